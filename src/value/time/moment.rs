//! A clock time or a stretch between two, with the day that stands beside it.

use std::ops::Range;

use super::clock::{self, Clock};
use super::face::{self, Sure};
use super::lasting::{self, Lasting};
use super::words::WORDS;
use super::{iso, stretch};
use crate::model::Value;
use crate::text::Shape;
use crate::value::date::{self, Dated};
use crate::value::scan::Scan;
use crate::value::{hedge, zone};

/// What is told of the time of an event.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) first: Clock,
    pub(super) last: Option<Clock>,
    pub(super) day: Option<Dated>,
    /// The day of the last, where it is another.
    pub(super) last_day: Option<Dated>,
    /// How long it lasts, where that is said in place of its end.
    pub(super) lasts: Option<Value>,
    /// All its tokens but a hedge before it.
    pub(super) tokens: Range<usize>,
}

/// The clock time at token `at`, with the day behind it, and the moment up to which it lasts.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Told> {
    one(scan, at).map(|told| for_so_long(scan, until(scan, told))).or_else(|| so_long_from(scan, at))
}

/// The clock time behind two days that a stretch lies between: "22-23 February at 7 p.m."
pub(super) fn behind_two(scan: &Scan<'_, '_>, first: Dated, last: &Dated) -> Option<Told> {
    let told = one_behind(scan, last).filter(|told| told.last.is_none())?;
    Some(Told { last: Some(told.first.clone()), day: Some(first), last_day: told.day.clone(), ..told })
}

/// The clock time behind a day, and the moment up to which it lasts.
pub(super) fn behind(scan: &Scan<'_, '_>, day: &Dated) -> Option<Told> {
    one_behind(scan, day).map(|told| for_so_long(scan, until(scan, told)))
}

fn one(scan: &Scan<'_, '_>, at: usize) -> Option<Told> {
    let first = clock::read(scan, at)?;
    if let Some(told) = behind_part(scan, at, &first) {
        return Some(told);
    }
    if let Some((first, last)) = stretch::read(scan, at, &first, false) {
        let opened = at > scan.from && matches!(scan.word(at - 1), "from" | "between");
        let tokens = at - usize::from(opened)..last.tokens.end;
        return Some(with_day(scan, Told { first, last: Some(last), day: None, last_day: None, lasts: None, tokens }));
    }
    let told = Told { tokens: first.tokens.clone(), first, last: None, day: None, last_day: None, lasts: None };
    let mut told = with_day(scan, told);
    // "9:30 Tuesday" needs no other word.
    if told.day.is_some() && told.first.needs == Sure::NeedsCue {
        told.first.needs = Sure::Yes;
    }
    let near = before(scan, at, scan.start);
    let stands = told.first.stands(scan, near) || clock::is_converted(scan, &told.first);
    (stands || is_hour_of_event(scan, &told.first, near) || lasting::of_hour(scan, &told.first)).then_some(told)
}

/// "Polls open at 7": a bare hour behind "at" and what happens at one.
fn is_hour_of_event(scan: &Scan<'_, '_>, clock: &Clock, start: usize) -> bool {
    let hour = (1..=12).contains(&(clock.minutes / 60)) && stretch::is_hour(scan, clock);
    let event = start >= scan.start + 2 && WORDS.event.before(scan.text, start - 1, scan.start).is_some();
    hour && event && matches!(scan.word_before(start), "at" | "until" | "till") && stretch::is_whole(scan, clock)
}

