//! Rows of `crosscheck values`: every value of a document, whatever the rules ask.

use serde::{Deserialize, Serialize};

use super::ValueRow;

/// The values of one document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ValuesRow {
    /// The document's id.
    pub document: String,
    /// Its values, in order.
    pub values: Vec<MentionRow>,
}

/// A value with its place and how it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MentionRow {
    /// What it says.
    #[serde(flatten)]
    pub value: ValueRow,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// How the words became a value: "about 2 h, 1 h 48 – 2 h 12".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub read: String,
}
