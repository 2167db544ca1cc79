//! From ledger to text: one layout, so that a diff shows what was decided and nothing else.

use serde::Serialize;

use super::entry::{Entry, Said};
use super::ledger::Ledger;
use crate::model::{Key, Verdict};
use crate::yaml::{self, Flow};

/// The comment that begins a new file.
const HEAD: &str = "# Decisions on findings of crosscheck: `crosscheck review` writes them, and people may.";

impl Ledger {
    /// The file's text: the same for the same decisions, in whatever order they were made.
    ///
    /// # Errors
    /// What the YAML writer says.
    pub fn to_yaml(&self) -> Result<String, String> {
        write(self)
    }
}

fn write(ledger: &Ledger) -> Result<String, String> {
    let mut lines: Vec<String> = ledger.head.clone();
    if lines.is_empty() {
        lines.push(HEAD.to_owned());
    }
    lines.push(if ledger.entries.is_empty() { "reviews: []" } else { "reviews:" }.to_owned());
    for entry in &ledger.entries {
        lines.extend(entry.notes.iter().map(|note| format!("  {note}")));
        let text = yaml::to_text(&[Row::of(entry)])?;
        lines.extend(text.lines().map(|line| format!("  {line}")));
    }
    lines.extend(ledger.tail.iter().cloned());
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// An entry as it is laid out.
#[derive(Serialize)]
struct Row<'e> {
    fingerprint: &'e str,
    fact: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<Flow<&'e Key>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    says: Vec<Flow<SaidRow<'e>>>,
    decision: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
}

#[derive(Serialize)]
struct SaidRow<'e> {
    publisher: &'e str,
    value: &'e str,
    #[serde(skip_serializing_if = "str::is_empty")]
    words: &'e str,
}

impl<'e> Row<'e> {
    fn of(entry: &'e Entry) -> Self {
        let said =
            |said: &'e Said| Flow(SaidRow { publisher: &said.publisher, value: &said.value, words: &said.words });
        Self {
            fingerprint: &entry.fingerprint,
            fact: &entry.fact,
            key: (!entry.key.is_empty()).then_some(Flow(&entry.key)),
            verdict: entry.verdict.map(Verdict::name),
            says: entry.says.iter().map(said).collect(),
            decision: entry.decision.name(),
            reason: entry.reason.as_deref(),
            by: entry.by.as_deref(),
            date: entry.date.map(|day| day.to_string()),
            expires: entry.expires.map(|day| day.to_string()),
        }
    }
}
