//! `compare`: how far values may lie apart, how they may change, and what is known already.

use super::rules::{Ask, Changes, Comparison, Tolerance};
use super::schema::CHANGES;
use super::sheet::{Sheet, text_of};
use super::units;
use crate::model::{Kind, Span, Value, listed, nearest};
use crate::yaml::{Node, texts};

impl Sheet<'_> {
    /// The comparison that a fact asks for.
    pub(super) fn comparison(&mut self, fact: &Node, ask: &Ask) -> Comparison {
        let Some(node) = fact.get("compare") else { return Comparison::default() };
        let changes = node.get("changes").and_then(Node::as_str).unwrap_or_default();
        let changes = match CHANGES.iter().position(|name| *name == changes) {
            Some(1) => Changes::Rises,
            Some(2) => Changes::Falls,
            Some(3) => Changes::Freely,
            _ => Changes::Never,
        };
        Comparison {
            tolerance: self.tolerance(node, ask),
            changes,
            speakers_together: node.get("speakers").and_then(Node::as_str) == Some("together"),
            expect: self.expect(node, ask),
            sum_of: texts(node.get("sum_of")).map(|(_, id)| id.to_owned()).collect(),
        }
    }

    fn tolerance(&mut self, node: &Node, ask: &Ask) -> Option<Tolerance> {
        let (place, text) = text_of(node, "tolerance")?;
        let Ask::Value { kind, unit, .. } = ask else {
            let message = format!("a fact of `value: {}` has no tolerance", ask.kind());
            self.faults.error(place.span, message, Some("words are the same or they are not".to_owned()));
            return None;
        };
        match read_tolerance(text, *kind, unit.as_deref()) {
            Ok(tolerance) => Some(tolerance),
            Err((message, help)) => {
                self.faults.error(place.span, message, Some(help));
                None
            }
        }
    }

    fn expect(&mut self, node: &Node, ask: &Ask) -> Option<Value> {
        let (place, text) = text_of(node, "expect")?;
        match ask {
            Ask::Value { kind, .. } => {
                // A day that only its article could resolve is no known value.
                let value = units::read(text, *kind).filter(Value::is_resolved);
                if value.is_none() {
                    let message = format!("`{text}` reads as no value of kind `{kind}`");
                    self.faults.error(place.span, message, Some(format!("write it as {}", sample(*kind))));
                }
                value
            }
            Ask::Label { labels, phrases } => {
                let known = || labels.iter().map(|label| label.name.as_str());
                if phrases.is_empty() && !labels.is_empty() && !known().any(|label| label == text) {
                    let help = nearest(text, known()).map(|meant| format!("did you mean `{meant}`?"));
                    let message = format!("`{text}` is none of the labels {}", listed(known()));
                    self.faults.error(place.span, message, help);
                }
                Some(Value::label(Kind::Label, Span::default(), text, text))
            }
            Ask::Quote { .. } | Ask::Spelling { .. } => Some(Value::label(ask.kind(), Span::default(), text, text)),
        }
    }
}

/// Reads "10 min", "0.1", "5%".
fn read_tolerance(text: &str, kind: Kind, unit: Option<&str>) -> Result<Tolerance, (String, String)> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(text.len());
    let (number, name) = text.split_at_checked(digits).unwrap_or((text, ""));
    let name = name.trim();
    let number = match number.replace(',', "").parse::<f64>() {
        Ok(number) if number.is_finite() => number,
        _ => return Err((format!("`{text}` is no tolerance"), format!("write it as {}", tolerance_sample(kind)))),
    };
    if name == "%" {
        return Ok(Tolerance::Relative(number / 100.0));
    }
    // Dates and times are compared on the line of time.
    let measure = if kind.is_time() || kind == Kind::Age { Kind::Duration } else { kind };
    let unit_name = if name.is_empty() { unit } else { Some(name) };
    let Some(unit_name) = unit_name else {
        let needed = units::MEASURED.contains(&measure) && !matches!(measure, Kind::Fraction | Kind::Money);
        let missing =
            || (format!("the tolerance `{text}` has no unit"), format!("write it as {}", tolerance_sample(kind)));
        return if needed { Err(missing()) } else { Ok(Tolerance::Absolute(number)) };
    };
    if let Some(unit) = units::unit(unit_name, measure) {
        return Ok(Tolerance::Absolute(number * unit.factor));
    }
    let known = units::names(measure);
    let help = match nearest(unit_name, known.iter().copied()) {
        Some(meant) => format!("did you mean `{number} {meant}`?"),
        None => format!("write it as {}", tolerance_sample(kind)),
    };
    Err((format!("`{unit_name}` is no unit of `{measure}`"), help))
}

fn tolerance_sample(kind: Kind) -> &'static str {
    match kind {
        Kind::Duration | Kind::Time => "`10 min` or `5%`",
        Kind::Date => "`1 d`",
        Kind::Age => "`1 y`",
        Kind::Length => "`5 km` or `5%`",
        Kind::Fraction => "`2 pp` or `5%`",
        _ => "`0.1` or `5%`, with a unit where the kind has one",
    }
}

fn sample(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "a text would: `18 March 2025`",
        Kind::Time => "a text would: `2pm GMT`",
        Kind::Duration => "a text would: `two hours`",
        Kind::Fraction => "a text would: `a fifth`, `20 %`",
        Kind::Count | Kind::Number | Kind::Magnitude => "a number: `31`",
        _ => "a text would, with its unit",
    }
}
