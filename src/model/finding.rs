//! Findings: the verdict on one fact and key, with its versions.

use super::{Key, Observation, Value};

/// What the observations of a fact amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// No one value explains every observation.
    Conflict,
    /// One document contradicts itself.
    Internal,
    /// A required fact that was not found.
    Missing,
    /// Every version has its own speaker, or one denies what another asserts.
    Disputed,
    /// Versions that follow each other in time.
    Superseded,
    /// One value lies in every wide range, not in every core.
    Compatible,
    /// One value lies in every core.
    Agree,
    /// One document only.
    Single,
}

const VERDICTS: [(Verdict, &str); 8] = [
    (Verdict::Conflict, "conflict"),
    (Verdict::Internal, "internal"),
    (Verdict::Missing, "missing"),
    (Verdict::Disputed, "disputed"),
    (Verdict::Superseded, "superseded"),
    (Verdict::Compatible, "compatible"),
    (Verdict::Agree, "agree"),
    (Verdict::Single, "single"),
];

impl Verdict {
    /// Every verdict, what needs a person first.
    pub fn all() -> impl Iterator<Item = Self> {
        VERDICTS.iter().map(|row| row.0)
    }

    /// The name in the wire format.
    pub fn name(self) -> &'static str {
        VERDICTS.get(self as usize).map_or("", |row| row.1)
    }

    /// The verdict of that name.
    pub fn parse(name: &str) -> Option<Self> {
        VERDICTS.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Whether it counts as the rule's severity; all others are info.
    pub const fn is_contradiction(self) -> bool {
        matches!(self, Self::Conflict | Self::Internal | Self::Missing)
    }

    /// Whether a person has to look at it: the sources do not say the same.
    pub const fn needs_a_reader(self) -> bool {
        !matches!(self, Self::Compatible | Self::Agree | Self::Single)
    }
}

/// What a contradiction counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth a look.
    Warning,
    /// Fails the run.
    #[default]
    Error,
}

impl Severity {
    /// Every severity, the lightest first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The name in rules and in the wire format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

/// How far the numbers of a conflict lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Up to 10 %.
    Minor,
    /// Up to twofold.
    Major,
    /// Beyond.
    Critical,
}

impl Gap {
    /// Every gap, the smallest first.
    pub const ALL: [Self; 3] = [Self::Minor, Self::Major, Self::Critical];

    /// The name in the wire format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
        }
    }

    /// The gap of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gap| gap.name() == name)
    }
}

/// One value that some of the observations support.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The value of its best observation: bare, then narrowest.
    pub value: Value,
    /// Which of the finding's observations it explains.
    pub observations: Vec<usize>,
    /// How many documents those come from.
    pub documents: usize,
    /// How many origins those come from.
    pub origins: usize,
}

/// The verdict on one fact and key.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The fact's id.
    pub fact: String,
    /// What a reader is shown as its name.
    pub title: String,
    /// What tells the subjects of one rule apart.
    pub key: Key,
    /// What the observations amount to.
    pub verdict: Verdict,
    /// What that counts as.
    pub severity: Severity,
    /// How far the numbers of a conflict lie apart.
    pub gap: Option<Gap>,
    /// The same for the same contradiction in a later run, whatever moved around it.
    pub fingerprint: String,
    /// One plain sentence.
    pub message: String,
    /// The fewest values that explain all observations, the best supported first.
    pub versions: Vec<Version>,
    /// Every observation, in the order of documents and places.
    pub observations: Vec<Observation>,
    /// Ids of the documents that lack the fact, where it is required.
    pub missing_from: Vec<String>,
    /// For each observation, why it fits or does not; empty where there is nothing to say.
    pub reasons: Vec<String>,
}
