//! From a document and the rules to observations and absences.
//!
//! A literal prefilter decides whether a document is cut into tokens at all; a sentence is read for values only where
//! the words of some phrase stand in it. Everything here needs one document alone.

mod as_of;
mod condition;
mod filter;
mod matcher;
mod offer;
mod plan;
mod program;
mod quote;
mod speaker;
mod speech;
mod spelling;
mod voice;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{Absence, AsOf, Document, Key, Observation, Span, Speaker, Stance, Value};
use crate::rule::{Ask, Changes, Fact};
use crate::text::{Lines, Text, snippet};
use crate::value::Mentions;
use condition::{Scene, Spot};
use matcher::{Match, Stage};
use voice::Voice;
use words::TokenWords;

pub use plan::Plan;

/// What one document gives to the rules.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observed {
    /// In order of facts, then places.
    pub observations: Vec<Observation>,
    /// The required facts it lacks.
    pub absences: Vec<Absence>,
    /// Why no rule looked at it, where none did.
    pub passed_over: Option<String>,
    /// The sentences that some phrase matched in, in order.
    pub touched: Vec<usize>,
}

/// Which facts a document can hold, decided by its literals alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prospect {
    facts: Vec<bool>,
    /// For each rule file, why it does not let the document in.
    shut: Vec<Option<String>>,
}

impl Prospect {
    /// Whether the document has to be cut into tokens at all.
    pub fn is_worth_reading(&self) -> bool {
        self.facts.contains(&true)
    }

    /// Why every file passes the document over, where every file does.
    fn passed_over(&self) -> Option<String> {
        let reasons: Vec<&str> = self.shut.iter().map(|why| why.as_deref()).collect::<Option<_>>()?;
        let distinct: BTreeSet<&str> = reasons.into_iter().collect();
        (!distinct.is_empty()).then(|| distinct.into_iter().collect::<Vec<_>>().join("; "))
    }
}

/// What `document` can hold. `buffer` only saves allocations from call to call.
pub fn prospect(plan: &Plan<'_>, document: &Document, buffer: &mut String) -> Prospect {
    let hopes = plan.hopes(document, buffer);
    let files = plan.rules.files.iter();
    let shut: Vec<Option<String>> = files
        .zip(&hopes.about)
        .map(|(file, about)| if *about { outside(file.published, document) } else { Some(says_none(file)) })
        .collect();
    let open = |file: usize| shut.get(file).is_some_and(Option::is_none);
    let wanted = |fact: &Fact, hope: bool| open(fact.file) && (hope || fact.required);
    let facts = plan.rules.facts.iter().zip(&hopes.facts).map(|(fact, hope)| wanted(fact, *hope)).collect();
    Prospect { facts, shut }
}

/// What a document that was not worth reading gives: nothing, with the reason.
pub fn unread(prospect: &Prospect) -> Observed {
    Observed { passed_over: prospect.passed_over(), ..Observed::default() }
}

fn says_none(file: &crate::rule::RuleFile) -> String {
    let about: Vec<&str> = file.about.iter().map(|saying| saying.written.as_str()).collect();
    format!("says none of: {}", about.join(", "))
}

/// Why a rule file for documents of some days does not want this one.
fn outside(window: (Option<jiff::civil::Date>, Option<jiff::civil::Date>), document: &Document) -> Option<String> {
    let day = document.published?.date;
    match window {
        (Some(from), _) if day < from => Some(format!("published {day}, before {from}")),
        (_, Some(to)) if day > to => Some(format!("published {day}, after {to}")),
        _ => None,
    }
}

/// Everything that the rules find in a document.
pub fn observe(plan: &Plan<'_>, document: &Document, values: &Mentions<'_>, mut prospect: Prospect) -> Observed {
    let words = TokenWords::of(values.text, &plan.vocabulary);
    let scene = Scene::new(plan, values, &words);
    shut_by_words(&scene, document, &mut prospect);
    let mut observer = Observer { scene, document, lines: Lines::of(&document.text), found: BTreeMap::new() };
    observer.match_phrases(&prospect);
    observer.match_words(&prospect);
    let touched: BTreeSet<usize> = observer.found.values().flatten().map(|sighting| sighting.sentence).collect();
    let lacks = |(at, fact): (usize, &Fact)| {
        let wanted = fact.required && prospect.facts.get(at) == Some(&true) && !observer.found.contains_key(&at);
        (wanted && observer.applies(at)).then(|| Absence { fact: fact.id.clone(), document: document.id.clone() })
    };
    let absences = plan.rules.facts.iter().enumerate().filter_map(lacks).collect();
    Observed {
        absences,
        passed_over: prospect.passed_over(),
        touched: touched.into_iter().collect(),
        observations: observer.observations(),
    }
}

