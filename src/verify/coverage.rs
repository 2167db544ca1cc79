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
/// otherwise, too. What several facts share, as those of a pack that is used twice, stands in one place and is tried where
/// one of them tries it.
pub fn coverage(rules: &Rules, tested: &[Tested]) -> Coverage {
    let mut coverage = Coverage::default();
    let tried = Tried::of(tested);
    facts(rules, &tried, &mut coverage);
    phrases(rules, &tried, &mut coverage);
    conditions(rules, &tried, &mut coverage);
    let place = |gap: &Gap| (rules.files.get(gap.file).map(|file| file.path.as_str()), gap.span);
    coverage.gaps.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.cmp(b)));
    coverage.gaps.dedup_by(|b, a| place(a) == place(b));
    coverage
}

/// What the examples of each fact find.
struct Tried<'t> {
    /// The phrases that find what an example wants; of facts with examples.
    phrases: BTreeMap<&'t str, BTreeSet<usize>>,
    /// The facts of which an example finds something.
    found: BTreeSet<&'t str>,
}

impl<'t> Tried<'t> {
    fn of(tested: &'t [Tested]) -> Self {
        let mut tried = Self { phrases: BTreeMap::new(), found: BTreeSet::new() };
        for tested in tested {
            tried.phrases.entry(&tested.fact).or_default().extend(&tested.phrases);
            if tested.finds {
                tried.found.insert(&tested.fact);
            }
        }
        tried
    }

    fn has_examples(&self, fact: &Fact) -> bool {
        self.phrases.contains_key(fact.id.as_str())
    }

    fn phrase(&self, fact: &Fact, number: usize) -> bool {
        self.phrases.get(fact.id.as_str()).is_some_and(|numbers| numbers.contains(&number))
    }
}

/// A place in a file: its path, and its bytes there.
type Spot<'r> = (&'r str, Span);

fn spot(rules: &Rules, file: usize, span: Span) -> Spot<'_> {
    (rules.files.get(file).map_or("", |file| file.path.as_str()), span)
}

/// Facts of which nothing is tried.
fn facts(rules: &Rules, tried: &Tried<'_>, coverage: &mut Coverage) {
    for fact in &rules.facts {
        let (message, help) = if !tried.has_examples(fact) {
            ("has no example", "add `examples` with a `text` and what it `finds`")
        } else if matches!(fact.ask, Ask::Quote { .. } | Ask::Spelling { .. })
            && !tried.found.contains(fact.id.as_str())
        {
            ("has no example that finds anything", "add an example that does")
        } else {
            continue;
        };
        let (message, help) = (format!("untested fact: `{}` {message}", fact.id), help.to_owned());
        coverage.gaps.push(Gap { file: fact.file, span: fact.span, message, help });
    }
}

/// A phrase, in one of the facts that have it.
struct Use<'r> {
    fact: &'r Fact,
    number: usize,
    phrase: &'r Phrase,
    label: Option<&'r Label>,
}

