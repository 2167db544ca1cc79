//! What is said of one fact and one document: what was found and how, and what came close.

use super::reason::Reason;
use crate::model::{Observation, Section, Snippet, Span, Value};
use crate::rule::Saying;

/// Why a document gives a fact what it gives.
#[derive(Debug, Clone, Default)]
pub struct Account<'r> {
    /// Why the fact's file does not let the document in, where it does not.
    pub passed_over: Option<String>,
    /// What was found, in order of places.
    pub found: Vec<Found<'r>>,
    /// Sentences that came close and gave nothing, the closest first.
    pub near: Vec<Near<'r>>,
}

/// An observation with the words that made it.
#[derive(Debug, Clone)]
pub struct Found<'r> {
    /// What was found.
    pub observation: Observation,
    /// The phrase that matched; none for quotations and spellings.
    pub phrase: Option<&'r Saying>,
    /// The words of the whole match.
    pub matched: String,
    /// What each element of the phrase took.
    pub elements: Vec<Taken>,
    /// The words that tell who speaks: name and verb, or "reportedly".
    pub voice: Vec<String>,
    /// The word that turns a label into its opposite.
    pub negation: Option<String>,
    /// Other labels whose phrases match these words, and why they do not count.
    pub beaten: Vec<Beaten<'r>>,
    /// The mentions of the sentence.
    pub mentions: Vec<Weighed>,
}

/// A phrase that matched, and does not count.
#[derive(Debug, Clone)]
pub struct Beaten<'r> {
    /// The phrase.
    pub phrase: &'r Saying,
    /// The label it stands for.
    pub label: Option<&'r str>,
    /// Why it does not count.
    pub reason: Reason,
}

/// An element of a phrase and the words it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The element, as it is written in the phrase.
    pub element: String,
    /// Its words in the text.
    pub words: String,
}

/// A sentence that came close to a fact.
#[derive(Debug, Clone)]
pub struct Near<'r> {
    /// What came close, in the document.
    pub span: Span,
    /// Where in the article it stands.
    pub section: Section,
    /// The words around it.
    pub snippet: Snippet,
    /// The phrase that came closest; none for quotations, spellings, and where no word of any stands.
    pub phrase: Option<&'r Saying>,
    /// The label it stands for.
    pub label: Option<&'r str>,
    /// What its elements took.
    pub elements: Vec<Taken>,
    /// Why it gives nothing.
    pub reason: Reason,
    /// The mentions of the sentence.
    pub mentions: Vec<Weighed>,
    /// How close it came; the greater the closer.
    pub(super) closeness: (Tier, isize),
}

/// How far a sentence came on the way to an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// It has a value that the fact could take.
    Value,
    /// Some elements of a phrase stand in it.
    Words,
    /// A phrase matched.
    Matched,
}

/// A mention of a sentence, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// The mention as it reads without any fact.
    pub value: Value,
    /// One word for what became of it: `found`, `kind`, `unit`, `noun`, `unreached`, or the name of a [`Reason`].
    pub name: &'static str,
    /// The same in a sentence.
    pub why: String,
}
