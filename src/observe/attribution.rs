//! Attributions: the places where a sentence tells who says something.
//!
//! There is no grammar behind it but the order of words: a name, perhaps with a phrase between commas, stands before a
//! verb of saying ("the ministry, which is in Minsk, said") or after it ("said the minister").

use std::ops::Range;

use super::speech::{Act, Lexicon};
use crate::text::{Sentence, Shape, Text};

/// Longest phrase between commas that may part a name from its verb, in tokens.
const APPOSITION: usize = 18;
/// How far a verb of denial may stand before the claim that it denies: "dismissed as baseless reports that".
pub(super) const DENIAL: usize = 6;
/// Longest name of one who is not named: "a senior official of the health ministry".
const DESCRIPTION: usize = 7;

/// A place where a sentence tells who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribution {
    /// The verb, or "according to".
    pub(super) verb: Range<usize>,
    /// Who speaks.
    pub(super) who: Who,
    /// The tokens of the name or pronoun.
    pub(super) name: Range<usize>,
    /// Whether the verb says that something is not so, or only of a claim that it is not.
    pub(super) denial: Option<Denial>,
}

/// How a verb denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denial {
    /// "denied": whatever follows.
    Plain,
    /// "dismissed": where what follows is a claim.
    OfClaims,
}

/// Who an attribution names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    Named,
    Pronoun,
}

/// The attributions of a sentence, in order of their verbs.
pub(super) fn find(text: &Text<'_>, sentence: &Sentence) -> Vec<Attribution> {
    let lexicon = Lexicon::english();
    let shouted = is_shouted(text, sentence);
    let mut found = Vec::new();
    for at in sentence.tokens.clone() {
        if let Some(length) = lexicon.source_at(text, at) {
            let from = at + length;
            let name = name_after(text, from, sentence.tokens.end);
            if let Some(name) = name.or_else(|| plain_after(text, from, sentence.tokens.end)) {
                found.push(Attribution { verb: at..from, who: Who::Named, name, denial: None });
            }
            continue;
        }
        let Some(token) = text.tokens.get(at).filter(|token| token.shape == Shape::Word) else { continue };
        let word = text.folded_of(token);
        let denial = match () {
            () if lexicon.is(word, Act::Deny) => Some(Denial::Plain),
            () if lexicon.is(word, Act::Reject) && meets(text, at + 1..at + 1 + DENIAL, Act::Claim) => {
                Some(Denial::OfClaims)
            }
            () if is_saying(text, at) => None,
            () => continue,
        };
        // "United States", "Human Rights Watch": a capital makes a verb part of a name.
        if token.capital && !shouted {
            continue;
        }
        // "claims disputed by his aides": what stands before a passive is what is said, not who says it.
        if text.word(at + 1) == "by" {
            continue;
        }
        let before = name_before(text, sentence.tokens.start, at);
        let subject = before.or_else(|| inverted(text, sentence, at).map(|name| (Who::Named, name)));
        if let Some((who, name)) = subject {
            found.push(Attribution { verb: at..at + 1, who, name, denial });
        }
    }
    found
}

/// Whether some of the tokens acts so.
fn meets(text: &Text<'_>, tokens: Range<usize>, act: Act) -> bool {
    tokens.into_iter().any(|at| Lexicon::english().is(text.word(at), act))
}

/// Whether a token is a verb of saying. One that may be a plural ("seven states signed") has to have something to say
/// behind it: a name, an article, a pronoun, "that", or a mark.
fn is_saying(text: &Text<'_>, at: usize) -> bool {
    let lexicon = Lexicon::english();
    // "is said to have": nobody in particular says so.
    if !lexicon.is(text.word(at), Act::Say) || (text.word(at + 1) == "to" && !is_said_to_somebody(text, at)) {
        return false;
    }
    // "dismissed as baseless reports that": there it is the claim.
    let before = at.saturating_sub(DENIAL)..at;
    let is_denied = meets(text, before.clone(), Act::Reject) || meets(text, before, Act::Deny);
    if lexicon.is(text.word(at), Act::Claim) && is_denied {
        return false;
    }
    let Some(next) = text.tokens.get(at + 1).filter(|_| lexicon.is(text.word(at), Act::Plural)) else { return true };
    let word = text.folded_of(next);
    let opens = word == "that" || lexicon.is(word, Act::Determiner) || lexicon.is(word, Act::Pronoun);
    opens || next.capital || !matches!(next.shape, Shape::Word | Shape::Hyphen)
}

/// Whether what follows a verb and its "to" is who hears it: "confirmed to the paper that", and not "is said to believe that".
fn is_said_to_somebody(text: &Text<'_>, verb: usize) -> bool {
    let before = verb.checked_sub(1).map_or("", |at| text.word(at));
    !Lexicon::english().is(before, Act::Be) && (verb + 3..verb + 6).any(|at| text.word(at) == "that")
}

