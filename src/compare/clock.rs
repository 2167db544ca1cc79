//! Clock times that name a day beside some that name none, and times in a zone beside bare faces.
//!
//! What is named fully is read first. A time without a day then joins a version that shows its time of day, and a face
//! without a zone one that shows it in a zone of its members. Faces that are alike may still be hours apart, so that
//! they are compatible at best, unless the rule says which zone they are of.

use std::collections::BTreeMap;

use super::placed::widened;
use super::reading::{Group, Reading};
use crate::model::{DAY, Moment, Observation, Range, Value};
use crate::rule::Fact;
use crate::value::Zone;

/// A clock time as far as its words place it, or what several share.
#[derive(Debug, Clone)]
struct Shown {
    wide: Range,
    /// Empty once two cores have nothing in common.
    core: Range,
    dated: bool,
    /// How far ahead of UTC the zones are that it is written in, in seconds; without one it is a face.
    zones: Vec<f64>,
    /// How far ahead the rule's zone can be, in winter and in summer; empty where it names none.
    own: Vec<f64>,
}

/// Reads times of several sorts, of which `read` reads one; none where they are all of one.
pub(super) fn read(
    fact: &Fact,
    all: &[Observation],
    members: &[usize],
    read: impl Fn(&[usize]) -> Reading,
) -> Option<Reading> {
    let mut sorts: BTreeMap<(bool, bool), Vec<(usize, Shown)>> = BTreeMap::new();
    for at in members {
        let Some(shown) = all.get(*at).and_then(|o| Shown::of(fact, &o.value)) else { continue };
        // A zone weighs more than a day: without it nothing is known for sure.
        sorts.entry((shown.zones.is_empty(), !shown.dated)).or_default().push((*at, shown));
    }
    if sorts.len() < 2 {
        return None;
    }
    let zones_differ = sorts.keys().any(|sort| sort.0) && sorts.keys().any(|sort| !sort.0);
    let mut versions: Vec<(Group, Shown)> = Vec::new();
    for mut times in sorts.into_values() {
        // The narrow before the wide, which has more room to give way.
        times.sort_by(|(_, a), (_, b)| a.wide.width().total_cmp(&b.wide.width()).then(a.wide.lo.total_cmp(&b.wide.lo)));
        let mut left: BTreeMap<usize, Shown> = BTreeMap::new();
        for (at, shown) in times {
            let home = versions.iter_mut().find_map(|(group, known)| Some((group, known.with(&shown)?, known)));
            if let Some((group, both, known)) = home {
                group.members.push(at);
                *known = both;
            } else {
                left.insert(at, shown);
            }
        }
        let own: Vec<usize> = left.keys().copied().collect();
        for group in read(&own).versions {
            let mut times = group.members.iter().filter_map(|at| left.get(at)).cloned();
            let Some(first) = times.next() else { continue };
            let shared = times.fold(first, |known, shown| known.with(&shown).unwrap_or(known));
            versions.push((group, shared));
        }
    }
    let are_placed = |known: &Shown| !zones_differ || !known.shared_zones().is_empty();
    let meets = |(_, known): &(Group, Shown)| !known.core.is_empty() && are_placed(known);
    let cores_meet = versions.len() == 1 && versions.iter().all(meets);
    let mut versions: Vec<Group> = versions.into_iter().map(|(group, _)| group).collect();
    for version in &mut versions {
        version.members.sort_unstable();
    }
    Some(Reading { versions, cores_meet, ..Reading::default() })
}

/// Whether two clock times can be one.
pub(super) fn can_be_one(fact: &Fact, a: &Value, b: &Value) -> bool {
    let (Some(a), Some(b)) = (Shown::of(fact, a), Shown::of(fact, b)) else { return false };
    if a.zones.is_empty() { b.with(&a).is_some() } else { a.with(&b).is_some() }
}

impl Shown {
    fn of(fact: &Fact, value: &Value) -> Option<Self> {
        let interval = value.interval?;
        let own = fact.zone.as_deref().and_then(Zone::parse);
        let zone = || Moment::parse(&format!("1970-01-01T{}", value.clock()))?.offset;
        Some(Self {
            wide: widened(interval.wide, interval.nominal, fact.compare.tolerance, 0.5),
            core: interval.core.unwrap_or(interval.wide),
            dated: value.timex.as_deref().is_some_and(|timex| !timex.starts_with('T')),
            zones: if value.is_zoned() { vec![f64::from(zone().unwrap_or(0)) * 60.0] } else { Vec::new() },
            own: own.into_iter().flat_map(Zone::minutes).map(|minutes| f64::from(minutes) * 60.0).collect(),
        })
    }

    /// What it shares with another, which names a zone only where this one does; none where they cannot be one.
    fn with(&self, other: &Self) -> Option<Self> {
        let is_face = other.zones.is_empty() && !self.zones.is_empty();
        let zones = match self.shared_zones() {
            _ if !is_face => vec![0.0],
            shared if !shared.is_empty() => shared,
            _ if !self.own.is_empty() => self.own.clone(),
            _ => self.zones.clone(),
        };
        zones.iter().find_map(|zone| self.in_one_zone(other, -zone))
    }

    /// The distances of its zones that are those of the rule's.
    fn shared_zones(&self) -> Vec<f64> {
        self.zones.iter().copied().filter(|zone| self.own.contains(zone)).collect()
    }

    /// What it shares with another that is moved so far to stand in the same zone.
    fn in_one_zone(&self, other: &Self, moved: f64) -> Option<Self> {
        let days = ((self.wide.lo - other.wide.lo - moved) / DAY).floor();
        let shifts = if (self.dated && other.dated) || !days.is_finite() {
            [0.0; 3]
        } else {
            [days * DAY, (days + 1.0) * DAY, (days - 1.0) * DAY]
        };
        shifts.into_iter().find_map(|shift| {
            // The one that names its day stays where it is.
            let (mine, its) = if self.dated { (0.0, moved + shift) } else { (-shift, moved) };
            let shared = |mine_is: Range, its_is: Range| mine_is.scaled(1.0, mine).meet(its_is.scaled(1.0, its));
            let wide = shared(self.wide, other.wide);
            if wide.is_empty() {
                return None;
            }
            let mut zones = self.zones.clone();
            zones.extend(other.zones.iter().filter(|zone| !self.zones.contains(zone)));
            let core = shared(self.core, other.core);
            Some(Self { wide, core, dated: self.dated || other.dated, zones, own: self.own.clone() })
        })
    }
}
