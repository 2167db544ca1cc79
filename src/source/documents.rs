//! The documents of the paths given, one at a time and in order, each under an id of its own.

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::io::{self, BufRead as _, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use super::Options;
use super::article::{Known, article};
use super::encoding::{decode, undeclared};
use super::file::{LONGEST, unreadable};
use super::format::{Format, HEAD};
use super::html;
use super::json::{LONGEST_LINE, Records, collection};
use super::metadata::Metadata;
use super::sidecar::{NAMES, Sidecars};
use super::unpack::{Reader, unpacked, unpacked_name};
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

    pub(super) fn of_stream(name: &str, stream: Reader, options: &Options) -> Self {
        let mut documents = Self::of_paths(&[], options);
        let known = Known { fallback: documents.fallback(), ..Known::default() };
        documents.read(name.to_owned(), name.to_owned(), stream, None, &known);
        documents
    }

    /// Takes up the next file; false where there is none.
    fn advance(&mut self) -> bool {
        if let Some(folder) = &mut self.folder {
            match folder.next() {
                None => self.folder = None,
                Some(Err(problems)) => self.ready.extend(problems.into_iter().map(Err)),
                Some(Ok(found)) => self.open_found(&found),
            }
            return true;
        }
        let Some(path) = self.paths.pop_front() else { return false };
        match fs::metadata(&path) {
            Err(error) => self.ready.push_back(Err(unreadable(&path.to_string_lossy(), &error))),
            Ok(kind) if kind.is_dir() => self.folder = Some(Folder::open(path)),
            Ok(_) => {
                let (name, format) = (file_name(&path), Format::of(&path));
                self.open(&Found { path, name }, format);
            }
        }
        true
    }

    /// A file in a folder is read if its name says what it is.
    fn open_found(&mut self, found: &Found) {
        if NAMES.contains(&file_name(&found.path).as_str()) {
            let mut problems = Vec::new();
            self.sidecars.open(folder_of(&found.path), &mut problems);
            self.ready.extend(problems.into_iter().map(Err));
        } else if let Some(format) = Format::of(&found.path) {
            self.open(found, Some(format));
        }
    }

    /// Opens a file, of a format that its name tells or else its first bytes.
    fn open(&mut self, found: &Found, format: Option<Format>) {
        let shown = found.path.to_string_lossy().into_owned();
        if let Ok(real) = fs::canonicalize(&found.path)
            && !self.files.insert(real)
        {
            let problem = Problem::of_file(shown, "this file is read already, under another path");
            self.ready.push_back(Err(problem.as_warning()));
            return;
        }
        let mut problems = Vec::new();
        let noted = self.sidecars.known(folder_of(&found.path), &file_name(&found.path), &mut problems);
        self.ready.extend(problems.into_iter().map(Err));
        let known = Known { noted, fallback: self.fallback() };
        let id = unpacked_name(&found.name).to_owned();
        match fs::File::open(&found.path) {
            Ok(file) => self.read(id, shown, Box::new(BufReader::new(file)), format, &known),
            Err(error) => self.ready.push_back(Err(unreadable(&shown, &error))),
        }
    }

    /// Reads a stream that problems call `shown`. Of records a line, only the first is looked at here.
    fn read(&mut self, id: String, shown: String, stream: Reader, format: Option<Format>, known: &Known) {
        match begun(stream, format) {
            Err(error) => self.ready.push_back(Err(unreadable(&shown, &error))),
            Ok((Format::Lines, stream)) => {
                self.records = Some(Records::new(shown, id, stream, known.noted.clone().or(&known.fallback)));
            }
            Ok((format, stream)) => {
                let mut problems = Vec::new();
                let read = self.read_whole(id, shown, stream, format, known, &mut problems);
                self.ready.extend(problems.into_iter().map(Err));
                match read {
                    Ok(documents) => self.ready.extend(documents),
                    Err(problem) => self.ready.push_back(Err(problem)),
                }
            }
        }
    }

    fn read_whole(
        &mut self,
        id: String,
        shown: String,
        stream: Reader,
        format: Format,
        known: &Known,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<Result<Document, Problem>>, Problem> {
        let (most, declared) = match format {
            Format::Json => (LONGEST_LINE, undeclared as fn(&[u8]) -> _),
            Format::Html => (LONGEST, html::declared as fn(&[u8]) -> _),
            Format::Text | Format::Markdown | Format::Lines => (LONGEST, undeclared as fn(&[u8]) -> _),
        };
        let mut bytes = Vec::new();
        stream.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&shown, &error))?;
        let page = decode(&shown, bytes, most, declared, problems)?;
        if format != Format::Json {
            let id = self.claim(id, &shown, &shown, problems);
            return article(id, shown, page, format, known, problems).map(|document| vec![Ok(document)]);
        }
        let metadata = known.noted.clone().or(&known.fallback);
        let Some(read) = collection(&shown, &id, &page, &metadata) else {
            let stream = Box::new(Cursor::new(page.text));
            self.records = Some(Records::new(shown, id, stream, metadata));
            return Ok(Vec::new());
        };
        let mut all = Vec::new();
        for read in read {
            let read = read.map(|document| {
                let mut told = Vec::new();
                let id = self.claim(document.id.clone(), &format!("{shown}#{}", document.id), &shown, &mut told);
                all.extend(told.into_iter().map(Err));
                Document { id, ..document }
            });
            all.push(read);
        }
        Ok(all)
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

/// A stream without its packing, and its format.
fn begun(stream: Reader, format: Option<Format>) -> io::Result<(Format, Reader)> {
    let mut stream = unpacked(stream)?;
    let head = head(&mut stream)?;
    let format = format.unwrap_or_else(|| Format::sniff(&head));
    // Lines are read one at a time, which needs an encoding with one byte for a line feed.
    let is_wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || head.contains(&0);
    let format = if format == Format::Lines && is_wide { Format::Json } else { format };
    Ok((format, Box::new(Cursor::new(head).chain(stream))))
}

/// As much of a stream as tells its format, which is then gone from it. A pipe that gives a record now and then is not
/// waited for longer than it takes to see the second.
fn head(stream: &mut Reader) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while head.len() < HEAD && !Format::is_told_by(&head) {
        let piece = stream.fill_buf()?;
        let taken = piece.len().min(HEAD - head.len());
        if taken == 0 {
            break;
        }
        head.extend_from_slice(piece.get(..taken).unwrap_or_default());
        stream.consume(taken);
    }
    Ok(head)
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned()
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
