//! One decision, with what it was made on.

use jiff::civil::Date;

use crate::model::{Decision, Key, Verdict};

/// What was decided about one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The finding's fingerprint on the day of the decision.
    pub fingerprint: String,
    /// The fact's id.
    pub fact: String,
    /// What tells the subjects of one rule apart.
    pub key: Key,
    /// The verdict that was decided on, where it is known.
    pub verdict: Option<Verdict>,
    /// What the sources said then, each pair of source and value once, in their order.
    pub says: Vec<Said>,
    /// What was decided.
    pub decision: Decision,
    /// Why, in the words of whoever decided.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// The last day on which it holds.
    pub expires: Option<Date>,
    /// Comments that stand with it in the file, a line each.
    pub notes: Vec<String>,
}

/// What one source said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// Who printed it; the document's id where that is not known.
    pub publisher: String,
    /// The value, as a reader would note it down.
    pub value: String,
    /// The words that say so; they may change and the decision stands.
    pub words: String,
}

impl Said {
    /// What a decision rests on.
    pub(super) fn pair(&self) -> (&str, &str) {
        (&self.publisher, &self.value)
    }
}
