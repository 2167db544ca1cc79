//! In whose voice a document gives a value: the speaker and the stance of an observation.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use super::attribution::{self, Attribution, DENIAL, Denial, Who, first_name};
use super::speaker::named;
use super::speech::{Act, Lexicon};
use crate::model::{Speaker, Stance};
use crate::text::{Quotation, Shape, Text};

/// How many sentences back a quotation that names nobody looks for its speaker.
const QUOTED_BACK: usize = 3;
/// How many sentences back a pronoun is looked up.
const PRONOUN_BACK: usize = 5;

/// Who says something, and whether they say that it is so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Voice {
    pub(super) speaker: Option<Speaker>,
    pub(super) stance: Stance,
    /// The verb of the attribution, for the date that may stand beside it.
    pub(super) verb: Option<usize>,
    /// The words that tell it.
    pub(super) told: Option<Told>,
}

/// The words that tell in whose voice something is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told {
    /// A name or pronoun, and the verb.
    By(Range<usize>, Range<usize>),
    /// "reportedly".
    Hearsay(Range<usize>),
}

/// The voices of a document: each sentence is asked once who speaks in it, however many values stand there.
pub(super) struct Voices<'a> {
    text: &'a Text<'a>,
    families: &'a HashMap<String, String>,
    said: Vec<OnceCell<Vec<Attribution>>>,
    /// For each block that was asked, its first attribution outside quotation marks.
    openers: RefCell<HashMap<usize, Option<(usize, Attribution)>>>,
}

impl<'a> Voices<'a> {
    pub(super) fn new(text: &'a Text<'a>, families: &'a HashMap<String, String>) -> Self {
        let said = vec![OnceCell::new(); text.sentences.len()];
        Self { text, families, said, openers: RefCell::default() }
    }

    fn said(&self, sentence: usize) -> &[Attribution] {
        let find = || self.text.sentences.get(sentence).map_or_else(Vec::new, |s| attribution::find(self.text, s));
        self.said.get(sentence).map_or(&[], |cell| cell.get_or_init(find))
    }

    /// The voice of what stands at `tokens` of `sentence`.
    pub(super) fn of(&self, sentence: usize, tokens: &Range<usize>) -> Voice {
        let text = self.text;
        let Some(place) = text.sentences.get(sentence) else { return Voice::default() };
        let found = match text.quotation_of(tokens.start) {
            Some(quotation) => self.of_quotation(sentence, quotation),
            None => of_words(text, tokens, self.said(sentence)).cloned().map(|attribution| (sentence, attribution)),
        };
        let Some((at, attribution)) = found else {
            let told = hearsay(text, place.tokens.start, tokens.end).map(Told::Hearsay);
            let stance = if told.is_some() { Stance::Reports } else { Stance::Asserts };
            return Voice { stance, told, ..Voice::default() };
        };
        let denied = attribution.denial.is_some_and(|denial| is_denied(text, denial, &attribution, tokens));
        Voice {
            speaker: self.speaker(at, &attribution),
            stance: if denied { Stance::Denies } else { Stance::Asserts },
            verb: Some(attribution.verb.start),
            told: Some(Told::By(attribution.name, attribution.verb)),
        }
    }

    /// Who says a quotation: named right after it, before it, elsewhere in its block, or else by the sentences before.
    fn of_quotation(&self, sentence: usize, quotation: &Quotation) -> Option<(usize, Attribution)> {
        let text = self.text;
        let said = self.said(sentence);
        let after = said.iter().filter(|a| is_unquoted(text, a)).find(|a| {
            let first = a.name.start.min(a.verb.start);
            first >= quotation.tokens.end && first <= quotation.tokens.end + 2
        });
        let before = said.iter().filter(|a| is_unquoted(text, a)).rfind(|a| a.verb.end <= quotation.tokens.start);
        if let Some(found) = after.or(before) {
            return Some((sentence, found.clone()));
        }
        let place = text.sentences.get(sentence)?;
        // "Trump had spoken of “certain assets”": words quoted in a sentence are those of whom it is about.
        let unquoted =
            |name: &Range<usize>| name.end <= quotation.tokens.start && text.quotation_of(name.start).is_none();
        if let Some(name) = first_name(text, place).filter(unquoted) {
            let verb = name.end..name.end;
            return Some((sentence, Attribution { verb, who: Who::Named, name, denial: None }));
        }
        // A quotation alone in its paragraph is said by whoever spoke last.
        self.opener(place.block).or_else(|| {
            (sentence.saturating_sub(QUOTED_BACK)..sentence).rev().find_map(|back| {
                let named = |a: &&Attribution| is_unquoted(text, a) && a.who == Who::Named;
                self.said(back).iter().rev().find(named).map(|a| (back, a.clone()))
            })
        })
    }

    /// The first attribution of a block that stands outside quotation marks.
    fn opener(&self, block: usize) -> Option<(usize, Attribution)> {
        if let Some(known) = self.openers.borrow().get(&block) {
            return known.clone();
        }
        let sentences = &self.text.sentences;
        let from = sentences.partition_point(|sentence| sentence.block < block);
        let to = sentences.partition_point(|sentence| sentence.block <= block);
        let found =
            (from..to).find_map(|at| self.said(at).iter().find(|a| is_unquoted(self.text, a)).map(|a| (at, a.clone())));
        self.openers.borrow_mut().insert(block, found.clone());
        found
    }

