//! Observations: mentions bound to facts, and what a document lacks or contradicts.

use std::collections::BTreeMap;

use super::{Section, Span, Value};

/// The key of a fact's observation: slot name → family or normalised value.
pub type Key = BTreeMap<String, String>;

/// In whose voice a document gives a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stance {
    /// The document, or the speaker it quotes, says that it is so.
    #[default]
    Asserts,
    /// Somebody says that it is not so.
    Denies,
    /// The document passes on a claim without a voice of its own.
    Reports,
}

impl Stance {
    /// Every stance.
    pub const ALL: [Self; 3] = [Self::Asserts, Self::Denies, Self::Reports];

    /// The name in the wire format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Reports => "reports",
        }
    }

    /// The stance of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.name() == name)
    }
}

/// Who is said to have said it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Speaker {
    /// The name as the document has it: "Mr Putin", "The Russian Defense Ministry".
    pub name: String,
    /// One name for one speaker over all documents: the family of a term of the rule, or the folded
    /// last name.
    pub family: String,
}

/// The day a value holds for, where it is not simply the day of publication.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf {
    /// ISO form: `2025-03-13`, `2025-W11`.
    pub written: String,
    /// Its last day, in days since 1970: what comes before what is decided by it.
    pub last_day: i64,
}

/// The words around a value, enough to show it without its file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// Line of the value in its file, from 1.
    pub line: usize,
    /// Column of the value in characters, from 1.
    pub column: usize,
    /// The sentence before, empty at the start of a block.
    pub before: String,
    /// The sentence of the value.
    pub sentence: String,
    /// The sentence after.
    pub after: String,
    /// The bytes of the value in `sentence`.
    pub mark: Span,
}

/// A mention bound to a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// The fact's id.
    pub fact: String,
    /// What tells the subjects of one rule apart.
    pub key: Key,
    /// The document's id.
    pub document: String,
    /// The value's bytes in the document.
    pub span: Span,
    /// Where in the article it stands.
    pub section: Section,
    /// The words around it.
    pub snippet: Snippet,
    /// What it says.
    pub value: Value,
    /// Who said so, if it is attributed.
    pub speaker: Option<Speaker>,
    /// In whose voice.
    pub stance: Stance,
    /// The day it holds for, where the text names one.
    pub as_of: Option<AsOf>,
    /// Which phrase of its fact made it, in the order of the rule; none where the fact has none (quotes, spellings).
    pub phrase: Option<usize>,
}

/// A required fact that a document lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The fact's id.
    pub fact: String,
    /// The document's id.
    pub document: String,
}

/// A contradiction inside one document: a conversion that is off, a list that does not match its count.
#[derive(Debug, Clone, PartialEq)]
pub struct Breach {
    /// The built-in fact's id.
    pub fact: &'static str,
    /// The document's id.
    pub document: String,
    /// Where in the article it stands.
    pub section: Section,
    /// The words around it.
    pub snippet: Snippet,
    /// What is off, in one sentence.
    pub message: String,
    /// The values that do not fit.
    pub values: Vec<Value>,
}
