//! Whether the `where` and `unless` of a rule hold at a match.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use super::matcher::{Stage, first};
use super::plan::{ConditionPlan, Conditions, Plan};
use super::program::Wants;
use super::words::TokenWords;
use crate::model::{Section, Span};
use crate::rule::Scope;
use crate::text::{Sentence, Text};
use crate::value::Mentions;

/// How far `close` looks to either side, in characters.
const CLOSE: usize = 60;

/// A document that is being matched.
pub(super) struct Scene<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) values: &'a Mentions<'a>,
    pub(super) words: &'a TokenWords,
    /// What each saying gave in each sentence it was tried in.
    said: RefCell<HashMap<(usize, usize), bool>>,
    /// What each saying gave in the document as a whole.
    said_anywhere: RefCell<HashMap<usize, bool>>,
}

/// Where a match stands.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) sentence: usize,
    pub(super) span: Span,
    pub(super) section: Section,
}

/// A condition that does not let a match in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// Whether it is one of those that must hold.
    pub(super) wanted: bool,
    /// Which of them.
    pub(super) at: usize,
    /// What met it, where it is words that must not stand there.
    pub(super) met: Option<Witness>,
}

/// Words that meet a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Witness {
    /// The saying they meet, as an index into the condition's.
    pub(super) saying: usize,
    pub(super) tokens: Range<usize>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, values: &'a Mentions<'a>, words: &'a TokenWords) -> Self {
        Self { plan, values, words, said: RefCell::default(), said_anywhere: RefCell::default() }
    }

    pub(super) fn text(&self) -> &'a Text<'a> {
        self.values.text
    }

    /// Whether all that is wanted stands where it must, and nothing unwanted does.
    pub(super) fn allows(&self, conditions: &Conditions, spot: Spot) -> bool {
        conditions.wanted.iter().all(|condition| self.holds(condition, spot))
            && !conditions.unwanted.iter().any(|condition| self.holds(condition, spot))
    }

    /// Which condition does not let a match in, and what met it; none where [`Scene::allows`] it.
    pub(super) fn refusal(&self, conditions: &Conditions, spot: Spot) -> Option<Refusal> {
        let unmet = conditions.wanted.iter().position(|condition| !self.holds(condition, spot));
        if let Some(at) = unmet {
            return Some(Refusal { wanted: true, at, met: None });
        }
        let met = |(at, condition): (usize, &ConditionPlan)| {
            self.holds(condition, spot).then(|| Refusal { wanted: false, at, met: self.witness(condition, spot) })
        };
        conditions.unwanted.iter().enumerate().find_map(met)
    }

    /// The words that meet a condition.
    fn witness(&self, condition: &ConditionPlan, spot: Spot) -> Option<Witness> {
        let ConditionPlan::Said(scope, sayings) = condition else { return None };
        let whole = |at: usize| Some((at, self.text().sentences.get(at)?.tokens.clone()));
        let places: Vec<(usize, Range<usize>)> = if *scope == Scope::Close {
            self.close(spot).collect()
        } else {
            self.sentences(*scope, spot.sentence).filter_map(whole).collect()
        };
        sayings.iter().enumerate().find_map(|(saying, id)| {
            let found = |(sentence, tokens): &(usize, Range<usize>)| self.find_in(*id, *sentence, tokens);
            places.iter().find_map(found).map(|tokens| Witness { saying, tokens })
        })
    }

    fn holds(&self, condition: &ConditionPlan, spot: Spot) -> bool {
        let (scope, sayings) = match condition {
            ConditionPlan::In(sections) => return sections.contains(&spot.section),
            ConditionPlan::Said(scope, sayings) => (*scope, sayings),
        };
        let sentences = self.sentences(scope, spot.sentence);
        sayings.iter().any(|saying| match scope {
            Scope::Close => self.is_close(*saying, spot),
            Scope::Document => self.is_said_anywhere(*saying),
            _ => sentences.clone().any(|sentence| self.is_said(*saying, sentence)),
        })
    }

    /// The sentences that a scope reaches from `at`. A headline stands apart from what follows it.
    fn sentences(&self, scope: Scope, at: usize) -> Range<usize> {
        let all = &self.text().sentences;
        let section = |at: usize| all.get(at).map(|sentence| sentence.section);
        let beside = |other: Option<usize>| {
            let other = other.filter(|other| section(*other).is_some())?;
            let apart = (section(other) == Some(Section::Headline)) != (section(at) == Some(Section::Headline));
            (!apart).then_some(other)
        };
        let before = beside(at.checked_sub(1)).unwrap_or(at);
        match scope {
            Scope::Close | Scope::Sentence => at..at + 1,
            Scope::Before => before..at + 1,
            Scope::Nearby => before..beside(Some(at + 1)).unwrap_or(at) + 1,
            Scope::Document => 0..all.len(),
        }
    }

    fn is_said_anywhere(&self, saying: usize) -> bool {
        if let Some(known) = self.said_anywhere.borrow().get(&saying) {
            return *known;
        }
        let said = (0..self.text().sentences.len()).any(|sentence| self.is_said(saying, sentence));
        self.said_anywhere.borrow_mut().insert(saying, said);
        said
    }

    fn is_said(&self, saying: usize, sentence: usize) -> bool {
        if let Some(known) = self.said.borrow().get(&(saying, sentence)) {
            return *known;
        }
        let said =
            self.text().sentences.get(sentence).is_some_and(|place| self.is_said_in(saying, sentence, &place.tokens));
        self.said.borrow_mut().insert((saying, sentence), said);
        said
    }

    fn is_said_in(&self, saying: usize, sentence: usize, tokens: &Range<usize>) -> bool {
        self.find_in(saying, sentence, tokens).is_some()
    }

    fn find_in(&self, saying: usize, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let program = self.plan.sayings.get(saying)?;
        let mentions = if program.wants == Wants::Nothing { &[] } else { self.values.in_sentence(sentence) };
        first(program, Stage { text: self.text(), words: self.words, tokens, mentions, offers: &[] }).map(|m| m.tokens)
    }

    /// Whether the saying stands whole within so many characters of the match.
    fn is_close(&self, saying: usize, spot: Spot) -> bool {
        self.close(spot).any(|(sentence, tokens)| self.is_said_in(saying, sentence, &tokens))
    }

    /// The tokens of each sentence that lie within so many characters of the match.
    fn close(&self, spot: Spot) -> impl Iterator<Item = (usize, Range<usize>)> + '_ {
        let text = self.text();
        let window = window(text.source, spot.span);
        let reach = spot.sentence.saturating_sub(1)..(spot.sentence + 2).min(text.sentences.len());
        let block = text.sentences.get(spot.sentence).map(|sentence| sentence.block);
        reach.into_iter().filter_map(move |sentence| {
            let place = text.sentences.get(sentence).filter(|place| Some(place.block) == block)?;
            Some((sentence, inside(text, place, window)))
        })
    }
}

/// The bytes of so many characters either side of `span`.
fn window(source: &str, span: Span) -> Span {
    let before = source.get(..span.start).unwrap_or_default();
    let after = source.get(span.end..).unwrap_or_default();
    let start = before.char_indices().rev().nth(CLOSE - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(CLOSE).map_or(source.len(), |(at, _)| span.end + at);
    Span::new(start, end)
}

/// The tokens of a sentence that lie whole in `window`.
fn inside(text: &Text<'_>, sentence: &Sentence, window: Span) -> Range<usize> {
    let tokens = text.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let first = tokens.partition_point(|token| token.span().start < window.start);
    let last = tokens.partition_point(|token| token.span().end <= window.end);
    sentence.tokens.start + first..sentence.tokens.start + last.max(first)
}
