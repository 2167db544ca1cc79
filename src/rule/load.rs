//! Rule files as they are given: single files, and folders of them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::files;
use super::read::{Packs, Reader};
use super::rules::Loaded;
use crate::model::Problem;

/// Reads rule files, and every `.yaml` and `.yml` file below folders, in the order of their names; packs are read where
/// a file uses them. What is wrong stands in [`Loaded::problems`].
pub fn load(paths: &[PathBuf]) -> Loaded {
    let mut reader = Reader::new(Packs::OnDisk);
    let mut found = Vec::new();
    for path in paths {
        if let Err(problem) = files::gather(path, &mut found) {
            reader.problem(problem);
        }
    }
    let mut seen = BTreeSet::new();
    for path in found {
        if seen.insert(files::canonical(&path)) {
            match files::open(&path) {
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
