//! Versions: the fewest values that explain all observations.
//!
//! Numbers and dates are intervals on a line, so the fewest points that pierce them all are found by one pass over
//! their upper ends. Bare figures come first, and only the figures themselves may be points then; what none of them
//! explains is pierced by any number.

use crate::model::{Hedge, Interval, Observation, Range, Stance};
use crate::rule::{Fact, Tolerance};

use super::faces;
use super::line::Line;
use super::reading::{Group, Reading};
use super::words;

/// Reads the observations `main` of `all`.
pub(super) fn read(fact: &Fact, all: &[Observation], main: &[usize]) -> Reading {
    let (denied, said): (Vec<usize>, Vec<usize>) =
        main.iter().partition(|at| all.get(**at).is_some_and(|o| o.stance == Stance::Denies));
    let mut reading = of_one_stance(fact, all, &said, false);
    let denials = of_one_stance(fact, all, &denied, true);
    if said.is_empty() {
        return denials;
    }
    for denial in denials.versions {
        // Who denies one answer leaves room for every other.
        match reading.versions.iter_mut().find(|version| !is_of(all, &denial, version)) {
            Some(version) => version.members.extend(denial.members),
            None => reading.versions.push(denial),
        }
    }
    reading.versions.iter_mut().for_each(|version| version.members.sort_unstable());
    reading
}

/// Whether a denial is of what a version says.
fn is_of(all: &[Observation], denial: &Group, version: &Group) -> bool {
    let values =
        |group: &Group| group.members.iter().filter_map(|at| Some(all.get(*at)?.value.clone())).collect::<Vec<_>>();
    values(denial).iter().any(|denied| {
        values(version).iter().any(|said| match (denied.interval, said.interval) {
            (Some(denied), Some(said)) => !denied.wide.meet(said.wide).is_empty(),
            _ => words::same(denied.kind, denied, said),
        })
    })
}

fn of_one_stance(fact: &Fact, all: &[Observation], members: &[usize], denied: bool) -> Reading {
    let mut reading = if fact.ask.kind().is_words() {
        let versions = words::versions(fact.ask.kind(), all, members, denied);
        let expected = fact.compare.expect.as_ref();
        let holds = expected.is_none_or(|e| {
            members.iter().filter_map(|at| all.get(*at)).all(|o| words::same(fact.ask.kind(), &o.value, e))
        });
        Reading { cores_meet: versions.len() <= 1, versions, expected_holds: holds }
    } else {
        of_intervals(fact, all, members, denied)
    };
    let weight = |group: &Group| {
        let documents: std::collections::BTreeSet<&str> =
            group.members.iter().filter_map(|at| Some(all.get(*at)?.document.as_str())).collect();
        (documents.len(), group.members.len())
    };
    reading.versions.sort_by(|a, b| {
        let value = |group: &Group| group.point.unwrap_or(0.0);
        weight(b).cmp(&weight(a)).then(value(a).total_cmp(&value(b))).then(a.members.cmp(&b.members))
    });
    reading
}

/// An observation on the line.
#[derive(Clone, Copy)]
struct Placed {
    at: usize,
    wide: Range,
    /// The figure, where it stands bare.
    figure: Option<f64>,
}

