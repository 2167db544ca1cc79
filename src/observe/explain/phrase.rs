//! The phrases of a fact over one sentence: what became of each match, and what came closest to one.

use std::ops::Range;

use super::account::Taken;
use super::element::{weight, written};
use super::outline::Outlined;
use super::reason::Reason;
use super::trace::{Tracer, Trail};
use super::{missing, refused};
use crate::observe::matcher::{self, Match};
use crate::observe::observer::Observer;
use crate::observe::plan::PhrasePlan;
use crate::observe::sighting::{self, Readings, Sighting};
use crate::observe::weigh::{self, Beside};
use crate::rule::{Ask, Fact, Pattern};

/// What became of a match.
pub(super) struct Fate<'p, 'r> {
    pub(super) phrase: &'p Outlined<'r>,
    /// The tokens of the match.
    pub(super) matched: Range<usize>,
    /// The tokens of its value.
    pub(super) value: Range<usize>,
    pub(super) trail: Trail,
    /// Why it gives nothing; none where it was found.
    pub(super) reason: Option<Reason>,
}

/// What came closest to a match.
pub(super) struct Close<'p, 'r> {
    pub(super) phrase: &'p Outlined<'r>,
    pub(super) closeness: isize,
    pub(super) trail: Trail,
    pub(super) reason: Reason,
}

impl Close<'_, '_> {
    fn rank(&self) -> impl Ord {
        (self.closeness, self.reason.nearness())
    }

    /// Whether it is more than a small word that happens to stand there: a word that tells something, or a value with a
    /// word somewhere.
    pub(super) fn is_worth_a_look(&self, has_value: bool) -> bool {
        let patterns = || self.trail.taken.iter().filter_map(|(at, _)| Some(self.phrase.elements.get(*at)?.pattern));
        let is_word =
            |pattern: &&Pattern| !matches!(pattern, Pattern::Value | Pattern::Slot { .. } | Pattern::Any { .. });
        // The word that is missing here stands elsewhere.
        let has_it = || matches!(&self.reason, Reason::Element { elsewhere, alike, .. } if elsewhere.is_some() || alike.is_some());
        patterns().filter(is_word).any(|pattern| has_value || weight(pattern) > 1) || (has_value && has_it())
    }
}

/// What the phrases of a fact give in one sentence.
pub(super) struct Run<'p, 'r> {
    pub(super) fates: Vec<Fate<'p, 'r>>,
    pub(super) closest: Option<Close<'p, 'r>>,
    pub(super) readings: Readings,
}

/// Runs the phrases of a fact over sentence `at`, watched.
pub(super) fn run<'p, 'r>(phrases: &'p [Outlined<'r>], observer: &Observer<'_>, fact: usize, at: usize) -> Run<'p, 'r> {
    let scene = &observer.scene;
    let readings = sighting::takeable(scene, fact, at);
    let offers: Vec<Range<usize>> = readings.iter().map(|(tokens, _)| tokens.clone()).collect();
    let (mut fates, mut closest): (Vec<_>, Option<Close<'p, 'r>>) = (Vec::new(), None);
    for outlined in phrases {
        let Some(plan) = scene.plan.phrases.get(outlined.number) else { continue };
        let Some(stage) = sighting::stage(scene, &plan.program, at, &offers) else { continue };
        let mut tracer = Tracer::new(&outlined.elements);
        matcher::watch(&plan.program, stage, &mut tracer);
        let Tracer { whole, closest: close, .. } = tracer;
        let mut beside: Vec<Option<Beside>> = vec![None; whole.len()];
        let matches = whole.iter().map(|(found, _)| found.clone()).collect();
        let left = weigh::weigh(&plan.program, stage, matches, |why, left| {
            for (fate, (found, _)) in beside.iter_mut().zip(&whole) {
                if fate.is_none() && !left.contains(found) {
                    *fate = Some(why);
                }
            }
        });
        for ((found, trail), beside) in whole.into_iter().zip(beside) {
            let Some(fact) = scene.plan.rules.facts.get(fact) else { continue };
            let value = sighting::value_of(scene.text(), fact, plan.label, &found, &readings);
            let Some((value, read)) = value else { continue };
            let spot = sighting::spot(scene, at, &read);
            let reason = beside.map(|why| other(observer, &found, &left, why));
            let reason = reason.or_else(|| conditions(observer, outlined, plan, spot));
            let reason = reason.or_else(|| settled(observer, phrases, fact, plan, at, &found));
            fates.push(Fate { phrase: outlined, matched: found.tokens, value, trail, reason });
        }
        let Some((closeness, trail)) = close else { continue };
        let reason = missing::reason(scene.plan.rules, outlined, &plan.program, stage, &trail);
        let Some(reason) = reason else { continue };
        let found = Close { phrase: outlined, closeness, trail, reason };
        if closest.as_ref().is_none_or(|best| found.rank() > best.rank()) {
            closest = Some(found);
        }
    }
    Run { fates, closest, readings }
}

