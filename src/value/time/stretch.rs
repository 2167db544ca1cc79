//! Two clock times that a stretch lies between: "from 2pm to 4pm", "2-4 p.m.", "9:00–17:00", "8pm till 11".

use super::clock::{self, Clock, Half};
use super::face::{self, Sure};
use super::words::{WORDS, code};
use crate::text::Shape;
use crate::value::date;
use crate::value::grammar::{self, Class};
use crate::value::scan::Scan;
use crate::value::zone;

/// The second clock time behind the first at token `at`, and the first with what it takes from it. `dated`: a day that
/// stands before them makes clock times of two bare figures ("Monday between 8 and 9"), as one behind them does.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize, first: &Clock, dated: bool) -> Option<(Clock, Clock)> {
    let next = joined(scan, at, first.tokens.end)?;
    let mut last = clock::read(scan, next)?;
    let mut first = first.clone();
    if last.needs < Sure::NeedsCue {
        // "The toll moved from three to four on Tuesday" is a change.
        let changes = at >= scan.start + 2 && grammar::is(scan.word(at - 2), Class::Change);
        let opened = at > scan.start && matches!(scan.word(at - 1), "from" | "between") && !changes;
        let day = dated || is_before_day(scan, last.tokens.end);
        let four = |clock: &Clock| clock.needs == Sure::NeedsZone && is_four(scan, clock);
        let fours = four(&first) && four(&last) && (dated || opened && scan.word(first.tokens.start).starts_with('0'));
        let sure = first.needs == Sure::Yes || fours || (first.needs == Sure::NeedsCue || day) && opened;
        if !sure || !is_whole(scan, &last) {
            return None;
        }
        last.minutes = after(first.minutes, last.minutes);
        first.needs = first.needs.max(Sure::NeedsCue);
        last = clock::in_its_zone(scan, Clock { needs: Sure::NeedsCue, ..last });
        first.zone = first.zone.or(last.zone);
        return Some((first, last));
    }
    if first.half.is_none() && first.minutes < 780 && last.half.is_some() {
        // "11 to 1 p.m." begins in the morning, "2 to 4 p.m." does not.
        let noon = |minutes: i16| minutes % 720;
        let later = last.half == Some(Half::Afternoon) && noon(first.minutes) <= noon(last.minutes);
        // "11 to 3 a.m." begins the night before.
        let night = last.half == Some(Half::Morning) && noon(first.minutes) > noon(last.minutes);
        first.minutes = noon(first.minutes) + if later || night { 720 } else { 0 };
        first.half = if night { Some(Half::Afternoon) } else { last.half };
        first.needs = Sure::Yes;
    } else if first.needs == Sure::NeedsHalf && last.half.is_none() && last.needs == Sure::NeedsCue {
        // "Between 10 and 11:30"
        let opened = at > scan.start && matches!(scan.word(at - 1), "from" | "between");
        first.needs = if opened && is_hour(scan, &first) { Sure::NeedsCue } else { first.needs };
    }
    first.zone = first.zone.or(last.zone);
    if last.zone.is_some() && first.needs == Sure::NeedsZone {
        first.needs = Sure::Yes;
    }
    (first.needs >= Sure::NeedsCue).then_some((first, last))
}

/// The token after what joins two ends; "and" only after "between".
pub(super) fn joined(scan: &Scan<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let next = match scan.shape(end)? {
        Shape::Hyphen | Shape::Dash => end + 1,
        _ if scan.word(end) == "and" => (at > scan.start && scan.word(at - 1) == "between").then_some(end + 1)?,
        _ => code(&WORDS.join, scan, end)?.1,
    };
    (next < scan.end).then_some(next)
}

/// The first of the two halves of the day in which the last clock time lies behind the first.
fn after(first: i16, last: i16) -> i16 {
    if last <= first && last <= 720 && last % 720 + 720 > first { last % 720 + 720 } else { last }
}

/// Whether a clock without half and zone is an hour and no more: "7", "seven"; "7.30" may be a price.
pub(super) fn is_hour(scan: &Scan<'_, '_>, clock: &Clock) -> bool {
    clock.minutes % 60 == 0 && !scan.word(clock.tokens.start).contains('.') && clock.needs != Sure::NeedsZone
}

/// Whether nothing behind a bare hour makes it count something: "8pm - 11", not "8 to 11 people".
pub(super) fn is_whole(scan: &Scan<'_, '_>, clock: &Clock) -> bool {
    let end = clock.tokens.end;
    let lettered = face::is_lettered(scan, clock.tokens.start);
    (is_hour(scan, clock) || is_four(scan, clock) || lettered)
        && (ends(scan, end) || is_before_day(scan, end) || zone::at(scan, end).is_some())
}

/// Whether nothing at token `at` can be what a figure before it counts.
fn ends(scan: &Scan<'_, '_>, at: usize) -> bool {
    match scan.shape(at) {
        None | Some(Shape::Stop | Shape::Comma | Shape::Close | Shape::Quote | Shape::Dash) => true,
        Some(Shape::Word) => matches!(scan.word(at), "on" | "of" | "in" | "and" | "for" | "with" | "when" | "but"),
        _ => false,
    }
}

/// How far around "at 19.30" the words of a price are looked for.
const PRICE_REACH: usize = 20;

/// Whether figures with a dot behind "at", beside a day, are a clock and no price: "at 19.30".
pub(super) fn is_dotted(scan: &Scan<'_, '_>, clock: &Clock) -> bool {
    let (at, end) = (clock.tokens.start, clock.tokens.end);
    let around = at.saturating_sub(PRICE_REACH).max(scan.start)..(end + PRICE_REACH).min(scan.end);
    let price = || around.into_iter().any(|at| WORDS.price.at(scan.text, at, scan.end).is_some());
    let stands = scan.shape(end) != Some(Shape::Word) || ends(scan, end) || is_before_day(scan, end);
    let dotted = clock.needs == Sure::NeedsZone && scan.word(at).contains('.') && clock.minutes % 5 == 0;
    dotted && scan.word_before(at) == "at" && stands && !price()
}

/// Whether it is written in four figures: "1400".
fn is_four(scan: &Scan<'_, '_>, clock: &Clock) -> bool {
    let word = scan.word(clock.tokens.start);
    word.len() == 4 && !word.contains('.')
}

/// Whether a day stands behind token `end`: "on Tuesday", "of April 22".
fn is_before_day(scan: &Scan<'_, '_>, end: usize) -> bool {
    let next = end + usize::from(matches!(scan.word(end), "on" | "of"));
    let next = next + usize::from(scan.word(next) == "the");
    date::dated(scan, next).is_some_and(|day| date::is_day(&day))
}
