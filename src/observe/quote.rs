//! Quotations that are close to the words a rule gives.

use std::cmp::Reverse;
use std::ops::Range;

use super::taken::Taken;
use crate::model::{Kind, Value};
use crate::text::{Shape, Text};

/// Per cent of the words that may differ and the quotation still be the same saying.
const DIFFERENT: usize = 34;
/// A part of the words counts from this share on.
const PART: f64 = 0.5;

/// Every stretch of a quotation that is close to `words`, with the value it is for the fact.
pub(super) fn find(text: &Text<'_>, words: &str) -> Vec<(Range<usize>, Value)> {
    let plain = Text::plain(words);
    let wanted = said(&plain);
    let mut found: Vec<(Range<usize>, Value)> = Vec::new();
    let mut taken = Taken::default();
    for quotation in &text.quotations {
        let here: Vec<usize> = spoken(text, &quotation.tokens).collect();
        let said: Vec<&str> = here.iter().map(|at| text.word(*at)).collect();
        let Some(window) = closest(&wanted, &said) else { continue };
        let (Some(first), Some(last)) = (here.get(window.start), here.get(window.end - 1)) else { continue };
        let tokens = *first..last + 1;
        let (span, written) = (text.span(&tokens), text.words(&tokens));
        if taken.take(&tokens) {
            found.push((tokens, Value::label(Kind::Quote, span, written, written)));
        }
    }
    found
}

/// How many of so many words may differ.
pub(super) const fn may_differ(words: usize) -> usize {
    words * DIFFERENT / 100
}

/// The words of a text that are spoken.
pub(super) fn said<'t>(text: &'t Text<'_>) -> Vec<&'t str> {
    spoken(text, &(0..text.tokens.len())).map(|at| text.word(at)).collect()
}

/// The tokens that are spoken: words and numbers, without what an editor put in brackets.
pub(super) fn spoken<'t>(text: &'t Text<'_>, tokens: &Range<usize>) -> impl Iterator<Item = usize> + 't {
    let mut inserted = false;
    tokens.clone().filter(move |at| {
        match text.shape(*at) {
            Some(Shape::Open) => inserted = text.written(*at) == "[",
            Some(Shape::Close) => inserted = false,
            _ => {}
        }
        !inserted && matches!(text.shape(*at), Some(Shape::Word | Shape::Number))
    })
}

/// The stretch of `said` that is closest to `wanted`, if it is close enough.
fn closest(wanted: &[&str], said: &[&str]) -> Option<Range<usize>> {
    if wanted.is_empty() || said.is_empty() {
        return None;
    }
    // A short quotation may be a part of the words.
    if said.len() < wanted.len() && (said.len() as f64) >= PART * wanted.len() as f64 {
        let inside = wanted.windows(said.len()).any(|window| window == said);
        if inside {
            return Some(0..said.len());
        }
    }
    let (differ, window) = nearest(wanted, said)?;
    (differ <= may_differ(wanted.len())).then_some(window)
}

/// The stretch of `said` nearest to `wanted` and how many words differ: the best local alignment by edit distance over
/// words (Sellers 1980), in time |wanted| × |said|.
pub(super) fn nearest(wanted: &[&str], said: &[&str]) -> Option<(usize, Range<usize>)> {
    // Row by word wanted; each cell holds the cost and where its stretch starts.
    let mut row: Vec<(usize, usize)> = (0..=said.len()).map(|at| (0, at)).collect();
    for (i, want) in wanted.iter().enumerate() {
        let mut next = vec![(i + 1, 0)];
        for (j, have) in said.iter().enumerate() {
            let cell = |row: &[(usize, usize)], at: usize| row.get(at).copied().unwrap_or((usize::MAX / 2, 0));
            let (keep, skip, add) = (cell(&row, j), cell(&row, j + 1), cell(&next, j));
            let best = [(keep.0 + usize::from(want != have), keep.1), (skip.0 + 1, skip.1), (add.0 + 1, add.1)];
            next.push(best.into_iter().min_by_key(|(cost, _)| *cost).unwrap_or((usize::MAX / 2, 0)));
        }
        row = next;
    }
    // Of two as close the longer, which has another word, or one more, where the shorter leaves some out.
    let (end, (cost, start)) =
        row.into_iter().enumerate().min_by_key(|(end, (cost, start))| (*cost, Reverse(end - start)))?;
    (end > start).then_some((cost, start..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_words_are_found_inside_longer_quotations() {
        let cases = [
            (
                "He saw “a large number of questions” there.",
                "a large number of questions",
                Some("a large number of questions"),
            ),
            (
                "“But there are a great number of questions left,” she said.",
                "a large number of questions",
                Some("a great number of questions"),
            ),
            (
                "He saw “a large number of answers” there.",
                "a large number of questions",
                Some("a large number of answers"),
            ),
            ("He spoke of a large number of questions.", "a large number of questions", None),
            ("“No deal was made,” he said.", "a large number of questions", None),
        ];
        for (source, words, expected) in cases {
            let text = Text::plain(source);
            let found = find(&text, words);
            assert_eq!(found.first().map(|(_, value)| value.written.as_str()), expected, "{source}");
        }
    }
}
