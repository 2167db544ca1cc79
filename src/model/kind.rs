//! The kinds of value, in one table.

use std::fmt;

/// What a value measures or names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// How many of a thing: "31 drones".
    Count,
    /// A figure that counts no thing: "a score of 7.5".
    Number,
    /// A place in an order: "the third".
    Ordinal,
    /// A share of a whole: "a fifth", "20 %".
    Fraction,
    /// A length of time: "two hours".
    Duration,
    /// Years since birth: "a 61-year-old".
    Age,
    /// A day, week, month or year: "on Tuesday".
    Date,
    /// A clock time: "10pm".
    Time,
    /// An amount in a currency.
    Money,
    /// A distance or height.
    Length,
    /// A surface.
    Area,
    /// A space filled.
    Volume,
    /// A weight.
    Mass,
    /// A length each unit of time.
    Speed,
    /// A heat.
    Temperature,
    /// Work done or stored.
    Energy,
    /// Energy each unit of time.
    Power,
    /// Force on a surface.
    Pressure,
    /// Information.
    Data,
    /// The size of an earthquake.
    Magnitude,
    /// One of the answers that a rule lists.
    Label,
    /// The words of a source.
    Quote,
    /// The form of a name.
    Spelling,
}

/// One row of the table of kinds.
struct Row {
    kind: Kind,
    name: &'static str,
    /// The base unit in which nominal, core and wide are given; empty where the kind has none.
    base: &'static str,
}

const fn row(kind: Kind, name: &'static str, base: &'static str) -> Row {
    Row { kind, name, base }
}

/// In the order of the enum, so that a kind is its own index.
const TABLE: [Row; 23] = [
    row(Kind::Count, "count", ""),
    row(Kind::Number, "number", ""),
    row(Kind::Ordinal, "ordinal", ""),
    row(Kind::Fraction, "fraction", ""),
    row(Kind::Duration, "duration", "s"),
    row(Kind::Age, "age", "s"),
    row(Kind::Date, "date", "s"),
    row(Kind::Time, "time", "s"),
    row(Kind::Money, "money", ""),
    row(Kind::Length, "length", "m"),
    row(Kind::Area, "area", "m2"),
    row(Kind::Volume, "volume", "m3"),
    row(Kind::Mass, "mass", "kg"),
    row(Kind::Speed, "speed", "m/s"),
    row(Kind::Temperature, "temperature", "K"),
    row(Kind::Energy, "energy", "J"),
    row(Kind::Power, "power", "W"),
    row(Kind::Pressure, "pressure", "Pa"),
    row(Kind::Data, "data", "B"),
    row(Kind::Magnitude, "magnitude", ""),
    row(Kind::Label, "label", ""),
    row(Kind::Quote, "quote", ""),
    row(Kind::Spelling, "spelling", ""),
];

impl Kind {
    /// Every kind, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.kind)
    }

    /// The name in rules and in the wire format.
    pub fn name(self) -> &'static str {
        TABLE.get(self as usize).map_or("", |row| row.name)
    }

    /// The unit of `nominal`, `core` and `wide`; empty where the kind has none.
    pub fn base_unit(self) -> &'static str {
        TABLE.get(self as usize).map_or("", |row| row.base)
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.name == name).map(|row| row.kind)
    }

    /// Whether its value is words and no number.
    pub const fn is_words(self) -> bool {
        matches!(self, Self::Label | Self::Quote | Self::Spelling)
    }

    /// Whether its interval lies on the line of time: seconds since 1970, or since midnight.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::Time)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_its_own_index_and_its_name_is_its_own() {
        for (at, row) in TABLE.iter().enumerate() {
            assert_eq!(row.kind as usize, at, "{}", row.name);
            assert_eq!(Kind::parse(row.name), Some(row.kind));
        }
    }
}
