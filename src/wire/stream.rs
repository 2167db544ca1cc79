//! The row stream between `observe` and `compare`: one JSON object a line, told apart by its `row` field.

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

/// Reads a stream named `path`, or several of them one after the other, each with its head. A line that cannot be read
/// is a problem with its number and costs no other line.
pub fn read_rows(path: &str, mut input: impl BufRead) -> (Rows, Vec<Problem>) {
    let mut reading = Reading { path, rows: Rows::default(), problems: Vec::new(), headed: false };
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
    (reading.rows, reading.problems)
}

struct Reading<'p> {
    path: &'p str,
    rows: Rows,
    problems: Vec<Problem>,
    headed: bool,
}

impl Reading<'_> {
    fn line(&mut self, number: usize, bytes: &[u8]) {
        if bytes.iter().all(u8::is_ascii_whitespace) {
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
        if !self.headed && !matches!(row, Row::Head(_)) {
            self.headed = true;
            self.problem(number, 1, "rows without a head: the first line says the schema".to_owned());
            if let Some(problem) = self.problems.last_mut() {
                problem.help = Some(format!(r#"put {{"row":"head","schema":"{SCHEMA}",…}} before them"#));
                problem.warning = true;
            }
        }
        match row {
            Row::Head(head) => {
                self.headed = true;
                if head.schema != SCHEMA {
                    let message = format!("rows of {}, where this version reads {SCHEMA}", head.schema);
                    self.problem(number, 1, message);
                }
            }
            Row::Document(row) => self.rows.documents.push(row),
            Row::Observation(row) => match Observation::try_from(*row) {
                Ok(observation) => self.rows.observations.push(observation),
                Err(error) => self.problem(number, 1, error.to_string()),
            },
            Row::Absence(row) => self.rows.absences.push(row),
            Row::Breach(row) => self.rows.breaches.push(*row),
            Row::Problem(row) => self.rows.problems.push(row),
        }
    }

    fn problem(&mut self, line: usize, column: usize, message: String) {
        let place = Place { line, column, span: Span::default() };
        self.problems.push(Problem::at(self.path, place, message));
    }
}