/// The prefilter lets in what only looks like an `about`; the words decide.
fn shut_by_words(scene: &Scene<'_>, document: &Document, prospect: &mut Prospect) {
    let title = document.title.as_deref().map(Text::plain);
    let title_words = title.as_ref().map(|title| TokenWords::of(title, &scene.plan.vocabulary));
    for (file, about) in scene.plan.about.iter().enumerate() {
        let is_shut = prospect.shut.get(file).is_none_or(Option::is_some);
        if is_shut || about.is_empty() {
            continue;
        }
        let said = |text: &Text<'_>, words: &TokenWords| {
            text.sentences.iter().any(|sentence| {
                let stage = Stage { text, words, tokens: &sentence.tokens, mentions: &[], offers: &[] };
                about.iter().any(|program| matcher::matches(program, stage))
            })
        };
        let in_title = title.as_ref().zip(title_words.as_ref()).is_some_and(|(text, words)| said(text, words));
        if !in_title
            && !said(scene.text(), scene.words)
            && let (Some(slot), Some(rules)) = (prospect.shut.get_mut(file), scene.plan.rules.files.get(file))
        {
            *slot = Some(says_none(rules));
        }
    }
    for (at, fact) in scene.plan.rules.facts.iter().enumerate() {
        if prospect.shut.get(fact.file).is_none_or(Option::is_some)
            && let Some(flag) = prospect.facts.get_mut(at)
        {
            *flag = false;
        }
    }
}

/// A value seen for a fact, before it is made an observation.
#[derive(Debug, Clone)]
struct Sighting {
    sentence: usize,
    tokens: Range<usize>,
    /// The tokens of the whole match, of which the nearest wins a mention.
    matched: Range<usize>,
    value: Value,
    key: Key,
    label: Option<usize>,
}

struct Observer<'a> {
    scene: Scene<'a>,
    document: &'a Document,
    lines: Lines,
    /// Sightings by fact.
    found: BTreeMap<usize, Vec<Sighting>>,
}

impl Observer<'_> {
    /// Runs the phrases over the sentences that hold one of their words.
    fn match_phrases(&mut self, prospect: &Prospect) {
        let plan = self.scene.plan;
        for at in 0..self.scene.text().sentences.len() {
            let mut candidates: BTreeSet<usize> = plan.unanchored.iter().copied().collect();
            for token in self.scene.text().sentences.get(at).map_or(0..0, |sentence| sentence.tokens.clone()) {
                let asked = self.scene.words.at(token).iter().filter_map(|word| plan.by_anchor.get(word));
                candidates.extend(asked.flatten());
            }
            for phrase in candidates {
                let wanted = plan.phrases.get(phrase).is_some_and(|p| prospect.facts.get(p.fact) == Some(&true));
                if wanted {
                    self.match_phrase(phrase, at);
                }
            }
        }
        self.found.values_mut().for_each(settle);
        self.found.retain(|_, sightings| !sightings.is_empty());
    }

    fn match_phrase(&mut self, phrase: usize, at: usize) {
        let plan = self.scene.plan;
        let (Some(phrase), Some(sentence)) = (plan.phrases.get(phrase), self.scene.text().sentences.get(at)) else {
            return;
        };
        let Some(fact) = plan.rules.facts.get(phrase.fact) else { return };
        let mentions = if phrase.program.wants_mentions { self.scene.values.in_sentence(at) } else { &[] };
        let readings = offer::readings(fact, mentions, self.scene.text());
        let offers: Vec<matcher::Offer> = readings.iter().map(|(offer, _)| offer.clone()).collect();
        let (text, words) = (self.scene.text(), self.scene.words);
        let stage = Stage { text, words, tokens: &sentence.tokens, mentions, offers: &offers };
        for found in matcher::find(&phrase.program, stage) {
            let Some((tokens, value)) = self.value_of(fact, phrase.label, &found, &readings) else { continue };
            // What a condition looks around is the value; a label is its whole phrase.
            let spot = Spot { sentence: at, span: text.span(&found.tokens), section: sentence.section };
            let general = plan.facts.get(phrase.fact);
            let allowed = self.scene.allows(&phrase.conditions, spot)
                && general.is_none_or(|conditions| self.scene.allows(conditions, spot));
            if !allowed {
                continue;
            }
            let name = |(key, value): (usize, String)| Some((phrase.program.keys.get(key)?.clone(), value));
            let key = found.keys.into_iter().filter_map(name).collect();
            let sighting = Sighting { sentence: at, tokens, matched: found.tokens, value, key, label: phrase.label };
            self.found.entry(phrase.fact).or_default().push(sighting);
        }
    }

    fn value_of(
        &self,
        fact: &Fact,
        label: Option<usize>,
        found: &Match,
        readings: &[(matcher::Offer, Value)],
    ) -> Option<(Range<usize>, Value)> {
        if let Some(offer) = found.offer {
            let (offer, value) = readings.get(offer)?;
            return Some((offer.tokens.clone(), value.clone()));
        }
        let text = self.scene.text();
        let words_of = |tokens: &Range<usize>| (text.span(tokens), text.words(tokens));
        let (tokens, name) = match (&fact.ask, label, &found.any) {
            (Ask::Label { labels, .. }, Some(label), _) => (found.tokens.clone(), labels.get(label)?.name.as_str()),
            (_, _, Some(any)) => (any.clone(), text.words(any)),
            _ => return None,
        };
        let (span, written) = words_of(&tokens);
        Some((tokens, Value::label(crate::model::Kind::Label, span, written, name)))
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
                let text = self.scene.text();
                let Some(sentence) = text.sentence_of(tokens.start) else { continue };
                let section = text.sentences.get(sentence).map_or_else(Default::default, |place| place.section);
                let spot = Spot { sentence, span: value.span, section };
                let matched = tokens.clone();
                if plan.facts.get(at).is_none_or(|conditions| self.scene.allows(conditions, spot)) {
                    let sighting = Sighting { sentence, tokens, matched, value, key: Key::new(), label: None };
                    self.found.entry(at).or_default().push(sighting);
                }
            }
        }
    }

    /// Whether the conditions of a fact that do not look around a match let the document in.
    fn applies(&self, fact: usize) -> bool {
        let Some(conditions) = self.scene.plan.facts.get(fact) else { return false };

        (0..self.scene.text().sentences.len().max(1)).any(|sentence| {
            let place = self.scene.text().sentences.get(sentence);
            let spot = Spot {
                sentence,
                span: place.map_or_else(Span::default, |place| place.span),
                section: place.map_or_else(Default::default, |place| place.section),
            };
            self.scene.allows(conditions, spot)
        })
    }

    fn observations(&self) -> Vec<Observation> {
        let all = self.found.iter().flat_map(|(fact, sightings)| sightings.iter().map(|sighting| (*fact, sighting)));
        let mut observations: Vec<Observation> = all
            .filter_map(|(fact, sighting)| self.observation(self.scene.plan.rules.facts.get(fact)?, sighting))
            .collect();
        observations.dedup_by(|b, a| a.fact == b.fact && a.span == b.span && a.key == b.key);
        observations
    }

    fn observation(&self, fact: &Fact, sighting: &Sighting) -> Option<Observation> {
        let text = self.scene.text();
        let sentence = text.sentences.get(sighting.sentence)?;
        // How a name is written is the document's own doing, whoever is quoted.
        let voice = match fact.ask {
            Ask::Spelling { .. } => Voice::default(),
            _ => voice::voice(text, sighting.sentence, &sighting.matched, &self.scene.plan.families),
        };
        if !is_by(fact, self.scene.plan, voice.speaker.as_ref()) {
            return None;
        }
        let (mut value, mut stance) = (sighting.value.clone(), voice.stance);
        if stance == Stance::Denies
            && let Some(negative) = negative_label(fact, sighting.label)
        {
            (value.label, value.display) = (Some(negative.to_owned()), negative.to_owned());
            stance = Stance::Asserts;
        }
        let may_change = fact.compare.changes != Changes::Never;
        let as_of: Option<AsOf> = as_of::find(
            text,
            sentence,
            self.scene.values.in_sentence(sighting.sentence),
            &sighting.tokens,
            voice.verb,
            self.document.published,
            may_change,
        );
        Some(Observation {
            fact: fact.id.clone(),
            key: sighting.key.clone(),
            document: self.document.id.clone(),
            span: value.span,
            section: sentence.section,
            snippet: snippet(text, sighting.sentence, value.span, &self.lines),
            value,
            speaker: voice.speaker,
            stance,
            as_of,
        })
    }
}

