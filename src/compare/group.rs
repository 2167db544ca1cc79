//! Which observations can be compared at all: rates with rates, one currency, keys that are whole.

use std::collections::BTreeMap;

use super::line;
use crate::model::{Key, Kind, Observation, Stance, Value};

/// The observations of a fact, parted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grouped {
    /// Those that are compared.
    pub(super) main: Vec<usize>,
    /// Those that are only listed, each with the reason.
    pub(super) apart: BTreeMap<usize, String>,
    /// Slots of the key that the observations do not name.
    pub(super) lacking: Vec<String>,
}

/// Gives each value the half of its pair that most can be compared by: "£8.5bn ($11bn)" stands as dollars beside "$11bn".
/// Of classes that are told equally often that of the first halves counts.
pub(super) fn align(observations: &mut [Observation]) {
    if observations.iter().all(|observation| observation.value.also.is_none()) {
        return;
    }
    let mut told: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    for observation in observations.iter().filter(|o| o.stance != Stance::Denies && line::is_placed(&o.value)) {
        let own = class(&observation.value);
        let mut classes: Vec<_> = halves(&observation.value).map(class).filter(|half| *half != own).collect();
        classes.sort_unstable();
        classes.dedup();
        let (by_any, by_own) = told.entry(own).or_default();
        (*by_any, *by_own) = (*by_any + 1, *by_own + 1);
        for half in classes {
            told.entry(half).or_default().0 += 1;
        }
    }
    let Some((main, _)) = told.into_iter().max_by_key(|(_, told)| *told) else { return };
    for value in observations.iter_mut().map(|observation| &mut observation.value) {
        let half = halves(value).find(|half| class(half) == main).cloned();
        if let Some(half) = half.filter(|_| class(value) != main) {
            let first = Value { also: None, ..value.clone() };
            // The words stay those of the pair.
            let (span, written) = (value.span, value.written.clone());
            *value = Value { also: Some(Box::new(first)), span, written, ..half };
        }
    }
}

/// The further halves of a pair that can be compared.
fn halves(value: &Value) -> impl Iterator<Item = &Value> {
    std::iter::successors(value.also.as_deref(), |half| half.also.as_deref()).filter(|half| line::is_placed(half))
}

/// Parts the observations: the largest comparable group is compared, the others are listed. What lacks a part of its key
/// is compared with nothing.
pub(super) fn group(observations: &[Observation], by: &[String], key: &Key) -> Grouped {
    let mut grouped = Grouped::default();
    let mut groups: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    grouped.lacking = by.iter().filter(|name| !key.contains_key(*name)).cloned().collect();
    for (at, observation) in observations.iter().enumerate() {
        if line::is_placed(&observation.value) {
            groups.entry(class(&observation.value)).or_default().push(at);
        } else {
            grouped.apart.insert(at, "not resolved: takes no part".to_owned());
        }
    }
    // What is said weighs more than what is only denied.
    let said = |at: &&usize| observations.get(**at).is_some_and(|o| o.stance != Stance::Denies);
    let weight = |members: &Vec<usize>| {
        (members.iter().filter(said).count(), members.len(), std::cmp::Reverse(members.first().copied()))
    };
    let Some(main) = groups.iter().max_by_key(|(_, members)| weight(members)).map(|(class, _)| class.clone()) else {
        return grouped;
    };
    for (class, members) in groups {
        if class == main {
            grouped.main = members;
        } else {
            let reason = match (class.1 == main.1, class.0.is_empty()) {
                (true, _) => format!("{}: not compared with {}", of_unit(&class.0), of_unit(&main.0)),
                (false, _) if class.1.is_empty() => format!("no rate: not compared with values per {}", main.1),
                (false, _) => format!(
                    "per {}: not compared with {}",
                    class.1,
                    if main.1.is_empty() { "totals".to_owned() } else { format!("values per {}", main.1) }
                ),
            };
            grouped.apart.extend(members.into_iter().map(|at| (at, reason.clone())));
        }
    }
    // Which subject each is of stays open, so that not even one of several stands for the others.
    if !grouped.lacking.is_empty() && grouped.main.len() > 1 {
        let reason = format!("names no {}: cannot be compared", grouped.lacking.join(", "));
        grouped.apart.extend(grouped.main.drain(..).map(|at| (at, reason.clone())));
    }
    grouped
}

/// Whether two values can be compared: both are rates of one unit or totals, and in one currency.
pub fn are_comparable(a: &Value, b: &Value) -> bool {
    class(a) == class(b)
}

/// What must be equal for two values to be compared: currency, and the unit of a rate.
pub(super) fn class(value: &Value) -> (String, String) {
    let unit = match value.kind {
        Kind::Date if line::is_yearless(value) => "no year".to_owned(),
        Kind::Date => "a year".to_owned(),
        // An open "$" is taken for the US dollar.
        Kind::Money => match value.unit.as_deref() {
            Some("$") => "USD".to_owned(),
            unit => unit.unwrap_or_default().to_owned(),
        },
        _ => String::new(),
    };
    (unit, value.per.clone().unwrap_or_default())
}

fn of_unit(unit: &str) -> &str {
    if unit.is_empty() { "no currency" } else { unit }
}
