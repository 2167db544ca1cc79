//! Which of the stretches of one name is meant: "last", "this past", "the following", and where they leave it open.

use super::anchor::Shift;
use super::tense;
use super::words::{WORDS, code};
use crate::value::scan::Scan;

/// Which one of a name, at token `at`; "this past" is one of them.
pub(super) fn shift(scan: &Scan<'_, '_>, at: usize) -> Option<(Shift, usize)> {
    let (name, next) = code(&WORDS.shift, scan, at)?;
    let shift = match name {
        // "The following March" is counted from something else.
        "previous" | "following" if !is_note(scan) => return None,
        "last" | "previous" => Shift::Last,
        "next" | "following" => Shift::Next,
        "past" => Shift::Past,
        "coming" => Shift::Coming,
        _ => match code(&WORDS.shift, scan, next) {
            Some(("past", next)) => return Some((Shift::Past, next)),
            Some(("coming", next)) => return Some((Shift::Coming, next)),
            _ => Shift::This,
        },
    };
    Some((shift, next))
}

/// The token after "the previous" or "the following" at `at`, which are counted from something told before.
pub(super) fn afloat(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let (name, next) = code(&WORDS.shift, scan, at)?;
    (matches!(name, "previous" | "following") && !is_note(scan)).then_some(next)
}

/// Whether nothing is told but a few words without a verb: what is counted in them is counted from publication.
pub(super) fn is_note(scan: &Scan<'_, '_>) -> bool {
    scan.text.sentences.len() == 1 && scan.is_alone(scan.start) && tense::around(scan, scan.start).is_none()
}
