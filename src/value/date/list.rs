//! Days of a list that share the year of one: "July 12, 2014, July 13 and July 14", "on Jan. 5 and Feb. 3, 2019".

use super::anchor::YearOf;
use super::beside::counts;
use super::found::Found;
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
    let of = (at..place).rev().find_map(|at| month_at(scan, at))?;
    (!counts(scan, place + 1)).then_some(year(scan, place)? - i16::from(month > of))
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
