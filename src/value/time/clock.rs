//! A clock time: a face with its half of the day and its zone.

use std::ops::Range;

use jiff::civil::Date;

use super::face::{self, Sure};
use super::words::{WORDS, code, is_glued};
use crate::text::Shape;
use crate::value::date;
use crate::value::scan::Scan;
use crate::value::stamp::Stamp;
use crate::value::zone::{self, Zone};

/// Which half of the day an hour up to twelve lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

/// A clock time as it is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clock {
    /// Minutes since midnight.
    pub(super) minutes: i16,
    /// The second of the minute, where it is written.
    pub(super) second: Option<i8>,
    /// The half of the day that is written.
    pub(super) half: Option<Half>,
    pub(super) zone: Option<Zone>,
    /// What it still needs to be more than figures.
    pub(super) needs: Sure,
    /// Its tokens, without a hedge.
    pub(super) tokens: Range<usize>,
}

/// The clock time at token `at`, certain or not.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Clock> {
    if is_inside_figure(scan, at) { None } else { read_on(scan, at) }
}

/// The clock time at token `at`, whatever stands right before it: "18/Mar/2025:14:00:05".
pub(super) fn read_on(scan: &Scan<'_, '_>, at: usize) -> Option<Clock> {
    let face = face::read(scan, at)?;
    let halved = half(scan, face.end).map(|found| with_part(scan, found)).or_else(|| part(scan, face.end));
    let (half, end) = halved.map_or((None, face.end), |(half, end)| (Some(half), end));
    let hour = match half {
        Some(_) if face.hour > 12 && (face.sure <= Sure::NeedsZone || half == Some(Half::Morning)) => return None,
        Some(Half::Afternoon) if face.hour < 12 => face.hour + 12,
        Some(Half::Morning) if face.hour == 12 => 0,
        _ => face.hour,
    };
    let mut clock = Clock {
        minutes: (hour * 60 + face.minute) % 1440,
        second: face.second,
        half,
        zone: None,
        needs: face.sure,
        tokens: at..end,
    };
    if half.is_some() {
        clock.needs = Sure::Yes;
    }
    Some(in_its_zone(scan, clock))
}

impl Clock {
    /// What its hands show, on a day where one is known; without its zone.
    pub(super) fn stamp(&self, day: Option<Date>) -> Stamp {
        Stamp { day, minutes: i32::from(self.minutes), second: self.second, offset: None }
    }

    /// Whether its words alone, or a word before them, make it a clock time.
    pub(super) fn stands(&self, scan: &Scan<'_, '_>, start: usize) -> bool {
        match self.needs {
            Sure::Yes => true,
            Sure::NeedsCue => {
                let end = self.tokens.end;
                let dotted = scan.word(self.tokens.start).contains('.');
                let alone = scan.is_alone(start)
                    && !dotted
                    && (end >= scan.end || matches!(scan.shape(end), Some(Shape::Stop | Shape::Dash)));
                alone || WORDS.cue.before(scan.text, start, scan.start).is_some()
            }
            // "Back around 11ish"
            Sure::NeedsHalf => {
                let next = scan.past_hyphen(self.tokens.end);
                let told = WORDS.cue.before(scan.text, start, scan.start).is_some()
                    || matches!(scan.word_before(self.tokens.start), "around" | "about");
                scan.word(next) == "ish" && is_glued(scan, next) && told && self.minutes % 60 == 0
            }
            Sure::NeedsZone => false,
        }
    }
}

