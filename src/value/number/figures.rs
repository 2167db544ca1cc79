//! Numbers in digits: grouping, decimals, what is raised and what is a fraction.

use super::Number;
use crate::text::{Shape, Text};

/// Digits with their separators as a number of one token.
pub(super) fn figures(word: &str, at: usize) -> Option<Number> {
    // "0,17": nobody groups behind a nought.
    if let Some(decimals) = word.strip_prefix("0,").filter(|decimals| !decimals.contains([',', '.', '\''])) {
        return figures(&format!("0.{decimals}"), at);
    }
    let Digits { value, places, zeros, significant, grouped, point } = Digits::read(word)?;
    let last = place(places).recip();
    let zeros = if point || value == 0.0 { 0 } else { zeros };
    Some(Number {
        value,
        tokens: at..at + 1,
        grain: last * place(zeros),
        last,
        magnitude: 1.0,
        digits: significant.saturating_sub(zeros).max(1) as u32,
        spelled: false,
        composed: false,
        grouped: grouped || point,
    })
}

/// What the digits of one token say.
struct Digits {
    value: f64,
    /// Digits behind the point.
    places: usize,
    /// Noughts at the end.
    zeros: usize,
    /// Digits from the first that is no nought.
    significant: usize,
    grouped: bool,
    point: bool,
}

impl Digits {
    /// One pass over the bytes. Groups are of three, and of two as they are written in India, the last always of three.
    fn read(word: &str) -> Option<Self> {
        const MOST: usize = 24;
        let mut found = Self { value: 0.0, places: 0, zeros: 0, significant: 0, grouped: false, point: false };
        let (mut whole, mut group, mut all) = (0_u64, 0, 0);
        for byte in word.bytes() {
            match byte {
                b'0'..=b'9' => {
                    all += 1;
                    group += 1;
                    whole = whole.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                    found.places += usize::from(found.point);
                    found.zeros = if byte == b'0' { found.zeros + 1 } else { 0 };
                    found.significant += usize::from(found.significant > 0 || byte != b'0');
                }
                b',' | b'\'' if !found.point => {
                    if found.grouped && !(2..=3).contains(&group) {
                        return None;
                    }
                    (found.grouped, group) = (true, 0);
                }
                b'.' if !found.point => {
                    if found.grouped && group != 3 {
                        return None;
                    }
                    if all == 0 {
                        return None;
                    }
                    found.point = true;
                }
                _ => return None,
            }
        }
        let bad_group = found.grouped && !found.point && group != 3;
        if bad_group || all == 0 || all > MOST || (found.point && found.places == 0) {
            return None;
        }
        // Fifteen digits and a power of ten below 23 are exact, and so is their quotient to the last place.
        found.value = if all <= 15 {
            whole as f64 / place(found.places)
        } else {
            word.chars().filter(|c| !matches!(c, ',' | '\'')).collect::<String>().parse().ok()?
        };
        Some(found)
    }
}

/// Ten to the power of so many digits, of which there are few.
fn place(digits: usize) -> f64 {
    (0..digits).fold(1.0, |place, _| place * 10.0)
}

/// Whether token `at` is a group of three digits behind a space, in a number that starts at token `first`. Thin and
/// fixed spaces group wherever they stand; plain ones ("12 000") only where no other row of digits is meant.
pub(super) fn is_group(text: &Text<'_>, first: usize, at: usize, end: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let three = |at: usize| text.word(at).len() == 3 && text.word(at).bytes().all(|byte| byte.is_ascii_digit());
    if token.shape != Shape::Number || !three(at) || !text.word(first).bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    match text.source.get(..token.span().start).and_then(|before| before.chars().next_back()) {
        Some('\u{a0}' | '\u{202f}' | '\u{2009}') => true,
        Some(' ') => {
            let leads = text.word(first).len() <= 3 && !text.word(first).starts_with('0');
            let shape = |at: Option<usize>| at.and_then(|at| text.shape(at));
            let alone = !matches!(shape(first.checked_sub(1)), Some(Shape::Number | Shape::Hyphen))
                && text.word(first.wrapping_sub(1)) != "+";
            let after = at + 1;
            let ends = after >= end
                || three(after)
                || !matches!(text.shape(after), Some(Shape::Number | Shape::Hyphen))
                    && !matches!(text.word(after), ":" | "/");
            leads && alone && ends
        }
        _ => false,
    }
}

/// A raised or lowered figure is a power or a footnote.
pub(super) fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209f}')
}

/// "1/2" at token `at`.
pub(super) fn written_fraction(text: &Text<'_>, at: usize, end: usize) -> Option<f64> {
    if at + 3 > end || text.word(at + 1) != "/" {
        return None;
    }
    let above: f64 = text.word(at).parse().ok()?;
    let below: f64 = text.word(at + 2).parse().ok()?;
    (below >= 2.0 && above >= 1.0 && below <= 100.0).then(|| above / below)
}
