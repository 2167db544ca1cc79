//! Two numbers that bound one: "between 30 and 40", "from 15,000 to 24,000", "30–40", "two or three".

use std::ops::Range;
use std::sync::LazyLock;

use super::amount::Amount;
use super::grammar::{self, Class};
use super::number::{self, Number};
use super::phrases::Phrases;
use super::scan::Scan;
use super::units;
use super::{hedge, novalue};
use crate::model::Hedge;
use crate::text::{Shape, lexicon};

/// How a range is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// "between"
    Between,
    /// "from"
    From,
    /// "ranging from": in either order.
    Ranging,
    /// Nothing: "30 to 40".
    Bare,
    /// "rose from": the two numbers are two values.
    Change,
}

static BEFORE: LazyLock<Phrases<Opening>> = LazyLock::new(|| {
    let entries =
        lexicon::entries(include_str!("lexicon/en/ranges.tsv")).filter_map(|fields| match fields.as_slice() {
            ["before", forms] => Some((*forms, Opening::Between)),
            ["start", forms] => Some((*forms, Opening::From)),
            ["span", forms] => Some((*forms, Opening::Ranging)),
            _ => None,
        });
    Phrases::ending(entries.flat_map(|(forms, opening)| lexicon::forms(forms).map(move |form| (form, opening))))
});

/// What opens a range right before token `at`, and where that starts.
pub(crate) fn opening(scan: &Scan<'_, '_>, at: usize) -> (Opening, usize) {
    match BEFORE.before(scan.text, at, scan.from) {
        Some((Opening::From, tokens)) if is_change(scan, tokens.start) => (Opening::Change, at),
        Some((opening, tokens)) => (*opening, tokens.start),
        // "between about 30 and 40"
        None => match hedge::before(scan.text, at, scan.from) {
            Some((Hedge::About, tokens)) if BEFORE.before(scan.text, tokens.start, scan.from).is_some() => {
                opening(scan, tokens.start)
            }
            _ => (Opening::Bare, at),
        },
    }
}

