//! Years and decades in words: "twenty twelve", "nineteen oh five", "two thousand and three", "the nineteen eighties".

use super::words::{self, WORDS, code};
use crate::text::Shape;
use crate::value::number::{self, Role};
use crate::value::scan::Scan;

/// The year at token `at`, in figures or words, and the token after it.
pub(super) fn year(scan: &Scan<'_, '_>, at: usize) -> Option<(i16, usize)> {
    if let Some(year) = words::year(scan, at) {
        return Some((year, at + 1));
    }
    if scan.shape(at) != Some(Shape::Word) {
        return None;
    }
    match number::role(scan.word(at))? {
        (Role::Ones, _) if scan.word(at + 1) == "thousand" => {
            let number = number::at(scan.text, at, scan.end)?;
            (number.spelled && (2000.0..2100.0).contains(&number.value))
                .then_some((number.value as i16, number.tokens.end))
        }
        (Role::Teens | Role::Tens, _) => {
            let (century, next) = century(scan, at)?;
            let (rest, end) = rest(scan, scan.past_hyphen(next))?;
            Some((century + rest, end))
        }
        _ => None,
    }
}

/// "nineteen eighties", "the sixties"
pub(super) fn decade(scan: &Scan<'_, '_>, at: usize) -> Option<(i16, usize)> {
    let tens = |at: usize| {
        let (tens, end) = code(&WORDS.tens, scan, at)?;
        Some((tens.parse::<i16>().ok()?, end))
    };
    if let Some((century, next)) = century(scan, at) {
        let (tens, end) = tens(scan.past_hyphen(next))?;
        return Some((century + tens, end));
    }
    // "In his sixties" is an age.
    let (tens, end) = tens(at).filter(|(tens, _)| *tens > 10 && scan.word_before(at) == "the")?;
    Some((1900 + tens, end))
}

/// The century in front of a spoken year: "nineteen" is 1900.
fn century(scan: &Scan<'_, '_>, at: usize) -> Option<(i16, usize)> {
    let (role, hundreds) = number::role(scan.word(at))?;
    let spoken = matches!(role, Role::Teens | Role::Tens) && (11.0..=20.0).contains(&hundreds);
    spoken.then(|| (hundreds as i16 * 100, at + 1))
}

/// The last two figures of a spoken year: "twelve", "seventy-six", "oh five".
fn rest(scan: &Scan<'_, '_>, at: usize) -> Option<(i16, usize)> {
    if let Some((_, next)) = code(&WORDS.zero, scan, at) {
        return match number::role(scan.word(next))? {
            (Role::Ones, ones) if ones > 0.0 => Some((ones as i16, next + 1)),
            _ => None,
        };
    }
    if !matches!(number::role(scan.word(at))?.0, Role::Teens | Role::Tens) {
        return None;
    }
    let number = number::at(scan.text, at, scan.end)?;
    let whole = number.value.fract() == 0.0 && (10.0..100.0).contains(&number.value);
    whole.then_some((number.value as i16, number.tokens.end))
}
