//! The half that needs one fact and key at a time, with the headers of the documents: comparing.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::compare::{self, Header, Headers};
use crate::model::{Absence, Breach, Finding, Key, Observation, Stance, Value, Verdict, Version};
use crate::origin::{Sketch, Source, origins};
use crate::rule::{Fact, Rules};
use crate::value;
use crate::wire::{Coverage, DocumentRow, FindingRow, IdleRow, Report, Rows, UnparsedRow};
use crate::within::BuiltIn;

pub(super) fn report(rules: &Rules, mut rows: Rows) -> Report {
    let headers = headers(&mut rows.documents);
    let coverage = coverage(rules, &rows);
    let mut groups: BTreeMap<(usize, Key), Vec<Observation>> = BTreeMap::new();
    let ids: BTreeMap<&str, usize> = rules.facts.iter().enumerate().map(|(at, fact)| (fact.id.as_str(), at)).collect();
    for observation in rows.observations {
        // Rows of a fact that these rules do not have are another rule set's; `crosscheck compare` says so.
        if let Some(at) = ids.get(observation.fact.as_str()) {
            groups.entry((*at, observation.key.clone())).or_default().push(observation);
        }
    }
    let sums = sums(rules, &ids, &groups, &headers);
    let mut findings: Vec<Finding> = groups
        .into_par_iter()
        .flat_map_iter(|((at, key), observations)| {
            rules.facts.get(at).map_or_else(Vec::new, |fact| compare::compare(fact, &key, observations, &headers))
        })
        .collect();
    findings.extend(sums);
    let absences: Vec<Absence> = rows.absences.into_iter().map(Absence::from).collect();
    let missing = |fact: &Fact| compare::missing(fact, &absences, &headers);
    findings.extend(rules.facts.iter().filter_map(missing));
    let known = |id: &str| BuiltIn::parse(id).map(|fact| fact.id);
    let breaches = rows.breaches.into_iter().filter_map(|row| row.into_breach(known));
    findings.extend(breaches.filter_map(|breach| of_breach(&breach, &headers)));
    let findings = findings.iter().map(|finding| {
        let fact = ids.get(finding.fact.as_str()).and_then(|at| rules.facts.get(*at));
        let lacks = fact.map_or_else(Vec::new, |fact| lacks(fact, finding));
        FindingRow { lacks, ..FindingRow::of(finding, how_read) }
    });
    let mut findings: Vec<FindingRow> = findings.collect();
    tell_apart(&mut findings);
    Report::new(rows.documents, findings, coverage, rows.problems)
}

/// Gives each finding a fingerprint of its own: a paper may make one mistake in two articles, and each is decided on.
fn tell_apart(findings: &mut [FindingRow]) {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings {
        let again = met.entry(finding.fingerprint.clone()).or_default();
        *again += 1;
        if *again > 1 {
            finding.fingerprint = compare::fingerprint([finding.fingerprint.as_str(), &again.to_string()]);
        }
    }
}

/// What does not add up, where rules say that it has to.
fn sums(
    rules: &Rules,
    ids: &BTreeMap<&str, usize>,
    groups: &BTreeMap<(usize, Key), Vec<Observation>>,
    headers: &Headers,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for ((at, key), total) in groups {
        let Some(fact) = rules.facts.get(*at).filter(|fact| !fact.compare.sum_of.is_empty()) else { continue };
        let part = |id: &String| groups.get(&(*ids.get(id.as_str())?, key.clone())).map(Vec::as_slice);
        if let Some(parts) = fact.compare.sum_of.iter().map(part).collect::<Option<Vec<_>>>() {
            found.extend(compare::sums(fact, key, total, &parts, headers));
        }
    }
    found
}

/// The slots of a fact's key that what was found does not name.
fn lacks(fact: &Fact, finding: &Finding) -> Vec<String> {
    let is_found = !finding.observations.is_empty();
    fact.by.iter().filter(|slot| is_found && !finding.key.contains_key(*slot)).cloned().collect()
}

/// The headers of the documents, each with its origin, which goes into its row too.
fn headers(documents: &mut [DocumentRow]) -> Headers {
    let sources: Vec<Source> = documents
        .iter()
        .map(|row| Source {
            document: row.id.clone(),
            agency: row.agency.clone(),
            publisher: row.publisher.clone(),
            sketch: row.sketch.as_deref().and_then(Sketch::parse),
        })
        .collect();
    let origins = origins(&sources);
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    for publisher in documents.iter().filter_map(|row| row.publisher.clone()) {
        *shared.entry(publisher).or_default() += 1;
    }
    let mut headers = Headers::new();
    for row in documents {
        row.sketch = None;
        let origin = origins.get(&row.id).cloned().unwrap_or_default();
        row.origin = Some(origin.name.clone()).filter(|name| !name.is_empty());
        let document = row.header();
        // Two articles of one paper are told apart by their day, or else by their id.
        let name = match (&row.publisher, document.published) {
            (Some(publisher), Some(day)) if shared.get(publisher).is_some_and(|count| *count > 1) => {
                format!("{publisher} {}", day.date)
            }
            (Some(publisher), _) if shared.get(publisher).is_none_or(|count| *count < 2) => publisher.clone(),
            _ => row.id.clone(),
        };
        let source = row.publisher.clone().unwrap_or_else(|| row.id.clone());
        let header = Header { name, source, published: document.published, origin: origin.name, text: origin.text };
        headers.insert(row.id.clone(), header);
    }
    headers
}

