//! From the observations of one fact and key, with the headers of their documents, to a finding.
//!
//! Whether one truth could stand behind all of them is decided by intervals and words (`versions.rs`) and by what is
//! denied (`denial.rs`); what it means if none could, by voices (`voice.rs`) and days (`time.rs`).

mod alike;
mod clock;
mod denial;
mod gap;
mod group;
mod line;
mod listed;
mod message;
mod pierce;
mod placed;
mod reading;
mod reasons;
mod remark;
mod sum;
mod time;
mod timeline;
mod versions;
mod voice;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Absence, Finding, Key, Moment, Observation, Severity, Verdict, Version};
use crate::rule::Fact;
pub use group::are_comparable;
use reading::Reading;
pub use sum::sums;

/// What is known of a document after its text is done with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// How a reader is told which document it is: the publisher, with a day where it has several, else the id.
    pub name: String,
    /// Whose words it is: the publisher, however many of its documents there are, else the id.
    pub source: String,
    /// When it was published.
    pub published: Option<Moment>,
    /// Who wrote it: documents of one origin are one source.
    pub origin: String,
    /// Which text it is: near-copies are one text, whoever printed them.
    pub text: String,
}

/// Documents by id.
pub type Headers = BTreeMap<String, Header>;

/// The findings on one fact and key: the verdict over all documents, then one `internal` for each document that
/// contradicts itself in one voice. Observations come in the order of documents and places.
pub fn compare(fact: &Fact, key: &Key, observations: Vec<Observation>, headers: &Headers) -> Vec<Finding> {
    if observations.is_empty() {
        return Vec::new();
    }
    let main = finding(fact, key, observations, headers);
    let selves =
        if main.verdict == Verdict::Internal { Vec::new() } else { contradicting_selves(fact, &main, headers) };
    std::iter::once(main).chain(selves).collect()
}

/// The finding on a required fact that some documents lack; none where no document does.
pub fn missing(fact: &Fact, absences: &[Absence], headers: &Headers) -> Option<Finding> {
    let documents: Vec<&str> = absences.iter().filter(|a| a.fact == fact.id).map(|a| a.document.as_str()).collect();
    (!documents.is_empty()).then(|| {
        let names: Vec<&str> = documents.iter().map(|id| name(headers, id)).collect();
        let message = format!("Not found in {}, where it is required.", names.join(", "));
        let basis = Basis {
            fact,
            key: &Key::new(),
            verdict: Verdict::Missing,
            marks: documents.iter().map(|id| source(headers, id).to_owned()).collect(),
        };
        let missing_from = documents.iter().map(|id| (*id).to_owned()).collect();
        Finding { message, missing_from, ..basis.finding() }
    })
}

/// The same for the same parts in every run.
pub fn fingerprint<'p>(parts: impl IntoIterator<Item = &'p str>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}

fn name<'h>(headers: &'h Headers, id: &'h str) -> &'h str {
    headers.get(id).map_or(id, |header| header.name.as_str())
}

fn source<'h>(headers: &'h Headers, id: &'h str) -> &'h str {
    headers.get(id).map_or(id, |header| header.source.as_str())
}

/// What one observation adds to a fingerprint.
fn mark(headers: &Headers, o: &Observation) -> String {
    format!("{}\0{}", source(headers, &o.document), denial::said_by(o))
}

/// What every finding starts from.
struct Basis<'a> {
    fact: &'a Fact,
    key: &'a Key,
    verdict: Verdict,
    /// What tells this contradiction from another: sources with their values, never a line number, and no name that
    /// changes when another document joins.
    marks: BTreeSet<String>,
}

impl Basis<'_> {
    fn finding(&self) -> Finding {
        let key = self.key.iter().map(|(name, value)| format!("{name}={value}"));
        // What one document says against itself is another finding than what two articles of one paper do.
        let alone =
            matches!(self.verdict, Verdict::Internal | Verdict::Missing).then(|| self.verdict.name().to_owned());
        let head = std::iter::once(self.fact.id.clone()).chain(alone);
        let parts: Vec<String> = head.chain(key).chain(self.marks.iter().cloned()).collect();
        Finding {
            fact: self.fact.id.clone(),
            title: self.fact.title.clone(),
            key: self.key.clone(),
            verdict: self.verdict,
            severity: if self.verdict.is_contradiction() { self.fact.severity } else { Severity::Info },
            gap: None,
            fingerprint: fingerprint(parts.iter().map(String::as_str)),
            message: String::new(),
            versions: Vec::new(),
            observations: Vec::new(),
            missing_from: Vec::new(),
            reasons: Vec::new(),
        }
    }
}

