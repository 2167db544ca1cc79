//! What rules know of values: units, zones and how a known value is read.

use crate::model::{Kind, Value};
use crate::text::{Shape, Text};
use crate::value::{self, Context, Mention, Unit, Zone};

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

/// The unit of that name, if the kind has it.
pub(super) fn unit(name: &str, kind: Kind) -> Option<&'static Unit> {
    Unit::parse(name).filter(|unit| unit.kind == dimension(kind))
}

/// The codes of a kind's units.
pub(super) fn names(kind: Kind) -> Vec<&'static str> {
    Unit::all().filter(|unit| unit.kind == dimension(kind)).map(|unit| unit.code).collect()
}

/// Whether that is a time zone.
pub(super) fn is_zone(name: &str) -> bool {
    Zone::parse(name).is_some()
}

/// The value of `kind` that the whole of `text` gives; a count may have its noun.
pub(super) fn read(text: &str, kind: Kind) -> Option<Value> {
    let text = Text::plain(text);
    let found = value::read(&text, 0, &Context::default());
    let [mention] = found.as_slice() else { return None };
    let value = of_kind(mention, kind)?;
    let noun = mention.noun.clone().unwrap_or_default();
    let outside = |at: &usize| !mention.tokens.contains(at) && !noun.contains(at);
    let rest = (0..text.tokens.len()).filter(outside).filter_map(|at| text.shape(at));
    let whole = rest.filter(|shape| matches!(shape, Shape::Word | Shape::Number)).count() == 0;
    whole.then_some(value)
}

fn of_kind(mention: &Mention, kind: Kind) -> Option<Value> {
    let all = || std::iter::once(&mention.value).chain(&mention.readings);
    if let Some(value) = all().find(|value| value.kind == kind) {
        return Some(value.clone());
    }
    // Without the words around it, a figure does not show what it counts.
    let is_figure = |kind| matches!(kind, Kind::Count | Kind::Number | Kind::Magnitude);
    let figure = all().find(|value| is_figure(value.kind) && is_figure(kind))?;
    Some(Value { kind, ..figure.clone() })
}

/// Ages and durations share their units.
fn dimension(kind: Kind) -> Kind {
    if kind == Kind::Age { Kind::Duration } else { kind }
}
