//! The face of a clock: hours and minutes as they are written, before half of the day and zone.

use super::words::{WORDS, code, digits, is_glued, spelled};
use crate::text::Shape;
use crate::value::run_on;
use crate::value::scan::Scan;

/// Hours and minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Face {
    pub(super) hour: i16,
    pub(super) minute: i16,
    /// The second, where it is written.
    pub(super) second: Option<i8>,
    pub(super) sure: Sure,
    /// The token after it.
    pub(super) end: usize,
}

/// What else a face needs to be a clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// A half of the day: "10", "10.30".
    NeedsHalf,
    /// A half of the day, a zone or a day beside it: "1400".
    NeedsZone,
    /// A word before it, or any of these: "9:30".
    NeedsCue,
    /// Nothing: "14:00", "noon", "ten o'clock".
    Yes,
}

/// The face at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Face> {
    named(scan, at)
        .or_else(|| colon(scan, at))
        .or_else(|| lettered(scan, at))
        .or_else(|| past(scan, at))
        .or_else(|| point(scan, at))
        .or_else(|| four(scan, at))
        .or_else(|| hour(scan, at))
        .filter(|face| {
            (0..=24).contains(&face.hour) && (0..60).contains(&face.minute) && face.hour * 60 + face.minute <= 1440
        })
}

/// "noon", "12 midnight"
fn named(scan: &Scan<'_, '_>, at: usize) -> Option<Face> {
    let (time, end) = code(&WORDS.named, scan, at)?;
    let (hour, minute) = time.split_once(':')?;
    Some(Face { hour: hour.parse().ok()?, minute: minute.parse().ok()?, second: None, sure: Sure::Yes, end })
}

/// "14:00", "7:37", "14:00:05"
fn colon(scan: &Scan<'_, '_>, at: usize) -> Option<Face> {
    let (hour, len) = digits(scan, at).filter(|(_, len)| *len <= 2)?;
    let (minute, mut end) = glued_pair(scan, at + 1)?;
    // A figure behind a plain word is the length of a film or a score; behind a mark it stands alone.
    let alone = at == scan.start || !matches!(scan.shape(at - 1), Some(Shape::Word | Shape::Number));
    let mut sure = if len == 2 && alone { Sure::Yes } else { Sure::NeedsCue };
    let mut second = None;
    if let Some((seconds, after)) = glued_pair(scan, end) {
        end = after;
        second = i8::try_from(seconds).ok();
        sure = if len == 2 { Sure::NeedsCue } else { Sure::NeedsHalf };
    }
    Some(Face { hour, minute, second, sure, end })
}

/// "15h00", "3h18", "15h"
fn lettered(scan: &Scan<'_, '_>, at: usize) -> Option<Face> {
    let (hour, _) = digits(scan, at).filter(|(_, len)| *len <= 2)?;
    if is_lettered(scan, at) {
        return Some(Face { hour, minute: 0, second: None, sure: Sure::NeedsZone, end: at + 2 });
    }
    if run_on::is_length(scan, at) {
        return None;
    }
    let minute = scan.word(at + 1).strip_prefix('h').filter(|minute| minute.len() == 2 && is_glued(scan, at + 1))?;
    Some(Face { hour, minute: minute.parse().ok()?, second: None, sure: Sure::Yes, end: at + 2 })
}

/// Whether the figure at token `at` is an hour with its letter, "15h", which is an amount of time as often as not.
pub(super) fn is_lettered(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.word(at + 1) == "h" && is_glued(scan, at + 1)
}

/// ":37" at token `at`
fn glued_pair(scan: &Scan<'_, '_>, at: usize) -> Option<(i16, usize)> {
    if scan.word(at) != ":" || !is_glued(scan, at) || !is_glued(scan, at + 1) {
        return None;
    }
    let (number, len) = digits(scan, at + 1)?;
    (len == 2 && number < 60).then_some((number, at + 2))
}

/// "10.30" before "pm" or a zone; "09.45", which is no decimal
fn point(scan: &Scan<'_, '_>, at: usize) -> Option<Face> {
    let (hour, minute) = scan.word(at).split_once('.').filter(|(hour, minute)| hour.len() <= 2 && minute.len() == 2)?;
    let sure = if hour.len() == 2 && hour.starts_with('0') { Sure::NeedsCue } else { Sure::NeedsZone };
    Some(Face { hour: hour.parse().ok()?, minute: minute.parse().ok()?, second: None, sure, end: at + 1 })
}

/// "1400", before a zone or "hours"
fn four(scan: &Scan<'_, '_>, at: usize) -> Option<Face> {
    let (number, len) = digits(scan, at).filter(|(_, len)| *len >= 3)?;
    let (hour, minute) = (number / 100, number % 100);
    // "340 pm"
    if len == 3 {
        return Some(Face { hour, minute, second: None, sure: Sure::NeedsHalf, end: at + 1 });
    }
    // "2000 hours" is a length of time as often as not; with "at" before it, it is not.
    let hours = match code(&WORDS.face, scan, at + 1) {
        Some(("hours", end)) if at > scan.start && scan.word(at - 1) == "at" => Some(end),
        _ => None,
    };
    let sure = if hours.is_some() { Sure::Yes } else { Sure::NeedsZone };
    Some(Face { hour, minute, second: None, sure, end: hours.unwrap_or(at + 1) })
}

