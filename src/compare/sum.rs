//! Parts against their total: what a rule says adds up has to add up within one document.

use std::collections::BTreeMap;

use super::placed::widened;
use super::{Basis, Headers, group, mark, name};
use crate::model::{Finding, Key, Observation, Range, Stance, Value, Verdict, Version};
use crate::rule::Fact;
use crate::value::{self, Unit};

/// One `internal` finding for each document whose parts, one value each, do not add up to the total that it gives.
/// `parts` are the observations of each part in the order of the rule, with the total's key; a document that lacks one
/// of them, or holds two values of one, is passed over.
pub fn sums(
    fact: &Fact,
    key: &Key,
    total: &[Observation],
    parts: &[&[Observation]],
    headers: &Headers,
) -> Vec<Finding> {
    let mut documents: BTreeMap<&str, Vec<&Observation>> = BTreeMap::new();
    for o in total.iter().filter(|o| counts(o)) {
        documents.entry(&o.document).or_default().push(o);
    }
    let of = |document: &str| -> Option<Vec<Part<'_>>> {
        parts.iter().map(|part| Part::of(part.iter().filter(|o| counts(o) && o.document == document))).collect()
    };
    let sums = documents.into_iter().filter_map(|(document, total)| {
        Sum { fact, key, document, total: Part::of(total.into_iter())?, parts: of(document)? }.finding(headers)
    });
    sums.collect()
}

fn counts(o: &Observation) -> bool {
    o.stance == Stance::Asserts && o.value.interval.is_some()
}

/// What one document says of one fact, and the range that all of it shares.
struct Part<'a> {
    observations: Vec<&'a Observation>,
    best: &'a Value,
    shared: Range,
}

impl<'a> Part<'a> {
    fn of(observations: impl Iterator<Item = &'a Observation>) -> Option<Self> {
        let observations: Vec<&Observation> = observations.collect();
        let best = observations.iter().min_by_key(|o| !o.value.hedge.is_bare()).map(|o| &o.value)?;
        let ranges = observations.iter().filter_map(|o| o.value.interval).map(|interval| interval.wide);
        let shared = ranges.reduce(Range::meet).filter(|shared| !shared.is_empty())?;
        Some(Self { observations, best, shared })
    }
}

struct Sum<'a> {
    fact: &'a Fact,
    key: &'a Key,
    document: &'a str,
    total: Part<'a>,
    parts: Vec<Part<'a>>,
}

impl Sum<'_> {
    fn finding(&self, headers: &Headers) -> Option<Finding> {
        let fits = |part: &Part<'_>| group::are_comparable(part.best, self.total.best);
        if self.parts.is_empty() || !self.parts.iter().all(fits) {
            return None;
        }
        let ranges = || self.parts.iter().map(|part| part.shared);
        let sum = Range::closed(ranges().map(|range| range.lo).sum(), ranges().map(|range| range.hi).sum());
        let nominal = self.total.best.interval.and_then(|interval| interval.nominal);
        let total = widened(self.total.shared, nominal, self.fact.compare.tolerance, 1.0);
        if !sum.meet(total).is_empty() {
            return None;
        }
        let added = self.added();
        let name = name(headers, self.document);
        let shown: Vec<&str> = self.parts.iter().map(|part| part.best.display.as_str()).collect();
        let message = format!(
            "{name} contradicts itself: {} in all, but its parts add up to {}: {}.",
            self.total.best.display,
            added.display,
            shown.join(" + ")
        );
        let observations: Vec<Observation> = std::iter::once(&self.total)
            .chain(&self.parts)
            .flat_map(|part| &part.observations)
            .map(|o| (*o).clone())
            .collect();
        let split = self.total.observations.len();
        let version = |value: &Value, observations: Vec<usize>| Version {
            value: value.clone(),
            observations,
            documents: 1,
            origins: 1,
        };
        let versions = vec![
            version(self.total.best, (0..split).collect()),
            version(&added, (split..observations.len()).collect()),
        ];
        let marks = observations.iter().map(|o| mark(headers, o)).chain(["sum".to_owned()]).collect();
        let basis = Basis { fact: self.fact, key: self.key, verdict: Verdict::Internal, marks };
        let reasons = vec![String::new(); observations.len()];
        Some(Finding { message, versions, observations, reasons, ..basis.finding() })
    }

    /// The sum as a value of the total's unit.
    fn added(&self) -> Value {
        let unit = self.total.best.unit.as_deref().and_then(Unit::parse);
        let in_unit = |value: &Value| unit.map_or_else(|| value.clone(), |unit| value::in_unit(value, unit));
        let figures = |end: fn(&Value) -> Option<f64>| {
            self.parts.iter().map(|part| end(&in_unit(part.best)).unwrap_or(0.0)).sum()
        };
        let mut added = Value::new(self.total.best.kind, self.total.best.span, &self.total.best.written);
        added.number = Some(figures(|value| value.number));
        added.to =
            self.parts.iter().any(|part| part.best.to.is_some()).then(|| figures(|value| value.to.or(value.number)));
        added.unit.clone_from(&self.total.best.unit);
        added.display = value::display(&added);
        added
    }
}
