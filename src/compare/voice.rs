//! Whose versions they are: one voice with two versions contradicts itself, two voices are in dispute.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::Reading;
use crate::model::Observation;
use crate::rule::{Changes, Fact};

/// A voice: the document, whom it quotes, and the day it speaks of.
type Voice<'a> = (&'a str, Option<&'a str>, Option<i64>);

/// Whether some document holds two versions in one voice. Where the fact may change, what it dates differently is no
/// contradiction.
pub(super) fn contradicts_itself(fact: &Fact, all: &[Observation], reading: &Reading) -> bool {
    let mut voices: BTreeMap<Voice<'_>, BTreeSet<usize>> = BTreeMap::new();
    for (version, observation) in backed(all, reading) {
        let day =
            observation.as_of.as_ref().map(|as_of| as_of.last_day).filter(|_| fact.compare.changes != Changes::Never);
        voices.entry((&observation.document, speaker(observation), day)).or_default().insert(version);
    }
    voices.values().any(|versions| versions.len() > 1)
}

/// Whether the versions are those of different speakers: every observation is attributed and no speaker backs two
/// versions, or one side only denies what the other says.
pub(super) fn is_disputed(fact: &Fact, all: &[Observation], reading: &Reading) -> bool {
    if fact.compare.speakers_together {
        return false;
    }
    let is_denied = reading.versions.iter().any(|version| version.denied);
    let mut versions: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (version, observation) in backed(all, reading) {
        match speaker(observation) {
            Some(speaker) => versions.entry(speaker).or_default().insert(version),
            None if !is_denied => return false,
            // A paper may report what somebody denies, in its own voice; two papers that differ do contradict each other.
            None if reading.versions.get(version).is_some_and(|group| group.denied) => continue,
            None => versions.entry("").or_default().insert(version),
        };
    }
    let each_has_its_own = versions.values().all(|backed| backed.len() == 1);
    each_has_its_own && (is_denied || versions.len() > 1)
}

/// Each observation with the version it backs.
pub(super) fn backed<'a>(
    all: &'a [Observation],
    reading: &'a Reading,
) -> impl Iterator<Item = (usize, &'a Observation)> {
    let versions = reading.versions.iter().enumerate();
    versions.flat_map(move |(version, group)| group.members.iter().filter_map(move |at| Some((version, all.get(*at)?))))
}

fn speaker(observation: &Observation) -> Option<&str> {
    observation.speaker.as_ref().map(|speaker| speaker.family.as_str())
}
