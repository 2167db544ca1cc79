//! Dates counted from the day of publication: "12 days ago", "a year and two months ago", "in three days", "two weeks
//! from now".

use super::anchor::Shift;
use super::earlier;
use super::found::{Amount, Found};
use super::shift::{is_note, shift};
use super::steps::Steps;
use super::tense;
use super::unit::Unit;
use super::words::{WORDS, code, counted_weekday, digits, is_before, is_vague, unit};
use super::written::Written;
use crate::model::Hedge;
use crate::text::Shape;
use crate::value::hedge;
use crate::value::interval::Figure;
use crate::value::number::{self, Role};
use crate::value::scan::Scan;

/// A length of time in the words of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Length {
    pub(super) steps: Steps,
    /// As a number of one unit, where it is one.
    pub(super) amount: Option<Amount>,
    /// The token after it.
    pub(super) end: usize,
}

/// The date counted from now whose number is token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (figure, next) = amount(scan, at)?;
    if let Some(found) = weekdays(scan, at, figure, next) {
        return Some(found);
    }
    if let Some(found) = shifted(scan, at, figure, next) {
        return Some(found);
    }
    let length = length_of(scan, at, figure, next)?;
    let found = |written, start, end| Found { amount: length.amount, ..Found::new(written, start..end) };
    let before = (scan.word(length.end) == "before").then_some(("earlier", length.end + 1));
    let before = before.filter(|(_, end)| is_of_clock_known(scan, &length) && scan.is_all(&(at..*end)));
    match code(&WORDS.sense, scan, length.end).or(before) {
        Some(("ago", end)) => Some(found(Written::Counted(length.steps.back()), at, end)),
        Some(("hence", end)) if at > scan.from && scan.word(at - 1) == "within" => {
            Some(found(Written::Lapse(length.steps), at - 1, end))
        }
        Some(("hence", end)) => Some(found(Written::Counted(length.steps), at, end)),
        // "15 minutes earlier", where nothing else is told
        Some(("earlier", end)) if is_of_clock_known(scan, &length) && scan.is_all(&(at..end)) && is_note(scan) => {
            Some(found(Written::Counted(length.steps.back()), at, end))
        }
        Some((way @ ("later" | "earlier"), end)) if !length.steps.finest.is_of_clock() || length.steps.has_days() => {
            let steps = if way == "earlier" { length.steps.back() } else { length.steps };
            Some(found(earlier::written(scan, at, steps), at, end))
        }
        Some(_) => None,
        None => ahead(scan, at, &length),
    }
}

/// Whether a length is counted by the clock, and the clock of publication is known.
fn is_of_clock_known(scan: &Scan<'_, '_>, length: &Length) -> bool {
    length.steps.finest.is_of_clock() && scan.context.published.is_some_and(|moment| moment.time.is_some())
}

/// "the 5 past years", "the two coming weeks", as "the past 5 years"
fn shifted(scan: &Scan<'_, '_>, at: usize, figure: Figure, next: usize) -> Option<Found> {
    let (shift, next) = shift(scan, next)?;
    // One alone has its name: "the past week".
    let (unit, end) = unit(scan, next).filter(|(_, end)| scan.word(end - 1).ends_with('s'))?;
    let steps = Steps::of(unit, figure.x)?;
    let written = match shift {
        Shift::Last | Shift::Past => Written::Lapse(steps.back()),
        Shift::Next | Shift::Coming => Written::Coming(steps),
        Shift::This => return None,
    };
    let amount = Amount { figure, unit, vague: is_vague(scan, at) };
    Some(Found { amount: Some(amount), ..Found::new(written, at..end) })
}

/// "two Saturdays ago", "four Tuesdays from now"
fn weekdays(scan: &Scan<'_, '_>, at: usize, figure: Figure, next: usize) -> Option<Found> {
    let (weekday, next) = counted_weekday(scan, next).filter(|_| (1.0..=60.0).contains(&figure.x))?;
    let (by, end) = match code(&WORDS.sense, scan, next)? {
        ("ago", end) => (-(figure.x as i8), end),
        ("hence", end) => (figure.x as i8, end),
        _ => return None,
    };
    Some(Found::new(Written::NthWeekday { weekday, by }, at..end))
}

