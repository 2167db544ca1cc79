//! JSON Lines: one record a line, one document a record, one line in memory at a time.

use std::collections::VecDeque;
use std::io::{BufRead, Read};

use serde::Deserialize;
use serde_json::Value;

use super::article::article;
use super::file::{LONGEST, place_of, unreadable};
use super::format::Format;
use super::metadata::{Field, Metadata, help};
use crate::model::{Document, Place, Problem, Span};

/// The longest line, in bytes: a text and as much again for its escapes and the fields beside it.
const LONGEST_LINE: usize = 2 * LONGEST;

/// The documents and problems of a file of records, in its order.
pub(super) struct Records {
    reader: Box<dyn BufRead + Send>,
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

/// One line. Every field takes any value, so that a wrong one costs no more than itself.
#[derive(Deserialize)]
#[serde(expecting = "a record")]
struct Record {
    id: Option<Value>,
    text: Option<Value>,
    title: Option<Value>,
    publisher: Option<Value>,
    byline: Option<Value>,
    agency: Option<Value>,
    url: Option<Value>,
    published: Option<Value>,
    updated: Option<Value>,
}

impl Records {
    pub(super) fn new(path: String, name: String, reader: Box<dyn BufRead + Send>, known: Metadata) -> Self {
        Self { reader, path, name, known, line: 0, offset: 0, buffer: Vec::new(), blank: true, ready: VecDeque::new() }
    }

    /// What a record at the line that was read last is called if its own id cannot be used.
    pub(super) fn place_name(&self) -> String {
        format!("{}:{}", self.name, self.line)
    }

    /// Where the line that was read last begins.
    pub(super) const fn place(&self) -> Place {
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
        let read = record.into_document(id, &line, text, &self.known);
        self.ready.extend(read);
    }
}

const EXAMPLE: &str = r#"`{"id": "story-1", "text": "Words of the article", "published": "2025-03-18"}`"#;

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
    /// A problem at byte `at` of the line.
    fn problem(&self, at: usize, message: impl Into<String>) -> Problem {
        let place = place_of(self.bytes, at);
        let start = self.offset + at;
        Problem::at(self.path, Place { line: self.number, span: Span::new(start, start + 1), ..place }, message)
    }
}

impl Record {
    /// The problems of the record, then its document, if it has a text.
    fn into_document(
        self,
        place_name: String,
        line: &Line<'_>,
        json: &str,
        known: &Metadata,
    ) -> Vec<Result<Document, Problem>> {
        let mut problems = Vec::new();
        let mut wrong = |name: &str, message: String, help: String| {
            problems.push(line.problem(value_at(json, name), message).with_help(help));
        };
        let id = match self.id {
            None | Some(Value::Null) => place_name,
            Some(Value::String(id)) if !id.trim().is_empty() => id,
            Some(Value::Number(id)) => id.to_string(),
            Some(other) => {
                wrong("id", format!("`id` is {}, expected a text", is_a(&other)), format!("it is called {place_name}"));
                place_name
            }
        };
        let mut metadata = Metadata::default();
        for (field, value) in [
            (Field::Title, self.title),
            (Field::Publisher, self.publisher),
            (Field::Byline, self.byline),
            (Field::Agency, self.agency),
            (Field::Url, self.url),
            (Field::Published, self.published),
            (Field::Updated, self.updated),
        ] {
            let set = match value {
                None | Some(Value::Null) => Ok(()),
                Some(Value::String(words)) => metadata.set(field, &words),
                Some(other) => Err(format!("`{}` is {}, expected a text", field.name(), is_a(&other))),
            };
            if let Err(message) = set {
                wrong(field.name(), message, help(field));
            }
        }
        let text = match self.text {
            Some(Value::String(text)) => Some(text),
            None => {
                let start = json.find('{').unwrap_or_default();
                problems.push(line.problem(start, "this record has no `text`").with_help(EXAMPLE));
                None
            }
            Some(other) => {
                wrong("text", format!("`text` is {}, expected a text", is_a(&other)), EXAMPLE.to_owned());
                None
            }
        };
        let text = text.filter(|text| match unfit(text) {
            None => true,
            Some((message, warning)) => {
                let problem = line.problem(value_at(json, "text"), message);
                problems.push(Problem { warning, ..problem });
                false
            }
        });
        let document = text
            .map(|text| article(id, line.path.to_owned(), text, Format::Records, &metadata.or(known), &mut problems));
        problems.sort_by_key(|problem| problem.place);
        problems.into_iter().map(Err).chain(document.map(Ok)).collect()
    }
}

/// Why a text is not read, and whether that is no more than a warning.
fn unfit(text: &str) -> Option<(String, bool)> {
    if text.len() > LONGEST {
        return Some((format!("this text has more than {} MB, too long for one article", LONGEST >> 20), false));
    }
    if text.contains('\0') {
        return Some(("this text has a NUL in it".to_owned(), false));
    }
    text.trim().is_empty().then(|| ("this record has an empty `text`".to_owned(), true))
}

fn is_a(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Where the value of field `name` begins; quotes inside a text are escaped, so that its words cannot pass for a field.
fn value_at(json: &str, name: &str) -> usize {
    let field = format!("\"{name}\"");
    let at = json.match_indices(&field).find_map(|(at, _)| {
        let behind = json.get(at + field.len()..)?;
        let value = behind.trim_start().strip_prefix(':')?.trim_start();
        (!json.get(..at)?.ends_with('\\')).then_some(json.len() - value.len())
    });
    at.unwrap_or_default()
}
