//! Which mentions of a sentence a fact can take, and as what value.

use std::ops::Range;

use super::noun;
use crate::model::{Kind, Moment, Value};
use crate::rule::{Ask, Fact, Per, Rules};
use crate::text::Text;
use crate::value::{self, Mention, Unit, Zone};

/// The mentions of the fact's kind, unit and counted noun, each read as the fact wants it.
pub(super) fn readings(
    rules: &Rules,
    fact: &Fact,
    text: &Text<'_>,
    mentions: &[Mention],
    published: Option<Moment>,
) -> Vec<(Range<usize>, Value)> {
    let Ask::Value { kind, .. } = &fact.ask else { return Vec::new() };
    let zone = fact.zone.as_deref().and_then(Zone::parse).map(|zone| zone.on(published.map(|moment| moment.date)));
    let mut offers = Vec::new();
    for mention in mentions {
        let Ok(mut value) = offered(rules, fact, text, mention) else { continue };
        if let Some(zone) = &zone {
            value = value::in_zone(&own_face(text, value, published), zone);
        }
        let halves = halves(text, mention, *kind, published);
        offers.extend(halves.into_iter().map(|half| (half, value.clone())));
        offers.push((mention.tokens.clone(), value));
    }
    offers
}

/// Why a fact cannot take a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It is of another kind.
    Kind,
    /// What it counts is not what the fact counts.
    Noun,
    /// It is in a unit of another dimension, or in another currency.
    Unit,
    /// It has another rate, or one at all.
    Rate,
}

/// What a mention says to a fact, in the fact's unit.
pub(super) fn offered(rules: &Rules, fact: &Fact, text: &Text<'_>, mention: &Mention) -> Result<Value, Unfit> {
    let Ask::Value { kind, unit, per, of, .. } = &fact.ask else { return Err(Unfit::Kind) };
    let value = reading(mention, *kind).ok_or(Unfit::Kind)?;
    let is_asked = |noun: &Range<usize>| noun::is_one_of(rules, of, text, noun);
    if !of.is_empty() && !mention.noun.as_ref().is_none_or(is_asked) {
        return Err(Unfit::Noun);
    }
    let value = rated(value, per).ok_or(Unfit::Rate)?;
    match unit.as_deref().and_then(Unit::parse) {
        Some(unit) => in_unit(value, unit).ok_or(Unfit::Unit),
        None => Ok(value),
    }
}

/// The parts of "on Tuesday at 3 p.m." that say the same to a fact of `kind`: a phrase may ask `at <value>` of a time
/// and `on <value>` of a day, though day and clock are one mention.
fn halves(text: &Text<'_>, mention: &Mention, kind: Kind, published: Option<Moment>) -> Vec<Range<usize>> {
    let tells_both = mention.value.kind == Kind::Time && mention.readings.iter().any(|value| value.kind == Kind::Date);
    if !tells_both {
        return Vec::new();
    }
    let Range { start, end } = mention.tokens;
    let joints = (start + 1..end).filter(|at| matches!(text.word(*at), "at" | "on" | "in" | "by"));
    let parts = joints.flat_map(|joint| [start..joint, joint + 1..end]);
    parts.filter(|part| says(text.words(part), kind, published)).collect()
}

/// A clock time as its own words have it: where only the other half of its pair names a zone, that of the fact goes before.
fn own_face(text: &Text<'_>, value: Value, published: Option<Moment>) -> Value {
    let Some(other) = value.also.as_deref().filter(|_| value.kind == Kind::Time) else { return value };
    let words = text.source.get(value.span.start..other.span.start).unwrap_or_default();
    let own = value::read(&Text::plain(words), 0, &value::Context { published });
    match own.into_iter().next().map(|mention| mention.value) {
        Some(face) if face.kind == Kind::Time && !face.is_zoned() => {
            Value { span: value.span, written: value.written, also: value.also, ..face }
        }
        _ => value,
    }
}

/// Whether some words alone are a mention of `kind`.
fn says(words: &str, kind: Kind, published: Option<Moment>) -> bool {
    let part = Text::plain(words);
    let read = value::read(&part, 0, &value::Context { published });
    matches!(read.as_slice(), [only] if only.value.kind == kind && only.tokens.len() == part.tokens.len())
}

/// What a mention says to a fact of `kind`.
fn reading(mention: &Mention, kind: Kind) -> Option<Value> {
    let readings = std::iter::once(&mention.value).chain(&mention.readings);
    let exact = readings.into_iter().find(|value| value.kind == kind && !is_part_of_day(value)).cloned();
    // "killed 31": a figure without a noun counts where a count is asked for.
    exact.or_else(|| {
        let bare = mention.value.kind == Kind::Number && kind == Kind::Count;
        bare.then(|| Value { kind, ..mention.value.clone() })
    })
}

/// "In the early hours of the morning" is no clock time, and no day.
fn is_part_of_day(value: &Value) -> bool {
    value.kind == Kind::Time && value.interval.is_none() && value.clock().starts_with(char::is_alphabetic)
}

/// The value, if it has one of the rates wanted. Where several are, they are the same to the fact: yearly sales are
/// "$3 billion" as well as "$3 billion a year".
fn rated(mut value: Value, wanted: &[Per]) -> Option<Value> {
    let is_its = |per: &Per| match per {
        Per::None => value.per.is_none(),
        Per::One(one) => value.per.as_deref() == Some(one),
    };
    if !wanted.is_empty() && !wanted.iter().any(is_its) {
        return None;
    }
    if wanted.len() > 1 && value.per.take().is_some() {
        value.display = value::display(&value);
    }
    Some(value)
}

/// The value, or the other half of its conversion pair, in the unit that a fact asks for.
fn in_unit(value: Value, unit: &Unit) -> Option<Value> {
    let is_exact = |value: &Value| value.unit.as_deref() == Some(unit.code);
    if unit.kind == Kind::Money {
        // "$5 million" is in the dollars that the fact asks for.
        let settle = |mut value: Value| {
            if unit.is_dollar() && value.unit.as_deref() == Some("$") {
                value.unit = Some(unit.code.to_owned());
            }
            is_exact(&value).then_some(value)
        };
        let mut half = value.also.as_deref();
        if let Some(settled) = settle(value.clone()) {
            return Some(settled);
        }
        while let Some(other) = half {
            if let Some(settled) = settle(other.clone()) {
                return Some(swap(value, settled));
            }
            half = other.also.as_deref();
        }
        return None;
    }
    let fits = |value: &Value| value.kind == unit.kind || (unit.kind == Kind::Duration && value.kind == Kind::Age);
    // A unit that is no measure, such as the noun of a count, asks for nothing.
    if unit.kind != value.kind && !fits(&value) {
        return matches!(value.kind, Kind::Count | Kind::Number | Kind::Date).then_some(value);
    }
    match value.also.as_deref().filter(|other| is_exact(other) && !is_exact(&value)) {
        Some(other) => {
            let other = other.clone();
            Some(swap(value, other))
        }
        None => Some(value::in_unit(&value, unit)),
    }
}

/// The pair with its halves changed over; the words stay those of the whole.
fn swap(value: Value, other: Value) -> Value {
    let (span, written) = (value.span, value.written.clone());
    let first = Value { also: None, ..value };
    Value { also: Some(Box::new(first)), span, written, ..other }
}
