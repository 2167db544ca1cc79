//! The hedges: how a text loosens or bounds a value.

use std::fmt;

/// How the words around a value loosen or bound it. What each does to the interval is in
/// `value/`; the words that say it are lexicon data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Hedge {
    /// A bare value.
    #[default]
    None,
    /// "exactly": no looseness at all.
    Exact,
    /// "about": loose on both sides.
    About,
    /// "nearly": a little below.
    Nearly,
    /// "more than": above, the value itself excluded.
    MoreThan,
    /// "at least": the value or above.
    AtLeast,
    /// "up to": the value or below, softly.
    UpTo,
    /// "at most": the value or below.
    AtMost,
    /// "fewer than": below, the value itself excluded.
    LessThan,
    /// "between a and b".
    Between,
    /// "several", "dozens", "most": a size and no figure.
    Vague,
}

const TABLE: [(Hedge, &str); 11] = [
    (Hedge::None, "none"),
    (Hedge::Exact, "exact"),
    (Hedge::About, "about"),
    (Hedge::Nearly, "nearly"),
    (Hedge::MoreThan, "more-than"),
    (Hedge::AtLeast, "at-least"),
    (Hedge::UpTo, "up-to"),
    (Hedge::AtMost, "at-most"),
    (Hedge::LessThan, "less-than"),
    (Hedge::Between, "between"),
    (Hedge::Vague, "vague"),
];

impl Hedge {
    /// Every hedge, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// The name in the wire format and in lexicon files.
    pub fn name(self) -> &'static str {
        TABLE.get(self as usize).map_or("", |row| row.1)
    }

    /// The hedge of that name.
    pub fn parse(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Whether the value stands as written, with no word that loosens it.
    pub const fn is_bare(self) -> bool {
        matches!(self, Self::None | Self::Exact)
    }
}

impl fmt::Display for Hedge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hedge_is_its_own_index_and_its_name_is_its_own() {
        for (at, (hedge, name)) in TABLE.iter().enumerate() {
            assert_eq!(*hedge as usize, at, "{name}");
            assert_eq!(Hedge::parse(name), Some(*hedge));
        }
    }
}
