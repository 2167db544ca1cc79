//! Where a value lies on the line that it is compared on: mostly that is its interval.
//!
//! A yearless date has none and compares with its like, in one leap year for all. Clock times of which some name no day
//! are compared by the time of day.

use crate::model::{Interval, Kind, Observation, Range, Value};

const DAY: f64 = 86_400.0;

/// What the values of a fact are compared on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// Each by its own interval.
    Whole,
    /// Clock times by their time of day.
    OfDay,
}

impl Line {
    /// The line that all of the observations lie on.
    pub(super) fn of<'o>(observations: impl Iterator<Item = &'o Observation>) -> Self {
        let mut dayless = observations.filter(|o| o.value.kind == Kind::Time).map(|o| is_dayless(&o.value));
        let first = dayless.next();
        if dayless.any(|other| Some(other) != first) { Self::OfDay } else { Self::Whole }
    }

    /// Where a value lies; none where it cannot be placed.
    pub(super) fn interval(self, value: &Value) -> Option<Interval> {
        let interval = value.interval.or_else(|| yearless(value))?;
        let shift = match self {
            Self::Whole => 0.0,
            Self::OfDay => -(interval.core.unwrap_or(interval.wide).lo / DAY).floor() * DAY,
        };
        Some(interval.scaled(1.0, shift))
    }
}

/// Whether a value can be compared at all.
pub(super) fn is_placed(value: &Value) -> bool {
    value.is_resolved() || yearless(value).is_some()
}

/// Whether a date names no year, and none could be found.
pub(super) fn is_yearless(value: &Value) -> bool {
    value.interval.is_none() && yearless(value).is_some()
}

fn yearless(value: &Value) -> Option<Interval> {
    let timex = value.timex.as_deref().filter(|_| value.kind == Kind::Date)?;
    let (month, day) = timex.strip_prefix("XXXX-")?.split_once('-')?;
    let date = jiff::civil::Date::new(1972, month.parse().ok()?, day.parse().ok()?).ok()?;
    let from = f64::from(date.day_of_year()) * DAY;
    let range = Range::until(from, from + DAY);
    Some(Interval::soft(None, Some(range), range))
}

fn is_dayless(value: &Value) -> bool {
    value.timex.as_deref().is_some_and(|timex| timex.starts_with('T'))
}