/// Whether a quotation is by the speaker whom its fact names; what nobody is named for may be.
fn is_by(fact: &Fact, plan: &Plan<'_>, speaker: Option<&Speaker>) -> bool {
    let Ask::Quote { speaker: Some(term), .. } = &fact.ask else { return true };
    let families = plan.rules.terms.get(term.0).map_or(&[][..], |term| &term.families);
    speaker.is_none_or(|speaker| families.iter().any(|family| family.name == speaker.family))
}

/// The label that says the opposite of `label`: "not surrounded" of "surrounded", and the other way round.
fn negative_label(fact: &Fact, label: Option<usize>) -> Option<&str> {
    let Ask::Label { labels, .. } = &fact.ask else { return None };
    let name = labels.get(label?)?.name.as_str();
    let bare = |name: &str| ["not ", "no "].iter().find_map(|no| name.strip_prefix(no).map(str::to_owned));
    let opposite = |other: &str| bare(other).as_deref() == Some(name) || bare(name).as_deref() == Some(other);
    labels.iter().map(|label| label.name.as_str()).find(|other| opposite(other))
}

/// One observation for each mention: of several phrases that take it, the one with the fuller key, then the nearest;
/// of competing labels the longest match.
fn settle(sightings: &mut Vec<Sighting>) {
    sightings.sort_by_key(|s| {
        let length = s.matched.len();
        let rank = if s.label.is_some() { usize::MAX - length } else { length };
        (std::cmp::Reverse(s.key.len()), rank, s.matched.start)
    });
    let mut kept: Vec<Sighting> = Vec::new();
    for sighting in sightings.drain(..) {
        let overlaps =
            |other: &Sighting| other.tokens.start < sighting.tokens.end && sighting.tokens.start < other.tokens.end;
        if !kept.iter().any(overlaps) {
            kept.push(sighting);
        }
    }
    kept.sort_by_key(|s| (s.tokens.start, s.tokens.end));
    *sightings = kept;
}
