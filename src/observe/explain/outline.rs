//! The phrases of a fact with the elements that their author sees in them.

use crate::observe::plan::Plan;
use crate::observe::program::{Element, Program};
use crate::rule::{Ask, Label, Phrase, Rules};

/// A phrase with the elements that its author sees in it.
#[derive(Debug)]
pub(super) struct Outlined<'r> {
    /// The phrase of the plan.
    pub(super) number: usize,
    pub(super) phrase: &'r Phrase,
    pub(super) label: Option<&'r str>,
    pub(super) elements: Vec<Element<'r>>,
    /// Each element as a program of its own.
    pub(super) parts: Vec<Program>,
}

/// The phrases of a fact, in the order of the plan.
pub(super) fn outlined<'r>(plan: &Plan<'r>, fact: usize) -> Vec<Outlined<'r>> {
    let rules: &'r Rules = plan.rules;
    let Some(asked) = rules.facts.get(fact) else { return Vec::new() };
    let phrases: Vec<(Option<&str>, &Phrase)> = match &asked.ask {
        Ask::Value { phrases, .. } => phrases.iter().map(|phrase| (None, phrase)).collect(),
        Ask::Label { labels, phrases } => {
            let of = |label: &'r Label| label.phrases.iter().map(move |phrase| (Some(label.name.as_str()), phrase));
            phrases.iter().map(|phrase| (None, phrase)).chain(labels.iter().flat_map(of)).collect()
        }
        Ask::Quote { .. } | Ask::Spelling { .. } => Vec::new(),
    };
    let mut vocabulary = plan.vocabulary.clone();
    let numbers = plan.phrases.iter().enumerate().filter(|(_, plan)| plan.fact == fact).map(|(number, _)| number);
    let outline = |(number, (label, phrase)): (usize, (Option<&'r str>, &'r Phrase))| {
        let (_, elements) = Program::outlined(&phrase.saying.pattern, rules, &mut vocabulary);
        let part = |element: &Element<'r>| Program::compile(element.pattern, rules, &mut vocabulary);
        let parts = elements.iter().map(part).collect();
        Outlined { number, phrase, label, elements, parts }
    };
    numbers.zip(phrases).map(outline).collect()
}
