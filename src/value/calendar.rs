//! The calendar: stretches of days that a text can name, each with its first day, its end and its ISO-TimeML value.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{SignedDuration, Span};

/// A stretch of days as a text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Period {
    /// One day.
    Day(Date),
    /// The ISO week that begins on this Monday.
    Week(Date),
    /// The weekend that begins on this Saturday.
    Weekend(Date),
    /// A month of a year.
    Month(i16, i8),
    /// A quarter of a year, from 1.
    Quarter(i16, i8),
    /// A half of a year, from 1.
    Half(i16, i8),
    /// A season that begins in this year.
    Season(i16, Season),
    /// A year.
    Year(i16),
    /// The ten years from this one on.
    Decade(i16),
    /// The hundred years from this one on: 1800 for the 19th century, as people count.
    Century(i16),
    /// From the first day to the one after the last.
    Days(Date, Date),
}

/// A quarter of the year by its weather, as the northern half of the world has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// Seasons with their code in TIMEX3, their name and their first month.
const SEASONS: [(Season, &str, &str, i8); 4] = [
    (Season::Spring, "SP", "spring", 3),
    (Season::Summer, "SU", "summer", 6),
    (Season::Autumn, "FA", "autumn", 9),
    (Season::Winter, "WI", "winter", 12),
];

impl Season {
    /// The season with that code.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        SEASONS.iter().find(|row| row.1 == code).map(|row| row.0)
    }

    fn row(self) -> (&'static str, &'static str, i8) {
        SEASONS.get(self as usize).map_or(("", "", 1), |row| (row.1, row.2, row.3))
    }

    /// The code in TIMEX3.
    pub(crate) fn code(self) -> &'static str {
        self.row().0
    }
}

impl Period {
    /// The ISO week that holds `day`.
    pub(crate) fn week_of(day: Date) -> Self {
        Self::Week(days_on(day, -i64::from(day.weekday().to_monday_zero_offset())))
    }

    /// The quarter that holds `day`.
    pub(crate) fn quarter_of(day: Date) -> Self {
        Self::Quarter(day.year(), (day.month() - 1) / 3 + 1)
    }

    /// Its first day and the day after its last; none where the calendar ends before it does.
    pub(crate) fn bounds(self) -> Option<(Date, Date)> {
        let (first, end) = match self {
            Self::Day(day) => (day, day.tomorrow().ok()?),
            Self::Week(monday) => (monday, days_on(monday, 7)),
            Self::Weekend(saturday) => (saturday, days_on(saturday, 2)),
            Self::Month(year, month) => months(year, month, 1)?,
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3)?,
            Self::Half(year, half) => months(year, half * 6 - 5, 6)?,
            Self::Season(year, season) => months(year, season.row().2, 3)?,
            Self::Year(year) => (january(year)?, january(year + 1)?),
            Self::Decade(year) => (january(year)?, january(year + 10)?),
            Self::Century(year) => (january(year)?, january(year + 100)?),
            Self::Days(first, end) => (first, end),
        };
        (first < end).then_some((first, end))
    }

    /// Its ISO-TimeML value: `2025-03-18`, `2025-W11`, `2024-Q1`, `199`.
    pub(crate) fn timex(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(monday) => week_timex(monday),
            Self::Weekend(saturday) => format!("{}-WE", week_timex(saturday)),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.code()),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(year) => format!("{:03}", year / 10),
            Self::Century(year) => format!("{:02}", year / 100),
            Self::Days(first, end) => format!("{first}/{end}"),
        }
    }

    /// How a reader would note it down.
    pub(crate) fn display(self) -> String {
        match self {
            Self::Season(year, season) => format!("{} {year:04}", season.row().1),
            Self::Decade(year) => format!("{year:04}s"),
            Self::Century(year) => format!("{year:04}-{:04}", year + 99),
            Self::Week(_) | Self::Weekend(_) | Self::Days(..) => match self.bounds() {
                Some((first, end)) => format!("{first} to {}", days_on(end, -1)),
                None => self.timex(),
            },
            _ => self.timex(),
        }
    }
}

fn week_timex(day: Date) -> String {
    let week = ISOWeekDate::from_date(day);
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn january(year: i16) -> Option<Date> {
    Date::new(year, 1, 1).ok()
}

/// `count` months from a month on.
fn months(year: i16, month: i8, count: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.checked_add(Span::new().months(count)).ok()?))
}

/// The day so many days on, or back; the end of the calendar where that lies beyond.
pub(crate) fn days_on(day: Date, days: i64) -> Date {
    day.saturating_add(SignedDuration::from_hours(days.clamp(-4_000_000, 4_000_000) * 24))
}

/// The same day so many months on, or back; the last of its month where that is shorter.
pub(crate) fn months_on(day: Date, months: i32) -> Option<Date> {
    let count = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months;
    let year = i16::try_from(count.div_euclid(12)).ok()?;
    let month = i8::try_from(count.rem_euclid(12) + 1).ok()?;
    let last = Date::new(year, month, 1).ok()?.days_in_month();
    Date::new(year, month, day.day().min(last)).ok()
}

/// The nearest such weekday up to and with `day`.
pub(crate) fn weekday_back(day: Date, weekday: Weekday) -> Date {
    days_on(day, -i64::from(day.weekday().since(weekday)))
}

/// The nearest such weekday from `day` on, itself included.
pub(crate) fn weekday_ahead(day: Date, weekday: Weekday) -> Date {
    days_on(day, i64::from(day.weekday().until(weekday)))
}

/// Days since 1970.
pub(crate) fn day_number(day: Date) -> i64 {
    day.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_are_those_of_the_iso_year() {
        for (within, timex, shown) in [
            ("2025-03-18", "2025-W12", "2025-03-17 to 2025-03-23"),
            ("2024-12-30", "2025-W01", "2024-12-30 to 2025-01-05"),
            ("2021-01-03", "2020-W53", "2020-12-28 to 2021-01-03"),
        ] {
            let week = Period::week_of(day(within));
            assert_eq!((week.timex().as_str(), week.display().as_str()), (timex, shown));
        }
    }

    #[test]
    fn weekdays_and_months_step_both_ways() {
        let tuesday = day("2025-03-18");
        assert_eq!(weekday_back(tuesday, Weekday::Tuesday), tuesday);
        assert_eq!(weekday_back(tuesday, Weekday::Wednesday), day("2025-03-12"));
        assert_eq!(weekday_ahead(tuesday, Weekday::Monday), day("2025-03-24"));
        assert_eq!(months_on(day("2024-03-31"), -1), Some(day("2024-02-29")));
        assert_eq!(day_number(day("1969-12-31")), -1);
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        assert_eq!(Period::Year(9999).bounds(), None);
        assert_eq!(Period::Day(Date::MAX).bounds(), None);
        assert_eq!(months_on(Date::MIN, -1), None);
    }
}
