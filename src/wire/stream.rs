//! The row stream between `observe` and `compare`: one JSON object a line, told apart by its `row` field.

use std::collections::BTreeSet;
use std::io::BufRead;

use serde::{Deserialize, Serialize};

use super::{AbsenceRow, BreachRow, DocumentRow, ObservationRow, ProblemRow, SCHEMA, Tool};
use crate::model::{Observation, Place, Problem, Span};

/// The first line of a stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadRow {
    /// The version of the rows that follow.
    pub schema: String,
    /// What wrote them.
    pub tool: Tool,
}

impl Default for HeadRow {
    /// The head of what this program writes.
    fn default() -> Self {
        Self { schema: SCHEMA.to_owned(), tool: Tool::default() }
    }
}

/// A line of a stream.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "lowercase")]
pub enum Row {
    /// What follows.
    Head(HeadRow),
    /// A document, before the rows of what stands in it.
    Document(DocumentRow),
    /// A mention bound to a fact.
    Observation(Box<ObservationRow>),
    /// A required fact that a document lacks.
    Absence(AbsenceRow),
    /// A contradiction inside one document.
    Breach(Box<BreachRow>),
    /// Input that could not be read.
    Problem(ProblemRow),
}

impl Row {
    /// The row as one line, line break included.
    pub fn to_line(&self) -> String {
        // Every map of a row has text for its keys and every number is finite, so that nothing here can fail.
        let mut line = serde_json::to_string(self).unwrap_or_default();
        line.push('\n');
        line
    }
}

/// What was read from streams, in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    /// The documents.
    pub documents: Vec<DocumentRow>,
    /// The observations.
    pub observations: Vec<Observation>,
    /// The absences.
    pub absences: Vec<AbsenceRow>,
    /// The contradictions inside documents.
    pub breaches: Vec<BreachRow>,
    /// What could not be read when the rows were written.
    pub problems: Vec<ProblemRow>,
}

impl Rows {
    /// The facts that rules asked for and a row speaks of, once for each row.
    pub fn facts(&self) -> impl Iterator<Item = &str> {
        let found = self.observations.iter().map(|row| row.fact.as_str());
        found.chain(self.absences.iter().map(|row| row.fact.as_str()))
    }
}

/// Reads the streams that stand under `path` one after the other, each with its head. A line that cannot be read is a
/// problem with its number and costs no other line.
pub(super) fn read_streams(path: &str, mut input: impl BufRead) -> (Vec<Rows>, Vec<Problem>) {
    let mut reading = Reading { path, streams: Vec::new(), problems: Vec::new(), begun: None, ids: BTreeSet::new() };
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        match input.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => reading.line(number, &bytes),
            Err(error) => {
                reading.problem(number, 1, format!("failed to read on: {error}"));
                break;
            }
        }
    }
    (reading.streams, reading.problems)
}

struct Reading<'p> {
    path: &'p str,
    streams: Vec<Rows>,
    problems: Vec<Problem>,
    begun: Option<Begun>,
    /// The documents of that stream.
    ids: BTreeSet<String>,
}

/// The stream that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begun {
    /// Its rows are understood.
    Known,
    /// Its rows are of another version and may mean anything.
    Foreign,
}

impl Reading<'_> {
    fn line(&mut self, number: usize, bytes: &[u8]) {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        if self.begun == Some(Begun::Foreign) && !is_head(bytes) {
            return;
        }
        match serde_json::from_slice(bytes) {
            Ok(row) => self.row(number, row),
            Err(error) => {
                // serde_json ends its message with a place inside the one line that it was given.
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                self.problem(number, error.column().max(1), format!("not a row of {SCHEMA}: {message}"));
            }
        }
    }

    fn row(&mut self, number: usize, row: Row) {
        if self.begun.is_none() && !matches!(row, Row::Head(_)) {
            self.begun = Some(Begun::Known);
            self.problem(number, 1, "rows without a head: the first line says the schema".to_owned());
            if let Some(problem) = self.problems.last_mut() {
                problem.help = Some(format!(r#"put {{"row":"head","schema":"{SCHEMA}",…}} before them"#));
                problem.warning = true;
            }
        }
        if let Row::Head(head) = row {
            self.begin(number, &head);
            return;
        }
        // A document that the stream has already belongs to another, whose head is lost.
        let is_other = matches!(&row, Row::Document(row) if !self.ids.insert(row.id.clone()));
        if is_other || self.streams.is_empty() {
            self.streams.push(Rows::default());
        }
        let Some(rows) = self.streams.last_mut() else { return };
        match row {
            Row::Head(_) => {}
            Row::Document(row) => {
                if is_other {
                    self.ids = BTreeSet::from([row.id.clone()]);
                }
                rows.documents.push(row);
            }
            Row::Observation(row) => match Observation::try_from(*row) {
                Ok(observation) => rows.observations.push(observation),
                Err(error) => self.problem(number, 1, error.to_string()),
            },
            Row::Absence(row) => rows.absences.push(row),
            Row::Breach(row) => rows.breaches.push(*row),
            Row::Problem(row) => rows.problems.push(row),
        }
    }

    fn begin(&mut self, number: usize, head: &HeadRow) {
        self.streams.push(Rows::default());
        self.ids.clear();
        let is_known = head.schema == SCHEMA;
        self.begun = Some(if is_known { Begun::Known } else { Begun::Foreign });
        if !is_known {
            let message = format!("rows of {}, where this version reads {SCHEMA}: they are left out", head.schema);
            self.problem(number, 1, message);
            if let Some(problem) = self.problems.last_mut() {
                problem.help = Some("write them anew with `crosscheck observe`".to_owned());
            }
        }
    }

    fn problem(&mut self, line: usize, column: usize, message: String) {
        let place = Place { line, column, span: Span::default() };
        self.problems.push(Problem::at(self.path, place, message));
    }
}

/// Whether a line of a stream that is passed over begins another.
fn is_head(bytes: &[u8]) -> bool {
    matches!(serde_json::from_slice(bytes), Ok(Row::Head(_)))
}