fn finding(fact: &Fact, key: &Key, mut observations: Vec<Observation>, headers: &Headers) -> Finding {
    group::align(&mut observations);
    let grouped = group::group(&observations, &fact.by, key);
    let reading = denial::read(fact, &observations, &grouped.main);
    let backing = reading.versions.iter().flat_map(|version| version.observations(&observations));
    let documents: BTreeSet<&str> = backing.map(|o| o.document.as_str()).collect();
    let verdict = verdict(fact, &observations, &reading, documents.len(), headers);
    let versions: Vec<Version> =
        reading.versions.iter().filter_map(|version| shown(version, &observations, headers)).collect();
    let marks = observations.iter().map(|o| mark(headers, o)).collect();
    let basis = Basis { fact, key, verdict, marks };
    let mut finding = Finding { versions, observations, ..basis.finding() };
    if verdict.is_contradiction() {
        let slip = remark::slip(&finding, &reading);
        finding.gap = gap::gap(&finding, &reading, headers, slip.is_some());
    }
    finding.reasons = reasons::reasons(fact, &finding, &reading, &grouped);
    finding.message = message::message(fact, &finding, &reading, &grouped, headers);
    finding
}

/// The first verdict that holds, in the order of the design.
fn verdict(fact: &Fact, all: &[Observation], reading: &Reading, documents: usize, headers: &Headers) -> Verdict {
    let differ = reading.differs();
    if documents <= 1 && reading.expected_holds {
        return match differ {
            true if voice::contradicts_itself(fact, all, reading) => Verdict::Internal,
            true if voice::is_disputed(fact, all, reading) => Verdict::Disputed,
            _ => Verdict::Single,
        };
    }
    if !reading.expected_holds {
        return Verdict::Conflict;
    }
    if !differ {
        return if reading.cores_meet { Verdict::Agree } else { Verdict::Compatible };
    }
    if time::follow(fact.compare.changes, all, reading, headers) || time::is_corrected(all, reading, headers) {
        Verdict::Superseded
    } else if voice::is_disputed(fact, all, reading) {
        Verdict::Disputed
    } else {
        Verdict::Conflict
    }
}

/// A version as a reader sees it, with the value of its best observation.
fn shown(version: &reading::Group, all: &[Observation], headers: &Headers) -> Option<Version> {
    let documents: BTreeSet<&str> = version.observations(all).map(|o| o.document.as_str()).collect();
    let origins: BTreeSet<&str> =
        documents.iter().map(|id| headers.get(*id).map_or(*id, |header| header.origin.as_str())).collect();
    Some(Version {
        value: version.best(all)?.value.clone(),
        observations: version.members.clone(),
        documents: documents.len(),
        origins: origins.len(),
    })
}

/// One `internal` finding for each document that holds two versions in one voice.
fn contradicting_selves(fact: &Fact, main: &Finding, headers: &Headers) -> Vec<Finding> {
    // A denial that the whole leaves without a version may have one in its document.
    let mut backed: Vec<Option<usize>> = vec![None; main.observations.len()];
    let members = main.versions.iter().enumerate().flat_map(|(at, v)| v.observations.iter().map(move |o| (at, *o)));
    for (version, at) in members {
        if let Some(backed) = backed.get_mut(at) {
            *backed = Some(version);
        }
    }
    let mut documents: BTreeMap<&str, (BTreeSet<Option<usize>>, Vec<&Observation>)> = BTreeMap::new();
    for (o, version) in main.observations.iter().zip(backed) {
        let (versions, observations) = documents.entry(&o.document).or_default();
        versions.extend((version.is_some() || denial::is_denial(o)).then_some(version));
        observations.push(o);
    }
    if documents.len() < 2 {
        return Vec::new();
    }
    let torn = documents.into_values().filter(|(versions, _)| versions.len() > 1);
    torn.map(|(_, observations)| finding(fact, &main.key, observations.into_iter().cloned().collect(), headers))
        .filter(|finding| finding.verdict == Verdict::Internal)
        .collect()
}