/// The upper number behind `low`, whose words end at token `at`, with the tokens from the joining word on. `low` takes
/// the magnitude word that the two share.
pub(crate) fn upper(
    scan: &Scan<'_, '_>,
    low: &mut Number,
    at: usize,
    opening: Opening,
    negative: bool,
) -> Option<(Number, usize)> {
    let text = scan.text;
    // "10- to 15-minute", "5-to-10-minute": the hyphens belong to what the two numbers share.
    let word = scan.word(at + 1);
    let hanging = scan.shape(at) == Some(Shape::Hyphen) && scan.is_glued(at) && matches!(word, "to" | "or");
    let at = at + usize::from(hanging);
    // "from 5 up to 10"
    let at = at + usize::from(opening == Opening::From && scan.word(at) == "up" && scan.word(at + 1) == "to");
    let word = scan.word(at);
    let hyphen = scan.shape(at) == Some(Shape::Hyphen)
        && (scan.is_glued(at) || (opening == Opening::Bare && is_measured_behind(scan, at + 1)));
    let dash = scan.shape(at) == Some(Shape::Dash) && opening == Opening::Bare;
    let joined = match word {
        "and" => opening == Opening::Between,
        "to" | "till" | "until" | "through" | "thru" => {
            matches!(opening, Opening::From | Opening::Ranging | Opening::Between)
                || (opening == Opening::Bare && !is_changed(scan, low))
        }
        "or" => opening == Opening::Bare,
        _ => (hyphen || dash) && !novalue::is_score(scan, low.tokens.start),
    };
    if !joined {
        return None;
    }
    let mut next = at + 1;
    if hanging && scan.is_glued(next) {
        next = scan.past_hyphen(next);
    }
    if word == "to" && scan.word(next) == "as" && matches!(scan.word(next + 1), "many" | "much" | "high") {
        next += 3;
    }
    // "between 30 and about 40", "5 to about 10"
    if word != "or"
        && let Some((Hedge::About, tokens)) = hedge::after_and(text, next, scan.end)
    {
        next = tokens.end;
    }
    // "-5 to +5"
    next += usize::from(scan.word(next) == "+" && scan.is_glued(next + 1));
    let minus = (negative || opening == Opening::Ranging) && scan.word(next) == "-" && scan.is_glued(next + 1);
    next += usize::from(minus);
    let coin = units::coin_before(text, next, scan.end);
    let start = coin.as_ref().map_or(next, |(_, tokens)| tokens.end);
    let mut high = number::at(text, start, scan.end)?;
    let behind = units::coin_behind(text, high.tokens.end + 1, scan.end).is_some();
    let short = low.magnitude > 1.0 && low.tokens.len() == 2 && scan.is_glued(low.tokens.end - 1);
    // "£10-20m": the sign is of both.
    let money = low.tokens.start.checked_sub(1).is_some_and(|sign| units::coin_before(text, sign, scan.end).is_some());
    if coin.is_some() || behind || short || money {
        high = high.with_short(text, scan.end);
    }
    let factor = (high.magnitude - 1.0).abs() > f64::EPSILON;
    let shared = (low.magnitude - 1.0).abs() < f64::EPSILON && factor && low.value < high.value / high.magnitude;
    let size = if shared { high.magnitude } else { 1.0 };
    let below = low.value * size;
    let fits = match word {
        "or" => high.value > below && high.value / size < low.value + 1.5 && high.value / size < 20.0,
        _ if opening == Opening::Ranging || (negative && opening == Opening::Between) => {
            (high.value - below).abs() > 0.0 || minus != negative
        }
        _ if minus => high.value < below,
        _ if negative => true,
        _ => high.value > below,
    };
    let round = low.grain >= 100.0 && high.grain >= 100.0;
    // Digits joined by a hyphen that are no figures of the same size: a telephone number, a code.
    let code = hyphen
        && !low.grouped
        && !high.grouped
        && !round
        && low.value >= 100.0
        && high.value >= 1000.0
        && low.value * 5.0 < high.value * 4.0;
    if !fits || (code && low.magnitude <= 1.0) || (low.is_like_a_year() && high.is_like_a_year()) {
        return None;
    }
    // A date, a telephone number, a score: "2013-09-09", "2-1-3".
    if hyphen && scan.is_glued(high.tokens.end) && scan.shape(high.tokens.end + 1) == Some(Shape::Number) {
        return None;
    }
    if shared {
        low.value *= high.magnitude;
        low.grain *= high.magnitude;
        low.last *= high.magnitude;
        low.magnitude = high.magnitude;
    }
    let end = high.tokens.end;
    if minus {
        high.value = -high.value;
    }
    Some((high, end))
}

/// Whether a number in digits with a unit right behind it starts at token `at`: "2 -7 g" is a range with a space too many.
fn is_measured_behind(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.is_glued(at)
        && scan.shape(at) == Some(Shape::Number)
        && scan.shape(at.saturating_sub(2)) == Some(Shape::Number)
        && number::at(scan.text, at, scan.end)
            .is_some_and(|number| units::at(scan.text, number.tokens.end, scan.end, true).is_some())
}

/// Puts the lower number of a range first: "from -18 to -34".
pub(crate) fn order(amount: &mut Amount) {
    if let Some(high) = amount.high.filter(|high| high.x < amount.low.x) {
        amount.high = Some(amount.low);
        amount.low = high;
    }
}

/// Whether a verb of change stands shortly before token `at`: "rose from 11 to 24" is two values.
fn is_change(scan: &Scan<'_, '_>, at: usize) -> bool {
    let back = at.saturating_sub(8).max(scan.start)..at;
    back.rev()
        .take_while(|at| !matches!(scan.shape(*at), Some(Shape::Comma | Shape::Stop | Shape::Dash)))
        .any(|at| grammar::is(scan.word(at), Class::Change))
}

/// Whether "a to b" without "from" is a change or a score.
fn is_changed(scan: &Scan<'_, '_>, low: &Number) -> bool {
    let at = low.tokens.start;
    at.checked_sub(1).is_some_and(|before| grammar::is(scan.word(before), Class::Change)) || novalue::is_score(scan, at)
}

/// The tokens of an opening and what follows it.
pub(crate) fn with_opening(opening: usize, tokens: &Range<usize>) -> Range<usize> {
    opening.min(tokens.start)..tokens.end
}
