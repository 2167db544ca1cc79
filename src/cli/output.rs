//! Writing to the terminal: reports to standard output, problems and complaints to standard error.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use serde::Serialize;

use super::Outcome;
use super::args::PageArgs;
use super::targets::Targets;
use crate::model::{Problem, Severity};
use crate::report::{self, Formats, Options};

/// Columns where there is no terminal to ask.
const WIDTH: usize = 100;

/// How pages for people look, on either stream.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub(super) out: Options,
    pub(super) err: Options,
}

impl Page {
    /// As the arguments, the terminal and `NO_COLOR` say.
    pub(super) fn of(args: &PageArgs) -> Self {
        let columns = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = args.width.or_else(columns).unwrap_or(WIDTH);
        let color = |choice: anstream::ColorChoice| !matches!(choice, anstream::ColorChoice::Never);
        let verbose = args.verbose.unwrap_or_default();
        let page = |color| Options { width, color, verbose, ..Options::default() };
        Self {
            out: page(color(anstream::AutoStream::choice(&io::stdout()))),
            err: page(color(anstream::AutoStream::choice(&io::stderr()))),
        }
    }

    /// As the terminal says, where no arguments are known yet.
    pub(super) fn plain() -> Self {
        Self::of(&PageArgs { verbose: None, width: None })
    }

    /// The same for a run that findings of `limit` and above fail.
    pub(super) fn failing_on(self, limit: Severity) -> Self {
        Self { out: Options { fail_on: limit, ..self.out }, ..self }
    }

    /// The same in a file.
    pub(super) fn file(&self) -> Options {
        Options { color: false, ..self.out }
    }
}

/// Writes a file and the folders it needs.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// Writes to standard output. What comes of a failure, [`ended`] says.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints rows as JSON where that is the format, and otherwise as a page for people.
pub(super) fn page_or_json<T: Serialize>(rows: &T, format: &str, page: impl FnOnce(&T) -> String) -> io::Result<()> {
    print(&if format == "json" { report::json(rows) } else { page(rows) })
}

/// How a command ends whose output was `written` so. A reader that went away (`| head`) has had enough, and what was
/// found until then stands; after any other failure the output is not whole, and nobody may take it for whole.
pub(super) fn ended(written: &io::Result<()>, outcome: Outcome) -> Outcome {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("failed to write to standard output: {error}"));
            Outcome::Unable
        }
        _ => outcome,
    }
}

/// Writes rows in every format asked for. A file that cannot be written is told at once, and keeps no other from being
/// written.
pub(super) fn rows<T: Formats>(targets: &Targets<T>, rows: &T, page: &Page) -> Written {
    let mut written = Written { stdout: Ok(()), failed: 0 };
    let mut files = Vec::new();
    for target in targets.iter() {
        match &target.to {
            None => written.stdout = print(&target.format.render(rows, &page.out)),
            Some(path) => match write(path, &target.format.render(rows, &page.file())) {
                Ok(()) => files.push(path.display().to_string()),
                Err(error) => {
                    complain(&format!("failed to write {}: {error}", path.display()));
                    written.failed += 1;
                }
            },
        }
    }
    // Whoever sees nothing else is told how it went, in the last line of the page.
    let is_silent = targets.iter().all(|target| target.to.is_some());
    if let (true, false, Some(text)) = (is_silent, files.is_empty(), T::FORMATS.first()) {
        let page = text.render(rows, &page.file());
        complain(&format!("{}; written to {}", page.lines().last().unwrap_or_default(), files.join(", ")));
    }
    written
}

/// How the writing went.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) stdout: io::Result<()>,
    /// Files that could not be written.
    pub(super) failed: usize,
}

impl Written {
    /// How a command ends whose rows were written so: a file that is not there is an output that is not whole.
    pub(super) fn ended(&self, outcome: Outcome) -> Outcome {
        let outcome = if self.failed > 0 { Outcome::Unable } else { outcome };
        ended(&self.stdout, outcome)
    }
}

/// One line on standard error.
pub(super) fn complain(message: &str) {
    say(&format!("crosscheck: {message}\n"));
}

/// Problems on standard error, each at its place.
pub(super) fn problems(problems: &[Problem], sources: &BTreeMap<String, String>, page: &Page) {
    say(&report::problems(problems, sources, &page.err));
}

/// Writes to standard error; where that fails there is nobody left to tell.
fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
