//! What a reader is given: a sentence and how far it has been read.

use std::ops::Range;

use super::date::Told;
use super::{Context, Mention};
use crate::text::{Shape, Text};

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
    /// The last date before that.
    pub(crate) told: Option<Told>,
    /// Whether most of its words have capitals, as in headlines, so that a capital tells nothing.
    pub(crate) titled: bool,
    /// What is known of the document.
    pub(crate) context: &'s Context,
}

/// Reads the mention whose first word of weight (number, unit, weekday, not its hedge) is token `at`. What it gives
/// starts at [`Scan::from`] or later, holds `at`, and carries its hedge.
pub(crate) type Reader = for<'s, 'd> fn(&Scan<'s, 'd>, usize) -> Option<Mention>;

impl<'s, 'd> Scan<'s, 'd> {
    /// A sentence of which nothing has been read.
    pub(crate) fn new(text: &'s Text<'d>, tokens: &Range<usize>, context: &'s Context) -> Self {
        let all = text.tokens.get(tokens.clone()).unwrap_or_default();
        let words = all.iter().filter(|token| token.shape == Shape::Word);
        let (long, capital) = words
            .filter(|token| token.span().len() > 3)
            .fold((0, 0), |(long, capital), token| (long + 1, capital + usize::from(token.capital)));
        Self {
            text,
            start: tokens.start,
            end: tokens.end,
            from: tokens.start,
            told: None,
            titled: capital * 4 > long * 3
                && all.first().is_none_or(|token| token.capital || token.shape != Shape::Word),
            context,
        }
    }

    /// The folded word at token `at`; empty outside the sentence.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &str {
        if (self.start..self.end).contains(&at) { self.text.word(at) } else { "" }
    }

    /// The folded word before token `at`; empty at the start of the sentence.
    pub(crate) fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The shape of token `at`; none outside the sentence.
    #[inline]
    pub(crate) fn shape(&self, at: usize) -> Option<Shape> {
        if (self.start..self.end).contains(&at) { self.text.shape(at) } else { None }
    }

    /// Whether token `at` stands right behind the one before it.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        at > self.start && at < self.end && self.text.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Whether token `at` is a word with a capital that means something: not in a headline.
    pub(crate) fn is_name(&self, at: usize) -> bool {
        !self.titled && at > self.start && self.text.tokens.get(at).is_some_and(|token| token.capital) && at < self.end
    }

    /// Whether token `at` is written with an ending that its folded form is without: "Russia's", "traders'", "let's".
    pub(crate) fn is_possessive(&self, at: usize) -> bool {
        let ends = |written: &str| ["'s", "’s", "s'", "s’"].iter().any(|ending| written.ends_with(ending));
        (self.start..self.end).contains(&at) && ends(self.text.written(at))
    }

    /// Whether `tokens` are the whole sentence but for marks at its end: "third" as a note, and no sentence around it.
    pub(crate) fn is_all(&self, tokens: &Range<usize>) -> bool {
        tokens.start == self.start
            && (tokens.end..self.end).all(|at| matches!(self.shape(at), Some(Shape::Stop | Shape::Comma)))
    }

    /// Whether the sentence begins at token `at` and holds no more than a few words: a heading, a cell, a note.
    pub(crate) fn is_alone(&self, at: usize) -> bool {
        const FEW: usize = 8;
        at == self.start && self.end - self.start <= FEW
    }

    /// The token after a hyphen at `at`, or `at` itself.
    pub(crate) fn past_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.shape(at) == Some(Shape::Hyphen))
    }
}
