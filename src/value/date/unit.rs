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

/// Units with their name in the lexicon, their TIMEX3 form while it is not known which one is meant, what stands around
/// the number of them that a length has in TIMEX3, and how many months, days or seconds they are.
const UNITS: [(Unit, &str, &str, [&str; 2], i32); 12] = [
    (Unit::Second, "second", "XXXX-XX-XXTXX:XX:XX", ["PT", "S"], 1),
    (Unit::Minute, "minute", "XXXX-XX-XXTXX:XX", ["PT", "M"], 60),
    (Unit::Hour, "hour", "XXXX-XX-XXTXX", ["PT", "H"], 3600),
    (Unit::Day, "day", "XXXX-XX-XX", ["P", "D"], 1),
    (Unit::Week, "week", "XXXX-WXX", ["P", "W"], 7),
    (Unit::Fortnight, "fortnight", "XXXX-WXX", ["P", "W"], 7),
    (Unit::Weekend, "weekend", "XXXX-WXX-WE", ["P", "WE"], 7),
    (Unit::Month, "month", "XXXX-XX", ["P", "M"], 1),
    (Unit::Quarter, "quarter", "XXXX-QX", ["P", "Q"], 3),
    (Unit::Year, "year", "XXXX", ["P", "Y"], 12),
    (Unit::Decade, "decade", "XXX", ["P", "DE"], 120),
    (Unit::Century, "century", "XX", ["P", "CE"], 1200),
];

impl Unit {
    /// The unit of that name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        UNITS.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    pub(super) fn open_timex(self) -> &'static str {
        UNITS.get(self as usize).map_or("", |row| row.2)
    }

    /// What stands before and behind the number of them that a length has in TIMEX3.
    pub(super) fn timex(self) -> [&'static str; 2] {
        UNITS.get(self as usize).map_or(["P", ""], |row| row.3)
    }

    /// How many seconds a part of a day has, days a day or week, months what is longer.
    pub(super) fn times(self) -> i32 {
        UNITS.get(self as usize).map_or(1, |row| row.4)
    }

    /// Whether it is a part of a day, which needs a clock to be counted by.
    pub(super) fn is_of_clock(self) -> bool {
        self < Self::Day
    }
}
