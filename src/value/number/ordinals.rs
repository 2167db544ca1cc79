//! Places in an order in words, of any size, and the same words as denominators: "twenty-first", "one hundred and
//! eleventh", "two hundred-thousandths".

use super::spelled::spelled;
use super::{Role, role};
use crate::text::{Shape, Text};

/// The place that the words from token `at` on name, and the token after them: "third", "twenty-first".
pub(crate) fn ordinal(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    denominator(text, at, end).filter(|(.., plural)| !plural).map(|(place, after, _)| (place, after))
}

/// The same where the words stand below a fraction line, with whether they are in the plural: "thirds".
pub(crate) fn denominator(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize, bool)> {
    if at >= end {
        return None;
    }
    if let Some((place, plural)) = one_word(text.word(at)) {
        return Some((place, at + 1, plural));
    }
    let (start, from) = match role(text.word(at))?.0 {
        Role::Ones | Role::Teens | Role::Tens => (0.0, at),
        Role::Hundred | Role::Magnitude => (1.0, at),
        Role::Article => (1.0, at + 1),
        _ => return None,
    };
    let (number, next) = if start > 0.0 && one_word(text.word(from)).is_some() {
        (1.0, from)
    } else {
        let number = spelled(text, from, end, start)?;
        (number.value, number.tokens.end)
    };
    let hyphen = text.shape(next) == Some(Shape::Hyphen);
    let and = text.word(next) == "and" && number >= 100.0;
    let last = next + usize::from(hyphen || and);
    let (place, plural) = one_word(text.word(last)).filter(|_| last < end)?;
    let whole = number as u64;
    let place = match place {
        ones if ones < 10.0 && whole.is_multiple_of(10) && whole % 100 != 10 => number + ones,
        tens if tens < 100.0 && whole.is_multiple_of(100) => number + tens,
        large if large >= 100.0 && number < large => number * large,
        _ => return None,
    };
    Some((place, last + 1, plural))
}

/// The place of one ordinal, and whether it is in the plural.
fn one_word(word: &str) -> Option<(f64, bool)> {
    if let Some((Role::Ordinal, place)) = role(word) {
        return Some((place, false));
    }
    match role(word.strip_suffix('s')?) {
        Some((Role::Ordinal, place)) => Some((place, true)),
        _ => None,
    }
}
