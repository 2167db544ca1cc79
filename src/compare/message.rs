//! What a finding says in one plain sentence.

use std::collections::BTreeSet;

use super::denial::told;
use super::group::Grouped;
use super::listed::first_of;
use super::reading::Reading;
use super::timeline::timeline;
use super::{Headers, line, name, remark};
use crate::model::{Finding, Kind, Observation, Section, Verdict, Version};
use crate::rule::{Changes, Fact, Tolerance};
use crate::value;

/// The sentence of a finding.
pub(super) fn message(
    fact: &Fact,
    finding: &Finding,
    reading: &Reading,
    grouped: &Grouped,
    headers: &Headers,
) -> String {
    let Some(first) = finding.versions.first() else { return nothing_compared(finding, grouped, headers) };
    let value = &first.value.display;
    let leads = members(first, finding).next();
    let document = leads.map_or("", |o| name(headers, &o.document));
    let is_denied = reading.said().next().is_none();
    match finding.verdict {
        Verdict::Agree if is_denied => {
            format!("{} to deny {value}, and none asserts it.", agreement(first, finding, headers))
        }
        Verdict::Compatible if is_denied => {
            let denials = sides(finding, reading, headers, Told::Document);
            format!("All is only denied: {}.", first_of(&denials, SIDES, ", "))
        }
        Verdict::Agree => format!("{} on {value}.", agreement(first, finding, headers)),
        Verdict::Compatible => {
            format!("{} on {value}, as {}.", agreement(first, finding, headers), allowance(fact, finding, reading))
        }
        Verdict::Single => {
            let values =
                finding.versions.iter().filter_map(|version| members(version, finding).next().map(|o| (version, o)));
            let values: Vec<String> = values.map(|(version, o)| told(o, &version.value.display)).collect();
            format!("One document only, {document}: {}.", values.join(", then "))
        }
        Verdict::Internal => {
            let against = against(finding, reading, headers, Told::Place);
            format!("{document} contradicts itself: {against}.{}", remark::remarks(finding, reading, headers))
        }
        Verdict::Disputed => {
            format!("Speakers differ, the documents do not: {}.", against(finding, reading, headers, Told::Speaker))
        }
        Verdict::Superseded if fact.compare.changes == Changes::Never => {
            let origin = leads.and_then(|o| headers.get(&o.document));
            format!("{} corrected itself: {}.", origin.map_or("", |header| &header.origin), timeline(finding, headers))
        }
        Verdict::Superseded => format!("Changed in time: {}.", timeline(finding, headers)),
        Verdict::Conflict if !reading.expected_holds => {
            let expected = fact.compare.expect.as_ref().map_or("", |value| value.display.as_str());
            format!("Held to {expected} by the rule, found {}.", against(finding, reading, headers, Told::Document))
        }
        Verdict::Conflict => {
            let scope = if finding.versions.len() == 2 { "both" } else { "all" };
            let against = against(finding, reading, headers, Told::Document);
            format!("No one value explains {scope}: {against}.{}", remark::remarks(finding, reading, headers))
        }
        Verdict::Missing => String::new(),
    }
}

/// Why a finding has no version.
fn nothing_compared(finding: &Finding, grouped: &Grouped, headers: &Headers) -> String {
    if !grouped.lacking.is_empty() {
        let documents: BTreeSet<&str> = finding.observations.iter().map(|o| o.document.as_str()).collect();
        let documents = match documents.len() {
            1 => "1 document".to_owned(),
            several => format!("{several} documents"),
        };
        return format!("Names no {} in {documents}: cannot be compared.", grouped.lacking.join(", "));
    }
    let undated = finding.observations.iter().find(|o| {
        let published = headers.get(&o.document).and_then(|header| header.published);
        o.value.kind.is_time() && o.value.interval.is_none() && published.is_none()
    });
    match undated {
        Some(o) => {
            format!("“{}” needs the day of publication: name it in sources.yaml or with --published.", o.value.written)
        }
        None => "Mentioned, but nothing that could be compared.".to_owned(),
    }
}

/// The observations of a version.
fn members<'f>(version: &'f Version, finding: &'f Finding) -> impl Iterator<Item = &'f Observation> {
    version.observations.iter().filter_map(|at| finding.observations.get(*at))
}

