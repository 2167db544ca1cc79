//! An amount: number or range with its unit, before hedges and nouns are looked at.

use std::ops::Range;

use super::interval::{Figure, Rounding};
use super::novalue;
use super::number::{self, Number};
use super::range;
use super::scan::Scan;
use super::units::{self, Unit};
use super::{duration, hedge};
use crate::model::{Hedge, Kind};
use crate::text::Shape;

/// A number or range with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Amount {
    /// The number as written; of a range the lower.
    pub(crate) low: Figure,
    /// The upper number of a range.
    pub(crate) high: Option<Figure>,
    /// The unit, if there is one.
    pub(crate) unit: Option<&'static Unit>,
    /// Number, unit, and what opens the range.
    pub(crate) tokens: Range<usize>,
    /// The hedge between number and unit: "40-plus km", "40 or more km".
    pub(crate) hedge: Option<Hedge>,
    /// The lower number.
    pub(crate) number: Number,
    /// Whether it is of several units: "2 hours 10 minutes".
    pub(crate) compound: bool,
}

/// The amount whose number, currency sign or article is token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    if novalue::is_glued_before(scan, at) {
        return None;
    }
    if let Some(amount) = duration::of_one(scan, at) {
        return Some(amount);
    }
    let text = scan.text;
    let coin = units::coin_before(text, at, scan.end);
    let start = coin.as_ref().map_or(at, |(_, tokens)| tokens.end);
    let mut number = number::at(text, start, scan.end)?;
    if coin.is_some() || short_counts(scan, &number) {
        number = number.with_short(text, scan.end);
    }
    let negative = is_negative(scan, at);
    let (opening, opened) = range::opening(scan, at);
    let mut amount = Amount {
        low: Figure::of(&number),
        high: None,
        unit: coin.as_ref().map(|(coin, _)| coin.unit),
        tokens: at - usize::from(negative)..number.tokens.end,
        hedge: None,
        number: number.clone(),
        compound: false,
    };
    let mut share = coin.as_ref().map_or(1.0, |(coin, _)| coin.share);
    // "30 to 40 km", "$24 to $26".
    if let Some((high, end)) = range::upper(scan, &mut number, amount.tokens.end, opening) {
        amount.close(range::with_opening(opened, &(amount.tokens.start..end)), &number, &high);
    } else if let Some((hedge, tokens)) = inner_hedge(scan, amount.tokens.end) {
        amount.hedge = Some(hedge);
        amount.tokens.end = tokens.end;
    }
    let found = if amount.unit.is_none() { unit_behind(scan, &amount) } else { None };
    if let Some((unit, of, end)) = found {
        amount.unit = Some(unit);
        amount.tokens.end = end;
        share = of;
    }
    // "5 km to 10 km".
    if amount.high.is_none()
        && amount.unit.is_some()
        && let Some((high, end)) = range::upper(scan, &mut number, amount.tokens.end, opening)
        && let Some(end) = same_unit(scan, &amount, &high, end, coin.is_some())
    {
        amount.close(range::with_opening(opened, &(amount.tokens.start..end)), &number, &high);
    }
    if coin.is_some()
        && let Some((coin, end)) = redundant_coin(scan, &amount)
    {
        amount.unit = Some(coin);
        amount.tokens.end = end;
    }
    if share < 1.0 {
        amount.low = amount.low.times(share);
        amount.high = amount.high.map(|high| high.times(share));
    }
    if negative {
        amount.low = Figure { x: -amount.low.x, ..amount.low };
    }
    if amount.unit.is_none() && amount.high.is_none() && novalue::is_glued_after(scan, amount.tokens.end) {
        return None;
    }
    if amount.unit.is_some() && scan.is_glued(amount.tokens.end) && scan.shape(amount.tokens.end) == Some(Shape::Number)
    {
        return None;
    }
    duration::extend(scan, &mut amount);
    Some(amount)
}

impl Amount {
    /// How a figure of this unit is rounded.
    pub(crate) fn rounding(&self) -> Rounding {
        match self.unit.map(|unit| (unit.kind, unit.code)) {
            Some((Kind::Fraction, _)) => Rounding::Percent,
            Some((Kind::Duration, "h")) => Rounding::Hours,
            Some((Kind::Duration, "min")) => Rounding::Minutes,
            Some((Kind::Temperature, _)) => Rounding::Signed,
            _ => Rounding::Plain,
        }
    }

    fn close(&mut self, tokens: Range<usize>, low: &Number, high: &Number) {
        self.tokens = tokens;
        self.low = Figure::of(low);
        self.high = Some(Figure::of(high));
        self.number = low.clone();
    }
}

