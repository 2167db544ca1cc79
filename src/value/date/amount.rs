//! The length of time in the words of a date, for facts that ask for a duration: "12 days ago" is twelve days.

use super::found::Amount;
use super::unit::Unit;
use crate::model::{Hedge, Kind, Value};
use crate::text::fold;
use crate::value::display::display;
use crate::value::duration;
use crate::value::interval::{self, Rounding};
use crate::value::size::Size;
use crate::value::units;

/// What the words of `date` say as a duration.
pub(super) fn reading(date: &Value, amount: Amount, hedge: Hedge) -> Option<Value> {
    let (times, code) = amount.unit.in_code();
    let unit = units::Unit::parse(code)?;
    let figure = amount.figure.times(times);
    let rounding = match amount.unit {
        Unit::Hour => Rounding::Hours,
        Unit::Minute => Rounding::Minutes,
        _ => Rounding::Plain,
    };
    let mut value = Value::new(Kind::Duration, date.span, &date.written);
    value.hedge = hedge;
    value.number = Some(figure.x);
    value.unit = Some(unit.code.to_owned());
    value.interval = Some(interval::of(figure, hedge, rounding).scaled(unit.factor, 0.0));
    value.timex = duration::timex(figure.x, unit);
    value.display = display(&value);
    Some(value)
}

/// What the words of `date` say as a duration where its number is a vague one, `words`: "the past few days".
pub(super) fn vague(date: &Value, amount: Amount, size: Size, words: &str) -> Option<Value> {
    let (times, code) = amount.unit.in_code();
    let unit = units::Unit::parse(code)?;
    let mut value = Value::new(Kind::Duration, date.span, &date.written);
    value.hedge = Hedge::Vague;
    value.label = Some(fold(words));
    value.unit = Some(unit.code.to_owned());
    value.interval = Some(size.interval().scaled(unit.factor * times, 0.0));
    value.timex.clone_from(&date.timex);
    value.display = display(&value);
    Some(value)
}

impl Unit {
    /// The unit code that it is counted in, and how many of those it is.
    const fn in_code(self) -> (f64, &'static str) {
        match self {
            Self::Second => (1.0, "s"),
            Self::Minute => (1.0, "min"),
            Self::Hour => (1.0, "h"),
            Self::Day => (1.0, "d"),
            Self::Week | Self::Weekend => (1.0, "wk"),
            Self::Fortnight => (2.0, "wk"),
            Self::Month => (1.0, "mo"),
            Self::Quarter => (3.0, "mo"),
            Self::Year => (1.0, "y"),
            Self::Decade => (10.0, "y"),
            Self::Century => (100.0, "y"),
        }
    }
}
