//! The top of the page: what needs a person, in plain sentences.

use std::collections::BTreeSet;

use serde::Serialize;

use super::state::state;
use crate::model::{Severity, Verdict};
use crate::report::page::counted;
use crate::report::review::unread;
use crate::wire::{FindingRow, Report};

/// What the top of the page says.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Summary {
    /// "Two conflicts need a person."
    headline: String,
    /// What could not be read, what weighs how much, what is worth a look, what is settled, what agrees,
    /// and what was left out.
    more: Vec<String>,
    /// "5 documents · 27 facts · 28 findings".
    extent: Vec<String>,
}

/// What a reader is asked to do about a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    Person,
    Look,
    Nothing,
}

/// Every verdict as a noun, for one and for several.
const NOUNS: [(Verdict, Asks, &str, &str); 8] = [
    (Verdict::Conflict, Asks::Person, "conflict", "conflicts"),
    (Verdict::Internal, Asks::Person, "contradiction inside one document", "contradictions inside one document"),
    (Verdict::Missing, Asks::Person, "missing fact", "missing facts"),
    (Verdict::Disputed, Asks::Look, "dispute between speakers", "disputes between speakers"),
    (Verdict::Superseded, Asks::Look, "fact that changed in time", "facts that changed in time"),
    (Verdict::Compatible, Asks::Nothing, "fact is compatible", "facts are compatible"),
    (Verdict::Agree, Asks::Nothing, "fact agrees", "facts agree"),
    (Verdict::Single, Asks::Nothing, "fact stands in one document only", "facts stand in one document only"),
];

impl Summary {
    pub(super) fn of(report: &Report) -> Self {
        let open: Vec<&FindingRow> = report.findings.iter().filter(|finding| finding.is_open()).collect();
        let all: Vec<&FindingRow> = report.findings.iter().collect();
        let person = sentence(&open, Asks::Person, ["needs a person", "need a person"]);
        let headline = person.unwrap_or_else(|| {
            let calm = match (all.is_empty(), report.left_out) {
                (false, _) => "Nothing needs a person.",
                (true, 0) => "Nothing was found.",
                (true, _) => "Nothing is left to show.",
            };
            calm.to_owned()
        });
        let look = sentence(&open, Asks::Look, ["is worth a look", "are worth a look"]);
        let more = [
            problems(report),
            weights(&open),
            look,
            settled(&all),
            sentence(&all, Asks::Nothing, ["", ""]),
            left_out(report),
        ];
        Self { headline, more: more.into_iter().flatten().collect(), extent: extent(report) }
    }
}

/// "Two conflicts and one missing fact need a person."
fn sentence(findings: &[&FindingRow], asks: Asks, [one, several]: [&str; 2]) -> Option<String> {
    let counts = NOUNS.iter().filter(|row| row.1 == asks).map(|(verdict, _, noun, nouns)| {
        let number = findings.iter().filter(|finding| finding.verdict == *verdict).count();
        (number, if number == 1 { *noun } else { *nouns })
    });
    let counts: Vec<(usize, &str)> = counts.filter(|(number, _)| *number > 0).collect();
    let total: usize = counts.iter().map(|(number, _)| number).sum();
    let parts: Vec<String> = counts.iter().map(|(number, noun)| format!("{} {noun}", in_words(*number))).collect();
    let ending = if total == 1 { one } else { several };
    let gap = if ending.is_empty() { "" } else { " " };
    (!parts.is_empty()).then(|| capital(&format!("{}{gap}{ending}.", listed(&parts))))
}

/// "Two problems kept something from being read."
fn problems(report: &Report) -> Option<String> {
    let number = unread(report);
    let plural = if number == 1 { "" } else { "s" };
    (number > 0).then(|| capital(&format!("{} problem{plural} kept something from being read.", in_words(number))))
}

/// "Four findings were left out."
fn left_out(report: &Report) -> Option<String> {
    let number = report.left_out;
    let were = if number == 1 { " was" } else { "s were" };
    (number > 0).then(|| capital(&format!("{} finding{were} left out.", in_words(number))))
}

/// "By severity: two errors and one warning."
fn weights(open: &[&FindingRow]) -> Option<String> {
    let contradictions = || open.iter().filter(|finding| finding.verdict.is_contradiction());
    let parts = [Severity::Error, Severity::Warning].into_iter().filter_map(|severity| {
        let number = contradictions().filter(|finding| finding.severity == severity).count();
        let plural = if number == 1 { "" } else { "s" };
        (number > 0).then(|| format!("{} {}{plural}", in_words(number), severity.name()))
    });
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("By severity: {}.", listed(&parts)))
}

/// "Three are reviewed and two known from the baseline."
fn settled(all: &[&FindingRow]) -> Option<String> {
    let count = |name| all.iter().filter(|finding| state(finding) == name).count();
    let be = |number| if number == 1 { "is" } else { "are" };
    let parts = [("reviewed", "reviewed"), ("known", "known from the baseline")].map(|(name, words)| {
        let number = count(name);
        (number > 0).then(|| format!("{} {} {words}", in_words(number), be(number)))
    });
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| capital(&format!("{}.", listed(&parts))))
}

fn extent(report: &Report) -> Vec<String> {
    let ids: BTreeSet<&str> = report.findings.iter().map(|finding| finding.fact.as_str()).collect();
    let passed_over = report.documents.iter().filter(|row| row.passed_over.is_some()).count();
    let mut parts = vec![
        counted(report.coverage.documents.max(report.documents.len()), "document"),
        counted(report.coverage.facts.max(ids.len()), "fact"),
        counted(report.findings.len(), "finding"),
    ];
    if passed_over > 0 {
        parts.push(format!("{passed_over} passed over"));
    }
    parts
}

/// "a", "a and b", "a, b and c".
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Small numbers as newspapers write them.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
