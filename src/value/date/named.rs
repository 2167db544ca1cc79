//! Dates by the name of their month: "March 18, 2025", "the 18th of March", "last August", "in April".

use super::anchor::{Shift, YearOf};
use super::beside::{counts, full_year, of_era, year_behind, year_close};
use super::feast::Feast;
use super::found::Found;
use super::shift::{afloat, shift};
use super::unit::Unit;
use super::words::{
    self, Also, MonthWord, WORDS, code, digits, is, is_before, is_capital, is_spaced, ordinal, unit, year,
};
use super::written::Written;
use crate::text::Shape;
use crate::value::number::{self, Role};
use crate::value::scan::Scan;

/// The date with the name of a month at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    if let Some(found) = holiday(scan, at) {
        return Some(found);
    }
    if scan.shape(at) == Some(Shape::Number) {
        return day_first(scan, at).or_else(|| year_first(scan, at));
    }
    if let Some((shift, next)) = shift(scan, at) {
        if let Some(found) = holiday(scan, next) {
            return shifted_holiday(scan, at, shift, next, &found);
        }
        return shifted(scan, at, shift, next);
    }
    match words::month(scan, at) {
        Some((word, next)) => month_first(scan, at, word, next),
        None => day_first(scan, at).or_else(|| year_first(scan, at)),
    }
}

/// "Christmas Day", "New Year's Eve 2024", "Easter Sunday"
fn holiday(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (rule, next) = code(&WORDS.holiday, scan, at).filter(|(_, next)| {
        let told =
            is_before(&WORDS.cue, scan, at, "time") || scan.word_before(at) == "on" || year(scan, *next).is_some();
        is_capital(scan, at) || scan.is_alone(at) || told
    })?;
    let feast = Feast::parse(rule)?;
    // "The Good Friday Agreement", "a Christmas tree", "Merry Christmas!"
    if matches!(scan.word_before(at), "merry" | "happy") {
        return None;
    }
    // "Christmas sales" are of its time of the year.
    let goes_on = scan.shape(next) == Some(Shape::Word)
        && (next == at + 1 || scan.is_name(next))
        && code(&WORDS.festive, scan, next).is_none();
    if goes_on && code(&WORDS.between, scan, next).is_none() && year_behind(scan, next).is_none() {
        return None;
    }
    let (year, end) = year_behind(scan, next).unwrap_or((YearOf::Unsaid, next));
    let written = match feast {
        Feast::Fixed { month, day } => Written::Day { year, month, day },
        _ => Written::Holiday { feast, year, shift: None },
    };
    Some(Found::new(written, at..end))
}

/// "last Christmas", "next Easter"
fn shifted_holiday(scan: &Scan<'_, '_>, at: usize, shift: Shift, next: usize, found: &Found) -> Option<Found> {
    let (rule, _) = code(&WORDS.holiday, scan, next)?;
    let written = match found.written {
        Written::Day { year: YearOf::Unsaid, .. } | Written::Holiday { year: YearOf::Unsaid, .. } => {
            Written::Holiday { feast: Feast::parse(rule)?, year: YearOf::Unsaid, shift: Some(shift) }
        }
        written => written,
    };
    Some(Found::new(written, at..found.tokens.end))
}

/// "last August", "next March"
fn shifted(scan: &Scan<'_, '_>, at: usize, shift: Shift, next: usize) -> Option<Found> {
    let (word, end) = words::month(scan, next)?;
    if !is_capital(scan, next) && word.also > Also::Name {
        return None;
    }
    if let Some(found) = month_first(scan, next, word, end).filter(|found| matches!(found.written, Written::Day { .. }))
    {
        return Some(Found { tokens: at..found.tokens.end, ..found });
    }
    let written = Written::Month { year: YearOf::Unsaid, month: word.number, shift: Some(shift) };
    Some(Found::new(written, at..end))
}

