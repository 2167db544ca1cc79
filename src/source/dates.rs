//! Dates as other programs write them. Only what can be read in one way is read: of "4/23/18" nobody knows the century,
//! and of "3/4/2018" nobody knows the month.

use jiff::civil::{Date, DateTime, Time};

use crate::model::Moment;

/// A day or a moment: ISO 8601, RFC 2822, or in words of English with the month by its name.
pub(super) fn moment(words: &str) -> Option<Moment> {
    let words = words.trim();
    Moment::parse(words).or_else(|| with_zone_name(words)).or_else(|| run_together(words)).or_else(|| in_words(words))
}

/// Seconds or milliseconds since 1970, as programs count them.
pub(super) fn counted(number: f64) -> Option<Moment> {
    // From 1990 to 2100 in seconds; the same in milliseconds. Anything else is some other number.
    const SECONDS: std::ops::Range<f64> = 631_152_000.0..4_102_444_800.0;
    let seconds = [number, number / 1000.0].into_iter().find(|seconds| SECONDS.contains(seconds))?;
    let days = (seconds / 86_400.0).floor();
    let date = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days as i64).ok()?).ok()?;
    let clock = (seconds - days * 86_400.0) as i64;
    let time = Time::new((clock / 3600) as i8, (clock / 60 % 60) as i8, (clock % 60) as i8, 0).ok()?;
    Some(Moment { date, time: Some(time), offset: Some(0) })
}

/// Names of the one zone that all agree on.
const UTC: [&str; 4] = ["UTC", "GMT", "UT", "Z"];

/// `2025-03-18 14:00:00 UTC`, `2025/03/18 14:00`, `2025-03-18T14:00:00.000 +0100`.
fn with_zone_name(words: &str) -> Option<Moment> {
    let bare = UTC.iter().find_map(|zone| words.strip_suffix(zone));
    let iso = bare.map_or_else(|| words.to_owned(), |bare| format!("{}Z", bare.trim_end()));
    let (day, rest) = iso.split_at_checked(10)?;
    Moment::parse(&format!("{}{}", day.replace('/', "-"), rest.trim_end().replace(" +", "+").replace(" -", "-")))
}

/// `20250318`, `20250318T140000Z`, `20250318T140000+0100`.
fn run_together(words: &str) -> Option<Moment> {
    let digits = |part: &str, count: usize| {
        part.get(..count).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned)
    };
    let day = digits(words, 8)?;
    let iso = format!("{}-{}-{}", day.get(..4)?, day.get(4..6)?, day.get(6..)?);
    let Some(clock) = words.get(8..)?.strip_prefix('T') else {
        return (words.len() == 8).then(|| Moment::parse(&iso)).flatten();
    };
    let time = digits(clock, 6)?;
    let zone = clock.get(6..)?;
    Moment::parse(&format!("{iso}T{}:{}:{}{zone}", time.get(..2)?, time.get(2..4)?, time.get(4..)?))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `Tue, 18 Mar 2025 14:00:00 +0000`, `March 18, 2025`, `18 March 2025 at 2:05 pm`. A zone that is not a distance from UTC
