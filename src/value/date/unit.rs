//! Units of time as dates count them.

/// A kind of stretch or amount of time, the shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Units with their name in the lexicon and their TIMEX3 form while it is not known which one is meant.
const UNITS: [(Unit, &str, &str); 12] = [
    (Unit::Second, "second", "XXXX-XX-XXTXX:XX:XX"),
    (Unit::Minute, "minute", "XXXX-XX-XXTXX:XX"),
    (Unit::Hour, "hour", "XXXX-XX-XXTXX"),
    (Unit::Day, "day", "XXXX-XX-XX"),
    (Unit::Week, "week", "XXXX-WXX"),
    (Unit::Fortnight, "fortnight", "XXXX-WXX"),
    (Unit::Weekend, "weekend", "XXXX-WXX-WE"),
    (Unit::Month, "month", "XXXX-XX"),
    (Unit::Quarter, "quarter", "XXXX-QX"),
    (Unit::Year, "year", "XXXX"),
    (Unit::Decade, "decade", "XXX"),
    (Unit::Century, "century", "XX"),
];

impl Unit {
    /// The unit of that name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        UNITS.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    pub(super) fn open_timex(self) -> &'static str {
        UNITS.get(self as usize).map_or("", |row| row.2)
    }

    /// Whether it is a part of a day, which needs a clock to be counted by.
    pub(super) fn is_of_clock(self) -> bool {
        self < Self::Day
    }
}
