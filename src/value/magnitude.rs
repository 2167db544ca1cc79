//! Sizes of earthquakes: "a 6.1-magnitude quake", "magnitude 6.1", "6.1 on the Richter scale", "the 6.1 quake".

use std::ops::Range;

use super::amount::Amount;
use super::grammar::{self, Class};
use super::number;
use super::scan::Scan;
use super::{Mention, novalue, quantity};
use crate::model::Kind;
use crate::text::Shape;

/// Reads a magnitude whose number, or the word "magnitude" before it, is token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    let named = matches!(scan.word(at), "magnitude" | "mag");
    let start = if named { past_filler(scan, at + 1) } else { at };
    if !named && (scan.shape(at) != Some(Shape::Number) || novalue::is_glued_before(scan, at)) {
        return None;
    }
    // Its sizes go to ten, with one decimal or two.
    if !named && scan.word(at).len() > 4 {
        return None;
    }
    let number = number::at(scan.text, start, scan.end)?;
    let end = number.tokens.end;
    if !(0.0..=10.0).contains(&number.value) || number.spelled || number.magnitude > 1.0 {
        return None;
    }
    let tokens = if named { at..end } else { at..behind(scan, end)? };
    let amount = Amount::bare(number, tokens);
    // "magnitude of about 6": the hedge may stand between the word and the number.
    let inner = Amount { tokens: start..end, ..amount.clone() };
    let (hedge, Range { start: first, .. }) = if named && super::hedge::before(scan.text, start, at + 1).is_some() {
        quantity::hedged(scan, &inner, false)
    } else {
        quantity::hedged(scan, &amount, false)
    };
    let tokens = first.min(amount.tokens.start)..amount.tokens.end;
    let mut mention = quantity::build(scan, &amount, Kind::Magnitude, hedge, tokens);
    mention.readings.push(crate::model::Value { kind: Kind::Number, ..mention.value.clone() });
    quantity::finish(&mut mention);
    Some(mention)
}

/// So many words between "magnitude" and its number may name the quake.
const QUAKE: usize = 5;

/// Past "of about", "of the quake was", "-" between "magnitude" and its number.
fn past_filler(scan: &Scan<'_, '_>, mut at: usize) -> usize {
    at = scan.past_hyphen(at);
    if scan.word(at) == "of" {
        let quake = (at + 1..at + QUAKE).find(|at| grammar::is(scan.word(*at), Class::Tremor));
        at = quake.map_or(at, |quake| quake + 1);
    }
    at += usize::from(matches!(scan.word(at), "of" | "was" | "is" | "at"));
    for _ in 0..4 {
        if scan.shape(at) == Some(Shape::Word) && super::hedge::before(scan.text, at + 1, at).is_some() {
            at += 1;
        }
    }
    at
}

/// The token after "-magnitude", "on the Richter scale" behind a number.
fn behind(scan: &Scan<'_, '_>, end: usize) -> Option<usize> {
    let at = scan.past_hyphen(end);
    match scan.word(at) {
        "magnitude" | "mag" | "richter" => Some(at + 1),
        // Only magnitudes are told in tenths: "two quakes", "the 6.1 quake".
        word if grammar::is(word, Class::Tremor) => scan.word(end - 1).contains('.').then_some(end),
        "on" => {
            let at = at + 1 + usize::from(scan.word(at + 1) == "the");
            (scan.word(at) == "richter" || (scan.word(at) == "moment" && scan.word(at + 1) == "magnitude"))
                .then(|| at + 1 + usize::from(scan.word(at + 1) == "scale"))
        }
        _ => None,
    }
}
