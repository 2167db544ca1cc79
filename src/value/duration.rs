//! Lengths of time: "an hour and a half", "2 hours 10 minutes", "half a day", with their ISO-TimeML value. Compound
//! lengths and weights ("6 ft 2 in") are read the same way.

use super::amount::Amount;
use super::hedge;
use super::interval::Figure;
use super::number::{self, Number, Role};
use super::scan::Scan;
use super::units::{self, Unit};
use crate::model::Kind;
use crate::text::Shape;

/// One of a unit, or a part of one, without a number: "an hour", "half a mile", "a year and a half".
pub(crate) fn of_one(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    let (role, value) = number::role(scan.word(at))?;
    let (share, unit_at) = match role {
        Role::Article => match number::role(scan.word(at + 1)) {
            Some((Role::Part, part)) if scan.word(at + 2) == "of" || number::is_half(part) => {
                (part, past_article(scan, at + 2))
            }
            _ => (1.0, at + 1),
        },
        Role::Part => (value, past_article(scan, at + 1)),
        Role::Ones if matches!(number::role(scan.word(at + 1)), Some((Role::Part, part)) if !number::is_half(part)) => {
            let of = scan.word(at + 2) == "of";
            (value * 0.25, of.then(|| past_article(scan, at + 2))?)
        }
        _ => return None,
    };
    let (unit, tokens) = units::at(scan.text, unit_at, scan.end, false)?;
    let measured = matches!(unit.kind, Kind::Duration) || matches!(unit.code, "mi" | "km" | "m" | "kg" | "lb" | "t");
    if !measured || (share >= 1.0 && !is_measured(scan, at, unit, tokens.end)) || is_plural(scan, tokens.end - 1) {
        return None;
    }
    let whole = Number {
        value: share,
        tokens: at..tokens.end,
        grain: share,
        last: share,
        magnitude: 1.0,
        digits: 1,
        spelled: true,
        composed: true,
        grouped: true,
    };
    let mut amount = Amount {
        low: Figure::of(&whole),
        high: None,
        unit: Some(unit),
        tokens: at..tokens.end,
        hedge: None,
        number: whole,
        compound: false,
    };
    extend(scan, &mut amount);
    Some(amount)
}

/// Whether "an hour" tells a length here and is no rate ("2,500 a week") and no figure of speech.
fn is_measured(scan: &Scan<'_, '_>, at: usize, unit: &Unit, end: usize) -> bool {
    const LENGTHS: [&str; 17] = [
        "for", "within", "in", "lasted", "lasting", "lasts", "last", "took", "takes", "take", "taking", "than",
        "after", "spent", "spend", "until", "needs",
    ];
    if unit.code == "s" || scan.word(end - 1) == "second" {
        return false;
    }
    let half = scan.word(end) == "and" && number::role(scan.word(end + 2)).is_some_and(|(role, _)| role == Role::Part);
    half || LENGTHS.contains(&scan.word_before(at))
        || hedge::before(scan.text, at, scan.from).is_some()
        || (scan.shape(end) == Some(Shape::Hyphen) && scan.word(end + 1) == "long")
        || scan.word(end) == "long"
}

/// Past "a", "of a", "-" before a unit.
fn past_article(scan: &Scan<'_, '_>, mut at: usize) -> usize {
    at = scan.past_hyphen(at);
    at += usize::from(scan.word(at) == "of");
    at += usize::from(matches!(scan.word(at), "a" | "an"));
    scan.past_hyphen(at)
}

fn is_plural(scan: &Scan<'_, '_>, at: usize) -> bool {
    let word = scan.word(at);
    word.len() > 3 && word.ends_with('s')
}

/// Takes in what follows a unit: a smaller unit ("2 hours 10 minutes"), "and a half", "-long".
pub(crate) fn extend(scan: &Scan<'_, '_>, amount: &mut Amount) {
    let Some(unit) = amount.unit.filter(|unit| is_compound(unit)) else { return };
    if amount.high.is_none() {
        if let Some((share, end)) = half(scan, amount.tokens.end) {
            amount.low = Figure { x: amount.low.x + share, grain: share, last: share, digits: amount.low.digits + 1 };
            amount.tokens.end = end;
        }
        let mut whole = unit;
        for _ in 0..3 {
            let Some((smaller, number, end)) = smaller(scan, amount.tokens.end, whole) else { break };
            let Some(unit) = amount.unit else { break };
            let x = (amount.low.x * unit.factor / smaller.factor).round() + number.value;
            let digits = (x.abs().max(1.0).log10().floor() as u32 + 1).max(number.digits);
            amount.low = Figure { x, grain: number.grain.min(1.0), last: number.last, digits };
            amount.unit = Some(smaller);
            amount.compound = true;
            amount.tokens.end = end;
            whole = smaller;
        }
    }
    let at = scan.past_hyphen(amount.tokens.end);
    if unit.kind == Kind::Duration && at > amount.tokens.end && scan.word(at) == "long" {
        amount.tokens.end = at + 1;
    }
}

