//! The clauses of `where` and `unless`: what each decides over, and whether an example shows it.

use std::collections::BTreeMap;

use super::tried::{Spot, Tried, spot};
use crate::model::Observation;
use crate::rule::{Ask, Clause, Condition, Example, Fact, Phrase, Rules};
use crate::run;

/// What a clause decides over: a fact, or one phrase of it.
pub(super) struct User<'r> {
    pub(super) clause: Clause,
    pub(super) scope: &'static str,
    pub(super) fact: &'r Fact,
    phrase: Option<usize>,
    pub(super) unless: bool,
}

impl User<'_> {
    /// Whether something that it lets through is what an example wants.
    pub(super) fn is_tried(&self, tried: &Tried<'_>) -> bool {
        let found = || tried.found.contains(self.fact.id.as_str());
        self.phrase.map_or_else(found, |number| tried.phrase(self.fact, number))
    }
}

/// Every clause of the rules, with what it decides over.
pub(super) fn users(rules: &Rules) -> BTreeMap<Spot<'_>, Vec<User<'_>>> {
    let mut users: BTreeMap<Spot<'_>, Vec<User<'_>>> = BTreeMap::new();
    for fact in &rules.facts {
        let mut add = |conditions: &[Condition], phrase, unless| {
            for condition in conditions {
                let (clause, scope) = (condition.clause(), condition.scope());
                let at = spot(rules, clause.file, clause.span);
                users.entry(at).or_default().push(User { clause, scope, fact, phrase, unless });
            }
        };
        add(&fact.wanted, None, false);
        add(&fact.unwanted, None, true);
        for (number, (_, phrase)) in fact.ask.phrases().enumerate() {
            add(&phrase.wanted, Some(number), false);
            add(&phrase.unwanted, Some(number), true);
        }
    }
    users
}

/// Whether an example would find otherwise without a clause.
pub(super) fn decides(rules: &Rules, clause: Clause) -> bool {
    let mut with = rules.clone();
    with.facts.retain(|fact| !fact.examples.is_empty() && has(fact, clause));
    let mut without = with.clone();
    without.facts.iter_mut().for_each(|fact| strip(fact, clause));
    let examples: Vec<(&Fact, &Example)> =
        with.facts.iter().flat_map(|fact| fact.examples.iter().map(move |example| (fact, example))).collect();
    let texts: Vec<&Example> = examples.iter().map(|(_, example)| *example).collect();
    let (found, open) = (run::excerpts(&with, &texts), run::excerpts(&without, &texts));
    examples.iter().zip(found.iter().zip(&open)).any(|((fact, _), (found, open))| {
        let own = |all: &[Observation]| -> Vec<Observation> {
            all.iter().filter(|observation| observation.fact == fact.id).cloned().collect()
        };
        own(found) != own(open)
    })
}

fn has(fact: &Fact, clause: Clause) -> bool {
    let of_phrases = fact.ask.phrases().flat_map(|(_, phrase)| phrase.wanted.iter().chain(&phrase.unwanted));
    fact.wanted.iter().chain(&fact.unwanted).chain(of_phrases).any(|condition| condition.clause() == clause)
}

fn strip(fact: &mut Fact, clause: Clause) {
    let strip = |conditions: &mut Vec<Condition>| conditions.retain(|condition| condition.clause() != clause);
    strip(&mut fact.wanted);
    strip(&mut fact.unwanted);
    let mut phrases: Vec<&mut Phrase> = match &mut fact.ask {
        Ask::Value { phrases, .. } => phrases.iter_mut().collect(),
        Ask::Label { labels, phrases } => {
            phrases.iter_mut().chain(labels.iter_mut().flat_map(|label| &mut label.phrases)).collect()
        }
        Ask::Quote { .. } | Ask::Spelling { .. } => Vec::new(),
    };
    for phrase in &mut phrases {
        strip(&mut phrase.wanted);
        strip(&mut phrase.unwanted);
    }
}
