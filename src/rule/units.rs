//! What rules know of values: units, zones and how a known value is read.

use crate::model::{Kind, Value};

/// The kinds that have units.
pub(super) const MEASURED: &[Kind] = &[
    Kind::Fraction,
    Kind::Duration,
    Kind::Age,
    Kind::Money,
    Kind::Length,
    Kind::Area,
    Kind::Volume,
    Kind::Mass,
    Kind::Speed,
    Kind::Temperature,
    Kind::Energy,
    Kind::Power,
    Kind::Pressure,
    Kind::Data,
];

/// A unit of a kind.
pub(super) struct Unit {
    pub(super) code: String,
    /// Base units in one of it.
    pub(super) factor: f64,
}

// To be replaced by `crate::value::Unit`.
const STAND_IN: [(&str, Kind, f64); 12] = [
    ("s", Kind::Duration, 1.0),
    ("min", Kind::Duration, 60.0),
    ("h", Kind::Duration, 3600.0),
    ("d", Kind::Duration, 86400.0),
    ("y", Kind::Duration, 31_557_600.0),
    ("m", Kind::Length, 1.0),
    ("km", Kind::Length, 1000.0),
    ("km2", Kind::Area, 1e6),
    ("%", Kind::Fraction, 0.01),
    ("pp", Kind::Fraction, 0.01),
    ("USD", Kind::Money, 1.0),
    ("kg", Kind::Mass, 1.0),
];

/// The unit of that name, if the kind has it.
pub(super) fn unit(name: &str, kind: Kind) -> Option<Unit> {
    let row = STAND_IN.iter().find(|row| row.0 == name && row.1 == kind)?;
    Some(Unit { code: row.0.to_owned(), factor: row.2 })
}

/// The names of a kind's units.
pub(super) fn names(kind: Kind) -> Vec<String> {
    STAND_IN.iter().filter(|row| row.1 == kind).map(|row| row.0.to_owned()).collect()
}

/// Whether that is a time zone.
pub(super) fn is_zone(name: &str) -> bool {
    ["GMT", "UTC", "Moscow time"].contains(&name)
}

/// The value of `kind` that `text` gives, whole.
pub(super) fn read(text: &str, kind: Kind) -> Option<Value> {
    text.starts_with(|c: char| c.is_ascii_digit()).then(|| Value::new(kind, crate::model::Span::default(), text))
}
