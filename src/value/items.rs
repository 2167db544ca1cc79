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
    let mut joined = false;
    let mut next = start;
    while next <= scan.end && found.len() < MOST {
        let shape = scan.shape(next);
        let and = matches!(scan.word(next), "and" | "or" | "&");
        let ends = joined && !matches!(shape, Some(Shape::Word | Shape::Hyphen | Shape::Quote)) || shape.is_none();
        let parts = shape == Some(Shape::Comma) || and;
        if ends || (parts && !joined) {
            let comma_and = start == next && and && !found.is_empty();
            if !comma_and {
                found.push(entry(scan, start..next)?);
            }
            if ends {
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

/// An entry without its article: a name or a noun phrase, no clause.
fn entry(scan: &Scan<'_, '_>, mut tokens: Range<usize>) -> Option<Range<usize>> {
    if matches!(scan.word(tokens.start), "the" | "a" | "an") {
        tokens.start += 1;
    }
    let words = tokens
        .clone()
        .all(|at| !grammar::is(scan.word(at), Class::Stop) || matches!(scan.word(at), "of" | "the" | "may" | "march"));
    (!tokens.is_empty() && tokens.len() <= LONGEST && words).then_some(tokens)
}
