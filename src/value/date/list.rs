//! Days of a list that share the year of one: "July 12, 2014, July 13 and July 14", "on Jan. 5 and Feb. 3, 2019".

use super::anchor::YearOf;
use super::beside::{counts, year_behind};
use super::found::Found;
use super::named;
use super::words::{self, digits, ordinal, year};
use super::written::Written;
use crate::text::Shape;
use crate::value::scan::Scan;

/// How many tokens of a list are looked at on either side.
const REACH: usize = 12;

/// A day without a year with the year of the list that it stands in.
pub(super) fn in_year_of_list(scan: &Scan<'_, '_>, found: Found) -> Found {
    let Written::Day { year: YearOf::Unsaid, month, .. } = found.written else { return found };
    let year = before(&with_sentence_before(scan), found.tokens.start, month)
        .or_else(|| behind(scan, found.tokens.end, month));
    match year.and_then(|year| found.written.in_year(year)).filter(|written| !written.has_no_day()) {
        Some(written) => Found { written, ..found },
        None => found,
    }
}

/// A day whose month another of its list names: "March 10 and 11", "on 10 and 11 March".
pub(super) fn day(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (day, end) = named::day_of_month(scan, at)?;
    if !(joins(scan, end) || at.checked_sub(1).is_some_and(|last| joins(scan, last))) {
        return None;
    }
    if let Some(month) = month_before(scan, at, day).filter(|_| ends(scan, at, day, end)) {
        let (year, end) = year_behind(scan, end).unwrap_or((YearOf::Unsaid, end));
        return Some(Found::new(Written::Day { year, month, day }, at..end));
    }
    let cued = matches!(scan.word_before(at), "on" | "the" | "of" | "by" | "until" | "since" | "and" | ",");
    let (year, month) = month_behind(scan, end, day).filter(|_| cued)?;
    Some(Found::new(Written::Day { year, month, day }, at..end))
}

/// The month of the days before token `at`, each earlier than the one behind it.
fn month_before(scan: &Scan<'_, '_>, at: usize, mut day: i8) -> Option<i8> {
    let mut at = at;
    for _ in 0..LONGEST {
        let mut last = at.checked_sub(1).filter(|last| joins(scan, *last))?;
        last = last.checked_sub(1 + usize::from(scan.word(last) == "and" && scan.word_before(last) == ","))?;
        let ordinal = matches!(scan.word(last), "st" | "nd" | "rd" | "th");
        at = last.checked_sub(usize::from(ordinal))?;
        day = named::day_of_month(scan, at).map(|(earlier, _)| earlier).filter(|earlier| *earlier < day)?;
        if let Some(month) = at.checked_sub(1).and_then(|month| month_at(scan, month)) {
            return Some(month);
        }
    }
    None
}

/// The month of the days behind token `at`, each later than the one before it, with its year.
fn month_behind(scan: &Scan<'_, '_>, mut at: usize, mut day: i8) -> Option<(YearOf, i8)> {
    for _ in 0..LONGEST {
        let next = past_joint(scan, at)?;
        let next = next + usize::from(scan.word(next) == "the");
        let (later, end) = named::day_of_month(scan, next).filter(|(later, _)| *later > day)?;
        if let Some(Written::Day { year, month, day }) = named::read(scan, next).map(|found| found.written)
            && day == later
        {
            return Some((year, month));
        }
        (at, day) = (end, later);
    }
    None
}

/// Whether the day at token `at`, which ends before `end`, is one of the list and counts nothing: the last behind "and",
/// or one before it.
fn ends(scan: &Scan<'_, '_>, at: usize, day: i8, end: usize) -> bool {
    if let Some((later, after)) = past_joint(scan, end).and_then(|next| named::day_of_month(scan, next)) {
        return later > day && !counts(scan, after);
    }
    let last = matches!(scan.word_before(at), "and" | "or" | "&");
    let stops = scan.shape(end).is_none_or(|shape| matches!(shape, Shape::Stop | Shape::Comma | Shape::Close));
    let goes_on =
        matches!(scan.word(end), "in" | "at" | "to" | "when" | "for" | "as" | "with" | "by" | "after" | "before");
    last && (stops || goes_on)
}

/// The token after "and" or a comma at `at`, or both.
fn past_joint(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let next = joins(scan, at).then_some(at + 1)?;
    Some(next + usize::from(scan.word(at) == "," && joins(scan, next)))
}

/// How many days a list has at most.
const LONGEST: usize = 4;

/// The scan with the end of the sentence before it, where there is no day of publication to go by: "July 12, 2014. July
/// 13".
fn with_sentence_before<'s, 'd>(scan: &Scan<'s, 'd>) -> Scan<'s, 'd> {
    let reach = if scan.context.published.is_none() { REACH } else { 0 };
    Scan { start: scan.start.saturating_sub(reach), ..*scan }
}

/// The year of the day before token `at` in the list; a month that comes round again is of the next.
fn before(scan: &Scan<'_, '_>, at: usize, month: i8) -> Option<i16> {
    let last = at.checked_sub(1).filter(|last| joins(scan, *last) || scan.shape(*last) == Some(Shape::Stop))?;
    let first = last.saturating_sub(REACH).max(scan.start);
    let place = (first..last).rev().take_while(|at| is_of_list(scan, *at)).find(|at| year(scan, *at).is_some())?;
    let of = (first..place).rev().take(4).take_while(|at| is_of_list(scan, *at)).find_map(|at| month_at(scan, at))?;
    Some(year(scan, place)? + i16::from(month < of))
}

/// The year of a day behind token `at` in the list; a month later in the year is of the one before.
fn behind(scan: &Scan<'_, '_>, at: usize, month: i8) -> Option<i16> {
    if !joins(scan, at) {
        return None;
    }
    let end = (at + REACH).min(scan.end);
    let place = (at..end).take_while(|at| is_of_list(scan, *at)).find(|at| year(scan, *at).is_some())?;
    let of = (at..place).rev().find_map(|at| month_at(scan, at)).unwrap_or(month);
    (place > at + 1 && !counts(scan, place + 1)).then_some(year(scan, place)? - i16::from(month > of))
}

/// Whether token `at` stands between the days of a list.
fn joins(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.shape(at) == Some(Shape::Comma) || matches!(scan.word(at), "and" | "or" | "&")
}

/// Whether token `at` may stand in a list of days.
fn is_of_list(scan: &Scan<'_, '_>, at: usize) -> bool {
    joins(scan, at)
        || digits(scan, at).is_some_and(|(_, len)| len != 3)
        || ordinal(scan, at).is_some()
        || matches!(scan.word(at), "st" | "nd" | "rd" | "th" | "on" | ".")
        || month_at(scan, at).is_some()
}

fn month_at(scan: &Scan<'_, '_>, at: usize) -> Option<i8> {
    words::month(scan, at).map(|(word, _)| word.number)
}
