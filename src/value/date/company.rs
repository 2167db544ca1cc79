//! The quarter that a company reports on: "for the quarter ended Sept. 30".

use super::found::Found;
use super::plain::plain;
use super::unit::Unit;
use super::words::{WORDS, code, is_before, unit};
use super::written::Written;
use super::yearly::is_financial;
use crate::value::scan::Scan;

/// "the quarter ended Sept. 30", which that day tells, and "for the quarter" where money is talked of: the last one that
/// is over. A day behind it is a date of its own.
pub(super) fn quarter(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (Unit::Quarter, end) = unit(scan, at)? else { return None };
    if scan.word_before(at) != "the" || scan.word(at).ends_with('s') {
        return None;
    }
    let ended = code(&WORDS.ended, scan, end).and_then(|(_, next)| plain(scan, next)).filter(Found::is_day);
    if let Some(day) = ended {
        return Some(Found { around: Some(Unit::Quarter), ..Found::new(day.written, at..end) });
    }
    let cued = at.checked_sub(1).is_some_and(|the| is_before(&WORDS.cue, scan, the, "time"));
    let written = Written::Shifted { unit: Unit::Quarter, by: -1 };
    (cued && is_financial(scan, at) && scan.word(end) != "of").then(|| Found::new(written, at..end))
}
