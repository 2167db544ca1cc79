//! How far the numbers of a contradiction lie apart.

use std::collections::BTreeSet;

use super::Headers;
use super::reading::Reading;
use crate::model::{Finding, Gap, Hedge, Interval, Observation, Section, Version};

/// Up to this share two figures are near.
const MINOR: f64 = 0.10;
/// Up to this factor they are of one size.
const MAJOR: f64 = 2.0;

/// The gap of the versions that are said, critical where a known slip lies between two: one level up in a headline or lead or where one of them breaks another's hard
/// bound, one down where the two that lie furthest apart are hedged or the days of publication differ. None for words,
/// dates and clock times.
pub(super) fn gap(finding: &Finding, reading: &Reading, headers: &Headers, is_slip: bool) -> Option<Gap> {
    let said: Vec<&Version> =
        finding.versions.iter().zip(&reading.versions).filter(|(_, group)| !group.denied).map(|(v, _)| v).collect();
    let mut numbers: Vec<(f64, Hedge)> = Vec::new();
    for version in &said {
        if version.value.kind.is_time() {
            return None;
        }
        let interval = version.value.interval?;
        let number = interval.nominal.unwrap_or_else(|| f64::midpoint(interval.wide.lo, interval.wide.hi));
        numbers.push((number, version.value.hedge));
    }
    let (low, low_hedge) = numbers.iter().copied().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let (high, high_hedge) = numbers.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0))?;
    if numbers.len() < 2 || !high.is_finite() {
        return None;
    }
    let hedged = !low_hedge.is_bare() || !high_hedge.is_bare();
    let level = if is_slip {
        2
    } else if (high - low).abs() <= MINOR * high.abs().max(low.abs()) {
        0
    } else if low > 0.0 && high <= MAJOR * low {
        1
    } else {
        2
    };
    let members: Vec<&Observation> =
        said.iter().flat_map(|v| &v.observations).filter_map(|at| finding.observations.get(*at)).collect();
    Some(match level + shift(&members, (low, high), headers, hedged) {
        ..=0 => Gap::Minor,
        1 => Gap::Major,
        _ => Gap::Critical,
    })
}

fn shift(members: &[&Observation], (low, high): (f64, f64), headers: &Headers, hedged: bool) -> i32 {
    let prominent = members.iter().any(|o| matches!(o.section, Section::Headline | Section::Lead));
    let broken = |interval: Interval| {
        (interval.hard_lo && low < interval.wide.lo) || (interval.hard_hi && high > interval.wide.hi)
    };
    let bounded = members.iter().any(|o| o.value.interval.is_some_and(broken));
    let days: BTreeSet<_> =
        members.iter().filter_map(|o| headers.get(&o.document)?.published.map(|published| published.date)).collect();
    i32::from(prominent || bounded) - i32::from(hedged || days.len() > 1)
}
