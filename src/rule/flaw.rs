//! What is wrong with one phrase.

use std::ops::Range;

/// What is wrong with a phrase, at the bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) at: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Flaw {
    pub(super) fn new(at: Range<usize>, message: impl Into<String>, help: &str) -> Self {
        Self { at, message: message.into(), help: (!help.is_empty()).then(|| help.to_owned()) }
    }
}
