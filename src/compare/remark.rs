//! What a person should know of a contradiction besides the values: what may have happened, and whose words they are.

use std::collections::{BTreeMap, BTreeSet};

use super::listed::first_of;
use super::reading::Reading;
use super::voice::backed;
use super::{Headers, name};
use crate::model::{Finding, Kind, Observation, Value, Version};
use crate::value;

/// So many versions are held against each other for a slip.
const TRIED: usize = 8;
/// So many changed words a sentence can hold.
const CHANGES: usize = 4;

/// The remarks as sentences, each with a space before it; empty where there are none.
pub(super) fn remarks(finding: &Finding, reading: &Reading, headers: &Headers) -> String {
    let only_two = finding.versions.len() == 2;
    let slip = slip(finding, reading).map(|(slip, a, b)| {
        let between = if only_two { String::new() } else { format!(" between {} and {}", a.display, b.display) };
        format!("It looks like {slip}{between}.")
    });
    let remarks = [copies(finding, reading, headers), speakers(finding, reading), words(finding), slip];
    remarks.into_iter().flatten().flat_map(|remark| [" ".to_owned(), remark]).collect()
}

/// The first known slip between two versions that are said, with their values.
pub(super) fn slip<'f>(finding: &'f Finding, reading: &Reading) -> Option<(&'static str, &'f Value, &'f Value)> {
    let versions = finding.versions.iter().zip(&reading.versions).filter(|(_, group)| !group.denied);
    let values: Vec<&Value> = versions.map(|(version, _)| &version.value).take(TRIED).collect();
    let pairs = values.iter().enumerate().flat_map(|(at, a)| values.iter().skip(at + 1).map(move |b| (*a, *b)));
    pairs.into_iter().find_map(|(a, b)| Some((value::slip(a, b)?, a, b)))
}

/// Copies of one text that have two versions: somebody changed a figure.
fn copies(finding: &Finding, reading: &Reading, headers: &Headers) -> Option<String> {
    let text =
        |o: &Observation| headers.get(&o.document).map(|header| header.text.as_str()).filter(|text| !text.is_empty());
    let mut torn: BTreeMap<&str, BTreeMap<&str, BTreeSet<usize>>> = BTreeMap::new();
    for (version, o) in backed(&finding.observations, reading) {
        if let Some(text) = text(o) {
            torn.entry(text).or_default().entry(&o.document).or_default().insert(version);
        }
    }
    let (_, copies) = torn.into_iter().find(|(_, copies)| {
        // Copies that each hold both versions are torn in one way, and nobody changed a thing.
        copies.len() > 1 && copies.values().collect::<BTreeSet<_>>().len() > 1
    })?;
    let names: Vec<&str> = copies.keys().map(|document| name(headers, document)).collect();
    let (last, others) = names.split_last()?;
    Some(format!("{} and {last} print one text: somebody changed it.", others.join(", ")))
}

/// One speaker who is credited with two values in different documents: the papers differ on what was said.
fn speakers(finding: &Finding, reading: &Reading) -> Option<String> {
    let mut credited: BTreeMap<&str, (&str, BTreeMap<usize, BTreeSet<&str>>)> = BTreeMap::new();
    for (version, o) in backed(&finding.observations, reading) {
        if let Some(speaker) = &o.speaker {
            let (_, versions) = credited.entry(&speaker.family).or_insert((&speaker.name, BTreeMap::new()));
            versions.entry(version).or_default().insert(&o.document);
        }
    }
    let several = |versions: &BTreeMap<usize, BTreeSet<&str>>| {
        versions.len() > 1 && versions.values().flatten().collect::<BTreeSet<_>>().len() > 1
    };
    let (speaker, versions) = credited.into_values().find(|(_, versions)| several(versions))?;
    if finding.versions.len() == 2 {
        return Some(format!("The documents differ on what {speaker} said."));
    }
    let values: Vec<&str> = versions
        .keys()
        .filter_map(|at| finding.versions.get(*at))
        .map(|version| version.value.display.as_str())
        .collect();
    Some(format!("The documents differ on what {speaker} said: {}.", values.join(" and ")))
}

/// The words that two quotations do not share.
fn words(finding: &Finding) -> Option<String> {
    let [a, b] = finding.versions.as_slice() else { return None };
    let quoted = |version: &Version| version.value.label.clone().filter(|_| version.value.kind == Kind::Quote);
    let (a, b) = (quoted(a)?, quoted(b)?);
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let shown = |words: &[&str]| match words {
        [] => "nothing".to_owned(),
        words => format!("“{}”", words.join(" ")),
    };
    let mut changed = Vec::new();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for word in diff::slice(&a, &b).into_iter().map(Some).chain([None]) {
        match word {
            Some(diff::Result::Left(word)) => old.push(*word),
            Some(diff::Result::Right(word)) => new.push(*word),
            Some(diff::Result::Both(..)) | None if old.is_empty() && new.is_empty() => {}
            Some(diff::Result::Both(..)) | None => {
                changed.push(format!("{} for {}", shown(&old), shown(&new)));
                old.clear();
                new.clear();
            }
        }
    }
    (!changed.is_empty()).then(|| format!("What differs: {}.", first_of(&changed, CHANGES, ", ")))
}
