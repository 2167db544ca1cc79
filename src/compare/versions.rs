//! Versions: the fewest values that explain all observations of one stance.

use std::collections::BTreeSet;

use super::pierce::{inside, pierce};
use super::placed::{Placed, place};
use super::reading::{Group, Reading};
use super::{clock, line, words};
use crate::model::{Hedge, Interval, Observation, Range};
use crate::rule::Fact;

/// Reads the observations `members` of `all`, which all assert, or are all `denied`.
pub(super) fn read(fact: &Fact, all: &[Observation], members: &[usize], denied: bool) -> Reading {
    let mut reading = if fact.ask.kind().is_words() {
        let versions = words::versions(fact.ask.kind(), all, members, denied);
        Reading { cores_meet: versions.len() <= 1, versions, ..Reading::default() }
    } else {
        let read = |members: &[usize]| of_intervals(fact, all, members, denied);
        clock::read(fact, all, members, read).unwrap_or_else(|| read(members))
    };
    let weight = |group: &Group| {
        let documents: BTreeSet<&str> = group.observations(all).map(|o| o.document.as_str()).collect();
        (documents.len(), group.members.len())
    };
    let mut weighed: Vec<_> = reading.versions.into_iter().map(|group| (weight(&group), group)).collect();
    weighed.sort_by(|(a_weighs, a), (b_weighs, b)| {
        let value = |group: &Group| group.point.unwrap_or(0.0);
        b_weighs.cmp(a_weighs).then(value(a).total_cmp(&value(b))).then(a.members.cmp(&b.members))
    });
    reading.versions = weighed.into_iter().map(|(_, group)| group).collect();
    reading
}

fn of_intervals(fact: &Fact, all: &[Observation], members: &[usize], denied: bool) -> Reading {
    let placed_of = |at: &usize| all.get(*at).and_then(|o| Some((*at, line::interval(&o.value)?, o.value.hedge)));
    let intervals: Vec<(usize, Interval, Hedge)> = members.iter().filter_map(placed_of).collect();
    let tolerance = fact.compare.tolerance;
    // Two values may lie as far apart as the tolerance: half of it on either side.
    let placed = place(&intervals, tolerance, 0.5);
    let whole = placed.iter().map(|p| p.wide).reduce(Range::meet).filter(|meet| !meet.is_empty());
    let cores = intervals.iter().map(|(_, interval, _)| interval.core.unwrap_or(interval.wide)).reduce(Range::meet);
    let versions = match whole {
        Some(meet) => vec![Group { point: Some(inside(meet)), members: members_of(&placed), denied }],
        // Where one of the figures itself is the version, the other keeps all of the distance.
        None => pierce(&place(&intervals, tolerance, 1.0), denied),
    };
    // The ranges meet, but a bound may still be touched only by the figure that rounds it.
    let cores_meet = whole.is_some() && cores.is_some_and(|meet| !meet.is_empty());
    Reading { versions, cores_meet, ..Reading::default() }
}

fn members_of(placed: &[Placed]) -> Vec<usize> {
    placed.iter().map(|p| p.at).collect()
}
