//! The gate before the readers: one cheap look-up lets all the words pass by that no value starts with.

use std::sync::LazyLock;

use super::hash::WordSet;
use super::scan::Scan;
use super::{date, starters, time};
use crate::text::Shape;

static WORDS: LazyLock<WordSet<&'static str>> =
    LazyLock::new(|| date::first_words().chain(time::first_words()).chain(starters::first_words()).collect());

/// Whether some reader may find a mention whose first word of weight is token `at`.
pub(crate) fn lets_in(scan: &Scan<'_, '_>, at: usize) -> bool {
    match scan.shape(at) {
        Some(Shape::Number) => true,
        Some(Shape::Word | Shape::Mark) => {
            let word = scan.word(at);
            // "USD115"
            WORDS.contains(word)
                || (word.ends_with(|c: char| c.is_ascii_digit())
                    && scan.text.written(at).starts_with(char::is_uppercase))
        }
        // ".25"
        Some(Shape::Stop) => scan.shape(at + 1) == Some(Shape::Number) && scan.is_glued(at + 1) && !scan.is_glued(at),
        _ => false,
    }
}
