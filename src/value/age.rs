//! Ages: "aged 61", "61-year-old", "the gunman, 44, fled", "Mary Brown, who was 47, said".

use std::sync::LazyLock;

use super::amount::Amount;
use super::grammar::{self, Class};
use super::hash::WordSet;
use super::quantity::{build, finish, hedged, rewrite};
use super::scan::Scan;
use super::units::Unit;
use super::{Mention, hedge, noun};
use crate::model::Kind;
use crate::text::{Shape, lexicon};

const LEXICON: &str = include_str!("lexicon/en/ages.tsv");

static PERSONS: LazyLock<WordSet<&'static str>> = LazyLock::new(|| of_class("person").collect());
static ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| of_class("ending").collect());
static THINGS: LazyLock<WordSet<&'static str>> = LazyLock::new(|| of_class("thing").collect());
static LASTING: LazyLock<WordSet<&'static str>> = LazyLock::new(|| of_class("lasts").collect());
static PLACES: LazyLock<WordSet<&'static str>> = LazyLock::new(|| of_class("place").collect());
static LINKS: LazyLock<WordSet<&'static str>> = LazyLock::new(|| of_class("link").collect());

/// The least age of one whom a single name tells: "Smith, 44, fled", and not "Arsenal, 3, led".
const GROWN: f64 = 16.0;

/// Most ages in a row: "her children, 4, 6 and 9,".
const ROW: usize = 5;

