//! Lengths of time written in one go: "2h30m", "3m20s", and "1h30" behind a word that asks how long.

use super::amount::Amount;
use super::grammar::{self, Class};
use super::interval::Figure;
use super::number;
use super::scan::Scan;
use super::units::Unit;

/// The length whose first figure is token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    let word = scan.word(at + 1);
    let (larger, rest) = ["h", "m"].iter().find_map(|unit| Some((*unit, word.strip_prefix(*unit)?)))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (figures, smaller) = rest.split_at_checked(digits).filter(|_| (1..=2).contains(&digits))?;
    let said = match (larger, smaller) {
        ("h", "m" | "min" | "mins" | "mn") | ("m", "s" | "sec" | "secs") => true,
        ("h", "") => is_asked(scan, at),
        _ => false,
    };
    let number = number::at(scan.text, at, at + 1).filter(|_| said && scan.is_glued(at + 1))?;
    let less: f64 = figures.parse().ok().filter(|less| *less < 60.0)?;
    let unit = Unit::parse(if larger == "h" { "min" } else { "s" })?;
    let x = number.value * 60.0 + less;
    let low = Figure { x, grain: 1.0, last: 1.0, digits: 3 };
    Some(Amount { low, unit: Some(unit), compound: true, ..Amount::bare(number, at..at + 2) })
}

/// Whether the word before token `at` asks for a length: "lasted", "took", "for".
pub(crate) fn is_asked(scan: &Scan<'_, '_>, at: usize) -> bool {
    grammar::is(scan.word_before(at), Class::Length)
}
