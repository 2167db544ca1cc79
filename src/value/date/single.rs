//! One date with what is left of it or counted from it: "early 2022", "the evening of March 18", "two days after
//! Christmas".

use super::anchor::Shift;
use super::company;
use super::counted;
use super::found::{Beyond, Edge, Found};
use super::named;
use super::plain::plain;
use super::relative;
use super::shift::shift;
use super::unit::Unit;
use super::words::{WORDS, code, is_capital, ordinal, part, unit, weekday};
use super::written::Written;
use crate::text::Shape;
use crate::value::number::{self, Role};
use crate::value::scan::Scan;

/// The date at token `at`, with what "early" or "the evening of" leaves of it and what is counted from it.
pub(super) fn single(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    if scan.shape(at) == Some(Shape::Number) {
        return beyond(scan, at).or_else(|| parted(scan, at));
    }
    beyond(scan, at)
        .or_else(|| weekday_beyond(scan, at))
        .or_else(|| around(scan, at))
        .or_else(|| parted(scan, at))
        .or_else(|| edged(scan, at))
        .or_else(|| part_of(scan, at))
        .or_else(|| company::read(scan, at))
        .or_else(|| part_alone(scan, at))
}

/// "two days after March 18", "a week before Christmas", "three weeks from tomorrow"
fn beyond(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let length = counted::length(scan, at).filter(|length| !length.steps.finest.is_of_clock())?;
    // "The two weeks before the vote" are all that time.
    if matches!(scan.word_before(at), "the" | "these" | "those" | "first" | "last") {
        return None;
    }
    let (way, next) = code(&WORDS.anchor, scan, length.end)?;
    let next = next + usize::from(scan.word(next) == "the");
    let base = plain(scan, next).filter(|base| base.is_day() && base.beyond.is_none())?;
    let today = base.written == Written::Shifted { unit: Unit::Day, by: 0 };
    if today && way == "after" && scan.word_before(at) == "within" && at > scan.from {
        return Some(Found::new(Written::Lapse(length.steps), at - 1..base.tokens.end));
    }
    let steps = if way == "before" { length.steps.back() } else { length.steps };
    let beyond = Some(Beyond::Steps(steps));
    Some(Found { beyond, amount: length.amount, tokens: at..base.tokens.end, part: None, ..base })
}

/// "the third Tuesday after Christmas", "the Friday before Easter"
fn weekday_beyond(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (place, next) = match ordinal(scan, at) {
        Some((place, next)) => (i8::try_from(place).ok().filter(|place| (1..=10).contains(place))?, next),
        None if scan.word_before(at) == "the" => (1, at),
        None => return None,
    };
    let (weekday, _, next) = weekday(scan, next)?;
    let (way, next) = code(&WORDS.anchor, scan, next).filter(|_| matches!(scan.word(next), "after" | "before"))?;
    let next = next + usize::from(scan.word(next) == "the");
    let base = plain(scan, next).filter(|base| base.is_day() && base.beyond.is_none())?;
    let beyond = Some(Beyond::Weekday(weekday, if way == "before" { -place } else { place }));
    Some(Found { beyond, tokens: at..base.tokens.end, part: None, ..base })
}

/// "March 18", "the evening of March 18", "Tuesday in the afternoon", "May 5th, in the early morning"
fn parted(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let found = with_weekday(scan, plain(scan, at)?);
    if !found.is_day() || found.part.is_some() {
        return Some(found);
    }
    let end = found.tokens.end;
    let next = end + usize::from(scan.shape(end) == Some(Shape::Comma));
    let next = match (scan.word(next), scan.word(next + 1)) {
        ("in" | "during", "the") => next + 2,
        _ => end,
    };
    let part = part(scan, next).or_else(|| half(scan, end));
    Some(found.with_part(part))
}

/// "Tuesday PM", "tomorrow am", where no name follows: "on Tuesday PM Smith resigned".
fn half(scan: &Scan<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    let (half, end) = code(&WORDS.half, scan, at)?;
    let ends = scan.shape(end).is_none_or(|shape| shape == Shape::Stop) || code(&WORDS.join, scan, end).is_some();
    ends.then_some((half, end))
}

/// "Jul 18, Fri", "March 18 (Tuesday)": the weekday behind a day of a month.
fn with_weekday(scan: &Scan<'_, '_>, found: Found) -> Found {
    let end = found.tokens.end;
    let open = scan.shape(end) == Some(Shape::Open);
    if !matches!(found.written, Written::Day { .. } | Written::Whole(_)) || !found.is_day() {
        return found;
    }
    match weekday(scan, end + 1) {
        Some((.., after)) if open && scan.shape(after) == Some(Shape::Close) => {
            Found { tokens: found.tokens.start..after + 1, ..found }
        }
        Some((.., after))
            if scan.word(end) == "," && !matches!(scan.shape(after), Some(Shape::Word | Shape::Comma)) =>
        {
            Found { tokens: found.tokens.start..after, ..found }
        }
        _ => found,
    }
}

