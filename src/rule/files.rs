//! Finding and opening rule files.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::model::{Problem, nearest};

/// Folders of this name hold packs, which are only used by other files.
pub(super) const PACKS: &str = "packs";

/// Why most files cannot be read.
pub(super) const NOT_THERE: &str = "failed to read: there is no such file or folder";

/// The text of a rule file.
pub(super) fn open(path: &Path) -> Result<String, Problem> {
    let shown = path.display().to_string();
    let bytes =
        fs::read(path).map_err(|error| Problem::of_file(&shown, format!("failed to read: {}", reason(&error))))?;
    decode(&shown, bytes)
}

/// The text of these bytes of a rule file.
pub(super) fn decode(shown: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Problem::of_file(shown, format!("failed to read: byte {at} is not UTF-8")).with_help("save the file as UTF-8")
    })
}

/// One name for one file, however it was reached.
pub(super) fn canonical(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The rule files of a folder, for naming the nearest one.
pub(super) fn rule_files_in(folder: &Path) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.path()).filter(|path| is_rule_file(path));
    let mut names: Vec<String> =
        names.filter_map(|path| path.file_name().and_then(OsStr::to_str).map(str::to_owned)).collect();
    names.sort();
    names
}

/// Adds a file, or the rule files below a folder, in the order of their names.
pub(super) fn gather(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Problem> {
    let shown = path.display().to_string();
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let there = rule_files_in(path.parent().unwrap_or_else(|| Path::new("")));
            return Err(not_there(path, &there));
        }
        Err(error) => return Err(Problem::of_file(shown, format!("failed to read: {}", reason(&error)))),
        Ok(found) if !found.is_dir() => {
            files.push(path.to_owned());
            return Ok(());
        }
        Ok(_) => {}
    }
    if path.file_name() == Some(OsStr::new(PACKS)) {
        return Err(only_packs(path));
    }
    let before = files.len();
    let walk = WalkBuilder::new(path)
        .standard_filters(false)
        .hidden(true)
        .sort_by_file_path(Ord::cmp)
        .filter_entry(|entry| !(entry.file_name() == PACKS && entry.file_type().is_some_and(|kind| kind.is_dir())))
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| !kind.is_dir()) && is_rule_file(entry.path()) => {
                files.push(entry.into_path());
            }
            Ok(_) => {}
            Err(error) => {
                let why = error.io_error().map_or_else(|| error.to_string(), |error| reason(error).to_owned());
                return Err(Problem::of_file(shown, format!("failed to read the folder: {why}")));
            }
        }
    }
    if files.len() > before {
        return Ok(());
    }
    let problem = no_rule_files(path);
    Err(if path.join(PACKS).is_dir() { problem.with_help(USED) } else { problem })
}

/// That there is nothing at `path`, and which of the rule files beside it may be meant.
pub(super) fn not_there(path: &Path, beside: &[String]) -> Problem {
    let problem = Problem::of_file(path.display().to_string(), NOT_THERE);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match nearest(&name, beside.iter().map(String::as_str)) {
        Some(meant) => problem.with_help(format!("did you mean `{}`?", path.with_file_name(meant).display())),
        None => problem,
    }
}

/// That a folder of packs was given as if it held rules.
pub(super) fn only_packs(path: &Path) -> Problem {
    Problem::of_file(path.display().to_string(), "packs are not read by themselves").with_help(USED)
}

/// That a folder has no rules.
pub(super) fn no_rule_files(path: &Path) -> Problem {
    Problem::of_file(path.display().to_string(), "there are no rule files (*.yaml, *.yml) in this folder")
}

const USED: &str = "a pack is read where a rule file uses it: `use: [packs/…]`";

/// Whether that is the name of a rule file. What `test --over` keeps beside the rules, `NAME.snap.yaml`, is none.
pub(super) fn is_rule_file(path: &Path) -> bool {
    let is_snapshot = path.file_stem().is_some_and(|stem| Path::new(stem).extension() == Some(OsStr::new("snap")));
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") && !is_snapshot
}

/// Why a file cannot be read, in words that are the same on every system.
fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::IsADirectory => "it is a folder",
        _ => "the system gives an error",
    }
}
