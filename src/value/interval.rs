//! What words do to a number: the table of core and wide intervals.
//!
//! Computed on the number as written, before units are converted. g is the place value of the last significant digit,
//! s the number of significant digits, c the looseness of a bare figure, h that of a hedged one. How loose that is, a
//! house may set.

use super::house::loose;
use super::number::Number;
use crate::model::{Hedge, Interval, Range};

/// How a figure is rounded by those who write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    /// To its last significant digit.
    Plain,
    /// A count: below a hundred it is exact.
    Count,
    /// A percentage: trailing zeros count as written.
    Percent,
    /// A share in words or as a fraction: to the simple fractions next to it.
    Share,
    /// To half hours.
    Hours,
    /// To five minutes.
    Minutes,
    /// Below zero it has no natural end: degrees.
    Signed,
}

/// A number as it is written, as far as its looseness goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Figure {
    /// The number.
    pub(crate) x: f64,
    /// Place value of its last significant digit.
    pub(crate) grain: f64,
    /// Place value of its last digit.
    pub(crate) last: f64,
    /// Significant digits.
    pub(crate) digits: u32,
}

/// The fractions that people round to.
const SHARES: [f64; 12] = [0.1, 1.0 / 6.0, 0.2, 0.25, 1.0 / 3.0, 0.4, 0.5, 0.6, 2.0 / 3.0, 0.75, 0.8, 0.9];

impl Figure {
    /// The figure of a number.
    pub(crate) fn of(number: &Number) -> Self {
        Self { x: number.value, grain: number.grain, last: number.last, digits: number.digits }
    }

    /// The same in a smaller or larger coin.
    pub(crate) fn times(self, share: f64) -> Self {
        // A tenth is no binary number: three dimes are 3 / 10 and not 3 × 0.1.
        let of = |x: f64| if share < 1.0 { x / (1.0 / share).round() } else { x * share };
        Self { x: of(self.x), grain: of(self.grain), last: of(self.last), ..self }
    }

    /// c: how loose the figure is without any hedge.
    fn bare(self, rounding: Rounding) -> f64 {
        let size = self.x.abs();
        let grain = match rounding {
            // "ten per cent" is written to the one, as "10 per cent" is.
            Rounding::Percent => return self.last.min(1.0) / 2.0,
            Rounding::Share => return size * loose().fraction,
            Rounding::Count if size < 100.0 => return 0.0,
            Rounding::Hours => self.grain.min(0.5),
            Rounding::Minutes => self.grain.min(1.0) * 5.0,
            _ => self.grain,
        };
        (grain / 2.0).min(size * if size < 10.0 { loose().bare_below_ten } else { loose().bare })
    }

    /// h: how far a hedge reaches.
    fn hedged(self, hedge: Hedge, rounding: Rounding) -> f64 {
        let (size, loose) = (self.x.abs(), loose());
        let by_digits = || {
            let digits = match rounding {
                Rounding::Share => return loose.hedged_fraction,
                Rounding::Percent if self.last > 0.0 => (size / self.last.min(1.0)).max(1.0).log10().floor() as u32 + 1,
                _ => self.digits,
            };
            match digits {
                0 | 1 if size < 10.0 => loose.below_ten,
                0 | 1 => loose.one_digit,
                2 => loose.two_digits,
                _ => loose.more_digits,
            }
        };
        self.bare(rounding).max(size * loose.of(hedge).unwrap_or_else(by_digits))
    }
}

