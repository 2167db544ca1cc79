//! Explanation rows: why a fact was found in documents, or why not.

use serde::{Deserialize, Serialize};

use super::{DocumentRow, FindingRow, ObservationRow, ProblemRow, SpanRow, Tool, ValueRow, names};
use crate::model::{Kind, Section};

/// Why one fact was found in some documents and not in others, and what that amounts to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The version of the rows.
    pub schema: String,
    /// What wrote them.
    pub tool: Tool,
    /// What was asked.
    pub fact: FactRow,
    /// Every document, in input order.
    pub documents: Vec<DocumentRow>,
    /// For each document, what it gives the fact.
    pub accounts: Vec<AccountRow>,
    /// The verdicts on the fact, one a key.
    pub findings: Vec<FindingRow>,
    /// What could not be read or understood.
    pub problems: Vec<ProblemRow>,
}

/// A fact, as a rule asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactRow {
    /// Its id.
    pub id: String,
    /// What a reader is shown as its name.
    pub title: String,
    /// The kind of value it asks for.
    #[serde(with = "names")]
    pub kind: Kind,
    /// The rule file it is in.
    pub path: String,
}

/// Why a document gives a fact what it gives.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct AccountRow {
    /// The document's id.
    pub document: String,
    /// Why the fact's file does not let the document in, or null.
    pub passed_over: Option<String>,
    /// What was found, in order of places.
    pub found: Vec<FoundRow>,
    /// Sentences that came close, the closest first.
    pub near: Vec<NearRow>,
    /// How many more there are that are not given.
    pub more: usize,
}

/// A phrase, and where the rules have it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PhraseRow {
    /// Its words in the rule.
    pub written: String,
    /// The label it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The rule file.
    pub path: String,
    /// Its line there, from 1.
    pub line: usize,
    /// Its column there in characters, from 1.
    pub column: usize,
}

/// An element of a phrase and the words it took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElementRow {
    /// The element, as it is written in the phrase.
    pub element: String,
    /// Its words in the text.
    pub words: String,
}

/// A mention of a sentence, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeighedRow {
    /// The mention.
    pub value: ValueRow,
    /// One word for what became of it.
    pub name: String,
    /// The same in a sentence.
    pub why: String,
}

/// An observation, with the words that made it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundRow {
    /// What was found.
    pub observation: ObservationRow,
    /// The phrase that matched; null for quotations and spellings.
    pub phrase: Option<PhraseRow>,
    /// The words of the whole match.
    pub matched: String,
    /// What each element of the phrase took.
    pub elements: Vec<ElementRow>,
    /// Where the truth lies at face value, as a person reads it; empty where it is the value itself, or words.
    pub core: String,
    /// As far as the words can be stretched, as a person reads it.
    pub wide: String,
    /// The words that tell who speaks: name and verb, or "reportedly".
    pub voice: Vec<String>,
    /// The word that turns a label into its opposite, or null.
    pub negation: Option<String>,
    /// Other labels whose phrases match these words, and why they do not count; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beaten: Vec<BeatenRow>,
    /// The mentions of the sentence.
    pub mentions: Vec<WeighedRow>,
}

/// A phrase that matched, and does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeatenRow {
    /// The phrase.
    pub phrase: PhraseRow,
    /// Why it does not count.
    pub reason: ReasonRow,
}

/// A sentence that came close and gave nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearRow {
    /// The bytes of what came close.
    pub span: SpanRow,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// Where in the article it stands.
    #[serde(with = "names")]
    pub section: Section,
    /// The sentence.
    pub sentence: String,
    /// The bytes of what came close in `sentence`.
    pub mark: SpanRow,
    /// The phrase that came closest; null for quotations, spellings, and where no word of any stands.
    pub phrase: Option<PhraseRow>,
    /// What its elements took.
    pub elements: Vec<ElementRow>,
    /// Why it gives nothing.
    pub reason: ReasonRow,
    /// The mentions of the sentence.
    pub mentions: Vec<WeighedRow>,
}

/// Why a sentence gives a fact nothing; of its optional fields those are there that apply.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReasonRow {
    /// One word for the kind of reason: `element`, `where`, `unless`, …
    pub name: String,
    /// The whole reason in a sentence.
    pub message: String,
    /// The element that does not stand where the phrase wants it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// The words in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    /// Further elements that are not met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub besides: Vec<String>,
    /// Where the sentence has it, if anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<ElsewhereRow>,
    /// The scope of the condition that said no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// What the condition lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<String>,
    /// The entry of an `unless` that was met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The words that met it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<String>,
    /// The line of these words, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Their column in characters, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

/// Where a sentence has an element that a phrase wants elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElsewhereRow {
    /// The words.
    pub written: String,
    /// How many words stand between it and where it is wanted.
    pub between: usize,
    /// Whether it stands before that.
    pub earlier: bool,
}
