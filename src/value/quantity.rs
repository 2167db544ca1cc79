//! Amounts with what belongs to them: hedge, noun or unit, rate, list. The reader of most values.

use std::ops::Range;

use super::amount::Amount;
use super::display::display;
use super::grammar::{self, Class};
use super::interval::{self, Rounding};
use super::noun::{self, Noun};
use super::scan::Scan;
use super::units::Unit;
use super::{Mention, duration, hedge, items, novalue, rate};
use crate::model::{Hedge, Kind, Value};
use crate::text::Shape;

/// The mention that an amount of anything but an age makes.
pub(crate) fn of(scan: &Scan<'_, '_>, amount: Amount) -> Option<Mention> {
    if amount.unit.is_some() { measured(scan, amount) } else { counted(scan, amount) }
}

/// An amount with a unit.
pub(crate) fn measured(scan: &Scan<'_, '_>, amount: Amount) -> Option<Mention> {
    let unit = amount.unit?;
    if unit.code == "s" && is_plural_of_number(scan, &amount) {
        return None;
    }
    let (hedge, tokens) = hedged(scan, &amount, true);
    let mut mention = build(scan, &amount, unit.kind, hedge, tokens);
    let per = rate::behind(scan, mention.tokens.end).filter(|_| unit.kind != Kind::Speed);
    if let Some((per, end)) = per {
        mention.tokens.end = end;
        mention.value.per = Some(per);
        rewrite(scan, &mut mention);
    } else if matches!(unit.kind, Kind::Money | Kind::Mass | Kind::Volume | Kind::Energy) {
        mention.value.per = rate::before(scan, mention.tokens.start);
    }
    if unit.kind == Kind::Fraction {
        mention.readings.push(as_number(&mention.value));
    }
    if unit.code == "lb"
        && let Some(pound) = Unit::parse("GBP")
    {
        let sterling = is_sterling(scan, &amount);
        let money = Amount { unit: Some(pound), ..amount };
        let mut other = build(scan, &money, Kind::Money, hedge, mention.tokens.clone()).value;
        if sterling {
            std::mem::swap(&mut mention.value, &mut other);
        }
        mention.readings.push(other);
    }
    finish(&mut mention);
    Some(mention)
}

/// "361 million pounds": a weight in pounds is smaller, or says of what.
fn is_sterling(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    amount.low.x >= 100_000.0
        && scan.word(amount.tokens.end) != "of"
        && matches!(scan.word(amount.tokens.end - 1), "pounds" | "pound")
}

/// A bare number, with its noun or without.
fn counted(scan: &Scan<'_, '_>, mut amount: Amount) -> Option<Mention> {
    let one = amount.high.is_none() && (amount.low.x - 1.0).abs() < 1e-9;
    let mut per = rate::behind(scan, amount.tokens.end).filter(|_| !one);
    let after = per.as_ref().map_or(amount.tokens.end, |(_, end)| *end);
    let noun = noun::at(scan, after, one).filter(|_| amount.number.value >= 0.0);
    // "2,500 daily deaths": the adverb stands inside; "2,500 a week" ends the mention.
    if amount.high.is_none() && novalue::is_name(scan, &amount.number, noun.is_some()) {
        return None;
    }
    // "pages 12-14"
    if amount.high.is_some() && noun.is_none() && novalue::is_labelled(scan, amount.number.tokens.start, false) {
        return None;
    }
    let joined =
        amount.high.is_some() && amount.low.x >= 100.0 && scan.shape(amount.tokens.end - 2) == Some(Shape::Hyphen);
    if noun.is_none() && joined && !amount.number.grouped && amount.number.grain < 100.0 {
        return None;
    }
    if noun.is_none() && novalue::is_glued_after(scan, amount.tokens.end) {
        return None;
    }
    if amount.number.is_like_a_year() && is_year(scan, &amount, noun.as_ref()) {
        return None;
    }
    if let Some((_, end)) = &per {
        amount.tokens.end = *end;
    }
    let (hedge, tokens) = hedged(scan, &amount, noun.is_none());
    let (hedge, tokens) =
        partitive(scan, &tokens).filter(|_| hedge == Hedge::None && noun.is_some()).unwrap_or((hedge, tokens));
    let behind = noun.as_ref().filter(|_| hedge == Hedge::None).and_then(|noun| behind_noun(scan, noun));
    let hedge = behind.unwrap_or(hedge);
    let kind = if noun.is_some() { Kind::Count } else { Kind::Number };
    let mut mention = build(scan, &amount, kind, hedge, tokens);
    if per.is_none()
        && let Some(noun) = &noun
    {
        per = rate::behind(scan, noun.tokens.end);
    }
    mention.value.per = per.map(|(per, _)| per).or_else(|| rate::before(scan, mention.tokens.start));
    if let Some(noun) = noun {
        mention.value.unit = Some(noun.head);
        if amount.high.is_none() {
            mention.value.items = items::behind(scan, noun.tokens.end);
        }
        mention.noun = Some(noun.tokens);
        mention.readings.push(as_number(&mention.value));
    } else if amount.low.x.fract() == 0.0 && amount.low.x >= 0.0 {
        mention.readings.push(as_count(&amount, &mention.value));
    }
    finish(&mut mention);
    Some(mention)
}

