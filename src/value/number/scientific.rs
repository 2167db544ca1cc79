//! Powers: "4e14", "12.32e+14", "6.23 x 10^-4", "2.48×10⁻⁵", "2^10".

use super::Number;
use crate::text::{Shape, Text};

/// The number with the power that stands right behind its digits, if one does.
pub(super) fn powered(text: &Text<'_>, number: &Number, end: usize) -> Option<Number> {
    let at = number.tokens.end;
    if at >= end {
        return None;
    }
    let (value, exponent, next, shared) = if let Some((exponent, next)) = letter(text, at, end) {
        (times_ten(number.value, exponent)?, exponent, next, false)
    } else if let Some((exponent, next)) = of_ten(text, number, at, end) {
        (times_ten(number.value, exponent)?, exponent, next, true)
    } else {
        let (exponent, next) = caret(text, at, end).or_else(|| raised_ten(text, number, at))?;
        (number.value.powi(exponent), 0, next, false)
    };
    if !value.is_finite() {
        return None;
    }
    let scale = times_ten(1.0, exponent)?;
    Some(Number {
        value,
        grain: number.grain * scale,
        last: number.last * scale,
        // "1.2 to 3.4 × 10^5": the power is of both.
        magnitude: if shared { scale } else { number.magnitude },
        composed: true,
        grouped: true,
        tokens: number.tokens.start..next,
        ..number.clone()
    })
}

/// Exact to the last digit, which a multiplication is not.
fn times_ten(x: f64, exponent: i32) -> Option<f64> {
    (exponent.abs() <= 300).then(|| format!("{x}e{exponent}").parse().ok())?
}

/// "e14", "e+14", "E-3" right behind the digits.
fn letter(text: &Text<'_>, at: usize, end: usize) -> Option<(i32, usize)> {
    let exponent = text.word(at).strip_prefix('e').filter(|_| is_glued(text, at))?;
    if exponent.is_empty() {
        let next = at + 1;
        return if is_sign(text.word(next)) { signed(text, next, end) } else { None };
    }
    Some((small(exponent)?, at + 1))
}

/// "x 10^6", "×10⁻⁵", "*10**3"; "x 107" where the power lost its height.
fn of_ten(text: &Text<'_>, number: &Number, at: usize, end: usize) -> Option<(i32, usize)> {
    let word = text.word(at);
    if word == "x10" && text.word(at + 1) == "^" {
        return caret(text, at + 1, end);
    }
    // "5.5x10-3": the letters and digits are one word.
    if word == "x10" && is_sign(text.word(at + 1)) && is_glued(text, at + 1) {
        return signed(text, at + 1, end);
    }
    if !matches!(word, "x" | "×" | "*" | "·") || text.shape(at + 1)? != Shape::Number {
        return None;
    }
    let ten = text.word(at + 1);
    let next = at + 2;
    if let Some(power) = ten.strip_prefix("10").filter(|power| !power.is_empty() && power.len() < 3) {
        return (number.value < 10.0 && number.last < 1.0).then(|| Some((small(power)?, next)))?;
    }
    if ten != "10" || next >= end {
        return None;
    }
    if text.word(next) == "^" {
        return caret(text, next, end);
    }
    if !is_glued(text, next) {
        return None;
    }
    raised(text, next).or_else(|| if is_sign(text.word(next)) { signed(text, next, end) } else { None })
}

/// "⁵", "⁻⁵" at token `at`.
fn raised(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    let digits = |at: usize| small(&text.written(at).chars().map(lowered).collect::<Option<String>>()?);
    match text.written(at) {
        "⁻" => Some((-digits(at + 1)?, at + 2)),
        "⁺" => Some((digits(at + 1)?, at + 2)),
        _ => Some((digits(at)?, at + 1)),
    }
}

/// "10⁵" alone; behind other digits a raised one is a footnote.
fn raised_ten(text: &Text<'_>, number: &Number, at: usize) -> Option<(i32, usize)> {
    let ten = (number.value - 10.0).abs() < f64::EPSILON && number.last >= 1.0;
    if ten && is_glued(text, at) { raised(text, at) } else { None }
}

/// "^23", "^-1".
fn caret(text: &Text<'_>, at: usize, end: usize) -> Option<(i32, usize)> {
    if text.word(at) != "^" || !is_glued(text, at) || !is_glued(text, at + 1) {
        return None;
    }
    signed(text, at + 1, end)
}

/// A small whole number with or without a sign at token `at`.
fn signed(text: &Text<'_>, at: usize, end: usize) -> Option<(i32, usize)> {
    let sign = text.word(at);
    let digits = at + usize::from(is_sign(sign));
    let power = small(text.word(digits)).filter(|_| digits < end && (digits == at || is_glued(text, digits)))?;
    Some((if digits > at && sign != "+" { -power } else { power }, digits + 1))
}

fn is_sign(word: &str) -> bool {
    matches!(word, "-" | "−" | "+")
}

fn small(digits: &str) -> Option<i32> {
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

/// The digit that a raised one stands for.
fn lowered(raised: char) -> Option<char> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    char::from_digit(RAISED.chars().position(|c| c == raised)? as u32, 10)
}

fn is_glued(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| !token.spaced)
}