/// "Tuesday at about 3 p.m.", "2025-03-18T14:00Z", "tonight at 7", "Monday between 8 and 9"
fn one_behind(scan: &Scan<'_, '_>, day: &Dated) -> Option<Told> {
    let end = day.tokens.end;
    let told = |first: Clock, last: Option<Clock>, end: usize| Told {
        first,
        last,
        day: Some(day.clone()),
        last_day: None,
        lasts: None,
        tokens: day.tokens.start..end,
    };
    if let Some(clock) = iso::read(scan, end) {
        let end = clock.tokens.end;
        return Some(told(clock, None, end));
    }
    let joined = is_joint(scan, end);
    let from = end + usize::from(joined || is_between(scan, end));
    // At most "at just a little after" stands between the two.
    let (mut first, at) = (from..=from + 4).find_map(|at| {
        let clock = if joined && at == from { clock::read_on(scan, at)? } else { clock::read(scan, at)? };
        let hedged = before(scan, at, from);
        let start = WORDS.cue.before(scan.text, hedged, from).map_or(hedged, |(_, cue)| cue.start);
        (start == from || matches!(scan.word(from), "for" | "on") && from + 1 == at).then_some((clock, at))
    })?;
    if first.half.is_none() && first.needs < Sure::NeedsCue {
        // "At 8" behind a day is a clock time, "at 8 percent" and "at 9.30" are not.
        let hour = (1..=12).contains(&(first.minutes / 60)) && stretch::is_hour(scan, &first);
        let near = before(scan, at, from);
        // "Tonight around 3"
        let cued = matches!(scan.word_before(near), "at" | "after" | "before" | "until" | "till" | "by");
        let told = cued || (near < at && date::part(day).is_some());
        let lettered = face::is_lettered(scan, first.tokens.start) && (told || at == from);
        if hour && told && stretch::is_whole(scan, &first) || lettered || stretch::is_dotted(scan, &first) {
            first = clock::in_its_zone(scan, Clock { needs: Sure::Yes, ..first });
        }
    }
    if let Some((first, last)) = stretch::read(scan, at, &first, true) {
        let end = last.tokens.end;
        let mut told = told(first, Some(last), end);
        in_part(&mut told, date::part(day));
        return Some(with_year(scan, day, told));
    }
    let close = at == from && scan.shape(end) != Some(Shape::Dash);
    let sure = first.stands(scan, before(scan, at, from)) || (first.needs == Sure::NeedsCue && close);
    let end = first.tokens.end;
    let mut told = told(first, None, end);
    in_part(&mut told, date::part(day));
    sure.then(|| with_year(scan, day, told))
}

/// "Wed Oct 26 15:50:06 2016"
fn with_year(scan: &Scan<'_, '_>, day: &Dated, mut told: Told) -> Told {
    if let Some((dated, end)) = date::with_year(scan, day, told.tokens.end) {
        (told.day, told.tokens.end) = (Some(dated), end);
    }
    told
}

/// "In the evening at eight", "in the morning between 8 and 9": the part of the day stands before its clock time.
fn behind_part(scan: &Scan<'_, '_>, at: usize, first: &Clock) -> Option<Told> {
    let near = before(scan, at, scan.start);
    let cue = WORDS.cue.before(scan.text, near, scan.from).map_or(near, |(_, cue)| cue.start);
    // "Afternoon 7:00"
    let close = cue == at && (first.needs >= Sure::NeedsCue || first.second.is_some());
    let (part, start) = (1..=3).find_map(|back| {
        let start = cue.checked_sub(back).filter(|start| *start >= scan.from)?;
        date::part_of_day(scan, start)
            .filter(|(_, end)| *end == cue && (cue < at || close))
            .map(|(part, _)| (part, start))
    })?;
    let the = start >= scan.from + 2 && scan.word(start - 1) == "the" && scan.word(start - 2) == "in";
    // "Afternoon at 7"
    let at_hour = !the && (scan.word_before(near) == "at" || scan.word(near) == "at");
    let ranged = stretch::read(scan, at, first, true);
    let alone = ranged.is_none() && first.half.is_none();
    let hour = stretch::is_hour(scan, first) || face::is_lettered(scan, at);
    if !(the || at_hour || close)
        || (alone && !(hour && stretch::is_whole(scan, first)) && first.needs < Sure::NeedsCue)
    {
        return None;
    }
    let (first, last) = ranged.map_or((first.clone(), None), |(first, last)| (first, Some(last)));
    let start = start - if the { 2 } else { 0 };
    let tokens = start..last.as_ref().unwrap_or(&first).tokens.end;
    let first = Clock { needs: Sure::Yes, ..first };
    let mut told = Told { first, last, day: None, last_day: None, lasts: None, tokens };
    in_part(&mut told, Some(part));
    Some(told)
}

