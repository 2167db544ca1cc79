//! In whose voice a document gives a value: the speaker and the stance of an observation.

use std::collections::HashMap;
use std::ops::Range;

use super::speaker::{Attribution, DENIAL, Denial, Who, attributions, first_name, meets, speaker};
use super::speech::{Act, Lexicon};
use crate::model::{Speaker, Stance};
use crate::text::{Quotation, Shape, Text};

/// How many sentences back a quotation that names nobody looks for its speaker.
const LOOK_BACK: usize = 3;

/// Who says something, and whether they say that it is so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Voice {
    pub(super) speaker: Option<Speaker>,
    pub(super) stance: Stance,
    /// The verb of the attribution, for the date that may stand beside it.
    pub(super) verb: Option<usize>,
}

/// The voice of what stands at `tokens` of `sentence`.
pub(super) fn voice(
    text: &Text<'_>,
    sentence: usize,
    tokens: &Range<usize>,
    families: &HashMap<String, String>,
) -> Voice {
    let Some(place) = text.sentences.get(sentence) else { return Voice::default() };
    let said = attributions(text, place);
    let found = match text.quotation_of(tokens.start) {
        Some(quotation) => of_quotation(text, sentence, quotation, &said),
        None => of_words(text, tokens, &said).cloned().map(|attribution| (sentence, attribution)),
    };
    let Some((at, attribution)) = found else {
        let stance = if is_hearsay(text, place.tokens.start, tokens.end) { Stance::Reports } else { Stance::Asserts };
        return Voice { stance, ..Voice::default() };
    };
    let denied = attribution.denial.is_some_and(|denial| is_denied(text, denial, &attribution, tokens));
    Voice {
        speaker: speaker(text, at, &attribution, families),
        stance: if denied { Stance::Denies } else { Stance::Asserts },
        verb: Some(attribution.verb.start),
    }
}

/// Who says what stands outside quotation marks: "X said that …", "according to X, …", "…, X said".
fn of_words<'s>(text: &Text<'_>, tokens: &Range<usize>, said: &'s [Attribution]) -> Option<&'s Attribution> {
    let lexicon = Lexicon::english();
    let outside = |a: &&Attribution| text.quotation_of(a.verb.start).is_none();
    let reaches = |a: &&Attribution| {
        let between = a.verb.end..tokens.start.max(a.verb.end);
        // "…, which Trump had called a truce, …": what is said in a relative clause ends with it.
        let is_relative = a.name.start.checked_sub(1).is_some_and(|at| matches!(text.word(at), "which" | "whom"));
        let ends = |at: usize| {
            lexicon.is(text.word(at), Act::Turn)
                || text.word(at) == ";"
                || (text.shape(at) == Some(Shape::Comma) && (is_relative || opens_aside(text, at + 1)))
        };
        let turns = between.into_iter().any(ends);
        a.name.end.max(a.verb.start) <= tokens.start.max(a.verb.start) && a.verb.start < tokens.end && !turns
    };
    let before = said.iter().filter(outside).filter(reaches).rfind(|a| a.name.start < tokens.start);
    before.or_else(|| said.iter().filter(outside).find(|a| trails(text, tokens.end, a)))
}

/// Whether a clause that only tells more begins here ("…, where Kyiv had begun an offensive"): what it says is the
/// document's own.
fn opens_aside(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "where" | "which" | "who" | "whose")
}

/// Whether an attribution closes the sentence after `end`: a comma, or nothing but "according to", parts it from what
/// it attributes.
fn trails(text: &Text<'_>, end: usize, attribution: &Attribution) -> bool {
    let first = attribution.name.start.min(attribution.verb.start);
    if first < end {
        return false;
    }
    let parted = first.checked_sub(1).and_then(|at| text.shape(at));
    attribution.verb.len() > 1 || matches!(parted, Some(Shape::Comma | Shape::Quote | Shape::Dash))
}

/// Who says a quotation: named right after it, before it, elsewhere in its block, or else by the sentences before.
fn of_quotation(
    text: &Text<'_>,
    sentence: usize,
    quotation: &Quotation,
    said: &[Attribution],
) -> Option<(usize, Attribution)> {
    let outside = |a: &&Attribution| text.quotation_of(a.verb.start).is_none();
    let after = said.iter().filter(outside).find(|a| {
        let first = a.name.start.min(a.verb.start);
        first >= quotation.tokens.end && first <= quotation.tokens.end + 2
    });
    let before = said.iter().filter(outside).rfind(|a| a.verb.end <= quotation.tokens.start);
    if let Some(found) = after.or(before) {
        return Some((sentence, found.clone()));
    }
    let place = text.sentences.get(sentence)?;
    // "Trump had spoken of “certain assets”": words quoted in a sentence are those of whom it is about.
    let unquoted = |name: &Range<usize>| name.end <= quotation.tokens.start && text.quotation_of(name.start).is_none();
    if let Some(name) = first_name(text, place).filter(unquoted) {
        let verb = name.end..name.end;
        return Some((sentence, Attribution { verb, who: Who::Named, name, denial: None }));
    }
    let block = place.block;
    let whole = text.sentences.iter().enumerate().filter(|(_, other)| other.block == block);
    let mut in_block = whole.flat_map(|(at, other)| attributions(text, other).into_iter().map(move |a| (at, a)));
    if let Some(found) = in_block.find(|(_, a)| outside(&a)) {
        return Some(found);
    }
    // A quotation alone in its paragraph is said by whoever spoke last.
    (sentence.saturating_sub(LOOK_BACK)..sentence).rev().find_map(|back| {
        let said = attributions(text, text.sentences.get(back)?);
        said.into_iter().rev().find(|a| outside(&a) && a.who == Who::Named).map(|a| (back, a))
    })
}

/// Whether the denial is of what stands at `tokens`: "denied the town was taken", "dismissed reports that", and not
/// "rejected the plan".
fn is_denied(text: &Text<'_>, denial: Denial, attribution: &Attribution, tokens: &Range<usize>) -> bool {
    let reach = attribution.verb.end..(attribution.verb.end + DENIAL).min(tokens.start);
    let parted = (attribution.verb.end..tokens.start).any(|at| text.shape(at) == Some(Shape::Comma));
    let is_of_claim = denial == Denial::Plain || meets(text, reach, Act::Claim);
    attribution.verb.end <= tokens.start && is_of_claim && !parted
}

fn is_hearsay(text: &Text<'_>, from: usize, to: usize) -> bool {
    let lexicon = Lexicon::english();
    (from..to).any(|at| lexicon.hearsay_at(text, at).is_some())
}
