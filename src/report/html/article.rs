//! A finding on the page.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::document::{Day, Sources, publisher};
use super::quote::{Depth, Quote};
use super::scale::Scale;
use super::timeline::{Stop, timeline};
use super::view::state;
use crate::model::Verdict;
use crate::report::page::{counted, key, letter, said};
use crate::report::sharing::shared;
use crate::wire::{FindingRow, ReviewRow};

/// The quotes of a version that are given with their neighbours; of the others the words around the value are.
const FULL: usize = 6;

/// A finding on the page.
#[derive(Debug, Serialize)]
pub(super) struct Article {
    id: String,
    fact: String,
    title: String,
    key: String,
    verdict: &'static str,
    /// How it strikes a reader: alarm, caution or calm.
    tone: &'static str,
    severity: &'static str,
    gap: Option<&'static str>,
    weighs: bool,
    message: String,
    state: &'static str,
    known: bool,
    decision: &'static str,
    review: Option<Review>,
    /// The numbers of its publishers among those that can be chosen, parted by spaces.
    publishers: String,
    documents: String,
    open: bool,
    scale: Option<Scale>,
    timeline: Vec<Stop>,
    versions: Vec<Part>,
    rest: Vec<Quote>,
}

/// One version with its words.
#[derive(Debug, Serialize)]
struct Part {
    /// Its place among the versions; none where it is the only one.
    version: Option<usize>,
    letter: String,
    said: String,
    support: String,
    quotes: Vec<Quote>,
}

/// What a person decided.
#[derive(Debug, Serialize)]
struct Review {
    decision: &'static str,
    means: &'static str,
    reason: Option<String>,
    by: Option<String>,
    date: Option<Day>,
    expires: Option<Day>,
    lapsed: Option<String>,
}

impl Article {
    pub(super) fn of(
        finding: &FindingRow,
        sources: &Sources<'_>,
        publishers: &BTreeMap<&str, usize>,
        open: bool,
    ) -> Self {
        let id = &finding.fingerprint;
        let documents: BTreeSet<&str> = finding.observations.iter().map(|row| row.document.as_str()).collect();
        let names = documents.iter().filter_map(|id| sources.row(id)).map(publisher);
        let numbers: BTreeSet<usize> = names.filter_map(|name| publishers.get(name).copied()).collect();
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let backed: BTreeSet<usize> =
            finding.versions.iter().flat_map(|version| version.observations.iter().copied()).collect();
        let rest: Vec<usize> = (0..finding.observations.len()).filter(|at| !backed.contains(at)).collect();
        let review = finding.review.as_ref();
        let holds = review.filter(|review| review.lapsed.is_none());
        Self {
            id: id.clone(),
            fact: finding.fact.clone(),
            title: finding.title.clone(),
            key: key(finding),
            verdict: finding.verdict.name(),
            tone: tone(finding.verdict),
            severity: finding.severity.name(),
            gap: finding.gap.map(|gap| gap.name()),
            weighs: finding.verdict.is_contradiction(),
            message: finding.message.clone(),
            state: state(finding),
            known: finding.known,
            decision: holds.map_or("", |review| review.decision.name()),
            review: review.map(Review::of),
            publishers: numbers.join(" "),
            documents: counted(documents.len(), "document"),
            open,
            scale: Scale::of(finding, sources),
            timeline: timeline(finding, id, sources),
            versions: parts(finding, sources),
            rest: quotes(finding, &rest, sources),
        }
    }
}

fn parts(finding: &FindingRow, sources: &Sources<'_>) -> Vec<Part> {
    let several = finding.versions.len() > 1;
    let part = |(at, version)| {
        let version: &crate::wire::VersionRow = version;
        Part {
            version: several.then_some(at),
            letter: letter(at),
            said: said(finding, version),
            support: format!("{}, {}", counted(version.documents, "document"), counted(version.origins, "origin")),
            quotes: quotes(finding, &version.observations, sources),
        }
    };
    finding.versions.iter().enumerate().map(part).collect()
}

/// The observations `at` of a finding, wire copy and repetition folded.
fn quotes(finding: &FindingRow, at: &[usize], sources: &Sources<'_>) -> Vec<Quote> {
    let groups = shared(finding, at);
    let depth = |nth| if nth < FULL { Depth::Full } else { Depth::Brief };
    let quote = |(nth, group)| Quote::of(&finding.fingerprint, group, sources, depth(nth));
    groups.iter().enumerate().map(quote).collect()
}

/// How a verdict strikes a reader.
const fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict | Verdict::Internal | Verdict::Missing => "alarm",
        Verdict::Disputed | Verdict::Superseded => "caution",
        Verdict::Compatible | Verdict::Agree | Verdict::Single => "calm",
    }
}

impl Review {
    fn of(row: &ReviewRow) -> Self {
        Self {
            decision: row.decision.name(),
            means: row.decision.doc(),
            reason: row.reason.clone(),
            by: row.by.clone(),
            date: row.date.as_deref().map(Day::of),
            expires: row.expires.as_deref().map(Day::of),
            lapsed: row.lapsed.clone(),
        }
    }
}
