//! Time zones as news writes them: abbreviations, "Singapore time", "UTC+8".

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use super::phrases::Phrases;
use super::scan::Scan;
use crate::text::{Shape, lexicon};

/// A distance from UTC, perhaps with summer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    /// Minutes ahead of UTC in winter.
    minutes: i16,
    /// When the clock is an hour further ahead.
    summer: Summer,
}

/// When summer time holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summer {
    /// Never, or the abbreviation says which of the two it is.
    Never,
    /// From the last Sunday of March to the last Sunday of October (directive 2000/84/EC).
    Europe,
    /// From the second Sunday of March to the first Sunday of November (Energy Policy Act of 2005).
    America,
}

/// How a name of a zone stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Abbreviation,
    Place,
}

static NAMES: LazyLock<Phrases<(Form, Zone)>> = LazyLock::new(|| {
    let rows = lexicon::entries(include_str!("lexicon/en/zones.tsv")).filter_map(|fields| match fields.as_slice() {
        [form, hours, rule, names] => {
            let form = if *form == "place" { Form::Place } else { Form::Abbreviation };
            let minutes = (hours.parse::<f64>().ok()? * 60.0) as i16;
            let summer = match *rule {
                "eu" => Summer::Europe,
                "us" => Summer::America,
                _ => Summer::Never,
            };
            Some((form, Zone { minutes, summer }, *names))
        }
        _ => None,
    });
    Phrases::starting(rows.flat_map(|(form, zone, names)| lexicon::forms(names).map(move |name| (name, (form, zone)))))
});

impl Zone {
    /// Universal time.
    pub const UTC: Self = Self::fixed(0);

    /// So many minutes ahead of UTC the whole year.
    pub const fn fixed(minutes: i16) -> Self {
        Self { minutes, summer: Summer::Never }
    }

    /// The zone of that name: "GMT", "EST", "Singapore time", "Asia/Singapore", "UTC+8", "+08:00".
    pub fn parse(name: &str) -> Option<Self> {
        let city = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
        let text = crate::text::Text::plain(&city);
        let end = text.tokens.len();
        let context = super::Context::default();
        let scan = Scan::new(&text, &(0..end), &context);
        let (zone, next) = distance(&scan, 0).or_else(|| {
            let ((_, zone), tokens) = NAMES.at(&text, 0, end)?;
            let summed = distance(&scan, tokens.end).filter(|_| zone.minutes == 0);
            Some(summed.unwrap_or((*zone, tokens.end)))
        })?;
        let next = next + usize::from(text.word(next) == "time");
        (next == end).then_some(zone)
    }

    /// Minutes that its clocks are ahead of UTC on that day; none where summer time could hold and no day is known.
    pub fn minutes_on(self, day: Option<Date>) -> Option<i16> {
        match (self.summer, day) {
            (Summer::Never, _) => Some(self.minutes),
            (_, None) => None,
            (summer, Some(day)) => Some(self.minutes + if summer.holds_on(day)? { 60 } else { 0 }),
        }
    }

    /// All that its clocks can be ahead of UTC, in minutes: in winter, and in summer where that is another.
    pub fn minutes(self) -> impl Iterator<Item = i16> {
        let summer = (self.summer != Summer::Never).then_some(self.minutes + 60);
        std::iter::once(self.minutes).chain(summer)
    }

    /// The zone as it is on that day, without summer time of its own.
    #[must_use]
    pub fn on(self, day: Option<Date>) -> Self {
        self.minutes_on(day).map_or(self, Self::fixed)
    }
}

