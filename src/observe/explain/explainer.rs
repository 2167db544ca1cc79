//! Explains one fact, document by document.

use std::cmp::Reverse;
use std::ops::Range;

use super::account::{Account, Beaten, Found, Near, Taken, Tier, Weighed};
use super::outline::{Outlined, outlined};
use super::phrase::{self, Fate, Run};
use super::reason::Reason;
use super::{mention, refused, words};
use crate::model::{Document, Value};
use crate::observe::condition::Scene;
use crate::observe::observer::Observer;
use crate::observe::plan::Plan;
use crate::observe::prospect::{self, prospect};
use crate::observe::sighting::{self, Sighting};
use crate::observe::voice::Told;
use crate::observe::words::TokenWords;
use crate::observe::{quote, spelling};
use crate::rule::{Ask, Fact, Saying};
use crate::text::{Text, snippet};
use crate::value::Mentions;

/// Says of documents why they give one fact what they give.
#[derive(Debug)]
pub struct Explainer<'p, 'r> {
    plan: &'p Plan<'r>,
    fact: usize,
    phrases: Vec<Outlined<'r>>,
}

impl<'p, 'r> Explainer<'p, 'r> {
    /// For the fact of that id; none where the rules have none.
    pub fn new(plan: &'p Plan<'r>, id: &str) -> Option<Self> {
        let fact = plan.rules.facts.iter().position(|fact| fact.id == id)?;
        Some(Self { plan, fact, phrases: outlined(plan, fact) })
    }

    /// What a document gives, and what came close.
    pub fn explain(&self, document: &Document) -> Account<'r> {
        let Some(fact) = self.plan.rules.facts.get(self.fact) else { return Account::default() };
        let mut prospect = prospect(self.plan, document);
        let text = Text::of(document);
        let values = Mentions::new(&text, document);
        let words = TokenWords::of(&text, &self.plan.vocabulary);
        let scene = Scene::new(self.plan, &values, &words);
        prospect::shut_by_words(&scene, document, &mut prospect);
        if let Some(why) = prospect.shut(fact.file) {
            return Account { passed_over: Some(why.to_owned()), ..Account::default() };
        }
        let observer = Observer::new(scene, document, &prospect);
        let mut account = match &fact.ask {
            Ask::Value { .. } | Ask::Label { .. } => self.of_phrases(&observer, fact),
            Ask::Quote { .. } | Ask::Spelling { .. } => self.of_words(&observer, fact),
        };
        account.near.sort_by_key(|near| (Reverse(near.closeness), near.span));
        account
    }

    fn of_phrases(&self, observer: &Observer<'_>, fact: &'r Fact) -> Account<'r> {
        let mut account = Account::default();
        for at in 0..observer.scene.text().sentences.len() {
            let run = phrase::run(&self.phrases, observer, self.fact, at);
            let mentions = mention::weighed(observer, fact, at, &run);
            let before = account.found.len();
            for sighting in self.sightings(observer).filter(|sighting| sighting.sentence == at) {
                let is_it = |fate: &&Fate<'_, 'r>| {
                    fate.reason.is_none()
                        && Some(fate.phrase.number) == sighting.phrase
                        && fate.matched == sighting.matched
                };
                let fate = run.fates.iter().find(is_it);
                let phrase = fate.map(|fate| &fate.phrase.phrase.saying);
                let elements = fate.map_or_else(Vec::new, |fate| phrase::taken(observer, fate.phrase, &fate.trail));
                let beaten = beaten(fact, sighting, &run.fates);
                let found = found(observer, fact, sighting, phrase, elements, &mentions);
                account.found.extend(found.map(|found| Found { beaten, ..found }));
            }
            if account.found.len() == before {
                account.near.extend(near(observer, at, run, mentions));
            }
        }
        account
    }

    fn of_words(&self, observer: &Observer<'_>, fact: &'r Fact) -> Account<'r> {
        let mut account = Account::default();
        let (seen, likes) = match &fact.ask {
            Ask::Quote { words, .. } => (quote::find(observer.scene.text(), words), words::quotations(observer, words)),
            Ask::Spelling { term } => {
                let terms = &self.plan.rules.terms;
                let others = |term| terms.iter().filter(move |other| !std::ptr::eq(*other, term));
                let asked = terms.get(term.0);
                let seen =
                    asked.map_or_else(Vec::new, |term| spelling::find(observer.scene.text(), term, others(term)));
                (seen, words::spellings(observer, *term))
            }
            Ask::Value { .. } | Ask::Label { .. } => return account,
        };
        for (tokens, value) in seen {
            let sighting = self.sightings(observer).find(|sighting| sighting.tokens == tokens);
            if let Some(found) = sighting.and_then(|sighting| found(observer, fact, sighting, None, Vec::new(), &[])) {
                account.found.push(found);
            } else if let Some(reason) = self.not_seen(observer, fact, sighting, &tokens, &value) {
                account.near.extend(like(observer, &tokens, (Tier::Matched, 0), reason));
            }
        }
        for (tokens, closeness, reason) in likes {
            account.near.extend(like(observer, &tokens, (Tier::Words, closeness), reason));
        }
        account
    }

    fn sightings<'o>(&self, observer: &'o Observer<'_>) -> impl Iterator<Item = &'o Sighting> + use<'o, 'p, 'r> {
        observer.found.get(&self.fact).into_iter().flatten()
    }

    /// Why words that a fact asks for are no observation.
    fn not_seen(
        &self,
        observer: &Observer<'_>,
        fact: &Fact,
        sighting: Option<&Sighting>,
        tokens: &Range<usize>,
        value: &Value,
    ) -> Option<Reason> {
        if let Some(sighting) = sighting {
            return phrase::by_another(observer, fact, sighting);
        }
        let scene = &observer.scene;
        let spot = sighting::spot(scene, scene.text().sentence_of(tokens.start)?, value);
        let refusal = scene.refusal(scene.plan.facts.get(self.fact)?, spot)?;
        let asked = (&*fact.wanted, &*fact.unwanted);
        refused::reason(&refusal, asked, false, spot, scene.text(), &observer.places)
    }
}

