//! Maps and sets by word, hashed fast. They hold words of our own lexicon, so nobody can make them collide.

use rustc_hash::{FxHashMap, FxHashSet};

/// A map whose keys are short words.
pub(crate) type WordMap<K, V> = FxHashMap<K, V>;

/// A set of short words.
pub(crate) type WordSet<K> = FxHashSet<K>;

/// What can be seen of a set of words without hashing: most words of a text are none of it, and show that by their first
/// and last byte and their length. A set of hundreds of words needs more rows than the usual.
#[derive(Debug, Clone)]
pub(crate) struct Glance<const ROWS: usize = 64>([u32; ROWS]);

impl<const ROWS: usize> Glance<ROWS> {
    /// A look at these words.
    pub(crate) fn at<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut rows = [0; ROWS];
        for word in words {
            if let Some(row) = rows.get_mut(Self::row(word)) {
                *row |= bit(word);
            }
        }
        Self(rows)
    }

    /// Whether a word may be one of the set.
    #[inline]
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        self.0.get(Self::row(word)).is_some_and(|row| row & bit(word) != 0)
    }

    #[inline]
    fn row(word: &str) -> usize {
        let bytes = word.as_bytes();
        let (first, last) = (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
        (first as usize * 31 + last as usize) % ROWS
    }
}

#[inline]
fn bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_set_is_seen_and_most_others_are_not() {
        let glance: Glance = Glance::at(["march", "may", "é", ""]);
        assert!(["march", "may", "é", ""].iter().all(|word| glance.may_hold(word)));
        assert!(["house", "marches", "the", "a", "1"].iter().all(|word| !glance.may_hold(word)));
    }
}
