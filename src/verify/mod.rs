//! Rule testing: every example of every fact is run, and what it finds held against what it should.

mod difference;
mod outcome;
mod page;

use crate::model::Observation;
use crate::rule::{Example, Expected, Fact, Rules};
use crate::run;

pub use difference::{Side, difference};
pub use outcome::{Outcome, Tested};
pub use page::page;

/// Runs the examples of all facts, in order.
pub fn examples(rules: &Rules) -> Vec<Tested> {
    let all: Vec<(&Fact, &Example)> =
        rules.facts.iter().flat_map(|fact| fact.examples.iter().map(move |example| (fact, example))).collect();
    let texts: Vec<&Example> = all.iter().map(|(_, example)| *example).collect();
    let found = run::excerpts(rules, &texts);
    all.into_iter().zip(found).map(|((fact, example), found)| test(fact, example, found)).collect()
}

fn test(fact: &Fact, example: &Example, found: Vec<Observation>) -> Tested {
    let found: Vec<Observation> = found.into_iter().filter(|observation| observation.fact == fact.id).collect();
    let outcome = match &example.finds {
        Expected::Nothing if found.is_empty() => Outcome::Right,
        Expected::Nothing => Outcome::Noisy { found: displays(&found) },
        Expected::Values(wanted) => hold(wanted, &found),
    };
    Tested { fact: fact.id.clone(), file: example.file, span: example.span, outcome }
}

/// Every value wanted is found, as often as it stands in the list, and no other.
fn hold(wanted: &[String], found: &[Observation]) -> Outcome {
    let fits = |want: &str, observation: &Observation| run::says(observation, want);
    let missed = |(at, want): (usize, &String)| {
        let before = wanted.iter().take(at).filter(|earlier| *earlier == want).count();
        let is_found = found.iter().filter(|o| fits(want, o)).count() > before;
        let again = if before > 0 { " again" } else { "" };
        (!is_found).then(|| format!("{want}{again}"))
    };
    let missed: Vec<String> = wanted.iter().enumerate().filter_map(missed).collect();
    let odd: Vec<Observation> = found.iter().filter(|o| !wanted.iter().any(|want| fits(want, o))).cloned().collect();
    match (missed.is_empty(), odd.is_empty()) {
        (true, true) => Outcome::Right,
        (false, true) => Outcome::Missed { wanted: missed },
        (true, false) => Outcome::Noisy { found: displays(&odd) },
        (false, false) => Outcome::WrongValue { wanted: missed, found: displays(&odd) },
    }
}

fn displays(found: &[Observation]) -> Vec<String> {
    found.iter().map(run::noted).collect()
}
