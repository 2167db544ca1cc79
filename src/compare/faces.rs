//! Clock times without a zone beside some with one: only their faces can be compared, and faces that are alike may
//! still be hours apart, so that they are compatible at best.

use super::reading::{Group, Reading};
use crate::model::{Kind, Observation, Value};

/// Parts clock times with a zone from those without, where there are both.
pub(super) fn part(all: &[Observation], members: &[usize]) -> Option<(Vec<usize>, Vec<usize>)> {
    let is_time = |at: &usize| all.get(*at).is_some_and(|o| o.value.kind == Kind::Time);
    let zoned = |at: &usize| all.get(*at).is_some_and(|o| o.value.is_zoned());
    let (with, without): (Vec<usize>, Vec<usize>) = members.iter().filter(|at| is_time(at)).partition(|at| zoned(at));
    (!with.is_empty() && !without.is_empty()).then_some((with, without))
}

/// Gives each group of faces to the version that one of its members shows, or leaves it a version of its own.
pub(super) fn join(zoned: Reading, faces: Reading, all: &[Observation]) -> Reading {
    let mut reading = Reading { cores_meet: false, ..zoned };
    reading.expected_holds &= faces.expected_holds;
    for group in faces.versions {
        let shows = |version: &&mut Group| {
            let shown = version.members.iter().filter_map(|at| face(&all.get(*at)?.value));
            let own: Vec<&str> = group.members.iter().filter_map(|at| face(&all.get(*at)?.value)).collect();
            shown.into_iter().any(|face| own.contains(&face))
        };
        match reading.versions.iter_mut().find(shows) {
            Some(version) => version.members.extend(&group.members),
            None => reading.versions.push(group),
        }
    }
    reading.versions.iter_mut().for_each(|version| version.members.sort_unstable());
    reading
}

/// Hours and minutes as they are written.
fn face(value: &Value) -> Option<&str> {
    value.clock().get(..5)
}
