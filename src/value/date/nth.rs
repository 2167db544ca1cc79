//! Dates by their place in a longer stretch: "the 15th", "Friday the 22nd", "20th of next month", "the first Monday of
//! October", "the last day of the year", "the second week of March 2024".

use jiff::civil::Weekday;

use super::anchor::YearOf;
use super::beside::year_behind;
use super::counted;
use super::found::Found;
use super::named;
use super::place::{Frame, Part};
use super::shift::shift;
use super::unit::Unit;
use super::words::{WORDS, code, digits, is, is_before, is_capital, ordinal, unit, weekday, year};
use super::written::Written;
use crate::text::Shape;
use crate::value::number;
use crate::value::scan::Scan;

/// The date by its place in a stretch that is named behind it.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    if let Some(found) = numbered_week(scan, at) {
        return Some(found);
    }
    let (place, next) = place(scan, at)?;
    of_frame(scan, at, place, next).or_else(|| of_month(scan, at, place, next)).or_else(|| share(scan, at, place, next))
}

/// "week 10 of 2015", "week 42, 2024"
fn numbered_week(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (place, next) = week(scan, at)?;
    let (year, end) = year_of_week(scan, next)?;
    Some(Found::new(week_of_year(place, year), at..end))
}

/// A week by its number at token `at`: "week 10", "weeks 10".
pub(super) fn week(scan: &Scan<'_, '_>, at: usize) -> Option<(i8, usize)> {
    let (Unit::Week, next) = unit(scan, at)? else { return None };
    number_of_week(scan, next)
}

/// The number of a week at token `at`.
pub(super) fn number_of_week(scan: &Scan<'_, '_>, at: usize) -> Option<(i8, usize)> {
    let (number, _) = digits(scan, at).filter(|(number, len)| *len <= 2 && (1..=53).contains(number))?;
    Some((i8::try_from(number).ok()?, at + 1))
}

/// The year behind a numbered week: "of 2015", ", 2015", "of last year".
pub(super) fn year_of_week(scan: &Scan<'_, '_>, at: usize) -> Option<(YearOf, usize)> {
    year_behind(scan, at).filter(|(_, end)| *end > at + 1)
}

/// A week of a year by its number, as ISO 8601 counts them.
pub(super) fn week_of_year(place: i8, year: YearOf) -> Written {
    Written::Nth { place, part: Part::Week, frame: Frame::Year(year) }
}

/// "the first nine months of the year", "the last two weeks of March"
fn share(scan: &Scan<'_, '_>, at: usize, place: i32, next: usize) -> Option<Found> {
    let length = counted::length(scan, next).filter(|_| matches!(place, 1 | -1))?;
    let of = length.end + 1;
    let (frame, end) = frame(scan, of + usize::from(scan.word(of) == "the"))?;
    let steps = if place > 0 { length.steps } else { length.steps.back() };
    let whole = matches!(scan.word(length.end), "of" | "in") && !steps.is_of_clock();
    whole.then(|| Found::new(Written::Share { steps, frame }, at..end))
}

/// "the 22nd" behind a weekday, which it decides: the nearest 22nd on such a day.
pub(super) fn of_weekday(scan: &Scan<'_, '_>, at: usize, weekday: Weekday) -> Option<Found> {
    let (place, end) = ordinal(scan, at).or_else(|| spelled(scan, at))?;
    let day = day_of_month(place).filter(|_| !is_noun(scan, end))?;
    Some(Found::new(Written::InMonth { day, by: None, weekday: Some(weekday) }, at..end))
}

/// "Friday the fifteen", and nothing behind it
fn spelled(scan: &Scan<'_, '_>, at: usize) -> Option<(i32, usize)> {
    let number = number::at(scan.text, at, scan.end).filter(|number| number.spelled && number.value < 32.0)?;
    let end = number.tokens.end;
    let ends = scan.shape(end).is_none_or(|shape| matches!(shape, Shape::Stop | Shape::Comma));
    (ends && scan.word_before(at) == "the").then_some((number.value as i32, end))
}

/// A place at token `at`, from 1; −1 for "last", −2 for "second last".
fn place(scan: &Scan<'_, '_>, at: usize) -> Option<(i32, usize)> {
    let last = |at: usize| is(&WORDS.shift, scan, at, "last");
    match ordinal(scan, at) {
        Some((place, next)) if last(next) => Some((-place, next + 1)),
        None => last(at).then_some((-1, at + 1)),
        place => place,
    }
}

/// "first Monday of October 2024", "last day of the year"
fn of_frame(scan: &Scan<'_, '_>, at: usize, place: i32, next: usize) -> Option<Found> {
    let (part, next) = part(scan, next)?;
    let joined = match scan.word(next) {
        "of" => true,
        // "Last week in October" is a week ago.
        "in" => place > 0 || part != Part::Week,
        _ => false,
    };
    let next = next + 1 + usize::from(scan.word(next + 1) == "the");
    let (frame, end) = frame(scan, next).filter(|_| joined)?;
    let place = i8::try_from(place).ok()?;
    Some(Found::new(Written::Nth { place, part, frame }, at..end))
}