/// Whether token `at` may stand between a day and its clock time: a comma, a dash, a bar.
fn is_between(scan: &Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.shape(at), Some(Shape::Comma | Shape::Dash)) || matches!(scan.word(at), "|" | "@" | "∙" | "·" | "•")
}

/// Whether token `at` ties a clock right behind a day in figures to it: "05/31/2024-14:15", "18/Mar/2025:14:00:05".
fn is_joint(scan: &Scan<'_, '_>, at: usize) -> bool {
    let glued = |at: usize| scan.is_glued(at);
    let figure = scan.shape(at.saturating_sub(1)) == Some(Shape::Number) && scan.shape(at + 1) == Some(Shape::Number);
    matches!(scan.word(at), ":" | "-")
        && figure
        && glued(at)
        && glued(at + 1)
        && scan.word(at + 2) == ":"
        && glued(at + 2)
}

/// The moment up to which a stretch lasts that begins at another: "from 4pm today to 5pm tomorrow".
fn until(scan: &Scan<'_, '_>, mut told: Told) -> Told {
    if told.last.is_some() || told.day.is_none() {
        return told;
    }
    let start = told.tokens.start;
    let Some(next) = stretch::joined(scan, start, told.tokens.end) else { return told };
    let behind = || date::dated(scan, next).filter(date::is_day).and_then(|day| one_behind(scan, &day));
    let Some(last) = one(scan, next).filter(|last| last.day.is_some()).or_else(behind) else { return told };
    if last.last.is_none() && last.tokens.start >= next {
        let opened = start > scan.from && matches!(scan.word(start - 1), "from" | "between");
        told.tokens = start - usize::from(opened)..last.tokens.end;
        (told.last, told.last_day) = (Some(last.first), last.day);
    }
    told
}

/// "From 2 p.m. for two hours": the length behind a moment that has no end.
fn for_so_long(scan: &Scan<'_, '_>, told: Told) -> Told {
    let (from, end) = (told.first.tokens.start, told.tokens.end);
    let lasting = if told.last.is_none() { lasting::behind(scan, &told.first, end) } else { None };
    let Some(Lasting { last, length }) = lasting else { return told };
    let start = told.tokens.start.min(from - usize::from(from > scan.from));
    let told = Told { tokens: start..last.tokens.end, last: Some(last), lasts: length, ..told };
    if told.day.is_some() { told } else { with_day(scan, told) }
}

/// "three hours from 10 a.m. on Tuesday"
fn so_long_from(scan: &Scan<'_, '_>, at: usize) -> Option<Told> {
    let (first, Lasting { last, length }) = lasting::before(scan, at)?;
    let tokens = at..last.tokens.end;
    Some(with_day(scan, Told { first, last: Some(last), day: None, last_day: None, lasts: length, tokens }))
}

/// Moves hours of a face into the part of the day that the date names: "this afternoon at 3:20", "tonight from 7 to 8".
fn in_part(told: &mut Told, part: Option<&'static str>) {
    for clock in std::iter::once(&mut told.first).chain(told.last.as_mut()) {
        let open = clock.half.is_none() && clock.minutes < 720;
        // Night is on both sides of midnight.
        match part {
            // "Tonight at 12"
            Some("EV" | "NI") if clock.half.is_none() && clock.minutes == 720 => clock.minutes = 1440,
            Some("AF" | "EV") if open => clock.minutes += 720,
            Some("NI") if open && clock.minutes >= 300 => clock.minutes += 720,
            _ => {}
        }
    }
}

