//! What of the rules their examples leave untried: phrases, labels, conditions.

use std::collections::{BTreeMap, BTreeSet};

use super::Tested;
use crate::model::{Observation, Span};
use crate::rule::{Ask, Clause, Condition, Example, Expected, Fact, Label, Phrase, Rules};
use crate::run;

/// What the examples try of the rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Of the phrases: how many find what an example wants, and how many there are.
    pub phrases: (usize, usize),
    /// Of the labels: how many an example finds, and how many there are.
    pub labels: (usize, usize),
    /// Of the clauses of `where` and `unless`: how many decide in an example, and how many there are.
    pub conditions: (usize, usize),
    /// What is left, in the order of files and places.
    pub gaps: Vec<Gap>,
}

/// Something that no example tries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The file it is in, as an index into the rules' files.
    pub file: usize,
    /// Its bytes in that file.
    pub span: Span,
    /// What is not tried.
    pub message: String,
    /// The example that would try it.
    pub help: String,
}

/// What `tested`, the examples of `rules`, try of them. A phrase is tried where it finds what an example wants; a clause
/// where it lets something through that is wanted, and one of `unless` where without it an example would find
/// otherwise, too.
pub fn coverage(rules: &Rules, tested: &[Tested]) -> Coverage {
    let mut coverage = Coverage::default();
    for fact in &rules.facts {
        let own: Vec<&Tested> = tested.iter().filter(|tested| tested.fact == fact.id).collect();
        of_fact(rules, fact, &own, &mut coverage);
    }
    for (clause, users) in users(rules) {
        let wants_finding = !users.iter().any(|user| user.is_tried(tested));
        let wants_stopping = users.iter().any(|user| user.unless) && !decides(rules, clause);
        coverage.conditions.1 += 1;
        let (message, help) = match (wants_finding, wants_stopping) {
            (false, false) => {
                coverage.conditions.0 += 1;
                continue;
            }
            (false, true) => (STOPS_NONE, "add an example that it stops: `finds: nothing`"),
            (true, _) => (LETS_NONE, "add an example that holds and finds something in spite of it"),
        };
        // A fact without any example has been told of as a whole.
        if users.iter().any(|user| tested.iter().any(|tested| tested.fact == user.fact.id)) {
            let Clause { file, span } = clause;
            coverage.gaps.push(Gap { file, span, message: message.to_owned(), help: help.to_owned() });
        }
    }
    // A pack that is used twice has each of its places twice.
    let place = |gap: &Gap| (rules.files.get(gap.file).map(|file| file.path.as_str()), gap.span);
    coverage.gaps.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.cmp(b)));
    coverage.gaps.dedup_by(|b, a| place(a) == place(b));
    coverage
}

const STOPS_NONE: &str = "untested condition: without this `unless` every example finds the same";
const LETS_NONE: &str = "untested condition: this lets nothing through that an example wants";

const SHADOWED: &str = "it does match in an example, where another phrase finds the value: add one that only it finds, or \
                        take it out";

fn of_fact(rules: &Rules, fact: &Fact, own: &[&Tested], coverage: &mut Coverage) {
    let tried: BTreeSet<usize> = own.iter().flat_map(|tested| &tested.phrases).copied().collect();
    let mut untried: BTreeMap<Option<usize>, Vec<(usize, &Phrase)>> = BTreeMap::new();
    for (number, (label, phrase)) in fact.ask.phrases().enumerate() {
        coverage.phrases.1 += 1;
        if tried.contains(&number) {
            coverage.phrases.0 += 1;
        } else {
            untried.entry(label).or_default().push((number, phrase));
        }
    }
    let labels: &[Label] = if let Ask::Label { labels, .. } = &fact.ask { labels } else { &[] };
    let is_tried = |(at, label): (usize, &Label)| untried.get(&Some(at)).map_or(0, Vec::len) < label.phrases.len();
    coverage.labels.0 += labels.iter().enumerate().filter(|label| is_tried(*label)).count();
    coverage.labels.1 += labels.len();
    let gap = |file, span, message: String, help: &str| Gap { file, span, message, help: help.to_owned() };
    if own.is_empty() {
        let message = format!("untested fact: `{}` has no example", fact.id);
        coverage.gaps.push(gap(fact.file, fact.span, message, "add `examples` with a `text` and what it `finds`"));
        return;
    }
    if matches!(fact.ask, Ask::Quote { .. } | Ask::Spelling { .. }) && !own.iter().any(|tested| tested.finds) {
        let message = format!("untested fact: no example of `{}` finds anything", fact.id);
        coverage.gaps.push(gap(fact.file, fact.span, message, "add an example that does"));
    }
    for (label, phrases) in &untried {
        match label.and_then(|at| Some((at, labels.get(at)?))) {
            Some((at, label)) if !is_tried((at, label)) => {
                let message = format!("untested label: no example finds `{}`", label.name);
                let help = match phrases.len() {
                    1 => "add an example that says it".to_owned(),
                    count => format!("add an example for each of its {count} phrases"),
                };
                coverage.gaps.push(gap(fact.file, label.span, message, &help));
            }
            _ => coverage.gaps.extend(phrases.iter().map(|(number, phrase)| {
                let message = format!("untested phrase: no example of `{}` is found by this one", fact.id);
                let help = if matches(rules, fact, *number) { SHADOWED } else { "add an example that it finds" };
                gap(phrase.saying.file, phrase.saying.span, message, help)
            })),
        }
    }
}

/// Whether a phrase would find something in the examples of its fact if it stood there alone.
fn matches(rules: &Rules, fact: &Fact, number: usize) -> bool {
    let mut alone = Fact { examples: Vec::new(), ..fact.clone() };
    let mut at = 0;
    let mut is_it = |_: &Phrase| {
        at += 1;
        at == number + 1
    };
    match &mut alone.ask {
        Ask::Value { phrases, .. } => phrases.retain(&mut is_it),
        Ask::Label { labels, phrases } => {
            phrases.retain(&mut is_it);
            for label in labels {
                label.phrases.retain(&mut is_it);
            }
        }
        Ask::Quote { .. } | Ask::Spelling { .. } => return false,
    }
    let rules = Rules { facts: vec![alone], ..rules.clone() };
    let texts: Vec<&Example> = fact.examples.iter().filter(|example| example.finds != Expected::Nothing).collect();
    run::excerpts(&rules, &texts).iter().any(|found| !found.is_empty())
}

/// What a clause decides over: a fact, or one phrase of it.
struct User<'r> {
    fact: &'r Fact,
    phrase: Option<usize>,
    unless: bool,
}

impl User<'_> {
    /// Whether something that it lets through is what an example wants.
    fn is_tried(&self, tested: &[Tested]) -> bool {
        let mut own = tested.iter().filter(|tested| tested.fact == self.fact.id);
        own.any(|tested| self.phrase.map_or(tested.finds, |number| tested.phrases.contains(&number)))
    }
}

/// Every clause of the rules, with what it decides over.
fn users(rules: &Rules) -> BTreeMap<Clause, Vec<User<'_>>> {
    let mut users: BTreeMap<Clause, Vec<User<'_>>> = BTreeMap::new();
    for fact in &rules.facts {
        let mut add = |conditions: &[Condition], phrase, unless| {
            for condition in conditions {
                users.entry(condition.clause()).or_default().push(User { fact, phrase, unless });
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
fn decides(rules: &Rules, clause: Clause) -> bool {
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