/// "…," said the minister: the name after a verb that follows a comma or a quotation.
fn inverted(text: &Text<'_>, sentence: &Sentence, verb: usize) -> Option<Range<usize>> {
    let before = verb.checked_sub(1).filter(|at| *at >= sentence.tokens.start)?;
    matches!(text.shape(before)?, Shape::Comma | Shape::Quote | Shape::Stop)
        .then(|| name_after(text, verb + 1, sentence.tokens.end))?
}

/// The name that ends before token `verb`, with the words between them passed over.
fn name_before(text: &Text<'_>, start: usize, verb: usize) -> Option<(Who, Range<usize>)> {
    let lexicon = Lexicon::english();
    let mut end = verb;
    // "Ann Brown was told", "did not say": the subject hears, or is silent.
    let before = verb.checked_sub(1).map_or("", |at| text.word(at));
    let is_passive = lexicon.is(text.word(verb), Act::Passive) && lexicon.is(before, Act::Be);
    if is_passive || lexicon.is(before, Act::Negation) {
        return None;
    }
    while end > start && (lexicon.is(text.word(end - 1), Act::Between) || text.shape(end - 1) == Some(Shape::Hyphen)) {
        end -= 1;
    }
    if end > start && matches!(text.shape(end - 1), Some(Shape::Comma | Shape::Close)) {
        let from = end.saturating_sub(APPOSITION).max(start);
        let opens = |at: &usize| matches!(text.shape(*at), Some(Shape::Comma | Shape::Open));
        let opening = (from..end - 1).rev().find(opens)?;
        // "The deputy minister, Anna Berg, said": between the commas stands the name itself.
        let within = proper_before(text, opening + 1, end - 1).filter(|name| name.start == opening + 1);
        let is_described = opening.checked_sub(1).and_then(|at| text.tokens.get(at)).is_some_and(|t| !t.capital);
        if let Some(name) = within.filter(|_| is_described) {
            return Some((Who::Named, name));
        }
        end = end_of_described(text, start, opening).unwrap_or(opening);
    }
    let last = end.checked_sub(1).filter(|last| *last >= start)?;
    let token = text.tokens.get(last).filter(|token| token.shape == Shape::Word)?;
    if matches!(text.folded_of(token), "one" | "nobody") {
        return None;
    }
    if lexicon.is(text.folded_of(token), Act::Pronoun) {
        return Some((Who::Pronoun, last..end));
    }
    let name = if token.capital { proper_before(text, start, end) } else { described_before(text, start, end) }?;
    let person = if token.capital { person_of(text, start, &name) } else { None };
    Some((Who::Named, person.unwrap_or(name)))
}

/// Where the name of a person ends whom the words before `end` describe: "Ann Brown, head of pilots in Gaza".
fn end_of_described(text: &Text<'_>, start: usize, end: usize) -> Option<usize> {
    let lexicon = Lexicon::english();
    let from = end.saturating_sub(APPOSITION).max(start);
    let comma = (from..end).rev().find(|at| text.shape(*at) == Some(Shape::Comma))?;
    let first = text.tokens.get(comma + 1).filter(|token| token.shape == Shape::Word && !token.capital)?;
    let word = text.folded_of(first);
    let describes = !lexicon.is(word, Act::Determiner) && !is_barred(word);
    let hangs = (comma + 2..end).any(|at| lexicon.is(text.word(at), Act::Hang));
    (describes && hangs && person_before(text, start, comma).is_some()).then_some(comma)
}

/// "Ann Brown from the Harbour Office": the person, where `house` is the name behind theirs.
fn person_of(text: &Text<'_>, start: usize, house: &Range<usize>) -> Option<Range<usize>> {
    let is_article = |at: &usize| *at > start && matches!(text.word(*at), "the" | "a" | "an");
    let before = house.start.checked_sub(1)?;
    let from = if is_article(&before) { before - 1 } else { before };
    (from > start && matches!(text.word(from), "from" | "at" | "with")).then(|| person_before(text, start, from))?
}

/// The name of at least two words that ends before `end`, where no preposition makes it a place.
fn person_before(text: &Text<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let name = proper_before(text, start, end).filter(|name| name.len() > 1)?;
    let before = name.start.checked_sub(1).filter(|at| *at >= start).map_or("", |at| text.word(at));
    (!Lexicon::english().is(before, Act::Hang)).then_some(name)
}

/// The run of capitalised words that ends before `end`, with what joins them.
fn proper_before(text: &Text<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let lexicon = Lexicon::english();
    let (mut from, mut at) = (end, end);
    while at > start {
        let token = text.tokens.get(at - 1)?;
        let word = text.folded_of(token);
        let joins = token.shape == Shape::Hyphen || (!token.capital && lexicon.is(word, Act::Join));
        if token.shape == Shape::Word && token.capital && !is_barred(word) {
            from = at - 1;
        } else if !joins {
            break;
        }
        at -= 1;
    }
    // A leading "The" is part of how it is written.
    (from < end).then_some(from..end)
}