/// "March 18, 2025", "March 2025", "March"
fn month_first(scan: &Scan<'_, '_>, at: usize, word: MonthWord, next: usize) -> Option<Found> {
    let capital = is_capital(scan, at);
    if let Some(found) = hyphened(scan, at, word, next) {
        return Some(found);
    }
    if let Some((day, year)) = unspaced(scan, next) {
        let written = Written::Day { year: YearOf::Said(year), month: word.number, day };
        return exists(YearOf::Said(year), word.number, day).then(|| Found::new(written, at..next + 1));
    }
    if let Some((day, end)) = day_behind(scan, next) {
        let (year, end) = year_behind(scan, end).or_else(|| short_year(scan, end)).unwrap_or((YearOf::Unsaid, end));
        // "They may 10 times over" and "march 18 miles" are no days; "may 5th" and "may 5, 2024" are.
        let is_day = capital
            || scan.is_alone(at)
            || word.also < Also::Verb
            || year != YearOf::Unsaid
            || ordinal(scan, next).is_some();
        // "In March 10 people died" counts people.
        let no_day = matches!(scan.word_before(at), "in" | "since" | "by" | "during" | "throughout")
            || (word.also == Also::Surname || word.also > Also::Nothing && !scan.is_name(at))
                && scan.word_before(at) != "on";
        let counts = no_day && year == YearOf::Unsaid && counts(scan, end);
        if is_day && !counts {
            let found = || Found::new(Written::Day { year, month: word.number, day }, at..end);
            // A slip of the pen is no month either: "February 30".
            return exists(year, word.number, day).then(found);
        }
    }
    if is_of_no_day(scan, at, word.number, next) {
        return None;
    }
    if let Some((year, end)) = year_of_month(scan, next) {
        return Some(Found::new(Written::Month { year, month: word.number, shift: None }, at..end));
    }
    let alone = scan.is_alone(at) && !is_word(scan, next);
    let cued = if word.also > Also::Nothing {
        let narrow = is_before(&WORDS.month_cue, scan, at, "surname");
        narrow || (word.also != Also::Surname && is_before(&WORDS.month_cue, scan, at, "month"))
    } else {
        is_before(&WORDS.cue, scan, at, "time")
    };
    let cued = cued && !is_spaced_hyphen(scan, at);
    let named = is_capital(scan, next) && scan.shape(next) == Some(Shape::Word) && !cued;
    let bare = alone || capital && !word.short && (cued || word.also == Also::Nothing) && !named;
    let afloat = at.checked_sub(1).is_some_and(|before| afloat(scan, before).is_some());
    let written = Written::Month { year: YearOf::Unsaid, month: word.number, shift: None };
    let written = if afloat { Written::Afloat } else { written };
    (bare || (cued && capital)).then(|| Found::new(written, at..next))
}

/// Whether the month at token `at`, with `next` behind it, is part of a day that no calendar has: "31 June 2014",
/// "August 32" where nothing else is written.
fn is_of_no_day(scan: &Scan<'_, '_>, at: usize, month: i8, next: usize) -> bool {
    let slip = scan.is_alone(at) && scan.shape(next) == Some(Shape::Number) && year_of_month(scan, next).is_none();
    slip && !counts(scan, next + 1) && scan.is_all(&(at..next + 1)) || {
        let year = year_of_month(scan, next).map_or(YearOf::Unsaid, |(year, _)| year);
        day_before(scan, at).is_some_and(|day| !exists(year, month, day))
    }
}

/// The figures of a day right before token `at`, whether or not there is such a day: "32" in "32 August".
fn day_before(scan: &Scan<'_, '_>, at: usize) -> Option<i8> {
    let before = at.checked_sub(1).filter(|before| *before >= scan.start && is_spaced(scan, at))?;
    let (day, len) = digits(scan, before)?;
    let alone = before == scan.start || is_spaced(scan, before);
    (len <= 2 && alone).then(|| i8::try_from(day).ok())?
}

/// Whether the year at token `at` is that of a day that no calendar has: "February 30, 2014", "June 10 - 31, 2022".
pub(super) fn is_year_of_no_day(scan: &Scan<'_, '_>, at: usize, year: i16) -> bool {
    let Some(last) = at.checked_sub(1 + usize::from(scan.word_before(at) == ",")) else { return false };
    let month_at = |at: usize| words::month(scan, at).map(|(word, _)| word.number);
    let figure = |at: usize| digits(scan, at).filter(|(_, len)| *len <= 2).and_then(|(day, _)| i8::try_from(day).ok());
    let day = month_at(last).zip(day_before(scan, last)).or_else(|| {
        let dashed = matches!(scan.shape(last.checked_sub(1)?), Some(Shape::Dash | Shape::Hyphen));
        let month = last.checked_sub(if dashed { 3 } else { 1 })?;
        month_at(month).zip(figure(last))
    });
    day.is_some_and(|(month, day)| !exists(YearOf::Said(year), month, day))
}

