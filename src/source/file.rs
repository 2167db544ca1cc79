//! Files as they are opened: places in them, and the problem that keeps one from being read.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::page::Page;
use crate::model::{Place, Places, Problem, Span};

/// The longest text, in bytes, that can be one article. A longer file or line is something else (a log, a dump, a
/// forgotten line feed), and reading on would only cost memory.
pub(super) const LONGEST: usize = 16 << 20;

/// A part of a file, for problems that are found in it.
#[derive(Debug)]
pub(super) struct File<'f> {
    path: &'f str,
    text: &'f str,
    from: usize,
    /// Counted once, because a side file of thousands may be wrong in every line.
    places: OnceCell<Cow<'f, Places>>,
}

impl<'f> File<'f> {
    /// The part of a page from byte `from` of its text on, to which spans are given; `path` is the file as the user can
    /// open it.
    pub(super) fn of_page(path: &'f str, page: &'f Page, from: usize) -> Self {
        let places = page.in_file.as_ref().map_or_else(OnceCell::new, |known| OnceCell::from(Cow::Borrowed(known)));
        Self { path, text: &page.text, from, places }
    }

    /// A problem at `span` of the part.
    pub(super) fn problem(&self, span: Span, message: impl Into<String>) -> Problem {
        Problem::at(self.path, self.place(span), message)
    }

    /// The place in the file of `span` of the part.
    pub(super) fn place(&self, span: Span) -> Place {
        let span = self.in_text(span);
        let places = self.places.get_or_init(|| Cow::Owned(Places::of(self.text)));
        let (line, column) = places.place(self.text, span.start);
        Place { line, column, span: places.span(self.text, span) }
    }

    /// `span` of the part as a span of the whole text.
    pub(super) const fn in_text(&self, span: Span) -> Span {
        Span::new(span.start + self.from, span.end + self.from)
    }
}

/// The bytes of the file at `path`, which problems call `shown`, as far as they may be one article and one byte more.
///
/// # Errors
/// The file cannot be read.
pub(super) fn read(path: &Path, shown: &str) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let opened = fs::File::open(path).and_then(|file| file.take(LONGEST as u64 + 1).read_to_end(&mut bytes));
    opened.map(|_| bytes).map_err(|error| unreadable(shown, &error))
}

/// The problem of a file that cannot be opened or read on.
pub(super) fn unreadable(shown: &str, error: &io::Error) -> Problem {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        // What the unpacking says.
        io::ErrorKind::InvalidData => format!("cannot be read: {error}"),
        kind => format!("cannot be read: {kind}"),
    };
    Problem::of_file(shown, message)
}

/// The place of byte `at`, before which all is UTF-8.
pub(super) fn place_of(bytes: &[u8], at: usize) -> Place {
    let before = bytes.get(..at).and_then(|before| str::from_utf8(before).ok()).unwrap_or_default();
    Place { span: Span::new(at, at + 1), ..Place::of(before, Span::new(before.len(), before.len())) }
}
