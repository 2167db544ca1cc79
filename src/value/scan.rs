//! What a reader is given: a sentence and how far it has been read.

use std::ops::Range;

use super::{Context, Mention};
use crate::text::Text;

/// A sentence that is being read from left to right.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scan<'s, 'd> {
    /// The text that holds it.
    pub(crate) text: &'s Text<'d>,
    /// Its first token.
    pub(crate) start: usize,
    /// The token after its last.
    pub(crate) end: usize,
    /// The first token that no mention has taken yet: how far back a hedge may reach.
    pub(crate) from: usize,
    /// What is known of the document.
    pub(crate) context: &'s Context,
}

/// Reads the mention whose first word of weight (number, unit, weekday, not its hedge) is token `at`. What it gives
/// starts at [`Scan::from`] or later, holds `at`, and carries its hedge.
pub(crate) type Reader = for<'s, 'd> fn(&Scan<'s, 'd>, usize) -> Option<Mention>;

impl<'d> Scan<'_, 'd> {
    /// The folded word at token `at`; empty outside the sentence.
    pub(crate) fn word(&self, at: usize) -> &str {
        if (self.start..self.end).contains(&at) { self.text.word(at) } else { "" }
    }

    /// The folded word before token `at`; empty at the start of the sentence.
    pub(crate) fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The words of `tokens` as they are written.
    pub(crate) fn written(&self, tokens: &Range<usize>) -> &'d str {
        self.text.words(tokens)
    }
}
