//! The unit or currency behind a number, and what only looks like one: "75p", "5 won the prize", "a Boeing 777F".

use std::ops::Range;

use super::amount::Amount;
use super::grammar::{self, Class};
use super::number::{self, Role};
use super::scan::Scan;
use super::units::{self, Coin, Unit};
use super::{inches, novalue};
use crate::model::Kind;
use crate::text::Shape;

/// The unit or currency behind the number: the unit, the share of it that the coin is, and the token after it.
pub(crate) fn at(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(&'static Unit, f64, usize)> {
    let digits = !amount.number.spelled;
    let at = amount.tokens.end;
    let hyphen = scan.past_hyphen(at);
    let unit = units::at(scan.text, at, scan.end, digits)
        .or_else(|| units::at(scan.text, hyphen, scan.end, digits).filter(|_| hyphen > at));
    // "75p", but no letter by itself, and no size of a screen.
    let letter = scan.word(hyphen) == "p";
    let pence = scan.is_glued(at) && hyphen == at && !matches!(scan.word(at - 1), "480" | "720" | "1080" | "2160");
    let coin = units::coin_behind(scan.text, hyphen, scan.end).filter(|_| !letter || (pence && digits));
    match (unit, coin) {
        (Some((_, tokens)), Some((coin, more))) if more.len() > tokens.len() => Some(of_coin(scan, coin, more.end)),
        // "the 2008 second quarter": in the singular it is an ordinal, but for one and behind a hyphen.
        (Some((_, tokens)), _)
            if scan.word(tokens.start) == "second"
                && hyphen == at
                && amount.low.x > 1.0
                && amount.low.x.fract() == 0.0 =>
        {
            None
        }
        (Some((unit, tokens)), _) if unit.code == "deg" && !is_heat(scan, amount, &tokens) => None,
        (Some((_, tokens)), _) if begins_name(scan, amount, &tokens) => None,
        // "at '500'"
        (Some((unit, tokens)), _) if unit.code == "ft" && is_apostrophe(scan, amount, &tokens) => None,
        (Some((unit, tokens)), _) => Some((unit, 1.0, tokens.end)),
        (None, Some((coin, tokens))) => {
            // "5 won the prize": the Korean currency comes in thousands. "9 $ 5": the sign belongs to what follows.
            let verb = scan.word(tokens.start) == "won" && tokens.len() == 1 && amount.low.x < 1000.0;
            let next = scan.shape(tokens.start) == Some(Shape::Mark)
                && scan.shape(tokens.end) == Some(Shape::Number)
                && scan.is_glued(tokens.end);
            // "© 2019 BBD": letters behind a year are a name.
            let name = coin.capitals && amount.number.is_like_a_year();
            (!verb && !next && !name).then(|| of_coin(scan, coin, tokens.end))
        }
        (None, None) => apart(scan, amount).or_else(|| {
            let (unit, end) = inches::at(scan, amount.tokens.start, at).filter(|_| digits)?;
            Some((unit, 1.0, end))
        }),
    }
}

/// Whether the sign of a foot is a genitive's, or the end of a quotation.
fn is_apostrophe(scan: &Scan<'_, '_>, amount: &Amount, tokens: &Range<usize>) -> bool {
    let quoted = scan.shape(amount.tokens.start.wrapping_sub(1)) == Some(Shape::Quote);
    scan.word(tokens.start) == "'" && (quoted || amount.low.x >= 500.0)
}

/// "800,000 F-Series pickups", "a Boeing 777F": a capital that is part of a name and no unit.
fn begins_name(scan: &Scan<'_, '_>, amount: &Amount, tokens: &Range<usize>) -> bool {
    let capital = tokens.len() == 1
        && scan.word(tokens.start).len() == 1
        && scan.text.tokens.get(tokens.start).is_some_and(|token| token.capital);
    let hyphen = scan.shape(tokens.end) == Some(Shape::Hyphen) && scan.is_glued(tokens.end);
    capital && (hyphen || novalue::is_labelled(scan, amount.number.tokens.start, true))
}

/// The unit behind a word that may stand before it: "two more weeks", "three consecutive days", "two and a quarter of
/// an hour".
fn apart(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(&'static Unit, f64, usize)> {
    let at = amount.tokens.end;
    let part = amount.low.x.fract() != 0.0 && scan.word(at) == "of";
    let next = if part {
        at + 1 + usize::from(matches!(scan.word(at + 1), "a" | "an"))
    } else {
        let filled = (at..at + 2).take_while(|at| grammar::is(scan.word(*at), Class::Filler)).count();
        at + filled
    };
    let (unit, tokens) = units::at(scan.text, next, scan.end, false).filter(|_| next > at)?;
    let plural = scan.word(tokens.end - 1).ends_with('s') || scan.word(tokens.end - 1) == "feet";
    let fits = matches!(unit.kind, Kind::Duration | Kind::Length) && (plural || part);
    fits.then_some((unit, 1.0, tokens.end))
}

/// A coin with the magnitude word that may follow it: "75 USD million".
fn of_coin(scan: &Scan<'_, '_>, coin: Coin, end: usize) -> (&'static Unit, f64, usize) {
    match number::role(scan.word(end)) {
        Some((Role::Magnitude, magnitude)) if end < scan.end => (coin.unit, coin.share * magnitude, end + 1),
        _ => (coin.unit, coin.share, end),
    }
}

/// Whether "degrees" of no named scale are a heat here, and no angle, place or title.
fn is_heat(scan: &Scan<'_, '_>, amount: &Amount, tokens: &Range<usize>) -> bool {
    let hyphen = scan.shape(tokens.start.wrapping_sub(1)) == Some(Shape::Hyphen);
    let all = scan.is_all(&(amount.tokens.start..tokens.end));
    // What stands before the digits is their minus.
    let below_zero = amount.tokens.start < amount.number.tokens.start && amount.high.is_none();
    all || (!amount.number.spelled
        && !hyphen
        && (-273.15..=if below_zero { 460.0 } else { 200.0 }).contains(&amount.low.x)
        && !grammar::is(scan.word(tokens.end), Class::Angle)
        && !scan.is_name(tokens.end))
}
