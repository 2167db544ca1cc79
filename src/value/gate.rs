//! The gate before the readers: one cheap look-up lets all the words pass by that no value starts with.

use std::sync::LazyLock;

use super::hash::{WordMap, WordSet};
use super::scan::Scan;
use super::{date, starters, time};
use crate::text::{Shape, fold, lexicon};

/// Words that nearly every sentence has and that a value starts with only where a word of some lexicon follows: "the
/// end of March", "a week", "at noon", "this year".
const COMMON: [&str; 9] = ["the", "a", "an", "at", "this", "that", "new", "us", "can"];

/// Every file whose forms are words of values, to be searched for what may follow a common word.
const LEXICONS: [&str; 9] = [
    include_str!("lexicon/en/dates.tsv"),
    include_str!("lexicon/en/times.tsv"),
    include_str!("lexicon/en/months.tsv"),
    include_str!("lexicon/en/weekdays.tsv"),
    include_str!("lexicon/en/zones.tsv"),
    include_str!("lexicon/en/numbers.tsv"),
    include_str!("lexicon/en/units.tsv"),
    include_str!("lexicon/en/currencies.tsv"),
    include_str!("lexicon/en/vague.tsv"),
];

/// First words of values, with whether one is common.
struct Gate {
    words: WordMap<&'static str, bool>,
    /// Words of any place in a form.
    inner: WordSet<String>,
    /// By the first byte of a word, the lengths that words of the gate have, a bit each.
    lengths: [u32; 256],
}

static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let first = date::first_words().chain(time::first_words()).chain(starters::first_words());
    let words: WordMap<&'static str, bool> = first.map(|word| (word, COMMON.contains(&word))).collect();
    let mut lengths = [0; 256];
    for word in words.keys() {
        if let Some(slot) = word.bytes().next().and_then(|byte| lengths.get_mut(byte as usize)) {
            *slot |= length_bit(word);
        }
    }
    Gate { words, inner: LEXICONS.iter().flat_map(|file| inner_words(file)).collect(), lengths }
});

/// The next token from `at` on where some reader may find a mention.
pub(crate) fn next(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let rest = scan.text.tokens.get(at..scan.end)?;
    let ahead = rest.iter().zip(at..).filter(|(token, _)| match token.shape {
        Shape::Word => GATE.may_hold(scan.text.folded_of(token)),
        Shape::Number | Shape::Mark | Shape::Stop => true,
        _ => false,
    });
    ahead.map(|(_, at)| at).find(|at| lets_in(scan, *at))
}

/// Whether some reader may find a mention whose first word of weight is token `at`.
fn lets_in(scan: &Scan<'_, '_>, at: usize) -> bool {
    match scan.shape(at) {
        Some(Shape::Number) => true,
        Some(Shape::Word | Shape::Mark) => is_first(scan, at),
        // ".25"
        Some(Shape::Stop) => scan.shape(at + 1) == Some(Shape::Number) && scan.is_glued(at + 1) && !scan.is_glued(at),
        _ => false,
    }
}

fn is_first(scan: &Scan<'_, '_>, at: usize) -> bool {
    let (gate, word) = (&*GATE, scan.word(at));
    // "USD115"
    if word.ends_with(|c: char| c.is_ascii_digit()) {
        return scan.text.written(at).starts_with(char::is_uppercase) || gate.words.contains_key(word);
    }
    match gate.words.get(word) {
        Some(true) => scan.shape(at + 1) != Some(Shape::Word) || may_follow(gate, scan.word(at + 1)),
        Some(false) => true,
        None => false,
    }
}

impl Gate {
    /// Whether a word may be one of the gate's, by its first byte and its length.
    fn may_hold(&self, word: &str) -> bool {
        let Some((first, last)) = word.as_bytes().first().zip(word.as_bytes().last()) else { return false };
        last.is_ascii_digit()
            || self.lengths.get(*first as usize).is_some_and(|lengths| lengths & length_bit(word) != 0)
    }
}

/// Whether a word may stand behind a common one in a value; its plural may, too.
fn may_follow(gate: &Gate, word: &str) -> bool {
    gate.inner.contains(word) || word.strip_suffix('s').is_some_and(|stem| gate.inner.contains(stem))
}

fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

/// Every word of the forms of a lexicon file, as tokens have them.
fn inner_words(file: &'static str) -> impl Iterator<Item = String> {
    let fields = lexicon::entries(file).flat_map(IntoIterator::into_iter);
    fields
        .flat_map(lexicon::forms)
        .flat_map(|form| form.split(|c: char| c.is_whitespace() || c == '-').map(fold).collect::<Vec<_>>())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use crate::value::Context;

    #[test]
    fn common_words_are_let_in_only_before_words_of_values() {
        for (source, let_in) in [
            ("the end of March", true),
            ("the house", false),
            ("a week", true),
            ("a house", false),
            ("a third", true),
            ("USD115", true),
            ("the 1990s", true),
            ("house", false),
        ] {
            let text = Text::plain(source);
            let context = Context::default();
            assert_eq!(lets_in(&Scan::new(&text, &(0..text.tokens.len()), &context), 0), let_in, "{source}");
        }
    }
}
