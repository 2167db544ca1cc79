//! The documents of a report as its readers speak of them: by name, by file, by the place of some words.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::safe::safe;
use crate::model::{Section, Stance};
use crate::wire::{DocumentRow, ObservationRow};

/// What a document from standard input has for a file.
pub(super) const STDIN: &str = "stdin";
/// How pages of the web are called. Their text is taken out of tags, and a line of it may go over several of the file.
const PAGES: [&str; 3] = ["html", "htm", "xhtml"];

/// The documents of a report by their ids.
pub(super) struct Documents<'r> {
    rows: BTreeMap<&'r str, &'r DocumentRow>,
    /// The files that hold more than one document.
    shared: BTreeSet<&'r str>,
}

/// Where something stands, as far as a program can be led there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'r> {
    /// The file, or the document's id where its file is not known.
    pub(super) path: &'r str,
    /// The document, where it is one record of its file.
    pub(super) record: Option<&'r str>,
    /// The line in the file, from 1; of a record without a name the line it stands on, of one with a name none.
    pub(super) line: Option<usize>,
    /// Where the words begin and end; in a record they have no place that lines and columns of the file could tell.
    pub(super) words: Option<Words>,
}

/// The columns of some words, in characters from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Words {
    /// The first.
    pub(super) column: usize,
    /// Where they end; none where a page of the web may have more between them than a reader sees.
    pub(super) end: Option<End>,
    /// Whether the words around them stand in the file as they stand in the row.
    pub(super) is_verbatim: bool,
}

/// Where some words end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    pub(super) line: usize,
    /// The column after the last.
    pub(super) column: usize,
}

impl<'r> Documents<'r> {
    pub(super) fn new(rows: &'r [DocumentRow]) -> Self {
        let mut paths = BTreeSet::new();
        let shared = rows.iter().map(|row| row.path.as_str()).filter(|path| !paths.insert(*path)).collect();
        Self { rows: rows.iter().map(|row| (row.id.as_str(), row)).collect(), shared }
    }

