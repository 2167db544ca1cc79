//! The mentions of a sentence, and what became of each.

use std::ops::Range;

use super::account::Weighed;
use super::phrase::{Close, Run};
use crate::observe::observer::Observer;
use crate::observe::offer::{self, Unfit};
use crate::rule::{Ask, Fact, Per};
use crate::value::Mention;

/// Each mention of sentence `at`, for a fact that asks for values.
pub(super) fn weighed(observer: &Observer<'_>, fact: &Fact, at: usize, run: &Run<'_, '_>) -> Vec<Weighed> {
    let Ask::Value { .. } = &fact.ask else { return Vec::new() };
    observer.scene.values.in_sentence(at).iter().map(|mention| weigh(observer, fact, mention, run)).collect()
}

fn weigh(observer: &Observer<'_>, fact: &Fact, mention: &Mention, run: &Run<'_, '_>) -> Weighed {
    let (rules, text) = (observer.scene.plan.rules, observer.scene.text());
    let value = mention.value.clone();
    let weighed = |name, why: String| Weighed { value: value.clone(), name, why };
    if let Err(unfit) = offer::offered(rules, fact, text, mention) {
        return match unfit {
            Unfit::Kind => {
                weighed("kind", format!("{}, and the fact asks for {}", value.kind.name(), fact.ask.kind().name()))
            }
            Unfit::Noun => {
                let noun = mention.noun.as_ref().map_or("", |noun| text.words(noun));
                weighed("noun", format!("counts “{noun}”, and the fact counts {}", nouns(fact)))
            }
            Unfit::Unit => {
                let unit = value.unit.as_deref().unwrap_or("no unit");
                let asked = if let Ask::Value { unit: Some(unit), .. } = &fact.ask { unit } else { "" };
                weighed("unit", format!("in {unit}, and the fact asks for {asked}"))
            }
            Unfit::Rate => {
                let rate = value.per.as_deref().map_or("a total".to_owned(), |per| format!("per {per}"));
                weighed("rate", format!("{rate}, and the fact asks for {}", rates(fact)))
            }
        };
    }
    let is_inside = |tokens: &Range<usize>| mention.tokens.start <= tokens.start && tokens.end <= mention.tokens.end;
    let mut fates = run.fates.iter().filter(|fate| is_inside(&fate.value));
    let refused = run.fates.iter().find(|fate| is_inside(&fate.value) && fate.reason.is_some());
    if fates.any(|fate| fate.reason.is_none()) {
        return weighed("found", "found".to_owned());
    }
    if let Some(reason) = refused.and_then(|fate| fate.reason.as_ref()) {
        return weighed(reason.name(), reason.to_string());
    }
    // A phrase of which nothing but the value stands there does not reach for it.
    let reaches = |close: &&Close<'_, '_>| {
        close.is_worth_a_look(true) && close.trail.taken.iter().any(|(_, tokens)| is_inside(tokens))
    };
    match run.closest.as_ref().filter(reaches) {
        Some(close) => weighed("element", close.reason.to_string()),
        None => weighed("unreached", "fits the fact; no phrase reaches it".to_owned()),
    }
}

fn nouns(fact: &Fact) -> String {
    let Ask::Value { of, .. } = &fact.ask else { return String::new() };
    of.iter().map(|noun| noun.written.as_str()).collect::<Vec<_>>().join(", ")
}

fn rates(fact: &Fact) -> String {
    let Ask::Value { per, .. } = &fact.ask else { return String::new() };
    let rate = |per: &Per| match per {
        Per::None => "a total".to_owned(),
        Per::One(one) => format!("per {one}"),
    };
    per.iter().map(rate).collect::<Vec<_>>().join(" or ")
}
