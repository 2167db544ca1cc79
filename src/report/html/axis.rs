//! The axis of a scale: which stretch of the number line is drawn, and where on it a number stands.

use serde::Serialize;

use crate::wire::{Number, ValueRow};

/// The share of the axis that is left free at either side, for what has no end.
const FREE: f64 = 0.1;
/// The narrowest bar, in percent of the axis: a figure without any width is still seen.
const THINNEST: f64 = 0.6;

/// A part of the axis, in percent of its width.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Stretch {
    pub(super) x: f64,
    pub(super) width: f64,
}

/// Two ends of the number line, infinite where it is open.
pub(super) type Ends = (f64, f64);

/// All of it.
pub(super) const OPEN: Ends = (f64::NEG_INFINITY, f64::INFINITY);

/// The stretch of the number line that is drawn.
pub(super) struct Axis {
    pub(super) lo: f64,
    pub(super) hi: f64,
}

impl Axis {
    /// From the lowest end to the highest, with room at both sides; nothing where there is no end at all.
    pub(super) fn over<'v>(values: impl Iterator<Item = &'v ValueRow>) -> Option<Self> {
        let ends: Vec<f64> =
            values.flat_map(|value| [value.core, value.wide]).flatten().flatten().flatten().map(|end| end.0).collect();
        let lo = ends.iter().copied().reduce(f64::min)?;
        let hi = ends.iter().copied().reduce(f64::max)?;
        let width = if hi > lo { hi - lo } else { (lo.abs() * 0.1).max(1.0) };
        let free = width * FREE;
        // What counts or measures does not go below nothing, nor does its axis.
        let floor = if lo >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
        let axis = Self { lo: (lo - free).max(floor), hi: hi + free };
        (axis.hi - axis.lo).is_finite().then_some(axis)
    }

    /// Where a number stands; what lies outside is put at the end.
    pub(super) fn place(&self, at: f64) -> f64 {
        let percent = (at - self.lo) / (self.hi - self.lo) * 100.0;
        // A hundredth of a percent is less than a dot on any screen.
        (percent.clamp(0.0, 100.0) * 100.0).round() / 100.0
    }

    /// What a range of a row takes.
    pub(super) fn stretch(&self, range: [Option<Number>; 2]) -> Stretch {
        let (lo, hi) = ends(range);
        self.between(lo, hi)
    }

    /// What the stretch between two numbers takes.
    pub(super) fn between(&self, lo: f64, hi: f64) -> Stretch {
        let (from, to) = (self.place(lo), self.place(hi));
        let missing = (THINNEST - (to - from)).max(0.0);
        Stretch { x: round(from - missing / 2.0), width: round(to - from + missing) }
    }
}

fn round(percent: f64) -> f64 {
    (percent * 100.0).round() / 100.0
}

/// The ends of a range of a row.
pub(super) fn ends([lo, hi]: [Option<Number>; 2]) -> Ends {
    (lo.map_or(OPEN.0, |lo| lo.0), hi.map_or(OPEN.1, |hi| hi.0))
}
