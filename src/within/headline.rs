//! The figures of headlines and captions against the text below them: "$2.5m" over "$2.6 million".

use super::{Fault, Place};
use crate::model::{Interval, Kind, Section, Value};
use crate::value;

/// Figures further apart than this share are two figures, unless a known slip lies between them.
const NEAR: f64 = 0.15;

/// What a headline or caption tells in a figure that the text should have.
const KINDS: [Kind; 8] =
    [Kind::Money, Kind::Count, Kind::Fraction, Kind::Magnitude, Kind::Length, Kind::Area, Kind::Mass, Kind::Speed];

/// The fault of a figure above the text that the text does not have, but one close to it of the same thing.
pub(super) fn check(place: &Place<'_>) -> Option<Fault> {
    let told = &place.mention.value;
    let section = |sentence: usize| place.text().sentences.get(sentence).map(|sentence| sentence.section);
    let is_above = |section: &Section| matches!(section, Section::Headline | Section::Caption);
    let above = section(place.sentence).filter(is_above)?;
    if !KINDS.contains(&told.kind) || told.per.is_some() {
        return None;
    }
    // What a picture shows a share of, only its caption says.
    if told.kind == Kind::Fraction && above == Section::Caption {
        return None;
    }
    let wide = told.interval?.wide;
    // What another figure of the headline stands for is no rival.
    let is_told = |interval: Interval, value: &Value| {
        let mut others = place.neighbours().iter().filter(|other| other.tokens != place.mention.tokens);
        others.any(|other| {
            is_of_one_thing(&other.value, value)
                && other.value.interval.is_some_and(|other| !other.wide.meet(interval.wide).is_empty())
        })
    };
    let mut close: Option<(f64, &Value)> = None;
    for sentence in (0..place.text().sentences.len()).filter(|at| !section(*at).as_ref().is_some_and(is_above)) {
        for mention in place.values.in_sentence(sentence) {
            for value in std::iter::once(&mention.value).chain(mention.value.also.as_deref()) {
                let Some(interval) = value.interval.filter(|_| is_of_one_thing(told, value)) else { continue };
                if !interval.wide.meet(wide).is_empty() || is_its_bound(told, value) {
                    return None;
                }
                let apart = apart(told, value).unwrap_or(f64::INFINITY);
                // Shares are small figures of many things, of which two are soon a zero apart.
                let is_slip = told.kind != Kind::Fraction && value::slip(told, value).is_some();
                let is_close = apart <= NEAR || is_slip;
                if is_close && !is_told(interval, value) && close.is_none_or(|(least, _)| apart < least) {
                    close = Some((apart, value));
                }
            }
        }
    }
    let (_, value) = close?;
    let slip = value::slip(told, value).map_or_else(String::new, |slip| format!(" It looks like {slip}."));
    let message = format!("the {} says {}, the text {}.{slip}", above.name(), told.display, value.display);
    Some(Fault { message, values: vec![told.clone(), value.clone()] })
}

/// Whether two values are amounts of one thing: one currency, one counted noun, one dimension.
fn is_of_one_thing(a: &Value, b: &Value) -> bool {
    let open = |value: &Value| value.unit.as_deref() == Some("$");
    let dollar = |value: &Value| value.unit.as_deref().and_then(value::Unit::parse).is_some_and(value::Unit::is_dollar);
    a.kind == b.kind
        && b.per.is_none()
        && match a.kind {
            Kind::Money => a.unit == b.unit || (open(a) && dollar(b)) || (open(b) && dollar(a)),
            // A share of what, no headline says: only figures of one writing are held against each other.
            Kind::Count | Kind::Fraction => a.unit == b.unit && a.unit.is_some(),
            _ => true,
        }
}

/// Whether a bare figure is the bound of the other: "7 states" over "more than 7 states" is the same figure, rounded.
fn is_its_bound(a: &Value, b: &Value) -> bool {
    let nominal = |value: &Value| value.interval.and_then(|interval| interval.nominal);
    (a.hedge.is_bare() || b.hedge.is_bare())
        && nominal(a).zip(nominal(b)).is_some_and(|(a, b)| (a - b).abs() <= 1e-9 * a.abs())
}

/// How far apart two figures are, as a share of the larger.
fn apart(a: &Value, b: &Value) -> Option<f64> {
    let (a, b) = (a.interval?.nominal?, b.interval?.nominal?);
    Some((a - b).abs() / a.abs().max(b.abs()).max(f64::MIN_POSITIVE))
}
