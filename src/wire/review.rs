//! Review rows: what a person decided about a finding, as far as it still holds.

use serde::{Deserialize, Serialize};

use super::names;
use crate::model::Decision;

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
