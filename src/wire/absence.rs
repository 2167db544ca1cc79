//! Absence rows: a required fact that a document lacks.

use serde::{Deserialize, Serialize};

use crate::model::Absence;

/// A required fact that a document lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceRow {
    /// The fact's id.
    pub fact: String,
    /// The document's id.
    pub document: String,
}

impl From<&Absence> for AbsenceRow {
    fn from(absence: &Absence) -> Self {
        Self { fact: absence.fact.clone(), document: absence.document.clone() }
    }
}

impl From<AbsenceRow> for Absence {
    fn from(row: AbsenceRow) -> Self {
        Self { fact: row.fact, document: row.document }
    }
}