/// is not read, for most of their names are used for several.
fn in_words(words: &str) -> Option<Moment> {
    let parts: Vec<&str> = words.split([' ', ',', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let month_at = parts.iter().position(|part| month(part).is_some())?;
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<i16>().ok());
    let before = month_at.checked_sub(1).and_then(number);
    // The day stands before its month or behind it, the year is the next number, and of four digits.
    let (day, year_at, first) = match before {
        Some(day) => (day, month_at + 1, month_at - 1),
        None => (number(month_at + 1)?, month_at + 2, month_at),
    };
    let year = number(year_at).filter(|year| (1000..=9999).contains(year))?;
    let head = parts.get(..first)?;
    if head.len() > 1 || head.iter().any(|part| !is_weekday(part)) {
        return None;
    }
    let date = Date::new(year, month(parts.get(month_at)?)?, day.try_into().ok()?).ok()?;
    let mut rest = parts.get(year_at + 1..)?.iter().copied().filter(|part| !["at", "-", "|"].contains(part)).peekable();
    let Some(clock) = rest.next() else { return Some(Moment::day(date)) };
    let clock = clock.to_lowercase();
    let (clock, joined) = match clock.strip_suffix("am").or_else(|| clock.strip_suffix("pm")) {
        Some(bare) => (bare, clock.get(bare.len()..)),
        None => (clock.as_str(), None),
    };
    let half = joined.map(str::to_owned).or_else(|| {
        let next = rest.peek()?.to_lowercase().replace('.', "");
        ["am", "pm"].contains(&next.as_str()).then(|| {
            rest.next();
            next
        })
    });
    let time = clock_of(clock, half.as_deref())?;
    let zone = match rest.next() {
        None => String::new(),
        Some(zone) if UTC.contains(&zone) => "Z".to_owned(),
        Some(zone) => zone.to_owned(),
    };
    if rest.next().is_some() {
        return None;
    }
    Moment::parse(&format!("{}T{:02}:{:02}:{:02}{zone}", date, time.hour(), time.minute(), time.second()))
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let is = |month: &str| month.starts_with(&word) && (word.len() == 3 || month == word || word == "sept");
    MONTHS.iter().position(|month| is(month)).map(|at| at as i8 + 1)
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    word.len() >= 3 && days.iter().any(|day| day.starts_with(&word))
}

/// `14:00`, `14:00:05`; with `am` or `pm` also `2`, and never beyond 12.
fn clock_of(clock: &str, half: Option<&str>) -> Option<Time> {
    let mut parts = clock.split(':').map(|part| part.parse::<i8>().ok());
    let hour = parts.next()??;
    let minute = parts.next();
    let (minute, second) = (minute.unwrap_or(Some(0))?, parts.next().unwrap_or(Some(0))?);
    let hour = match half {
        None if clock.contains(':') => hour,
        None => return None,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("pm") => hour % 12 + 12,
        Some(_) => hour % 12,
    };
    DateTime::new(2000, 1, 1, hour, minute, second, 0).ok().map(DateTime::time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_in_one_way_is_read() {
        for (written, expected) in [
            ("2025-03-18", "2025-03-18"),
            ("2025-03-18T14:00:00.000Z", "2025-03-18T14:00Z"),
            ("2025-03-18T14:00:00+0100", "2025-03-18T14:00+01:00"),
            ("2025-03-18 14:00:00", "2025-03-18T14:00"),
            ("2025-03-18 14:00:00 UTC", "2025-03-18T14:00Z"),
            ("2025-03-18 14:00:00 +0000", "2025-03-18T14:00Z"),
            ("2025/03/18 14:00", "2025-03-18T14:00"),
            ("20250318", "2025-03-18"),
            ("20250318T140005Z", "2025-03-18T14:00:05Z"),
            ("Tue, 18 Mar 2025 14:00:00 GMT", "2025-03-18T14:00Z"),
            ("Tue, 18 Mar 2025 14:00:00 +0530", "2025-03-18T14:00+05:30"),
            ("Tuesday 18 March 2025", "2025-03-18"),
            ("March 18, 2025", "2025-03-18"),
            ("Sept. 8, 2025, 2:05 p.m.", "2025-09-08T14:05"),
            ("18 March 2025 at 12:05am", "2025-03-18T00:05"),
        ] {
            assert_eq!(moment(written).map(|moment| moment.to_string()).as_deref(), Some(expected), "{written}");
        }
        for written in [
            "",
            "4/23/18",
            "3/4/2018",
            "18 March",
            "March 2025",
            "2025",
            "yesterday",
            "18 Mar 25",
            "March 32, 2025",
            "18 March 2025 14",
            "18 March 2025 14:00 PST",
            "by 18 March 2025",
            "2025-03-18T25:00",
            "1742306400",
            "é",
            "20251318",
            "18 March 2025 at 13 pm",
        ] {
            assert_eq!(moment(written), None, "{written}");
        }
    }

    #[test]
    fn a_number_counts_from_1970() {
        for (number, expected) in [
            (1_742_306_400.0, Some("2025-03-18T14:00Z")),
            (1_742_306_400_000.0, Some("2025-03-18T14:00Z")),
            (1_742_306_405.75, Some("2025-03-18T14:00:05Z")),
            (2025.0, None),
            (20_250_318.0, None),
            (-1.0, None),
            (f64::NAN, None),
        ] {
            assert_eq!(counted(number).map(|moment| moment.to_string()).as_deref(), expected, "{number}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_are_a_date_or_none(words in "[A-Za-z0-9 ,.:/+TZ-]{0,30}|(1[0-9] Mar(ch)? [0-9]{4} ?[0-9:apm +-]{0,12})") {
            let _ = moment(&words);
        }
    }
}
