//! What a document says against itself, found without a rule: the table of built-in facts.
//!
//! They look at the sentences that some rule touched, or at all of them; each can be switched off.

mod conversion;
mod list;

use crate::model::{Breach, Document, Severity, Value};
use crate::text::{Lines, snippet};
use crate::value::{Mention, Mentions};

/// A built-in fact.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn {
    /// Its id in findings, and the name by which it is switched off.
    pub id: &'static str,
    /// What a reader is shown.
    pub title: &'static str,
    /// What it looks for.
    pub doc: &'static str,
    /// What a breach of it counts as.
    pub severity: Severity,
    check: fn(&Mention) -> Option<Fault>,
}

/// What is off, and the values that do not fit.
struct Fault {
    message: String,
    values: Vec<Value>,
}

const BUILT_IN: [BuiltIn; 2] = [
    BuiltIn {
        id: "conversion",
        title: "Converted values",
        doc: "the two halves of a conversion, \"1,300 sq km (500 sq miles)\", say one value",
        severity: Severity::Error,
        check: conversion::check,
    },
    BuiltIn {
        id: "list-count",
        title: "Lists and their counts",
        doc: "a list has as many entries as the number before it says: \"the three towns: A, B and C\"",
        severity: Severity::Warning,
        check: list::check,
    },
];

impl BuiltIn {
    /// Every built-in fact.
    pub fn all() -> impl Iterator<Item = Self> {
        BUILT_IN.into_iter()
    }

    /// The built-in fact of that id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::all().find(|fact| fact.id == id)
    }
}

/// The breaches in the given sentences of a document.
pub fn breaches(document: &Document, values: &Mentions<'_>, sentences: &[usize]) -> Vec<Breach> {
    let lines = Lines::of(&document.text);
    let mut found = Vec::new();
    for sentence in sentences {
        for mention in values.in_sentence(*sentence) {
            for fact in BuiltIn::all() {
                let Some(fault) = (fact.check)(mention) else { continue };
                let Some(place) = values.text.sentences.get(*sentence) else { continue };
                found.push(Breach {
                    fact: fact.id,
                    document: document.id.clone(),
                    section: place.section,
                    snippet: snippet(values.text, *sentence, mention.value.span, &lines),
                    message: fault.message,
                    values: fault.values,
                });
            }
        }
    }
    found
}
