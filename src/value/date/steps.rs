//! A length of time in steps of the calendar: "a year and two months" is fourteen months, "a day and an hour" 25 hours.

use jiff::civil::{Date, Weekday};

use super::unit::Unit;
use crate::value::calendar::{Period, days_on, months_on};

/// Months, days and seconds, which cannot be turned into one another without a day to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Steps {
    months: i32,
    days: i32,
    /// Days without those of weekends.
    working: i32,
    /// Hours, minutes and seconds.
    seconds: i32,
    /// The smallest unit that is named: the grain of what is counted so.
    pub(super) finest: Unit,
}

const DAY: i32 = 86_400;

impl Steps {
    /// So many of a unit; a broken number in the next smaller unit. None beyond every calendar.
    pub(super) fn of(unit: Unit, number: f64) -> Option<Self> {
        let (unit, number) = match (unit, smaller(unit)) {
            (_, Some((unit, times))) if number.fract() != 0.0 => (unit, (number * times).round()),
            _ => (unit, number),
        };
        let whole = (number.fract() == 0.0 && number.abs() < 1e6).then_some(number as i32)?;
        let none = Self { months: 0, days: 0, working: 0, seconds: 0, finest: unit };
        let months = |each: i32| Some(Self { months: whole.checked_mul(each)?, ..none });
        let days = |each: i32| Some(Self { days: whole.checked_mul(each)?, ..none });
        let seconds = |each: i32| Some(Self { seconds: whole.checked_mul(each)?, ..none });
        match unit {
            Unit::Second => seconds(1),
            Unit::Minute => seconds(60),
            Unit::Hour => seconds(3600),
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

    /// So many working days, without regard to holidays; none for a broken number.
    pub(super) fn of_working_days(number: f64) -> Option<Self> {
        let Self { days, finest, .. } = Self::of(Unit::Day, number).filter(|steps| steps.seconds == 0)?;
        (days.abs() < MANY_DAYS).then_some(Self { months: 0, days: 0, working: days, seconds: 0, finest })
    }

    /// Both, at the grain of the finer.
    pub(super) fn and(self, more: Self) -> Option<Self> {
        Some(Self {
            months: self.months.checked_add(more.months)?,
            days: self.days.checked_add(more.days)?,
            working: self.working.checked_add(more.working)?,
            seconds: self.seconds.checked_add(more.seconds)?,
            finest: self.finest.min(more.finest),
        })
    }

    /// The same backwards.
    pub(super) fn back(self) -> Self {
        Self {
            months: -self.months,
            days: -self.days,
            working: -self.working,
            seconds: -self.seconds,
            finest: self.finest,
        }
    }

    /// Whether it leads back.
    pub(super) fn is_back(self) -> bool {
        self.months < 0 || self.days < 0 || self.working < 0 || self.seconds < 0
    }

    /// Whether it needs a clock to be counted by: "24 hours" are a day, "5 minutes" are not.
    pub(super) fn is_of_clock(self) -> bool {
        self.finest.is_of_clock() && self.seconds % DAY != 0
    }

    /// Whether the calendar counts some of it.
    pub(super) fn has_days(self) -> bool {
        self.months != 0 || self.days != 0
    }

    /// The part of it that a clock counts, in seconds.
    pub(super) fn seconds(self) -> i32 {
        self.seconds
    }

    /// Whether it counts working days.
    pub(super) fn has_working_days(self) -> bool {
        self.working != 0
    }

    /// The part of it that the calendar counts.
    pub(super) fn days(self) -> Self {
        Self { seconds: 0, finest: self.finest.max(Unit::Day), ..self }
    }

    /// Its length as an ISO-TimeML value, whichever way it leads: `P2Y`, `PT48H`; `PXW` where `vague` says that nobody
    /// knows how many.
    pub(super) fn timex(self, vague: bool) -> String {
        let [before, letters] = self.finest.timex();
        if vague {
            return format!("{before}X{letters}");
        }
        let (months, days, seconds) = (self.months.abs(), self.days.abs(), self.seconds.abs());
        // "A year and two weeks" is of more than one unit.
        let parts = [months, days, seconds].iter().filter(|part| **part != 0).count();
        let of_one = [months, days, seconds].into_iter().max().and_then(|number| {
            let each = self.finest.times();
            (parts == 1 && number % each == 0).then_some(number / each)
        });
        if let Some(number) = of_one {
            return format!("{before}{number}{letters}");
        }
        let part = |number: i32, letter: &str| if number == 0 { String::new() } else { format!("{number}{letter}") };
        let clock = if seconds == 0 { String::new() } else { format!("T{seconds}S") };
        format!("P{}{}{clock}", part(months, "M"), part(days, "D"))
    }

    /// The day that lies so far on.
    pub(super) fn on(self, day: Date) -> Option<Date> {
        let days = i64::from(self.days) + i64::from(self.seconds / DAY);
        Some(working_days_on(days_on(months_on(day, self.months)?, days), self.working))
    }

    /// The stretch that lies so far on, at the grain of the smallest unit.
    pub(super) fn period(self, today: Date) -> Option<Period> {
        if self.is_of_clock() {
            return None;
        }
        let first = if self.finest == Unit::Month { today.first_of_month() } else { today };
        holding(self.finest.max(Unit::Day), self.on(first)?)
    }
}

/// More working days than a text counts.
const MANY_DAYS: i32 = 1000;

/// The day so many working days on.
fn working_days_on(mut day: Date, working: i32) -> Date {
    let step = i64::from(working.signum());
    for _ in 0..working.abs() {
        day = days_on(day, step);
        while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            day = days_on(day, step);
        }
    }
    day
}

fn smaller(unit: Unit) -> Option<(Unit, f64)> {
    match unit {
        Unit::Century => Some((Unit::Year, 100.0)),
        Unit::Decade => Some((Unit::Year, 10.0)),
        Unit::Year => Some((Unit::Month, 12.0)),
        Unit::Week => Some((Unit::Day, 7.0)),
        Unit::Day => Some((Unit::Hour, 24.0)),
        Unit::Hour => Some((Unit::Minute, 60.0)),
        Unit::Minute => Some((Unit::Second, 60.0)),
        _ => None,
    }
}

/// The stretch of one unit that holds `day`.
pub(super) fn holding(unit: Unit, day: Date) -> Option<Period> {
    Some(match unit {
        // Parts of a day are no stretches of days.
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => Period::Day(day),
        Unit::Week | Unit::Fortnight => Period::week_of(day),
        Unit::Weekend => {
            let monday = days_on(day, -i64::from(day.weekday().to_monday_zero_offset()));
            Period::Weekend(days_on(monday, 5))
        }
        Unit::Month => Period::Month(day.year(), day.month()),
        Unit::Quarter => Period::quarter_of(day),
        Unit::Year => Period::Year(day.year()),
        Unit::Decade => Period::Decade(day.year().div_euclid(10) * 10),
        Unit::Century => Period::Century(day.year().div_euclid(100) * 100),
    })
}
