//! What the page sends and is told, as JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::wire::ReviewRow;

/// Findings to decide on, all at once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decide {
    /// Which findings.
    pub(super) fingerprints: Vec<String>,
    /// The name of the decision.
    pub(super) decision: String,
    /// Why.
    #[serde(default)]
    pub(super) reason: Option<String>,
    /// Who decides.
    #[serde(default)]
    pub(super) by: Option<String>,
    /// The last day on which it holds, as `2025-06-01`.
    #[serde(default)]
    pub(super) expires: Option<String>,
    /// The revision that the page shows.
    pub(super) revision: String,
}

/// Findings to open again.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reopen {
    /// Which findings.
    pub(super) fingerprints: Vec<String>,
    /// The revision that the page shows.
    pub(super) revision: String,
}

/// The last write of this session is to be taken back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Undo {}

/// What is decided, and what became of a request.
#[derive(Debug, Default, Serialize)]
pub(super) struct State {
    /// The same for the same ledger.
    pub(super) revision: String,
    /// Decisions by the fingerprints of findings, those that have lapsed too.
    pub(super) reviews: BTreeMap<String, ReviewRow>,
    /// Decisions on what is found no more.
    pub(super) stale: usize,
    /// How many writes of this session can be taken back.
    pub(super) undo: usize,
    /// Why the ledger cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) problem: Option<String>,
    /// What became of a request, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) told: Option<String>,
}
