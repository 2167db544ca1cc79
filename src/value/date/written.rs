//! What a text writes of a date, and the stretch of days that it means.
//!
//! Everything that is left unsaid ("Tuesday", "in August", "two weeks ago") is filled in from the day of publication
//! and the tense of the sentence. Without that day it stays open, and its TIMEX3 value keeps an X for what is not known.

use jiff::civil::{Date, Weekday};

use crate::value::calendar::{Period, Season, day_number, days_on, months_on, weekday_ahead, weekday_back};

/// What open dates are read against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// The day of publication.
    pub(super) today: Option<Date>,
    /// Where the verbs of the sentence point, if one tells.
    pub(super) tense: Option<Tense>,
    /// Whether the verb that tells stands close to the date.
    pub(super) close: bool,
}

/// Where the verbs around a date point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// "met"
    Back,
    /// "will meet", "is due to meet".
    Ahead,
}

/// A kind of stretch or amount of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Units with their name in the lexicon and their TIMEX3 form while it is not known which one is meant.
const UNITS: [(Unit, &str, &str); 11] = [
    (Unit::Minute, "minute", "XXXX-XX-XXTXX:XX"),
    (Unit::Hour, "hour", "XXXX-XX-XXTXX"),
    (Unit::Day, "day", "XXXX-XX-XX"),
    (Unit::Week, "week", "XXXX-WXX"),
    (Unit::Fortnight, "fortnight", "XXXX-WXX"),
    (Unit::Weekend, "weekend", "XXXX-WXX-WE"),
    (Unit::Month, "month", "XXXX-XX"),
    (Unit::Quarter, "quarter", "XXXX-QX"),
    (Unit::Year, "year", "XXXX"),
    (Unit::Decade, "decade", "XXX"),
    (Unit::Century, "century", "XX"),
];

impl Unit {
    /// The unit of that name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        UNITS.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    fn open_timex(self) -> &'static str {
        UNITS.get(self as usize).map_or("", |row| row.2)
    }
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
    fn resolve(self, anchor: Anchor) -> Option<i16> {
        match self {
            Self::Unsaid => None,
            Self::Said(year) => Some(year),
            Self::Shifted(by) => i16::try_from(i32::from(anchor.today?.year()) + by).ok(),
        }
    }

    fn timex(self) -> String {
        if let Self::Said(year) = self { format!("{year:04}") } else { "XXXX".to_owned() }
    }
}

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Written {
    /// Nothing is left open.
    Whole(Period),
    /// "March 18", "18 March 2025"
    Day { year: YearOf, month: i8, day: i8 },
    /// "August 2024", "last August", "in August"
    Month { year: YearOf, month: i8, shift: Option<Shift> },
    /// "the first quarter of 2024"
    Quarter { year: YearOf, quarter: i8 },
    /// "the second half of last year"
    Half { year: YearOf, half: i8 },
    /// "spring 2023", "last summer"
    Season { year: YearOf, season: Season, shift: Option<Shift> },
    /// "on Tuesday", "last Tuesday"; with a week, "Tuesday last week"
    Weekday { weekday: Weekday, shift: Option<Shift>, week: Option<i32> },
    /// "last week", "11 years ago", "tomorrow": so many units on from today's, at the grain of the unit.
    Shifted { unit: Unit, by: i32 },
    /// "the past three years", "the coming two weeks": from so many units back, or until so many ahead.
    Lapse { unit: Unit, by: i32 },
    /// "over the weekend", "this weekend"
    Weekend,
    /// "two days later": counted from something that the words do not name.
    Afloat,
}

