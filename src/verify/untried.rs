//! What to do about a phrase that no example tries.

use crate::model::Observation;
use crate::rule::{Ask, Example, Expected, Fact, Phrase, Rules};
use crate::run;

/// The next step; `number` is that of the phrase in its fact.
pub(super) fn help(rules: &Rules, fact: &Fact, number: usize) -> String {
    let winner = winner(rules, fact, number);
    if winner == Some(number) {
        return "the example that it finds something in does not hold".to_owned();
    }
    match winner.and_then(|winner| fact.ask.phrases().nth(winner)) {
        Some((_, Phrase { saying, .. })) => format!(
            "where it matches, `{}` finds the value: add an example that this one alone finds, or take it out",
            saying.written
        ),
        None => "add an example that it finds".to_owned(),
    }
}

/// The phrase that finds the value where this one would find it too, if it stood there alone.
fn winner(rules: &Rules, fact: &Fact, number: usize) -> Option<usize> {
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
    alone.iter().zip(&all).find_map(|(alone, all)| {
        let is_there = |seen: &&Observation| alone.iter().any(|own| own.span.overlaps(seen.span));
        all.iter().find(is_there).and_then(|seen| seen.phrase)
    })
}
