//! Years and longer: "2022", "mid-2024", "the 1990s", "the 19th century", "the first quarter of 2024", "spring 2023".

use super::anchor::YearOf;
use super::beside::{counts, full_year, is_before_christ, of_era, year_close};
use super::found::Found;
use super::named::is_year_of_no_day;
use super::shift::shift;
use super::spoken;
use super::unit::Unit;
use super::words::{WORDS, code, digits, is, is_before, is_capital, is_spaced, ordinal, unit, year};
use super::written::Written;
use crate::text::Shape;
use crate::value::calendar::{Period, Season};
use crate::value::scan::Scan;

/// The year, or part or multiple of one, at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    decade(scan, at)
        .or_else(|| of_era(scan, at).map(|(year, end)| Found::new(Written::Whole(Period::Year(year)), at..end)))
        .or_else(|| in_words(scan, at))
        .or_else(|| by_place(scan, at))
        .or_else(|| by_code(scan, at))
        .or_else(|| season(scan, at))
        .or_else(|| bare(scan, at))
}

/// "1990s", "'90s"
fn decade(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (number, len) = digits(scan, at)?;
    // "the 1970's", "the 70's"
    let quoted = scan.shape(at + 1) == Some(Shape::Quote) && !is_spaced(scan, at + 1) && scan.word(at + 2) == "s";
    let end = at + 2 + usize::from(quoted);
    if scan.word(end - 1) != "s" || is_spaced(scan, end - 1) || number % 10 != 0 {
        return None;
    }
    let (year, start) = match len {
        // "2020's markets" are those of the year.
        4 if (1000..2100).contains(&number) && (!quoted || scan.word_before(at) == "the") => (number, at),
        // "in his 50s" is an age; with an apostrophe it is a decade.
        2 if at > scan.start && scan.shape(at - 1) == Some(Shape::Quote) && !is_spaced(scan, at) => {
            (century(scan, number) + number, at - 1)
        }
        2 if quoted && matches!(scan.word_before(at), "the" | "in" | "since") => (century(scan, number) + number, at),
        _ => return None,
    };
    (start >= scan.from).then(|| Found::new(Written::Whole(Period::Decade(year as i16)), start..end))
}

/// The century of a decade by its two figures: "the '20s" are ours once they have begun.
fn century(scan: &Scan<'_, '_>, tens: i32) -> i32 {
    let begun = scan.context.published.is_none_or(|today| i32::from(today.date.year()) >= 2000 + tens);
    if tens < 30 && begun { 2000 } else { 1900 }
}

/// "in twenty twelve", "the nineteen eighties", "the sixties"
fn in_words(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    if let Some((year, end)) = spoken::decade(scan, at) {
        return Some(Found::new(Written::Whole(Period::Decade(year)), at..end));
    }
    let (year, end) = spoken::year(scan, at).filter(|(_, end)| *end > at + 1)?;
    let cued = is_before(&WORDS.cue, scan, at, "time") && !counts(scan, end);
    // "Nineteen seventy-six" is said of years alone; "two thousand and six" is not.
    let alone = (1500..2000).contains(&year) && !counts(scan, end);
    (cued || alone).then(|| Found::new(Written::Whole(Period::Year(year)), at..end))
}

/// "the 1989 fourth quarter", "last year's third quarter"
pub(super) fn behind_year(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (year, next) = year_before(scan, at)?;
    let (place, next) = ordinal(scan, next + usize::from(scan.word(next) == "the"))?;
    let next = scan.past_hyphen(next);
    let place = i8::try_from(place).ok().filter(|place| *place > 0)?;
    if scan.word(next) == "half" && place <= 2 {
        return Some(Found::new(Written::Half { year, half: place }, at..next + 1));
    }
    let (Unit::Quarter, end) = unit(scan, next).filter(|(_, end)| place <= 4 && !scan.word(end - 1).ends_with('s'))?
    else {
        return None;
    };
    Some(Found::new(Written::Quarter { year, quarter: place }, at..end))
}

/// The year before its quarter.
fn year_before(scan: &Scan<'_, '_>, at: usize) -> Option<(YearOf, usize)> {
    if let Some(year) = year(scan, at) {
        // "2016's first quarter"
        let owner = scan.word(at + 1) == "'" && scan.word(at + 2) == "s";
        return Some((YearOf::Said(year), at + if owner { 3 } else { 1 }));
    }
    let (shift, next) = shift(scan, at)?;
    let (Unit::Year, end) = unit(scan, next)? else { return None };
    scan.is_possessive(end - 1).then(|| Some((YearOf::Shifted(shift.by()?), end)))?
}

