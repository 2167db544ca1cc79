//! One date with what is left of it or counted from it: "early 2022", "the evening of March 18", "two days after
//! Christmas".

use super::company;
use super::counted;
use super::found::{Beyond, Edge, Found};
use super::named;
use super::plain::plain;
use super::relative;
use super::unit::Unit;
use super::words::{WORDS, code, is_capital, ordinal, part, unit, weekday};
use super::written::Written;
use crate::text::Shape;
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
    let part = part(scan, next);
    Some(found.with_part(part))
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
    let next = next + usize::from(scan.word(next) == "the");
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

/// "the end of the year"
fn this_one(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (unit, end) = unit(scan, at)?;
    let long = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century);
    let of = matches!(scan.word_before(at), "the" | "of" | "my" | "your" | "our");
    (long && of).then(|| Found::new(Written::Shifted { unit, by: 0 }, at..end))
}

/// "the evening of March 18", "the night of Tuesday", "morning of the 18th of March"
fn part_of(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (part, next) = part(scan, at)?;
    let next = next + usize::from(matches!(scan.word(next), "of" | "on"));
    let next = next + usize::from(scan.word(next) == "the");
    let found = plain(scan, next).filter(|found| next > at + 1 && found.is_day())?;
    Some(Found { part: Some(part), tokens: at..found.tokens.end, ..found })
}
