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
                return Some(magnitudes(text, Number { grain: value, magnitude: value, ..number }, end));
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

/// A cardinal in words from token `at`, without what may follow it ("and a half").
pub(crate) fn cardinal(text: &Text<'_>, at: usize, end: usize) -> Option<Number> {
    spelled(text, at, end, 0.0)
}

/// The role of a word, that of a plural behind a number too: "three dozens", "2 millions".
pub(super) fn counted(word: &str, behind: bool) -> Option<(Role, f64)> {
    let plural = || word.strip_suffix('s').filter(|_| behind).and_then(role);
    if let Some((Role::Behind, magnitude)) = role(word) {
        return behind.then_some((Role::Magnitude, magnitude));
    }
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
        && (matches!(role(text.word(at - 1)), Some((Role::Magnitude, _)))
            || !matches!(role(text.word(at + 2)), Some((Role::Hundred, _))))
        && (matches!(role(text.word(at - 1)), Some((Role::Hundred, _)))
            || !matches!(role(text.word(at + 2)), Some((Role::Magnitude, _))))
        // "six million and two thirds"
        && !is_part(text.word(at + 2))
}

/// "halves", "quarters", "thirds": what a count of parts ends in.
fn is_part(word: &str) -> bool {
    match role(word) {
        Some((Role::Part, _)) => true,
        Some(_) => false,
        None => matches!(word.strip_suffix('s').and_then(role), Some((Role::Ordinal, place)) if place > 2.0),
    }
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

/// "point one", "point o six", "point eleven", "point 5" behind a whole number.
pub(super) fn decimals(text: &Text<'_>, number: &Number, end: usize) -> Option<(f64, f64, usize)> {
    const MOST: usize = 12;
    let point = number.tokens.end;
    if point >= end || !matches!(role(text.word(point)), Some((Role::Point, _))) || number.value.fract() != 0.0 {
        return None;
    }
    let mut digits = String::new();
    let mut next = point + 1;
    if text.shape(next) == Some(Shape::Number) && number.last >= 1.0 {
        digits.push_str(text.word(next));
        next += 1;
    }
    while next < end && digits.len() < MOST {
        match role(text.word(next)) {
            Some((Role::Ones | Role::Oh, digit)) => digits.push_str(&digit.to_string()),
            Some((Role::Teens | Role::Tens, _)) if digits.is_empty() => {
                let tail = spelled(text, next, end, 0.0).filter(|tail| tail.value < 100.0)?;
                digits.push_str(&tail.value.to_string());
                next = tail.tokens.end;
                break;
            }
            _ => break,
        }
        next += 1;
    }
    let plain = !digits.is_empty() && digits.len() <= MOST && digits.bytes().all(|byte| byte.is_ascii_digit());
    let value = format!("{}.{digits}", number.value).parse().ok().filter(|_| plain)?;
    Some((value, (0..digits.len()).fold(1.0, |grain, _| grain / 10.0), next))
}

/// "four one five one nine zero": four digits or more, each a word, or fewer with a nought among them.
pub(super) fn row_of_digits(text: &Text<'_>, at: usize, end: usize) -> Option<Number> {
    const MOST: usize = 18;
    let is_digit = |at: usize| match role(text.word(at)) {
        Some((Role::Ones, digit)) if at < end => Some(digit),
        _ => None,
    };
    let (mut value, mut count, mut nought) = (0.0, 0, false);
    while count < MOST
        && let Some(digit) = is_digit(at + count)
    {
        value = value * 10.0 + digit;
        nought |= digit < 1.0;
        count += 1;
    }
    let alone = role(text.word(at + count)).is_none() || at + count >= end;
    (alone && (count >= 4 || (count >= 3 && nought))).then(|| of_words(value, at..at + count))
}
