//! Observations placed on the line, as wide as their words and the rule's tolerance let them be.

use crate::model::{Hedge, Interval, Range};
use crate::rule::Tolerance;

/// An observation on the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// Which one it is.
    pub(super) at: usize,
    /// As far as its words can be stretched, and the tolerance with them.
    pub(super) wide: Range,
    /// The figure, where it stands bare.
    pub(super) figure: Option<f64>,
    /// The figure, bare or hedged.
    pub(super) nominal: Option<f64>,
}

/// The wide ranges, with so large a part of the tolerance on either side of a bare figure, half of it for all else, and
/// with the ends closed that a bare figure equals: "250,000" beside "more than 250,000" is the same figure rounded.
pub(super) fn place(intervals: &[(usize, Interval, Hedge)], tolerance: Option<Tolerance>, part: f64) -> Vec<Placed> {
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
        Placed { at: *at, wide, figure, nominal: interval.nominal }
    };
    intervals.iter().map(place).collect()
}

/// A range with so large a part of the tolerance on either side.
pub(super) fn widened(range: Range, nominal: Option<f64>, tolerance: Option<Tolerance>, part: f64) -> Range {
    let by = match tolerance {
        None => return range,
        Some(Tolerance::Absolute(by)) => by * part,
        Some(Tolerance::Relative(share)) => share * part * nominal.unwrap_or(0.0).abs(),
    };
    Range::closed(range.lo - by, range.hi + by)
}