/// "the official", "police", "a senior official at the ministry", ending before `end`.
fn described_before(text: &Text<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let lexicon = Lexicon::english();
    let mut at = end;
    while at > start && end - at < DESCRIPTION {
        let token = text.tokens.get(at - 1)?;
        let word = text.folded_of(token);
        if !matches!(token.shape, Shape::Word | Shape::Hyphen) {
            break;
        }
        if lexicon.is(word, Act::Determiner) {
            // "the matter" of "a source briefed on the matter" hangs on a name further left.
            let hangs = at >= start + 2 && lexicon.is(text.word(at - 2), Act::Hang);
            if !hangs {
                return Some(at - 1..end);
            }
            at -= 2;
            continue;
        }
        if is_barred(word) || lexicon.is(word, Act::Say) || lexicon.is(word, Act::Reject) {
            break;
        }
        at -= 1;
    }
    // Without an article a plural or a body of people speaks ("officials", "police"), or somebody's somebody ("Kyiv's
    // general staff", "Kremlin spokesman").
    let head = text.word(end - 1);
    let belongs = text.tokens.get(at..end).unwrap_or_default().iter().any(|token| token.capital);
    (at < end && (belongs || head.ends_with('s') || head == "police")).then_some(at..end)
}

/// The name that starts at `from`: up to a comma, a verb, or a word no name runs over.
fn name_after(text: &Text<'_>, from: usize, limit: usize) -> Option<Range<usize>> {
    let lexicon = Lexicon::english();
    let mut end = from;
    for at in from..limit.min(from + DESCRIPTION + 3) {
        let Some(token) = text.tokens.get(at) else { break };
        let word = text.folded_of(token);
        let ends = !matches!(token.shape, Shape::Word | Shape::Hyphen)
            || (is_barred(word) && !(at > from && joins_house(text, at, limit)))
            || (at > from && lexicon.is(word, Act::Say) && !token.capital);
        if ends {
            break;
        }
        end = at + 1;
    }
    while end > from && lexicon.is(text.word(end - 1), Act::Join) {
        end -= 1;
    }
    let named = text.tokens.get(from..end).unwrap_or_default();
    let is_determiner = |at: usize| lexicon.is(text.word(at), Act::Determiner);
    let known = named.iter().any(|token| token.capital) || named.len() == 1 || (is_determiner(from) && named.len() > 1);
    let known = known && !(from..end).all(is_determiner);
    (known && !named.is_empty() && !lexicon.is(text.word(from), Act::Pronoun)).then_some(from..end)
}

/// Whether an "and" stands inside the name of a house whose somebody is named: "Harbour and Works Office spokesman Ann
/// Brown", and not "Ann Brown and the ministry".
fn joins_house(text: &Text<'_>, and: usize, limit: usize) -> bool {
    let lexicon = Lexicon::english();
    let is_name = |at: &usize| text.tokens.get(*at).is_some_and(|t| t.shape == Shape::Word && t.capital);
    let is_role = |at: &usize| {
        let word = text.word(*at);
        text.shape(*at) == Some(Shape::Word) && !is_name(at) && !is_barred(word) && !lexicon.is(word, Act::Say)
    };
    let role = and + 1 + (and + 1..limit).take_while(is_name).count();
    let person = role + (role..limit).take_while(is_role).take(2).count();
    text.word(and) == "and" && is_name(&(and - 1)) && role > and + 1 && person > role && is_name(&person)
}

/// "local papers": whoever stands between "according to" and the next mark.
fn plain_after(text: &Text<'_>, from: usize, limit: usize) -> Option<Range<usize>> {
    let is_word = |at: &usize| text.shape(*at) == Some(Shape::Word) && !is_barred(text.word(*at));
    let end = (from..limit.min(from + DESCRIPTION)).take_while(is_word).last()? + 1;
    let closes = end >= limit || matches!(text.shape(end), Some(Shape::Comma | Shape::Stop | Shape::Dash));
    closes.then_some(from..end)
}

fn is_barred(word: &str) -> bool {
    let lexicon = Lexicon::english();
    lexicon.is(word, Act::Stop) || lexicon.is(word, Act::Pronoun)
}

/// Whether a sentence is set in capitals, where a capital tells nothing.
fn is_shouted(text: &Text<'_>, sentence: &Sentence) -> bool {
    !sentence.span.of(text.source).contains(char::is_lowercase)
}

/// The run of capitalised words that opens a sentence.
pub(super) fn first_name(text: &Text<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let tokens = sentence.tokens.clone();
    let starts = |at: &usize| text.tokens.get(*at).is_some_and(|t| t.capital && !is_barred(text.folded_of(t)));
    let from = tokens.clone().take(3).find(starts)?;
    let runs = |at: &usize| text.tokens.get(*at).is_some_and(|t| t.capital || t.shape == Shape::Hyphen);
    let end = (from..tokens.end).take_while(runs).last()? + 1;
    Some(from..end)
}