/// Whether the letter right behind the digits is a magnitude though no currency stands before them: "10k", "2m euros".
fn short_counts(scan: &Scan<'_, '_>, number: &Number) -> bool {
    let letter = number.tokens.end;
    // "10M" in a capital is no length.
    let capital = matches!(scan.text.written(letter), "M" | "B" | "K");
    match scan.word(letter) {
        "k" | "b" => true,
        _ if capital => true,
        "m" | "t" | "mm" => {
            units::coin_behind(scan.text, scan.past_hyphen(letter + 1), scan.end).is_some()
                || matches!(
                    scan.word(letter + 1),
                    "people" | "users" | "viewers" | "homes" | "households" | "tonnes" | "tons"
                )
        }
        _ => false,
    }
}

/// A hedge between number and unit or noun: "40-plus drones", "40 or more drones".
fn inner_hedge(scan: &Scan<'_, '_>, at: usize) -> Option<(Hedge, Range<usize>)> {
    let (hedge, tokens) = hedge::after(scan.text, at, scan.end)?;
    let plus = matches!(scan.word(at), "+" | "-");
    let followed = scan.shape(scan.past_hyphen(tokens.end)) == Some(Shape::Word);
    (plus || followed).then_some((hedge, tokens))
}

/// The unit or currency behind the number: the unit, the share of it that the coin is, and the token after it.
fn unit_behind(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(&'static Unit, f64, usize)> {
    let digits = !amount.number.spelled;
    let at = amount.tokens.end;
    let hyphen = scan.past_hyphen(at);
    let unit = units::at(scan.text, at, scan.end, digits)
        .or_else(|| units::at(scan.text, hyphen, scan.end, digits).filter(|_| hyphen > at));
    let coin = units::coin_behind(scan.text, hyphen, scan.end);
    match (unit, coin) {
        (Some((_, tokens)), Some((coin, more))) if more.len() > tokens.len() => Some((coin.unit, coin.share, more.end)),
        // "the 2008 second quarter": in the singular it is an ordinal, but for one and behind a hyphen.
        (Some((_, tokens)), _) if scan.word(tokens.start) == "second" && hyphen == at && amount.low.x > 1.0 => None,
        (Some((unit, tokens)), _) => Some((unit, 1.0, tokens.end)),
        (None, Some((coin, tokens))) => {
            // "5 won the prize": the Korean currency comes in thousands.
            let verb = scan.word(tokens.start) == "won" && tokens.len() == 1 && amount.low.x < 1000.0;
            (!verb).then_some((coin.unit, coin.share, tokens.end))
        }
        (None, None) => None,
    }
}

/// The end of a range whose upper number carries the unit again: "5 km to 10 km", "$24 to $26".
fn same_unit(scan: &Scan<'_, '_>, amount: &Amount, high: &Number, end: usize, coin: bool) -> Option<usize> {
    if coin {
        let signed = high.tokens.start.checked_sub(1).is_some_and(|at| scan.shape(at) == Some(Shape::Mark));
        return signed.then_some(end);
    }
    let upper = Amount { tokens: high.tokens.clone(), number: high.clone(), ..amount.clone() };
    let (unit, _, end) = unit_behind(scan, &upper)?;
    (Some(unit.code) == amount.unit.map(|unit| unit.code)).then_some(end)
}

/// "$5 US", "$5 million Australian dollars", "€5 euros": the currency again, or its country, behind the amount.
fn redundant_coin(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(&'static Unit, usize)> {
    let at = amount.tokens.end;
    let open = amount.unit.is_some_and(|unit| unit.code == "$");
    if open && scan.word(at) == "us" && scan.text.written(at).starts_with('U') {
        let end = at + 1 + usize::from(matches!(scan.word(at + 1), "dollars" | "dollar"));
        return Some((Unit::parse("USD")?, end));
    }
    let (coin, tokens) = units::coin_behind(scan.text, at, scan.end)?;
    let same = amount.unit.is_some_and(|unit| unit.code == coin.unit.code) || open;
    (same && coin.share >= 1.0).then_some((coin.unit, tokens.end))
}

/// "-5", "minus 5 degrees".
fn is_negative(scan: &Scan<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= scan.from) else { return false };
    match scan.shape(before) {
        Some(Shape::Hyphen) => scan.is_glued(at) && !scan.is_glued(before),
        Some(Shape::Word) => matches!(scan.word(before), "minus" | "negative"),
        _ => false,
    }
}
