//! What a text writes of a date, and the stretch of days that it means.
//!
//! Everything that is left unsaid ("Tuesday", "in August", "two weeks ago") is filled in from the day of publication
//! and the tense of the sentence. Without that day it stays open, and its TIMEX3 value keeps an X for what is not known.

use jiff::civil::{Date, Weekday};

use super::anchor::{Anchor, Shift, Tense, YearOf, nearest, year_of};
use super::feast::Feast;
use super::place::{Frame, Part, nth, share};
use super::steps::Steps;
use super::unit::Unit;
use crate::value::calendar::{Period, Season, day_number, days_on, months_on, weekday_ahead, weekday_back};

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
    /// "two Saturdays ago", "four Tuesdays from now"
    NthWeekday { weekday: Weekday, by: i8 },
    /// "the 15th", "Friday the 22nd", "20th of next month"
    InMonth { day: i8, by: Option<i32>, weekday: Option<Weekday> },
    /// "the first Monday of October", "the last day of the year"
    Nth { place: i8, part: Part, frame: Frame },
    /// "the first nine months of the year", "the last two weeks of March": from its start on, or back from its end.
    Share { steps: Steps, frame: Frame },
    /// A holiday by its rule: "Easter Sunday 2024", "last Thanksgiving"
    Holiday { feast: Feast, year: YearOf, shift: Option<Shift> },
    /// "last week", "tomorrow": so many units on from today's, at the grain of the unit.
    Shifted { unit: Unit, by: i32 },
    /// "11 years ago", "in 5 minutes": so far on from the time of publication.
    Counted(Steps),
    /// "the past three years", "within two weeks": from so far back, or until so far ahead.
    Lapse(Steps),
    /// "the next two weeks": from tomorrow until so far ahead.
    Coming(Steps),
    /// "over the weekend", "this weekend"
    Weekend { this: bool },
    /// "two days later", "the next day": counted from the date before it in the sentence, if that has one.
    Told(Steps),
    /// "the following January": counted from something that the words do not name.
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
                // In spring "this winter" is the one that began last year.
                let begun = season == Season::Winter && shift == Some(Shift::This);
                let (month, ahead) = (anchor.today?.month(), anchor.tense == Some(Tense::Ahead));
                let before = i16::from(begun && (month <= 3 || month <= 6 && !ahead));
                Some(Period::Season(year_of(first, shift, anchor)? - before, season))
            }
            Self::Season { year, season, .. } => Some(Period::Season(year.resolve(anchor)?, season)),
            Self::Weekday { weekday, shift, week } => Some(Period::Day(which_weekday(weekday, shift, week, anchor)?)),
            Self::NthWeekday { weekday, by } => {
                let (today, weeks) = (anchor.today?, 7 * (i64::from(by.unsigned_abs()) - 1));
                Some(Period::Day(if by < 0 {
                    days_on(weekday_back(days_on(today, -1), weekday), -weeks)
                } else {
                    days_on(weekday_ahead(days_on(today, 1), weekday), weeks)
                }))
            }
            Self::InMonth { day, by, weekday } => in_month(day, by, weekday, anchor).map(Period::Day),
            Self::Nth { place, part, frame } => nth(place, part, frame.resolve(anchor)?),
            Self::Share { steps, frame } => share(steps, frame.resolve(anchor)?),
            Self::Holiday { feast, year: YearOf::Unsaid, shift } => {
                which_holiday(feast, shift, anchor).map(Period::Day)
            }
            Self::Holiday { feast, year, .. } => feast.day(year.resolve(anchor)?).map(Period::Day),
            Self::Shifted { unit, by } => Steps::of(unit, f64::from(by))?.period(anchor.today?),
            Self::Counted(steps) => steps.period(anchor.today?),
            Self::Lapse(steps) | Self::Coming(steps) if steps.is_of_clock() => None,
            Self::Coming(steps) => {
                let tomorrow = days_on(anchor.today?, 1);
                if steps.has_working_days() {
                    return Some(Period::Days(tomorrow, days_on(steps.on(anchor.today?)?, 1)));
                }
                Some(Period::Days(tomorrow, steps.on(tomorrow)?))
            }
            Self::Lapse(steps) => {
                let today = anchor.today?;
                let other = steps.on(today)?;
                Some(Period::Days(today.min(other), today.max(other)))
            }
            Self::Weekend { this } => {
                let today = anchor.today?;
                let back = weekday_back(today, Weekday::Saturday);
                let gone = day_number(today) - day_number(back);
                let ahead = match anchor.tense {
                    Some(tense) => tense == Tense::Ahead && gone > 1,
                    // On a Monday or Tuesday "this weekend" is the one that people come from.
                    None => this && gone > 3,
                };
                Some(Period::Weekend(if ahead { weekday_ahead(today, Weekday::Saturday) } else { back }))
            }
            Self::Told(steps) => anchor.told?.on(steps),
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
            Self::Weekday { weekday, .. } | Self::NthWeekday { weekday, .. } => {
                format!("XXXX-WXX-{}", weekday.to_monday_one_offset())
            }
            Self::InMonth { day, .. } => format!("XXXX-XX-{day:02}"),
            Self::Holiday { year, .. } => format!("{}-XX-XX", year.timex()),
            Self::Shifted { unit, .. } => unit.open_timex().to_owned(),
            Self::Counted(steps) => steps.finest.open_timex().to_owned(),
            Self::Weekend { .. } => Unit::Weekend.open_timex().to_owned(),
            Self::Nth { .. } | Self::Share { .. } | Self::Lapse(_) | Self::Coming(_) | Self::Told(_) | Self::Afloat => {
                return None;
            }
        })
    }

    /// Whether it is a day that its month has not.
    pub(super) fn has_no_day(self) -> bool {
        match self {
            Self::Day { year: YearOf::Said(year), month, day } => Date::new(year, month, day).is_err(),
            Self::Day { month, day, .. } => Date::new(LEAP_YEAR, month, day).is_err(),
            _ => false,
        }
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

    /// The same in that year, where it leaves the year open.
    pub(super) fn in_year(self, year: i16) -> Option<Self> {
        self.with_year(YearOf::Said(year))
    }

    fn with_year(self, year: YearOf) -> Option<Self> {
        Some(match self {
            Self::Day { year: YearOf::Unsaid, month, day } => Self::Day { year, month, day },
            Self::Month { year: YearOf::Unsaid, month, shift: None } => Self::Month { year, month, shift: None },
            Self::Quarter { year: YearOf::Unsaid, quarter } => Self::Quarter { year, quarter },
            Self::Half { year: YearOf::Unsaid, half } => Self::Half { year, half },
            _ => return None,
        })
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
        self.with_year(year).unwrap_or(self)
    }
}

