//! `init`: a folder to start from, with a rule that works, articles that it reads, and the same check for CI.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::Outcome;
use super::args::InitArgs;
use super::output;

/// A file of the start and what it is for.
struct Start {
    path: &'static str,
    text: &'static str,
    doc: &'static str,
}

const FILES: [Start; 7] = [
    Start {
        path: "crosscheck.yaml",
        text: include_str!("init/crosscheck.yaml"),
        doc: "what is read, and what fails a check",
    },
    Start {
        path: "rules/storm.yaml",
        text: include_str!("init/rules/storm.yaml"),
        doc: "a rule file: four facts about a storm, with examples",
    },
    Start {
        path: "news/harbour-post.txt",
        text: include_str!("init/news/harbour-post.txt"),
        doc: "an article of a made-up paper",
    },
    Start {
        path: "news/evening-mail.txt",
        text: include_str!("init/news/evening-mail.txt"),
        doc: "another, which does not agree with it in everything",
    },
    Start {
        path: "news/sources.yaml",
        text: include_str!("init/news/sources.yaml"),
        doc: "who printed them, and when",
    },
    Start {
        path: ".github/workflows/crosscheck.yml",
        text: include_str!("init/github/workflows/crosscheck.yml"),
        doc: "the same checks for CI on GitHub",
    },
    Start { path: "README.md", text: include_str!("init/README.md"), doc: "what this folder is" },
];

/// Writes the start into a folder, unless one of its files is there.
pub(super) fn init(args: &InitArgs) -> Outcome {
    // A path without a dot before it is how a reader would write it.
    let folder = args.folder.strip_prefix(".").unwrap_or(&args.folder);
    // Whatever is there is somebody's work, a dangling link too.
    let there: Vec<String> = FILES
        .iter()
        .map(|start| folder.join(start.path))
        .filter(|path| fs::symlink_metadata(path).is_ok())
        .map(|path| path.display().to_string())
        .collect();
    if !there.is_empty() {
        let verb = if there.len() == 1 { "is" } else { "are" };
        output::complain(&format!("{} {verb} there already, and nothing was written", there.join(", ")));
        output::complain("move what is there, or give another folder: crosscheck init FOLDER");
        return Outcome::Unable;
    }
    for start in &FILES {
        let path = folder.join(start.path);
        if let Err(error) = write(&path, start.text) {
            output::complain(&format!("failed to write {}: {error}", path.display()));
            return Outcome::Unable;
        }
    }
    let written = output::print(&page(folder));
    output::ended(&written, Outcome::Clean)
}

/// Writes a new file and never over one that somebody else made meanwhile.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// What was written, and what to do next.
fn page(folder: &Path) -> String {
    let widest = FILES.iter().map(|start| start.path.len()).max().unwrap_or_default();
    let files: Vec<String> = FILES.iter().map(|start| format!("  {:<widest$}  {}\n", start.path, start.doc)).collect();
    let here = folder.as_os_str().is_empty();
    let cd = if here { String::new() } else { format!("  cd {}\n", folder.display()) };
    let to = if here { "this folder".to_owned() } else { folder.display().to_string() };
    let next = "  crosscheck test\n  crosscheck check\n";
    format!("Written to {to}:\n{}\nNow run\n{cd}{next}", files.concat())
}