    pub(super) fn get(&self, document: &str) -> Option<&'r DocumentRow> {
        self.rows.get(document).copied()
    }

    /// The file of a document, as the user can open it, and which of its records the document is where it holds several:
    /// `stories.jsonl:7` by its line, `stories.jsonl#story-7` by its id.
    pub(super) fn path_of<'a>(&'a self, document: &'a str) -> Cow<'a, str> {
        let Some(row) = self.get(document) else { return document.into() };
        if !self.shared.contains(row.path.as_str()) {
            return row.path.as_str().into();
        }
        if document.starts_with(&row.path) {
            return document.into();
        }
        match record_line(row) {
            Some(line) => format!("{}:{line}", row.path).into(),
            None => format!("{}#{document}", row.path).into(),
        }
    }

    /// How a reader knows a document: who printed it, and when.
    pub(super) fn name_of(&self, document: &str) -> String {
        self.get(document).map_or_else(|| safe(document), name)
    }

    /// Who says it, where and how, parted by `dot`: "Reuters, 2025-03-18 · headline · said by Mr Putin · denied".
    pub(super) fn voiced(&self, row: &ObservationRow, dot: &str) -> String {
        let mut parts = vec![self.name_of(&row.document)];
        if row.section != Section::Body {
            parts.push(row.section.name().to_owned());
        }
        if let Some(speaker) = &row.speaker {
            parts.push(format!("said by {}", safe(speaker)));
        }
        match row.stance {
            Stance::Asserts => {}
            Stance::Denies => parts.push("denied".to_owned()),
            Stance::Reports => parts.push("passed on as a claim".to_owned()),
        }
        if let Some(day) = &row.as_of {
            parts.push(format!("as of {}", safe(day)));
        }
        parts.join(dot)
    }

    /// The file of a document.
    pub(super) fn file_of(&self, document: &'r str) -> Place<'r> {
        let Some(row) = self.get(document) else {
            return Place { path: document, record: None, line: None, words: None };
        };
        // A document that is a file is called after it.
        let is_file = row.path == row.id || row.path.strip_suffix(&row.id).is_some_and(|rest| rest.ends_with('/'));
        let is_record = !is_file || self.shared.contains(row.path.as_str());
        let line = if is_record { record_line(row) } else { None };
        Place { path: &row.path, record: is_record.then_some(row.id.as_str()), line, words: None }
    }

    /// The place of an observation's words in its file.
    pub(super) fn place_of(&self, row: &'r ObservationRow) -> Place<'r> {
        let file = self.file_of(&row.document);
        if file.record.is_some() {
            return file;
        }
        let words = row.sentence.get(row.mark.start..row.mark.end).unwrap_or(&row.written);
        let (line, column) = (row.line.max(1), row.column.max(1));
        let is_verbatim = !may_be_page(file.path);
        let is_one_piece = words == row.written
            && row.span.end.checked_sub(row.span.start) == Some(words.len())
            && !words.contains(char::is_whitespace);
        let end = (is_verbatim || is_one_piece).then(|| End::of(words, line, column));
        Place { line: Some(line), words: Some(Words { column, end, is_verbatim }), ..file }
    }
}

/// Whether a file is a page of the web, packed or not; of standard input that is not known.
fn may_be_page(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let is_one = |part: &str| PAGES.iter().any(|page| part.eq_ignore_ascii_case(page));
    path == STDIN || name.split('.').skip(1).any(is_one)
}

impl End {
    /// The end of `text` that begins at a line and column.
    pub(super) fn of(text: &str, line: usize, column: usize) -> Self {
        let breaks = text.matches('\n').count();
        let last = text.rsplit('\n').next().unwrap_or_default().chars().count();
        Self { line: line + breaks, column: if breaks == 0 { column + last } else { last + 1 } }
    }
}

/// How a reader knows a document: who printed it, and when.
pub(super) fn name(row: &DocumentRow) -> String {
    let who = row.publisher.as_ref().or(row.agency.as_ref()).unwrap_or(&row.id);
    // The day is enough to know an article by.
    let day = row.published.as_deref().map(|at| at.split(['T', ' ']).next().unwrap_or(at));
    match day {
        Some(day) => format!("{}, {}", safe(who), safe(day)),
        None => safe(who),
    }
}

/// The line of a record without an id, which is called after its file and line.
fn record_line(row: &DocumentRow) -> Option<usize> {
    let (file, line) = row.id.rsplit_once(':')?;
    let digits = row.path.ends_with(file) && line.bytes().all(|byte| byte.is_ascii_digit());
    line.parse().ok().filter(|line| digits && *line > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn row(id: &str, path: &str) -> DocumentRow {
        DocumentRow { id: id.to_owned(), path: path.to_owned(), ..DocumentRow::default() }
    }

    #[test]
    fn words_have_a_place_in_a_file_and_none_in_a_record() {
        let rows = [row("day/1.txt", "news/day/1.txt"), row("a.jsonl:7", "news/a.jsonl"), row("s-1", "b.jsonl")];
        let documents = Documents::new(&rows);
        let place_of = |document: &str, sentence: &str| {
            let mut row = sample::observed(document, 3, sentence, "x", "y");
            row.written.clear();
            let Place { path, record, line, words } = documents.place_of(&row);
            let words = words.and_then(|words| Some((words.column, words.end?.line, words.end?.column)));
            (path.to_owned(), record.map(str::to_owned), line, words)
        };
        let of = |text: &str| Some(text.to_owned());
        assert_eq!(
            place_of("day/1.txt", "é [two hours]"),
            ("news/day/1.txt".to_owned(), None, Some(3), Some((3, 3, 12)))
        );
        assert_eq!(place_of("day/1.txt", "é [two\nhours]").3, Some((3, 4, 6)));
        assert_eq!(place_of("a.jsonl:7", "[two]"), ("news/a.jsonl".to_owned(), of("a.jsonl:7"), Some(7), None));
        assert_eq!(place_of("s-1", "[two]"), ("b.jsonl".to_owned(), of("s-1"), None, None));
        assert_eq!(place_of("gone", "[two]").0, "gone");
    }

    #[test]
    fn of_words_in_a_page_the_end_is_told_where_nothing_can_stand_between_them() {
        let rows = ["a.html", "b.HTM.gz", "stdin", "d.txt"].map(|path| row(path, path));
        let documents = Documents::new(&rows);
        let end = |document: &str, sentence: &str, tags: usize| {
            let mut row = sample::observed(document, 3, sentence, "x", "y");
            row.span.end += tags;
            documents.place_of(&row).words.unwrap().end.map(|end| (end.line, end.column))
        };
        for page in ["a.html", "b.HTM.gz", "stdin"] {
            assert_eq!(end(page, "é [40]", 0), Some((3, 5)), "{page}");
            assert_eq!(end(page, "é [40]", 7), None, "{page}: a tag stands in it");
            assert_eq!(end(page, "é [40 km]", 0), None, "{page}: the line may break in it");
        }
        assert_eq!(end("d.txt", "é [40 km]", 0), Some((3, 8)));
        assert_eq!(end("d.txt", "é [40 km]", 5), Some((3, 8)), "another encoding has other bytes and the same columns");
    }
}
