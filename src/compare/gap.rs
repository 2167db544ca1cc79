//! How far the numbers of a contradiction lie apart.

use std::collections::BTreeSet;

use super::Headers;
use crate::model::{Finding, Gap, Hedge, Section};

/// Up to this share two figures are near.
const MINOR: f64 = 0.10;
/// Up to this factor they are of one size.
const MAJOR: f64 = 2.0;

/// The gap of a finding's versions: one level up in a headline or lead or where a hard bound is broken, one down where
/// the two that lie furthest apart are hedged or the days of publication differ. None for words, dates and clock times.
pub(super) fn gap(finding: &Finding, headers: &Headers) -> Option<Gap> {
    let mut numbers: Vec<(f64, Hedge)> = Vec::new();
    for version in &finding.versions {
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
    let level = if (high - low).abs() <= MINOR * high.abs().max(low.abs()) {
        0
    } else if low > 0.0 && high <= MAJOR * low {
        1
    } else {
        2
    };
    Some(match level + shift(finding, headers, hedged) {
        ..=0 => Gap::Minor,
        1 => Gap::Major,
        _ => Gap::Critical,
    })
}

fn shift(finding: &Finding, headers: &Headers, hedged: bool) -> i32 {
    let prominent = finding.observations.iter().any(|o| matches!(o.section, Section::Headline | Section::Lead));
    let bounded = finding.observations.iter().any(|o| o.value.interval.is_some_and(|i| i.hard_lo || i.hard_hi));
    let days: BTreeSet<_> = finding
        .observations
        .iter()
        .filter_map(|o| headers.get(&o.document)?.published.map(|published| published.date))
        .collect();
    i32::from(prominent || bounded) - i32::from(hedged || days.len() > 1)
}
