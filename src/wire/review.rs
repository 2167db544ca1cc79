//! Review rows: what a person decided about a finding, as far as it still holds, and decisions without a finding.

use serde::{Deserialize, Serialize};

use super::names;
use crate::model::{Decision, Key};

/// What a person decided about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReviewRow {
    /// What was decided.
    #[serde(with = "names")]
    #[cfg_attr(test, schemars(with = "Decision"))]
    pub decision: Decision,
    /// Why, in the words of whoever decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The day of the decision: `2025-03-18`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The last day on which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// Why it holds no longer, in a sentence; absent where it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapsed: Option<String>,
}

impl ReviewRow {
    /// Whether the finding needs nobody's attention any more.
    pub const fn settles(&self) -> bool {
        self.lapsed.is_none() && self.decision.settles()
    }
}

/// A decision on what is found no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StaleRow {
    /// The fingerprint that was decided on.
    pub fingerprint: String,
    /// The fact's id.
    pub fact: String,
    /// What tells the subjects of one rule apart.
    #[serde(default, skip_serializing_if = "Key::is_empty")]
    pub key: Key,
    /// The decision.
    #[serde(flatten)]
    pub review: ReviewRow,
}
