//! The report: everything that a check found, in one object.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{DocumentRow, FindingRow, ProblemRow, SCHEMA, StaleRow};

/// Everything that a check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    /// The version of the rows.
    pub schema: String,
    /// What wrote them.
    pub tool: Tool,
    /// Every document, in input order.
    pub documents: Vec<DocumentRow>,
    /// Every finding.
    pub findings: Vec<FindingRow>,
    /// What was looked at, and what was not.
    pub coverage: Coverage,
    /// What could not be read or understood.
    pub problems: Vec<ProblemRow>,
    /// Whether the findings were held against a baseline, so that what is not known is new.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub baseline: bool,
    /// How many findings were left out, because only those were asked for that are new or that a change touches.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_out: usize,
}

/// The program that wrote a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What was looked at, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Coverage {
    /// Number of documents read.
    pub documents: usize,
    /// Number of those that no rule looked at.
    pub passed_over: usize,
    /// Number of facts that the rules ask for.
    #[serde(default)]
    pub facts: usize,
    /// Ids of the facts that were asked for, built-in ones too.
    #[serde(skip)]
    pub asked: BTreeSet<String>,
    /// Ids of the facts that no document gave.
    pub facts_never_found: Vec<String>,
    /// Phrases that no document said, of the facts that some did say.
    #[serde(default)]
    pub phrases_never_found: Vec<IdleRow>,
    /// Mentions in touched sentences that stayed unresolved.
    pub unparsed: Vec<UnparsedRow>,
    /// Decisions of the ledger on what is found no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stale_reviews: Vec<StaleRow>,
}

/// The phrases of a fact that found nothing, where others did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IdleRow {
    /// The fact's id.
    pub fact: String,
    /// How many phrases it has.
    pub of: usize,
    /// Those that found nothing, as they are written.
    pub phrases: Vec<String>,
}

/// A mention that stayed unresolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnparsedRow {
    /// The document's id.
    pub document: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its words as they stand.
    pub written: String,
}

impl Report {
    /// The report of this version of the program.
    pub fn new(
        documents: Vec<DocumentRow>,
        findings: Vec<FindingRow>,
        coverage: Coverage,
        problems: Vec<ProblemRow>,
    ) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            tool: Tool::default(),
            documents,
            findings,
            coverage,
            problems,
            baseline: false,
            left_out: 0,
        }
    }
}

/// Serde asks by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Default for Tool {
    /// This program.
    fn default() -> Self {
        Self { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}