/// A day and its year without space between: "1,2001".
fn unspaced(scan: &Scan<'_, '_>, at: usize) -> Option<(i8, i16)> {
    let (day, year) = scan.text.written(at).split_once(',').filter(|(day, year)| day.len() <= 2 && year.len() == 4)?;
    let year = year.parse().ok().filter(|year| (1000..2200).contains(year) && at < scan.end)?;
    Some((day.parse().ok()?, year))
}

/// "Sep-23-2020"
fn hyphened(scan: &Scan<'_, '_>, at: usize, word: MonthWord, next: usize) -> Option<Found> {
    let joint = |at: usize| scan.shape(at) == Some(Shape::Hyphen);
    let (day, _) = digits(scan, next + 1).filter(|(_, len)| *len <= 2 && joint(next) && joint(next + 2))?;
    let (day, year) = (i8::try_from(day).ok()?, YearOf::Said(year(scan, next + 3)?));
    exists(year, word.number, day).then(|| Found::new(Written::Day { year, month: word.number, day }, at..next + 4))
}

/// The day behind the name of its month: "18", "the 18th", ", 18th", "twenty one".
fn day_behind(scan: &Scan<'_, '_>, at: usize) -> Option<(i8, usize)> {
    if let Some(found) = day_of_month(scan, at) {
        return Some(found);
    }
    if matches!(scan.word(at), "the" | ",") {
        let (day, end) = ordinal(scan, at + 1)?;
        return Some((i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?, end));
    }
    let (tens, ones) = (number::role(scan.word(at))?, number::role(scan.word(at + 1))?);
    let day = match (tens, ones) {
        ((Role::Tens, tens), (Role::Ones, ones)) => tens + ones,
        _ => return None,
    };
    ((20.0..32.0).contains(&day) && !counts(scan, at + 2)).then_some((day as i8, at + 2))
}

/// The year of a month: "2025", "of last year", ", 2001", "'96", "of 87".
fn year_of_month(scan: &Scan<'_, '_>, at: usize) -> Option<(YearOf, usize)> {
    year_behind(scan, at).or_else(|| short_year(scan, at))
}

/// A year of the last century by its last two figures, which are none of a day: "96".
fn short_year(scan: &Scan<'_, '_>, at: usize) -> Option<(YearOf, usize)> {
    let at = at + usize::from(matches!(scan.word(at), "of" | ","));
    // A figure in the thirties is a slip of the pen for a day as likely as not.
    let (year, _) = digits(scan, at).filter(|(year, len)| *len == 2 && *year > 39)?;
    let stands = is_spaced(scan, at) && !is_word(scan, at + 1) && !matches!(scan.shape(at + 1), Some(Shape::Mark));
    stands.then(|| Some((YearOf::Said(1900 + i16::try_from(year).ok()?), at + 1)))?
}

fn is_word(scan: &Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.shape(at), Some(Shape::Word | Shape::Number | Shape::Hyphen))
}

/// "the month of June"
pub(super) fn month_of(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (Unit::Month, next) = unit(scan, at)? else { return None };
    let (written, end) = month(scan, next + 1).filter(|_| scan.word(next) == "of")?;
    Some(Found::new(written, at..end))
}

/// A month at token `at` that the words before it say is one, with its year: "the month of Jun", "the first week of May".
pub(super) fn month(scan: &Scan<'_, '_>, at: usize) -> Option<(Written, usize)> {
    let (shift, next) = shift(scan, at).map_or((None, at), |(shift, next)| (Some(shift), next));
    let (word, end) = words::month(scan, next)?;
    let (year, end) = year_of_month(scan, end).filter(|_| shift.is_none()).unwrap_or((YearOf::Unsaid, end));
    Some((Written::Month { year, month: word.number, shift }, end))
}