/// "will arrive in two days", "within a month"
fn ahead(scan: &Scan<'_, '_>, at: usize, length: &Length) -> Option<Found> {
    // "In more than ten years" looks back.
    let hedged = hedge::before(scan.text, at, scan.from).filter(|(hedge, _)| *hedge != Hedge::MoreThan);
    let start = hedged.map_or(at, |(_, tokens)| tokens.start);
    let start = start - usize::from(start > scan.from && scan.word(start - 1) == "the");
    let before = start.checked_sub(1).filter(|before| *before >= scan.from)?;
    let written = match code(&WORDS.ahead, scan, before)?.0 {
        "point" => Written::Counted(length.steps),
        _ => Written::Lapse(length.steps),
    };
    // "Within 30 days of the vote", "in three weeks of talks" are counted from something else, or from nothing.
    if matches!(scan.word(length.end), "of" | "after" | "before" | "from") || is_before(&WORDS.cue, scan, at, "owner") {
        return None;
    }
    let end = length.end + usize::from(matches!(scan.word(length.end), "time" | "'"));
    let end = end + usize::from(end > length.end && scan.word(end) == "time" && scan.word(end - 1) == "'");
    tense::may_look_ahead(scan, before).then(|| Found { amount: length.amount, ..Found::new(written, before..end) })
}

/// The length of time at token `at`: "12 days", "a week", "a few hours", "1 year, 2 months and a day".
pub(super) fn length(scan: &Scan<'_, '_>, at: usize) -> Option<Length> {
    let (figure, next) = amount(scan, at)?;
    length_of(scan, at, figure, next)
}

/// So many, told from token `at`, of the unit at token `next`, with what is added to them.
fn length_of(scan: &Scan<'_, '_>, at: usize, figure: Figure, next: usize) -> Option<Length> {
    if let Some(length) = working_days(scan, figure, next) {
        return Some(length);
    }
    let (unit, mut end) = of_unit(scan, next)?;
    let mut steps = Steps::of(unit, figure.x)?;
    // "A couple" are two.
    let vague = is_vague(scan, at) && figure.x > 2.0;
    let mut amount = Some(Amount { figure, unit, vague });
    // "Half" and more behind the unit: "a year and a half".
    if let Some((half, next)) = half(scan, end) {
        steps = Steps::of(unit, figure.x + half)?;
        amount = Some(Amount { figure: Figure { x: figure.x + half, grain: half, last: half, ..figure }, unit, vague });
        end = next;
    }
    let mut finest = unit;
    // "30 years, 40 years" are two; "1 year, 2 months" is one.
    let mut last = unit;
    // "1 month 2 years" has no order, but nothing parts it either.
    let goes_on = |unit: Unit, finest: Unit, last: Unit, end: usize| {
        unit < finest || (unit != last && scan.shape(end) == Some(Shape::Number))
    };
    while let Some((figure, unit, next)) = another(scan, end).filter(|(_, unit, _)| goes_on(*unit, finest, last, end)) {
        (finest, last) = (finest.min(unit), unit);
        steps = steps.and(Steps::of(unit, figure.x)?)?;
        amount = None;
        end = next;
    }
    Some(Length { steps, amount, end })
}

/// "four business days"
fn working_days(scan: &Scan<'_, '_>, figure: Figure, next: usize) -> Option<Length> {
    let (_, next) = code(&WORDS.working, scan, next)?;
    let (Unit::Day, end) = unit(scan, next)? else { return None };
    let amount = Amount { figure, unit: Unit::Day, vague: false };
    Some(Length { steps: Steps::of_working_days(figure.x)?, amount: Some(amount), end })
}

