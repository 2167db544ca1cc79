//! A date that was found: its words, what they say and how they were read.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::anchor::Anchor;
use super::place::Part;
use super::steps::{Steps, holding};
use super::unit::Unit;
use super::written::Written;
use crate::value::calendar::{Period, days_on, weekday_ahead, weekday_back};
use crate::value::interval::Figure;

/// The part of a longer stretch that is meant: a third of it, or what lies on one side of the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// "early 2022", "the start of 2022"
    Early,
    /// "mid-2022"
    Mid,
    /// "late 2022", "the end of 2022"
    Late,
    /// "earlier this year": up to the day of publication.
    Earlier,
    /// "later this week", "the rest of the year": from the day of publication on.
    Later,
}

impl Edge {
    /// Every edge, in order.
    pub(super) const ALL: [Self; 5] = [Self::Early, Self::Mid, Self::Late, Self::Earlier, Self::Later];

    /// The name in the lexicon and in what a reader is shown.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Mid => "mid",
            Self::Late => "late",
            Self::Earlier => "earlier in",
            Self::Later => "later in",
        }
    }
}

/// How far beyond a day another lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beyond {
    /// "two days after Christmas"
    Steps(Steps),
    /// "the third Tuesday after Christmas", "the Friday before Easter", which is −1.
    Weekday(Weekday, i8),
}

impl Beyond {
    /// Whether it leads to one day.
    fn is_to_day(self) -> bool {
        match self {
            Self::Steps(steps) => steps.finest < Unit::Month,
            Self::Weekday(..) => true,
        }
    }

    /// The stretch that lies so far beyond `day`.
    fn from(self, day: Date) -> Option<Period> {
        match self {
            Self::Steps(steps) => {
                // From a named day, weeks are counted to the day.
                let unit = if steps.finest < Unit::Month { Unit::Day } else { steps.finest };
                holding(unit, steps.on(day)?)
            }
            Self::Weekday(weekday, place) => {
                let nearest = if place < 0 {
                    weekday_back(days_on(day, -1), weekday)
                } else {
                    weekday_ahead(days_on(day, 1), weekday)
                };
                Some(Period::Day(days_on(nearest, 7 * (i64::from(place) - i64::from(place.signum())))))
            }
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
    /// Whether the figure is the least of many: "a few", "several".
    pub(super) vague: bool,
}

/// A date in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// What is written.
    pub(super) written: Written,
    /// What is left of it.
    pub(super) edge: Option<Edge>,
    /// How far beyond it the date lies that is meant: "two days after March 18".
    pub(super) beyond: Option<Beyond>,
    /// The stretch around it that is meant: "the week of March 18".
    pub(super) around: Option<Unit>,
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
        Self { written, edge: None, beyond: None, around: None, part: None, amount: None, tokens }
    }

    /// The same as a part of the day that ends before token `end`.
    pub(super) fn with_part(self, part: Option<(&'static str, usize)>) -> Self {
        match part {
            Some((part, end)) => Self { part: Some(part), tokens: self.tokens.start..end, ..self },
            None => self,
        }
    }

    /// The stretch of days that is meant.
    pub(super) fn resolve(&self, anchor: Anchor) -> Option<Period> {
        let base = self.written.resolve(anchor)?;
        if let Some(unit) = self.around {
            return holding(unit, base.bounds()?.0);
        }
        let Some(beyond) = self.beyond else { return Some(base) };
        beyond.from(base.bounds()?.0)
    }

    /// The TIMEX3 value while it is not known which one is meant.
    pub(super) fn open_timex(&self) -> Option<String> {
        if self.beyond.is_some() || self.around.is_some() { None } else { self.written.open_timex() }
    }

    /// The TIMEX3 value of what is no stretch of the calendar: a length of time up to now or from now on, and what lies a
    /// few years back or ahead, nobody knows how far.
    pub(super) fn length_timex(&self) -> Option<String> {
        let vague = self.amount.is_some_and(|amount| amount.vague);
        match self.written {
            _ if self.beyond.is_some() || self.around.is_some() => None,
            Written::Lapse(steps) | Written::Coming(steps) | Written::Share { steps, .. } => Some(steps.timex(vague)),
            Written::Counted(steps) if vague => {
                Some(if steps.is_back() { "PAST_REF" } else { "FUTURE_REF" }.to_owned())
            }
            _ => None,
        }
    }

    /// Whether it is one day.
    pub(super) fn is_day(&self) -> bool {
        match self.written {
            _ if self.around.is_some() => false,
            _ if self.beyond.is_some() => self.beyond.is_some_and(Beyond::is_to_day),
            Written::Counted(steps) => steps.finest == Unit::Day,
            Written::Shifted { unit, .. } => unit == Unit::Day,
            Written::Whole(period) => matches!(period, Period::Day(_)),
            Written::Nth { part, .. } => matches!(part, Part::Day | Part::Weekday(_)),
            Written::Day { .. }
            | Written::Weekday { .. }
            | Written::InMonth { .. }
            | Written::NthWeekday { .. }
            | Written::Holiday { .. } => true,
            _ => false,
        }
    }

    /// Whether it is a quarter of a year.
    pub(super) fn is_quarter(&self) -> bool {
        matches!(self.written, Written::Quarter { .. })
    }

    /// Whether it is one month.
    pub(super) fn is_month(&self) -> bool {
        matches!(self.written, Written::Month { .. } | Written::Whole(Period::Month(..)))
    }
}
