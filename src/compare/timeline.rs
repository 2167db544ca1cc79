//! What changed, told day by day.

use std::collections::BTreeMap;

use super::Headers;
use super::denial::said_by;
use super::listed::first_of;
use super::time::when;
use crate::model::Finding;

/// Steps that a sentence can hold; the others are counted.
const STEPS: usize = 6;

/// "in principle (2025-03-13 to 2025-03-18), then refuses (2025-03-19)": the values as they were said, day by day.
pub(super) fn timeline(finding: &Finding, headers: &Headers) -> String {
    let members = finding.versions.iter().flat_map(|version| &version.observations);
    let mut said: Vec<(i64, usize)> =
        members.filter_map(|at| Some((when(finding.observations.get(*at)?, headers)?.0, *at))).collect();
    said.sort_unstable();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut steps: Vec<(i64, i64)> = Vec::new();
    let mut values: Vec<String> = Vec::new();
    for (day, value) in said.into_iter().filter_map(|(day, at)| Some((day, said_by(finding.observations.get(at)?)))) {
        if let Some((_, last)) = known.get(&value).and_then(|at| steps.get_mut(*at)) {
            *last = day;
        } else {
            known.insert(value.clone(), steps.len());
            steps.push((day, day));
            values.push(value);
        }
    }
    let shown = values.into_iter().zip(steps).map(|(value, (first, last))| {
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
