//! Values that are only a part of what their sentence tells: "31 people, including four children, were killed", "31 (12 of
//! them children)", "some 31 of the 40 passengers".
//!
//! The inner of two matches counts; but where the inner value is such a part, it is the whole that the phrase is about.

use std::ops::Range;

use super::speech::{Act, Lexicon};
use crate::text::{Shape, Text};

/// For each offer, the aside it stands in: the tokens between brackets or commas, or itself as the whole of a share.
pub(super) fn asides(text: &Text<'_>, tokens: &Range<usize>, offers: &[Range<usize>]) -> Vec<Option<Range<usize>>> {
    let brackets = brackets(text, tokens);
    let of = |offer: &Range<usize>| {
        let inside = |aside: &&Range<usize>| aside.start <= offer.start && offer.end <= aside.end;
        let bracket = brackets.iter().find(inside).cloned();
        bracket.or_else(|| inclusion(text, tokens, offer)).or_else(|| whole_of_share(text, offer, offers))
    };
    offers.iter().map(of).collect()
}

fn brackets(text: &Text<'_>, tokens: &Range<usize>) -> Vec<Range<usize>> {
    let (mut open, mut found) = (None, Vec::new());
    for at in tokens.clone() {
        match text.shape(at) {
            Some(Shape::Open) => open = Some(at),
            Some(Shape::Close) => found.extend(open.take().map(|from| from..at + 1)),
            _ => {}
        }
    }
    found
}

/// From a comma and "including" to the next comma.
fn inclusion(text: &Text<'_>, tokens: &Range<usize>, offer: &Range<usize>) -> Option<Range<usize>> {
    let is_comma = |at: &usize| matches!(text.shape(*at), Some(Shape::Comma | Shape::Dash));
    let from = (tokens.start..offer.start).rev().find(is_comma)?;
    let opens = Lexicon::english().is(text.word(from + 1), Act::Part)
        || matches!((text.word(offer.end), text.word(offer.end + 1)), ("of", "them" | "whom" | "which"));
    let end = (offer.end..tokens.end).find(is_comma).unwrap_or(tokens.end);
    opens.then_some(from..end)
}

/// The 40 of "31 of the 40 passengers", where the 31 is a value too.
fn whole_of_share(text: &Text<'_>, offer: &Range<usize>, offers: &[Range<usize>]) -> Option<Range<usize>> {
    let the = offer.start.checked_sub(1)?;
    let of = if matches!(text.word(the), "the" | "its" | "their" | "his" | "her") { the.checked_sub(1)? } else { the };
    (text.word(of) == "of" && offers.iter().any(|part| part.end == of)).then(|| offer.clone())
}
