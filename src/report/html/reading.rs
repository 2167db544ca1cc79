//! What the sources of a finding allow: readings that can be drawn on one axis, each once.

use crate::model::{DAY, Kind};
use crate::wire::{FindingRow, Number, ObservationRow, ValueRow};

/// A reading and the documents that have it.
pub(super) struct Reading<'r> {
    pub(super) version: usize,
    pub(super) row: &'r ObservationRow,
    pub(super) documents: Vec<&'r str>,
}

/// The readings of a finding that can stand on the axis of `first`, by version and then from the lowest.
pub(super) fn readings<'r>(finding: &'r FindingRow, first: &ValueRow) -> Vec<Reading<'r>> {
    let mut readings: Vec<Reading<'_>> = Vec::new();
    for (version, members) in finding.versions.iter().enumerate() {
        for row in members.observations.iter().filter_map(|at| finding.observations.get(*at)) {
            if row.value.wide.is_none() || !one_axis(first, &row.value) {
                continue;
            }
            let same = |reading: &&mut Reading<'_>| {
                reading.version == version && ranges(&reading.row.value) == ranges(&row.value)
            };
            match readings.iter_mut().find(same) {
                Some(reading) if reading.documents.contains(&row.document.as_str()) => {}
                Some(reading) => reading.documents.push(&row.document),
                None => readings.push(Reading { version, row, documents: vec![&row.document] }),
            }
        }
    }
    readings.sort_by(|a, b| a.version.cmp(&b.version).then(low(a.row).total_cmp(&low(b.row))));
    readings
}

type Ranges<'r> = (Option<[Option<Number>; 2]>, Option<[Option<Number>; 2]>, [bool; 2]);

const fn ranges(value: &ValueRow) -> Ranges<'_> {
    (value.core, value.wide, value.hard)
}

/// Whether two values can be drawn on one axis: money in one currency, clock times both with a day or both without.
fn one_axis(one: &ValueRow, other: &ValueRow) -> bool {
    let dated = |value: &ValueRow| value.wide.into_iter().flatten().flatten().any(|end| end.0.abs() > 4.0 * DAY);
    one.kind == other.kind
        && !one.kind.is_words()
        && one.per == other.per
        && match one.kind {
            Kind::Money => one.unit == other.unit,
            Kind::Time => dated(one) == dated(other),
            _ => true,
        }
}

fn low(row: &ObservationRow) -> f64 {
    row.value.wide.and_then(|[lo, _]| lo).map_or(f64::NEG_INFINITY, |lo| lo.0)
}