/// The nearest day of that name; further ahead where the nearest is long past and the verb points ahead.
fn nearest_day(month: i8, day: i8, anchor: Anchor) -> Option<Date> {
    nearest(anchor, |year| Date::new(year, month, day).ok())
}

/// The holiday before or after the day of publication, or of its year, as the word before it says; else the nearest.
fn which_holiday(feast: Feast, shift: Option<Shift>, anchor: Anchor) -> Option<Date> {
    let today = anchor.today?;
    let mut near = (-1..=1).filter_map(|by| feast.day(today.year() + by));
    match shift {
        Some(Shift::Last | Shift::Past) => near.rfind(|day| *day < today),
        Some(Shift::Next | Shift::Coming) => near.find(|day| *day > today),
        Some(Shift::This) => feast.day(today.year()),
        None => nearest(anchor, |year| feast.day(year)),
    }
}

/// The day of a month that is counted from this one; without a count the nearest that the tense allows, and that falls
/// on the weekday.
fn in_month(day: i8, by: Option<i32>, weekday: Option<Weekday>, anchor: Anchor) -> Option<Date> {
    let today = anchor.today?;
    let of = |by: i32| {
        let first = months_on(today.first_of_month(), by)?;
        let date = Date::new(first.year(), first.month(), day).ok()?;
        weekday.is_none_or(|weekday| date.weekday() == weekday).then_some(date)
    };
    if let Some(by) = by {
        return of(by);
    }
    let near = (-NEAR_MONTHS..=NEAR_MONTHS).filter_map(of);
    let away = |date: &Date| day_number(*date) - day_number(today);
    match anchor.tense {
        Some(Tense::Ahead) => near.filter(|date| away(date) >= 0).min_by_key(away),
        Some(Tense::Back) => near.filter(|date| away(date) <= 0).max_by_key(away),
        None => near.min_by_key(|date| away(date).abs()),
    }
}

/// A year in which every month has all the days that it ever has.
const LEAP_YEAR: i16 = 2000;

/// So many months either way a day falls on every weekday.
const NEAR_MONTHS: i32 = 12;

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
        // "This Monday" on a Tuesday is the one to come, unless something happened on it.
        (None, Some(Shift::This)) if anchor.tense != Some(Tense::Back) && in_week(0) < today => {
            weekday_ahead(today, weekday)
        }
        (None, Some(Shift::This)) => in_week(0),
        (None, Some(Shift::Next)) => in_week(1),
        (None, None) if anchor.tense == Some(Tense::Ahead) => weekday_ahead(today, weekday),
        (None, None) => weekday_back(today, weekday),
    })
}