impl Summer {
    fn holds_on(self, day: Date) -> Option<bool> {
        let sunday =
            |month: i8, nth: i8| Date::new(day.year(), month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok();
        let (first, end) = match self {
            Self::Never => return Some(false),
            Self::Europe => (sunday(3, -1)?, sunday(10, -1)?),
            Self::America => (sunday(3, 2)?, sunday(11, 1)?),
        };
        Some(first <= day && day < end)
    }
}

/// The zone at token `at`, and the token after it.
pub(super) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<(Zone, usize)> {
    // A minus would make a zone of the end of a range: "10:00-12:00".
    if scan.word(at) == "+" && !is_spaced(scan, at) {
        return distance(scan, at);
    }
    let ((form, zone), tokens) = NAMES.at(scan.text, at, scan.end)?;
    let end = tokens.end;
    if *form == Form::Place {
        // "8 p.m. Eastern"
        let american = zone.summer == Summer::America && REGIONS.contains(&scan.word(at)) && tokens.len() == 1;
        let bare = american && matches!(scan.word_before(at), "am" | "pm" | "noon" | "midnight") && is_end(scan, end);
        return match scan.word(end) {
            "time" => Some((*zone, end + 1)),
            _ => bare.then_some((*zone, end)),
        };
    }
    // "est" and "at" are words; the zones are in capitals, or right behind the clock ("14:00z").
    let written = scan.text.written(at);
    let zulu = written == "z" && !is_spaced(scan, at);
    let small = written.chars().any(char::is_lowercase);
    let half =
        matches!(scan.word_before(at), "am" | "pm" | "m") || scan.shape(at.saturating_sub(1)) == Some(Shape::Number);
    let word = written.len() < 3 || matches!(written, "art" | "cat" | "eat" | "wit");
    if tokens.len() == 1 && small && !zulu && (word || !half || written.chars().any(char::is_uppercase)) {
        return None;
    }
    // "UTC+8", "GMT -5"
    if *zone == Zone::UTC
        && let Some(found) = distance(scan, end)
    {
        return Some(found);
    }
    Some((*zone, end + usize::from(scan.word(end) == "time")))
}

/// The parts of America that name their time without the word.
const REGIONS: [&str; 4] = ["eastern", "central", "mountain", "pacific"];

/// Whether no name goes on at token `at`: not "Pacific Coast".
fn is_end(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.shape(at) != Some(Shape::Word)
        || !scan.text.tokens.get(at).is_some_and(|token| token.capital)
        || super::date::dated(scan, at).is_some()
}

/// "+8", "-5", "+08:00", "+0530" at token `at`.
pub(super) fn distance(scan: &Scan<'_, '_>, at: usize) -> Option<(Zone, usize)> {
    let sign = match scan.word(at) {
        "+" => 1,
        "-" if !is_spaced(scan, at + 1) => -1,
        _ => return None,
    };
    let figures = scan.word(at + 1);
    if figures.is_empty()
        || figures.len() > 4
        || !figures.bytes().all(|byte| byte.is_ascii_digit())
        || is_spaced(scan, at + 1)
    {
        return None;
    }
    let number: i16 = figures.parse().ok()?;
    let (hours, mut minutes) = if figures.len() > 2 { (number / 100, number % 100) } else { (number, 0) };
    let mut end = at + 2;
    if figures.len() <= 2
        && scan.word(end) == ":"
        && scan.text.shape(end + 1) == Some(Shape::Number)
        && !is_spaced(scan, end + 1)
    {
        minutes = scan.word(end + 1).parse().ok()?;
        end += 2;
    }
    (hours <= 14 && minutes < 60).then(|| (Zone::fixed(sign * (hours * 60 + minutes)), end))
}

fn is_spaced(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.text.tokens.get(at).is_none_or(|token| token.spaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_read_by_any_of_their_names() {
        for (name, minutes) in [
            ("GMT", 0),
            ("EST", -300),
            ("Singapore time", 480),
            ("Asia/Singapore", 480),
            ("America/New_York", -240),
            ("London time", 0),
            ("+08:00", 480),
            ("-0330", -210),
            ("UTC+8", 480),
            ("GMT-5", -300),
            ("Z", 0),
            ("Indian Standard Time", 330),
        ] {
            let day = Date::constant(2025, 3, 18);
            assert_eq!(Zone::parse(name).and_then(|zone| zone.minutes_on(Some(day))), Some(minutes), "{name}");
        }
        for name in ["", "local", "EST and so on", "+99", "é"] {
            assert_eq!(Zone::parse(name), None, "{name}");
        }
    }

    #[test]
    fn summer_time_needs_a_day() {
        let zone = Zone::parse("Kyiv").unwrap();
        assert_eq!(zone.minutes_on(None), None);
        assert_eq!(zone.minutes_on(Some(Date::constant(2025, 3, 29))), Some(120));
        assert_eq!(zone.minutes_on(Some(Date::constant(2025, 3, 30))), Some(180));
        assert_eq!(zone.on(Some(Date::constant(2025, 7, 1))), Zone::fixed(180));
    }
}
