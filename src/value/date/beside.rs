//! The year beside a day, a month or a part of a year: ", 2025", "of last year", "'25"; and what shows that figures are
//! none.

use super::anchor::YearOf;
use super::spoken;
use super::unit::Unit;
use super::words::{WORDS, code, digits, is, is_capital, past_comma, unit};
use crate::text::Shape;
use crate::value::scan::Scan;

/// The year behind a day: ", 2025", "2025", "last year", "'25".
pub(super) fn year_behind(scan: &Scan<'_, '_>, at: usize) -> Option<(YearOf, usize)> {
    if let Some(found) = year_close(scan, at) {
        return Some(found);
    }
    let next = past_comma(scan, at);
    let (year, end) = spoken::year(scan, next).filter(|_| next > at)?;
    (!counts(scan, end) && !is_clock(scan, next)).then_some((YearOf::Said(year), end))
}

/// The year right behind a month or day: "2025", "of 2025", "last year", "of this year".
pub(super) fn year_close(scan: &Scan<'_, '_>, at: usize) -> Option<(YearOf, usize)> {
    let next = at + usize::from(matches!(scan.word(at), "of" | "in") || scan.shape(at) == Some(Shape::Hyphen));
    if let Some((year, end)) = of_era(scan, next) {
        return Some((YearOf::Said(year), end));
    }
    if let Some((year, end)) = spoken::year(scan, next) {
        return (!is_clock(scan, next)).then_some((YearOf::Said(year), end));
    }
    let (name, after) = code(&WORDS.shift, scan, next)?;
    let by = match name {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let (Unit::Year, end) = unit(scan, after)? else { return None };
    Some((YearOf::Shifted(by), end))
}

/// The year at token `at` with its era behind it or before it: "88 AD", "2555 BE", "AD 79"; none before Christ.
pub(super) fn of_era(scan: &Scan<'_, '_>, at: usize) -> Option<(i16, usize)> {
    let (figure, ahead, end) = match era(scan, at) {
        Some((ahead, next)) => (next, ahead, next + 1),
        None => era(scan, at + 1).map(|(ahead, end)| (at, ahead, end))?,
    };
    let (year, _) = digits(scan, figure)?;
    let year = i16::try_from(year - i32::from(ahead.parse::<i16>().ok()?)).ok()?;
    (year > 0 && (era(scan, at).is_none() || ahead == "0")).then_some((year, end))
}

/// Whether an era before Christ stands at token `at`.
pub(super) fn is_before_christ(scan: &Scan<'_, '_>, at: usize) -> bool {
    matches!(era(scan, at), Some(("before", _)))
}

/// The era at token `at`: "AD", "a.d."; small letters without dots are words.
fn era(scan: &Scan<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    code(&WORDS.era, scan, at).filter(|_| {
        let written = scan.text.written(at);
        written.contains('.') || written.chars().all(char::is_uppercase)
    })
}

/// 25 is 2025 and 74 is 1974: two digits reach half a century ahead of 2019.
pub(super) fn full_year(year: i32, len: usize) -> Option<i32> {
    match len {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// Whether the four figures at token `at` are the hours and minutes of a clock: "March 18 1400 GMT".
fn is_clock(scan: &Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.word(at + 1), "gmt" | "utc" | "hrs" | "hours" | "local" | ":")
}

/// Whether token `at` is what a figure before it counts: a plural noun in lower case, or a word of the lexicon.
pub(super) fn counts(scan: &Scan<'_, '_>, at: usize) -> bool {
    if at >= scan.end || scan.shape(at) != Some(Shape::Word) {
        return false;
    }
    let word = scan.word(at);
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !is_capital(scan, at);
    // What ends in s and follows a year often enough is a verb or an adverb.
    let other =
        matches!(word, "was" | "has" | "is" | "as" | "thus" | "perhaps" | "always" | "does" | "this" | "his" | "its");
    (plural && !other) || is(&WORDS.counted, scan, at, "noun")
}
