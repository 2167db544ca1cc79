//! The half of the day that a clock time takes over from another: "he came at 1:40 and left at 1:42 p.m."

use super::clock::{self, Clock, Half};
use crate::text::Shape;
use crate::value::scan::Scan;

/// A day and half of it, in minutes.
const DAY: i16 = 1440;
const HALF: i16 = 720;

/// How near the other has to lie, in minutes: in the sentence itself, and in the sentences around it.
const INSIDE: i16 = 180;
const AROUND: i16 = 60;

/// How many sentences before and behind are looked at.
const SENTENCES: usize = 2;

/// The clock in the half of the day that brings it closest to one whose half is written, where one stands near.
pub(super) fn carried(scan: &Scan<'_, '_>, clock: Clock) -> Clock {
    let padded = scan.word(clock.tokens.start).starts_with('0');
    // "Noon" has its half.
    let figures = clock.tokens.clone().all(|at| scan.shape(at) == Some(Shape::Number) || scan.word(at) == ":");
    if !figures || clock.half.is_some() || clock.zone.is_some() || clock.second.is_some() || padded {
        return clock;
    }
    // From one to twelve o'clock either half may be meant.
    if !(60..HALF + 60).contains(&clock.minutes) {
        return clock;
    }
    match placed(scan, &clock, INSIDE).or_else(|| around(scan, &clock)) {
        Some(minutes) => {
            let half = if minutes < HALF { Half::Morning } else { Half::Afternoon };
            Clock { minutes, half: Some(half), ..clock }
        }
        None => clock,
    }
}

/// The minute that the nearest of the sentences around it make of a clock.
fn around(scan: &Scan<'_, '_>, clock: &Clock) -> Option<i16> {
    let sentences = &scan.text.sentences;
    let own = sentences.partition_point(|sentence| sentence.tokens.end <= clock.tokens.start);
    let near = (1..=SENTENCES).flat_map(|by| [own.checked_sub(by), Some(own + by)]).flatten();
    near.filter_map(|at| sentences.get(at))
        .find_map(|sentence| placed(&Scan::new(scan.text, &sentence.tokens, scan.context), clock, AROUND))
}

/// The minute of the day that brings a clock closest to those of a sentence whose half is written; none where they are
/// further apart than `most`.
fn placed(scan: &Scan<'_, '_>, clock: &Clock, most: i16) -> Option<i16> {
    let numbers = (scan.start..scan.end).filter(|at| scan.shape(*at) == Some(Shape::Number));
    let mut nearest: Option<(i16, i16)> = None;
    for other in numbers.filter(|at| !clock.tokens.contains(at)).filter_map(|at| clock::read(scan, at)) {
        // "4:30 (3:30 p.m. GMT)" is told in another zone.
        let aside = other.tokens.start.checked_sub(1).is_some_and(|at| scan.shape(at) == Some(Shape::Open));
        if other.half.is_none() || aside {
            continue;
        }
        for minutes in [clock.minutes, (clock.minutes + HALF) % DAY] {
            let apart = (minutes - other.minutes).abs();
            let apart = apart.min(DAY - apart);
            if apart <= most && nearest.is_none_or(|(least, _)| apart < least) {
                nearest = Some((apart, minutes));
            }
        }
    }
    nearest.map(|(_, minutes)| minutes)
}
