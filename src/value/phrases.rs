//! Words of the lexicon in several tokens: "square kilometres", "no fewer than", found by one look-up of their first
//! (or last) word.

use std::ops::Range;

use super::hash::{Glance, WordMap};
use crate::text::{Shape, Text, fold};

/// Forms of one or more words with what each stands for.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// By the word next to where the search starts; the other words in the order in which they are met.
    by_word: WordMap<String, Vec<(Vec<String>, T)>>,
    glance: Glance,
}

impl<T> Phrases<T> {
    /// Forms to be found by their first word, reading on.
    pub(crate) fn starting<'f>(forms: impl IntoIterator<Item = (&'f str, T)>) -> Self {
        Self::build(forms, false)
    }

    /// Forms to be found by their last word, reading back.
    pub(crate) fn ending<'f>(forms: impl IntoIterator<Item = (&'f str, T)>) -> Self {
        Self::build(forms, true)
    }

    fn build<'f>(forms: impl IntoIterator<Item = (&'f str, T)>, reversed: bool) -> Self {
        let mut by_word: WordMap<String, Vec<(Vec<String>, T)>> = WordMap::default();
        for (form, means) in forms {
            let mut words = cut(form);
            if reversed {
                words.reverse();
            }
            let mut words = words.into_iter();
            let Some(first) = words.next() else { continue };
            by_word.entry(first).or_default().push((words.collect(), means));
        }
        for forms in by_word.values_mut() {
            // The longest first; sorting is stable, so of equals the line that stands first wins.
            forms.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        let glance = Glance::at(by_word.keys().map(String::as_str));
        Self { by_word, glance }
    }

    /// The words by which forms are found, in no order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.by_word.keys().map(String::as_str)
    }

    /// The forms that are found by a word.
    #[inline]
    fn forms(&self, word: &str) -> Option<&Vec<(Vec<String>, T)>> {
        if self.glance.may_hold(word) { self.by_word.get(word) } else { None }
    }

    /// What a form of one word stands for.
    pub(crate) fn word(&self, word: &str) -> Option<&T> {
        let forms = self.forms(word)?;
        forms.iter().find(|(rest, _)| rest.is_empty()).map(|(_, means)| means)
    }

    /// The longest form that starts at token `at` and ends before `end`.
    pub(crate) fn at(&self, text: &Text<'_>, at: usize, end: usize) -> Option<(&T, Range<usize>)> {
        if at >= end {
            return None;
        }
        let forms = self.forms(text.word(at))?;
        forms.iter().find_map(|(rest, means)| {
            let mut next = at + 1;
            for word in rest {
                next += usize::from(next < end && text.word(next) != word && joins(text, next));
                if next >= end || text.word(next) != word {
                    return None;
                }
                next += 1;
            }
            Some((means, at..next))
        })
    }

    /// The longest form that ends right before token `at` and starts at `from` or later.
    pub(crate) fn before(&self, text: &Text<'_>, at: usize, from: usize) -> Option<(&T, Range<usize>)> {
        let last = at.checked_sub(1).filter(|last| *last >= from)?;
        let forms = self.forms(text.word(last))?;
        forms.iter().find_map(|(rest, means)| {
            let mut first = last;
            for word in rest {
                first = first.checked_sub(1)?;
                if text.word(first) != word && joins(text, first) {
                    first = first.checked_sub(1)?;
                }
                if first < from || text.word(first) != word {
                    return None;
                }
            }
            Some((means, first..at))
        })
    }
}

/// Whether a token may stand between two words of one form: a hyphen, the dot of an abbreviation ("sq. km"), or the
/// apostrophe of a plural ("Veterans' Day").
fn joins(text: &Text<'_>, at: usize) -> bool {
    match text.shape(at) {
        Some(Shape::Hyphen) => true,
        Some(Shape::Quote) => {
            text.word(at) == "'"
                && text.tokens.get(at).is_some_and(|token| !token.spaced)
                && at.checked_sub(1).is_some_and(|before| text.word(before).ends_with('s'))
        }
        Some(Shape::Stop) => text.word(at) == "." && text.tokens.get(at).is_some_and(|token| !token.spaced),
        _ => false,
    }
}

/// The words of a form as tokens have them: folded, every mark of its own.
fn cut(form: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for piece in fold(form).split_whitespace() {
        let mut joined = false;
        for c in piece.chars() {
            let letter = c.is_alphabetic() || c.is_ascii_digit() || c == '\'';
            match words.last_mut() {
                Some(word) if letter && joined => word.push(c),
                _ => words.push(c.to_string()),
            }
            joined = letter;
        }
    }
    // A hyphen of a form is optional in the text, but one in front of it is part of it ("-plus").
    let hyphen_first = words.first().is_some_and(|word| word == "-");
    words.retain(|word| word != "-");
    if hyphen_first {
        words.insert(0, "-".to_owned());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_form_is_found_across_hyphens_and_dots() {
        let units = Phrases::starting([("sq", 0), ("sq km", 1), ("square kilometres", 2), ("km / h", 3)]);
        for (source, means, len) in
            [("sq. km of land", 1, 3), ("square-kilometres", 2, 3), ("sq feet", 0, 1), ("km/h", 3, 3)]
        {
            let text = Text::plain(source);
            let found = units.at(&text, 0, text.tokens.len()).unwrap();
            assert_eq!((*found.0, found.1), (means, 0..len), "{source}");
        }
    }

    #[test]
    fn a_form_is_found_from_behind() {
        let hedges = Phrases::ending([("than", 0), ("no fewer than", 1)]);
        let text = Text::plain("with no fewer than 40");
        assert_eq!(hedges.before(&text, 4, 0), Some((&1, 1..4)));
        assert_eq!(hedges.before(&text, 4, 3), Some((&0, 3..4)));
        assert_eq!(hedges.before(&text, 4, 4), None);
    }
}
