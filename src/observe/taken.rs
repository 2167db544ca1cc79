//! Stretches of tokens that are taken: of matches that overlap one counts.

use std::collections::BTreeMap;
use std::ops::Range;

/// Disjoint ranges of tokens.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Takes a range, unless it overlaps one that is taken; whether it did.
    pub(super) fn take(&mut self, tokens: &Range<usize>) -> bool {
        let before = self.0.range(..=tokens.start).next_back().is_some_and(|(_, end)| *end > tokens.start);
        let within = self.0.range(tokens.start..tokens.end.max(tokens.start + 1)).next().is_some();
        let is_free = !before && !within;
        if is_free {
            self.0.insert(tokens.start, tokens.end);
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::Taken;

    #[test]
    fn what_overlaps_is_not_taken_twice() {
        let mut taken = Taken::default();
        let cases =
            [(3..6, true), (5..8, false), (0..3, true), (6..7, true), (0..9, false), (3..3, false), (9..9, true)];
        for (tokens, expected) in cases {
            assert_eq!(taken.take(&tokens), expected, "{tokens:?}");
        }
    }
}
