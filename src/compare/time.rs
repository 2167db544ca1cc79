//! Versions that follow each other: a toll that rises, an answer that changes.

use std::collections::{BTreeMap, BTreeSet};

use super::Headers;
use super::reading::Reading;
use crate::model::{Moment, Observation};
use crate::rule::Changes;

/// When an observation holds: the day, then the second of publication.
type When = (i64, i64);

/// What is said, of which version, and when.
type Dated<'a> = (When, usize, &'a Observation);

/// Whether the versions follow each other as the fact may change: ordered by as-of date, then publication, nothing
/// strictly later breaks it. Without dates nothing can follow, and what is only denied was never said.
pub(super) fn follow(changes: Changes, all: &[Observation], reading: &Reading, headers: &Headers) -> bool {
    let Some(dated) = dated(all, reading, headers) else { return false };
    match changes {
        Changes::Never => false,
        Changes::Freely => one_version_at_a_time(&dated),
        Changes::Rises => is_monotone(&dated, false),
        Changes::Falls => is_monotone(&dated, true),
    }
}

/// Whether one article was corrected: all versions stand in copies of one text, each with its time, and none comes back.
pub(super) fn is_corrected(all: &[Observation], reading: &Reading, headers: &Headers) -> bool {
    let members = reading.versions.iter().flat_map(|group| &group.members);
    let mut texts = members.filter_map(|at| headers.get(&all.get(*at)?.document)).map(|header| &header.text);
    let first = texts.next();
    let is_one = first.is_some_and(|first| !first.is_empty()) && texts.all(|text| Some(text) == first);
    is_one && dated(all, reading, headers).is_some_and(|dated| one_version_at_a_time(&dated) && none_comes_back(&dated))
}

/// When an observation holds: the day its text names, else the day of publication.
pub(super) fn when(observation: &Observation, headers: &Headers) -> Option<When> {
    let published = headers.get(&observation.document).and_then(|header| header.published);
    let day = observation.as_of.as_ref().map(|as_of| as_of.last_day).or_else(|| published.map(Moment::day_number))?;
    Some((day, published.map_or(0, Moment::seconds)))
}

/// Two versions and more in the order of time; none where one of them has no date.
fn dated<'a>(all: &'a [Observation], reading: &Reading, headers: &Headers) -> Option<Vec<Dated<'a>>> {
    if reading.said().count() < 2 {
        return None;
    }
    let mut dated = Vec::new();
    for (version, group) in reading.said().enumerate() {
        for observation in group.members.iter().filter_map(|at| all.get(*at)) {
            dated.push((when(observation, headers)?, version, observation));
        }
    }
    dated.sort_by_key(|(when, version, _)| (*when, *version));
    Some(dated)
}

/// Whether no moment has two versions.
fn one_version_at_a_time(dated: &[Dated<'_>]) -> bool {
    let mut at: BTreeMap<When, usize> = BTreeMap::new();
    dated.iter().all(|(when, version, _)| *at.entry(*when).or_insert(*version) == *version)
}

/// Whether what was given up stays given up.
fn none_comes_back(dated: &[Dated<'_>]) -> bool {
    let mut given_up = BTreeSet::new();
    dated.windows(2).all(|pair| match pair {
        [(_, before, _), (_, now, _)] if before != now => given_up.insert(*before) && !given_up.contains(now),
        _ => true,
    })
}

/// Whether no later day forces the value back; within a day the order is free.
fn is_monotone(dated: &[Dated<'_>], falls: bool) -> bool {
    // Reached: the least that earlier days force the value to be (the most, where it falls; there all is mirrored).
    let (mut reached, mut today) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    let mut day = None;
    for ((on, _), _, observation) in dated {
        let Some(wide) = observation.value.interval.map(|interval| interval.wide) else { return false };
        let (low, high) = if falls { (-wide.hi, -wide.lo) } else { (wide.lo, wide.hi) };
        if day != Some(*on) {
            reached = today.max(reached);
            day = Some(*on);
        }
        if high < reached {
            return false;
        }
        today = today.max(low);
    }
    true
}
