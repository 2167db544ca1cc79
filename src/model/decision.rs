//! Decisions: what a person made of a finding.

/// What a person made of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// The texts do contradict each other.
    Confirmed,
    /// They do not, whatever the words look like.
    Dismissed,
    /// They did, and one of them was mended.
    Corrected,
    /// Somebody has been asked, and nothing is decided.
    Ask,
}

const DECISIONS: [(Decision, &str, &str); 4] = [
    (Decision::Confirmed, "confirmed", "the texts do contradict each other"),
    (Decision::Dismissed, "dismissed", "they do not, whatever the words look like"),
    (Decision::Corrected, "corrected", "they did, and one of them was mended"),
    (Decision::Ask, "ask", "somebody has been asked, and nothing is decided"),
];

impl Decision {
    /// Every decision.
    pub fn all() -> impl Iterator<Item = Self> {
        DECISIONS.iter().map(|row| row.0)
    }

    /// The name in the ledger and in the wire format.
    pub fn name(self) -> &'static str {
        DECISIONS.get(self as usize).map_or("", |row| row.1)
    }

    /// What it says of the finding, in a few words.
    pub fn doc(self) -> &'static str {
        DECISIONS.get(self as usize).map_or("", |row| row.2)
    }

    /// The decision of that name.
    pub fn parse(name: &str) -> Option<Self> {
        DECISIONS.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Whether nobody needs to look at the finding again: a question that is open leaves it open.
    pub const fn settles(self) -> bool {
        !matches!(self, Self::Ask)
    }
}