/// The hedge of an amount, before it or behind it, and the tokens that both cover.
pub(crate) fn hedged(scan: &Scan<'_, '_>, amount: &Amount, behind: bool) -> (Hedge, Range<usize>) {
    let tokens = amount.tokens.clone();
    // "within 20 miles" bounds how far; "within two hours" says when.
    let lasts = amount.unit.is_some_and(|unit| unit.kind == Kind::Duration);
    let measure = amount.unit.is_some() && !lasts;
    let before = hedge::before(scan.text, tokens.start, scan.from)
        .or_else(|| hedge::of_measure(scan.text, tokens.start, scan.from).filter(|_| measure))
        .filter(|(_, words)| !lasts || !is_course(scan, words.start) && !hedge::compares(scan, words));
    let start = before.as_ref().map_or(tokens.start, |(_, tokens)| tokens.start);
    if amount.high.is_some() {
        return (Hedge::Between, start..tokens.end);
    }
    let after = if behind { hedge::after(scan.text, tokens.end, scan.end) } else { None };
    // "or more people" belongs to the number, "at least" behind it only at the end of a clause.
    let end = after.as_ref().map_or(tokens.end, |(_, tokens)| tokens.end);
    let hedge = match (before, amount.hedge, after) {
        (Some((hedge, _)), _, _) | (None, Some(hedge), _) | (None, None, Some((hedge, _))) => hedge,
        (None, None, None) => Hedge::None,
    };
    (hedge, start..end)
}

/// "$1.5 trillion over 10 years", "up 12 percent over two years": right behind another value, "over" says in the course of
/// what time and no bound.
fn is_course(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.word(at) == "over" && hedge::is_behind_value(scan, at)
}

/// "12 people at most", "40 drones or more": the hedge behind a counted noun.
fn behind_noun(scan: &Scan<'_, '_>, noun: &Noun) -> Option<Hedge> {
    let (hedge, tokens) = hedge::after(scan.text, noun.tokens.end, scan.end).filter(|(_, tokens)| tokens.len() > 1)?;
    let ends = scan.shape(tokens.end).is_none_or(|shape| matches!(shape, Shape::Stop | Shape::Comma | Shape::Close));
    (ends || scan.word(tokens.start) == "or").then_some(hedge)
}

