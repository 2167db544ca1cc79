//! Weekdays: "on Tuesday", "last Tuesday", "Monday night", "Tuesday of next week", "Tuesday, the 18th of March".

use jiff::civil::Weekday;

use super::anchor::Shift;
use super::found::Found;
use super::shift::{afloat, shift};
use super::unit::Unit;
use super::words::{WORDS, is, is_before, is_capital, is_spaced, part, past_comma, unit, weekday};
use super::written::Written;
use super::{named, nth, numeric};
use crate::text::Shape;
use crate::value::scan::Scan;

/// The weekday at token `at`, with the date beside it, which decides.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    if scan.shape(at) == Some(Shape::Number) {
        return None;
    }
    if let Some(found) = behind_week(scan, at) {
        return Some(found);
    }
    let shifted = shift(scan, at);
    let from = shifted.map_or(at, |(_, next)| next);
    let (day, short, next) = weekday(scan, from)?;
    if is_name(scan, from, next) {
        return None;
    }
    let parted = part(scan, next);
    // "The Saturday Night Massacre", "each Wednesday"
    let titled = parted.is_some() && scan.is_name(from) && scan.is_name(next);
    if titled || is_before(&WORDS.name, scan, at, "recurring") {
        return None;
    }
    let next = parted.map_or(next, |(_, next)| next);
    if let Some(found) = date_beside(scan, next, day) {
        return Some(Found {
            tokens: at..found.tokens.end,
            part: parted.map(|(part, _)| part).or(found.part),
            ..found
        });
    }
    // "Sun" and "wed" are words; "on Wed" and "next Tues." are days.
    let cued =
        matches!(scan.word_before(from), "on" | "by" | "until" | "till") || shifted.is_some() || scan.is_alone(from);
    if short && !(cued && (is_capital(scan, from) || scan.is_alone(from) || scan.word_before(from) == "on")) {
        return None;
    }
    if from.checked_sub(1).is_some_and(|before| afloat(scan, before).is_some()) {
        return Some(Found::new(Written::Afloat, from..next));
    }
    let (week, end) = week_behind(scan, next).map_or((None, next), |(week, end)| (Some(week), end));
    Some(of_week(day, shifted.map(|(shift, _)| shift), week, at..end).with_part(parted.map(|(part, _)| (part, end))))
}

/// "next week on Friday", "last week, Tuesday"
fn behind_week(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (week, next) = week_behind(scan, at)?;
    let next = next + usize::from(matches!(scan.word(next), "on" | ","));
    let (weekday, _, end) = weekday(scan, next)?;
    // "Last week, Friday's vote": a name in front of something else.
    (date_beside(scan, end, weekday).is_none()).then(|| of_week(weekday, None, Some(week), at..end))
}

fn of_week(weekday: Weekday, shift: Option<Shift>, week: Option<i32>, tokens: std::ops::Range<usize>) -> Found {
    Found::new(Written::Weekday { weekday, shift, week }, tokens)
}

/// A day of a month behind a weekday: ", March 18", "the 18th of March", " 18/03/2025".
fn date_beside(scan: &Scan<'_, '_>, at: usize, weekday: Weekday) -> Option<Found> {
    // "Tuesday (6 January)"
    if scan.shape(at) == Some(Shape::Open) {
        let found = named::read(scan, at + 1).filter(|found| matches!(found.written, Written::Day { .. }))?;
        let end = found.tokens.end;
        let closed = scan.shape(end) == Some(Shape::Close);
        return closed.then(|| Found { tokens: found.tokens.start..end + 1, ..found });
    }
    let next = past_comma(scan, at);
    let next = next + usize::from(scan.word(next) == "on");
    let next = next + usize::from(scan.word(next) == "the");
    named::read(scan, next)
        .filter(|found| matches!(found.written, Written::Day { .. }))
        .or_else(|| numeric::read(scan, next))
        .or_else(|| nth::of_weekday(scan, next, weekday))
}

/// "last week", "of next week", "a week ago": the week that a weekday is counted in.
fn week_behind(scan: &Scan<'_, '_>, at: usize) -> Option<(i32, usize)> {
    week(scan, at + usize::from(scan.word(at) == "of"))
}

/// "last week", "next week": how many on from this one.
pub(super) fn week(scan: &Scan<'_, '_>, at: usize) -> Option<(i32, usize)> {
    let (shift, next) = shift(scan, at)?;
    let (Unit::Week, end) = unit(scan, next)? else { return None };
    let week = match shift {
        Shift::Last => -1,
        Shift::This => 0,
        Shift::Next => 1,
        Shift::Past | Shift::Coming => return None,
    };
    Some((week, end))
}

/// Whether the weekday is part of a name: "Good Friday", "the Sunday Times".
fn is_name(scan: &Scan<'_, '_>, at: usize, next: usize) -> bool {
    let before = is_before(&WORDS.name, scan, at, "weekday") && is_capital(scan, at - 1) && at - 1 > scan.start;
    let mail_on = scan.word_before(at) == "on" && at >= 2 && scan.word(at - 2) == "mail" && is_capital(scan, at - 2);
    let after = is(&WORDS.name, scan, next, "after-weekday") && is_capital(scan, next);
    let hyphen =
        scan.shape(next) == Some(Shape::Hyphen) && !is_spaced(scan, next + 1) && weekday(scan, next + 1).is_none();
    before || mail_on || after || hyphen
}