/// "the 19th century", "the first quarter of 2024", "the second half of last year"
fn by_place(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (place, next) = ordinal(scan, at)?;
    let next = next + usize::from(scan.shape(next) == Some(Shape::Hyphen));
    let place = i8::try_from(place).ok()?;
    if scan.word(next) == "half" {
        let unsaid = || (is_financial(scan, at) && !is_of_match(scan, next + 1)).then_some((YearOf::Unsaid, next + 1));
        let said = year_close(scan, next + 1).or_else(|| year_told(scan, next + 1)).or_else(unsaid);
        let (year, end) = said.filter(|_| (1..=2).contains(&place))?;
        return Some(Found::new(Written::Half { year, half: place }, at..end));
    }
    match unit(scan, next)? {
        (Unit::Century, end) if (1..=21).contains(&place) => {
            Some(Found::new(Written::Whole(Period::Century((i16::from(place) - 1) * 100)), at..end))
        }
        (Unit::Quarter, end) if (1..=4).contains(&place) => {
            let financial = || is_financial(scan, at) && !is_of_match(scan, end);
            let unsaid = || (financial() || is_whole(scan, at, end)).then_some((YearOf::Unsaid, end));
            let (year, end) = year_close(scan, end).or_else(|| year_told(scan, end)).or_else(unsaid)?;
            Some(Found::new(Written::Quarter { year, quarter: place }, at..end))
        }
        _ => None,
    }
}

/// "The third quarter of a loss in Dallas" is none of the calendar.
fn is_of_match(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.word(at) == "of" && matches!(scan.word(at + 1), "a" | "an" | "the")
}

/// "of the year", "of fiscal 1990": the year of publication, or that of a company by its number.
fn year_told(scan: &Scan<'_, '_>, at: usize) -> Option<(YearOf, usize)> {
    if !matches!(scan.word(at), "of" | "in") {
        return None;
    }
    let fiscal = at + 1 + usize::from(is(&WORDS.fiscal, scan, at + 1, "-"));
    if let Some(year) = year(scan, fiscal) {
        return Some((YearOf::Said(year), fiscal + 1));
    }
    let (Unit::Year, end) = unit(scan, at + 2).filter(|_| scan.word(at + 1) == "the")? else { return None };
    Some((YearOf::Shifted(0), end))
}

/// Whether nothing else is written, but for an article.
fn is_whole(scan: &Scan<'_, '_>, at: usize, end: usize) -> bool {
    let start = at - usize::from(scan.word_before(at) == "the");
    scan.is_alone(start) && end >= scan.end
}

/// How far from a quarter its money may stand.
const FINANCIAL_REACH: usize = 20;

/// Whether money is talked of around token `at`: a quarter without a year is one of a match as well.
pub(super) fn is_financial(scan: &Scan<'_, '_>, at: usize) -> bool {
    let around = at.saturating_sub(FINANCIAL_REACH).max(scan.start)..(at + FINANCIAL_REACH).min(scan.end);
    around.into_iter().any(|at| is(&WORDS.cue, scan, at, "money"))
}

/// "Q1 2024", "2018Q4", "18Q4", "H1 2023", "Q3"
fn by_code(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    if let Some((year, 2)) = digits(scan, at).filter(|_| !is_spaced(scan, at + 1)) {
        let year = YearOf::Said(i16::try_from(full_year(year, 2)?).ok()?);
        return part_of_year(scan.word(at + 1), year).map(|written| Found::new(written, at..at + 2));
    }
    if let Some(year) = year(scan, at) {
        // "2017 Q1", "2017-Q1"
        let code = scan.past_hyphen(at + 1);
        let written = part_of_year(scan.word(code), YearOf::Said(year))?;
        return Some(Found::new(written, at..code + 1));
    }
    let (year, end) = year_close(scan, at + 1).unwrap_or((YearOf::Unsaid, at + 1));
    let written = part_of_year(scan.word(at), year)?;
    Some(Found::new(written, at..end))
}

/// The codes of parts of a year.
pub(super) const CODES: [&str; 6] = ["q1", "q2", "q3", "q4", "h1", "h2"];

/// Whether a word is one of them.
pub(super) fn is_code(word: &str) -> bool {
    CODES.contains(&word)
}

fn part_of_year(word: &str, year: YearOf) -> Option<Written> {
    let (letter, place) = word.split_at_checked(1)?;
    let place: i8 = place.parse().ok()?;
    match (letter, place) {
        ("q", 1..=4) => Some(Written::Quarter { year, quarter: place }),
        // "H1" alone is a heading, "H2" a gas.
        ("h", 1..=2) if year != YearOf::Unsaid => Some(Written::Half { year, half: place }),
        _ => None,
    }
}

