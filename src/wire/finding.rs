//! Finding rows: the verdict on one fact and key.

use serde::{Deserialize, Serialize};

use super::{ObservationRow, ReviewRow, ValueRow, names};
use crate::model::{Finding, Gap, Key, Severity, Value, Verdict, Version};

/// The verdict on one fact and key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FindingRow {
    /// The fact's id.
    pub fact: String,
    /// What a reader is shown as its name.
    pub title: String,
    /// What tells the subjects of one rule apart.
    pub key: Key,
    /// The slots of the key that its words do not name, so that nothing can be compared with them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<String>,
    /// What the observations amount to.
    #[serde(with = "names")]
    #[cfg_attr(test, schemars(with = "Verdict"))]
    pub verdict: Verdict,
    /// What that counts as.
    #[serde(with = "names")]
    #[cfg_attr(test, schemars(with = "Severity"))]
    pub severity: Severity,
    /// How far the numbers of a conflict lie apart.
    #[serde(with = "names::maybe")]
    #[cfg_attr(test, schemars(with = "Option<Gap>"))]
    pub gap: Option<Gap>,
    /// The same for the same contradiction in a later run.
    pub fingerprint: String,
    /// One plain sentence.
    pub message: String,
    /// What a person decided about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewRow>,
    /// Whether the baseline has it: an earlier run found the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub known: bool,
    /// The fewest values that explain all observations, the best supported first.
    pub versions: Vec<VersionRow>,
    /// Ids of the documents that lack the fact, where it is required.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing_from: Vec<String>,
    /// Every observation, in the order of documents and places.
    pub observations: Vec<ObservationRow>,
}

/// One value that some of the observations support.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VersionRow {
    /// The value of its best observation.
    pub value: ValueRow,
    /// Which of the finding's observations it explains.
    pub observations: Vec<usize>,
    /// How many documents those come from.
    pub documents: usize,
    /// How many origins those come from.
    pub origins: usize,
}

impl FindingRow {
    /// Whether it is new and nobody has settled it: only such a finding fails a run.
    pub fn is_open(&self) -> bool {
        !self.known && !self.review.as_ref().is_some_and(ReviewRow::settles)
    }

    /// The row of a finding; `read` says how the words of a value were read: "about 2 h, 1 h 48 – 2 h 12".
    pub fn of(finding: &Finding, read: impl Fn(&Value) -> String) -> Self {
        let observations = finding.observations.iter().enumerate().map(|(at, observation)| ObservationRow {
            read: read(&observation.value),
            reason: finding.reasons.get(at).cloned().unwrap_or_default(),
            ..ObservationRow::from(observation)
        });
        Self {
            fact: finding.fact.clone(),
            title: finding.title.clone(),
            key: finding.key.clone(),
            lacks: Vec::new(),
            verdict: finding.verdict,
            severity: finding.severity,
            gap: finding.gap,
            fingerprint: finding.fingerprint.clone(),
            message: finding.message.clone(),
            review: None,
            known: false,
            versions: finding.versions.iter().map(VersionRow::from).collect(),
            missing_from: finding.missing_from.clone(),
            observations: observations.collect(),
        }
    }
}

impl From<&Finding> for FindingRow {
    fn from(finding: &Finding) -> Self {
        Self::of(finding, |value| value.display.clone())
    }
}

impl From<&Version> for VersionRow {
    fn from(version: &Version) -> Self {
        Self {
            value: ValueRow::from(&version.value),
            observations: version.observations.clone(),
            documents: version.documents,
            origins: version.origins,
        }
    }
}