fn of_intervals(fact: &Fact, all: &[Observation], members: &[usize], denied: bool) -> Reading {
    if let Some((zoned, faces)) = faces::part(all, members) {
        let read = |members: &[usize]| of_intervals(fact, all, members, denied);
        return faces::join(read(&zoned), read(&faces), all);
    }
    let line = Line::of(members.iter().filter_map(|at| all.get(*at)));
    let interval = |o: &Observation| line.interval(&o.value);
    let intervals: Vec<(usize, Interval, Hedge)> =
        members.iter().filter_map(|at| all.get(*at).and_then(|o| Some((*at, interval(o)?, o.value.hedge)))).collect();
    let tolerance = fact.compare.tolerance;
    // Two values may lie as far apart as the tolerance: half of it on either side.
    let placed = place(&intervals, tolerance, 0.5);
    let whole = placed.iter().map(|p| p.wide).reduce(Range::meet).filter(|meet| !meet.is_empty());
    let cores = intervals.iter().map(|(_, interval, _)| interval.core.unwrap_or(interval.wide)).reduce(Range::meet);
    let expected = fact.compare.expect.as_ref().and_then(|value| value.interval);
    let expected_holds = expected
        .is_none_or(|e| placed.iter().all(|p| !p.wide.meet(widened(e.wide, e.nominal, tolerance, 0.5)).is_empty()));
    let versions = match whole {
        Some(meet) => vec![Group { point: Some(inside(meet)), members: members_of(&placed), denied }],
        // Where one of the figures itself is the version, the other keeps all of the distance.
        None => pierce(&place(&intervals, tolerance, 1.0), denied),
    };
    // The ranges meet, but a bound may still be touched only by the figure that rounds it.
    let cores_meet = whole.is_some() && cores.is_some_and(|meet| !meet.is_empty());
    Reading { versions, cores_meet, expected_holds }
}

fn members_of(placed: &[Placed]) -> Vec<usize> {
    placed.iter().map(|p| p.at).collect()
}

/// The wide ranges, with the rule's tolerance, and with the ends closed that a bare figure equals: "250,000" beside
/// "more than 250,000" is the same figure rounded.
fn place(intervals: &[(usize, Interval, Hedge)], tolerance: Option<Tolerance>, part: f64) -> Vec<Placed> {
    let mut figures: Vec<f64> =
        intervals.iter().filter_map(|(_, i, hedge)| i.nominal.filter(|_| hedge.is_bare())).collect();
    figures.sort_by(f64::total_cmp);
    let is_figure = |x: f64| {
        let at = figures.partition_point(|figure| *figure < x - x.abs() * 1e-9);
        figures.get(at).is_some_and(|figure| (figure - x).abs() <= x.abs() * 1e-9)
    };
    let place = |(at, interval, hedge): &(usize, Interval, Hedge)| {
        let mut wide = interval.wide;
        if wide.lo_open && is_figure(wide.lo) && !hedge.is_bare() {
            wide.lo_open = false;
        }
        if wide.hi_open && is_figure(wide.hi) && !hedge.is_bare() {
            wide.hi_open = false;
        }
        let figure = interval.nominal.filter(|_| hedge.is_bare());
        let wide = widened(wide, interval.nominal, tolerance, if figure.is_some() { part } else { 0.5 });
        Placed { at: *at, wide, figure }
    };
    intervals.iter().map(place).collect()
}

/// A range with so large a part of the tolerance on either side.
fn widened(range: Range, nominal: Option<f64>, tolerance: Option<Tolerance>, part: f64) -> Range {
    let by = match tolerance {
        None => return range,
        Some(Tolerance::Absolute(by)) => by * part,
        Some(Tolerance::Relative(share)) => share * part * nominal.unwrap_or(0.0).abs(),
    };
    Range::closed(range.lo - by, range.hi + by)
}

/// A point of a range that is not empty.
fn inside(range: Range) -> f64 {
    match (range.lo.is_finite(), range.hi.is_finite()) {
        (true, true) => f64::midpoint(range.lo, range.hi),
        (true, false) => range.lo + 1.0,
        (false, true) => range.hi - 1.0,
        (false, false) => 0.0,
    }
}

/// The fewest points: figures for the bare, then any number for what they leave.
fn pierce(placed: &[Placed], denied: bool) -> Vec<Group> {
    let mut points = pierce_figures(placed);
    let explained = |points: &[f64], p: &Placed| {
        // Points are sorted, so the first one not below the range decides.
        let at = points.partition_point(|point| *point < p.wide.lo - p.wide.lo.abs() * 1e-9);
        points.get(at..).unwrap_or_default().iter().take(2).any(|point| p.wide.holds(*point))
    };
    points.sort_by(f64::total_cmp);
    let mut left: Vec<&Placed> = placed.iter().filter(|p| p.figure.is_none() && !explained(&points, p)).collect();
    left.sort_by(|a, b| a.wide.hi.total_cmp(&b.wide.hi).then(b.wide.hi_open.cmp(&a.wide.hi_open)));
    let mut meet: Option<Range> = None;
    for p in left {
        let shared = meet.map(|range| range.meet(p.wide)).filter(|range| !range.is_empty());
        match (shared, meet) {
            (Some(shared), _) => meet = Some(shared),
            (None, Some(done)) => {
                points.push(inside(done));
                meet = Some(p.wide);
            }
            (None, None) => meet = Some(p.wide),
        }
    }
    points.extend(meet.map(inside));
    points.sort_by(f64::total_cmp);
    share_out(placed, &points, denied)
}

