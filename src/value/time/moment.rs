//! A clock time or a stretch between two, with the day that stands beside it.

use std::ops::Range;

use super::clock::{self, Clock, Half};
use super::face::Sure;
use super::words::{WORDS, digits, is_glued};
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
    /// All its tokens but a hedge before it.
    pub(super) tokens: Range<usize>,
}

/// The clock time at token `at`, with the day behind it.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Told> {
    let first = clock::read(scan, at)?;
    if let Some((first, last)) = stretch(scan, at, &first) {
        let opened = at > scan.from && matches!(scan.word(at - 1), "from" | "between");
        let tokens = at - usize::from(opened)..last.tokens.end;
        return Some(with_day(scan, Told { first, last: Some(last), day: None, tokens }));
    }
    let mut told = with_day(scan, Told { tokens: first.tokens.clone(), first, last: None, day: None });
    // "9:30 Tuesday" needs no other word.
    if told.day.is_some() && told.first.needs == Sure::NeedsCue {
        told.first.needs = Sure::Yes;
    }
    told.first.stands(scan, before(scan, at, scan.start)).then_some(told)
}

/// The clock time behind a day: "Tuesday at about 3 p.m.", "2025-03-18T14:00Z".
pub(super) fn behind(scan: &Scan<'_, '_>, day: &Dated) -> Option<Told> {
    let end = day.tokens.end;
    if let Some(clock) = iso(scan, end) {
        let tokens = day.tokens.start..clock.tokens.end;
        return Some(Told { first: clock, last: None, day: Some(day.clone()), tokens });
    }
    let from = end + usize::from(scan.text.shape(end) == Some(Shape::Comma));
    // At most "at just a little after" stands between the two.
    let (first, at) = (from..=from + 4).find_map(|at| {
        let clock = clock::read(scan, at)?;
        let hedged = before(scan, at, from);
        let start = WORDS.cue.before(scan.text, hedged, from).map_or(hedged, |(_, cue)| cue.start);
        (start == from).then_some((clock, at))
    })?;
    let close = at == from && scan.text.shape(end) != Some(Shape::Comma);
    let last = stretch(scan, at, &first);
    let (first, last) = last.map_or((first, None), |(first, last)| (first, Some(last)));
    let sure = last.is_some() || first.stands(scan, before(scan, at, from)) || (first.needs == Sure::NeedsCue && close);
    let tokens = day.tokens.start..last.as_ref().unwrap_or(&first).tokens.end;
    sure.then(|| Told { first, last, day: Some(day.clone()), tokens })
}

/// Where a hedge right before token `at` starts, not before `from`.
fn before(scan: &Scan<'_, '_>, at: usize, from: usize) -> usize {
    let near = WORDS.near.before(scan.text, at, from).map(|(_, tokens)| tokens.start);
    near.or_else(|| hedge::before(scan.text, at, from).map(|(_, tokens)| tokens.start)).unwrap_or(at)
}

/// The day behind a clock time: "on Tuesday", "Friday", ", March 18"; and a zone behind that.
fn with_day(scan: &Scan<'_, '_>, mut told: Told) -> Told {
    let at = told.first.tokens.start;
    let bare = told.first.needs < Sure::NeedsCue && told.last.is_none();
    // "At eight on Monday evening": the evening makes a clock time of the figure.
    let may = told.first.needs == Sure::NeedsHalf
        && WORDS.cue.before(scan.text, before(scan, at, scan.start), scan.start).is_some();
    if bare && !may {
        return told;
    }
    let end = told.tokens.end;
    let next = end + usize::from(scan.text.shape(end) == Some(Shape::Comma));
    let next = next + usize::from(matches!(scan.word(next), "on" | "of"));
    let next = next + usize::from(scan.word(next) == "the");
    if let Some(day) = date::dated(scan, next).filter(|day| date::is_day(day) && day.tokens.start >= end) {
        let half =
            date::part(&day).filter(|_| told.last.is_none() && told.first.half.is_none() && told.first.minutes < 780);
        match half {
            Some("MO") => told.first.needs = Sure::Yes,
            // Night is on both sides of midnight.
            Some("NI") if told.first.minutes < 300 => told.first.needs = Sure::Yes,
            Some(_) => {
                told.first.minutes = told.first.minutes % 720 + 720;
                told.first.needs = Sure::Yes;
            }
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

/// The second clock time of "from 2pm to 4pm", "2-4 p.m.", "9:00–17:00", and the first with what it takes from it.
fn stretch(scan: &Scan<'_, '_>, at: usize, first: &Clock) -> Option<(Clock, Clock)> {
    let end = first.tokens.end;
    let joined = match scan.text.shape(end)? {
        Shape::Hyphen | Shape::Dash => true,
        _ => {
            let opener = if at > scan.start { scan.word(at - 1) } else { "" };
            match scan.word(end) {
                "to" | "until" | "till" | "through" => true,
                "and" => opener == "between",
                _ => false,
            }
        }
    };
    let last =
        clock::read(scan, end + 1).filter(|last| joined && end + 1 < scan.end && last.needs >= Sure::NeedsCue)?;
    let mut first = first.clone();
    if first.half.is_none() && first.minutes < 780 && last.half.is_some() {
        // "11 to 1 p.m." begins in the morning, "2 to 4 p.m." does not.
        let noon = |minutes: i16| minutes % 720;
        let later = last.half == Some(Half::Afternoon) && noon(first.minutes) <= noon(last.minutes);
        first.minutes = noon(first.minutes) + if later { 720 } else { 0 };
        first.half = last.half;
        first.needs = Sure::Yes;
    }
    first.zone = first.zone.or(last.zone);
    if last.zone.is_some() && first.needs == Sure::NeedsZone {
        first.needs = Sure::Yes;
    }
    (first.needs >= Sure::NeedsCue).then_some((first, last))
}

/// "T14:00", "T14:00:05Z", "T1400+0800" right behind a day in figures.
fn iso(scan: &Scan<'_, '_>, at: usize) -> Option<Clock> {
    let hour: i16 =
        scan.word(at).strip_prefix('t').filter(|hour| hour.len() == 2 && is_glued(scan, at))?.parse().ok()?;
    let (mut minute, mut second) = (0, None);
    let mut end = at + 1;
    for place in 0..2 {
        let Some((number, 2)) = digits(scan, end + 1).filter(|_| scan.word(end) == ":" && is_glued(scan, end)) else {
            break;
        };
        if place == 0 {
            minute = number;
        } else {
            second = i8::try_from(number).ok();
        }
        end += 2;
    }
    // Parts of a second: "14:00:05.487Z".
    if let (":", Some((whole, _))) = (scan.word(end), scan.word(end + 1).split_once('.'))
        && is_glued(scan, end)
        && is_glued(scan, end + 1)
    {
        second = whole.parse().ok();
        end += 2;
    }
    let minutes = hour * 60 + minute;
    let clock = Clock { minutes, second, half: None, zone: None, needs: Sure::Yes, tokens: at..end };
    let clock = match zone::distance(scan, end) {
        Some((zone, end)) => Clock { zone: Some(zone), tokens: at..end, ..clock },
        None => clock::in_its_zone(scan, clock),
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(clock)
}