fn one(scan: &Scan<'_, '_>, at: usize) -> Option<(Figure, Unit, usize)> {
    let (figure, next) = amount(scan, at)?;
    let (unit, end) = of_unit(scan, next)?;
    Some((figure, unit, end))
}

/// The unit at token `at`, behind its number and a hyphen.
fn of_unit(scan: &Scan<'_, '_>, at: usize) -> Option<(Unit, usize)> {
    let at = at + usize::from(scan.word(at) == "-");
    unit(scan, at).or_else(|| short(scan, at))
}

/// "1 day 21 hours", "2 years, 1 month and 3 days"
fn another(scan: &Scan<'_, '_>, end: usize) -> Option<(Figure, Unit, usize)> {
    let next = end + usize::from(scan.shape(end) == Some(Shape::Comma));
    let next = next + usize::from(scan.word(next) == "and");
    one(scan, next)
}

/// "h" and "d" right behind a figure; nothing else is called "h" there.
fn short(scan: &Scan<'_, '_>, at: usize) -> Option<(Unit, usize)> {
    let (name, end) = code(&WORDS.short, scan, at).filter(|_| scan.is_glued(at) || scan.word(at) == "h")?;
    Some((Unit::parse(name)?, end))
}

/// "and a half"
fn half(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    if scan.word(at) != "and" {
        return None;
    }
    let next = at + 1 + usize::from(scan.word(at + 1) == "a");
    match number::role(scan.word(next))? {
        (Role::Part, part) if number::is_half(part) => Some((part, next + 1)),
        _ => None,
    }
}

/// A broken number before its unit: "3/4", "three-quarters of an", "a quarter of an".
fn share(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    if let Some((part, _)) = digits(scan, at).filter(|_| scan.word(at + 1) == "/") {
        let (whole, _) = digits(scan, at + 2).filter(|_| scan.is_glued(at + 1) && scan.is_glued(at + 2))?;
        return (0 < part && part < whole && whole < 10).then(|| (f64::from(part) / f64::from(whole), at + 3));
    }
    let (parts, next) = match number::role(scan.word(at))? {
        (Role::Ones, parts) => (parts, scan.past_hyphen(at + 1)),
        (Role::Article, _) => (1.0, at + 1),
        _ => return None,
    };
    let quarter = matches!(scan.word(next), "quarter" | "quarters");
    let of = scan.word(next + 1) == "of" && matches!(scan.word(next + 2), "a" | "an");
    (quarter && of && parts < 4.0).then_some((parts / 4.0, next + 3))
}

/// How many, at token `at`: a number, "a", "half an", or a vague size by its least number.
pub(super) fn amount(scan: &Scan<'_, '_>, at: usize) -> Option<(Figure, usize)> {
    let few = |x: f64, end: usize| (Figure { x, grain: x, last: x, digits: 1 }, end);
    if let Some((share, end)) = share(scan, at) {
        return Some(few(share, end));
    }
    if scan.shape(at) != Some(Shape::Number)
        && let Some((number, end)) = code(&WORDS.vague, scan, at)
    {
        return Some(few(number.parse().ok()?, end));
    }
    if let Some((Role::Part, part)) = number::role(scan.word(at)).filter(|(_, part)| number::is_half(*part)) {
        return matches!(scan.word(at + 1), "a" | "an").then(|| few(part, at + 2));
    }
    if let Some(number) = number::at(scan.text, at, scan.end) {
        // "Two more weeks"
        let end = number.tokens.end;
        let end = end + usize::from(matches!(scan.word(end), "more"));
        let back = || code(&WORDS.sense, scan, end + 1).is_some();
        return (!number.is_like_a_year() || back()).then(|| (Figure::of(&number), end));
    }
    let (Role::Article, _) = number::role(scan.word(at))? else { return None };
    match number::role(scan.word(at + 1)) {
        Some((Role::Part, part)) if number::is_half(part) => Some(few(part, at + 2)),
        _ => Some(few(1.0, at + 1)),
    }
}