fn of_class(class: &'static str) -> impl Iterator<Item = &'static str> {
    let entries = lexicon::entries(LEXICON).filter(move |fields| fields.first() == Some(&class));
    entries.flat_map(|fields| lexicon::forms(fields.get(1).copied().unwrap_or_default()).collect::<Vec<_>>())
}

/// The age that an amount is, where it is one.
pub(crate) fn of(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Mention> {
    match amount.unit {
        Some(unit) => measured(scan, amount, unit),
        None => bare(scan, amount),
    }
}

/// "61 years old", "aged 9 months": an age with its unit.
fn measured(scan: &Scan<'_, '_>, amount: &Amount, unit: &'static Unit) -> Option<Mention> {
    if matches!(unit.code, "y" | "mo") && scan.word_before(amount.tokens.start) == "aged" {
        return Some(mention(scan, amount.clone(), unit));
    }
    let old = scan.past_hyphen(amount.tokens.end);
    if unit.kind != Kind::Duration || !is_old(scan, old) {
        return None;
    }
    let end = old + if scan.word(old) == "of" { 2 } else { 1 };
    Some(mention(scan, Amount { tokens: amount.tokens.start..end, ..amount.clone() }, unit))
}

/// "aged 61", "Smith, 61,", "ages 18 to 24": an age without a unit.
fn bare(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Mention> {
    let start = amount.tokens.start;
    let whole = amount.low.x.fract() == 0.0 && (1.0..=120.0).contains(&amount.low.x) && !amount.number.composed;
    if !whole {
        return None;
    }
    let aged = hedge::before(scan.text, start, scan.from).map_or(start, |(_, tokens)| tokens.start);
    let of = aged - usize::from(scan.word_before(aged) == "of" && aged > scan.from);
    let named = matches!(scan.word_before(of), "aged" | "age" | "ages");
    let told = named || is_apposition(scan, amount) || is_told(scan, amount);
    let aged = if named { of } else { aged };
    if !told || noun::at(scan, amount.tokens.end, false).is_some() {
        return None;
    }
    let unit = Unit::parse("y")?;
    let mut mention = mention(scan, amount.clone(), unit);
    if named && aged > scan.from && amount.hedge.is_none() {
        mention.tokens.start = aged - 1;
        rewrite(scan, &mut mention);
    }
    Some(mention)
}

/// "Maria Lopez, 61, said", "the gunman, 44, fled": a number between commas behind a person.
fn is_apposition(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    if amount.number.spelled || amount.high.is_some() {
        return false;
    }
    let Some((comma, end)) = row(scan, amount) else { return false };
    let Some(name) = comma.checked_sub(1).filter(|name| *name >= scan.start) else { return false };
    let Some(token) = scan.text.tokens.get(name).filter(|token| token.shape == Shape::Word) else { return false };
    let alone = end - comma == 2;
    if is_person(scan.word(name)) {
        return alone || grammar::is_plural(scan.word(name)) || grammar::is(scan.word(name), Class::People);
    }
    let is_name = |at: usize| {
        at >= scan.start && scan.text.tokens.get(at).is_some_and(|token| token.capital && token.shape == Shape::Word)
    };
    // "In Paris" is no name of two words.
    let two_names = name.checked_sub(1).is_some_and(|at| is_name(at) && !PLACES.contains(scan.word(at)));
    token.capital && alone && amount.low.x >= 3.0 && (two_names || is_of_name(scan, amount, name))
}

/// The comma that a row of numbers begins behind, and the mark that closes it: of "his sons, 4 and 6," both.
fn row(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(usize, usize)> {
    let joins = |at: usize| scan.shape(at) == Some(Shape::Comma) || scan.word(at) == "and";
    let number = |at: usize| scan.shape(at) == Some(Shape::Number);
    let (mut first, mut end) = (amount.tokens.start, amount.tokens.end);
    for _ in 0..ROW {
        match first.checked_sub(2).filter(|at| *at >= scan.start) {
            Some(before) if joins(before + 1) && number(before) => first = before,
            _ => break,
        }
    }
    for _ in 0..ROW {
        // "..., 44, 12 miles away": what follows is counted, and no row.
        let next = end + 1;
        let goes_on = joins(end) && number(next);
        if goes_on && (joins(next + 1) || scan.shape(next + 1) == Some(Shape::Stop)) {
            end = next + 1;
        } else {
            break;
        }
    }
    let comma = first.checked_sub(1).filter(|at| *at >= scan.start && scan.shape(*at) == Some(Shape::Comma))?;
    matches!(scan.shape(end), Some(Shape::Comma | Shape::Close | Shape::Stop)).then_some((comma, end))
}

/// "Smith, 44, fled": one name will do before what a person does.
fn is_of_name(scan: &Scan<'_, '_>, amount: &Amount, name: usize) -> bool {
    let end = amount.tokens.end;
    let next = scan.text.tokens.get(end + 1).filter(|_| end + 1 < scan.end);
    scan.shape(end) == Some(Shape::Comma)
        && amount.low.x >= GROWN
        && !grammar::is(scan.word(name), Class::Stop)
        && !grammar::is_plural(scan.word(name))
        && !PLACES.contains(scan.word_before(name))
        && next.is_some_and(|token| token.shape == Shape::Word && !token.capital)
        && !LINKS.contains(scan.word(end + 1))
}

/// "who was 47, ", "She was 93.": a number that closes what is said of a person.
fn is_told(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    let Some(verb) = amount.tokens.start.checked_sub(1).filter(|at| *at > scan.from) else { return false };
    let closes = matches!(scan.shape(amount.tokens.end), Some(Shape::Comma | Shape::Close | Shape::Stop))
        && scan.shape(amount.tokens.end + 1) != Some(Shape::Number)
        || matches!(scan.word(amount.tokens.end), "when" | "at");
    closes
        && amount.low.x >= 2.0
        && amount.high.is_none()
        && matches!(scan.word(verb), "was" | "is")
        && matches!(scan.word_before(verb), "who" | "he" | "she")
}

/// Whether a word names one who has an age.
fn is_person(word: &str) -> bool {
    let stem = word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(word);
    let ends = |word: &str| ENDINGS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    PERSONS.contains(word) || (ends(stem) && !THINGS.contains(stem))
}

/// Whether "old" or "of age" stands at token `at`, behind "61 years".
fn is_old(scan: &Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.word(at), "old" | "olds") || (scan.word(at) == "of" && scan.word(at + 1) == "age")
}

/// An age; of what goes on it is how long that has lasted, too.
fn mention(scan: &Scan<'_, '_>, amount: Amount, unit: &'static Unit) -> Mention {
    let amount = Amount { unit: Some(unit), ..amount };
    let (hedge, tokens) = hedged(scan, &amount, true);
    let mut mention = build(scan, &amount, Kind::Age, hedge, tokens.clone());
    if is_of_lasting(scan, &amount) {
        mention.readings.push(build(scan, &amount, Kind::Duration, hedge, tokens).value);
    }
    finish(&mut mention);
    mention
}

/// "The 30-year-old civil war", "a conflict that is three years old": an age that is said of what goes on.
fn is_of_lasting(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    const REACH: usize = 4;
    let end = amount.tokens.end;
    let is_plain = |at: &usize| scan.shape(*at) == Some(Shape::Word) && !grammar::is(scan.word(*at), Class::Stop);
    let behind = (end..end + REACH).take_while(is_plain).find(|at| LASTING.contains(scan.word(*at)));
    // "A 61-year-old war veteran"
    let is_head = |at: usize| {
        let next = scan.word(at + 1);
        !is_plain(&(at + 1)) || next.ends_with("ed") || next.ends_with("ing")
    };
    if let Some(at) = behind {
        return is_head(at);
    }
    // "The war is about three years old": a verb of being parts the two.
    let from = amount.tokens.start.saturating_sub(REACH).max(scan.from);
    let verb = (from..amount.tokens.start).find(|at| matches!(scan.word(*at), "is" | "was" | "been"));
    let subject =
        |verb: usize| (verb.saturating_sub(REACH).max(scan.start)..verb).any(|at| LASTING.contains(scan.word(at)));
    !is_plain(&end) && verb.is_some_and(subject)
}
