//! `sources.yaml`: what is known of the text files of a folder, by file name.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::encoding::{decode, undeclared};
use super::file::{self, File, LONGEST};
use super::metadata::{Foreign, Metadata};
use super::page::Page;
use crate::model::{Problem, nearest};
use crate::yaml::{self, Data, Name};

/// The names a side file may have; of two in one folder the first is read.
pub(super) const NAMES: [&str; 2] = ["sources.yaml", "sources.yml"];

/// A wrong name is compared with all files of the folder, which is not worth doing for thousands.
const MOST_SUGGESTIONS: usize = 20;

/// The side files met so far, by folder.
#[derive(Debug, Default)]
pub(super) struct Sidecars {
    folders: BTreeMap<PathBuf, BTreeMap<String, Metadata>>,
}

impl Sidecars {
    /// What is known of the file `name` of `folder`. The folder's side file is read when it is first asked for, and its
    /// problems are told then.
    pub(super) fn known(&mut self, folder: &Path, name: &str, problems: &mut Vec<Problem>) -> Metadata {
        self.open(folder, problems).get(name).cloned().unwrap_or_default()
    }

    /// Reads the side file of `folder`, if it has one and it was not read before.
    pub(super) fn open(&mut self, folder: &Path, problems: &mut Vec<Problem>) -> &BTreeMap<String, Metadata> {
        self.folders.entry(folder.to_owned()).or_insert_with(|| read_folder(folder, problems))
    }
}

fn read_folder(folder: &Path, problems: &mut Vec<Problem>) -> BTreeMap<String, Metadata> {
    let mut found = NAMES.iter().map(|name| folder.join(name)).filter(|path| path.is_file());
    let Some(path) = found.next() else { return BTreeMap::new() };
    if let Some(second) = found.next() {
        let message = format!("is not read beside {}", NAMES[0]);
        problems.push(Problem::of_file(second.to_string_lossy(), message).as_warning());
    }
    let shown = path.to_string_lossy();
    // A side file without an entry says nothing, and that is no problem.
    let read = file::read(&path, &shown).and_then(|bytes| decode(&shown, bytes, LONGEST, undeclared, problems));
    match read {
        Ok(page) => read_entries(folder, &shown, &page, problems),
        Err(problem) if problem.warning => BTreeMap::new(),
        Err(problem) => {
            problems.push(problem);
            BTreeMap::new()
        }
    }
}

fn read_entries(folder: &Path, path: &str, page: &Page, problems: &mut Vec<Problem>) -> BTreeMap<String, Metadata> {
    let file = &File::of_page(path, page, 0);
    let tree = match yaml::parse(path, &page.text) {
        Ok(tree) => tree,
        Err(problem) => {
            problems.push(problem);
            return BTreeMap::new();
        }
    };
    let entries = match &tree.data {
        Data::Null => return BTreeMap::new(),
        Data::Map(entries) => entries,
        Data::Scalar(_) | Data::List(_) => {
            let message = format!("is {}, expected a map from file names", tree.is_a());
            problems.push(file.problem(tree.span, message).with_help("`story.txt: {publisher: The Post}`"));
            return BTreeMap::new();
        }
    };
    let mut known = BTreeMap::new();
    let mut found = Vec::new();
    let mut missing = Vec::new();
    for (name, node) in entries {
        if !folder.join(&name.text).is_file() {
            missing.push(name);
        } else if name.text.contains(['/', '\\']) {
            let message = format!("`{}` is in another folder, expected a file beside this one", name.text);
            found.push(file.problem(name.span, message).with_help("give that folder a sources.yaml").as_warning());
        }
        match &node.data {
            Data::Null => {}
            Data::Map(fields) => {
                known.insert(name.text.clone(), Metadata::read(fields, file, Foreign::Unwelcome, &mut found));
            }
            Data::Scalar(_) | Data::List(_) => {
                let message = format!("`{}` is {}, expected a map", name.text, node.is_a());
                let help = "`{publisher: The Post, published: 2025-03-18}`";
                found.push(file.problem(node.span, message).with_help(help));
            }
        }
    }
    tell_missing(folder, file, &missing, &mut found);
    found.sort_by_key(|problem| problem.place);
    problems.append(&mut found);
    known
}

fn tell_missing(folder: &Path, file: &File<'_>, missing: &[&Name], problems: &mut Vec<Problem>) {
    let files = if missing.is_empty() { Vec::new() } else { files_of(folder) };
    for (at, name) in missing.iter().enumerate() {
        let near = (at < MOST_SUGGESTIONS).then(|| nearest(&name.text, files.iter().map(String::as_str))).flatten();
        let problem = file.problem(name.span, format!("there is no file `{}` here", name.text)).as_warning();
        problems.push(match near {
            Some(near) => problem.with_help(format!("did you mean `{near}`?")),
            None => problem,
        });
    }
}

/// The names of the files in `folder`, sorted.
fn files_of(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names
}
