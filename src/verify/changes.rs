//! What is found now against what a snapshot holds, in words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Seen, Snapshot};
use crate::model::Key;
use crate::rule::Rules;
use crate::wire::{Report, TestOutcome, TestRow};

/// One fact and key of which something else is found than a snapshot holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How it differs: new, changed, lost, orphaned.
    pub class: TestOutcome,
    /// The fact's id.
    pub fact: String,
    /// What tells the subjects of one rule apart.
    pub key: Key,
    /// The differences, one a line: "sept-3.txt: about 2 h → not found (“about two hours”)".
    pub lines: Vec<String>,
    /// What is found now; none where nothing is.
    pub now: Option<Entry>,
}

impl Change {
    /// It as a row.
    pub fn row(&self) -> TestRow {
        let Self { class, fact, key, lines, .. } = self.clone();
        TestRow { outcome: class, fact, key, message: lines, ..TestRow::default() }
    }
}

/// What `report`, of a check with `rules`, has other than `before`, in the order of facts and keys.
pub fn changes(before: &Snapshot, report: &Report, rules: &Rules) -> Vec<Change> {
    let now = Snapshot::of(report);
    let documents: BTreeSet<&str> = report.documents.iter().map(|row| row.id.as_str()).collect();
    let known = Known { documents, facts: rules.facts.iter().map(|fact| fact.id.as_str()).collect(), report };
    let all: BTreeSet<(&str, &Key)> = before.keys().into_iter().chain(now.keys()).collect();
    let change = |(fact, key): (&str, &Key)| {
        let (old, new) = (before.entry(fact, key), now.entry(fact, key));
        if old == new {
            return None;
        }
        let class = match (old, new) {
            (None, _) => TestOutcome::New,
            (_, Some(_)) => TestOutcome::Changed,
            (Some(old), None) if known.can_find(fact, old) => TestOutcome::Lost,
            _ => TestOutcome::Orphaned,
        };
        let lines = lines(fact, old, new, &known);
        Some(Change { class, fact: fact.to_owned(), key: key.clone(), lines, now: new.cloned() })
    };
    all.into_iter().filter_map(change).collect()
}

/// What there is to find, and to find it in.
struct Known<'r> {
    documents: BTreeSet<&'r str>,
    facts: BTreeSet<&'r str>,
    report: &'r Report,
}

impl Known<'_> {
    /// Built-in facts need no rule.
    fn asks_for(&self, fact: &str) -> bool {
        self.facts.contains(fact) || self.report.findings.iter().any(|finding| finding.fact == fact)
    }

    fn can_find(&self, fact: &str, entry: &Entry) -> bool {
        let has_article =
            entry.found.is_empty() || entry.found.iter().any(|seen| self.documents.contains(seen.document.as_str()));
        self.asks_for(fact) && has_article
    }
}

fn lines(fact: &str, old: Option<&Entry>, new: Option<&Entry>, known: &Known<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if new.is_none() && !known.asks_for(fact) {
        lines.push("these rules do not ask for it".to_owned());
    }
    let (before, after) = (by_document(old), by_document(new));
    let documents: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    for document in documents {
        let rest = |side: &BTreeMap<&str, Vec<Seen>>| side.get(document).cloned().unwrap_or_default();
        let (mut was, mut is) = (rest(&before), rest(&after));
        without_same(&mut was, &mut is, |a, b| a == b);
        let mut pairs = without_same(&mut was, &mut is, |a, b| a.words == b.words);
        let rest = was.len().max(is.len());
        pairs.extend((0..rest).map(|at| (was.get(at).cloned(), is.get(at).cloned())));
        let gone = if known.documents.contains(document) { "" } else { "no such article now, " };
        lines.extend(pairs.iter().map(|pair| format!("{document}: {gone}{}", difference(pair))));
    }
    let verdict = |entry: Option<&Entry>| entry.map_or("not found", |entry| entry.verdict.as_str()).to_owned();
    let (was, is) = (verdict(old), verdict(new));
    if was != is {
        lines.push(format!("verdict {was} → {is}"));
    }
    if lines.is_empty() {
        lines.push("the same observations stand in another order".to_owned());
    }
    lines
}

fn by_document(entry: Option<&Entry>) -> BTreeMap<&str, Vec<Seen>> {
    let mut documents: BTreeMap<&str, Vec<Seen>> = BTreeMap::new();
    for seen in entry.into_iter().flat_map(|entry| &entry.found) {
        documents.entry(&seen.document).or_default().push(seen.clone());
    }
    documents
}

/// Takes out, and gives, the pairs that are the same to `same`.
fn without_same(
    was: &mut Vec<Seen>,
    is: &mut Vec<Seen>,
    same: impl Fn(&Seen, &Seen) -> bool,
) -> Vec<(Option<Seen>, Option<Seen>)> {
    let mut pairs = Vec::new();
    was.retain(|a| {
        let Some(at) = is.iter().position(|b| same(a, b)) else { return true };
        pairs.push((Some(a.clone()), Some(is.remove(at))));
        false
    });
    pairs
}

/// "about 2 h → not found (“about two hours”)"
fn difference(pair: &(Option<Seen>, Option<Seen>)) -> String {
    match pair {
        (Some(was), Some(is)) => {
            let words = if was.words == is.words {
                format!("“{}”", is.words)
            } else {
                format!("“{}” → “{}”", was.words, is.words)
            };
            let noted =
                if was.value == is.value { is.value.clone() } else { format!("{} → {}", was.value, is.value) };
            let speaker = |seen: &Seen| seen.speaker.clone().unwrap_or_else(|| "nobody".to_owned());
            let stance = |seen: &Seen| seen.stance.clone().unwrap_or_else(|| "asserts".to_owned());
            let said = arrow("said by ", &speaker(was), &speaker(is));
            let voice = arrow("", &stance(was), &stance(is));
            format!("{noted}{said}{voice} ({words})")
        }
        (Some(was), None) => format!("{} → not found (“{}”)", was.value, was.words),
        (None, Some(is)) => format!("not found → {} (“{}”)", is.value, is.words),
        (None, None) => String::new(),
    }
}

fn arrow(what: &str, was: &str, is: &str) -> String {
    if was == is { String::new() } else { format!(", {what}{was} → {is}") }
}