/// "10", "ten", "ten o'clock", "seven thirty", before "pm"
fn hour(scan: &Scan<'_, '_>, at: usize) -> Option<Face> {
    let written = digits(scan, at).filter(|(_, len)| *len <= 2).map(|(hour, _)| (hour, at + 1));
    let (hour, end) = written.or_else(|| spelled(scan, at))?;
    if hour > 24 {
        return None;
    }
    if let Some(("oclock", end)) = code(&WORDS.face, scan, end) {
        return (1..=12).contains(&hour).then_some(Face { hour, minute: 0, second: None, sure: Sure::Yes, end });
    }
    let minute = spelled(scan, scan.past_hyphen(end)).filter(|(minute, _)| *minute >= 10).or_else(|| oh(scan, end));
    match minute {
        Some((minute, end)) if written.is_none() => {
            // "At seven thirty"; "of two ten" counts.
            let event = || at.checked_sub(1).is_some_and(|at| WORDS.event.before(scan.text, at, scan.start).is_some());
            let alarm = scan.word_before(at) == "for" && event();
            let told = (alarm || matches!(scan.word_before(at), "at" | "until" | "till")) && hour <= 12;
            let sure = if alarm && told {
                Sure::Yes
            } else if told {
                Sure::NeedsCue
            } else {
                Sure::NeedsHalf
            };
            Some(Face { hour, minute, second: None, sure, end })
        }
        _ => Some(Face { hour, minute: 0, second: None, sure: Sure::NeedsHalf, end }),
    }
}

/// "half past seven", "quarter to one", "ten past five"
fn past(scan: &Scan<'_, '_>, at: usize) -> Option<Face> {
    let (minute, next, sure) = match scan.word(at) {
        "half" => (30, at + 1, Sure::Yes),
        "quarter" => (15, at + 1, Sure::Yes),
        _ => {
            let (minute, next) = spelled(scan, at)
                .or_else(|| digits(scan, at).filter(|(_, len)| *len <= 2).map(|(minute, _)| (minute, at + 1)))?;
            let unit = matches!(scan.word(next), "minutes" | "minute" | "min" | "mins");
            // "2 to 4 p.m." are two hours; "one to one" is a talk, if no half of the day follows.
            let ranged = matches!(scan.word_before(at), "from" | "between");
            if (digits(scan, at).is_some() || ranged) && !unit && named(scan, next + 1).is_none() {
                return None;
            }
            (minute, next + usize::from(unit), Sure::NeedsHalf)
        }
    };
    let from = scan.word(next) == "from";
    let (way, next) = if from { ("past", next + 1) } else { code(&WORDS.face, scan, next)? };
    if let Some(named) = named(scan, next) {
        // "A quarter to noon"
        let at = named.hour * 60 + if way == "past" { minute } else { 1440 - minute };
        let (hour, minute) = (at / 60 % 24, at % 60);
        return Some(Face { hour, minute, second: None, sure: Sure::Yes, end: named.end });
    }
    let whole = digits(scan, next).filter(|(_, len)| *len <= 2).map(|(hour, _)| (hour, next + 1));
    let lettered = whole.is_some() && is_lettered(scan, next);
    let (hour, end) = whole.or_else(|| spelled(scan, next)).filter(|(hour, _)| lettered || (1..=12).contains(hour))?;
    // "15 minutes from 1 p.m.", and not from 1 to 2
    if from && code(&WORDS.half, scan, end).is_none() {
        return None;
    }
    if lettered && way == "past" {
        return Some(Face { hour, minute, second: None, sure: Sure::Yes, end: end + 1 });
    }
    // "Twenty minutes past eight"; "from five minutes to two" is a change.
    let ends = matches!(scan.shape(end), None | Some(Shape::Stop | Shape::Comma));
    let before = scan.word(next - 1) == "before" && scan.word(next - 2).starts_with("min") && ends;
    let told = way == "past" || before || matches!(scan.word_before(at), "at" | "it" | "is" | "was");
    let sure = if told && next > at + 2 { Sure::Yes } else { sure };
    let clock = matches!(code(&WORDS.face, scan, end), Some(("oclock", _)));
    let (sure, end) = if clock { (Sure::Yes, end + 1) } else { (sure, end) };
    match way {
        "past" => Some(Face { hour, minute, second: None, sure, end }),
        "to" if (1..60).contains(&minute) && minute != 30 => {
            Some(Face { hour: if hour == 1 { 12 } else { hour - 1 }, minute: 60 - minute, second: None, sure, end })
        }
        _ => None,
    }
}

/// "oh nine" behind an hour
fn oh(scan: &Scan<'_, '_>, at: usize) -> Option<(i16, usize)> {
    let at = scan.past_hyphen(at);
    spelled(scan, at + 1).filter(|(minute, _)| matches!(scan.word(at), "o" | "oh") && *minute < 10)
}
