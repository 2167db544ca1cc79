//! What of the rules their examples leave untried: phrases, labels, conditions.

use std::collections::{BTreeMap, BTreeSet};

use super::tried::{Spot, Tried, spot};
use super::{Tested, clauses, untried};
use crate::model::Span;
use crate::rule::{Ask, Clause, Fact, Label, Phrase, Rules};

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
    pub what: Part,
    /// The id of the fact that it is of, or of one of them.
    pub fact: String,
    /// The same in words.
    pub message: String,
    /// The example that would try it.
    pub help: String,
}

/// What of a rule an example can try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A fact.
    Fact,
    /// A label.
    Label,
    /// A phrase.
    Phrase,
    /// A clause of `where` or `unless`.
    Condition,
}

impl Part {
    /// The name in a row.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Label => "label",
            Self::Phrase => "phrase",
            Self::Condition => "condition",
        }
    }
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
        coverage.gaps.push(Gap {
            file: fact.file,
            span: fact.span,
            what: Part::Fact,
            fact: fact.id.clone(),
            message,
            help,
        });
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
                Gap { file: fact.file, span: label.span, what: Part::Label, fact: fact.id.clone(), message, help }
            }
            _ => {
                let message = format!("untested phrase: no example of `{}` is found by this one", fact.id);
                let help = untried::help(rules, fact, *number);
                Gap {
                    file: phrase.saying.file,
                    span: phrase.saying.span,
                    what: Part::Phrase,
                    fact: fact.id.clone(),
                    message,
                    help,
                }
            }
        };
        coverage.gaps.push(gap);
    }
}

fn conditions(rules: &Rules, tried: &Tried<'_>, coverage: &mut Coverage) {
    for users in clauses::users(rules).into_values() {
        let wants_finding = !users.iter().any(|user| user.is_tried(tried));
        let stops: BTreeSet<Clause> = users.iter().filter(|user| user.unless).map(|user| user.clause).collect();
        let wants_stopping = !stops.is_empty() && !stops.into_iter().any(|clause| clauses::decides(rules, clause));
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
        coverage.gaps.push(Gap {
            file: told.clause.file,
            span: told.clause.span,
            what: Part::Condition,
            fact: told.fact.id.clone(),
            message,
            help: help.to_owned(),
        });
    }
}