/// The clock with the zone behind it: "GMT", ", Singapore time", "local time" (which names none).
pub(super) fn in_its_zone(scan: &Scan<'_, '_>, mut clock: Clock) -> Clock {
    // "10" alone with a zone behind it is no time of day.
    if clock.needs == Sure::NeedsHalf {
        return clock;
    }
    let end = clock.tokens.end;
    let next = end + usize::from(scan.text.shape(end) == Some(Shape::Comma));
    let next = next + usize::from(matches!(code(&WORDS.face, scan, next), Some(("hours", _))));
    // "10:17 pm -0930"
    if matches!(scan.word(end), "-" | "+")
        && !is_glued(scan, end)
        && scan.word(end + 1).len() == 4
        && clock.needs >= Sure::NeedsCue
        && let Some((zone, end)) = zone::distance(scan, end)
    {
        return Clock { zone: Some(zone), tokens: clock.tokens.start..end, needs: Sure::Yes, ..clock };
    }
    if scan.shape(end) == Some(Shape::Open)
        && let Some((zone, close)) = zone::at(scan, end + 1)
        && scan.shape(close) == Some(Shape::Close)
    {
        return Clock { zone: Some(zone), tokens: clock.tokens.start..close + 1, needs: Sure::Yes, ..clock };
    }
    if let Some((zone, end)) = zone::at(scan, next)
        .filter(|_| scan.word(next) != "+" || clock.needs >= Sure::NeedsCue)
        .or_else(|| local_of(scan, next))
    {
        clock.zone = Some(zone);
        clock.tokens.end = end;
        clock.needs = Sure::Yes;
    } else if let Some(("local", end)) = code(&WORDS.zone, scan, next) {
        // "local" alone is an adjective of what follows, except behind the time itself.
        if scan.word(end - 1) == "time" {
            clock.tokens.end = end;
            clock.needs = Sure::Yes;
        }
    }
    clock
}

/// "local Moscow time"
fn local_of(scan: &Scan<'_, '_>, at: usize) -> Option<(Zone, usize)> {
    if scan.word(at) == "local" { zone::at(scan, at + 1) } else { None }
}

/// "pm", "p.m."
fn half(scan: &Scan<'_, '_>, at: usize) -> Option<(Half, usize)> {
    // "3:18a"
    let letter = is_glued(scan, at) && at >= scan.start + 3 && scan.word(at - 2) == ":";
    match scan.word(at) {
        "a" if letter => return Some((Half::Morning, at + 1)),
        "p" if letter => return Some((Half::Afternoon, at + 1)),
        _ => {}
    }
    let (name, end) = code(&WORDS.half, scan, at)?;
    Some((if name == "am" { Half::Morning } else { Half::Afternoon }, end))
}

/// Past the dot of "p.m." inside a sentence and what says the half again: "8pm in the evening".
fn with_part(scan: &Scan<'_, '_>, (half, end): (Half, usize)) -> (Half, usize) {
    let dot = scan.word(end) == "." && is_glued(scan, end) && scan.shape(end + 1) == Some(Shape::Word);
    let dotted = scan.text.written(end.saturating_sub(1)).contains('.') || scan.word(end.saturating_sub(2)) == ".";
    let inside = dot && dotted && !scan.is_name(end + 1);
    let end = end + usize::from(inside);
    match part(scan, end) {
        Some((same, end)) if same == half => (half, end),
        _ => (half, end),
    }
}

/// "in the morning", "at night"
fn part(scan: &Scan<'_, '_>, at: usize) -> Option<(Half, usize)> {
    let next = match scan.word(at) {
        "in" if scan.word(at + 1) == "the" => at + 2,
        "at" => at + 1,
        _ => return None,
    };
    let (name, _) = code(&WORDS.part, scan, next)?;
    let (_, end) = date::part_of_day(scan, next)?;
    Some((if name == "am" { Half::Morning } else { Half::Afternoon }, end))
}

/// Whether the same time stands behind the clock in brackets with its zone: "14.30 (11.30 GMT)".
pub(super) fn is_converted(scan: &Scan<'_, '_>, clock: &Clock) -> bool {
    let open = clock.tokens.end;
    let figures = clock.needs == Sure::NeedsZone && clock.second.is_none();
    let zoned = || read(scan, open + 1).filter(|other| other.zone.is_some());
    figures
        && scan.shape(open) == Some(Shape::Open)
        && zoned().is_some_and(|other| scan.shape(other.tokens.end) == Some(Shape::Close))
}

/// Whether the figure at token `at` goes on to the left: "$10", "1:10", "3/10", "x10".
fn is_inside_figure(scan: &Scan<'_, '_>, at: usize) -> bool {
    // "8 p.m. ET/5 p.m. PT"
    let slash =
        at >= scan.start + 2 && scan.word(at - 1) == "/" && zone::at(scan, at - 2).is_some_and(|zone| zone.1 == at - 1);
    !slash
        && at > scan.start
        && is_glued(scan, at)
        && scan.word(at - 1) != ">"
        && matches!(scan.text.shape(at - 1), Some(Shape::Mark | Shape::Word | Shape::Number | Shape::Stop))
}
