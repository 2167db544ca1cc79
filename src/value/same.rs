//! Values against what a rule author writes down: units changed, and "about 2 h" or "more than 40" recognised.

use super::display::{display, name_of, word};
use super::units::Unit;
use super::{Context, Mention, hedge, number, read};
use crate::model::{Hedge, Kind, Span, Value};
use crate::text::{Text, fold};

/// The value in another unit of the same dimension; a value of another kind, or without a unit, comes back as it was.
pub fn in_unit(value: &Value, unit: &Unit) -> Value {
    let Some(own) = value.unit.as_deref().and_then(Unit::parse) else { return value.clone() };
    let convertible = own.kind == unit.kind
        && own.code != unit.code
        && unit.kind != Kind::Money
        && own.code != "deg"
        && unit.code != "deg";
    if !convertible {
        return value.clone();
    }
    let turn = |x: f64| tidy(unit.of_base(own.to_base(x)));
    let mut turned = Value { unit: Some(unit.code.to_owned()), ..value.clone() };
    turned.number = value.number.map(turn);
    turned.to = value.to.map(turn);
    // A converted number has more digits than its source meant.
    let shown = Value { number: turned.number.map(rounded), to: turned.to.map(rounded), ..turned.clone() };
    turned.display = display(&shown);
    turned
}

/// To twelve significant digits, where the noise of a conversion ends.
fn tidy(x: f64) -> f64 {
    format!("{x:.11e}").parse().unwrap_or(x)
}

/// To three significant digits, whole numbers to the one.
fn rounded(x: f64) -> f64 {
    let mut place = 1.0;
    while x.abs() * place < 100.0 && place < 1e6 {
        place *= 10.0;
    }
    (x * place).round() / place
}

/// Whether a value is what the author of a rule noted down: "about 2 h", "30 days", "nearly 1/5", "1300 km2",
/// "2025-03-18", "14:00Z", "31", "more than 40", or a label. The noun of a count may be left out.
pub fn is(value: &Value, expected: &str) -> bool {
    let wanted = fold(expected.trim());
    if wanted.is_empty() {
        return false;
    }
    let shown = [fold(&value.display), fold(&display(value))];
    if shown.contains(&wanted) || value.label.as_deref().is_some_and(|label| fold(label) == wanted) {
        return true;
    }
    if value.kind.is_time() && is_moment(value, &wanted) {
        return true;
    }
    if value.kind.is_words() {
        return false;
    }
    let figure = if value.kind.is_time() { None } else { figure(expected) };
    noted(&with_unit_named(expected)).iter().chain(&figure).any(|note| is_equal(value, note))
}

/// "61 y" as "61 years": a code at the end stands for the word that a text has.
fn with_unit_named(expected: &str) -> String {
    let named = expected.trim().rsplit_once(' ').and_then(|(figure, code)| {
        let unit = Unit::all().find(|unit| unit.code == code)?;
        Some(format!("{figure} {}", name_of(unit, 2.0)))
    });
    named.unwrap_or_else(|| expected.to_owned())
}

/// A note that is a number and its hedge, whatever else the number may be: "about 2000" is no year to a count.
fn figure(expected: &str) -> Option<Value> {
    let text = Text::plain(expected);
    let end = text.tokens.len();
    let (hedge, number) = (0..end).find_map(|at| {
        let number = number::at(&text, at, end).filter(|number| number.tokens.end == end)?;
        match hedge::before(&text, at, 0) {
            None if at == 0 => Some((Hedge::None, number)),
            Some((hedge, tokens)) if tokens.start == 0 => Some((hedge, number)),
            _ => None,
        }
    })?;
    let note = Value::new(Kind::Number, Span::new(0, expected.len()), expected);
    Some(Value { hedge, number: Some(number.value), ..note })
}

