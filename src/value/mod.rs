//! From tokens to mentions: numbers, quantities, dates and times with their hedges, read as intervals.
//!
//! One file a kind or an idea; the words are data in `lexicon/`. Nothing here fails: odd input is no mention.

use std::ops::Range;

use crate::model::{Moment, Value};

/// A value found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its tokens: hedge, number, unit, rate and converted half; a count's noun stays outside.
    pub tokens: Range<usize>,
    /// What it says.
    pub value: Value,
    /// The tokens of a count's noun, modifiers included: "Ukrainian drones".
    pub noun: Option<Range<usize>>,
    /// What the same words say to a fact of another kind: "12 days ago" is a date, and a duration where that is wanted.
    pub readings: Vec<Value>,
}

/// What is known of a document that decides how its values are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// When it was published; without it a relative date stays unresolved.
    pub published: Option<Moment>,
}

mod mentions;
pub use mentions::Mentions;
