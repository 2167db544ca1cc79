//! The words that loosen or bound a value: "about", "no fewer than", "or so".

use std::ops::Range;
use std::sync::LazyLock;

use super::house::{Place, house};
use super::phrases::Phrases;
use super::scan::Scan;
use crate::model::Hedge;
use crate::text::{Shape, Text, lexicon};

static BEFORE: LazyLock<Phrases<Hedge>> = LazyLock::new(|| Phrases::ending(forms(Place::Before, "before")));
static MEASURE: LazyLock<Phrases<Hedge>> = LazyLock::new(|| Phrases::ending(lexicon_forms("measure")));
static AFTER: LazyLock<Phrases<Hedge>> = LazyLock::new(|| Phrases::starting(forms(Place::Behind, "after")));

/// The hedge that ends right before token `at`, not reaching back past `from`, with its tokens. Of two in a row
/// ("at least about") the bound counts.
pub(crate) fn before(text: &Text<'_>, at: usize, from: usize) -> Option<(Hedge, Range<usize>)> {
    let (hedge, tokens) = BEFORE.before(text, at, from)?;
    match BEFORE.before(text, tokens.start, from) {
        Some((outer, more)) => {
            let hedge = if matches!(outer, Hedge::About | Hedge::Exact) { *hedge } else { *outer };
            Some((hedge, more.start..at))
        }
        None => Some((*hedge, tokens)),
    }
}

/// The hedge that ends right before token `at` and is one only before a measure: "within 20 miles".
pub(crate) fn of_measure(text: &Text<'_>, at: usize, from: usize) -> Option<(Hedge, Range<usize>)> {
    MEASURE.before(text, at, from).map(|(hedge, tokens)| (*hedge, tokens))
}

/// Whether the words before a time compare something with what it was then, and say nothing of how long or when: "12 cents
/// higher than a month ago", "5 percent more than a year ago".
pub(crate) fn compares(scan: &Scan<'_, '_>, words: &Range<usize>) -> bool {
    if words.len() < 2 || scan.word(words.end - 1) != "than" {
        return false;
    }
    let is_of_time =
        matches!(scan.word(words.end - 2), "more" | "less" | "fewer" | "longer" | "shorter" | "older" | "younger");
    !is_of_time || is_behind_value(scan, words.start)
}

/// Whether token `at` stands right behind another value.
pub(crate) fn is_behind_value(scan: &Scan<'_, '_>, at: usize) -> bool {
    at == scan.from && at > scan.start
}

/// The hedge that starts at token `at` and ends before `end`, with its tokens.
pub(crate) fn after(text: &Text<'_>, at: usize, end: usize) -> Option<(Hedge, Range<usize>)> {
    let (hedge, tokens) = AFTER.at(text, at, end)?;
    // "5,000 or less than 4,000", "over 100 and under 300": the words open what follows.
    let next = tokens.end;
    let opens = text.word(next) == "than" || (tokens.len() > 1 && text.shape(next) == Some(Shape::Number));
    // "$40 million plus costs", "40 percent plus or minus 3": a sum, and no bound.
    let adds = text.word(at) == "plus" && matches!(text.shape(next), Some(Shape::Word | Shape::Number | Shape::Mark));
    let open = next < end && (opens || adds);
    (!open).then_some((*hedge, tokens))
}

/// The one word of hedging that starts at token `at`, as before a number.
pub(crate) fn after_and(text: &Text<'_>, at: usize, end: usize) -> Option<(Hedge, Range<usize>)> {
    (at + 1 < end).then(|| before(text, at + 1, at))?
}

/// The words of a place: those of the house first, as of equal ones the first counts.
fn forms(place: Place, name: &'static str) -> impl Iterator<Item = (&'static str, Hedge)> {
    let own =
        house().hedges.iter().filter(move |word| word.place == place).map(|word| (word.words.as_str(), word.hedge));
    own.chain(lexicon_forms(name))
}

fn lexicon_forms(place: &'static str) -> impl Iterator<Item = (&'static str, Hedge)> {
    lexicon::entries(include_str!("lexicon/en/hedges.tsv"))
        .filter_map(move |fields| match fields.as_slice() {
            [name, at, forms] if *at == place => Some((Hedge::parse(name)?, *forms)),
            _ => None,
        })
        .flat_map(|(hedge, forms)| lexicon::forms(forms).map(move |form| (form, hedge)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hedges_are_found_on_either_side() {
        let text = Text::plain("at least about 40 or so");
        assert_eq!(before(&text, 3, 0), Some((Hedge::AtLeast, 0..3)));
        assert_eq!(before(&text, 3, 2), Some((Hedge::About, 2..3)));
        assert_eq!(after(&text, 4, 6), Some((Hedge::About, 4..6)));
        assert_eq!(before(&text, 0, 0), None);
    }

    #[test]
    fn every_line_of_the_lexicon_names_a_hedge_and_a_place() {
        for fields in lexicon::entries(include_str!("lexicon/en/hedges.tsv")) {
            assert!(fields.len() == 3 && Hedge::parse(fields[0]).is_some(), "{fields:?}");
            assert!(["before", "after", "measure"].contains(&fields[1]), "{fields:?}");
        }
    }
}
