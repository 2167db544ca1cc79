//! `crosscheck.yaml`: what a house says once instead of at every call.
//!
//! It is found upward from the working folder, and its paths count from its own. A flag goes before a key; of keys that
//! hold lists the flag replaces the whole.

mod keys;
mod read;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{ConfigArgs, FactSeverity};
use super::targets::Target;
use crate::model::{Moment, Problem, Severity};
use crate::value::House;
use crate::wire::Report;

pub(super) use keys::CONFIG;

/// The names a config may have; of two in one folder the first is read.
const NAMES: [&str; 2] = ["crosscheck.yaml", "crosscheck.yml"];

/// What the house says; what it does not say is empty.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// The file itself.
    pub(super) path: Option<PathBuf>,
    pub(super) sources: Vec<PathBuf>,
    pub(super) published: Option<Moment>,
    pub(super) rules: Vec<PathBuf>,
    pub(super) packs: Vec<PathBuf>,
    pub(super) formats: Vec<Target<Report>>,
    pub(super) fail_on: Option<Severity>,
    pub(super) severity: Vec<FactSeverity>,
    pub(super) without: Vec<String>,
    pub(super) everywhere: bool,
    pub(super) baseline: Option<PathBuf>,
    pub(super) reviews: Option<PathBuf>,
    pub(super) new_only: bool,
    pub(super) since: Option<String>,
    /// Its units and hedges, where it names any.
    pub(super) house: Option<House>,
    pub(super) threads: Option<usize>,
    pub(super) verbose: bool,
}

/// Why there is no config where there should be one.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) problems: Vec<Problem>,
    /// The texts of the files, by their paths.
    pub(super) sources: BTreeMap<String, String>,
}

impl Config {
    /// The config that the arguments name, or that is found; an empty one where there is none.
    ///
    /// # Errors
    /// Everything that is wrong with it, each at its place.
    pub(super) fn find(args: &ConfigArgs) -> Result<Self, Unreadable> {
        if args.no_config {
            return Ok(Self::default());
        }
        match args.config.clone().or_else(upward) {
            Some(path) => Self::open(&path),
            None => Ok(Self::default()),
        }
    }

    fn open(path: &Path) -> Result<Self, Unreadable> {
        let shown = path.display().to_string();
        let unreadable = |problems, text: String| Unreadable { problems, sources: [(shown.clone(), text)].into() };
        match fs::read_to_string(path) {
            Ok(text) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                read::read(&shown, &text, folder)
                    .map(|config| Self { path: Some(path.to_owned()), ..config })
                    .map_err(|problems| unreadable(problems, text))
            }
            Err(error) => {
                let problem = Problem::of_file(&shown, format!("this config cannot be read: {error}"));
                Err(unreadable(vec![problem], String::new()))
            }
        }
    }
}

/// The nearest config, from the working folder to the root: `crosscheck.yaml`, `../crosscheck.yaml`.
fn upward() -> Option<PathBuf> {
    let levels = fs::canonicalize(".").map_or(1, |folder| folder.ancestors().count());
    let folders = (0..levels).map(|level| std::iter::repeat_n("..", level).collect::<PathBuf>());
    folders.flat_map(|folder| NAMES.map(|name| folder.join(name))).find(|path| path.is_file())
}

/// A unit as one text has it: what it measures, and behind a semicolon the forms that it has in texts.
pub(super) fn measure_and_forms(text: &str) -> (&str, Vec<&str>) {
    let (measure, forms) = text.split_once(';').unwrap_or((text, ""));
    (measure.trim(), forms.split(',').map(str::trim).filter(|form| !form.is_empty()).collect())
}