/// What a note says, in all its readings.
fn noted(expected: &str) -> Vec<Value> {
    let text = Text::plain(expected);
    let mut found: Vec<Value> = Vec::new();
    for sentence in 0..text.sentences.len() {
        for Mention { tokens, value, readings, noun } in read(&text, sentence, &Context::default()) {
            let end = noun.map_or(tokens.end, |noun| noun.end.max(tokens.end));
            // The note is one value, and no sentence that holds one.
            if tokens.start == 0 && (end == text.tokens.len() || value.per.is_some()) {
                // A count with its noun is no other count, though it is a number too.
                let named = value.kind == Kind::Count && value.unit.is_some();
                found.push(value);
                found.extend(readings.into_iter().filter(|_| !named));
            }
        }
    }
    found
}

/// Same hedge, numbers and unit after conversion.
fn is_equal(value: &Value, note: &Value) -> bool {
    let same_kind = value.kind == note.kind
        || (is_plain(value.kind) && is_plain(note.kind) && note.unit.is_none())
        || matches!((value.kind, note.kind), (Kind::Age, Kind::Duration | Kind::Number));
    if !same_kind || value.hedge != note.hedge || value.per != note.per {
        return false;
    }
    if value.hedge == Hedge::Vague && value.number.is_none() {
        return value.label == note.label && (note.unit.is_none() || value.unit == note.unit);
    }
    match (value.unit.as_deref().and_then(Unit::parse), note.unit.as_deref().and_then(Unit::parse)) {
        (Some(unit), Some(other)) if unit.kind == other.kind => {
            if (unit.code == "deg") != (other.code == "deg") || (unit.kind == Kind::Money && !is_same_coin(unit, other))
            {
                return false;
            }
            let same = |x: Option<f64>, y: Option<f64>| equal(x.map(|x| unit.to_base(x)), y.map(|y| other.to_base(y)));
            same(value.number, note.number) && same(value.to, note.to)
        }
        (None, None) => {
            let same = |unit: &Option<String>| unit.as_deref().map(fold);
            let noun = note.unit.is_none() || same(&value.unit) == same(&note.unit);
            noun && equal(value.number, note.number) && equal(value.to, note.to)
        }
        // An age may be noted without its years, a share as a percentage.
        (Some(unit), None) => {
            unit.kind != Kind::Fraction && value.kind == Kind::Age && equal(value.number, note.number)
        }
        _ => {
            let nominal = |value: &Value| value.interval.and_then(|interval| interval.nominal);
            value.kind == note.kind && nominal(value).is_some() && equal(nominal(value), nominal(note))
        }
    }
}

/// Whether two currencies may be one: an open dollar is any dollar.
fn is_same_coin(unit: &Unit, other: &Unit) -> bool {
    let open = |unit: &Unit| unit.code == "$";
    unit.code == other.code || (open(unit) && other.is_dollar()) || (open(other) && unit.is_dollar())
}

const fn is_plain(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Number | Kind::Magnitude | Kind::Ordinal)
}

/// Equal within rounding.
fn equal(x: Option<f64>, y: Option<f64>) -> bool {
    match (x, y) {
        (Some(x), Some(y)) => (x - y).abs() <= 1e-6 * x.abs().max(y.abs()),
        (None, None) => true,
        _ => false,
    }
}

/// A date or time by its ISO forms: `2025-03-18`, `2025-03-10/2025-03-16` with both ends included, `14:00Z`.
fn is_moment(value: &Value, wanted: &str) -> bool {
    let hedge = word(value.hedge);
    let wanted = if hedge.is_empty() { wanted } else { wanted.strip_prefix(hedge).unwrap_or(wanted).trim_start() };
    let timex = value.timex.as_deref().map(fold).unwrap_or_default();
    if timex == wanted || timex.strip_prefix('t').is_some_and(|clock| clock == wanted) {
        return true;
    }
    let (Some(from), Some(end)) = (value.from.as_deref(), value.to_exclusive.as_deref()) else { return false };
    match wanted.split_once('/') {
        Some((first, last)) => {
            let next = last.parse::<jiff::civil::Date>().ok().and_then(|day| day.tomorrow().ok());
            fold(from) == first && next.is_some_and(|next| next.to_string() == end)
        }
        None => fold(from) == wanted,
    }
}