fn coverage(rules: &Rules, rows: &Rows) -> Coverage {
    let found: BTreeSet<&str> = rows.observations.iter().map(|o| o.fact.as_str()).collect();
    let unresolved = rows.observations.iter().filter(|o| !o.value.is_resolved());
    Coverage {
        documents: rows.documents.len(),
        passed_over: rows.documents.iter().filter(|row| row.passed_over.is_some()).count(),
        facts: rules.facts.len(),
        asked: rules
            .facts
            .iter()
            .map(|fact| fact.id.clone())
            .chain(BuiltIn::all().map(|fact| fact.id.to_owned()))
            .collect(),
        facts_never_found: rules
            .facts
            .iter()
            .filter(|f| !found.contains(f.id.as_str()))
            .map(|f| f.id.clone())
            .collect(),
        phrases_never_found: rules.facts.iter().filter_map(|fact| idle(fact, rows)).collect(),
        unparsed: unresolved
            .map(|o| UnparsedRow {
                document: o.document.clone(),
                line: o.snippet.line,
                written: o.value.written.clone(),
            })
            .collect(),
        stale_reviews: Vec::new(),
    }
}

/// The phrases of a fact that found nothing, where others did; none where rows do not tell by which phrase they came.
fn idle(fact: &Fact, rows: &Rows) -> Option<IdleRow> {
    let own = rows.observations.iter().filter(|observation| observation.fact == fact.id);
    let found: BTreeSet<usize> = own.map(|observation| observation.phrase).collect::<Option<_>>()?;
    let phrases: Vec<&str> = fact.ask.phrases().map(|(_, phrase)| phrase.saying.written.as_str()).collect();
    let idle = phrases.iter().enumerate().filter(|(at, _)| !found.contains(at));
    let idle: Vec<String> = idle.map(|(_, written)| (*written).to_owned()).collect();
    let is_told = !found.is_empty() && !idle.is_empty();
    is_told.then(|| IdleRow { fact: fact.id.clone(), of: phrases.len(), phrases: idle })
}

/// How the words became a value: "about 2 h, 1 h 48 – 2 h 12".
pub(super) fn how_read(value: &Value) -> String {
    match value.interval {
        Some(interval) if !value.kind.is_time() => {
            let range = value::display_range(value, interval.core.unwrap_or(interval.wide));
            if range.is_empty() || range == value.display {
                value.display.clone()
            } else {
                format!("{}, {range}", value.display)
            }
        }
        None if value.label.is_none() => format!("{}, not resolved", value.display),
        _ => value.display.clone(),
    }
}

/// What a document says against itself, as a finding like any other.
fn of_breach(breach: &Breach, headers: &Headers) -> Option<Finding> {
    let built_in = BuiltIn::parse(breach.fact)?;
    let observations: Vec<Observation> = breach
        .values
        .iter()
        .map(|value| Observation {
            fact: breach.fact.to_owned(),
            key: Key::new(),
            document: breach.document.clone(),
            span: value.span,
            section: breach.section,
            snippet: breach.snippet.clone(),
            value: value.clone(),
            speaker: None,
            stance: Stance::Asserts,
            as_of: None,
            phrase: None,
        })
        .collect();
    let version = |(at, value): (usize, &Value)| Version {
        value: value.clone(),
        observations: vec![at],
        documents: 1,
        origins: 1,
    };
    let header = headers.get(&breach.document);
    let name = header.map_or(breach.document.as_str(), |header| header.name.as_str());
    let source = header.map_or(breach.document.as_str(), |header| header.source.as_str());
    let written = breach.values.iter().map(|value| value.written.as_str());
    let marks: Vec<&str> = [breach.fact, source].into_iter().chain(written).collect();
    Some(Finding {
        fact: breach.fact.to_owned(),
        title: built_in.title.to_owned(),
        key: Key::new(),
        verdict: Verdict::Internal,
        severity: built_in.severity,
        gap: None,
        fingerprint: compare::fingerprint(marks),
        message: format!("{name}: {}", breach.message),
        versions: breach.values.iter().enumerate().map(version).collect(),
        missing_from: Vec::new(),
        reasons: vec![String::new(); observations.len()],
        observations,
    })
}