/// The fewest of the bare figures that explain every bare figure: of the figures that lie in the range which ends
/// first, the highest also reaches furthest.
fn pierce_figures(placed: &[Placed]) -> Vec<f64> {
    let mut bare: Vec<&Placed> = placed.iter().filter(|p| p.figure.is_some()).collect();
    let mut figures: Vec<f64> = bare.iter().filter_map(|p| p.figure).collect();
    figures.sort_by(f64::total_cmp);
    bare.sort_by(|a, b| a.wide.hi.total_cmp(&b.wide.hi));
    let mut points: Vec<f64> = Vec::new();
    for p in bare {
        if points.last().is_some_and(|point| p.wide.holds(*point)) {
            continue;
        }
        let above = figures.partition_point(|figure| *figure <= p.wide.hi);
        let highest = figures.get(..above).unwrap_or_default().iter().rev().find(|figure| p.wide.holds(**figure));
        points.extend(highest.copied().or(p.figure));
    }
    points
}

/// Gives each observation to the point nearest to its figure among those that explain it.
fn share_out(placed: &[Placed], points: &[f64], denied: bool) -> Vec<Group> {
    let mut groups: Vec<Group> =
        points.iter().map(|point| Group { point: Some(*point), members: Vec::new(), denied }).collect();
    for p in placed {
        let from = points.partition_point(|point| *point < p.wide.lo - p.wide.lo.abs() * 1e-9);
        let to = points.partition_point(|point| *point <= p.wide.hi + p.wide.hi.abs() * 1e-9);
        let target = p.figure.unwrap_or(if p.wide.lo.is_finite() { p.wide.lo } else { p.wide.hi });
        let nearest =
            (from..to).filter(|at| points.get(*at).is_some_and(|point| p.wide.holds(*point))).min_by(|a, b| {
                let far = |at: &usize| points.get(*at).map_or(f64::INFINITY, |point| (point - target).abs());
                far(a).total_cmp(&far(b))
            });
        if let Some(group) = nearest.and_then(|at| groups.get_mut(at)) {
            group.members.push(p.at);
        }
    }
    groups.retain(|group| !group.members.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(at: usize, x: f64, c: f64) -> Placed {
        Placed { at, wide: Range::until(x - c, x + c), figure: Some(x) }
    }

    fn loose(at: usize, lo: f64, hi: f64) -> Placed {
        Placed { at, wide: Range::closed(lo, hi), figure: None }
    }

    #[test]
    fn the_fewest_points_pierce_all() {
        let cases: [(&[Placed], &[&[usize]]); 4] = [
            (&[bare(0, 20.0, 0.5), bare(1, 19.0, 0.5), loose(2, 18.0, f64::INFINITY)], &[&[1, 2], &[0]]),
            (&[bare(0, 1300.0, 50.0), bare(1, 1297.0, 0.5), bare(2, 1200.0, 50.0)], &[&[2], &[0, 1]]),
            (&[loose(0, 1.0, 2.0), loose(1, 1.5, 3.0), loose(2, 2.5, 4.0), loose(3, 5.0, 6.0)], &[&[0, 1], &[2], &[3]]),
            (&[bare(0, 5.0, 0.5), loose(1, 7.0, 9.0), loose(2, 8.0, 12.0)], &[&[0], &[1, 2]]),
        ];
        for (placed, expected) in cases {
            let members: Vec<Vec<usize>> = pierce(placed, false).into_iter().map(|group| group.members).collect();
            assert_eq!(members, expected.iter().map(|m| m.to_vec()).collect::<Vec<_>>());
        }
    }
}