fn phrases(rules: &Rules, tried: &Tried<'_>, coverage: &mut Coverage) {
    let mut phrases: BTreeMap<Spot<'_>, Vec<Use<'_>>> = BTreeMap::new();
    let mut labels: BTreeMap<Spot<'_>, Vec<Spot<'_>>> = BTreeMap::new();
    for fact in &rules.facts {
        let all: &[Label] = if let Ask::Label { labels, .. } = &fact.ask { labels } else { &[] };
        for (number, (label, phrase)) in fact.ask.phrases().enumerate() {
            let label = label.and_then(|at| all.get(at));
            let at = spot(rules, phrase.saying.file, phrase.saying.span);
            phrases.entry(at).or_default().push(Use { fact, number, phrase, label });
            if let Some(label) = label {
                labels.entry(spot(rules, fact.file, label.span)).or_default().push(at);
            }
        }
    }
    let is_tried = |uses: &[Use<'_>]| uses.iter().any(|user| tried.phrase(user.fact, user.number));
    let is_found = |label: &[Spot<'_>]| label.iter().any(|at| phrases.get(at).is_some_and(|uses| is_tried(uses)));
    coverage.phrases = (phrases.values().filter(|uses| is_tried(uses)).count(), phrases.len());
    coverage.labels = (labels.values().filter(|label| is_found(label)).count(), labels.len());
    for uses in phrases.values().filter(|uses| !is_tried(uses)) {
        // A fact without any example has been told of as a whole.
        let Some(Use { fact, number, phrase, label }) = uses.iter().find(|user| tried.has_examples(user.fact)) else {
            continue;
        };
        let own = label.and_then(|label| labels.get(&spot(rules, fact.file, label.span)));
        let gap = match (label, own) {
            // And so has a label of which nothing is found.
            (Some(label), Some(own)) if !is_found(own) => {
                let message = format!("untested label: no example finds `{}`", label.name);
                let help = match label.phrases.len() {
                    1 => "add an example that says it".to_owned(),
                    count => format!("add an example for each of its {count} phrases"),
                };
                Gap { file: fact.file, span: label.span, message, help }
            }
            _ => {
                let message = format!("untested phrase: no example of `{}` is found by this one", fact.id);
                let help = winner(rules, fact, *number).map_or_else(
                    || "add an example that it finds".to_owned(),
                    |winner| {
                        let winner = &winner.saying.written;
                        format!("where it matches, `{winner}` finds the value: add an example that this one alone finds, or take it out")
                    },
                );
                Gap { file: phrase.saying.file, span: phrase.saying.span, message, help }
            }
        };
        coverage.gaps.push(gap);
    }
}

fn conditions(rules: &Rules, tried: &Tried<'_>, coverage: &mut Coverage) {
    for users in users(rules).into_values() {
        let wants_finding = !users.iter().any(|user| user.is_tried(tried));
        let clauses: BTreeSet<Clause> = users.iter().filter(|user| user.unless).map(|user| user.clause).collect();
        let wants_stopping = !clauses.is_empty() && !clauses.into_iter().any(|clause| decides(rules, clause));
        coverage.conditions.1 += 1;
        let (message, help) = match (wants_finding, wants_stopping) {
            (false, false) => {
                coverage.conditions.0 += 1;
                continue;
            }
            (false, true) => ("every example finds the same without", "add an example that it stops: `finds: nothing`"),
            (true, _) => {
                ("nothing that an example wants has passed", "add an example that finds something in spite of it")
            }
        };
        let Some(told) = users.iter().find(|user| tried.has_examples(user.fact)) else { continue };
        let key = if told.unless { "unless" } else { "where" };
        let message = format!("untested condition: {message} `{key}: {}`", told.scope);
        coverage.gaps.push(Gap { file: told.clause.file, span: told.clause.span, message, help: help.to_owned() });
    }
}

/// The phrase that finds the value where this one would find it too, if it stood there alone.
fn winner<'r>(rules: &Rules, fact: &'r Fact, number: usize) -> Option<&'r Phrase> {
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
        Ask::Quote { .. } | Ask::Spelling { .. } => return None,
    }
    let texts: Vec<&Example> = fact.examples.iter().filter(|example| example.finds != Expected::Nothing).collect();
    let found = |fact: Fact| run::excerpts(&Rules { facts: vec![fact], ..rules.clone() }, &texts);
    let (alone, all) = (found(alone), found(fact.clone()));
    let shared = alone.iter().zip(&all).find_map(|(alone, all)| {
        let is_there = |seen: &&Observation| alone.iter().any(|own| own.span.overlaps(seen.span));
        all.iter().find(is_there).and_then(|seen| seen.phrase)
    })?;
    fact.ask.phrases().nth(shared).map(|(_, phrase)| phrase)
}

/// What a clause decides over: a fact, or one phrase of it.
struct User<'r> {
    clause: Clause,
    scope: &'static str,
    fact: &'r Fact,
    phrase: Option<usize>,
    unless: bool,
}

impl User<'_> {
    /// Whether something that it lets through is what an example wants.
    fn is_tried(&self, tried: &Tried<'_>) -> bool {
        let found = || tried.found.contains(self.fact.id.as_str());
        self.phrase.map_or_else(found, |number| tried.phrase(self.fact, number))
    }
}

/// Every clause of the rules, with what it decides over.
fn users(rules: &Rules) -> BTreeMap<Spot<'_>, Vec<User<'_>>> {
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
