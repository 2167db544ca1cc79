//! Dates counted from the day of publication: "yesterday", "last week", "11 years ago", "the past three years".

use std::ops::Range;

use super::found::{Amount, Found};
use super::tense;
use super::words::{WORDS, code, is_before, part, shift, unit};
use super::written::{Shift, Tense, Unit, Written};
use crate::text::Shape;
use crate::value::interval::Figure;
use crate::value::number::{self, Role};
use crate::value::scan::Scan;

/// The relative date at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let found = point(scan, at).or_else(|| shifted(scan, at)).or_else(|| weekend(scan, at));
    found.filter(|found| !is_title(scan, &found.tokens)).or_else(|| counted(scan, at))
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

/// "last week", "this year", "the past three years", "the previous day"
fn shifted(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    if let Some(("afloat", next)) = code(&WORDS.shift, scan, at) {
        let (unit, end) = unit(scan, next)?;
        return (!matches!(unit, Unit::Minute | Unit::Hour)).then(|| Found::new(Written::Afloat, at..end));
    }
    let (shift, next) = shift(scan, at)?;
    if let Some((unit, end)) = unit(scan, next) {
        // "The coming months" have no number.
        if scan.word(end - 1).ends_with('s') {
            return None;
        }
        return one(shift, unit).map(|written| Found::new(written, at..end));
    }
    let (figure, next) = amount(scan, next)?;
    let (unit, end) = unit(scan, next).filter(|(unit, _)| !matches!(unit, Unit::Minute | Unit::Hour))?;
    let by = whole(figure.x)?;
    let by = match shift {
        Shift::Last | Shift::Past => -by,
        Shift::Next | Shift::Coming => by,
        Shift::This => return None,
    };
    let amount = Some(Amount { figure, unit });
    Some(Found { amount, ..Found::new(Written::Lapse { unit, by }, at..end) })
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
        (_, Unit::Minute | Unit::Hour) | (Shift::Last | Shift::This, Unit::Day) => None,
        (Shift::Next, Unit::Day) => Some(Written::Afloat),
        (Shift::This | Shift::Coming, Unit::Weekend) => Some(Written::Weekend),
        (Shift::Last, _) | (Shift::Past, Unit::Weekend) => Some(Written::Shifted { unit, by: -1 }),
        (Shift::This, _) => Some(Written::Shifted { unit, by: 0 }),
        (Shift::Next, _) => Some(Written::Shifted { unit, by: 1 }),
        (Shift::Past, _) => Some(Written::Lapse { unit, by: -1 }),
        (Shift::Coming, _) => Some(Written::Lapse { unit, by: 1 }),
    }
}

/// "over the weekend"
fn weekend(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (Unit::Weekend, end) = unit(scan, at)? else { return None };
    (scan.word_before(at) == "the").then(|| Found::new(Written::Weekend, at..end))
}

/// "12 days ago", "a week later", "two weeks from now", "will arrive in two days"
fn counted(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (figure, next) = amount(scan, at)?;
    let number = figure.x;
    let next = next + usize::from(scan.word(next) == "-");
    let (unit, end) = unit(scan, next)?;
    let found =
        |written, start, end| Found { amount: Some(Amount { figure, unit }), ..Found::new(written, start..end) };
    match code(&WORDS.sense, scan, end) {
        Some(("ago", end)) => Some(found(on_by(unit, -number)?, at, end)),
        Some(("hence", end)) => Some(found(on_by(unit, number)?, at, end)),
        Some(("afloat", end)) if !matches!(unit, Unit::Minute | Unit::Hour) => Some(found(Written::Afloat, at, end)),
        Some(_) => None,
        // "the worst in two years" looks back over two years and is no date.
        None => {
            let ahead =
                scan.word_before(at) == "in" && at > scan.from && tense::before(scan, at - 1) == Some(Tense::Ahead);
            let written = on_by(unit, number).filter(|_| ahead && !is_before(&WORDS.cue, scan, at, "owner"))?;
            Some(found(written, at - 1, end))
        }
    }
}

/// How many, at token `at`: a number or "a".
fn amount(scan: &Scan<'_, '_>, at: usize) -> Option<(Figure, usize)> {
    if let Some(number) = number::at(scan.text, at, scan.end) {
        return (!number.is_like_a_year()).then(|| (Figure::of(&number), number.tokens.end));
    }
    let one = Figure { x: 1.0, grain: 1.0, last: 1.0, digits: 1 };
    matches!(number::role(scan.word(at)), Some((Role::Article, _))).then_some((one, at + 1))
}

/// So many units on; broken years and months at the grain of the next smaller unit.
fn on_by(unit: Unit, number: f64) -> Option<Written> {
    let smaller = match unit {
        Unit::Decade => Some((Unit::Year, 10.0)),
        Unit::Year => Some((Unit::Month, 12.0)),
        Unit::Week => Some((Unit::Day, 7.0)),
        _ => None,
    };
    match (whole(number), smaller) {
        (Some(by), _) => Some(Written::Shifted { unit, by }),
        (None, Some((unit, times))) => Some(Written::Shifted { unit, by: whole((number * times).round())? }),
        (None, None) => None,
    }
}

/// A number of steps on the calendar; none where it is broken or beyond every calendar.
fn whole(number: f64) -> Option<i32> {
    (number.fract() == 0.0 && number.abs() < 1e6).then_some(number as i32)
}
