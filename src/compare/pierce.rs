//! The fewest points that pierce all ranges, found by one pass over their upper ends.
//!
//! Bare figures come first, and only the figures themselves may be points then; what none of them explains is pierced
//! by any number.

use super::placed::Placed;
use super::reading::Group;
use crate::model::Range;

/// The fewest points: figures for the bare, then any number for what they leave.
pub(super) fn pierce(placed: &[Placed], denied: bool) -> Vec<Group> {
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

/// A point of a range that is not empty.
pub(super) fn inside(range: Range) -> f64 {
    match (range.lo.is_finite(), range.hi.is_finite()) {
        (true, true) => f64::midpoint(range.lo, range.hi),
        (true, false) => range.lo + 1.0,
        (false, true) => range.hi - 1.0,
        (false, false) => 0.0,
    }
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
        let target = p.nominal.unwrap_or(if p.wide.lo.is_finite() { p.wide.lo } else { p.wide.hi });
        // Beside the target stand the nearest of all; an end that is excluded may cost one of them.
        let beside = points.partition_point(|point| *point < target).clamp(from, to.max(from));
        let near = beside.saturating_sub(2).max(from)..(beside + 2).min(to);
        let nearest = near.filter(|at| points.get(*at).is_some_and(|point| p.wide.holds(*point))).min_by(|a, b| {
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
        Placed { at, wide: Range::until(x - c, x + c), figure: Some(x), nominal: Some(x) }
    }

    fn loose(at: usize, lo: f64, hi: f64) -> Placed {
        Placed { at, wide: Range::closed(lo, hi), figure: None, nominal: None }
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
