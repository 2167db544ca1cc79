//! Difference rows: what one set of rules finds and another does not, in the same documents.

use serde::{Deserialize, Serialize};

use super::{DocumentRow, ObservationRow, ProblemRow, SCHEMA, Tool, names};
use crate::model::{Gap, Key, Severity, Verdict};

/// What a change of rules changes in the findings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The version of the rows.
    pub schema: String,
    /// What wrote them.
    pub tool: Tool,
    /// How the rules are called that were there before.
    pub before: String,
    /// How the rules are called that come after.
    pub after: String,
    /// Every document, as the rules after see it.
    pub documents: Vec<DocumentRow>,
    /// The documents that one set of rules looks at and the other does not.
    pub passed_over: Vec<PassedOver>,
    /// The facts whose findings are not the same.
    pub facts: Vec<FactChange>,
    /// How many facts of the rules after have the findings that they had.
    pub unchanged: usize,
    /// What could not be read or understood.
    pub problems: Vec<ProblemRow>,
}

/// A document that one set of rules looks at and the other does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedOver {
    /// The document's id.
    pub document: String,
    /// Why the rules before passed it over; null where they looked at it.
    pub before: Option<String>,
    /// Why the rules after pass it over; null where they look at it.
    pub after: Option<String>,
}

/// What became of a fact, known by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// Only the rules after ask for it.
    Added,
    /// Only the rules before ask for it.
    Removed,
    /// Both ask for it and find it otherwise.
    Changed,
}

/// A fact whose findings are not the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactChange {
    /// The fact's id.
    pub fact: String,
    /// What a reader is shown as its name.
    pub title: String,
    /// The name that it had before, where that was another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_before: Option<String>,
    /// What became of it.
    pub fate: Fate,
    /// The verdicts that are not the same.
    pub verdicts: Vec<VerdictChange>,
    /// What only the rules before find.
    pub lost: Vec<ObservationRow>,
    /// What only the rules after find.
    pub new: Vec<ObservationRow>,
    /// What both find at one place and read or file otherwise.
    pub changed: Vec<ObservationChange>,
}

/// A verdict that is not the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VerdictChange {
    /// What tells the subjects of one rule apart.
    pub key: Key,
    /// The verdict before; null where there was none.
    pub before: Option<Judged>,
    /// The verdict after; null where there is none.
    pub after: Option<Judged>,
}

/// What was said of one fact and key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// What the observations amount to.
    #[serde(with = "names")]
    pub verdict: Verdict,
    /// What that counts as.
    #[serde(with = "names")]
    pub severity: Severity,
    /// How far the numbers of a conflict lie apart.
    #[serde(with = "names::maybe")]
    pub gap: Option<Gap>,
    /// One plain sentence.
    pub message: String,
}

/// An observation that is not the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ObservationChange {
    /// In what: words, value, key, speaker, stance, as-of.
    pub differs: Vec<String>,
    /// As it was.
    pub before: ObservationRow,
    /// As it is.
    pub after: ObservationRow,
}

impl Difference {
    /// Two sets of rules so called, between which nothing is known to differ.
    pub fn between(before: impl Into<String>, after: impl Into<String>) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            tool: Tool::default(),
            before: before.into(),
            after: after.into(),
            documents: Vec::new(),
            passed_over: Vec::new(),
            facts: Vec::new(),
            unchanged: 0,
            problems: Vec::new(),
        }
    }

    /// Whether the rules after find what those before found, no more and no less.
    pub fn is_none(&self) -> bool {
        self.facts.is_empty() && self.passed_over.is_empty()
    }
}
