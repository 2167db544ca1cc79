//! The mentions of a sentence, and what became of each.

use std::ops::Range;

use super::account::Weighed;
use super::phrase::Run;
use crate::model::Kind;
use crate::observe::observer::Observer;
use crate::observe::offer::{self, Unfit};
use crate::rule::{Ask, Fact};
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
            Unfit::Kind => weighed("kind", format!("{}; the fact asks for {}", a(value.kind), a(fact.ask.kind()))),
            Unfit::Noun => {
                let noun = mention.noun.as_ref().map_or("", |noun| text.words(noun));
                weighed("noun", format!("counts “{noun}”; the fact counts {}", nouns(fact)))
            }
            Unfit::Unit => {
                let unit = value.unit.as_deref().unwrap_or("no unit");
                let asked = if let Ask::Value { unit: Some(unit), .. } = &fact.ask { unit } else { "" };
                weighed("unit", format!("in {unit}; the fact asks for {asked}"))
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
    let reached = run.closest.as_ref().is_some_and(|close| close.trail.taken.iter().any(|(_, tokens)| is_inside(tokens)));
    match &run.closest {
        Some(close) if reached => weighed("element", close.reason.to_string()),
        _ => weighed("unreached", "fits the fact; no phrase reaches it".to_owned()),
    }
}

/// "a count", "an area".
fn a(kind: Kind) -> String {
    let article = if kind.name().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {}", kind.name())
}

fn nouns(fact: &Fact) -> String {
    let Ask::Value { of, .. } = &fact.ask else { return String::new() };
    of.iter().map(|noun| noun.written.as_str()).collect::<Vec<_>>().join(", ")
}
