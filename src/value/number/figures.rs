//! Numbers in digits: grouping, decimals, what is raised and what is a fraction.

use super::Number;
use crate::text::{Shape, Text};

/// Digits with their separators as a number of one token.
pub(super) fn figures(word: &str, at: usize) -> Option<Number> {
    // "0,17": nobody groups behind a nought.
    if let Some(decimals) = word.strip_prefix("0,").filter(|decimals| !decimals.contains([',', '.', '\''])) {
        return figures(&format!("0.{decimals}"), at);
    }
    let (whole, decimals) = word.split_once('.').unwrap_or((word, ""));
    let grouped = whole.contains([',', '\'']);
    let mut plain = String::with_capacity(word.len());
    for (nth, group) in whole.split([',', '\'']).enumerate() {
        // Groups of three, and of two as they are written in India, the last always of three.
        if nth > 0 && !(2..=3).contains(&group.len()) {
            return None;
        }
        plain.push_str(group);
    }
    if grouped && whole.rsplit([',', '\'']).next().is_some_and(|group| group.len() != 3) {
        return None;
    }
    if plain.is_empty()
        || plain.len() + decimals.len() > 24
        || !(plain.bytes().chain(decimals.bytes())).all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let point = word.contains('.');
    if point && decimals.is_empty() {
        return None;
    }
    let last = place(decimals.len()).recip();
    let value: f64 = if point { format!("{plain}.{decimals}").parse().ok()? } else { plain.parse().ok()? };
    let zeros = if point { 0 } else { plain.len() - plain.trim_end_matches('0').len() };
    let zeros = if value == 0.0 { 0 } else { zeros };
    let significant = format!("{plain}{decimals}").trim_start_matches('0').len().saturating_sub(zeros).max(1);
    Some(Number {
        value,
        tokens: at..at + 1,
        grain: last * place(zeros),
        last,
        magnitude: 1.0,
        digits: significant as u32,
        spelled: false,
        composed: false,
        grouped: grouped || point,
    })
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
