//! The documents of the paths given, one at a time and in order, each under an id of its own.

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::Options;
use super::article::article;
use super::file::{self, unreadable};
use super::format::Format;
use super::metadata::Metadata;
use super::records::Records;
use super::sidecar::{NAMES, Sidecars};
use super::walk::{Folder, Found};
use crate::model::{Document, Problem};

/// The documents of some paths as they are read: [`super::documents`] makes it.
///
/// What could not be read comes as a [`Problem`] at its turn; the documents behind it follow all the same.
pub struct Documents {
    options: Options,
    paths: VecDeque<PathBuf>,
    folder: Option<Folder>,
    records: Option<Records>,
    ready: VecDeque<Result<Document, Problem>>,
    sidecars: Sidecars,
    ids: HashSet<String>,
    files: HashSet<PathBuf>,
}

impl Documents {
    pub(super) fn of_paths(paths: &[PathBuf], options: &Options) -> Self {
        Self {
            options: options.clone(),
            paths: paths.iter().cloned().collect(),
            folder: None,
            records: None,
            ready: VecDeque::new(),
            sidecars: Sidecars::default(),
            ids: HashSet::new(),
            files: HashSet::new(),
        }
    }

    pub(super) fn of_records(name: &str, reader: Box<dyn BufRead + Send>, options: &Options) -> Self {
        let mut documents = Self::of_paths(&[], options);
        let known = documents.fallback();
        documents.records = Some(Records::new(name.to_owned(), name.to_owned(), reader, known));
        documents
    }

    /// Takes up the next file; false where there is none.
    fn advance(&mut self) -> bool {
        if let Some(folder) = &mut self.folder {
            match folder.next() {
                None => self.folder = None,
                Some(Err(problems)) => self.ready.extend(problems.into_iter().map(Err)),
                Some(Ok(found)) => self.open_found(found),
            }
            return true;
        }
        let Some(path) = self.paths.pop_front() else { return false };
        match fs::metadata(&path) {
            Err(error) => self.ready.push_back(Err(unreadable(&path.to_string_lossy(), &error))),
            Ok(kind) if kind.is_dir() => self.folder = Some(Folder::open(path)),
            Ok(_) => {
                let name = file_name(&path);
                let format = Format::of(&path).unwrap_or(Format::Text);
                self.open(Found { path, name }, format);
            }
        }
        true
    }

    /// A file in a folder is read if its name says what it is.
    fn open_found(&mut self, found: Found) {
        if NAMES.contains(&file_name(&found.path).as_str()) {
            let mut problems = Vec::new();
            self.sidecars.open(folder_of(&found.path), &mut problems);
            self.ready.extend(problems.into_iter().map(Err));
        } else if let Some(format) = Format::of(&found.path) {
            self.open(found, format);
        }
    }

    fn open(&mut self, found: Found, format: Format) {
        let shown = found.path.to_string_lossy().into_owned();
        if let Ok(real) = fs::canonicalize(&found.path)
            && !self.files.insert(real)
        {
            let problem = Problem::of_file(shown, "this file is read already, under another path");
            self.ready.push_back(Err(problem.as_warning()));
            return;
        }
        let mut problems = Vec::new();
        let known = self.sidecars.known(folder_of(&found.path), &file_name(&found.path), &mut problems);
        let known = known.or(&self.fallback());
        if format == Format::Records {
            match fs::File::open(&found.path) {
                Ok(file) => {
                    self.records = Some(Records::new(shown, found.name, Box::new(BufReader::new(file)), known));
                }
                Err(error) => problems.push(unreadable(&shown, &error)),
            }
            self.ready.extend(problems.into_iter().map(Err));
            return;
        }
        let read = file::read(&found.path, &shown);
        let read = read.map(|text| {
            let id = self.claim(found.name, &shown, &shown, &mut problems);
            article(id, shown, text, format, &known, &mut problems)
        });
        self.ready.extend(problems.into_iter().map(Err));
        self.ready.push_back(read);
    }

    /// An id that no other document has: `id`, or `other`, or that with a number.
    fn claim(&mut self, id: String, other: &str, path: &str, problems: &mut Vec<Problem>) -> String {
        if self.ids.insert(id.clone()) {
            return id;
        }
        let numbered = (2..).map(|number| format!("{other}#{number}"));
        let Some(new) = std::iter::once(other.to_owned()).chain(numbered).find(|new| self.ids.insert(new.clone()))
        else {
            return id;
        };
        let message = format!("another document is called `{id}`; this one is called `{new}`");
        problems.push(Problem::of_file(path, message).as_warning());
        new
    }

    /// The next document or problem of the records that are being read.
    fn next_record(&mut self) -> Option<Result<Document, Problem>> {
        let records = self.records.as_mut()?;
        let Some(next) = records.next() else {
            self.records = None;
            return None;
        };
        let (place_name, place) = (records.place_name(), records.place());
        let Ok(mut document) = next else { return Some(next) };
        let mut problems = Vec::new();
        let path = document.path.clone();
        document.id = self.claim(document.id, &place_name, &path, &mut problems);
        let problems = problems.into_iter().map(|problem| Err(Problem { place: Some(place), ..problem }));
        self.ready.extend(problems.chain([Ok(document)]));
        self.ready.pop_front()
    }

    fn fallback(&self) -> Metadata {
        Metadata { published: self.options.published, ..Metadata::default() }
    }
}

impl Iterator for Documents {
    type Item = Result<Document, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            if let Some(next) = self.next_record() {
                return Some(next);
            }
            if !self.advance() {
                return None;
            }
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned()
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
