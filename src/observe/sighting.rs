//! Sightings: where the phrases of the rules match, before anybody asks who says it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::condition::{Scene, Spot};
use super::matcher::{Match, Stage};
use super::plan::PhrasePlan;
use super::program::{Program, Wants, is_negation};
use super::prospect::Prospect;
use super::taken::Taken;
use super::{offer, quote, spelling, weigh};
use crate::model::{Key, Kind, Value};
use crate::rule::{Ask, Fact};
use crate::text::Text;

/// A value seen for a fact, before it is made an observation.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    pub(super) sentence: usize,
    pub(super) tokens: Range<usize>,
    /// The tokens of the whole match, of which the nearest wins a mention.
    pub(super) matched: Range<usize>,
    /// The phrase that matched, as an index into the plan's; none for words alone.
    pub(super) phrase: Option<usize>,
    pub(super) value: Value,
    pub(super) key: Key,
    /// The label that was met, as an index into the fact's.
    pub(super) label: Option<usize>,
    /// Whether a "not" stands in what matched, or right before it, that the phrase does not name.
    pub(super) negated: bool,
    /// The words of the phrase that stand in the text, which tell the closer of two phrases.
    words: usize,
}

/// Everything seen in a document, by fact, in order of places.
pub(super) fn all(scene: &Scene<'_>, prospect: &Prospect) -> BTreeMap<usize, Vec<Sighting>> {
    let mut watch = Watch { scene, found: BTreeMap::new() };
    watch.match_phrases(prospect);
    watch.match_words(prospect);
    watch.found
}

/// The mentions that a fact can take, each with its tokens and read as the fact wants it.
pub(super) type Readings = Vec<(Range<usize>, Value)>;

struct Watch<'a> {
    scene: &'a Scene<'a>,
    found: BTreeMap<usize, Vec<Sighting>>,
}

impl Watch<'_> {
    /// Runs the phrases over the sentences that hold one of their words.
    fn match_phrases(&mut self, prospect: &Prospect) {
        let plan = self.scene.plan;
        for at in 0..self.scene.text().sentences.len() {
            let mut candidates: BTreeSet<usize> = plan.unanchored.iter().copied().collect();
            for token in self.scene.text().sentences.get(at).map_or(0..0, |sentence| sentence.tokens.clone()) {
                let asked = self.scene.words.at(token).iter().filter_map(|word| plan.by_anchor.get(word));
                candidates.extend(asked.flatten());
            }
            let wanted = |phrase: &PhrasePlan| prospect.facts.get(phrase.fact) == Some(&true);
            // The phrases of a fact follow each other, and its mentions are the same to all of them.
            let mut readings: Option<(usize, Readings)> = None;
            let named = candidates.into_iter().filter_map(|number| Some((number, plan.phrases.get(number)?)));
            for (number, phrase) in named.filter(|(_, phrase)| wanted(phrase)) {
                if readings.as_ref().is_none_or(|(fact, _)| *fact != phrase.fact) {
                    readings = Some((phrase.fact, takeable(self.scene, phrase.fact, at)));
                }
                if let Some((_, readings)) = &readings {
                    self.match_phrase(number, phrase, at, readings);
                }
            }
        }
        self.found.values_mut().for_each(settle);
        self.found.retain(|_, sightings| !sightings.is_empty());
    }

    fn match_phrase(&mut self, number: usize, phrase: &PhrasePlan, at: usize, readings: &Readings) {
        let scene = self.scene;
        let Some(fact) = scene.plan.rules.facts.get(phrase.fact) else { return };
        let offers: Vec<Range<usize>> = readings.iter().map(|(tokens, _)| tokens.clone()).collect();
        let Some(stage) = stage(scene, &phrase.program, at, &offers) else { return };
        for found in weigh::find(&phrase.program, stage) {
            let Some((tokens, value)) = value_of(scene.text(), fact, phrase.label, &found, readings) else { continue };
            let spot = spot(scene, at, &value);
            let general = scene.plan.facts.get(phrase.fact);
            let allowed = scene.allows(&phrase.conditions, spot)
                && general.is_none_or(|conditions| scene.allows(conditions, spot));
            if !allowed {
                continue;
            }
            let name = |(key, value): (usize, String)| Some((phrase.program.keys.get(key)?.clone(), value));
            let key = found.keys.into_iter().filter_map(name).collect();
            let (matched, words) = (found.tokens, found.words);
            let negated = phrase.label.is_some()
                && !phrase.program.negates
                && negation(scene.text(), stage.tokens.start, &matched).is_some();
            let (phrase, fact, label) = (Some(number), phrase.fact, phrase.label);
            let sighting = Sighting { sentence: at, tokens, matched, phrase, value, key, label, negated, words };
            self.found.entry(fact).or_default().push(sighting);
        }
    }

    /// The facts that ask for words alone: quotations and spellings.
    fn match_words(&mut self, prospect: &Prospect) {
        let plan = self.scene.plan;
        for (at, fact) in plan.rules.facts.iter().enumerate() {
            if prospect.facts.get(at) != Some(&true) {
                continue;
            }
            let seen = match &fact.ask {
                Ask::Quote { words, .. } => quote::find(self.scene.text(), words),
                Ask::Spelling { term } => plan.rules.terms.get(term.0).map_or_else(Vec::new, |term| {
                    let others = plan.rules.terms.iter().filter(|other| !std::ptr::eq(*other, term));
                    spelling::find(self.scene.text(), term, others)
                }),
                Ask::Value { .. } | Ask::Label { .. } => continue,
            };
            for (tokens, value) in seen {
                let Some(sentence) = self.scene.text().sentence_of(tokens.start) else { continue };
                let spot = spot(self.scene, sentence, &value);
                let matched = tokens.clone();
                if plan.facts.get(at).is_none_or(|conditions| self.scene.allows(conditions, spot)) {
                    let sighting = Sighting {
                        sentence,
                        tokens,
                        matched,
                        phrase: None,
                        value,
                        key: Key::new(),
                        label: None,
                        negated: false,
                        words: 0,
                    };
                    self.found.entry(at).or_default().push(sighting);
                }
            }
        }
    }
}

