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
