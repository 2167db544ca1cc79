//! Dates beside the day of publication: "yesterday", "last week", "the past three years".

use std::ops::Range;

use super::anchor::Shift;
use super::counted;
use super::earlier;
use super::found::{Edge, Found};
use super::shift::{afloat, is_note, shift};
use super::steps::Steps;
use super::unit::Unit;
use super::words::{WORDS, code, is_before, part, unit};
use super::written::Written;
use crate::text::Shape;
use crate::value::number::{self, Role};
use crate::value::scan::Scan;

/// The relative date at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    // With a figure begins only what is counted.
    if scan.shape(at) == Some(Shape::Number) {
        return counted::read(scan, at);
    }
    if let Some(found) = part_of_today(scan, at) {
        return Some(found);
    }
    let found = point(scan, at)
        .or_else(|| to_date(scan, at))
        .or_else(|| second(scan, at))
        .or_else(|| shifted(scan, at))
        .or_else(|| weekend(scan, at))
        .or_else(|| before(scan, at));
    found.filter(|found| !is_title(scan, &found.tokens)).or_else(|| counted::read(scan, at))
}

/// Whether words in capitals name a paper or a show: "USA TODAY", "on NBC's “Today”".
fn is_title(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> bool {
    if !scan.is_name(tokens.start) {
        return false;
    }
    let quote = |at: usize| scan.shape(at) == Some(Shape::Quote);
    match scan.shape(tokens.start - 1) {
        Some(Shape::Word) => true,
        Some(Shape::Quote) => {
            quote(tokens.end) || (scan.shape(tokens.end) == Some(Shape::Stop) && quote(tokens.end + 1))
        }
        _ => false,
    }
}

/// "yesterday", "tomorrow night", "last night"
fn point(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (name, end) = code(&WORDS.point, scan, at)?;
    let (days, of_day) = name.split_once(':').unwrap_or((name, ""));
    let by = days.parse().ok()?;
    let found = Found::new(Written::Shifted { unit: Unit::Day, by }, at..end);
    let of_day = WORDS_OF_DAY.iter().find(|code| **code == of_day).map(|code| (*code, end));
    Some(found.with_part(of_day.or_else(|| part(scan, end))))
}

/// The codes that TIMEX3 has for the parts of a day.
const WORDS_OF_DAY: [&str; 4] = ["MO", "AF", "EV", "NI"];

/// "in the afternoon", where nothing else is told
fn part_of_today(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let in_the = scan.word(scan.start) == "in" && scan.word(scan.start + 1) == "the" && at == scan.start + 2;
    let found = part(scan, at).filter(|(_, end)| in_the && scan.is_all(&(scan.start..*end)) && is_note(scan))?;
    Some(Found::new(Written::Shifted { unit: Unit::Day, by: 0 }, at..found.1).with_part(Some(found)))
}

/// "last week", "this year", "the past three years", "the previous day"
fn shifted(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    if let Some(next) = afloat(scan, at) {
        // "In previous years" are many.
        let (unit, end) = unit(scan, next).filter(|(_, end)| !scan.word(end - 1).ends_with('s'))?;
        let (way, _) = code(&WORDS.way, scan, at)?;
        let written = earlier::written(scan, at, Steps::of(unit, way.parse().ok()?)?);
        return (!unit.is_of_clock()).then(|| Found::new(written, at..end));
    }
    // "That day", "the same week" are told of before.
    if let Some((_, next)) = code(&WORDS.same, scan, at) {
        let (unit, end) = unit(scan, next)?;
        let one = unit >= Unit::Day && unit <= Unit::Year && !scan.word(end - 1).ends_with('s');
        let ends =
            code(&WORDS.between, scan, end).is_some() || !matches!(scan.shape(end), Some(Shape::Word | Shape::Hyphen));
        let written = Written::Told(Steps::of(unit, 0.0)?);
        return (one && ends).then(|| Found::new(written, at..end));
    }
    let (shift, next) = shift(scan, at)?;
    if let Some((unit, end)) = unit(scan, next) {
        // "The coming months" have no number.
        if scan.word(end - 1).ends_with('s') {
            return None;
        }
        // "Last minute", "next day": of any story, unless nothing else is told.
        if unit <= Unit::Day && scan.is_all(&(at..end)) && is_note(scan) {
            return shift.by().and_then(|by| beside(unit, by)).map(|written| Found::new(written, at..end));
        }
        // "In the past hour", where the clock of the news is known
        let known = scan.context.published.is_some_and(|moment| moment.time.is_some());
        if unit == Unit::Hour && known && matches!(shift, Shift::Last | Shift::Past) {
            return Steps::of(unit, -1.0).map(|steps| Found::new(Written::Lapse(steps), at..end));
        }
        // "Over the last year" is up to now; "the last year of the war" is counted in it.
        let the = at.checked_sub(1).filter(|the| *the >= scan.start && scan.word(*the) == "the");
        let lapse = the.is_some_and(|the| is_before(&WORDS.lapse, scan, the, "-"));
        if lapse && scan.word(end) == "of" && shift == Shift::Last {
            return None;
        }
        let shift = match (shift, unit) {
            (Shift::Last, Unit::Day | Unit::Week | Unit::Month | Unit::Year) if lapse => Shift::Past,
            (Shift::Next, Unit::Week | Unit::Month | Unit::Year) if lapse => Shift::Coming,
            _ => shift,
        };
        return one(shift, unit).map(|written| Found::new(written, at..end));
    }
    // "It will last one month."
    let length = counted::length(scan, next).filter(|_| !is_before(&WORDS.modal_cue, scan, at, "-"))?;
    // "In the last two minutes" of a match; of the news where its clock is known.
    let known = scan.context.published.is_some_and(|moment| moment.time.is_some());
    let of_match = length.steps.is_of_clock() && (!known || scan.word(length.end) == "of");
    if of_match || matches!(number::role(scan.word(next)), Some((Role::Article, _))) && length.amount.is_none() {
        return None;
    }
    let written = match shift {
        Shift::Last | Shift::Past => Written::Lapse(length.steps.back()),
        Shift::Next | Shift::Coming => Written::Coming(length.steps),
        Shift::This => return None,
    };
    Some(Found { amount: length.amount, ..Found::new(written, at..length.end) })
}

/// "the coming week", "the past month", of which there is a beginning and an end only in the calendar
pub(super) fn of_calendar(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (shift, next) = shift(scan, at)?;
    let (unit, end) = unit(scan, next)?;
    let by = match shift {
        Shift::Past => -1,
        Shift::Coming => 1,
        _ => return None,
    };
    let one = (Unit::Week..=Unit::Year).contains(&unit) && !scan.word(end - 1).ends_with('s');
    one.then(|| Found::new(Written::Shifted { unit, by }, at..end))
}

/// The stretch of one unit so many on from the one of publication.
fn beside(unit: Unit, by: i32) -> Option<Written> {
    if unit.is_of_clock() {
        return Steps::of(unit, f64::from(by)).map(Written::Counted);
    }
    Some(Written::Shifted { unit, by })
}

/// "last week" is a week of the calendar, "the past week" the seven days up to now.
fn one(shift: Shift, unit: Unit) -> Option<Written> {
    // Ten years are counted from now, not from a round year.
    let shift = match (shift, unit) {
        (Shift::Last, Unit::Decade) => Shift::Past,
        (Shift::Next, Unit::Decade) => Shift::Coming,
        _ => shift,
    };
    match (shift, unit) {
        (_, Unit::Second | Unit::Minute | Unit::Hour) | (Shift::Last | Shift::This, Unit::Day) => None,
        (Shift::Next, Unit::Day) => Some(Written::Told(Steps::of(unit, 1.0)?)),
        (Shift::This | Shift::Coming, Unit::Weekend) => Some(Written::Weekend { this: true }),
        (Shift::Last, _) | (Shift::Past, Unit::Weekend) => Some(Written::Shifted { unit, by: -1 }),
        (Shift::This, _) => Some(Written::Shifted { unit, by: 0 }),
        (Shift::Next, _) => Some(Written::Shifted { unit, by: 1 }),
        (Shift::Past, _) => Some(Written::Lapse(Steps::of(unit, -1.0)?)),
        (Shift::Coming, _) => Some(Written::Coming(Steps::of(unit, 1.0)?)),
    }
}

/// "the week after next", "the year before last"
fn second(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (unit, next) = unit(scan, at).filter(|(unit, _)| !unit.is_of_clock())?;
    // "The days before last year's vote"
    let (by, end) = code(&WORDS.second, scan, next).filter(|_| !scan.word(next - 1).ends_with('s'))?;
    let by = by.parse().ok()?;
    Some(Found::new(Written::Shifted { unit, by }, at..end))
}

/// "the year before": counted from what has been told.
fn before(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (unit, next) = unit(scan, at).filter(|(unit, _)| !unit.is_of_clock())?;
    let one = scan.word_before(at) == "the" && !scan.word(next - 1).ends_with('s');
    let end = next + 1;
    let ends = !matches!(scan.shape(end), Some(Shape::Word | Shape::Number | Shape::Quote | Shape::Mark));
    let by = match scan.word(next) {
        "before" => -1.0,
        "after" => 1.0,
        _ => return None,
    };
    let steps = Steps::of(unit, by).filter(|_| one && ends)?;
    Some(Found::new(earlier::written(scan, at, steps), at..end))
}

/// "the year to date": from its first day to the day of publication
fn to_date(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (unit, next) = unit(scan, at).filter(|(unit, _)| matches!(unit, Unit::Month | Unit::Quarter | Unit::Year))?;
    let to = scan.past_hyphen(next);
    let date = scan.past_hyphen(to + 1);
    let found = Found::new(Written::Shifted { unit, by: 0 }, at..date + 1);
    (scan.word(to) == "to" && scan.word(date) == "date").then_some(Found { edge: Some(Edge::Earlier), ..found })
}

/// "over the weekend"
fn weekend(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (Unit::Weekend, end) = unit(scan, at)? else { return None };
    (scan.word_before(at) == "the").then(|| Found::new(Written::Weekend { this: false }, at..end))
}
