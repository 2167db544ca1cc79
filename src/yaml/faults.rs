//! What is wrong with one file, each with its place.

use crate::model::{Place, Problem, Span};

/// Collects what is wrong with one file.
pub(crate) struct Faults<'f> {
    path: &'f str,
    text: &'f str,
    pub(crate) found: Vec<Problem>,
}

impl<'f> Faults<'f> {
    /// For the file at `path`, which reads `text`.
    pub(crate) const fn of(path: &'f str, text: &'f str) -> Self {
        Self { path, text, found: Vec::new() }
    }

    /// The file, as the user can open it.
    pub(crate) const fn path(&self) -> &str {
        self.path
    }

    /// The place of some bytes.
    pub(crate) fn place(&self, at: Span) -> Place {
        Place::of(self.text, at)
    }

    /// Whether a colon follows these bytes, as it does the name of an entry; not where a comma made one of a text's end.
    pub(crate) fn is_named(&self, at: Span) -> bool {
        self.text.get(at.end..).is_some_and(|rest| rest.trim_start().starts_with(':'))
    }

    /// Something that keeps the file from being used.
    pub(crate) fn error(&mut self, at: Span, message: impl Into<String>, help: Option<String>) {
        let mut problem = Problem::at(self.path, Place::of(self.text, at), message);
        problem.help = help;
        self.found.push(problem);
    }

    /// Something that is worth a look.
    pub(crate) fn warning(&mut self, at: Span, message: impl Into<String>, help: Option<String>) {
        self.error(at, message, help);
        if let Some(last) = self.found.last_mut() {
            last.warning = true;
        }
    }
}
