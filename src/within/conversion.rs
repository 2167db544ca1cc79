//! Conversion pairs: both halves must leave room for one value, each at the precision it is written in.

use super::{Fault, Place};
use crate::model::{DAY, Interval, Kind, Range, Value};
use crate::value;

/// Up to so many kelvins are a difference rather than a temperature: "warmed by 2C (3.6F)".
const DIFFERENCE: f64 = 10.0;

/// What rounding to the next five leaves open, as a share of the figure.
const FIVES: f64 = 0.07;

/// The fault of a mention whose converted half says another value.
pub(super) fn check(place: &Place<'_>) -> Option<Fault> {
    let value = &place.mention.value;
    let other = value.also.as_deref()?;
    // Two currencies are tied by a rate of the day, which no text settles.
    if value.kind != other.kind || value.kind == Kind::Money {
        return None;
    }
    // A face without a zone beside another face says nothing: any two may be one instant somewhere.
    if value.kind == Kind::Time && !(value.is_zoned() && other.is_zoned()) {
        return None;
    }
    let (a, b) = (value.interval?, other.interval?);
    if !rounded(value, a).meet(rounded(other, b)).is_empty()
        || fits_around_the_clock(value, other)
        || is_difference(value, other)
    {
        return None;
    }
    let first = Value { also: None, ..value.clone() };
    let would_be = other.unit.as_deref().and_then(value::Unit::parse).map(|unit| value::in_unit(&first, unit).display);
    let correct = would_be.map_or_else(String::new, |shown| format!("; {} is {shown}", first.display));
    let slip = value::slip(&first, other).map_or_else(String::new, |slip| format!(" It looks like {slip}."));
    let (written, shown) = (&value.written, &first.display);
    let message = format!("“{written}” gives {shown} and {}, which are not one value{correct}.{slip}", other.display);
    Some(Fault { message, values: vec![first, other.clone()] })
}

/// The wide range of a value; a figure that ends in five is often one of the fives: "55 km (35 miles)".
fn rounded(value: &Value, interval: Interval) -> Range {
    let ends_in_five = |x: &f64| format!("{:e}", x.abs()).split('e').next().is_some_and(|digits| digits.ends_with('5'));
    let unit = value.unit.as_deref().and_then(value::Unit::parse);
    let wide = interval.wide;
    match value.number.filter(ends_in_five).zip(unit) {
        Some((x, unit)) if !value.kind.is_time() && value.to.is_none() => {
            let slack = (x * FIVES * unit.factor).abs();
            Range { lo: wide.lo - slack, hi: wide.hi + slack, ..wide }
        }
        _ => wide,
    }
}

/// Clock times without a day are one where they differ by whole days.
fn fits_around_the_clock(a: &Value, b: &Value) -> bool {
    let (Some(x), Some(y)) = (a.interval, b.interval) else { return false };
    let shift = ((x.wide.lo - y.wide.lo) / DAY).round() * DAY;
    a.kind == Kind::Time && !x.wide.meet(y.wide.scaled(1.0, shift)).is_empty()
}

/// Whether two temperatures say one difference, which knows no zero: "4C (7F) hotter than usual".
fn is_difference(a: &Value, b: &Value) -> bool {
    let span = |value: &Value| {
        let unit = value::Unit::parse(value.unit.as_deref()?)?;
        Some(value.interval?.wide.scaled(1.0, -unit.offset))
    };
    let (Some(a_span), Some(b_span)) = (span(a), span(b)) else { return false };
    let small = a_span.lo.abs().max(a_span.hi.abs()) <= DIFFERENCE;
    a.kind == Kind::Temperature && small && !a_span.meet(b_span).is_empty()
}
