//! Intervals: where the truth can lie if the words of a text hold.

/// Seconds of a day, the unit in which dates lie on the line of time.
pub const DAY: f64 = 86_400.0;

/// A stretch of the number line in the base unit of a kind. Infinite ends are open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Whether `lo` itself is excluded.
    pub lo_open: bool,
    /// Whether `hi` itself is excluded.
    pub hi_open: bool,
}

impl Range {
    /// `[lo, hi]`
    pub const fn closed(lo: f64, hi: f64) -> Self {
        Self { lo, hi, lo_open: false, hi_open: false }
    }

    /// `[lo, hi)`
    pub const fn until(lo: f64, hi: f64) -> Self {
        Self { lo, hi, lo_open: false, hi_open: true }
    }

    /// `(lo, hi]`
    pub const fn above(lo: f64, hi: f64) -> Self {
        Self { lo, hi, lo_open: true, hi_open: false }
    }

    /// `(lo, hi)`
    pub const fn between(lo: f64, hi: f64) -> Self {
        Self { lo, hi, lo_open: true, hi_open: true }
    }

    /// The one value `x`.
    pub const fn point(x: f64) -> Self {
        Self::closed(x, x)
    }

    /// Whether no number lies in it. What lies between two ends that only rounding keeps apart is none: 8.6 + 0.05 and
    /// 8.7 − 0.05.
    pub fn is_empty(self) -> bool {
        let slack = 1e-12 * self.lo_finite().abs();
        self.lo > self.hi || (self.lo >= self.hi - slack && (self.lo_open || self.hi_open))
    }

    /// Whether `x` lies in it, with a billionth of slack for rounding at a closed end.
    pub fn holds(self, x: f64) -> bool {
        let slack = 1e-9 * x.abs().max(self.lo_finite().abs());
        let low = if self.lo_open { x > self.lo + slack } else { x >= self.lo - slack };
        let high = if self.hi_open { x < self.hi - slack } else { x <= self.hi + slack };
        low && high
    }

    /// What the two share; it may be empty.
    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        let (lo, lo_open) = match self.lo.total_cmp(&other.lo) {
            std::cmp::Ordering::Greater => (self.lo, self.lo_open),
            std::cmp::Ordering::Less => (other.lo, other.lo_open),
            std::cmp::Ordering::Equal => (self.lo, self.lo_open || other.lo_open),
        };
        let (hi, hi_open) = match self.hi.total_cmp(&other.hi) {
            std::cmp::Ordering::Less => (self.hi, self.hi_open),
            std::cmp::Ordering::Greater => (other.hi, other.hi_open),
            std::cmp::Ordering::Equal => (self.hi, self.hi_open || other.hi_open),
        };
        Self { lo, hi, lo_open, hi_open }
    }

    /// Width; infinite where an end is.
    pub fn width(self) -> f64 {
        self.hi - self.lo
    }

    /// The range in another unit: both ends times `factor` (positive) plus `offset`.
    #[must_use]
    pub fn scaled(self, factor: f64, offset: f64) -> Self {
        Self { lo: self.lo * factor + offset, hi: self.hi * factor + offset, ..self }
    }

    fn lo_finite(self) -> f64 {
        if self.lo.is_finite() { self.lo } else { 0.0 }
    }
}

/// A value as the words give it, in the base unit of its kind (times: seconds).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The number as written; none for a vague size or a date.
    pub nominal: Option<f64>,
    /// Where the truth lies if the words are taken at face value; none for "dozens".
    pub core: Option<Range>,
    /// As far as the words can be stretched.
    pub wide: Range,
    /// Whether the lower end of `wide` is a promise ("at least").
    pub hard_lo: bool,
    /// Whether the upper end of `wide` is a promise ("at most").
    pub hard_hi: bool,
}

impl Interval {
    /// An interval with soft ends.
    pub const fn soft(nominal: Option<f64>, core: Option<Range>, wide: Range) -> Self {
        Self { nominal, core, wide, hard_lo: false, hard_hi: false }
    }

    /// The interval in another unit: every number times `factor` (positive) plus `offset`.
    #[must_use]
    pub fn scaled(self, factor: f64, offset: f64) -> Self {
        Self {
            nominal: self.nominal.map(|x| x * factor + offset),
            core: self.core.map(|range| range.scaled(factor, offset)),
            wide: self.wide.scaled(factor, offset),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_held_or_not_as_they_say() {
        let range = Range::until(18.0, 20.0);
        assert!(range.holds(18.0) && range.holds(19.9) && !range.holds(20.0));
        assert!(Range::above(20.0, 22.0).meet(range).is_empty());
        assert!(!Range::closed(20.0, 22.0).meet(Range::closed(18.0, 20.0)).is_empty());
        assert!(Range::above(40.0, f64::INFINITY).holds(1e12));
    }
}
