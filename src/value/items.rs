//! The list under a count: "the four regions …—Donetsk, Luhansk, Kherson and Zaporizhzhia".

use std::ops::Range;

use super::grammar::{self, Class};
use super::scan::Scan;
use crate::text::Shape;

/// Most words between a counted noun and the mark that opens its list.
const REACH: usize = 12;

/// Most words of one entry.
const LONGEST: usize = 6;

/// Most entries, so that reading stays linear.
const MOST: usize = 40;

/// The entries of the list that a dash, colon or bracket opens behind the noun that ends at token `at`; empty where
/// what follows is no plain list with commas and a last "and" or "or".
pub(crate) fn behind(scan: &Scan<'_, '_>, at: usize) -> Vec<String> {
    entries(scan, at)
        .map_or_else(Vec::new, |found| found.into_iter().map(|tokens| scan.text.words(&tokens).to_owned()).collect())
}

fn entries(scan: &Scan<'_, '_>, at: usize) -> Option<Vec<Range<usize>>> {
    let opens = (at..scan.end.min(at + REACH))
        .find(|at| scan.shape(*at) != Some(Shape::Word) && scan.shape(*at) != Some(Shape::Hyphen))?;
    let opened = matches!(scan.shape(opens), Some(Shape::Dash | Shape::Open)) || scan.word(opens) == ":";
    if !opened {
        return None;
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = opens + 1;
    let (mut joined, mut serial) = (false, false);
    let mut next = start;
    while next <= scan.end && found.len() < MOST {
        let shape = scan.shape(next);
        let and = is_and(scan, next);
        let ends = joined && !matches!(shape, Some(Shape::Word | Shape::Hyphen | Shape::Quote)) || shape.is_none();
        let parts = shape == Some(Shape::Comma) || and;
        if ends || (parts && !joined) {
            let is_quote = |at: usize| scan.shape(at) == Some(Shape::Quote);
            let comma_and = and && !found.is_empty() && (start..next).all(is_quote);
            serial |= comma_and;
            if !comma_and {
                found.push(entry(scan, start..next)?);
            }
            if ends {
                // "A and B, C and D", "A, a dog, and B, a cat": which of them are entries stays open.
                if shape == Some(Shape::Comma) && !is_clause(scan, next + 1) && (serial || goes_on(scan, next + 1)) {
                    return None;
                }
                break;
            }
            joined = and;
            start = next + 1;
        } else if !matches!(shape, Some(Shape::Word | Shape::Hyphen | Shape::Quote | Shape::Number))
            || next - start >= LONGEST
        {
            return None;
        }
        next += 1;
    }
    let alike = found.iter().all(|entry| scan.text.tokens.get(entry.start).is_some_and(|token| token.capital))
        || found.iter().all(|entry| scan.text.tokens.get(entry.start).is_some_and(|token| !token.capital));
    (joined && found.len() >= 2 && alike).then_some(found)
}

/// Whether a word joins entries; "search-and-rescue" is one of them, and "Holm & Co" another.
fn is_and(scan: &Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.word(at), "and" | "or") && scan.shape(at + 1) != Some(Shape::Hyphen)
}

/// Whether what stands at token `at` tells of the entries and is none of them.
fn is_clause(scan: &Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.word(at), "which" | "who" | "where" | "when" | "all" | "both")
}

/// Whether the phrase behind a comma joins things again, before a mark that ends it.
fn goes_on(scan: &Scan<'_, '_>, from: usize) -> bool {
    let inside = |at: &usize| {
        matches!(scan.shape(*at), Some(Shape::Word | Shape::Hyphen | Shape::Quote | Shape::Number | Shape::Comma))
    };
    (from..scan.end.min(from + REACH)).take_while(inside).any(|at| is_and(scan, at))
}

/// An entry without its article: a name or a noun phrase, no clause.
fn entry(scan: &Scan<'_, '_>, mut tokens: Range<usize>) -> Option<Range<usize>> {
    let is_quote = |at: usize| scan.shape(at) == Some(Shape::Quote);
    while !tokens.is_empty() && is_quote(tokens.end - 1) {
        tokens.end -= 1;
    }
    while !tokens.is_empty() && (is_quote(tokens.start) || matches!(scan.word(tokens.start), "the" | "a" | "an")) {
        tokens.start += 1;
    }
    if grammar::is(scan.word(tokens.start), Class::Example) {
        return None;
    }
    let words = tokens
        .clone()
        .all(|at| !grammar::is(scan.word(at), Class::Stop) || matches!(scan.word(at), "of" | "the" | "may" | "march"));
    (!tokens.is_empty() && tokens.len() <= LONGEST && words).then_some(tokens)
}
