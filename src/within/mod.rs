//! What a document says against itself, found without a rule: the table of built-in facts.
//!
//! They look at the sentences that some rule touched, or at all of them; each can be switched off.

mod age;
mod cases;
mod conversion;
mod headline;
mod list;
mod weekday;

use crate::model::{Breach, Document, Severity, Value};
use crate::text::{Text, snippet};
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
    check: fn(&Place<'_>) -> Option<Fault>,
}

/// A mention where it stands.
struct Place<'a> {
    document: &'a Document,
    values: &'a Mentions<'a>,
    sentence: usize,
    mention: &'a Mention,
}

impl Place<'_> {
    fn text(&self) -> &Text<'_> {
        self.values.text
    }

    /// The mentions of its sentence.
    fn neighbours(&self) -> &[Mention] {
        self.values.in_sentence(self.sentence)
    }
}

/// What is off, and the values that do not fit.
struct Fault {
    message: String,
    values: Vec<Value>,
}

const BUILT_IN: [BuiltIn; 6] = [
    BuiltIn {
        id: "conversion",
        title: "Converted values",
        doc: "the two halves of a conversion, \"1,300 sq km (500 sq miles)\", say one value",
        severity: Severity::Error,
        check: conversion::check,
    },
    BuiltIn {
        id: "weekday",
        title: "Weekdays and their dates",
        doc: "a date falls on the weekday beside it: \"Tuesday, 18 March 2025\"",
        severity: Severity::Error,
        check: weekday::check,
    },
    BuiltIn {
        id: "headline",
        title: "Headline figures",
        doc: "the text has the figures of its headline and captions, where it has some like them",
        severity: Severity::Warning,
        check: headline::check,
    },
    BuiltIn {
        id: "list-count",
        title: "Lists and their counts",
        doc: "a list has as many entries as the number before it says: \"the three towns: A, B and C\"",
        severity: Severity::Warning,
        check: list::check,
    },
    BuiltIn {
        id: "share-of-cases",
        title: "Shares of so many cases",
        doc: "some whole number of cases makes the percentage: \"40 % of the 10 patients\"",
        severity: Severity::Warning,
        check: cases::check,
    },
    BuiltIn {
        id: "age",
        title: "Ages and years of birth",
        doc: "an age fits the year of birth in its sentence, on the day of publication",
        severity: Severity::Warning,
        check: age::check,
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
    let places = document.places();
    let mut found = Vec::new();
    for sentence in sentences {
        for mention in values.in_sentence(*sentence) {
            let place = Place { document, values, sentence: *sentence, mention };
            for fact in BuiltIn::all() {
                let Some(fault) = (fact.check)(&place) else { continue };
                let Some(at) = values.text.sentences.get(*sentence) else { continue };
                found.push(Breach {
                    fact: fact.id,
                    document: document.id.clone(),
                    section: at.section,
                    snippet: snippet(values.text, *sentence, mention.value.span, &places),
                    message: fault.message,
                    values: fault.values,
                });
            }
        }
    }
    found
}
