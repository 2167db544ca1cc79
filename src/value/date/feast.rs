//! Holidays that move: by the date of Easter, or by a weekday of a month.

use jiff::civil::{Date, Weekday};

use crate::value::calendar::days_on;

/// The rule of a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    /// The same day of every year.
    Fixed { month: i8, day: i8 },
    /// So many days after Easter Sunday of the western churches.
    Easter(i8),
    /// A weekday of a month by its place, −1 for the last; and so many days after it.
    Nth { month: i8, weekday: Weekday, place: i8, after: i8 },
}

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Feast {
    /// Reads `12-25`, `easter-2`, `11-thu-4`, `05-mon-last` and `11-thu-4+1`.
    pub(super) fn parse(code: &str) -> Option<Self> {
        if let Some(days) = code.strip_prefix("easter") {
            return Some(Self::Easter(days.parse().ok()?));
        }
        let (month, rest) = code.split_once('-')?;
        let month = month.parse().ok()?;
        let Some((name, place)) = rest.split_once('-') else {
            return Some(Self::Fixed { month, day: rest.parse().ok()? });
        };
        let (place, after) = place.split_once('+').unwrap_or((place, "0"));
        let weekday = WEEKDAYS.iter().position(|weekday| *weekday == name)?;
        let weekday = Weekday::from_monday_zero_offset(i8::try_from(weekday).ok()?).ok()?;
        let place = if place == "last" { -1 } else { place.parse().ok()? };
        Some(Self::Nth { month, weekday, place, after: after.parse().ok()? })
    }

    /// Its day in a year.
    pub(super) fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed { month, day } => Date::new(year, month, day).ok(),
            Self::Easter(after) => Some(days_on(easter(year)?, i64::from(after))),
            Self::Nth { month, weekday, place, after } => {
                let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(place, weekday).ok()?;
                Some(days_on(day, i64::from(after)))
            }
        }
    }
}

/// Easter Sunday as Knuth computes it (The Art of Computer Programming, 1.3.2, exercise 14).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number % 19 + 1;
    let century = year_number / 100 + 1;
    let dropped_leap_days = 3 * century / 4 - 12;
    let moon = (8 * century + 5) / 25 - 5;
    let sunday = 5 * year_number / 4 - dropped_leap_days - 10;
    let epact = (11 * golden + 20 + moon - dropped_leap_days).rem_euclid(30);
    let epact = epact + i32::from(epact == 24 || (epact == 25 && golden > 11));
    let full = if epact > 23 { 74 - epact } else { 44 - epact };
    let easter = full + 7 - (sunday + full).rem_euclid(7);
    let (month, day) = if easter > 31 { (4, easter - 31) } else { (3, easter) };
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_the_days_of_their_rules() {
        for (code, day) in [
            ("12-25", "2024-12-25"),
            ("easter+0", "2024-03-31"),
            ("easter-2", "2025-04-18"),
            ("easter+0", "2038-04-25"),
            ("11-thu-4", "2024-11-28"),
            ("11-thu-4+1", "2024-11-29"),
            ("05-mon-last", "2025-05-26"),
        ] {
            let day: Date = day.parse().unwrap();
            assert_eq!(Feast::parse(code).and_then(|feast| feast.day(day.year())), Some(day), "{code}");
        }
        for code in ["", "easter", "13", "11-xyz-1", "é"] {
            assert_eq!(Feast::parse(code), None, "{code}");
        }
    }
}
