//! What a denial amounts to: it stands against the one answer that it denies, and leaves room for every other.

use super::reading::Reading;
use super::{alike, versions};
use crate::model::{Observation, Stance};
use crate::rule::Fact;

/// Reads the observations `main` of `all`: versions are what is said. A denial is a version of its own only where it
/// meets the one value that is said, or where nothing else is; otherwise it is listed.
pub(super) fn read(fact: &Fact, all: &[Observation], main: &[usize]) -> Reading {
    let (denied, said): (Vec<usize>, Vec<usize>) = main.iter().partition(|at| all.get(**at).is_some_and(is_denial));
    let expected_holds = expected_holds(fact, all, main);
    if said.is_empty() {
        let versions = versions::read(fact, all, &denied, true).versions;
        return Reading { cores_meet: versions.len() <= 1, versions, expected_holds, listed: Vec::new() };
    }
    let mut reading = Reading { expected_holds, ..versions::read(fact, all, &said, false) };
    let only = match reading.versions.as_slice() {
        [only] => only.best(all),
        // Where versions differ without it, who denies one of them adds no other.
        _ => None,
    };
    let meets = |at: &usize| {
        let pair = only.zip(all.get(*at));
        pair.is_some_and(|(said, denial)| alike::can_be_one(fact, &said.value, &denial.value))
    };
    let (against, listed): (Vec<usize>, Vec<usize>) = denied.iter().partition(|at| meets(at));
    reading.versions.extend(versions::read(fact, all, &against, true).versions);
    reading.listed = listed;
    reading
}

/// Whether somebody says that it is not so.
pub(super) fn is_denial(observation: &Observation) -> bool {
    observation.stance == Stance::Denies
}

/// A value as an observation has it: that it is so, or that it is not.
pub(super) fn told(observation: &Observation, value: &str) -> String {
    if is_denial(observation) { format!("not {value}") } else { value.to_owned() }
}

/// What an observation says: "5 people", "not 5 people".
pub(super) fn said_by(observation: &Observation) -> String {
    told(observation, &observation.value.display)
}

/// Whether all that is said can be the value that the rule holds documents to, and nobody denies that value.
fn expected_holds(fact: &Fact, all: &[Observation], main: &[usize]) -> bool {
    let Some(expected) = fact.compare.expect.as_ref() else { return true };
    let mut held = main.iter().filter_map(|at| all.get(*at));
    held.all(|o| alike::can_be_one(fact, &o.value, expected) != is_denial(o))
}
