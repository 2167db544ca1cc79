//! The forms of a name that a document uses, listed or close to one that is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::words::{NAME_LETTERS, is_close};
use crate::model::{Kind, Span, Value};
use crate::rule::Term;
use crate::text::{Shape, Text};

/// Each place where the document uses a form.
pub(super) fn find<'t>(
    text: &Text<'_>,
    term: &Term,
    others: impl Iterator<Item = &'t Term>,
) -> Vec<(Range<usize>, Value)> {
    let forms = forms(std::iter::once(term));
    let known: BTreeSet<String> = self::forms(others).into_iter().flatten().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let Some(length) = forms.iter().filter_map(|form| length_at(text, at, form, &forms, &known)).max() else {
            at += 1;
            continue;
        };
        let tokens = at..at + length;
        let span = text.span(&tokens);
        let written = text.words(&tokens);
        let plain = ["’s", "'s", "’S", "'S"].iter().find_map(|s| written.strip_suffix(s)).unwrap_or(written);
        let span = Span::new(span.start, span.start + plain.len());
        found.push((tokens, Value::label(Kind::Spelling, span, plain, plain)));
        at += length;
    }
    found
}

/// The words of every form, the hyphens of a double name left out.
pub(super) fn forms<'t>(terms: impl Iterator<Item = &'t Term>) -> Vec<Vec<String>> {
    let all = terms.flat_map(|term| &term.families).flat_map(|family| &family.forms);
    all.map(|form| {
        let text = Text::plain(&form.written);
        (0..text.tokens.len())
            .filter(|at| text.shape(*at) == Some(Shape::Word))
            .map(|at| text.word(at).to_owned())
            .collect()
    })
    .filter(|words: &Vec<String>| !words.is_empty())
    .collect()
}

/// The number of tokens of `form` at token `at`, where it stands there in a spelling close to it.
fn length_at(
    text: &Text<'_>,
    at: usize,
    form: &[String],
    forms: &[Vec<String>],
    known: &BTreeSet<String>,
) -> Option<usize> {
    let mut next = at;
    for (step, word) in form.iter().enumerate() {
        while step > 0 && text.shape(next) == Some(Shape::Hyphen) {
            next += 1;
        }
        let token = text.tokens.get(next).filter(|token| token.capital)?;
        let here = text.folded_of(token);
        let listed = || forms.iter().flatten().any(|other| other == here) || known.contains(here);
        let close = word.chars().count() >= NAME_LETTERS && is_close(word, here) && !listed();
        if here != word && !close {
            return None;
        }
        next += 1;
    }
    Some(next - at)
}
