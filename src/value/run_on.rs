//! Amounts of two units in one word behind the digits: "1h30", "2h30m", "1min3sec", "1m85", `6'3"`.

use super::amount::Amount;
use super::grammar::{self, Class};
use super::hedge;
use super::interval::Figure;
use super::number;
use super::scan::Scan;
use super::units::Unit;
use crate::text::Shape;

/// What the larger unit is written as, the unit behind it, and how many of that make one.
const PAIRS: [(&str, &str, f64); 6] = [
    ("hr", "min", 60.0),
    ("h", "min", 60.0),
    ("mins", "s", 60.0),
    ("min", "s", 60.0),
    ("m", "s", 60.0),
    ("m", "cm", 100.0),
];

/// The amount whose digits are token `at` and whose other parts are the word that touches them.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    if scan.shape(at) != Some(Shape::Number) {
        return None;
    }
    if let Some(amount) = height(scan, at) {
        return Some(amount);
    }
    if !scan.is_glued(at + 1) {
        return None;
    }
    let word = scan.word(at + 1);
    let (unit, part, count) = PAIRS.iter().find_map(|(form, small, count)| {
        let rest = word.strip_prefix(form)?;
        let (part, letters) = rest.split_at_checked(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()))?;
        let fits = match (*small, letters) {
            ("min", "") => part.len() == 2 && is_lasting(scan, at),
            ("min", "m" | "min" | "mins" | "mn") | ("s", "s" | "sec" | "secs") => true,
            ("cm", "" | "cm") => part.len() == 2,
            _ => false,
        };
        let part = part.parse::<f64>().ok().filter(|part| fits && part < count)?;
        Some((Unit::parse(small)?, part, *count))
    })?;
    let whole = number::in_digits(scan.word(at), at).filter(|whole| whole.last >= 1.0)?;
    let x = whole.value * count + part;
    let low = Figure { x, grain: 1.0, last: 1.0, digits: 3 };
    Some(Amount { low, unit: Some(unit), compound: true, ..Amount::bare(whole, at..at + 2) })
}

/// `6'3"`, "5'10": the feet and inches of a person.
fn height(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    let (feet, inches) = scan.word(at).split_once('\'')?;
    let whole = number::in_digits(feet, at).filter(|feet| (4.0..9.0).contains(&feet.value) && feet.last >= 1.0)?;
    let part = inches.parse::<f64>().ok().filter(|part| inches.len() < 3 && *part < 12.0)?;
    let sign = scan.is_glued(at + 1) && scan.word(at + 1) == "\"";
    let low = Figure { x: whole.value * 12.0 + part, grain: 1.0, last: 1.0, digits: 2 };
    let tokens = at..at + 1 + usize::from(sign);
    Some(Amount { low, unit: Unit::parse("in"), compound: true, ..Amount::bare(whole, tokens) })
}

/// Whether "1h30" at token `at` is a length of time and no time of day.
pub(crate) fn is_length(scan: &Scan<'_, '_>, at: usize) -> bool {
    self::at(scan, at).is_some()
}

/// Whether the words around "1h30" at token `at` say how long, not when.
fn is_lasting(scan: &Scan<'_, '_>, at: usize) -> bool {
    let before = scan.word_before(at);
    // "About 1h30" is a length, "at about 1h30" is none.
    let hedged =
        || hedge::before(scan.text, at, scan.from).is_some_and(|(_, tokens)| scan.word_before(tokens.start) != "at");
    grammar::is(before, Class::Length)
        || hedged()
        || (matches!(before, "a" | "the" | "of") && scan.shape(at + 2) == Some(Shape::Word))
}