impl Written {
    /// The stretch of days it means.
    pub(super) fn resolve(self, anchor: Anchor) -> Option<Period> {
        match self {
            Self::Whole(period) => Some(period),
            Self::Day { year, month, day } => match year {
                YearOf::Unsaid => nearest_day(month, day, anchor).map(Period::Day),
                _ => Date::new(year.resolve(anchor)?, month, day).ok().map(Period::Day),
            },
            Self::Month { year: YearOf::Unsaid, month, shift } => {
                Some(Period::Month(year_of(month, shift, anchor)?, month))
            }
            Self::Month { year, month, .. } => Some(Period::Month(year.resolve(anchor)?, month)),
            Self::Quarter { year, quarter } => {
                let year = or_this_year(year, quarter * 3 - 2, anchor)?;
                Some(Period::Quarter(year, quarter))
            }
            Self::Half { year, half } => Some(Period::Half(or_this_year(year, half * 6 - 5, anchor)?, half)),
            Self::Season { year: YearOf::Unsaid, season, shift } => {
                let first = Period::Season(2000, season).bounds()?.0.month();
                Some(Period::Season(year_of(first, shift, anchor)?, season))
            }
            Self::Season { year, season, .. } => Some(Period::Season(year.resolve(anchor)?, season)),
            Self::Weekday { weekday, shift, week } => Some(Period::Day(which_weekday(weekday, shift, week, anchor)?)),
            Self::Shifted { unit, by } => shifted(unit, by, anchor.today?),
            Self::Lapse { unit, by } => {
                let today = anchor.today?;
                let other = steps_on(unit, by, today)?;
                Some(Period::Days(today.min(other), today.max(other)))
            }
            Self::Weekend => {
                let today = anchor.today?;
                let back = weekday_back(today, Weekday::Saturday);
                let over = day_number(today) - day_number(back) > 1;
                let ahead = anchor.tense == Some(Tense::Ahead) && over;
                Some(Period::Weekend(if ahead { weekday_ahead(today, Weekday::Saturday) } else { back }))
            }
            Self::Afloat => None,
        }
    }

    /// The TIMEX3 value while it is not known which one is meant.
    pub(super) fn open_timex(self) -> Option<String> {
        Some(match self {
            Self::Whole(period) => period.timex(),
            Self::Day { year, month, day } => format!("{}-{month:02}-{day:02}", year.timex()),
            Self::Month { year, month, .. } => format!("{}-{month:02}", year.timex()),
            Self::Quarter { year, quarter } => format!("{}-Q{quarter}", year.timex()),
            Self::Half { year, half } => format!("{}-H{half}", year.timex()),
            Self::Season { year, season, .. } => format!("{}-{}", year.timex(), season.code()),
            Self::Weekday { weekday, .. } => format!("XXXX-WXX-{}", weekday.to_monday_one_offset()),
            Self::Shifted { unit, .. } => unit.open_timex().to_owned(),
            Self::Weekend => Unit::Weekend.open_timex().to_owned(),
            Self::Lapse { .. } | Self::Afloat => return None,
        })
    }

    /// Where in its year it begins, for comparing two of one grain.
    const fn place(self) -> Option<(i8, i8)> {
        match self {
            Self::Day { month, day, .. } => Some((month, day)),
            Self::Month { month, .. } => Some((month, 1)),
            Self::Quarter { quarter, .. } => Some((quarter, 1)),
            Self::Half { half, .. } => Some((half, 1)),
            _ => None,
        }
    }

    /// The same in that year, where it leaves the year open: the first half of "March 10 to April 2, 2025".
    pub(super) fn in_year_of(self, other: Self) -> Self {
        let (Self::Day { year, .. } | Self::Month { year, .. } | Self::Quarter { year, .. } | Self::Half { year, .. }) =
            other
        else {
            return self;
        };
        // "From December to May 2025" begins in the year before.
        let year = match (year, self.place(), other.place()) {
            (YearOf::Said(said), Some(first), Some(last)) if first > last => YearOf::Said(said - 1),
            _ => year,
        };
        match self {
            Self::Day { year: YearOf::Unsaid, month, day } => Self::Day { year, month, day },
            Self::Month { year: YearOf::Unsaid, month, shift: None } => Self::Month { year, month, shift: None },
            Self::Quarter { year: YearOf::Unsaid, quarter } => Self::Quarter { year, quarter },
            Self::Half { year: YearOf::Unsaid, half } => Self::Half { year, half },
            _ => self,
        }
    }
}

/// So many days behind, a date without a year is taken as past even where the verb points ahead: people look forward
/// to an anniversary of something recent.
const RECENT_DAYS: i64 = 30;

