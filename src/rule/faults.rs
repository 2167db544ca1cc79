//! What is wrong: in one file, each with its place, and in one phrase.

use std::ops::Range;

use crate::model::{Place, Problem, Span};

/// Collects what is wrong with one rule file.
pub(super) struct Faults<'f> {
    path: &'f str,
    text: &'f str,
    pub(super) found: Vec<Problem>,
}

impl<'f> Faults<'f> {
    /// For the file at `path`, which reads `text`.
    pub(super) const fn of(path: &'f str, text: &'f str) -> Self {
        Self { path, text, found: Vec::new() }
    }

    /// Whether a colon follows these bytes, as it does the name of an entry; not where a comma made one of a text's end.
    pub(super) fn is_named(&self, at: Span) -> bool {
        self.text.get(at.end..).is_some_and(|rest| rest.trim_start().starts_with(':'))
    }

    /// Something that keeps the rules from being used.
    pub(super) fn error(&mut self, at: Span, message: impl Into<String>, help: Option<String>) {
        let mut problem = Problem::at(self.path, Place::of(self.text, at), message);
        problem.help = help;
        self.found.push(problem);
    }

    /// Something that is worth a look.
    pub(super) fn warning(&mut self, at: Span, message: impl Into<String>, help: Option<String>) {
        self.error(at, message, help);
        if let Some(last) = self.found.last_mut() {
            last.warning = true;
        }
    }
}

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
