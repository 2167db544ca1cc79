//! Numbers in words: ones, tens, hundreds and magnitudes.

use std::ops::Range;

use super::{Number, Role, magnitudes, role};
use crate::text::{Shape, Text};

/// Ones, tens, hundreds and magnitudes in words, from token `at`; `start` is one where an article went before.
pub(super) fn spelled(text: &Text<'_>, at: usize, end: usize, start: f64) -> Option<Number> {
    let (mut total, mut current, mut largest) = (0.0, start, f64::INFINITY);
    let (mut open_ones, mut open_tens, mut any) = (start == 0.0, start == 0.0, false);
    let mut next = at;
    let mut seen = at;
    while next < end {
        let joint = usize::from(any && (text.shape(next) == Some(Shape::Hyphen) || is_joining_and(text, next, end)));
        let Some((role, value)) = counted(text.word(next + joint), any).filter(|_| next + joint < end) else { break };
        match role {
            Role::Ones if open_ones && (value > 0.0 || !any) => {
                current += value;
                (open_ones, open_tens) = (false, false);
            }
            Role::Teens if open_tens => {
                current += value;
                (open_ones, open_tens) = (false, false);
            }
            Role::Tens if open_tens => {
                current += value;
                (open_ones, open_tens) = (true, false);
            }
            Role::Hundred if current > 0.0 && current < 100.0 => {
                current *= 100.0;
                (open_ones, open_tens) = (true, true);
            }
            Role::Magnitude if current > 0.0 && value < largest => {
                total += current * value;
                (current, largest) = (0.0, value);
                (open_ones, open_tens) = (true, true);
            }
            Role::Dozen if current > 0.0 && total == 0.0 => {
                let number = of_words(current * value, at..next + joint + 1);
                return Some(magnitudes(text, Number { grain: value, ..number }, end));
            }
            _ => break,
        }
        any = true;
        next += joint + 1;
        seen = next;
    }
    let magnitude = if current == 0.0 && largest.is_finite() { largest } else { 1.0 };
    any.then(|| Number { magnitude, ..of_words(total + current, at..seen) })
}

/// The role of a word, that of a plural behind a number too: "three dozens", "2 millions".
pub(super) fn counted(word: &str, behind: bool) -> Option<(Role, f64)> {
    let plural = || word.strip_suffix('s').filter(|_| behind).and_then(role);
    let large = |found: &(Role, f64)| matches!(found.0, Role::Hundred | Role::Magnitude | Role::Dozen);
    role(word).or_else(|| plural().filter(large))
}

/// Whether token `at` is the "and" inside a spelled number: "two hundred and five".
fn is_joining_and(text: &Text<'_>, at: usize, end: usize) -> bool {
    text.word(at) == "and"
        && at > 0
        && at + 1 < end
        && matches!(role(text.word(at - 1)), Some((Role::Hundred | Role::Magnitude, _)))
        && matches!(role(text.word(at + 1)), Some((Role::Ones | Role::Teens | Role::Tens, _)))
        && !matches!(role(text.word(at + 2)), Some((Role::Hundred, _)))
        && (matches!(role(text.word(at - 1)), Some((Role::Hundred, _)))
            || !matches!(role(text.word(at + 2)), Some((Role::Magnitude, _))))
}

/// A whole number in words.
pub(super) fn of_words(value: f64, tokens: Range<usize>) -> Number {
    let mut grain = 1.0;
    let mut digits = value.max(1.0).log10().floor() as u32 + 1;
    while value > 0.0 && digits > 1 && (value / (grain * 10.0)).fract() == 0.0 {
        grain *= 10.0;
        digits -= 1;
    }
    let composed = tokens.len() > 1;
    Number { value, tokens, grain, last: grain, magnitude: 1.0, digits, spelled: true, composed, grouped: true }
}

/// "point one" behind a spelled number.
pub(super) fn decimals(text: &Text<'_>, number: &Number, end: usize) -> Option<(f64, f64, usize)> {
    let mut next = number.tokens.end;
    if text.word(next) != "point" {
        return None;
    }
    next += 1;
    let (mut value, mut grain) = (number.value, 1.0);
    while next < end
        && let Some((Role::Ones, digit)) = role(text.word(next))
    {
        grain /= 10.0;
        value += digit * grain;
        next += 1;
    }
    (grain < 1.0).then_some((value, grain, next))
}
