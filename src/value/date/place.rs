//! A place in a longer stretch: "the first Monday of October", "the last day of the year", "the second week of March".

use jiff::civil::{Date, Weekday};

use super::anchor::{Anchor, Shift, YearOf, year_of};
use super::steps::Steps;
use super::unit::Unit;
use crate::value::calendar::{Period, days_on, weekday_ahead, weekday_back};

/// What is counted in the longer stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Day,
    Weekday(Weekday),
    Week,
    Weekend,
}

impl Part {
    /// The part of that unit.
    pub(super) fn parse(unit: Unit) -> Option<Self> {
        match unit {
            Unit::Day => Some(Self::Day),
            Unit::Week => Some(Self::Week),
            Unit::Weekend => Some(Self::Weekend),
            _ => None,
        }
    }
}

/// The longer stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// "of October", "of last March", "of May 2024"
    Month { year: YearOf, month: i8, shift: Option<Shift> },
    /// "of the month", "of next month"
    MonthBy(i32),
    /// "of 2024", "of the year"
    Year(YearOf),
}

impl Frame {
    /// The stretch that is meant.
    pub(super) fn resolve(self, anchor: Anchor) -> Option<Period> {
        match self {
            Self::Month { year: YearOf::Unsaid, month, shift } => {
                Some(Period::Month(year_of(month, shift, anchor)?, month))
            }
            Self::Month { year, month, .. } => Some(Period::Month(year.resolve(anchor)?, month)),
            Self::MonthBy(by) => Steps::of(Unit::Month, f64::from(by))?.period(anchor.today?),
            Self::Year(year) => Some(Period::Year(year.resolve(anchor)?)),
        }
    }
}

/// The part at a place from 1, or from −1 backwards from the end; none where the stretch has no such place. A week belongs to the
/// stretch that holds its Thursday, as in ISO 8601.
pub(super) fn nth(place: i8, part: Part, frame: Period) -> Option<Period> {
    let (first, end) = frame.bounds()?;
    let weekday = match part {
        Part::Day => None,
        Part::Weekday(weekday) => Some(weekday),
        Part::Week => Some(Weekday::Thursday),
        Part::Weekend => Some(Weekday::Saturday),
    };
    let there = day(place, weekday, first, end)?;
    Some(match part {
        Part::Day | Part::Weekday(_) => Period::Day(there),
        Part::Week => Period::week_of(there),
        Part::Weekend => Period::Weekend(there),
    })
}

/// So much of a stretch from its start on, or, backwards, up to its end.
pub(super) fn share(steps: Steps, frame: Period) -> Option<Period> {
    let (first, end) = frame.bounds()?;
    let (from, to) = if steps.is_back() { (steps.on(end)?, end) } else { (first, steps.on(first)?) };
    (first <= from && to <= end).then_some(Period::Days(from, to))
}

fn day(place: i8, weekday: Option<Weekday>, first: Date, end: Date) -> Option<Date> {
    let last = days_on(end, -1);
    let there = match (place, weekday) {
        (..=0, None) => days_on(end, i64::from(place)),
        (..=0, Some(weekday)) => days_on(weekday_back(last, weekday), 7 * (i64::from(place) + 1)),
        (_, None) => days_on(first, i64::from(place) - 1),
        (_, Some(weekday)) => days_on(weekday_ahead(first, weekday), 7 * (i64::from(place) - 1)),
    };
    (first <= there && there < end).then_some(there)
}