/// "most of four regions": the count holds, and how much of it is meant stays open.
fn partitive(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> Option<(Hedge, Range<usize>)> {
    let mut at = tokens.start;
    while matches!(scan.word_before(at), "the" | "these" | "those" | "its" | "all") && at > scan.from {
        at -= 1;
    }
    let most = at.checked_sub(2).filter(|most| *most >= scan.from)?;
    (scan.word(most + 1) == "of" && scan.word(most) == "most").then_some((Hedge::UpTo, most..tokens.end))
}

/// "in his 40s", "two 737s", "over-18s": the s is a plural and no second.
fn is_plural_of_number(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    scan.word(amount.tokens.end - 1) == "s"
        && scan.is_glued(amount.tokens.end - 1)
        && amount.low.x.fract() == 0.0
        && scan.word_before(amount.tokens.start) != "in"
}

/// Whether four bare digits name a year here: no plural noun right behind them, or words before them as a year has.
fn is_year(scan: &Scan<'_, '_>, amount: &Amount, noun: Option<&Noun>) -> bool {
    const BEFORE: [&str; 22] = [
        "the", "in", "of", "since", "by", "until", "till", "from", "before", "after", "during", "early", "late", "mid",
        "its", "his", "their", "our", "this", "last", "to", "and",
    ];
    let Some(noun) = noun else { return true };
    let direct = noun.tokens.len() == 1 && grammar::is_plural(&noun.head) || grammar::is(&noun.head, Class::People);
    amount.high.is_none() && (!direct || BEFORE.contains(&scan.word_before(amount.tokens.start)))
}

/// The mention of an amount under a hedge.
pub(crate) fn build(scan: &Scan<'_, '_>, amount: &Amount, kind: Kind, hedge: Hedge, tokens: Range<usize>) -> Mention {
    let span = scan.text.span(&tokens);
    let mut value = Value::new(kind, span, scan.text.words(&tokens));
    let rounding = if matches!(kind, Kind::Count | Kind::Age) { Rounding::Count } else { amount.rounding() };
    let interval = match amount.high {
        Some(high) => interval::between(amount.low, high, amount.hedge.unwrap_or_default(), rounding),
        None => interval::of(amount.low, hedge, rounding),
    };
    let unit = amount.unit;
    value.hedge = hedge;
    value.number = Some(amount.low.x);
    value.to = amount.high.map(|high| high.x);
    value.unit = unit.map(|unit| unit.code.to_owned());
    // Degrees of no named scale are no heat that could be compared.
    value.interval =
        unit.map_or(Some(interval), |unit| (unit.code != "deg").then(|| interval.scaled(unit.factor, unit.offset)));
    if matches!(kind, Kind::Duration | Kind::Age)
        && amount.high.is_none()
        && let Some(unit) = unit
    {
        let timex = if amount.compound { duration::compound_timex } else { duration::timex };
        value.timex = timex(amount.low.x, unit);
    }
    Mention { tokens, value, noun: None, readings: Vec::new() }
}

/// Gives a mention and its readings the words of its tokens and how they are shown.
pub(crate) fn finish(mention: &mut Mention) {
    for value in std::iter::once(&mut mention.value).chain(&mut mention.readings) {
        value.display = display(value);
    }
}

/// Takes the words of a mention from its tokens anew.
pub(crate) fn rewrite(scan: &Scan<'_, '_>, mention: &mut Mention) {
    let (span, written) = (scan.text.span(&mention.tokens), scan.text.words(&mention.tokens));
    for value in std::iter::once(&mut mention.value).chain(&mut mention.readings) {
        value.span = span;
        written.clone_into(&mut value.written);
    }
}

/// What a count or percentage says to a fact that asks for a number: "20 %" is 20.
fn as_number(value: &Value) -> Value {
    let percent = value.unit.as_deref().and_then(Unit::parse).filter(|_| value.kind == Kind::Fraction);
    let interval =
        value.interval.map(|interval| percent.map_or(interval, |unit| interval.scaled(1.0 / unit.factor, 0.0)));
    Value { kind: Kind::Number, unit: None, interval, items: Vec::new(), ..value.clone() }
}

/// What a bare number says to a fact that asks for a count: "the toll rose to 24".
fn as_count(amount: &Amount, value: &Value) -> Value {
    let interval = match amount.high {
        Some(high) => interval::between(amount.low, high, amount.hedge.unwrap_or_default(), Rounding::Count),
        None => interval::of(amount.low, value.hedge, Rounding::Count),
    };
    Value { kind: Kind::Count, interval: Some(interval), ..value.clone() }
}
