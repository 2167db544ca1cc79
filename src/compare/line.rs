//! Where a value lies on the line that it is compared on.
//!
//! Mostly that is its interval. A yearless date has none and compares with its like, in one year for all; a clock time
//! without a zone has only a face, and beside one with a zone faces are what is compared.

use crate::model::{Interval, Kind, Observation, Range, Value};

/// Seconds of a minute: the grain of a clock face.
const MINUTE: f64 = 60.0;
const DAY: f64 = 86_400.0;

/// The interval of a value, or of a yearless date the one it has in any leap year.
pub(super) fn interval(value: &Value) -> Option<Interval> {
    value.interval.or_else(|| yearless(value))
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
    let (month, day) =
        value.timex.as_deref().filter(|_| value.kind == Kind::Date)?.strip_prefix("XXXX-")?.split_once('-')?;
    let date = jiff::civil::Date::new(1972, month.parse().ok()?, day.parse().ok()?).ok()?;
    let from = f64::from(date.day_of_year()) * DAY;
    let range = Range::until(from, from + DAY);
    Some(Interval::soft(None, Some(range), range))
}

/// Whether some of the clock times name a zone and some do not.
pub(super) fn mixes_zones<'o>(observations: impl Iterator<Item = &'o Observation>) -> bool {
    let mut zoned = observations.filter(|o| o.value.kind == Kind::Time).map(|o| is_zoned(&o.value));
    let first = zoned.next();
    zoned.any(|other| Some(other) != first)
}

fn is_zoned(value: &Value) -> bool {
    let clock = value.timex.as_deref().and_then(|timex| timex.split_once('T')).map_or("", |(_, clock)| clock);
    clock.contains(['Z', '+', '-'])
}

/// The clock face of a time as it is written, in seconds since midnight.
pub(super) fn face(value: &Value) -> Option<Interval> {
    let (_, clock) = value.timex.as_deref()?.split_once('T')?;
    let (hours, minutes) = (clock.get(..2)?.parse::<f64>().ok()?, clock.get(3..5)?.parse::<f64>().ok()?);
    let from = hours * 3600.0 + minutes * MINUTE;
    let shift = value.interval.map_or(0.0, |interval| from - interval.core.unwrap_or(interval.wide).lo);
    let range = Range::until(from, from + MINUTE);
    // What a hedge adds around the minute stays around it.
    Some(
        value
            .interval
            .filter(|_| !value.hedge.is_bare())
            .map_or(Interval::soft(None, Some(range), range), |interval| interval.scaled(1.0, shift)),
    )
}