/// The nearest day of that name; further ahead where the nearest is long past and the verb points ahead.
fn nearest_day(month: i8, day: i8, anchor: Anchor) -> Option<Date> {
    let today = anchor.today?;
    // 29 February may be four years off, or eight around 1900.
    let near = (-8..=8).filter_map(|by| Date::new(today.year().checked_add(by)?, month, day).ok());
    let away = |date: Date| day_number(date) - day_number(today);
    let nearest = near.clone().min_by_key(|date| away(*date).abs())?;
    if anchor.tense == Some(Tense::Ahead) && away(nearest) < -RECENT_DAYS {
        return near.filter(|date| away(*date) >= 0).min_by_key(|date| away(*date));
    }
    Some(nearest)
}

/// So many months ahead are nearer than the same months last year, which people call "last" or give a year.
const NEXT_MONTHS: i8 = 2;

/// The year of a month without one: by the word before it, else by the tense, the month of publication included.
fn year_of(month: i8, shift: Option<Shift>, anchor: Anchor) -> Option<i16> {
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

/// The year said, or for a part of a year without one the one that its first month was last in.
fn or_this_year(year: YearOf, first: i8, anchor: Anchor) -> Option<i16> {
    if year != YearOf::Unsaid {
        return year.resolve(anchor);
    }
    // A quarter is talked of when its figures are out, unless the verb beside it says otherwise.
    let ahead = anchor.tense == Some(Tense::Ahead) && anchor.close;
    let now = anchor.today?.month();
    Some(anchor.today?.year() + if ahead { i16::from(first + 2 < now) } else { -i16::from(first > now) })
}

fn which_weekday(weekday: Weekday, shift: Option<Shift>, week: Option<i32>, anchor: Anchor) -> Option<Date> {
    let today = anchor.today?;
    let in_week = |by: i32| {
        let monday = days_on(today, i64::from(by) * 7 - i64::from(today.weekday().to_monday_zero_offset()));
        weekday_ahead(monday, weekday)
    };
    Some(match (week, shift) {
        (Some(by), _) => in_week(by),
        (None, Some(Shift::Last | Shift::Past)) => weekday_back(days_on(today, -1), weekday),
        (None, Some(Shift::Coming)) => weekday_ahead(days_on(today, 1), weekday),
        (None, Some(Shift::This)) => in_week(0),
        (None, Some(Shift::Next)) => in_week(1),
        (None, None) if anchor.tense == Some(Tense::Ahead) => weekday_ahead(today, weekday),
        (None, None) => weekday_back(today, weekday),
    })
}

/// The unit that lies so many on from the one that holds `today`.
fn shifted(unit: Unit, by: i32, today: Date) -> Option<Period> {
    let there = steps_on(unit, by, if unit == Unit::Month { today.first_of_month() } else { today })?;
    Some(match unit {
        // The clock of the publication is not the clock of the event.
        Unit::Minute | Unit::Hour => return None,
        Unit::Day => Period::Day(there),
        Unit::Week | Unit::Fortnight => Period::week_of(there),
        Unit::Weekend => {
            let monday = days_on(there, -i64::from(there.weekday().to_monday_zero_offset()));
            Period::Weekend(days_on(monday, 5))
        }
        Unit::Month => Period::Month(there.year(), there.month()),
        Unit::Quarter => Period::quarter_of(there),
        Unit::Year => Period::Year(there.year()),
        Unit::Decade => Period::Decade(there.year().div_euclid(10) * 10),
        Unit::Century => Period::Century(there.year().div_euclid(100) * 100),
    })
}

/// The day so many units on.
fn steps_on(unit: Unit, by: i32, today: Date) -> Option<Date> {
    let days = |each: i64| Some(days_on(today, i64::from(by) * each));
    let months = |each: i32| months_on(today, by.checked_mul(each)?);
    match unit {
        Unit::Minute | Unit::Hour => None,
        Unit::Day => days(1),
        Unit::Week | Unit::Weekend => days(7),
        Unit::Fortnight => days(14),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
    }
}
