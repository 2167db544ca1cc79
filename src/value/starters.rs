//! The words that a number, size or share may start with: one look-up lets all others pass.

use std::sync::LazyLock;

use super::grammar::{self, Class};
use super::hash::WordSet;
use super::scan::{Reader, Scan};
use super::{Mention, fraction, magnitude, many, novalue, number, ordinal, quantity, units, vague};
use crate::text::Shape;

/// The readers of everything that a number or a word for one begins; the first that finds a mention counts.
const READERS: [Reader; 6] = [magnitude::at, fraction::at, vague::at, ordinal::at, quantity::at, many::at];

/// First words of no number: of vague sizes, shares and magnitudes.
const OTHERS: [&str; 4] = ["most", "majority", "magnitude", "mag"];

static WORDS: LazyLock<WordSet<String>> = LazyLock::new(|| {
    let mut words: WordSet<String> = OTHERS.iter().map(|word| (*word).to_owned()).collect();
    words.extend(number::all_words().map(str::to_owned));
    words.extend(grammar::words(Class::Whole).map(str::to_owned));
    words.extend(vague::first_words().map(str::to_owned));
    words.extend(many::first_words().map(str::to_owned));
    words.extend(units::first_words().map(str::to_owned));
    words
});

/// The words and marks that a number, size or share may start with, in no order.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(String::as_str)
}

/// Reads what a number, a word for one, a currency sign, a vague size or a share begins at token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    let starts = match scan.shape(at)? {
        Shape::Number | Shape::Stop => true,
        Shape::Word | Shape::Mark => {
            let word = scan.word(at);
            word.ends_with(|c: char| c.is_ascii_digit()) || WORDS.contains(word) && begins(scan, at, word)
        }
        _ => false,
    };
    if !starts || novalue::is_named_by_digits(scan, at) {
        return None;
    }
    READERS.iter().find_map(|reader| reader(scan, at))
}

/// Whether a whole form begins with the word at token `at`: "the few" is a size, and "the" alone none.
fn begins(scan: &Scan<'_, '_>, at: usize, word: &str) -> bool {
    number::role(word).is_some()
        || OTHERS.contains(&word)
        || grammar::is(word, Class::Whole)
        || many::is_unit(word)
        || vague::is_at(scan, at)
        || units::coin_before(scan.text, at, scan.end).is_some()
}
