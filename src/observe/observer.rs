//! What a document gives: each sighting with its voice, and what is required and lacks.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::as_of;
use super::condition::{Scene, Spot};
use super::plan::Plan;
use super::prospect::{self, Prospect};
use super::sighting::{self, Sighting};
use super::voice::{Voice, Voices};
use super::words::TokenWords;
use crate::model::{Absence, AsOf, Document, Observation, Places, Span, Speaker, Stance};
use crate::rule::{Ask, Changes, Fact};
use crate::text::snippet;
use crate::value::Mentions;

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

/// What a document that was not worth reading gives: nothing, with the reason.
pub fn unread(prospect: &Prospect) -> Observed {
    Observed { passed_over: prospect.passed_over(), ..Observed::default() }
}

/// Everything that the rules find in a document.
pub fn observe(plan: &Plan<'_>, document: &Document, values: &Mentions<'_>, mut prospect: Prospect) -> Observed {
    let words = TokenWords::of(values.text, &plan.vocabulary);
    let scene = Scene::new(plan, values, &words);
    prospect::shut_by_words(&scene, document, &mut prospect);
    let observer = Observer::new(scene, document, &prospect);
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

/// A document in which everything is seen, and not yet who says it.
pub(super) struct Observer<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) voices: Voices<'a>,
    document: &'a Document,
    pub(super) places: Cow<'a, Places>,
    /// Sightings by fact.
    pub(super) found: BTreeMap<usize, Vec<Sighting>>,
}

impl<'a> Observer<'a> {
    pub(super) fn new(scene: Scene<'a>, document: &'a Document, prospect: &Prospect) -> Self {
        let found = sighting::all(&scene, prospect);
        let voices = Voices::new(scene.text(), &scene.plan.families);
        Self { scene, voices, document, places: document.places(), found }
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

    /// In whose voice a sighting stands.
    pub(super) fn voice(&self, fact: &Fact, sighting: &Sighting) -> Voice {
        match fact.ask {
            // How a name is written is the document's own doing, whoever is quoted.
            Ask::Spelling { .. } => Voice::default(),
            _ => self.voices.of(sighting.sentence, &sighting.matched),
        }
    }

    /// The observation that a sighting becomes; none where it is not by the speaker whom the fact names.
    pub(super) fn observation(&self, fact: &Fact, sighting: &Sighting) -> Option<Observation> {
        let text = self.scene.text();
        let sentence = text.sentences.get(sighting.sentence)?;
        let voice = self.voice(fact, sighting);
        if !is_by(fact, self.scene.plan, voice.speaker.as_ref()) {
            return None;
        }
        let (mut value, mut stance) = (sighting.value.clone(), voice.stance);
        if sighting.negated {
            stance = if stance == Stance::Denies { Stance::Asserts } else { Stance::Denies };
        }
        if stance == Stance::Denies
            && let Some(negative) = negative_label(fact, sighting.label)
        {
            (value.label, value.display) = (Some(negative.to_owned()), negative.to_owned());
            stance = Stance::Asserts;
        }
        // An answer is given on the day its sentence tells of; a toll stands in one with the day of the disaster.
        let any_date = fact.compare.changes == Changes::Freely;
        let as_of: Option<AsOf> = as_of::find(
            text,
            self.scene.values.in_sentence(sighting.sentence),
            &sighting.tokens,
            voice.verb,
            self.document.published,
            any_date,
        );
        Some(Observation {
            fact: fact.id.clone(),
            key: sighting.key.clone(),
            document: self.document.id.clone(),
            span: value.span,
            section: sentence.section,
            snippet: snippet(text, sighting.sentence, value.span, &self.places),
            value,
            speaker: voice.speaker,
            stance,
            as_of,
            phrase: sighting.phrase.and_then(|at| Some(self.scene.plan.phrases.get(at)?.number)),
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
