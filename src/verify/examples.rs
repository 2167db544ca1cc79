//! Every example of every fact is run, and what it finds held against what it should.

use super::{Aspect, Outcome, Tested};
use crate::model::{Observation, Stance};
use crate::rule::{Example, Expected, Fact, Rules, Wanted};
use crate::run;

/// Runs the examples of all facts, in order.
pub fn examples(rules: &Rules) -> Vec<Tested> {
    let all: Vec<(&Fact, &Example)> =
        rules.facts.iter().flat_map(|fact| fact.examples.iter().map(move |example| (fact, example))).collect();
    let texts: Vec<&Example> = all.iter().map(|(_, example)| *example).collect();
    let found = run::excerpts(rules, &texts);
    all.into_iter().zip(found).map(|((fact, example), found)| test(fact, example, found)).collect()
}

fn test(fact: &Fact, example: &Example, mut found: Vec<Observation>) -> Tested {
    found.retain(|observation| observation.fact == fact.id);
    let outcome = match &example.finds {
        Expected::Nothing if found.is_empty() => Outcome::Right,
        Expected::Nothing => Outcome::Noisy { found: found.iter().map(run::noted).collect() },
        Expected::Values(wanted) => hold(wanted, &found),
    };
    // Of a phrase that finds the wrong thing nobody knows yet whether it works.
    let right = found.iter().filter(|observation| match &example.finds {
        Expected::Nothing => false,
        Expected::Values(wanted) => wanted.iter().any(|want| fits(want, observation)),
    });
    let phrases = right.filter_map(|observation| observation.phrase).collect();
    let finds = example.finds != Expected::Nothing && outcome.is_right();
    Tested { fact: fact.id.clone(), file: example.file, span: example.span, outcome, phrases, finds }
}

/// Every observation wanted is found, as often as it stands in the list, and no other.
fn hold(wanted: &[Wanted], found: &[Observation]) -> Outcome {
    let is_missed = |(at, want): &(usize, &Wanted)| {
        let before = wanted.iter().take(*at).filter(|earlier| earlier == want).count();
        found.iter().filter(|o| fits(want, o)).count() <= before
    };
    let missed: Vec<(usize, &Wanted)> = wanted.iter().enumerate().filter(is_missed).collect();
    let odd: Vec<&Observation> = found.iter().filter(|o| !wanted.iter().any(|want| fits(want, o))).collect();
    let told = |(at, want): &(usize, &Wanted)| {
        let again = if wanted.iter().take(*at).any(|earlier| earlier == *want) { " again" } else { "" };
        format!("{}{again}", Aspect::note(want))
    };
    match (missed.is_empty(), odd.is_empty()) {
        (true, true) => Outcome::Right,
        (false, true) => Outcome::Missed { wanted: missed.iter().map(told).collect() },
        (true, false) => Outcome::Noisy { found: odd.iter().map(|o| Aspect::found(o, wanted)).collect() },
        (false, false) => Outcome::Wrong {
            what: wrong(missed.iter().map(|(_, want)| *want), &odd),
            wanted: missed.iter().map(told).collect(),
            found: odd.iter().map(|o| Aspect::found(o, wanted)).collect(),
        },
    }
}

fn fits(want: &Wanted, observation: &Observation) -> bool {
    Aspect::ALL.iter().all(|aspect| holds(*aspect, want, observation))
}

/// What is wrong with an observation of the value that is wanted; the value itself where there is none.
fn wrong<'w>(missed: impl Iterator<Item = &'w Wanted>, odd: &[&Observation]) -> Aspect {
    let mut pairs = missed.flat_map(|want| odd.iter().map(move |observation| (want, *observation)));
    let near = pairs.find(|(want, observation)| holds(Aspect::Value, want, observation));
    let broken = |(want, o): (&Wanted, &Observation)| Aspect::ALL.into_iter().find(|aspect| !holds(*aspect, want, o));
    near.and_then(broken).unwrap_or(Aspect::Value)
}

fn holds(aspect: Aspect, want: &Wanted, observation: &Observation) -> bool {
    match aspect {
        Aspect::Value => run::says(observation, want),
        Aspect::Key => run::has_key(observation, want),
        Aspect::Speaker => run::is_by(observation, want),
        Aspect::Stance => want.stance.is_none_or(|stance: Stance| stance == observation.stance),
    }
}
