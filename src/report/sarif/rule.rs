//! Rules: what SARIF calls the facts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::level::level;
use super::message::message;
use crate::wire::FindingRow;

/// The facts of the findings, each once, in their order.
pub(super) struct Rules<'r> {
    rows: Vec<Vec<&'r FindingRow>>,
    indices: BTreeMap<&'r str, usize>,
}

impl<'r> Rules<'r> {
    pub(super) fn of(findings: &'r [FindingRow]) -> Self {
        let mut rules = Self { rows: Vec::new(), indices: BTreeMap::new() };
        for finding in findings {
            let next = rules.rows.len();
            let at = *rules.indices.entry(&finding.fact).or_insert(next);
            match rules.rows.get_mut(at) {
                Some(others) => others.push(finding),
                None => rules.rows.push(vec![finding]),
            }
        }
        rules
    }

    pub(super) fn index(&self, fact: &str) -> Option<usize> {
        self.indices.get(fact).copied()
    }

    pub(super) fn descriptors(&self) -> Vec<Value> {
        self.rows.iter().filter_map(|findings| Some(descriptor(findings.first()?, findings))).collect()
    }
}

/// A fact: its level is that of its gravest contradiction, and that of a note where it has none.
fn descriptor(first: &FindingRow, findings: &[&FindingRow]) -> Value {
    let gravest = findings.iter().filter(|finding| finding.verdict.is_contradiction()).max_by_key(|row| row.severity);
    let asks = format!(
        "Whether the articles contradict each other on this fact: {}. What each says is read as a range, as far as its \
         words allow; a contradiction is where no one value lies in all of them. Nothing is said of who is right.",
        first.title
    );
    json!({
        "id": first.fact,
        "shortDescription": message(&first.title),
        "fullDescription": message(&asks),
        "help": message(&asks),
        "defaultConfiguration": {"level": gravest.map_or("note", |finding| level(finding))},
    })
}
