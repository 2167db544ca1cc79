//! The date that a sentence has told of, which "a year earlier" and "the next day" behind it are counted from.

use jiff::civil::Date;

use super::steps::{Steps, holding};
use super::unit::Unit;
use crate::model::{DAY, Value};
use crate::value::calendar::{Period, day_number};

/// A stretch of days that a sentence has named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::value) struct Told {
    first: Date,
    grain: Unit,
}

/// The longest a stretch of each grain is, in days.
const LONGEST: [(Unit, i64); 5] =
    [(Unit::Day, 1), (Unit::Week, 7), (Unit::Month, 31), (Unit::Quarter, 92), (Unit::Year, 366)];

impl Told {
    /// The stretch that a date or clock time names; none where it is not known, or longer than a year.
    pub(in crate::value) fn of(value: &Value) -> Option<Self> {
        let day = |text: &Option<String>| text.as_deref()?.get(..10)?.parse::<Date>().ok();
        let length = value.interval.filter(|_| value.kind.is_time())?.wide.width() / DAY;
        // A stretch up to now has no place to count from.
        let (first, end) = (day(&value.from)?, day(&value.to_exclusive)?);
        let days = (day_number(end) - day_number(first)).max(1);
        let known = length > 0.0 && value.timex.as_deref()?.starts_with(|c: char| c.is_ascii_digit());
        let grain = LONGEST.iter().find(|row| days <= row.1).filter(|_| known)?.0;
        Some(Self { first, grain })
    }

    /// The stretch that lies so far on; none where it would have to be known better: two days after a year.
    pub(super) fn on(self, steps: Steps) -> Option<Period> {
        // A quarter is compared with the same quarter of another year.
        let grain = if self.grain == Unit::Quarter && steps.finest == Unit::Year { self.grain } else { steps.finest };
        if self.grain > steps.finest {
            return None;
        }
        holding(grain, steps.on(self.first)?)
    }
}
