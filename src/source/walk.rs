//! From a folder to its files, as git sees them and sorted by path.
//!
//! Links are followed, but no folder is read twice: one that leads back into the folder given, or above it, or to a
//! place where another link led already, is told and passed over.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkBuilder};

use super::file::unreadable;
use crate::model::Problem;

/// The files of a folder, one at a time.
pub(super) struct Folder {
    root: PathBuf,
    walk: ignore::Walk,
    links: Arc<Mutex<Links>>,
}

/// A file with its path below the folder, parted by `/`.
pub(super) struct Found {
    /// The file, as the user can open it.
    pub(super) path: PathBuf,
    /// Its path below the folder, parted by `/`.
    pub(super) name: String,
}

impl Folder {
    /// Files that git ignores are left out, in a repository or not, and hidden ones. What a user's own git settings
    /// say is not asked, so that the same folder is the same everywhere.
    pub(super) fn open(root: PathBuf) -> Self {
        let links = Arc::new(Mutex::new(Links { root: fs::canonicalize(&root).ok(), ..Links::default() }));
        let judge = Arc::clone(&links);
        let walk = WalkBuilder::new(&root)
            .require_git(false)
            .git_global(false)
            .follow_links(true)
            .sort_by_file_path(Path::cmp)
            .filter_entry(move |entry| judge.lock().unwrap_or_else(PoisonError::into_inner).may_enter(entry))
            .build();
        Self { root, walk, links }
    }

    /// The next file, or what was odd on the way to it.
    pub(super) fn next(&mut self) -> Option<Result<Found, Vec<Problem>>> {
        loop {
            let entry = self.walk.next();
            let mut problems = std::mem::take(&mut self.links.lock().unwrap_or_else(PoisonError::into_inner).problems);
            let found = match entry {
                None if problems.is_empty() => return None,
                None => None,
                Some(Ok(entry)) => self.file(entry),
                Some(Err(error)) => {
                    problems.push(problem(&error, &self.root));
                    None
                }
            };
            match (found, problems.is_empty()) {
                (Some(found), true) => return Some(Ok(found)),
                (None, true) => {}
                (None, false) => return Some(Err(problems)),
                // A walk tells what it passed over before it gives a file, and links are folders.
                (Some(found), false) => {
                    self.links.lock().unwrap_or_else(PoisonError::into_inner).problems = problems;
                    return Some(Ok(found));
                }
            }
        }
    }

    fn file(&self, entry: DirEntry) -> Option<Found> {
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            return None;
        }
        let path = entry.into_path();
        let below = path.strip_prefix(&self.root).unwrap_or(&path);
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        Some(Found { name: parts.join("/"), path })
    }
}

/// The links to folders met so far.
#[derive(Default)]
struct Links {
    root: Option<PathBuf>,
    entered: BTreeSet<PathBuf>,
    problems: Vec<Problem>,
}

impl Links {
    fn may_enter(&mut self, entry: &DirEntry) -> bool {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if entry.depth() == 0 || !entry.path_is_symlink() || !is_folder {
            return true;
        }
        let (Some(root), Ok(target)) = (&self.root, fs::canonicalize(entry.path())) else { return true };
        let reason = if target.starts_with(root) {
            "leads back into the folder that is read"
        } else if root.starts_with(&target) {
            "leads to a folder above the one that is read"
        } else if self.entered.contains(&target) {
            "leads where another link led already"
        } else {
            self.entered.insert(target);
            return true;
        };
        let message = format!("this link {reason}; it is not followed");
        self.problems.push(Problem::of_file(entry.path().to_string_lossy(), message).as_warning());
        false
    }
}

/// What was odd on a walk below `root`.
fn problem(error: &ignore::Error, root: &Path) -> Problem {
    fn path_of(error: &ignore::Error) -> Option<&Path> {
        match error {
            ignore::Error::WithPath { path, .. } => Some(path),
            ignore::Error::Loop { child, .. } => Some(child),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
            _ => None,
        }
    }
    fn is_loop(error: &ignore::Error) -> bool {
        match error {
            ignore::Error::Loop { .. } => true,
            ignore::Error::WithPath { err, .. }
            | ignore::Error::WithDepth { err, .. }
            | ignore::Error::WithLineNumber { err, .. } => is_loop(err),
            _ => false,
        }
    }
    let shown = path_of(error).unwrap_or(root).to_string_lossy();
    match error.io_error() {
        _ if is_loop(error) => {
            Problem::of_file(shown, "this link leads back to a folder above it; it is not followed").as_warning()
        }
        Some(io) => unreadable(&shown, io),
        None => Problem::of_file(shown, error.to_string()),
    }
}