fn part(scan: &Scan<'_, '_>, at: usize) -> Option<(Part, usize)> {
    if let Some((day, _, end)) = weekday(scan, at) {
        return Some((Part::Weekday(day), end));
    }
    let (unit, end) = unit(scan, at)?;
    Some((Part::parse(unit)?, end))
}

/// "October 2024", "2027", "next month", "the year"
fn frame(scan: &Scan<'_, '_>, at: usize) -> Option<(Frame, usize)> {
    if let Some((written, end)) = named::month(scan, at) {
        return match written {
            Written::Month { year, month, shift } => Some((Frame::Month { year, month, shift }, end)),
            _ => None,
        };
    }
    if let Some(year) = year(scan, at) {
        return Some((Frame::Year(YearOf::Said(year)), at + 1));
    }
    let (by, next) = match shift(scan, at) {
        Some((shift, next)) => (shift.by()?, next),
        None if scan.word_before(at) == "the" => (0, at),
        None => return None,
    };
    match unit(scan, next)? {
        (Unit::Month, end) => Some((Frame::MonthBy(by), end)),
        (Unit::Year, end) => Some((Frame::Year(YearOf::Shifted(by)), end)),
        _ => None,
    }
}

/// "20th of next month", "the 5th of the month"
fn of_month(scan: &Scan<'_, '_>, at: usize, place: i32, next: usize) -> Option<Found> {
    let next = next + usize::from(scan.word(next) == "day");
    // "The 20th of the month", "the 20th next month"
    let of = scan.word(next) == "of";
    if !of && (shift(scan, next).is_none() || scan.shape(at) != Some(Shape::Number)) {
        return None;
    }
    let next = next + usize::from(of) + usize::from(of && scan.word(next + 1) == "the");
    let (Frame::MonthBy(by), end) = frame(scan, next)? else { return None };
    let day = day_of_month(place)?;
    Some(Found::new(Written::InMonth { day, by: Some(by), weekday: None }, at..end))
}

/// "on the 15th", "by the 20th": a figure with its ending that nothing is counted by.
pub(super) fn alone(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (place, end) = ordinal(scan, at).or_else(|| bare(scan, at))?;
    let day = day_of_month(place)?;
    let told = scan.shape(at) == Some(Shape::Number) || place > 12;
    let the = at.checked_sub(1).filter(|the| *the > scan.start && scan.word(*the) == "the");
    let on = scan.word_before(at) == "on" && scan.shape(at) == Some(Shape::Number);
    let cued = on || the.is_some_and(|the| is_before(&WORDS.day_cue, scan, the, "-"));
    // The 15th hole, and the 90th minute.
    let reach = at.saturating_sub(SPORT_REACH).max(scan.start)..(at + SPORT_REACH).min(scan.end);
    let sport = || reach.into_iter().any(|at| is(&WORDS.sport_cue, scan, at, "-"));
    (told && cued && !is_noun(scan, end) && !sport())
        .then(|| Found::new(Written::InMonth { day, by: None, weekday: None }, at..end))
}

/// A day of the month at token `at` that the words before it say is one: "from the 21st to 23rd".
pub(super) fn day(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (place, end) = ordinal(scan, at)?;
    let day = day_of_month(place).filter(|_| !is_noun(scan, end))?;
    Some(Found::new(Written::InMonth { day, by: None, weekday: None }, at..end))
}

/// "on the 27", where the sentence ends with it or goes on with a clock
fn bare(scan: &Scan<'_, '_>, at: usize) -> Option<(i32, usize)> {
    let (day, _) = digits(scan, at).filter(|(_, len)| *len <= 2)?;
    let on = at >= 2 && scan.word(at - 1) == "the" && matches!(scan.word(at - 2), "on" | "for");
    let next = at + 1;
    let clock = matches!(scan.word(next), "at" | "from" | "between") && scan.shape(next + 1) == Some(Shape::Number);
    // "On 15 at 8:00", "at 8pm on 15."
    let half = |at: usize| matches!(scan.word(at), "am" | "pm");
    let face = (scan.word(next) == "at" && scan.word(next + 2) == ":") || (scan.word(next) == "," && half(next + 2));
    let behind = at >= 2 && half(at - 2) && scan.shape(next).is_none_or(|shape| shape == Shape::Stop);
    if scan.word_before(at) == "on" && (face || behind) {
        return Some((day, next));
    }
    (on && (next >= scan.end || scan.shape(next) == Some(Shape::Stop) || clock)).then_some((day, next))
}

/// How far from a day of the month the words of a game are looked for.
const SPORT_REACH: usize = 20;

/// Whether token `at` is a word that a place before it may belong to: "the 15th floor".
fn is_noun(scan: &Scan<'_, '_>, at: usize) -> bool {
    match scan.shape(at) {
        Some(Shape::Hyphen) => true,
        Some(Shape::Word) => is_capital(scan, at) || code(&WORDS.between, scan, at).is_none(),
        _ => false,
    }
}

fn day_of_month(place: i32) -> Option<i8> {
    i8::try_from(place).ok().filter(|day| (1..=31).contains(day))
}
