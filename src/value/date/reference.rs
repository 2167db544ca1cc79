//! What speaks of time without naming any: "now", "recently", "in the future".
//!
//! They are read apart from all other mentions: to a rule, "the talks are now due on Tuesday" has one date, and a day of
//! publication that nobody wrote must never be taken for a fact's. They are there for whoever asks for all that a text
//! says of time, as annotators mark it.

use super::clocked;
use super::words::{WORDS, code};
use crate::model::{DAY, Interval, Kind, Range, Value};
use crate::text::{Shape, Text};
use crate::value::calendar::{Period, day_number};
use crate::value::grammar::{self, Class};
use crate::value::scan::Scan;
use crate::value::{Context, Mention};

/// The references of one sentence, in order, where none of its mentions stand; what is present is the day of publication.
pub fn references(text: &Text<'_>, sentence: usize, context: &Context, mentions: &[Mention]) -> Vec<Mention> {
    let Some(sentence) = text.sentences.get(sentence) else { return Vec::new() };
    let scan = Scan::new(text, &sentence.tokens, context);
    let mut mentions = mentions.iter().peekable();
    let mut found = Vec::new();
    let mut at = scan.start;
    while at < scan.end {
        if let Some(taken) = mentions.next_if(|mention| mention.tokens.start <= at) {
            at = at.max(taken.tokens.end);
            continue;
        }
        let end = mentions.peek().map_or(scan.end, |next| next.tokens.start);
        match reference(&scan, at).filter(|reference| reference.tokens.end <= end) {
            Some(reference) => {
                at = reference.tokens.end;
                found.push(reference);
            }
            None => at += 1,
        }
    }
    found
}

fn reference(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    let (timex, end) = code(&WORDS.reference, scan, at).filter(|_| scan.shape(at) == Some(Shape::Word))?;
    // "Apocalypse Now", "in the past season", "the future president"
    let goes_on = match scan.shape(end) {
        Some(Shape::Word) => !grammar::is(scan.word(end), Class::Stop),
        shape => matches!(shape, Some(Shape::Hyphen | Shape::Number)),
    };
    if scan.is_name(at) || goes_on && matches!(scan.word(end - 1), "past" | "future" | "present") {
        return None;
    }
    let tokens = at..end;
    let mut value = Value::new(Kind::Date, scan.text.span(&tokens), scan.text.words(&tokens));
    value.timex = Some(timex.to_owned());
    value.display.clone_from(&value.written);
    // "The deadline is now" is a moment where the clock of the news is known.
    let clock = scan.context.published.filter(|_| scan.word(end - 1) == "now").and_then(clocked::now);
    if let Some(now) = clock {
        let range = Range::until(now.seconds(), now.seconds() + now.width());
        value.kind = Kind::Time;
        value.interval = Some(Interval::soft(None, Some(range), range));
        (value.from, value.to_exclusive) = (Some(now.iso()), Some(now.next().iso()));
        return Some(Mention { tokens, value, noun: None, readings: Vec::new() });
    }
    let today = scan.context.published.filter(|_| timex == "PRESENT_REF");
    if let Some((first, end)) = today.and_then(|today| Period::Day(today.date).bounds()) {
        let range = Range::until(day_number(first) as f64 * DAY, day_number(end) as f64 * DAY);
        value.interval = Some(Interval::soft(None, Some(range), range));
        (value.from, value.to_exclusive) = (Some(first.to_string()), Some(end.to_string()));
    }
    Some(Mention { tokens, value, noun: None, readings: Vec::new() })
}
