//! Excerpts: a few lines of a file with one place underlined, drawn by miette.
//!
//! An excerpt holds its own lines, so that nothing reads a file again and nothing scans one for every place.

use std::fmt;
use std::ops::Range;

use miette::{
    Diagnostic, GraphicalReportHandler, LabeledSpan, MietteError, MietteSpanContents, Severity, SourceCode, SourceSpan,
    SpanContents,
};

use super::palette::Palette;
use super::safe::{marked, safe};
use super::width::{around, cut_end, cut_start, width};

/// Columns that a frame takes beside the number of a line: ` 12 │ `.
const FRAME: usize = 4;
/// Columns from the middle of an underline to the words under it: `╰── `.
const HOOK: usize = 4;

/// Lines of a file, safe to show and no wider than the page, with one place marked.
#[derive(Debug, Clone)]
pub(super) struct Excerpt {
    /// The file, cut at its start where it is too long for the page.
    name: String,
    /// The lines.
    text: String,
    /// The number of the first of them, from 0.
    first: usize,
    /// How many there are.
    count: usize,
    /// Where the marked place stands in the file: line and column, from 0.
    place: (usize, usize),
    /// Its bytes in `text`.
    mark: Range<usize>,
}

/// A sentence with a place marked, and where that stands in its file.
#[derive(Debug, Clone)]
pub(super) struct Shown<'r> {
    pub(super) sentence: &'r str,
    /// Bytes of the sentence.
    pub(super) mark: Range<usize>,
    /// Line of the mark, from 1.
    pub(super) line: usize,
    /// Column of the mark, from 1.
    pub(super) column: usize,
}

impl Excerpt {
    /// A sentence, cut so that it and a label of `label` columns fit `columns`.
    pub(super) fn of_sentence(path: &str, row: &Shown<'_>, label: usize, columns: usize) -> Self {
        let (text, mark) = marked(row.sentence, row.mark.clone());
        let (text, mark) = around(&text, mark, room(row.line, columns), label + HOOK);
        Self {
            name: named(path, row.line, row.column, columns),
            text,
            first: row.line.saturating_sub(1),
            count: 1,
            place: (row.line.saturating_sub(1), row.column.saturating_sub(1)),
            mark,
        }
    }

    /// The `lines` of a file from number `first` (from 1), of which number `line` has a place at `mark` of its bytes.
    pub(super) fn of_lines(
        path: &str,
        lines: &[&str],
        first: usize,
        (line, column): (usize, usize),
        mark: Range<usize>,
        columns: usize,
    ) -> Self {
        let room = room(first + lines.len(), columns);
        let mut text = String::new();
        let mut place = 0..0;
        for (at, words) in lines.iter().enumerate() {
            let from = text.len();
            if first + at == line {
                let (shown, at) = marked(words, mark.clone());
                let (shown, at) = around(&shown, at, room, 1);
                place = from + at.start..from + at.end;
                text.push_str(&shown);
            } else {
                text.push_str(&cut_end(&safe(words), room));
            }
            text.push('\n');
        }
        Self {
            name: named(path, line, column, columns),
            text,
            first: first.saturating_sub(1),
            count: lines.len(),
            place: (line.saturating_sub(1), column.saturating_sub(1)),
            mark: place,
        }
    }
}

/// The columns that a line of text may take.
fn room(last_line: usize, columns: usize) -> usize {
    columns.saturating_sub(FRAME + digits(last_line)).max(16)
}

/// The name of a file, cut so that it fits a frame with its line and column.
fn named(path: &str, line: usize, column: usize, columns: usize) -> String {
    let beside = FRAME + digits(line) * 2 + digits(column) + 4;
    cut_start(&safe(path), columns.saturating_sub(beside).max(8))
}

fn digits(number: usize) -> usize {
    number.checked_ilog10().unwrap_or(0) as usize + 1
}

impl SourceCode for Excerpt {
    /// An excerpt has one place: asked for it without its neighbours, it gives the place; otherwise all its lines.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let name = self.name.clone();
        let bytes = self.text.as_bytes();
        let contents = if before == 0 && after == 0 {
            let data = bytes.get(span.offset()..span.offset() + span.len()).ok_or(MietteError::OutOfBounds)?;
            MietteSpanContents::new_named(name, data, *span, self.place.0, self.place.1, 1)
        } else {
            MietteSpanContents::new_named(name, bytes, (0, bytes.len()).into(), self.first, 0, self.count)
        };
        Ok(Box::new(contents))
    }
}

/// An excerpt with what is said of it.
#[derive(Debug)]
pub(super) struct Note {
    /// The words above.
    pub(super) message: String,
    /// Whether it is an error, a warning, or said beside.
    pub(super) severity: Severity,
    /// What is shown.
    pub(super) excerpt: Option<Excerpt>,
    /// The words under the mark.
    pub(super) label: Option<String>,
    /// The words below.
    pub(super) help: Option<String>,
}

impl Note {
    /// The note as lines that fit `columns`.
    pub(super) fn render(&self, palette: Palette, columns: usize) -> String {
        let mut out = String::new();
        let handler = GraphicalReportHandler::new_themed(palette.theme()).with_width(columns).with_links(false);
        // Writing to a String does not fail.
        let _ = handler.render_report(&mut out, self);
        out
    }
}

/// The words under a mark, cut to half of the page, so that a window around the mark can always hold them.
pub(super) fn label(read: &str, columns: usize) -> (String, usize) {
    let label = cut_end(&safe(read), columns / 2);
    let taken = width(&label);
    (label, taken)
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Note {}

impl Diagnostic for Note {
    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let mark = &self.excerpt.as_ref()?.mark;
        let label = LabeledSpan::new_with_span(self.label.clone(), (mark.start, mark.len()));
        Some(Box::new(std::iter::once(label)))
    }
}
