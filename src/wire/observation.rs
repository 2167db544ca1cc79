//! Observation rows: a mention bound to a fact, with all that a report shows of it.

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::{ValueRow, names};
use crate::model::{AsOf, Key, Observation, Section, Snippet, Span, Speaker, Stance};

/// A range of bytes, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpanRow {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

/// A mention bound to a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ObservationRow {
    /// The fact's id.
    pub fact: String,
    /// What tells the subjects of one rule apart.
    #[serde(default)]
    pub key: Key,
    /// The document's id.
    pub document: String,
    /// The value's bytes in the document.
    pub span: SpanRow,
    /// Line of the value in its file, from 1.
    pub line: usize,
    /// Column of the value in characters, from 1.
    pub column: usize,
    /// Where in the article it stands.
    #[serde(with = "names")]
    #[cfg_attr(test, schemars(with = "Section"))]
    pub section: Section,
    /// Its words as they stand.
    pub written: String,
    /// The sentence before.
    pub before: String,
    /// The sentence of the value.
    pub sentence: String,
    /// The sentence after.
    pub after: String,
    /// The bytes of the value in `sentence`.
    pub mark: SpanRow,
    /// What it says.
    pub value: ValueRow,
    /// Who said so, as the document names them.
    pub speaker: Option<String>,
    /// One name for one speaker over all documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_family: Option<String>,
    /// In whose voice.
    #[serde(with = "names")]
    #[cfg_attr(test, schemars(with = "Stance"))]
    pub stance: Stance,
    /// The day it holds for, where the text names one.
    pub as_of: Option<String>,
    /// The last day of `as_of`, in days since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of_last_day: Option<i64>,
    /// Which phrase of its fact made it, counted from 0 in the order of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phrase: Option<usize>,
    /// How the words became a value: "about 2 h, 1 h 48 – 2 h 12".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub read: String,
    /// Why it fits its finding or does not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Why a row is no observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowError {
    /// A range of bytes ends before it starts.
    Reversed(SpanRow),
    /// The mark is no part of its sentence.
    MarkOutside(SpanRow),
    /// The day it holds for is no date, and the row does not give its last day.
    UnknownDay(String),
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reversed(span) => write!(f, "the span {}–{} ends before it starts", span.start, span.end),
            Self::MarkOutside(mark) => {
                write!(f, "the mark {}–{} lies outside its sentence or inside a character", mark.start, mark.end)
            }
            Self::UnknownDay(day) => {
                write!(f, "as_of “{day}” is no date like 2025-03-18 and as_of_last_day is not given")
            }
        }
    }
}

impl std::error::Error for RowError {}

impl From<Span> for SpanRow {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl From<SpanRow> for Span {
    fn from(row: SpanRow) -> Self {
        Self::new(row.start, row.end)
    }
}

impl From<&Observation> for ObservationRow {
    fn from(observation: &Observation) -> Self {
        let snippet = &observation.snippet;
        Self {
            fact: observation.fact.clone(),
            key: observation.key.clone(),
            document: observation.document.clone(),
            span: observation.span.into(),
            line: snippet.line,
            column: snippet.column,
            section: observation.section,
            written: observation.value.written.clone(),
            before: snippet.before.clone(),
            sentence: snippet.sentence.clone(),
            after: snippet.after.clone(),
            mark: snippet.mark.into(),
            value: ValueRow::from(&observation.value),
            speaker: observation.speaker.as_ref().map(|speaker| speaker.name.clone()),
            speaker_family: observation.speaker.as_ref().map(|speaker| speaker.family.clone()),
            stance: observation.stance,
            as_of: observation.as_of.as_ref().map(|day| day.written.clone()),
            as_of_last_day: observation.as_of.as_ref().map(|day| day.last_day),
            phrase: observation.phrase,
            read: String::new(),
            reason: String::new(),
        }
    }
}

impl TryFrom<ObservationRow> for Observation {
    type Error = RowError;

    fn try_from(row: ObservationRow) -> Result<Self, RowError> {
        for span in [row.span, row.mark] {
            if span.start > span.end {
                return Err(RowError::Reversed(span));
            }
        }
        if row.sentence.get(row.mark.start..row.mark.end).is_none() {
            return Err(RowError::MarkOutside(row.mark));
        }
        let as_of = row.as_of.map(|written| as_of(written, row.as_of_last_day)).transpose()?;
        // A row from elsewhere may name the speaker alone.
        let family = row.speaker_family;
        let speaker = row.speaker.map(|name| {
            let family = family.unwrap_or_else(|| name.to_lowercase());
            Speaker { name, family }
        });
        Ok(Self {
            fact: row.fact,
            key: row.key,
            document: row.document,
            span: row.span.into(),
            section: row.section,
            snippet: Snippet {
                line: row.line,
                column: row.column,
                before: row.before,
                sentence: row.sentence,
                after: row.after,
                mark: row.mark.into(),
            },
            value: row.value.into(),
            speaker,
            stance: row.stance,
            as_of,
            phrase: row.phrase,
        })
    }
}

fn as_of(written: String, last_day: Option<i64>) -> Result<AsOf, RowError> {
    let last_day = last_day.or_else(|| {
        let day: Date = written.parse().ok()?;
        Some(i64::from(day.since(date(1970, 1, 1)).ok()?.get_days()))
    });
    match last_day {
        Some(last_day) => Ok(AsOf { written, last_day }),
        None => Err(RowError::UnknownDay(written)),
    }
}
