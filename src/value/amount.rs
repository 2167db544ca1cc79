//! An amount: number or range with its unit, before hedges and nouns are looked at.

use std::ops::Range;

use super::interval::{Figure, Rounding};
use super::number::Number;
use super::units::Unit;
use crate::model::{Hedge, Kind};

/// A number or range with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Amount {
    /// The number as written; of a range the lower.
    pub(crate) low: Figure,
    /// The upper number of a range.
    pub(crate) high: Option<Figure>,
    /// The unit, if there is one.
    pub(crate) unit: Option<&'static Unit>,
    /// Number, unit, and what opens the range.
    pub(crate) tokens: Range<usize>,
    /// The hedge between number and unit ("40-plus km", "40 or more km"); that before a range.
    pub(crate) hedge: Option<Hedge>,
    /// The lower number.
    pub(crate) number: Number,
    /// Whether it is of several units: "2 hours 10 minutes".
    pub(crate) compound: bool,
}

impl Amount {
    /// A number without a unit on the given tokens.
    pub(crate) fn bare(number: Number, tokens: Range<usize>) -> Self {
        Self { low: Figure::of(&number), high: None, unit: None, tokens, hedge: None, number, compound: false }
    }

    /// How a figure of this unit is rounded.
    pub(crate) fn rounding(&self) -> Rounding {
        match self.unit.map(|unit| (unit.kind, unit.code)) {
            Some((Kind::Fraction, _)) => Rounding::Percent,
            Some((Kind::Duration, "h")) => Rounding::Hours,
            Some((Kind::Duration, "min")) => Rounding::Minutes,
            Some((Kind::Temperature, _)) => Rounding::Signed,
            _ => Rounding::Plain,
        }
    }

    /// Takes an upper number, the two on `tokens`.
    pub(crate) fn close(&mut self, tokens: Range<usize>, low: &Number, high: &Number) {
        self.tokens = tokens;
        self.low = Figure::of(low);
        self.high = Some(Figure::of(high));
        self.number = low.clone();
    }
}