/// The labels that lost the words to the one that was found.
fn beaten<'r>(fact: &Fact, sighting: &Sighting, fates: &[Fate<'_, 'r>]) -> Vec<Beaten<'r>> {
    let is_label = matches!(fact.ask, Ask::Label { .. });
    let overlaps = |fate: &&Fate<'_, 'r>| {
        is_label && fate.matched.start < sighting.matched.end && sighting.matched.start < fate.matched.end
    };
    let lost = |fate: &Fate<'_, 'r>| {
        let reason = fate.reason.clone()?;
        Some(Beaten { phrase: &fate.phrase.phrase.saying, label: fate.phrase.label, reason })
    };
    fates.iter().filter(overlaps).filter_map(lost).collect()
}

fn found<'r>(
    observer: &Observer<'_>,
    fact: &Fact,
    sighting: &Sighting,
    phrase: Option<&'r Saying>,
    elements: Vec<Taken>,
    mentions: &[Weighed],
) -> Option<Found<'r>> {
    let observation = observer.observation(fact, sighting)?;
    let text = observer.scene.text();
    let words = |tokens: &Range<usize>| text.words(tokens).to_owned();
    let voice = match observer.voice(fact, sighting).told {
        Some(Told::By(name, verb)) => vec![words(&name), words(&verb)],
        Some(Told::Hearsay(tokens)) => vec![words(&tokens)],
        None => Vec::new(),
    };
    let start = text.sentences.get(sighting.sentence).map_or(0, |sentence| sentence.tokens.start);
    let negation = || sighting::negation(text, start, &sighting.matched).map(|at| text.written(at).to_owned());
    Some(Found {
        observation,
        phrase,
        matched: words(&sighting.matched),
        elements,
        voice: voice.into_iter().filter(|words| !words.is_empty()).collect(),
        negation: sighting.negated.then(negation).flatten(),
        beaten: Vec::new(),
        mentions: mentions.to_vec(),
    })
}

/// A sentence in which the phrases of a fact found nothing, where it is worth a look.
fn near<'r>(observer: &Observer<'_>, at: usize, run: Run<'_, 'r>, mentions: Vec<Weighed>) -> Option<Near<'r>> {
    let Run { fates, closest, readings } = run;
    let rank = |reason: &Reason| match reason {
        Reason::Speaker { .. } => 3,
        Reason::TakenBy { .. } | Reason::Condition { .. } => 2,
        _ => 1,
    };
    let fates = fates.into_iter().filter_map(|fate| Some((fate.phrase, fate.matched, fate.trail, fate.reason?)));
    let matched = fates.max_by_key(|(.., reason)| rank(reason));
    if let Some((phrase, tokens, trail, reason)) = matched {
        let closeness = (Tier::Matched, rank(&reason));
        return Some(Near { mentions, ..shown(observer, &tokens, Some((phrase, &trail)), closeness, reason)? });
    }
    // One small word alone is in every sentence.
    let close = closest.filter(|close| close.is_worth_a_look(!readings.is_empty()));
    if let Some(close) = close {
        let tokens = close.trail.extent()?;
        let closeness = (Tier::Words, close.closeness);
        let told = Some((close.phrase, &close.trail));
        let reason = with_mention(close.reason, &mentions);
        return Some(Near { mentions, ..shown(observer, &tokens, told, closeness, reason)? });
    }
    let (tokens, _) = readings.into_iter().next()?;
    debug_assert!(observer.scene.text().sentence_of(tokens.start) == Some(at));
    Some(Near { mentions, ..like(observer, &tokens, (Tier::Value, 0), Reason::NoWord)? })
}

/// The reason with what is wrong with the mention in the place of `<value>`.
fn with_mention(mut reason: Reason, mentions: &[Weighed]) -> Reason {
    if let Reason::Element { element, place, unfit, .. } = &mut reason
        && element == "<value>"
    {
        let there = mentions.iter().find(|mention| {
            let is_near = mention.value.span.overlaps(*place);
            // What is of the fact's kind is meant, wherever it stands.
            matches!(mention.name, "noun" | "unit" | "rate") || (mention.name == "kind" && is_near)
        });
        *unfit = there.map(|mention| (mention.value.written.clone(), mention.why.clone()));
    }
    reason
}

fn like<'r>(
    observer: &Observer<'_>,
    tokens: &Range<usize>,
    closeness: (Tier, isize),
    reason: Reason,
) -> Option<Near<'r>> {
    shown(observer, tokens, None, closeness, reason)
}

fn shown<'r>(
    observer: &Observer<'_>,
    tokens: &Range<usize>,
    told: Option<(&Outlined<'r>, &super::trace::Trail)>,
    closeness: (Tier, isize),
    reason: Reason,
) -> Option<Near<'r>> {
    let text = observer.scene.text();
    let sentence = text.sentence_of(tokens.start)?;
    let span = text.span(tokens);
    Some(Near {
        span,
        section: text.sentences.get(sentence)?.section,
        snippet: snippet(text, sentence, span, &observer.places),
        phrase: told.map(|(outlined, _)| &outlined.phrase.saying),
        label: told.and_then(|(outlined, _)| outlined.label),
        elements: told.map_or_else(Vec::new, |(outlined, trail)| phrase::taken(observer, outlined, trail)),
        reason,
        mentions: Vec::new(),
        closeness,
    })
}
