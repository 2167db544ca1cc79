//! What a finding says in one plain sentence, and why each observation fits or does not.

use std::collections::BTreeSet;

use super::group::Grouped;
use super::reading::Reading;
use super::time::when;
use super::{Headers, name};
use crate::model::{Finding, Hedge, Kind, Observation, Section, Verdict, Version};
use crate::rule::{Changes, Fact, Tolerance};
use crate::value;

/// The sentence of a finding.
pub(super) fn message(fact: &Fact, finding: &Finding, reading: &Reading, headers: &Headers) -> String {
    let Some(first) = finding.versions.first() else {
        let undated = finding.observations.iter().find(|o| {
            let published = headers.get(&o.document).and_then(|header| header.published);
            o.value.kind.is_time() && o.value.interval.is_none() && published.is_none()
        });
        return match undated {
            Some(o) => format!(
                "“{}” needs the day of publication: name it in sources.yaml or with --published.",
                o.value.written
            ),
            None => "Mentioned, but nothing that could be compared.".to_owned(),
        };
    };
    let value = &first.value.display;
    match finding.verdict {
        Verdict::Agree => format!("{} on {value}.", agreement(first, finding, headers)),
        Verdict::Compatible => {
            format!("{} on {value}, as {}.", agreement(first, finding, headers), allowance(fact, finding))
        }
        Verdict::Single => {
            let document = finding.observations.first().map_or("", |o| name(headers, &o.document));
            let values: Vec<&str> = finding.versions.iter().map(|version| version.value.display.as_str()).collect();
            format!("One document only, {document}: {}.", values.join(", then "))
        }
        Verdict::Internal => {
            let document = finding.observations.first().map_or("", |o| name(headers, &o.document));
            format!("{document} contradicts itself: {}.", against(finding, reading, headers, Told::Place))
        }
        Verdict::Disputed => {
            format!("Speakers differ, the documents do not: {}.", against(finding, reading, headers, Told::Speaker))
        }
        Verdict::Superseded if fact.compare.changes == Changes::Never => {
            let origin = finding.observations.first().and_then(|o| headers.get(&o.document));
            format!("{} corrected itself: {}.", origin.map_or("", |header| &header.origin), timeline(finding, headers))
        }
        Verdict::Superseded => format!("Changed in time: {}.", timeline(finding, headers)),
        Verdict::Conflict if !reading.expected_holds => {
            let expected = fact.compare.expect.as_ref().map_or("", |value| value.display.as_str());
            format!("Held to {expected} by the rule, found {}.", against(finding, reading, headers, Told::Document))
        }
        Verdict::Conflict => {
            let scope = if finding.versions.len() == 2 { "both" } else { "all" };
            format!("No one value explains {scope}: {}.", against(finding, reading, headers, Told::Document))
        }
        Verdict::Missing => String::new(),
    }
}

/// "5 documents agree (4 origins)", or that they are one source.
fn agreement(version: &Version, finding: &Finding, headers: &Headers) -> String {
    let origins: BTreeSet<&str> = finding
        .observations
        .iter()
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

/// Which words make room for values that are not the same.
fn allowance(fact: &Fact, finding: &Finding) -> String {
    let loose = finding.observations.iter().find(|o| !o.value.hedge.is_bare() && o.value.interval.is_some());
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
const STEPS: usize = 6;

/// At most so many of `all`, the rest counted.
fn first_of(all: &[String], most: usize, join: &str) -> String {
    let shown = all.iter().take(most).map(String::as_str).collect::<Vec<_>>().join(join);
    match all.len().saturating_sub(most) {
        0 => shown,
        rest => format!("{shown}{join}{rest} more"),
    }
}

/// By what a sentence tells the sides of a contradiction apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Document,
    Speaker,
    Place,
}

/// "2 h (Daily News) against 3 h (The Herald)".
fn against(finding: &Finding, reading: &Reading, headers: &Headers, told: Told) -> String {
    let sides = finding.versions.iter().enumerate().map(|(at, version)| {
        let who = |o: &Observation| match (&o.speaker, told) {
            (Some(speaker), Told::Speaker) => speaker.name.clone(),
            (_, Told::Place) if o.section == Section::Body => format!("line {}", o.snippet.line),
            (_, Told::Place) => o.section.name().to_owned(),
            _ => name(headers, &o.document).to_owned(),
        };
        let mut names: Vec<String> = Vec::new();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for o in version.observations.iter().filter_map(|at| finding.observations.get(*at)) {
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
    first_of(&sides.collect::<Vec<_>>(), SIDES, " against ")
}

/// "in principle (2025-03-13 to 2025-03-18), then refuses (2025-03-19)": the values as they were said, day by day.
fn timeline(finding: &Finding, headers: &Headers) -> String {
    let dated = finding.observations.iter().filter(|o| o.value.is_resolved());
    let mut said: Vec<(i64, &str)> =
        dated.filter_map(|o| Some((when(o, headers)?.0, o.value.display.as_str()))).collect();
    said.sort_by_key(|(day, _)| *day);
    let mut steps: Vec<(&str, i64, i64)> = Vec::new();
    for (day, value) in said {
        match steps.iter_mut().find(|(known, _, _)| *known == value) {
            Some((_, _, last)) => *last = day,
            None => steps.push((value, day, day)),
        }
    }
    let shown = steps.into_iter().map(|(value, first, last)| {
        if first == last {
            format!("{value} ({})", iso_day(first))
        } else {
            format!("{value} ({} to {})", iso_day(first), iso_day(last))
        }
    });
    first_of(&shown.collect::<Vec<_>>(), STEPS, ", then ")
}

fn iso_day(day: i64) -> String {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    epoch
        .checked_add(jiff::Span::new().try_days(day).unwrap_or_default())
        .map_or_else(|_| String::new(), |date| date.to_string())
}

/// For each observation of a finding, why it fits or does not.
pub(super) fn reasons(finding: &Finding, reading: &Reading, grouped: &Grouped) -> Vec<String> {
    let reason = |(at, o): (usize, &Observation)| {
        if let Some(apart) = grouped.apart.get(&at) {
            return apart.clone();
        }
        let home = finding.versions.iter().position(|version| version.observations.contains(&at));
        let Some(interval) = o.value.interval.filter(|_| !o.value.kind.is_words()) else { return String::new() };
        let allows = || {
            if o.value.kind.is_time() {
                format!("“{}” is {}", o.value.written, o.value.display)
            } else {
                format!("“{}” allows {}", o.value.written, value::display_range(&o.value, interval.wide))
            }
        };
        let others = finding.versions.iter().enumerate().filter(|(other, _)| Some(*other) != home);
        let outside = others.map(|(_, version)| version).find(|version| {
            let Some(other) = version.value.interval else { return false };
            interval.wide.meet(other.wide).is_empty()
        });
        match outside {
            Some(version) => format!("{}; {} is outside", allows(), version.value.display),
            None if finding.versions.len() > 1 => format!("{}, which fits every version", allows()),
            None if o.value.hedge == Hedge::Vague => format!("{}: a size, no figure", allows()),
            None if !reading.cores_meet && !o.value.hedge.is_bare() => allows(),
            None if finding.verdict == Verdict::Agree
                && o.value.kind == Kind::Date
                && interval.wide.width() > 86_400.0 =>
            {
                format!("{} holds the others", o.value.display)
            }
            None => String::new(),
        }
    };
    finding.observations.iter().enumerate().map(reason).collect()
}