/// "18 March 2025", "the 18th of March"
fn day_first(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (day, next) = day_of_month(scan, at)?;
    let joint = |at: usize| scan.shape(at) == Some(Shape::Hyphen) || (scan.word(at) == "/" && !is_spaced(scan, at));
    let joined = joint(next);
    let next = next + usize::from(joined || scan.word(next) == "of");
    let (word, end) = words::month(scan, next)?;
    // "10 may die": a modal verb is no month.
    let said = year_close(scan, end).is_some();
    if word.also >= Also::Verb && !is_capital(scan, next) && scan.word(next - 1) != "of" && !said {
        return None;
    }
    if joined
        && joint(end)
        && let Some((year, len)) = digits(scan, end + 1)
        && let Some(year) = full_year(year, len)
    {
        let year = YearOf::Said(i16::try_from(year).ok()?);
        let written = Written::Day { year, month: word.number, day };
        return exists(year, word.number, day).then(|| Found::new(written, at..end + 2));
    }
    let (year, end) = year_behind(scan, end).or_else(|| short_year(scan, end)).unwrap_or((YearOf::Unsaid, end));
    exists(year, word.number, day).then(|| Found::new(Written::Day { year, month: word.number, day }, at..end))
}

/// "2018 March 18", "2018-Mar-18", "2018/Mar/18", "2018 March"
fn year_first(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    let (year, next) = of_era(scan, at).or_else(|| Some((year(scan, at)?, at + 1)))?;
    let year = YearOf::Said(year);
    let joint = |at: usize| usize::from(matches!(scan.word(at), "-" | "/") && !is_spaced(scan, at));
    let first = joint(next);
    // "2016, Nov." as a note of the month, not "in 2016, March".
    let after = words::month(scan, next + 1);
    let noted = scan.shape(next) == Some(Shape::Comma)
        && after.is_some_and(|(word, end)| word.short && scan.shape(end).is_none_or(|shape| shape == Shape::Stop));
    let from = next + first + usize::from(noted);
    let (word, next) =
        words::month(scan, from).filter(|(word, _)| first > 0 || is_capital(scan, from) || word.also < Also::Verb)?;
    let figures = || {
        let (day, _) = digits(scan, next + 1).filter(|(_, len)| *len <= 2 && joint(next) > 0)?;
        Some((i8::try_from(day).ok()?, next + 2))
    };
    if let Some((day, end)) = figures().or_else(|| day_of_month(scan, next)) {
        return exists(year, word.number, day)
            .then(|| Found::new(Written::Day { year, month: word.number, day }, at..end));
    }
    // "In 2015 June Smith resigned", "in 2018 May said so".
    let year_follows = code(&WORDS.join, scan, next).is_some_and(|(_, end)| words::year(scan, end).is_some());
    let surname = word.also == Also::Surname && is_word(scan, next) && !year_follows;
    let month = first == 0 && !surname && !(is_word(scan, next) && is_capital(scan, next));
    month.then(|| Found::new(Written::Month { year, month: word.number, shift: None }, at..next))
}

/// A day of the month at token `at`: "18", "18th", "eighteenth", "twenty-fifth".
pub(super) fn day_of_month(scan: &Scan<'_, '_>, at: usize) -> Option<(i8, usize)> {
    let (day, end) = ordinal(scan, at).or_else(|| {
        let (day, len) = digits(scan, at).filter(|(_, len)| *len <= 2)?;
        // 14:00, 10pm and 10-strong are no days; 10% and $10 neither.
        let next = scan.word(at + 1);
        let slash = next == "/" && words::month(scan, at + 2).is_none();
        let glued = !is_spaced(scan, at + 1)
            && (next == ":" || next == "%" || slash || is(&WORDS.counted, scan, at + 1, "noun"));
        let half_day = matches!(next, "am" | "pm");
        // "Sources:30 December" is one, 10:30 is not.
        let colon = scan.word_before(at) == ":" && at > scan.start + 1 && scan.shape(at - 2) == Some(Shape::Word);
        let money = at > scan.start && scan.shape(at - 1) == Some(Shape::Mark) && !is_spaced(scan, at) && !colon;
        (len > 0 && !glued && !half_day && !money).then_some((day, at + 1))
    })?;
    Some((i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?, end))
}

fn is_spaced_hyphen(scan: &Scan<'_, '_>, at: usize) -> bool {
    at > scan.start && scan.shape(at - 1) == Some(Shape::Dash)
}

/// Whether a month has such a day, in some year where none is said.
fn exists(year: YearOf, month: i8, day: i8) -> bool {
    !Written::Day { year, month, day }.has_no_day()
}