    /// The speaker an attribution names; a pronoun is looked up in what was said before.
    fn speaker(&self, sentence: usize, attribution: &Attribution) -> Option<Speaker> {
        if attribution.who == Who::Named {
            return named(self.text, &attribution.name, self.families);
        }
        let is_name = |other: &&Attribution| other.who == Who::Named && other.name.end <= attribution.name.start;
        for back in (sentence.saturating_sub(PRONOUN_BACK)..=sentence).rev() {
            let said = self.said(back);
            if let Some(before) = said.iter().rev().find(is_name) {
                return named(self.text, &before.name, self.families);
            }
            // Nobody speaks there: whoever that sentence is about is meant.
            if back < sentence
                && said.is_empty()
                && let Some(subject) = first_name(self.text, self.text.sentences.get(back)?)
            {
                return named(self.text, &subject, self.families);
            }
        }
        None
    }
}

fn is_unquoted(text: &Text<'_>, attribution: &Attribution) -> bool {
    text.quotation_of(attribution.verb.start).is_none()
}

/// Who says what stands outside quotation marks: "X said that …", "according to X, …", "…, X said".
fn of_words<'s>(text: &Text<'_>, tokens: &Range<usize>, said: &'s [Attribution]) -> Option<&'s Attribution> {
    let lexicon = Lexicon::english();
    let outside = |a: &&Attribution| is_unquoted(text, a);
    let reaches = |a: &&Attribution| {
        let between = a.verb.end..tokens.start.max(a.verb.end);
        // "…, which Trump had called a truce, …": what is said in a relative clause ends with it.
        let is_relative = a.name.start.checked_sub(1).is_some_and(|at| lexicon.is(text.word(at), Act::Relative));
        let ends = |at: usize| {
            lexicon.is(text.word(at), Act::Turn)
                || text.word(at) == ";"
                || (text.shape(at) == Some(Shape::Comma) && (is_relative || opens_aside(text, at + 1)))
        };
        let turns = between.into_iter().any(ends);
        a.name.end.max(a.verb.start) <= tokens.start.max(a.verb.start) && a.verb.start < tokens.end && !turns
    };
    let before = said.iter().filter(outside).filter(reaches).rfind(|a| a.name.start < tokens.start);
    let after = || said.iter().filter(outside).find(|a| trails(text, tokens.end, a));
    before.or_else(after).or_else(|| said.iter().filter(outside).find(|a| is_inserted(text, tokens, a)))
}

/// Whether an attribution stands between commas inside what it attributes: "After an hour, he said, 31 came".
fn is_inserted(text: &Text<'_>, tokens: &Range<usize>, attribution: &Attribution) -> bool {
    let (first, end) = (first_of(text, attribution), attribution.name.end.max(attribution.verb.end));
    let is_comma = |at: usize| text.shape(at) == Some(Shape::Comma);
    first > tokens.start && end < tokens.end && is_comma(first - 1) && is_comma(end)
}

/// The first token of an attribution, its article among them: "the UN says".
fn first_of(text: &Text<'_>, attribution: &Attribution) -> usize {
    let first = attribution.name.start.min(attribution.verb.start);
    first.checked_sub(1).filter(|at| matches!(text.word(*at), "the" | "a" | "an")).unwrap_or(first)
}

/// Whether a clause that only tells more begins here ("…, where Kyiv had begun an offensive"): what it says is the
/// document's own.
fn opens_aside(text: &Text<'_>, at: usize) -> bool {
    Lexicon::english().is(text.word(at), Act::Relative)
}

/// Whether an attribution closes the sentence after `end`: a comma, or nothing but "according to", parts it from what
/// it attributes.
fn trails(text: &Text<'_>, end: usize, attribution: &Attribution) -> bool {
    let first = first_of(text, attribution);
    if first < end {
        return false;
    }
    let parted = first.checked_sub(1).and_then(|at| text.shape(at));
    attribution.verb.len() > 1 || matches!(parted, Some(Shape::Comma | Shape::Quote | Shape::Dash))
}

/// Whether the denial is of what stands at `tokens`: "denied the town was taken", "dismissed reports that", and not
/// "rejected the plan". It ends where another statement begins: at a comma or colon, a quotation, "but", or a later
/// verb of saying.
fn is_denied(text: &Text<'_>, denial: Denial, attribution: &Attribution, tokens: &Range<usize>) -> bool {
    let lexicon = Lexicon::english();
    let mut reach = attribution.verb.end..(attribution.verb.end + DENIAL).min(tokens.start);
    // What is denied begins behind the claim: "dismissed as baseless reports that".
    let claim = reach.find(|at| lexicon.is(text.word(*at), Act::Claim));
    let ends = |at: usize| {
        matches!(text.shape(at), Some(Shape::Comma | Shape::Dash))
            || matches!(text.word(at), ":" | ";")
            || lexicon.is(text.word(at), Act::Contrast)
            || (lexicon.is(text.word(at), Act::Say) && !lexicon.is(text.word(at), Act::Claim))
            || text.quotation_of(at) != text.quotation_of(attribution.verb.start)
    };
    let parted = (claim.unwrap_or(attribution.verb.end)..tokens.start).any(ends)
        || text.quotation_of(tokens.start) != text.quotation_of(attribution.verb.start);
    let is_of_claim = denial == Denial::Plain || claim.is_some();
    attribution.verb.end <= tokens.start && is_of_claim && !parted
}

fn hearsay(text: &Text<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    let lexicon = Lexicon::english();
    (from..to).find_map(|at| lexicon.hearsay_at(text, at).map(|length| at..at + length))
}
