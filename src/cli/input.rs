//! Reading what the arguments name: rules, articles, rows, standard input.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::args::{Input, PackArgs};
use super::output::{self, Page};
use crate::model::{Document, Problem};
use crate::report::counted;
use crate::rule::{self, Loaded, Shelf};
use crate::source;
use crate::wire::{Rows, Streams};

/// The path that stands for standard input.
pub(super) const STDIN: &str = "-";

/// What is read one at a time.
pub(super) type Documents = Box<dyn Iterator<Item = Result<Document, Problem>>>;

/// The rules, unless some error keeps them from being used: then every error of every file is shown.
pub(super) fn rules(paths: &[PathBuf], packs: &PackArgs, page: &Page) -> Option<Loaded> {
    if let Some(folder) = packs.folders.iter().find(|folder| !folder.is_dir()) {
        output::complain(&format!("--packs {}: there is no such folder", folder.display()));
        return None;
    }
    let shelf = Shelf::disk().with_packs(packs.folders.clone());
    usable(rule::load_from(paths, &shelf), paths, page)
}

/// What was loaded, unless some error keeps it from being used, or there is nothing in it.
pub(super) fn usable(loaded: Loaded, paths: &[PathBuf], page: &Page) -> Option<Loaded> {
    let loaded = sound(loaded, page)?;
    if loaded.rules.facts.is_empty() {
        let shown: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        output::complain(&format!("no rules in {}: expected YAML files with `facts:`", shown.join(", ")));
        return None;
    }
    Some(loaded)
}

/// What was loaded, unless some error keeps it from being used.
pub(super) fn sound(loaded: Loaded, page: &Page) -> Option<Loaded> {
    if !loaded.problems.is_empty() {
        output::problems(&loaded.problems, &loaded.sources, page);
    }
    if loaded.has_errors() {
        let count = loaded.problems.iter().filter(|problem| !problem.warning).count();
        output::complain(&format!("{} in the rules; nothing was checked", counted(count, "error")));
        return None;
    }
    Some(loaded)
}

/// The documents that the arguments name.
pub(super) fn documents(input: &Input) -> Documents {
    let options = source::Options { published: input.published };
    if !input.paths.iter().any(|path| path == Path::new(STDIN)) {
        return Box::new(source::documents(&input.paths, &options));
    }
    let mut all: Documents = Box::new(std::iter::empty());
    for path in &input.paths {
        let next: Documents = if path == Path::new(STDIN) {
            Box::new(source::stream("stdin", BufReader::new(std::io::stdin()), &options))
        } else {
            Box::new(source::documents(std::slice::from_ref(path), &options))
        };
        all = Box::new(all.chain(next));
    }
    all
}

/// The rows in the files that the arguments name, or on standard input where they name none; none where a file cannot
/// be read.
pub(super) fn rows(paths: &[PathBuf]) -> Option<Rows> {
    let stdin = [PathBuf::from(STDIN)];
    let mut streams = Streams::default();
    for path in if paths.is_empty() { &stdin } else { paths } {
        if path == Path::new(STDIN) {
            streams.read("stdin", std::io::stdin().lock());
            continue;
        }
        match File::open(path) {
            Ok(file) => streams.read(&path.display().to_string(), BufReader::new(file)),
            Err(error) => {
                output::complain(&format!("failed to read {}: {error}", path.display()));
                return None;
            }
        }
    }
    Some(streams.into_rows())
}
