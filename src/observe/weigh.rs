//! Which of the matches of one phrase in one sentence count.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::aside;
use super::matcher::{self, Match, Stage};
use super::program::{Program, Wants};
use super::taken::Taken;

/// Every match that counts: of two, one inside the other, the inner one; then one a mention, the nearest.
pub(super) fn find(program: &Program, stage: Stage<'_>) -> Vec<Match> {
    if program.wants == Wants::Value && stage.offers.is_empty() {
        return Vec::new();
    }
    weigh(program, stage, matcher::all(program, stage), |_, _| {})
}

/// Why one of the matches of a phrase does not count beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Its value is a part of what another is about.
    Part,
    /// Another one tells more of the key.
    Fuller,
    /// Another one stands inside it.
    Inner,
    /// Another one is nearer to the mention, or takes some of its words.
    Nearer,
}

/// Of all matches those that count; after each step `left` is shown which are left, and for what the others are not.
pub(super) fn weigh(
    program: &Program,
    stage: Stage<'_>,
    found: Vec<Match>,
    mut left: impl FnMut(Beside, &[Match]),
) -> Vec<Match> {
    let found = without_parts(found, stage);
    left(Beside::Part, &found);
    let mut whole = fullest(found);
    left(Beside::Fuller, &whole);
    if program.has_any {
        keep_longest_any(&mut whole);
        left(Beside::Nearer, &whole);
    }
    let mut found = innermost(whole);
    left(Beside::Inner, &found);
    found.sort_by_key(|m| (m.tokens.len(), m.tokens.start));
    let (mut offers, mut taken) = (FxHashSet::default(), Taken::default());
    found.retain(|m| m.offer.map_or_else(|| taken.take(&m.tokens), |offer| offers.insert(offer)));
    left(Beside::Nearer, &found);
    found.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    found
}

/// Leaves out a match whose value is a part of what another match of the same words is about.
fn without_parts(mut found: Vec<Match>, stage: Stage<'_>) -> Vec<Match> {
    let asides = aside::asides(stage.text, stage.tokens, stage.offers);
    let is_part = |m: &Match| {
        let aside = m.offer.and_then(|offer| asides.get(offer)?.as_ref());
        aside.is_some_and(|aside| m.tokens.start < aside.start || m.tokens.end > aside.end)
    };
    if !found.iter().any(is_part) {
        return found;
    }
    let wholes: Vec<Range<usize>> = found.iter().filter(|m| !is_part(m)).map(|m| m.tokens.clone()).collect();
    found.retain(|m| !is_part(m) || !wholes.iter().any(|whole| overlap(whole, &m.tokens)));
    found
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Of the matches of one mention, those that tell most of the key: "Ukraine fired 9", and not "fired 9" alone.
fn fullest(mut found: Vec<Match>) -> Vec<Match> {
    let mut most: FxHashMap<usize, usize> = FxHashMap::default();
    for m in &found {
        if let Some(offer) = m.offer {
            let keys = most.entry(offer).or_default();
            *keys = m.keys.len().max(*keys);
        }
    }
    found.retain(|m| m.offer.is_none_or(|offer| most.get(&offer).is_none_or(|keys| m.keys.len() == *keys)));
    found
}

/// `<any>` takes all it can: of matches that begin together and differ in nothing else the longest stands for all.
fn keep_longest_any(found: &mut Vec<Match>) {
    found.sort_by_key(|m| (m.tokens.start, m.offer, std::cmp::Reverse(m.tokens.end)));
    found.dedup_by_key(|m| (m.tokens.start, m.offer));
}

/// Leaves out each match that holds another one. Sorted by end, a match holds an earlier one exactly where that starts
/// no earlier, so the latest start so far decides.
fn innermost(mut found: Vec<Match>) -> Vec<Match> {
    found.sort_by_key(|m| (m.tokens.end, std::cmp::Reverse(m.tokens.start)));
    let mut latest: Option<Range<usize>> = None;
    found.retain(|m| {
        let holds = latest.as_ref().is_some_and(|inner| m.tokens.start <= inner.start && *inner != m.tokens);
        if !holds {
            latest = Some(m.tokens.clone());
        }
        !holds
    });
    found
}
