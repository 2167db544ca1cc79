//! The bands of a scale: where all sources meet, and the gaps between versions.

use serde::Serialize;

use super::axis::{Axis, Ends, OPEN, Stretch, ends};
use super::reading::Reading;
use crate::model::Verdict;
use crate::wire::{FindingRow, ValueRow};

/// What all share, or what lies between versions.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Band {
    pub(super) shared: bool,
    pub(super) at: Stretch,
}

/// Where all readings meet, or the gaps between what versions allow. What changed in time leaves none.
pub(super) fn bands(finding: &FindingRow, readings: &[Reading<'_>], axis: &Axis) -> Vec<Band> {
    let band = |shared, (lo, hi)| Band { shared, at: axis.between(lo, hi) };
    if finding.versions.len() == 1 {
        return meeting(finding, readings).map(|ends| band(true, ends)).into_iter().collect();
    }
    if finding.verdict == Verdict::Superseded {
        return Vec::new();
    }
    let of = |version| readings.iter().filter(move |reading| reading.version == version);
    let reaches = (0..finding.versions.len()).filter(|version| of(*version).next().is_some());
    let mut reaches: Vec<[Ends; 2]> = reaches.map(|version| [widest(of(version)), meet(of(version), wide)]).collect();
    reaches.sort_by(|[a, _], [b, _]| a.0.total_cmp(&b.0));
    let gaps = reaches.windows(2).filter_map(|pair| match pair {
        // Apart as a whole, or only in what all readings of each allow.
        [[(_, end), _], [(start, _), _]] if end <= start => Some((*end, *start)),
        [[_, (_, end)], [_, (start, _)]] | [[_, (start, _)], [_, (_, end)]] if end < start => Some((*end, *start)),
        _ => None,
    });
    gaps.filter(|(end, start)| end < start).map(|ends| band(false, ends)).collect()
}

fn wide(value: &ValueRow) -> Option<Ends> {
    value.wide.map(ends)
}

fn core(value: &ValueRow) -> Option<Ends> {
    value.core.map(ends)
}

/// What all readings allow: at face value where that is enough, otherwise as far as the words stretch.
fn meeting(finding: &FindingRow, readings: &[Reading<'_>]) -> Option<Ends> {
    let cores = meet(readings.iter(), core);
    let face = finding.verdict == Verdict::Agree && cores.0 <= cores.1;
    let met = if face { cores } else { meet(readings.iter(), wide) };
    (met.0 <= met.1 && met != OPEN).then_some(met)
}

/// What all of them share; it may be reversed.
fn meet<'a>(readings: impl Iterator<Item = &'a Reading<'a>>, range: fn(&ValueRow) -> Option<Ends>) -> Ends {
    readings.filter_map(|reading| range(&reading.row.value)).fold(OPEN, |all, one| (all.0.max(one.0), all.1.min(one.1)))
}

/// From the lowest end of any of them to the highest.
fn widest<'a>(readings: impl Iterator<Item = &'a Reading<'a>>) -> Ends {
    let nothing = (f64::INFINITY, f64::NEG_INFINITY);
    readings
        .filter_map(|reading| wide(&reading.row.value))
        .fold(nothing, |all, one| (all.0.min(one.0), all.1.max(one.1)))
}
