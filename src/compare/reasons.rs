//! Why each observation of a finding fits or does not.

use super::alike;
use super::denial::is_denial;
use super::group::Grouped;
use super::line;
use super::reading::Reading;
use crate::model::{DAY, Finding, Hedge, Kind, Observation, Value, Verdict};
use crate::rule::Fact;
use crate::value;

/// So many versions are tried in their order for one that an observation leaves out.
const TRIED: usize = 8;
/// So many are looked through for the one that a denial is of.
const LOOKED_AT: usize = 64;

/// A reason for each observation; empty where there is nothing to say.
pub(super) fn reasons(fact: &Fact, finding: &Finding, reading: &Reading, grouped: &Grouped) -> Vec<String> {
    let mut homes: Vec<Option<usize>> = vec![None; finding.observations.len()];
    for (version, group) in reading.versions.iter().enumerate() {
        for at in &group.members {
            if let Some(home) = homes.get_mut(*at) {
                *home = Some(version);
            }
        }
    }
    let tried = tried(finding);
    let reason = |(at, (o, home)): (usize, (&Observation, &Option<usize>))| match (grouped.apart.get(&at), home) {
        (Some(apart), _) => apart.clone(),
        (None, None) => of_denial(fact, finding, o),
        (None, Some(home)) => of_member(fact, finding, reading, &tried, o, *home),
    };
    finding.observations.iter().zip(&homes).enumerate().map(reason).collect()
}

/// Which versions are held against each observation: the first few, then those that lie furthest out, as what meets the
/// lowest end and the highest meets all between.
fn tried(finding: &Finding) -> Vec<usize> {
    let mut tried: Vec<usize> = (0..finding.versions.len().min(TRIED)).collect();
    if finding.versions.len() > TRIED {
        let ends = |at: usize| finding.versions.get(at).and_then(|version| line::interval(&version.value));
        let all = || 0..finding.versions.len();
        let hi = |at: &usize| ends(*at).map_or(f64::INFINITY, |interval| interval.wide.hi);
        let lo = |at: &usize| ends(*at).map_or(f64::NEG_INFINITY, |interval| interval.wide.lo);
        tried.extend(all().min_by(|a, b| hi(a).total_cmp(&hi(b))));
        tried.extend(all().max_by(|a, b| lo(a).total_cmp(&lo(b))));
    }
    tried
}

/// Of a denial that makes no version.
fn of_denial(fact: &Fact, finding: &Finding, o: &Observation) -> String {
    if !is_denial(o) {
        return String::new();
    }
    let denied = &o.value.display;
    let met = finding.versions.iter().take(LOOKED_AT).find(|version| alike::can_be_one(fact, &o.value, &version.value));
    match (met, finding.versions.first()) {
        (Some(met), _) => format!("denies {denied}, against {}", met.value.display),
        (None, Some(said)) if finding.versions.len() == 1 => {
            format!("denies {denied}; {} is not touched by it", said.value.display)
        }
        (None, _) => format!("denies {denied}"),
    }
}

fn of_member(
    fact: &Fact,
    finding: &Finding,
    reading: &Reading,
    tried: &[usize],
    o: &Observation,
    home: usize,
) -> String {
    let Some(interval) = o.value.interval.filter(|_| !o.value.kind.is_words()) else { return String::new() };
    if is_denial(o) {
        return format!("denies {}", o.value.display);
    }
    let allows = || {
        if o.value.kind.is_time() {
            format!("“{}” is {}", o.value.written, o.value.display)
        } else {
            format!("“{}” allows {}", o.value.written, value::display_range(&o.value, interval.wide))
        }
    };
    let is_outside = |value: &&Value| !alike::can_be_one(fact, &o.value, value);
    let others = tried.iter().filter(|other| **other != home && is_said(reading, **other));
    let outside = others.filter_map(|other| Some(&finding.versions.get(*other)?.value)).find(is_outside);
    match outside {
        Some(value) => format!("{}; {} is outside", allows(), value.display),
        None if reading.said().nth(1).is_some() => format!("{}, which fits every version", allows()),
        None if o.value.hedge == Hedge::Vague => format!("{}: a size, no figure", allows()),
        None if !reading.cores_meet && !o.value.hedge.is_bare() => allows(),
        None if finding.verdict == Verdict::Agree && o.value.kind == Kind::Date && interval.wide.width() > DAY => {
            format!("{} holds the others", o.value.display)
        }
        None => String::new(),
    }
}

fn is_said(reading: &Reading, version: usize) -> bool {
    reading.versions.get(version).is_some_and(|group| !group.denied)
}
