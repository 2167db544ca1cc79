//! From bytes to documents: text, Markdown, pages of the web and JSON, packed or not and in any encoding, with what is
//! known of each article.
//!
//! Reading never fails as a whole. Every document that can be read comes through, in a fixed order and under an id of
//! its own; whatever cannot be read or understood is a [`Problem`] with its place. A span of a document's blocks is a
//! range of the file as it is on disk, or of a record's text.

mod article;
mod dates;
mod documents;
mod encoding;
mod file;
mod format;
mod html;
mod json;
mod layout;
mod markdown;
mod metadata;
mod page;
mod paragraphs;
mod parts;
mod sidecar;
mod unpack;
mod walk;
mod words;

use std::io::BufRead;
use std::path::{Path, PathBuf};

use crate::model::{Document, Moment, Problem};

pub use documents::Documents;
pub use metadata::Metadata;

/// What the user says about all documents.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// When a document was published that does not say so itself.
    pub published: Option<Moment>,
}

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// Every document that could be read: in the order of the paths given, inside a folder by path, inside a file by
    /// line.
    pub documents: Vec<Document>,
    /// What could not be read or understood, in the same order.
    pub problems: Vec<Problem>,
}

/// Reads files and folders.
///
/// A file that is named is read whatever its name; in a folder, files with a known extension that git does not ignore.
pub fn read(paths: &[PathBuf], options: &Options) -> Sources {
    let mut sources = Sources::default();
    for read in documents(paths, options) {
        match read {
            Ok(document) => sources.documents.push(document),
            Err(problem) => sources.problems.push(problem),
        }
    }
    sources
}

/// The same one at a time: no more than one article or one line of records is in memory.
pub fn documents(paths: &[PathBuf], options: &Options) -> Documents {
    Documents::of_paths(paths, options)
}

/// The documents of a stream that is no file, a pipe for one, in any format and packed or not, told by its first bytes;
/// `name` stands in problems and in the ids of documents without one.
pub fn stream(name: &str, reader: impl BufRead + Send + 'static, options: &Options) -> Documents {
    Documents::of_stream(name, Box::new(reader), options)
}

/// The side files that may say something of the file at `path`, whether they are there or not.
pub fn side_files(path: &Path) -> impl Iterator<Item = PathBuf> {
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    sidecar::NAMES.iter().map(move |name| folder.join(name))
}

/// A document of plain text that comes from elsewhere than a file: a pipe, an example of a rule.
///
/// A title is the headline where the text has it as a line; words that do not stand in the text have no place and are
/// not read.
pub fn read_text(id: &str, text: impl Into<String>, metadata: &Metadata) -> Document {
    parts::document(id.to_owned(), id.to_owned(), parts::Parts::plain(text.into()), metadata.clone())
}