/// "spring 2023", "last summer", "the winter of 2022", "in the autumn"
fn season(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let shifted = shift(scan, at);
    let from = shifted.map_or(at, |(_, next)| next);
    let (name, next) = code(&WORDS.season, scan, from)?;
    let season = Season::parse(name)?;
    let which = shifted.map(|(shift, _)| shift);
    if let Some((year, end)) = year_close(scan, next) {
        return Some(Found::new(Written::Season { year, season, shift: None }, at..end));
    }
    let in_the = scan.word_before(at) == "the" && at > scan.start && is_before(&WORDS.cue, scan, at - 1, "time");
    let ends = scan.shape(next) != Some(Shape::Word) || is(&WORDS.cue, scan, next, "time");
    // "In early spring", "by mid-summer"
    let edge = ["early", "mid", "late"].iter().any(|edge| is_before(&WORDS.edge, scan, at, edge));
    let written = Written::Season { year: YearOf::Unsaid, season, shift: which };
    (which.is_some() || (in_the && ends) || (edge && ends && scan.shape(next) != Some(Shape::Mark)))
        .then(|| Found::new(written, at..next))
}

/// A year alone, where nothing shows that it counts, numbers or names something.
fn bare(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let year = year(scan, at)?;
    let found = || Found::new(Written::Whole(Period::Year(year)), at..at + 1);
    let cued = is_before(&WORDS.cue, scan, at, "time");
    let owned = is_before(&WORDS.cue, scan, at, "owner") || scan.is_possessive(at.wrapping_sub(1));
    if is_no_year(scan, at) || is_year_of_no_day(scan, at, year) || (!(1900..2100).contains(&year) && !cued) {
        return None;
    }
    if counts(scan, at + 1) && !owned {
        return None;
    }
    // A round figure, or one of another age, is a year only where the word before it asks for one.
    let round = year % 100 == 0 || !(1900..2100).contains(&year);
    (!round || cued || owned && year == 2000).then(found)
}

/// Whether the words around the figures at token `at` make a name, an amount of money or a clock time of them.
fn is_no_year(scan: &Scan<'_, '_>, at: usize) -> bool {
    let glued_before = at > scan.start && !is_spaced(scan, at);
    let opens =
        matches!(scan.shape(at.saturating_sub(1)), Some(Shape::Open | Shape::Quote | Shape::Dash | Shape::Hyphen));
    let paired = at >= 2 && scan.word(at - 1) == "/" && year(scan, at - 2).is_some();
    if glued_before && !opens && !paired {
        return true;
    }
    // "555-2024" is a telephone number.
    if glued_before
        && scan.text.shape(at - 1) == Some(Shape::Hyphen)
        && at > scan.start + 1
        && scan.shape(at - 2) == Some(Shape::Number)
    {
        return true;
    }
    // "No. 2010", "Route 1990", "$ 1990"
    let mut before = at;
    if before > scan.start && scan.word(before - 1) == "." {
        before -= 1;
    }
    if is_before(&WORDS.name, scan, before, "number") || scan.word_before(at) == "#" {
        return true;
    }
    let next = at + 1;
    if is_before_christ(scan, next) {
        return true;
    }
    let glued = !is_spaced(scan, next);
    match scan.shape(next) {
        Some(Shape::Hyphen) => {
            // "2010-2015-86" is a telephone number.
            let longer = scan.shape(next + 2) == Some(Shape::Hyphen) && is_code_part(scan, next + 3);
            is(&WORDS.counted, scan, next + 1, "joined") || is_code_part(scan, next + 1) || longer
        }
        Some(Shape::Mark) if glued && scan.word(next) == "/" => is_code_part(scan, next + 1),
        Some(Shape::Mark) => {
            glued && !matches!(scan.word(next), ":" | ";" | "/")
                || scan.word(next) == ":" && glued && digits(scan, next + 1).is_some()
        }
        Some(Shape::Word) if glued => true,
        Some(Shape::Word) if is_capital(scan, next) => {
            is(&WORDS.counted, scan, next, "address")
                || (1..=2).any(|by| is_capital(scan, next + by) && is(&WORDS.counted, scan, next + by, "address"))
        }
        _ => false,
    }
}

/// Whether figures behind a joining mark are no year: "2014-02-30", "2012/80".
fn is_code_part(scan: &Scan<'_, '_>, at: usize) -> bool {
    !is_spaced(scan, at) && digits(scan, at).is_some_and(|(number, len)| len != 4 || number < 1500)
}
