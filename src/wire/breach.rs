//! Breach rows: a contradiction inside one document.

use serde::{Deserialize, Serialize};

use super::{SpanRow, ValueRow, names};
use crate::model::{Breach, Section, Snippet};

/// A contradiction inside one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BreachRow {
    /// The built-in fact's id.
    pub fact: String,
    /// The document's id.
    pub document: String,
    /// Where in the article it stands.
    #[serde(with = "names")]
    pub section: Section,
    /// Line of its place in the file, from 1.
    pub line: usize,
    /// Column of its place in characters, from 1.
    pub column: usize,
    /// The sentence before.
    pub before: String,
    /// The sentence it stands in.
    pub sentence: String,
    /// The sentence after.
    pub after: String,
    /// Its bytes in `sentence`.
    pub mark: SpanRow,
    /// What is off, in one sentence.
    pub message: String,
    /// The values that do not fit.
    pub values: Vec<ValueRow>,
}

impl BreachRow {
    /// The breach of a row; `builtin` knows the built-in facts by id, and a row of any other is none.
    pub fn into_breach(self, builtin: impl Fn(&str) -> Option<&'static str>) -> Option<Breach> {
        Some(Breach {
            fact: builtin(&self.fact)?,
            document: self.document,
            section: self.section,
            snippet: Snippet {
                line: self.line,
                column: self.column,
                before: self.before,
                sentence: self.sentence,
                after: self.after,
                mark: self.mark.into(),
            },
            message: self.message,
            values: self.values.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<&Breach> for BreachRow {
    fn from(breach: &Breach) -> Self {
        let snippet = &breach.snippet;
        Self {
            fact: breach.fact.to_owned(),
            document: breach.document.clone(),
            section: breach.section,
            line: snippet.line,
            column: snippet.column,
            before: snippet.before.clone(),
            sentence: snippet.sentence.clone(),
            after: snippet.after.clone(),
            mark: snippet.mark.into(),
            message: breach.message.clone(),
            values: breach.values.iter().map(ValueRow::from).collect(),
        }
    }
}
