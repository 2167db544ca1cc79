//! Sizes without a figure: "a couple", "several hundred", "dozens of villagers", "hundreds of millions of dollars".

use std::sync::LazyLock;

use super::number::{self, Role};
use super::phrases::Phrases;
use super::scan::Scan;
use super::units::{self, Unit};
use super::{Mention, interval, noun, novalue, quantity, rate};
use crate::model::{Hedge, Interval, Kind, Range, Value};
use crate::text::{Shape, fold, lexicon};

/// What a vague word stands for.
#[derive(Debug, Clone, Copy)]
struct Size {
    core: Option<(f64, f64)>,
    wide: (f64, f64),
    /// Only before "of".
    of: bool,
}

const LEXICON: &str = include_str!("lexicon/en/vague.tsv");

static SIZES: LazyLock<Phrases<Size>> = LazyLock::new(|| {
    let rows = lexicon::entries(LEXICON).filter_map(|fields| match fields.as_slice() {
        [low, high, from, to, place, forms] => {
            let core = low.parse().ok().zip(high.parse().ok());
            Some((Size { core, wide: (from.parse().ok()?, to.parse().ok()?), of: *place == "of" }, *forms))
        }
        _ => None,
    });
    Phrases::starting(rows.flat_map(|(size, forms)| lexicon::forms(forms).map(move |form| (form, size))))
});

/// The words that vague sizes begin with.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    SIZES.words()
}

/// Whether the words of a vague size stand at token `at`.
pub(crate) fn is_at(scan: &Scan<'_, '_>, at: usize) -> bool {
    SIZES.at(scan.text, at, scan.end).is_some()
}

/// Reads a vague size that starts at token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    let (size, mut tokens) = SIZES.at(scan.text, at, scan.end)?;
    let mut size = *size;
    if novalue::is_glued_before(scan, at) || (size.of && scan.word(tokens.end) != "of") || scan.is_name(at) {
        return None;
    }
    // "several hundred", "a few dozen", "a couple of million": the size is counted in that.
    let mut figures = 0;
    while figures < 2
        && size.core.is_some()
        && let Some((Role::Hundred | Role::Magnitude | Role::Dozen, magnitude)) = number::role(scan.word(tokens.end))
    {
        size.core = size.core.map(|(low, high)| (low * magnitude, high * magnitude));
        size.wide = (size.wide.0 * magnitude, size.wide.1 * magnitude);
        tokens.end += 1;
        figures += 1;
    }
    let words = label(scan, tokens.clone());
    let after = tokens.end + usize::from(scan.word(tokens.end) == "of");
    let (unit, end) = unit(scan, after, tokens.end).map_or((None, tokens.end), |(unit, end)| (Some(unit), end));
    tokens.end = end;
    let noun = if unit.is_none() { noun::at(scan, after, false) } else { None };
    let counts = size.core.is_none() || noun.is_some() || unit.is_some() || figures > 0;
    if !counts {
        return None;
    }
    let hedge = super::hedge::before(scan.text, at, scan.from);
    let start = hedge.as_ref().map_or(at, |(_, hedge)| hedge.start);
    let mut tokens = start..tokens.end;
    let mut per = None;
    let rate_at = noun.as_ref().map_or(tokens.end, |noun| noun.tokens.end);
    if let Some((unit, end)) = rate::behind(scan, rate_at) {
        per = Some(unit);
        if noun.is_none() {
            tokens.end = end;
        }
    }
    let kind = unit.map_or(Kind::Count, |unit| unit.kind);
    let mut value = Value::new(kind, scan.text.span(&tokens), scan.text.words(&tokens));
    value.hedge = Hedge::Vague;
    value.label = Some(words);
    value.per = per;
    value.unit = unit.map(|unit| unit.code.to_owned()).or_else(|| noun.as_ref().map(|noun| noun.head.clone()));
    // "Over several years" says how long, and not more.
    let hedge = hedge.filter(|(_, tokens)| scan.word(tokens.start) != "over").map_or(Hedge::None, |(hedge, _)| hedge);
    // "about several hundred" and "dozens" are as loose as each other.
    let interval = interval::stretched(size.interval(), hedge, |_| size.interval().wide);
    value.interval = Some(unit.map_or(interval, |unit| interval.scaled(unit.factor, unit.offset)));
    if kind == Kind::Duration {
        value.timex = unit.and_then(timex);
    }
    let mut mention = Mention { tokens, value, noun: noun.map(|noun| noun.tokens), readings: Vec::new() };
    if kind == Kind::Count {
        mention.readings.push(Value { kind: Kind::Number, unit: None, ..mention.value.clone() });
    }
    quantity::finish(&mut mention);
    Some(mention)
}

impl Size {
    fn interval(self) -> Interval {
        let core = self.core.map(|(low, high)| Range::closed(low, high));
        let (low, high) = self.wide;
        let wide = if core.is_some() { Range::closed(low, high) } else { Range::until(low, high) };
        Interval { hard_lo: true, ..Interval::soft(None, core, wide) }
    }
}

/// The unit or currency behind a vague size, with or without "of".
fn unit(scan: &Scan<'_, '_>, after: usize, end: usize) -> Option<(&'static Unit, usize)> {
    let at = if scan.shape(after) == Some(Shape::Hyphen) { after + 1 } else { after };
    if let Some((unit, tokens)) = units::at(scan.text, at, scan.end, false) {
        return Some((unit, tokens.end));
    }
    let coin = units::coin_behind(scan.text, at, scan.end).or_else(|| units::coin_behind(scan.text, end, scan.end));
    coin.filter(|(coin, _)| coin.share >= 1.0 && coin.unit.code != "KRW").map(|(coin, tokens)| (coin.unit, tokens.end))
}

/// The words that stand for the size: "a few" of "a few of".
fn label(scan: &Scan<'_, '_>, mut tokens: std::ops::Range<usize>) -> String {
    if tokens.len() > 1 && scan.word(tokens.end - 1) == "of" {
        tokens.end -= 1;
    }
    fold(scan.text.words(&tokens))
}

/// The ISO-TimeML value of an unknown number of a unit of time: `PXW`.
pub(crate) fn timex(unit: &Unit) -> Option<String> {
    // The value of one of it, with an X in place of the one.
    super::duration::timex(1.0, unit).filter(|one| one.contains('1')).map(|one| one.replace('1', "X"))
}
