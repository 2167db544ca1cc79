//! Parts of one and of a magnitude: "and a half", "two thirds", "half a million", "a quarter of a million".

use super::ordinals::denominator;
use super::spelled::of_words;
use super::{Number, Role, role};
use crate::text::{Shape, Text};
use crate::value::grammar::{self, Class};

/// "and a half", "and three quarters", "and two thirds", "and a half million" at token `at`: the share, its grain, and
/// the token after it.
pub(super) fn and_part(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, f64, usize)> {
    let hyphens = |at: usize| usize::from(text.shape(at) == Some(Shape::Hyphen));
    let and = at + hyphens(at);
    if and >= end || text.word(and) != "and" {
        return None;
    }
    let count = and + 1 + hyphens(and + 1);
    let (times, part) = match role(text.word(count))? {
        (Role::Article, _) => (1.0, count + 1 + hyphens(count + 1)),
        (Role::Ones, times) if times > 0.0 => (times, count + 1 + hyphens(count + 1)),
        // "two and half hours", but "two and half of the rest".
        (Role::Part, _) if text.shape(count + 1) == Some(Shape::Word) && !is_whole(text.word(count + 1)) => {
            (1.0, count)
        }
        _ => return None,
    };
    if part >= end {
        return None;
    }
    let (share, after) = if let Some((Role::Part, share)) = role(text.word(part)) {
        (share, part + 1)
    } else {
        let (place, after, plural) = denominator(text, part, end)?;
        // "a third man" is an ordinal; "two third places" are two.
        let ends = text.shape(after) != Some(Shape::Word) || grammar::is(text.word(after), Class::Stop);
        if place <= 2.0 || plural != (times > 1.0) || !(plural || ends) {
            return None;
        }
        (1.0 / place, after)
    };
    (times * share < 1.0).then_some((times * share, share, after))
}

/// Words behind a part that make it one of something else.
fn is_whole(word: &str) -> bool {
    matches!(word, "of" | "the" | "their" | "its" | "his" | "her" | "a" | "an")
}

/// "half a million", "a quarter of a million", "two thirds of a million", from its article or its share on.
pub(crate) fn part_of(text: &Text<'_>, at: usize, end: usize) -> Option<Number> {
    let (times, next) = match role(text.word(at))? {
        (Role::Article, _) => (1.0, at + 1),
        (Role::Ones, times) if times > 1.0 => (times, at + 1 + usize::from(text.shape(at + 1) == Some(Shape::Hyphen))),
        _ => (1.0, at),
    };
    let (share, part) = match role(text.word(next)) {
        Some((Role::Part, share)) => (share, next),
        _ if times > 1.0 => {
            let (place, after, _) =
                denominator(text, next, end).filter(|(place, _, plural)| *place > 2.0 && *plural)?;
            (1.0 / place, after - 1)
        }
        _ => return None,
    };
    let number = part_of_magnitude(text, part, times * share, end)?;
    Some(Number { tokens: at..number.tokens.end, ..number })
}

/// "half a million", "a quarter of a million" without its article, "half million".
pub(super) fn part_of_magnitude(text: &Text<'_>, at: usize, share: f64, end: usize) -> Option<Number> {
    let mut next = at + 1;
    next += usize::from(text.shape(next) == Some(Shape::Hyphen));
    next += usize::from(text.word(next) == "of");
    next += usize::from(matches!(role(text.word(next)), Some((Role::Article, _))));
    next += usize::from(text.shape(next) == Some(Shape::Hyphen));
    match role(text.word(next))? {
        (Role::Magnitude | Role::Dozen, magnitude) if next < end => {
            let number = of_words(share * magnitude, at..next + 1);
            Some(Number { composed: true, ..number })
        }
        _ => None,
    }
}

/// The size of the words before "and a half": "a million and a half" is one and a half million.
pub(super) fn unit_of(number: &Number) -> f64 {
    if number.digits == 1 && number.value >= 1000.0 { number.grain } else { 1.0 }
}
