//! Facts that ask for words alone: quotations and spellings that came close.

use std::collections::BTreeSet;
use std::ops::Range;

use super::reason::Reason;
use crate::observe::observer::Observer;
use crate::observe::quote;
use crate::observe::spelling;
use crate::observe::words::NAME_LETTERS;
use crate::rule::{Term, TermId};
use crate::text::Shape;

/// Stretches that came close to what a fact asks for, with how close and why they are not it.
pub(super) type Likes = Vec<(Range<usize>, isize, Reason)>;

/// The share of the words of a quotation that may differ for it still to be worth a look.
const FAR: f64 = 0.67;
/// Shorter words are like too many others.
const SHORT: usize = 4;
/// Letters by which a word is still like another.
const EDITS: usize = 2;

/// Quotations, and words outside quotation marks, that are like `words`.
pub(super) fn quotations(observer: &Observer<'_>, words: &str) -> Likes {
    let text = observer.scene.text();
    let plain = crate::text::Text::plain(words);
    let wanted = quote::said(&plain);
    let most = quote::may_differ(wanted.len());
    let found: Vec<Range<usize>> = quote::find(text, words).into_iter().map(|(tokens, _)| tokens).collect();
    let mut likes = Likes::new();
    let mut look = |tokens: &Range<usize>, quoted: bool| {
        let here: Vec<usize> = quote::spoken(text, tokens).collect();
        let said: Vec<&str> = here.iter().map(|at| text.word(*at)).collect();
        let Some((differ, window)) = quote::nearest(&wanted, &said) else { return };
        let (Some(first), Some(last)) = (here.get(window.start), here.get(window.end.saturating_sub(1))) else {
            return;
        };
        let stretch = *first..last + 1;
        let is_found = found
            .iter()
            .chain(likes.iter().map(|(tokens, ..)| tokens))
            .any(|t| t.start < stretch.end && stretch.start < t.end);
        let is_near = if quoted { differ as f64 <= FAR * wanted.len() as f64 } else { differ <= most };
        if is_found || !is_near {
            return;
        }
        let reason = if quoted { Reason::Words { quote: words.to_owned(), differ, most } } else { Reason::Unquoted };
        likes.push((stretch, -differ.cast_signed(), reason));
    };
    text.quotations.iter().for_each(|quotation| look(&quotation.tokens, true));
    text.sentences.iter().for_each(|sentence| look(&sentence.tokens, false));
    likes
}

/// Words that are like a form of a term.
pub(super) fn spellings(observer: &Observer<'_>, term: TermId) -> Likes {
    let (text, rules) = (observer.scene.text(), observer.scene.plan.rules);
    let Some(asked) = rules.terms.get(term.0) else { return Likes::new() };
    let others = || rules.terms.iter().filter(|other| !std::ptr::eq(*other, asked));
    let known: BTreeSet<String> = spelling::forms(others()).into_iter().flatten().collect();
    let found: Vec<Range<usize>> =
        spelling::find(text, asked, others()).into_iter().map(|(tokens, _)| tokens).collect();
    let forms = forms(asked);
    let mut likes = Likes::new();
    for (at, token) in text.tokens.iter().enumerate() {
        if token.shape != Shape::Word || found.iter().any(|tokens| tokens.contains(&at)) {
            continue;
        }
        let here = text.folded_of(token);
        let like = |(written, word): &(String, String)| {
            let edits = strsim::levenshtein(word, here);
            let is_like = word.chars().count() >= SHORT && edits <= EDITS && edits * 3 <= word.chars().count();
            is_like.then(|| (edits, word.clone(), written.clone()))
        };
        let Some((edits, word, form)) = forms.iter().filter_map(like).min() else { continue };
        let why = match () {
            () if !token.capital => "a name begins with a capital",
            () if edits == 0 => "alone it is no form of the name",
            () if known.contains(here) => "it is a form of another term",
            () if word.chars().count() < NAME_LETTERS => "close spellings count only for names of six letters or more",
            () if edits > 1 => "more than one letter is another",
            () if here.chars().next() != word.chars().next() => "the first letter has to be the same",
            () => "such an ending makes another word of the root",
        };
        // A first name alone is farther from a name than a misspelt one.
        let closeness = if edits == 0 { EDITS + 1 } else { edits };
        likes.push((at..at + 1, -closeness.cast_signed(), Reason::Unlike { form, why }));
    }
    likes
}

/// Each form with each of its words, folded.
fn forms(term: &Term) -> Vec<(String, String)> {
    let written = term.families.iter().flat_map(|family| &family.forms).map(|form| form.written.clone());
    let words = spelling::forms(std::iter::once(term));
    written.zip(words).flat_map(|(form, words)| words.into_iter().map(move |word| (form.clone(), word))).collect()
}
