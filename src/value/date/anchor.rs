//! What open dates are read against: the day of publication and the tense around them.

use jiff::civil::Date;

use super::told::Told;
use crate::value::calendar::day_number;

/// What open dates are read against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// The day of publication.
    pub(super) today: Option<Date>,
    /// Where the verbs of the sentence point, if one tells.
    pub(super) tense: Option<Tense>,
    /// Whether the verb that tells stands close to the date.
    pub(super) close: bool,
    /// The date before it in the sentence.
    pub(super) told: Option<Told>,
}

/// Where the verbs around a date point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// "met"
    Back,
    /// "will meet", "is due to meet".
    Ahead,
}

/// Which of the stretches of one name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// "last August"
    Last,
    /// "this August"
    This,
    /// "next August"
    Next,
    /// "this past Tuesday", "the past year"
    Past,
    /// "the coming Tuesday"
    Coming,
}

impl Shift {
    /// How many on it is of the stretches of the calendar.
    pub(super) fn by(self) -> Option<i32> {
        match self {
            Self::Last => Some(-1),
            Self::This => Some(0),
            Self::Next => Some(1),
            Self::Past | Self::Coming => None,
        }
    }
}

/// How much of the year a text gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearOf {
    /// Nothing.
    Unsaid,
    /// Its number.
    Said(i16),
    /// "last year" is −1.
    Shifted(i32),
}

impl YearOf {
    /// Its number, where it is known.
    pub(super) fn resolve(self, anchor: Anchor) -> Option<i16> {
        match self {
            Self::Unsaid => None,
            Self::Said(year) => Some(year),
            Self::Shifted(by) => i16::try_from(i32::from(anchor.today?.year()) + by).ok(),
        }
    }

    /// The part of a TIMEX3 value that it makes.
    pub(super) fn timex(self) -> String {
        if let Self::Said(year) = self { format!("{year:04}") } else { "XXXX".to_owned() }
    }
}

/// So many days behind, a date without a year is taken as past even where the verb points ahead: people look forward
/// to an anniversary of something recent.
const RECENT_DAYS: i64 = 30;

/// The nearest of the days that a rule gives in the years around.
pub(super) fn nearest(anchor: Anchor, in_year: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let today = anchor.today?;
    let away = |date: Date| day_number(date) - day_number(today);
    let of = |by: i16| in_year(today.year().checked_add(by)?);
    let best = |reach: i16| (-reach..=reach).filter_map(of).min_by_key(|date| away(*date).abs());
    // 29 February may be four years off, or eight around 1900.
    let nearest = best(1).or_else(|| best(8))?;
    if anchor.tense == Some(Tense::Ahead) && away(nearest) < -RECENT_DAYS {
        return (0..=8).filter_map(of).find(|date| away(*date) >= 0);
    }
    Some(nearest)
}

/// So many months ahead are nearer than the same months last year, which people call "last" or give a year.
const NEXT_MONTHS: i8 = 2;

/// The year of a month without one: by the word before it, else by the tense, the month of publication included.
pub(super) fn year_of(month: i8, shift: Option<Shift>, anchor: Anchor) -> Option<i16> {
    let today = anchor.today?;
    let now = today.month();
    let recent = (1..=NEXT_MONTHS).contains(&(now - month).rem_euclid(12));
    let by = match shift {
        Some(Shift::Last | Shift::Past) => -i16::from(month >= now),
        Some(Shift::Next | Shift::Coming) => i16::from(month <= now),
        Some(Shift::This) => 0,
        None if anchor.tense == Some(Tense::Ahead) && (anchor.close || !recent) => i16::from(month < now),
        // Without a verb, or with one further off, the nearest: "stocks for December" in November are not a year old.
        None if anchor.tense.is_none() && (month - now).rem_euclid(12) < 6 => i16::from(month < now),
        None if !anchor.close && (month - now).rem_euclid(12) <= NEXT_MONTHS => i16::from(month < now),
        None => -i16::from(month > now),
    };
    Some(today.year() + by)
}
