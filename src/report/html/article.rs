//! A finding on the page.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::document::{Day, Named, Sources, publisher};
use super::quote::{Depth, Quote};
use super::scale::Scale;
use super::state::state;
use super::timeline::{Stop, timeline};
use crate::model::{Gap, Verdict};
use crate::report::page::{counted, key, letter, said};
use crate::report::shared::{Shared, shared};
use crate::wire::{FindingRow, ReviewRow, VersionRow};

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
    open: bool,
    scale: Option<Scale>,
    timeline: Vec<Stop>,
    versions: Vec<Part>,
    rest: Option<Words>,
    /// The documents that lack the fact.
    lacking: Vec<Named>,
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
    others: Vec<Quote>,
}

/// The words of some observations: the first few with their neighbours, of the others those around the value.
#[derive(Debug, Serialize)]
struct Words {
    quotes: Vec<Quote>,
    others: Vec<Quote>,
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
            gap: finding.gap.map(Gap::name),
            weighs: finding.verdict.is_contradiction(),
            message: finding.message.clone(),
            state: state(finding),
            known: finding.known,
            decision: holds.map_or("", |review| review.decision.name()),
            review: review.map(Review::of),
            publishers: numbers(finding, sources, publishers),
            open,
            scale: Scale::of(finding, sources),
            timeline: timeline(finding, id, sources),
            versions: parts(finding, sources),
            rest: (!rest.is_empty()).then(|| words(finding, &rest, sources)),
            lacking: finding.missing_from.iter().map(|id| sources.named(id)).collect(),
        }
    }
}

/// Whose documents give the fact or lack it: their numbers, parted by spaces.
fn numbers(finding: &FindingRow, sources: &Sources<'_>, publishers: &BTreeMap<&str, usize>) -> String {
    let documents = finding.observations.iter().map(|row| &row.document).chain(&finding.missing_from);
    let names = documents.filter_map(|id| sources.row(id)).map(publisher);
    let numbers: BTreeSet<usize> = names.filter_map(|name| publishers.get(name).copied()).collect();
    numbers.iter().map(ToString::to_string).collect::<Vec<String>>().join(" ")
}

fn parts(finding: &FindingRow, sources: &Sources<'_>) -> Vec<Part> {
    let several = finding.versions.len() > 1;
    let part = |(at, version)| {
        let version: &VersionRow = version;
        let Words { quotes, others } = words(finding, &version.observations, sources);
        Part {
            version: several.then_some(at),
            letter: letter(at),
            said: said(finding, version),
            support: format!("{}, {}", counted(version.documents, "document"), counted(version.origins, "origin")),
            quotes,
            others,
        }
    };
    finding.versions.iter().enumerate().map(part).collect()
}

/// The observations `at` of a finding, wire copy and repetition folded.
fn words(finding: &FindingRow, at: &[usize], sources: &Sources<'_>) -> Words {
    let groups = shared(at.iter().filter_map(|at| finding.observations.get(*at)));
    let (first, more) = groups.split_at(FULL.min(groups.len()));
    let quotes =
        |groups: &[Shared<'_>], depth| groups.iter().map(|group| Quote::of(finding, group, sources, depth)).collect();
    Words { quotes: quotes(first, Depth::Full), others: quotes(more, Depth::Brief) }
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