/// Where a hedge right before token `at` starts, not before `from`.
fn before(scan: &Scan<'_, '_>, at: usize, from: usize) -> usize {
    // "A quarter to seven"
    let at = at - usize::from(scan.word(at) == "quarter" && at > from && scan.word(at - 1) == "a");
    let near = WORDS.near.before(scan.text, at, from).map(|(_, tokens)| tokens.start);
    near.or_else(|| hedge::before(scan.text, at, from).map(|(_, tokens)| tokens.start)).unwrap_or(at)
}

/// The day behind the same time in brackets or behind a slash, which stays a mention of its own: "8:45 p.m. (1845 GMT) on
/// Friday".
fn day_behind_other(scan: &Scan<'_, '_>, told: &Told) -> Option<Dated> {
    let open = told.tokens.end;
    let brackets = scan.shape(open) == Some(Shape::Open);
    if !(brackets || scan.word(open) == "/") || told.last.is_some() || told.first.needs < Sure::NeedsCue {
        return None;
    }
    let close = clock::read(scan, open + 1).filter(|clock| clock.zone.is_some())?.tokens.end;
    if brackets && scan.shape(close) != Some(Shape::Close) {
        return None;
    }
    let next = close + usize::from(brackets);
    let next = next + usize::from(scan.word(next) == "on");
    date::dated(scan, next).filter(|day| date::is_day(day) && day.tokens.start >= next)
}

/// The day behind a clock time: "on Tuesday", "Friday", ", March 18"; and a zone behind that.
fn with_day(scan: &Scan<'_, '_>, mut told: Told) -> Told {
    let at = told.first.tokens.start;
    let bare = told.first.needs < Sure::NeedsCue && told.last.is_none();
    // "At eight on Monday evening": the evening makes a clock time of the figure.
    let may = (told.first.needs == Sure::NeedsHalf || scan.word(at).contains('.'))
        && WORDS.cue.before(scan.text, before(scan, at, scan.start), scan.start).is_some();
    let dotted = bare && stretch::is_dotted(scan, &told.first);
    if bare && !may && !dotted {
        return told;
    }
    if let Some(day) = day_behind_other(scan, &told) {
        told.day = Some(day);
        return told;
    }
    let end = told.tokens.end;
    let next = end + usize::from(scan.shape(end) != Some(Shape::Dash) && is_between(scan, end));
    let next = next + usize::from(matches!(scan.word(next), "on" | "of"));
    let next = next + usize::from(scan.word(next) == "the");
    if let Some(day) = date::dated(scan, next).filter(|day| date::is_day(day) && day.tokens.start >= end) {
        let half =
            date::part(&day).filter(|_| told.last.is_none() && told.first.half.is_none() && told.first.minutes < 780);
        if told.last.is_some() {
            in_part(&mut told, date::part(&day));
        }
        let hour = scan.word_before(at) == "at" && stretch::is_hour(scan, &told.first);
        match half {
            Some("MO") => told.first.needs = Sure::Yes,
            // Night is on both sides of midnight.
            Some("NI") if told.first.minutes < 300 => told.first.needs = Sure::Yes,
            Some(part) => {
                let midnight = part != "AF" && told.first.minutes == 720;
                told.first.minutes = if midnight { 1440 } else { told.first.minutes % 720 + 720 };
                told.first.needs = Sure::Yes;
            }
            None if dotted => told.first.needs = Sure::Yes,
            None if bare && hour && (1..=12).contains(&(told.first.minutes / 60)) => told.first.needs = Sure::Yes,
            None if bare => return told,
            None => {}
        }
        told.tokens.end = day.tokens.end;
        told.day = Some(day);
        let last = told.last.as_mut().unwrap_or(&mut told.first);
        if last.zone.is_none()
            && let Some((zone, end)) = zone::at(scan, told.tokens.end)
        {
            last.zone = Some(zone);
            told.tokens.end = end;
        }
    }
    told
}