/// "5 documents agree (4 origins)", or that they are one source.
fn agreement(version: &Version, finding: &Finding, headers: &Headers) -> String {
    let origins: BTreeSet<&str> = members(version, finding)
        .map(|o| headers.get(&o.document).map_or(o.document.as_str(), |header| header.origin.as_str()))
        .collect();
    match (version.documents, origins.first()) {
        (documents, Some(origin)) if version.origins == 1 && documents > 1 => {
            format!("{documents} documents of one origin ({origin}), so one source, agree")
        }
        (documents, _) if version.origins < documents => {
            format!("{documents} documents of {} origins agree", version.origins)
        }
        (documents, _) => format!("{documents} documents agree"),
    }
}

/// Which words make room for values that are not the same: those whose plain sense lacks the shared value.
/// A clock time without a zone makes room for any.
fn allowance(fact: &Fact, finding: &Finding, reading: &Reading) -> String {
    let all = || finding.versions.iter().flat_map(|version| members(version, finding));
    let is_face = |o: &&Observation| o.value.kind == Kind::Time && !o.value.is_zoned();
    if let Some(face) = all().find(is_face).filter(|_| all().any(|o| o.value.is_zoned())) {
        return format!("“{}” names no zone", face.value.written);
    }
    let shared = reading.versions.first().and_then(|version| version.point);
    let lacks = |o: &&Observation| {
        let core = line::interval(&o.value).and_then(|interval| interval.core);
        !core.zip(shared).is_some_and(|(core, shared)| core.holds(shared))
    };
    let hedged: Vec<&Observation> = all().filter(|o| !o.value.hedge.is_bare() && o.value.interval.is_some()).collect();
    let loose = hedged.iter().copied().find(|o| lacks(o)).or_else(|| {
        // Where no hedge is needed, what the rule tolerates is.
        hedged.first().copied().filter(|_| fact.compare.tolerance.is_none())
    });
    match (loose, fact.compare.tolerance) {
        (Some(o), _) => {
            let wide =
                o.value.interval.map(|interval| value::display_range(&o.value, interval.wide)).unwrap_or_default();
            format!("“{}” allows {wide}", o.value.written)
        }
        (None, Some(Tolerance::Relative(share))) => format!("the rule tolerates {} %", share * 100.0),
        (None, Some(Tolerance::Absolute(_))) => "the rule's tolerance allows".to_owned(),
        (None, None) => "the figures differ by no more than their rounding".to_owned(),
    }
}

/// Sides and names that a sentence can hold; the others are counted.
const SIDES: usize = 4;
const NAMES: usize = 3;

/// By what a sentence tells the sides of a contradiction apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Document,
    Speaker,
    Place,
}

/// "2 h (Daily News) against 3 h (The Herald)".
fn against(finding: &Finding, reading: &Reading, headers: &Headers, told: Told) -> String {
    first_of(&sides(finding, reading, headers, told), SIDES, " against ")
}

/// Each version with those who back it: "2 h (Daily News)".
fn sides(finding: &Finding, reading: &Reading, headers: &Headers, told: Told) -> Vec<String> {
    let sides = finding.versions.iter().enumerate().map(|(at, version)| {
        let who = |o: &Observation| match (&o.speaker, told) {
            (Some(speaker), Told::Speaker) => speaker.name.clone(),
            (_, Told::Place) if o.section == Section::Body => format!("line {}", o.snippet.line),
            (_, Told::Place) => o.section.name().to_owned(),
            _ => name(headers, &o.document).to_owned(),
        };
        let mut names: Vec<String> = Vec::new();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for o in members(version, finding) {
            // "Trump" and "Mr Trump" are one speaker.
            let voice = o
                .speaker
                .as_ref()
                .filter(|_| told == Told::Speaker)
                .map_or_else(|| who(o), |speaker| speaker.family.clone());
            if known.insert(voice) {
                names.push(who(o));
            }
        }
        let denied = reading.versions.get(at).is_some_and(|group| group.denied);
        format!("{}{} ({})", if denied { "not " } else { "" }, version.value.display, first_of(&names, NAMES, ", "))
    });
    sides.collect()
}