/// How far before a label's words a negation stands that is about them: "were not (yet) open".
const BEFORE: usize = 2;

/// The word that negates those of a label: "the talks are not open", "did not accept the plan".
pub(super) fn negation(text: &Text<'_>, start: usize, matched: &Range<usize>) -> Option<usize> {
    let reach = matched.start.saturating_sub(BEFORE).max(start)..matched.end;
    reach.into_iter().find(|at| is_negation(text.word(*at)))
}

/// The mentions of a sentence that a fact can take.
pub(super) fn takeable(scene: &Scene<'_>, fact: usize, at: usize) -> Readings {
    let rules = scene.plan.rules;
    let fact = rules.facts.get(fact).filter(|fact| matches!(fact.ask, Ask::Value { .. }));
    fact.map_or_else(Vec::new, |fact| {
        let values = scene.values;
        offer::readings(rules, fact, scene.text(), values.in_sentence(at), values.published())
    })
}

/// What a program looks at in a sentence.
pub(super) fn stage<'a>(
    scene: &Scene<'a>,
    program: &Program,
    at: usize,
    offers: &'a [Range<usize>],
) -> Option<Stage<'a>> {
    let text = scene.text();
    let mentions = if program.wants == Wants::Nothing { &[] } else { scene.values.in_sentence(at) };
    Some(Stage { text, words: scene.words, tokens: &text.sentences.get(at)?.tokens, mentions, offers })
}

/// Where a condition looks from: the value, whose span a label's is too.
pub(super) fn spot(scene: &Scene<'_>, at: usize, value: &Value) -> Spot {
    let section = scene.text().sentences.get(at).map_or_else(Default::default, |sentence| sentence.section);
    Spot { sentence: at, span: value.span, section }
}

/// The value of a match, and its tokens.
pub(super) fn value_of(
    text: &Text<'_>,
    fact: &Fact,
    label: Option<usize>,
    found: &Match,
    readings: &[(Range<usize>, Value)],
) -> Option<(Range<usize>, Value)> {
    if let Some(offer) = found.offer {
        return readings.get(offer).cloned();
    }
    let words_of = |tokens: &Range<usize>| (text.span(tokens), text.words(tokens));
    let (tokens, name) = match (&fact.ask, label, &found.any) {
        (Ask::Label { labels, .. }, Some(label), _) => (found.tokens.clone(), labels.get(label)?.name.as_str()),
        (_, _, Some(any)) => (any.clone(), text.words(any)),
        _ => return None,
    };
    let (span, written) = words_of(&tokens);
    Some((tokens, Value::label(Kind::Label, span, written, name)))
}

/// One observation for each mention: of several phrases that take it, the one with the fuller key, then the nearest;
/// of competing labels the longest match, then the one with more words of its own ("not surrounded").
fn settle(sightings: &mut Vec<Sighting>) {
    sightings.sort_by_key(|s| {
        let length = s.matched.len();
        let rank = if s.label.is_some() { usize::MAX - length } else { length };
        (Reverse(s.key.len()), rank, Reverse(s.words), s.matched.start)
    });
    let mut taken = Taken::default();
    sightings.retain(|sighting| taken.take(&sighting.tokens));
    sightings.sort_by_key(|s| (s.tokens.start, s.tokens.end));
}