/// "the week of March 18", "the week starting on March 18", "the weekend of the 15th", "the month of June"
fn around(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (unit, next) = unit(scan, at)?;
    if unit == Unit::Month {
        return named::month_of(scan, at);
    }
    let (_, next) = code(&WORDS.around, scan, next).filter(|_| matches!(unit, Unit::Week | Unit::Weekend))?;
    let next = next + usize::from(scan.word(next) == "the");
    let day = plain(scan, next).filter(Found::is_day)?;
    Some(Found { around: Some(unit), tokens: at..day.tokens.end, ..day })
}

/// "early 2022", "mid-March", "late last year", "late on Monday", where a day is too short to be cut.
fn edged(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (name, next) = code(&WORDS.edge, scan, at)?;
    let edge = Edge::ALL.into_iter().find(|edge| edge.name() == name)?;
    let next = next + usize::from(scan.shape(next) == Some(Shape::Hyphen));
    let next = next + usize::from(scan.word(next) == "on");
    let next = next + usize::from(matches!(scan.word(next), "the" | "my" | "your" | "our" | "their" | "his" | "her"));
    if let Some(end) = of_the_day(scan, at, next) {
        return Some(Found::new(Written::Afloat, at..end));
    }
    let found = relative::of_calendar(scan, next)
        .or_else(|| plain(scan, next))
        .or_else(|| this_one(scan, next))
        .or_else(|| {
            // "The end of May": no verb and no surname.
            let (written, end) = named::month(scan, next).filter(|_| is_capital(scan, next))?;
            Some(Found::new(written, next..end))
        })?;
    let found = match found.written {
        _ if found.is_day() => found,
        Written::Told(_) | Written::Afloat | Written::Lapse(_) | Written::Coming(_) | Written::Counted(_) => {
            return None;
        }
        _ => Found { edge: Some(edge), ..found },
    };
    Some(Found { tokens: at..found.tokens.end, ..found })
}

/// "the rest of the day", "later in the day": of one that has been told of. "At the end of the day" is a phrase.
fn of_the_day(scan: &Scan<'_, '_>, at: usize, day: usize) -> Option<usize> {
    let told = matches!(scan.word(day - 1), "the" | "my" | "our" | "their" | "his" | "her");
    let word = at + usize::from(scan.word(at) == "the");
    let part = matches!(scan.word(word), "rest" | "remainder" | "early" | "earlier" | "late" | "later");
    let this = matches!(shift(scan, day), Some((Shift::This, _)));
    let day = day + usize::from(this);
    let (Unit::Day, end) = unit(scan, day)? else { return None };
    let whole = scan.word(end - 1) == "day" && scan.shape(end) != Some(Shape::Hyphen);
    (part && whole && (told || this)).then_some(end)
}

/// "the end of the year"
fn this_one(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (unit, end) = unit(scan, at)?;
    let long = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century);
    let of = matches!(scan.word_before(at), "the" | "of" | "my" | "your" | "our" | "their" | "his" | "her");
    (long && of).then(|| Found::new(Written::Shifted { unit, by: 0 }, at..end))
}

/// "the evening of March 18", "the night of Tuesday", "morning of the 18th of March"
fn part_of(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (part, next) = part(scan, at)?;
    let comma = scan.shape(next) == Some(Shape::Comma);
    let next = next + usize::from(comma || matches!(scan.word(next), "of" | "on"));
    let next = next + usize::from(comma && scan.word(next) == "on");
    let next = next + usize::from(scan.word(next) == "the");
    let found = plain(scan, next).filter(|found| next > at + 1 && found.is_day())?;
    // "In the night, Friday's storm": a day behind a comma is its own unless "in the" stands before them.
    if comma && !matches!((scan.word_before(at.saturating_sub(1)), scan.word_before(at)), ("in", "the")) {
        return None;
    }
    Some(Found { part: Some(part), tokens: at..found.tokens.end, ..found })
}

/// "in the morning", "during the night", "mid-morning": of a day that the words do not name.
fn part_alone(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (part, end) = part(scan, at)?;
    let the = at.checked_sub(2).filter(|in_the| *in_the >= scan.from && scan.word(at - 1) == "the");
    let told = the.is_some_and(|in_the| matches!(scan.word(in_the), "in" | "during"));
    // "In early morning"
    let told = told || (end > at + 1 && scan.word_before(at) == "in");
    let noted = end > at + 1 && scan.is_all(&(at..end));
    let goes_on = match scan.shape(end) {
        Some(Shape::Word) => code(&WORDS.between, scan, end).is_none() || scan.word(end) == "of",
        Some(Shape::Hyphen | Shape::Number) => true,
        _ => false,
    };
    // "In the morning at eight" is a clock time.
    let clock = (end..end + 3).any(|at| scan.shape(at) == Some(Shape::Number) || is_number(scan, at))
        && matches!(
            scan.word(end),
            "at" | "between" | "from" | "around" | "about" | "by" | "until" | "after" | "before" | ","
        );
    ((told || noted) && !goes_on && !clock).then(|| Found::new(Written::Afloat, at..end).with_part(Some((part, end))))
}

fn is_number(scan: &Scan<'_, '_>, at: usize) -> bool {
    number::role(scan.word(at)).is_some_and(|(role, _)| role != Role::Article)
}
