//! Rule files as they are given: single files, and folders of them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::read::Reader;
use super::rules::Loaded;
use super::shelf::Shelf;
use crate::model::Problem;

/// Reads rule files, and every `.yaml` and `.yml` file below folders, in the order of their names; packs are read where
/// a file uses them. What is wrong stands in [`Loaded::problems`].
pub fn load(paths: &[PathBuf]) -> Loaded {
    load_from(paths, &Shelf::disk())
}

/// The same from a shelf of files.
pub fn load_from(paths: &[PathBuf], shelf: &Shelf) -> Loaded {
    let mut reader = Reader::new(Some(shelf));
    let mut found = Vec::new();
    for path in paths {
        if let Err(problem) = shelf.gather(path, &mut found) {
            reader.problem(problem);
        }
    }
    let mut seen = BTreeSet::new();
    for path in found {
        if seen.insert(shelf.canonical(&path)) {
            match shelf.open(&path) {
                Ok(text) => reader.file(&path, &text),
                Err(problem) => reader.problem(problem),
            }
        }
    }
    if paths.is_empty() {
        reader.problem(Problem::of_file("", "no rule files were given"));
    }
    reader.finish()
}
