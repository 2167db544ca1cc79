//! Problem rows: input that could not be read or understood.

use serde::{Deserialize, Serialize};

use super::SpanRow;
use crate::model::{Place, Problem};

/// Something in the input that could not be read or understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProblemRow {
    /// The file it is in.
    pub path: String,
    /// Its line, from 1; null for a whole file.
    pub line: Option<usize>,
    /// Its column in characters, from 1; null for a whole file.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Whether the run went on with what it means; left out where it did not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub warning: bool,
    /// Its bytes in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<SpanRow>,
}

impl From<&Problem> for ProblemRow {
    fn from(problem: &Problem) -> Self {
        Self {
            path: problem.path.clone(),
            line: problem.place.map(|place| place.line),
            column: problem.place.map(|place| place.column),
            message: problem.message.clone(),
            help: problem.help.clone(),
            warning: problem.warning,
            span: problem.place.map(|place| place.span.into()),
        }
    }
}

impl From<ProblemRow> for Problem {
    fn from(row: ProblemRow) -> Self {
        let place = row.line.zip(row.column).map(|(line, column)| Place {
            line,
            column,
            span: row.span.unwrap_or_default().into(),
        });
        Self { path: row.path, place, message: row.message, help: row.help, warning: row.warning }
    }
}
