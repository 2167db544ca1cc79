//! A date that was found: its words, what they say and how they were read.

use std::ops::Range;

use super::written::{Unit, Written};
use crate::value::interval::Figure;

/// The part of a longer stretch that "early", "mid" and "late" leave of it: a third each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// "early 2022", "the start of 2022"
    Early,
    /// "mid-2022"
    Mid,
    /// "late 2022", "the end of 2022"
    Late,
}

impl Edge {
    /// Every edge, in order.
    pub(super) const ALL: [Self; 3] = [Self::Early, Self::Mid, Self::Late];

    /// The name in the lexicon and in what a reader is shown.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Mid => "mid",
            Self::Late => "late",
        }
    }
}

/// An amount of time in the words of a date: "12 days ago" holds twelve days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount {
    /// How many.
    pub(super) figure: Figure,
    /// Of what.
    pub(super) unit: Unit,
}

/// A date in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// What is written.
    pub(super) written: Written,
    /// What is left of it.
    pub(super) edge: Option<Edge>,
    /// The part of the day, by its code in TIMEX3.
    pub(super) part: Option<&'static str>,
    /// The amount of time it is counted by.
    pub(super) amount: Option<Amount>,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

impl Found {
    /// A date and nothing besides.
    pub(super) fn new(written: Written, tokens: Range<usize>) -> Self {
        Self { written, edge: None, part: None, amount: None, tokens }
    }

    /// The same as a part of the day that ends before token `end`.
    pub(super) fn with_part(self, part: Option<(&'static str, usize)>) -> Self {
        match part {
            Some((part, end)) => Self { part: Some(part), tokens: self.tokens.start..end, ..self },
            None => self,
        }
    }
}
