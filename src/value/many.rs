//! Lengths of time without a number: "for years", "months of talks", "recent weeks", "a months-long siege".

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::scan::Scan;
use super::units::{self, Unit};
use super::{Mention, display, vague};
use crate::model::{Hedge, Interval, Kind, Range, Value};
use crate::text::{Shape, lexicon};

/// A plural is at least two, and somebody who means twenty says so.
const MANY: (f64, f64) = (2.0, 20.0);

/// The words around them, a list of phrases for each class.
struct Words {
    cue: Phrases<()>,
    taken: Phrases<()>,
    ahead: Phrases<()>,
    anchor: Phrases<()>,
    owner: Phrases<()>,
    long: Phrases<()>,
    other: Phrases<()>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    cue: class("cue", Phrases::ending),
    taken: class("taken", Phrases::ending),
    ahead: class("ahead", Phrases::starting),
    anchor: class("anchor", Phrases::starting),
    owner: class("owner", Phrases::ending),
    long: class("long", Phrases::starting),
    other: class("other", Phrases::ending),
});

fn class(name: &str, build: fn(Vec<(&'static str, ())>) -> Phrases<()>) -> Phrases<()> {
    let rows = lexicon::entries(include_str!("lexicon/en/many.tsv")).filter_map(|fields| match fields.as_slice() {
        [class, forms] if *class == name => Some(*forms),
        _ => None,
    });
    build(rows.flat_map(lexicon::forms).map(|form| (form, ())).collect())
}

/// The units that such a length is named by, in the plural.
const UNITS: [&str; 9] = ["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"];

/// The words that they begin with.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    UNITS.into_iter()
}

/// Whether such a length may be named by a word.
pub(crate) fn is_unit(word: &str) -> bool {
    UNITS.contains(&word)
}

/// Reads the length of time whose unit is token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    let other = |at| WORDS.other.before(scan.text, at, scan.start).is_some();
    if !is_unit(scan.word(at)) || scan.is_name(at) || other(at) {
        return None;
    }
    let (unit, mut tokens) = units::at(scan.text, at, scan.end, false)?;
    let mut told = scan.is_all(&(at..at + 1));
    if let Some(((), taken)) = WORDS.taken.before(scan.text, at, scan.from) {
        (tokens.start, told) = (taken.start, true);
    } else if let Some(((), ahead)) = WORDS.ahead.at(scan.text, tokens.end, scan.end) {
        // "The weeks ahead"
        (tokens.end, told) = (ahead.end, true);
    }
    if scan.shape(tokens.end) == Some(Shape::Hyphen) {
        // "Months-long" and nothing else.
        let ((), long) = WORDS.long.at(scan.text, tokens.end + 1, scan.end)?;
        (tokens.end, told) = (long.end, true);
    }
    (told || is_cued(scan, &tokens, unit) || goes_on(scan, &tokens, unit)).then(|| mention(scan, unit, tokens))
}

/// "for years", "within minutes"
fn is_cued(scan: &Scan<'_, '_>, tokens: &std::ops::Range<usize>, unit: &Unit) -> bool {
    // "After-hours trading", "in minutes of the bank's meeting"
    let other = match (scan.word_before(tokens.start), unit.code) {
        ("after", "h") => scan.word(tokens.end) != "of",
        ("in", "min" | "s") => scan.shape(tokens.end) == Some(Shape::Word),
        _ => false,
    };
    !other && WORDS.cue.before(scan.text, tokens.start, scan.start).is_some()
}

/// "months of talks", "days after the vote", where no word says how they are to be counted.
fn goes_on(scan: &Scan<'_, '_>, tokens: &std::ops::Range<usize>, unit: &Unit) -> bool {
    let behind = match scan.word(tokens.end) {
        // "Minutes of the meeting"
        "of" => !matches!(unit.code, "min" | "s"),
        _ => WORDS.anchor.at(scan.text, tokens.end, scan.end).is_some(),
    };
    let before = tokens.start.checked_sub(1).and_then(|before| scan.shape(before));
    // "The days after the vote" are no others.
    let the = scan.word_before(tokens.start) == "the" && scan.word(tokens.end) != "of";
    let owned = !the && WORDS.owner.before(scan.text, tokens.start, scan.start).is_some()
        || matches!(before, Some(Shape::Number | Shape::Hyphen))
        || scan.is_possessive(tokens.start.wrapping_sub(1));
    behind && !owned
}

fn mention(scan: &Scan<'_, '_>, unit: &Unit, tokens: std::ops::Range<usize>) -> Mention {
    let mut value = Value::new(Kind::Duration, scan.text.span(&tokens), scan.text.words(&tokens));
    value.hedge = Hedge::Vague;
    value.unit = Some(unit.code.to_owned());
    let interval = Interval { hard_lo: true, ..Interval::soft(None, None, Range::until(MANY.0, MANY.1)) };
    value.interval = Some(interval.scaled(unit.factor, unit.offset));
    value.timex = vague::timex(unit);
    value.display = display(&value);
    Mention { tokens, value, noun: None, readings: Vec::new() }
}