/// The interval of a figure under a hedge.
pub(crate) fn of(figure: Figure, hedge: Hedge, rounding: Rounding) -> Interval {
    let x = figure.x;
    let (c, h) = (figure.bare(rounding), figure.hedged(hedge, rounding));
    let infinite = f64::INFINITY;
    let floor = if rounding == Rounding::Signed || x < 0.0 { -infinite } else { 0.0 };
    let nominal = Some(x);
    let soft = |core: Range, wide: Range| Interval::soft(nominal, Some(core), wide);
    match hedge {
        Hedge::None | Hedge::Between | Hedge::Vague if rounding == Rounding::Share => {
            // No simple fraction may be nearer than the rounding reaches: "31 of 50".
            let (core, near) = (Range::closed(x - c, x + c), neighbourhood(x));
            soft(core, Range::closed(near.lo.min(core.lo), near.hi.max(core.hi)))
        }
        Hedge::None | Hedge::Between | Hedge::Vague if rounding == Rounding::Count => {
            soft(Range::point(x), Range::closed(x - c, x + c))
        }
        Hedge::None | Hedge::Between | Hedge::Vague => {
            let range = if c > 0.0 { Range::until(x - c, x + c) } else { Range::point(x) };
            soft(range, range)
        }
        Hedge::Exact => Interval { hard_lo: true, hard_hi: true, ..soft(Range::point(x), Range::point(x)) },
        Hedge::About => {
            let reach = h.max(loose().stretch * c);
            soft(Range::closed(x - c, x + c), Range::closed(x - reach, x + reach))
        }
        Hedge::Nearly => {
            let interval = soft(Range::until(x - h, x), Range::closed(x - loose().stretch * h, x));
            Interval { hard_hi: true, ..interval }
        }
        Hedge::MoreThan => {
            let interval = soft(Range::above(x, x + h), Range::between(x, infinite));
            Interval { hard_lo: true, ..interval }
        }
        Hedge::AtLeast => {
            let interval = soft(Range::closed(x, x + h), Range::until(x, infinite));
            Interval { hard_lo: true, ..interval }
        }
        Hedge::UpTo => soft(Range::closed(x - h, x), Range::closed(floor, x)),
        Hedge::AtMost => Interval { hard_hi: true, ..soft(Range::closed(x - h, x), Range::closed(floor, x)) },
        Hedge::LessThan => Interval { hard_hi: true, ..soft(Range::until(x - h, x), Range::until(floor, x)) },
    }
}

/// The interval of "between a and b", and of such a range under a hedge of its own: "at least 30 to 40".
pub(crate) fn between(low: Figure, high: Figure, hedge: Hedge, rounding: Rounding) -> Interval {
    let core = Range::closed(low.x, high.x);
    let bare = Range::closed(low.x - low.bare(rounding), high.x + high.bare(rounding));
    stretched(Interval::soft(None, Some(core), bare), hedge, |range| {
        Range::closed(range.lo - low.hedged(hedge, rounding), range.hi + high.hedged(hedge, rounding))
    })
}

/// An interval of its own width as a hedge before it stretches it; `loosened` says what "about" does.
pub(crate) fn stretched(interval: Interval, hedge: Hedge, loosened: impl Fn(Range) -> Range) -> Interval {
    let core = interval.core.unwrap_or(interval.wide);
    let floor = interval.wide.lo.min(0.0);
    match hedge {
        Hedge::None | Hedge::Between | Hedge::Vague => interval,
        Hedge::Exact => Interval { wide: core, hard_lo: true, hard_hi: true, ..interval },
        Hedge::About => Interval { wide: loosened(core), ..interval },
        Hedge::Nearly => Interval { wide: Range { hi: core.hi, ..loosened(core) }, hard_hi: true, ..interval },
        Hedge::MoreThan | Hedge::AtLeast => {
            let open = hedge == Hedge::MoreThan && interval.core.is_some();
            let wide = Range { lo: core.lo, hi: f64::INFINITY, lo_open: open, hi_open: true };
            Interval {
                wide,
                hard_lo: true,
                hard_hi: false,
                core: interval.core.map(|core| Range { lo_open: open, ..core }),
                ..interval
            }
        }
        Hedge::UpTo | Hedge::AtMost | Hedge::LessThan => {
            let open = hedge == Hedge::LessThan && interval.core.is_some();
            let wide = Range { lo: floor, hi: core.hi, lo_open: false, hi_open: open || core.hi_open };
            Interval { wide, hard_lo: false, hard_hi: hedge != Hedge::UpTo, ..interval }
        }
    }
}

/// To the midpoints between a fraction and its neighbours.
fn neighbourhood(share: f64) -> Range {
    let below = SHARES.iter().rev().find(|near| **near < share - 1e-9).copied().unwrap_or(0.0);
    let above = SHARES.iter().find(|near| **near > share + 1e-9).copied().unwrap_or(1.0);
    Range::closed(f64::midpoint(below, share), f64::midpoint(share, above.max(share)))
}
