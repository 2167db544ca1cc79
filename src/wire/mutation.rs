//! What became of planted errors.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Tool;

/// How many of the errors planted in some articles are reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mutation {
    /// The version of the rows.
    pub schema: String,
    /// What wrote them.
    pub tool: Tool,
    /// Number of articles.
    pub documents: usize,
    /// All errors.
    pub all: TallyRow,
    /// Every fact of the rules, in their order.
    pub facts: Vec<TestedFactRow>,
    /// Every error, in the order of findings and places.
    pub plants: Vec<PlantRow>,
}

/// A number of planted errors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyRow {
    /// How many were planted.
    pub planted: usize,
    /// How many of them a check reports.
    pub reported: usize,
}

impl TallyRow {
    /// With one more.
    #[must_use]
    pub const fn and(self, reported: bool) -> Self {
        Self { planted: self.planted + 1, reported: self.reported + reported as usize }
    }

    /// The share that is reported; none where nothing was planted.
    pub fn share(self) -> Option<f64> {
        (self.planted > 0).then(|| self.reported as f64 / self.planted as f64)
    }
}

/// What became of the errors planted in one fact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestedFactRow {
    /// The fact's id.
    pub fact: String,
    /// All of its errors.
    #[serde(flatten)]
    pub all: TallyRow,
    /// By class: digit, unit, zone, date, name, speaker.
    pub classes: BTreeMap<String, TallyRow>,
    /// Why no error of it would be reported, where none would.
    pub blind: Option<String>,
}

/// An error that was planted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlantRow {
    /// Its class.
    pub error: String,
    /// The fact whose observation was changed.
    pub fact: String,
    /// The document's id.
    pub document: String,
    /// The line of the value, from 1.
    pub line: usize,
    /// The column of the value in characters, from 1.
    pub column: usize,
    /// The words as they stood.
    pub was: String,
    /// The words in their place.
    pub now: String,
    /// What a check says to it; null where it says nothing.
    pub told: Option<String>,
}