/// That another match of the phrase counts instead.
fn other(observer: &Observer<'_>, found: &Match, left: &[Match], why: Beside) -> Reason {
    let overlaps = |other: &&Match| other.tokens.start < found.tokens.end && found.tokens.start < other.tokens.end;
    let shares = |other: &&Match| found.offer.is_some() && other.offer == found.offer;
    let other = left.iter().find(shares).or_else(|| left.iter().find(overlaps));
    let words = other.map(|other| observer.scene.text().words(&other.tokens).to_owned()).unwrap_or_default();
    match why {
        Beside::Part => Reason::Part(words),
        Beside::Fuller => Reason::LessOfKey(words),
        Beside::Inner => Reason::Outer(words),
        Beside::Nearer => Reason::Farther(words),
    }
}

/// The condition that says no, the phrase's own first.
fn conditions(
    observer: &Observer<'_>,
    outlined: &Outlined<'_>,
    plan: &PhrasePlan,
    spot: crate::observe::condition::Spot,
) -> Option<Reason> {
    let (scene, places) = (&observer.scene, &observer.places);
    let phrase = (&*outlined.phrase.wanted, &*outlined.phrase.unwanted);
    if let Some(refusal) = scene.refusal(&plan.conditions, spot) {
        return refused::reason(&refusal, phrase, true, spot, scene.text(), places);
    }
    let fact = scene.plan.rules.facts.get(plan.fact)?;
    let refusal = scene.refusal(scene.plan.facts.get(plan.fact)?, spot)?;
    refused::reason(&refusal, (&fact.wanted, &fact.unwanted), false, spot, scene.text(), places)
}

/// That another phrase takes the words, or that somebody else says them.
fn settled(
    observer: &Observer<'_>,
    phrases: &[Outlined<'_>],
    fact: &Fact,
    plan: &PhrasePlan,
    at: usize,
    found: &Match,
) -> Option<Reason> {
    let text = observer.scene.text();
    let sightings = observer.found.get(&plan.fact).map_or(&[][..], Vec::as_slice);
    let here = || sightings.iter().filter(|sighting| sighting.sentence == at);
    let number = |sighting: &Sighting| phrases.iter().find(|phrase| Some(phrase.number) == sighting.phrase);
    let is_it = |sighting: &&Sighting| {
        sighting.matched == found.tokens
            && number(sighting)
                .and_then(|phrase| observer.scene.plan.phrases.get(phrase.number))
                .is_some_and(|it| std::ptr::eq(it, plan))
    };
    if let Some(sighting) = here().find(is_it) {
        return by_another(observer, fact, sighting);
    }
    let overlaps =
        |sighting: &&Sighting| sighting.matched.start < found.tokens.end && found.tokens.start < sighting.matched.end;
    let winner = here().find(overlaps)?;
    let phrase = number(winner)?;
    Some(Reason::TakenBy {
        phrase: phrase.phrase.saying.written.clone(),
        words: text.words(&winner.matched).to_owned(),
        label: phrase.label.map(str::to_owned),
    })
}

/// That a sighting is not by the speaker whom the fact names.
pub(super) fn by_another(observer: &Observer<'_>, fact: &Fact, sighting: &Sighting) -> Option<Reason> {
    if observer.observation(fact, sighting).is_some() {
        return None;
    }
    let Ask::Quote { speaker: Some(term), .. } = &fact.ask else { return None };
    let wanted = observer.scene.plan.rules.terms.get(term.0).map_or("", |term| term.name.as_str());
    let speaker = observer.voice(fact, sighting).speaker.map(|speaker| speaker.name).unwrap_or_default();
    Some(Reason::Speaker { speaker, wanted: format!("<{wanted}>") })
}

/// What the elements of a phrase took, as their author writes them.
pub(super) fn taken(observer: &Observer<'_>, phrase: &Outlined<'_>, trail: &Trail) -> Vec<Taken> {
    let (rules, text) = (observer.scene.plan.rules, observer.scene.text());
    let taken = |(at, tokens): &(usize, Range<usize>)| {
        let element = written(phrase.elements.get(*at)?.pattern, rules);
        Some(Taken { element, words: text.words(tokens).to_owned() })
    };
    trail.taken.iter().filter_map(taken).collect()
}
