//! The quarters and years that a company reports on: "for the quarter ended Sept. 30", "the year-earlier quarter".

use super::found::Found;
use super::plain::plain;
use super::steps::Steps;
use super::unit::Unit;
use super::words::{WORDS, code, is, is_before, unit};
use super::written::Written;
use super::yearly::is_financial;
use crate::text::Shape;
use crate::value::scan::Scan;

/// The quarter or year at token `at` that only the talk of money makes one of the calendar.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    match unit(scan, at)? {
        (Unit::Quarter, end) => quarter(scan, at, end),
        (Unit::Week, end) => ended(scan, at, Unit::Week, end),
        (Unit::Year, end) => year_earlier(scan, at, end).or_else(|| year(scan, at, end)),
        _ => None,
    }
}

/// "for the quarter", "the latest quarter": the last one that is over, unless a day behind it, a date of its own, tells
/// which.
fn quarter(scan: &Scan<'_, '_>, at: usize, end: usize) -> Option<Found> {
    let latest = is_before(&WORDS.report, scan, at, "latest");
    let start = at - usize::from(latest);
    if scan.word_before(start) != "the" && !latest || scan.word(at).ends_with('s') {
        return None;
    }
    if let Some(found) = ended(scan, at, Unit::Quarter, end) {
        return Some(found);
    }
    let cued = latest || start.checked_sub(1).is_some_and(|the| is_before(&WORDS.cue, scan, the, "time"));
    let written = Written::Shifted { unit: Unit::Quarter, by: -1 };
    (cued && is_financial(scan, at) && scan.word(end) != "of").then(|| Found::new(written, at..end))
}

/// "the quarter ended Sept. 30", "the week ended Oct. 27": the one that holds the day.
fn ended(scan: &Scan<'_, '_>, at: usize, unit: Unit, end: usize) -> Option<Found> {
    let day = code(&WORDS.ended, scan, end).and_then(|(_, next)| plain(scan, next)).filter(Found::is_day)?;
    Some(Found { around: Some(unit), ..Found::new(day.written, at..end) })
}

/// "the year-earlier quarter": a year before the one told of, or before the last one that is over.
fn year_earlier(scan: &Scan<'_, '_>, at: usize, end: usize) -> Option<Found> {
    let earlier = scan.shape(end) == Some(Shape::Hyphen) && is(&WORDS.report, scan, end + 1, "earlier");
    let (Unit::Quarter, end) = unit(scan, end + 2).filter(|_| earlier)? else { return None };
    let written = match scan.told {
        Some(_) => Written::Told(Steps::of(Unit::Year, -1.0)?),
        None => Written::Shifted { unit: Unit::Quarter, by: -5 },
    };
    Some(Found::new(written, at..end))
}

/// "for the year", "for the full year": the one of publication; until its first quarter is over, the one before.
fn year(scan: &Scan<'_, '_>, at: usize, end: usize) -> Option<Found> {
    let full = is_before(&WORDS.report, scan, at, "full");
    let the = (at - usize::from(full)).checked_sub(1).filter(|the| scan.word(*the) == "the")?;
    let ends =
        !matches!(scan.shape(end), Some(Shape::Hyphen | Shape::Quote)) && code(&WORDS.ended, scan, end).is_none();
    let told = scan.word_before(the) == "for" && ends && !matches!(scan.word(end), "of" | "before" | "after" | "as");
    let by = -i32::from(scan.context.published?.date.month() <= 3);
    (told && is_financial(scan, at)).then(|| Found::new(Written::Shifted { unit: Unit::Year, by }, at..end))
}
