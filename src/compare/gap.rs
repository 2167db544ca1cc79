//! How far the numbers of a contradiction lie apart.

use std::collections::BTreeSet;

use super::Headers;
use crate::model::{Finding, Gap, Hedge, Section};

/// Up to this share two figures are near.
const MINOR: f64 = 0.10;
/// Up to this factor they are of one size.
const MAJOR: f64 = 2.0;

/// The gap of a finding's versions: one level up in a headline or lead or where a hard bound is broken, one down where
/// the values are hedged or the days of publication differ. None for words, dates and clock times.
pub(super) fn gap(finding: &Finding, headers: &Headers) -> Option<Gap> {
    let mut numbers: Vec<f64> = Vec::new();
    for version in &finding.versions {
        if version.value.kind.is_time() {
            return None;
        }
        let interval = version.value.interval?;
        numbers.push(interval.nominal.or_else(|| Some(f64::midpoint(interval.wide.lo, interval.wide.hi)))?);
    }
    let low = numbers.iter().copied().min_by(f64::total_cmp)?;
    let high = numbers.iter().copied().max_by(f64::total_cmp)?;
    if numbers.len() < 2 || !high.is_finite() {
        return None;
    }
    let level = if (high - low).abs() <= MINOR * high.abs().max(low.abs()) {
        0
    } else if low > 0.0 && high <= MAJOR * low {
        1
    } else {
        2
    };
    Some(match level + shift(finding, headers) {
        ..=0 => Gap::Minor,
        1 => Gap::Major,
        _ => Gap::Critical,
    })
}

fn shift(finding: &Finding, headers: &Headers) -> i32 {
    let prominent = finding.observations.iter().any(|o| matches!(o.section, Section::Headline | Section::Lead));
    let bounded = finding.observations.iter().any(|o| o.value.interval.is_some_and(|i| i.hard_lo || i.hard_hi));
    let hedged = finding.versions.iter().any(|version| !matches!(version.value.hedge, Hedge::None | Hedge::Exact));
    let days: BTreeSet<_> = finding
        .observations
        .iter()
        .filter_map(|o| headers.get(&o.document)?.published.map(|published| published.date))
        .collect();
    i32::from(prominent || bounded) - i32::from(hedged || days.len() > 1)
}
