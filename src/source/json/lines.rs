//! JSON Lines: one record a line, one document a record, one line in memory at a time.

use std::collections::VecDeque;
use std::io::{BufRead, Read};

use super::known::Record;
use super::record::{EXAMPLE, Spot};
use crate::model::{Document, Place, Problem, Span};
use crate::source::file::{LONGEST, place_of, unreadable};
use crate::source::metadata::Metadata;
use crate::source::unpack::Reader;

/// The longest line, in bytes: a text and as much again for its escapes and the fields beside it.
pub(in crate::source) const LONGEST_LINE: usize = 2 * LONGEST;

/// The documents and problems of a file of records, in its order.
pub(in crate::source) struct Records {
    reader: Reader,
    /// The file as the user can open it.
    path: String,
    /// What a record without an id is called after.
    name: String,
    /// What is known of all records; their own fields go before it.
    known: Metadata,
    line: usize,
    /// Bytes before the next line.
    offset: usize,
    buffer: Vec<u8>,
    /// Whether nothing was found yet, neither a record nor a problem.
    blank: bool,
    ready: VecDeque<Result<Document, Problem>>,
}

impl Records {
    pub(in crate::source) fn new(path: String, name: String, reader: Reader, known: Metadata) -> Self {
        Self { reader, path, name, known, line: 0, offset: 0, buffer: Vec::new(), blank: true, ready: VecDeque::new() }
    }

    /// What a record at the line that was read last is called if its own id cannot be used.
    pub(in crate::source) fn place_name(&self) -> String {
        format!("{}:{}", self.name, self.line)
    }

    /// Where the line that was read last begins.
    pub(in crate::source) const fn place(&self) -> Place {
        Place { line: self.line, column: 1, span: Span::new(self.offset, self.offset + 1) }
    }

    /// Reads a line into the buffer; false at the end of the file.
    fn read_line(&mut self) -> Result<bool, Problem> {
        self.offset += self.buffer.len();
        self.line += 1;
        self.buffer.clear();
        let mut limited = self.reader.by_ref().take(LONGEST_LINE as u64 + 1);
        let read = limited.read_until(b'\n', &mut self.buffer).map_err(|error| unreadable(&self.path, &error))?;
        if self.buffer.len() <= LONGEST_LINE {
            return Ok(read > 0);
        }
        let problem = Problem::at(
            &self.path,
            self.place(),
            format!("this line has more than {} MB, too long for one article", LONGEST_LINE >> 20),
        );
        self.pass_line().map_err(|error| unreadable(&self.path, &error))?;
        Err(problem)
    }

    /// Passes over the rest of a line that is too long, without keeping it.
    fn pass_line(&mut self) -> std::io::Result<()> {
        while self.buffer.last() != Some(&b'\n') {
            self.offset += self.buffer.len();
            self.buffer.clear();
            if self.reader.by_ref().take(1 << 20).read_until(b'\n', &mut self.buffer)? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Makes a document of the line in the buffer.
    fn read_record(&mut self) {
        let line = Line { path: &self.path, number: self.line, offset: self.offset, bytes: &self.buffer };
        let text = match str::from_utf8(line.bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.valid_up_to();
                let message = format!("this line is not UTF-8: byte {} of the file", self.offset + at);
                self.ready.push_back(Err(line.problem(at, message)));
                return;
            }
        };
        let mark = if self.line == 1 { text.len() - text.trim_start_matches('\u{feff}').len() } else { 0 };
        let json = text.get(mark..).unwrap_or_default().trim_end();
        let start = mark + json.len() - json.trim_start().len();
        if json.is_empty() {
            return;
        }
        if !json.trim_start().starts_with('{') {
            self.ready.push_back(Err(line.problem(start, "this line is no JSON object").with_help(EXAMPLE)));
            return;
        }
        let record: Record = match serde_json::from_str(json) {
            Ok(record) => record,
            Err(error) => {
                // Its column counts bytes from 1, and 0 where a line ends too early.
                let at = text.floor_char_boundary((mark + error.column().saturating_sub(1)).min(text.trim_end().len()));
                let message = error.to_string();
                let cause = message.split(" at line ").next().unwrap_or_default();
                self.ready.push_back(Err(line.problem(at, format!("this line is no JSON record: {cause}"))));
                return;
            }
        };
        let id = self.place_name();
        let spot = Spot { path: &self.path, json: text, start, place: &|at| line.place(at) };
        self.ready.extend(record.into_document(id, &spot, &self.known));
    }
}

impl Iterator for Records {
    type Item = Result<Document, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                self.blank = false;
                return Some(ready);
            }
            match self.read_line() {
                Ok(true) => self.read_record(),
                Ok(false) if std::mem::take(&mut self.blank) => {
                    return Some(Err(Problem::of_file(&self.path, "has no records").as_warning()));
                }
                Ok(false) => return None,
                Err(problem) => {
                    self.blank = false;
                    if problem.place.is_none() {
                        // The file cannot be read on.
                        self.reader = Box::new(std::io::empty());
                    }
                    return Some(Err(problem));
                }
            }
        }
    }
}

/// A line with its place in the file.
struct Line<'l> {
    path: &'l str,
    number: usize,
    offset: usize,
    bytes: &'l [u8],
}

impl Line<'_> {
    fn place(&self, at: usize) -> Place {
        let start = self.offset + at;
        Place { line: self.number, span: Span::new(start, start + 1), ..place_of(self.bytes, at) }
    }

    /// A problem at byte `at` of the line.
    fn problem(&self, at: usize, message: impl Into<String>) -> Problem {
        Problem::at(self.path, self.place(at), message)
    }
}
