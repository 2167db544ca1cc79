//! The timeline: what was said on which day, where versions have days that differ.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::document::{Day, Sources};
use super::quote::{element, says};
use crate::model::{Kind, Verdict};
use crate::report::page::letter;
use crate::wire::{FindingRow, ObservationRow};

/// Sources that an entry names.
const NAMED: usize = 3;

/// What was said on one day.
#[derive(Debug, Serialize)]
pub(super) struct Stop {
    day: Day,
    entries: Vec<Entry>,
}

/// One version as it was put on that day, and by whom.
#[derive(Debug, Serialize)]
struct Entry {
    version: usize,
    letter: String,
    said: String,
    who: String,
    /// Where its words are.
    quote: String,
}

/// The days of a finding in order; nothing where it is not time that tells its versions apart.
pub(super) fn timeline(finding: &FindingRow, id: &str, sources: &Sources<'_>) -> Vec<Stop> {
    let mut days: BTreeMap<Day, BTreeMap<(usize, String), Vec<usize>>> = BTreeMap::new();
    for (version, members) in finding.versions.iter().enumerate() {
        for (at, row) in members.observations.iter().filter_map(|at| Some((*at, finding.observations.get(*at)?))) {
            if let Some(day) = day(row, sources) {
                days.entry(day).or_default().entry((version, says(row))).or_default().push(at);
            }
        }
    }
    if days.len() < 2 || !(finding.verdict == Verdict::Superseded || (moves(finding) && follow(&days))) {
        return Vec::new();
    }
    let entry = |((version, said), at): ((usize, String), Vec<usize>)| Entry {
        version,
        letter: letter(version),
        said,
        who: who(finding, &at, sources),
        quote: at.first().map_or_else(String::new, |at| element(id, *at)),
    };
    let stop = |(day, said): (Day, BTreeMap<_, _>)| Stop { day, entries: said.into_iter().map(entry).collect() };
    days.into_iter().map(stop).collect()
}

/// Whether time can tell its versions apart: how a name is spelled, or what somebody said, does not change.
fn moves(finding: &FindingRow) -> bool {
    let fixed = |kind| matches!(kind, Kind::Spelling | Kind::Quote);
    finding.versions.len() > 1 && !finding.versions.iter().any(|version| fixed(version.value.kind))
}

/// Whether one version was last said before another was first.
fn follow(days: &BTreeMap<Day, BTreeMap<(usize, String), Vec<usize>>>) -> bool {
    let mut spans: BTreeMap<usize, (&Day, &Day)> = BTreeMap::new();
    for (day, said) in days {
        for (version, _) in said.keys() {
            spans.entry(*version).or_insert((day, day)).1 = day;
        }
    }
    let first_end = spans.values().map(|(_, last)| *last).min();
    let last_start = spans.values().map(|(first, _)| *first).max();
    first_end < last_start
}

/// The day that an observation holds for, else that of its publication.
fn day(row: &ObservationRow, sources: &Sources<'_>) -> Option<Day> {
    let written = row.as_of.as_deref().or_else(|| sources.row(&row.document)?.published.as_deref());
    written.map(Day::of)
}

fn who(finding: &FindingRow, at: &[usize], sources: &Sources<'_>) -> String {
    let rows = at.iter().filter_map(|at| finding.observations.get(*at));
    let names: BTreeSet<String> = rows.map(|row| sources.named(&row.document).who).collect();
    let more = names.len().saturating_sub(NAMED);
    let first: Vec<String> = names.into_iter().take(NAMED).collect();
    if more > 0 { format!("{} and {more} more", first.join(", ")) } else { first.join(", ") }
}
