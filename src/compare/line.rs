//! Where a value lies on the line that it is compared on: mostly that is its interval.
//!
//! A yearless date has none and compares with its like, in one leap year for all.

use crate::model::{DAY, Interval, Kind, Range, Value};

/// Percentage points tell two percentages apart and are none: they lie on a line of their own, far beyond all shares.
const POINTS: f64 = 1e6;

/// Where a value lies; none where it cannot be placed.
pub(super) fn interval(value: &Value) -> Option<Interval> {
    let points = if value.unit.as_deref() == Some("pp") { POINTS } else { 0.0 };
    value.interval.map(|interval| interval.scaled(1.0, points)).or_else(|| yearless(value))
}

/// Whether a value can be compared at all.
pub(super) fn is_placed(value: &Value) -> bool {
    value.is_resolved() || yearless(value).is_some()
}

/// Whether a date names no year, and none could be found.
pub(super) fn is_yearless(value: &Value) -> bool {
    value.interval.is_none() && yearless(value).is_some()
}

/// Whether a yearless date and a day with its year are one day of the year; none where they are no such pair.
pub(super) fn same_day_of_year(a: &Value, b: &Value) -> Option<bool> {
    let (yearless, dated) = match (is_yearless(a), is_yearless(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let day = yearless.timex.as_deref()?.strip_prefix("XXXX")?;
    Some(dated.timex.as_deref().is_some_and(|timex| timex.ends_with(day)))
}

fn yearless(value: &Value) -> Option<Interval> {
    let timex = value.timex.as_deref().filter(|_| value.kind == Kind::Date)?;
    let (month, day) = timex.strip_prefix("XXXX-")?.split_once('-')?;
    let date = jiff::civil::Date::new(1972, month.parse().ok()?, day.parse().ok()?).ok()?;
    let from = f64::from(date.day_of_year()) * DAY;
    let range = Range::until(from, from + DAY);
    Some(Interval::soft(None, Some(range), range))
}