fn is_compound(unit: &Unit) -> bool {
    unit.kind == Kind::Duration || matches!(unit.code, "ft" | "lb" | "st" | "m" | "mi" | "kg")
}

/// "and a half" behind a unit.
fn half(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    if scan.word(at) != "and" || !matches!(scan.word(at + 1), "a" | "one") {
        return None;
    }
    let (role, share) = number::role(scan.word(at + 2))?;
    (role == Role::Part && at + 2 < scan.end).then_some((share, at + 3))
}

/// "10 minutes" behind "2 hours", with "and" or a comma between or nothing.
fn smaller(scan: &Scan<'_, '_>, at: usize, than: &Unit) -> Option<(&'static Unit, Number, usize)> {
    let joined = at + usize::from(scan.word(at) == "and" || scan.shape(at) == Some(Shape::Comma));
    let joined = joined + usize::from(joined > at && scan.word(joined) == "and");
    let number = number::at(scan.text, joined, scan.end)?;
    let found = units::at(scan.text, number.tokens.end, scan.end, !number.spelled);
    // "6 ft 2 in": behind feet the word is the unit.
    let inches = than.code == "ft"
        && scan.word(number.tokens.end) == "in"
        && scan.shape(number.tokens.end + 1) != Some(Shape::Word);
    let inch = || Unit::parse("in").filter(|_| inches).map(|unit| (unit, number.tokens.end..number.tokens.end + 1));
    let (unit, tokens) = found.or_else(inch)?;
    let whole = number.value.fract() == 0.0 || unit.code == "s";
    let fits = unit.kind == than.kind && unit.factor < than.factor && number.value * unit.factor < than.factor;
    // A comma also parts two lengths of their own; only clocks are written so.
    let parted = joined > at && scan.word(at) != "and" && !matches!(unit.code, "h" | "min" | "s" | "d" | "mo");
    // "5 miles 200 metres" is compound, "3 km 2 miles" a conversion: decimal and customary units do not mix.
    let family = |unit: &Unit| matches!(unit.code, "m" | "km" | "cm" | "mm" | "kg" | "g");
    (fits && whole && !parted && family(unit) == family(than)).then_some((unit, number, tokens.end))
}

/// The ISO-TimeML value of `x` of a unit of time: `P30D`, `PT90M`.
pub(crate) fn timex(x: f64, unit: &Unit) -> Option<String> {
    of_units(x, unit, false)
}

/// The same for an amount written in several units: `PT1H30M`.
pub(crate) fn compound_timex(x: f64, unit: &Unit) -> Option<String> {
    of_units(x, unit, true)
}

fn of_units(x: f64, unit: &Unit, compound: bool) -> Option<String> {
    let plain = super::display::plain;
    let calendar = match unit.code {
        "d" => Some('D'),
        "wk" => Some('W'),
        "mo" => Some('M'),
        "y" => Some('Y'),
        _ => None,
    };
    if let Some(letter) = calendar {
        return Some(format!("P{}{letter}", plain(x)));
    }
    if !matches!(unit.code, "h" | "min" | "s") {
        return None;
    }
    let seconds = x * unit.factor;
    if x.fract() == 0.0 && !compound {
        return Some(format!("PT{}{}", plain(x), unit.code.get(..1)?.to_uppercase()));
    }
    let (hours, rest) = ((seconds / 3600.0).floor(), seconds % 3600.0);
    let (minutes, rest) = ((rest / 60.0).floor(), rest % 60.0);
    let rest = (rest * 1000.0).round() / 1000.0;
    let part = |x: f64, letter: char| if x > 0.0 { format!("{}{letter}", plain(x)) } else { String::new() };
    Some(format!("PT{}{}{}", part(hours, 'H'), part(minutes, 'M'), part(rest, 'S')))
}
