//! The element of a phrase that a sentence lacks: what stands in its place, and where it stands instead.

use std::ops::Range;

use super::element::{gap_after, gap_before, written};
use super::outline::Outlined;
use super::reason::{Elsewhere, Reason};
use super::trace::{Missing, Trail};
use crate::observe::matcher::{self, Stage};
use crate::observe::program::Program;
use crate::rule::{Pattern, Rules, Word};
use crate::text::{Shape, Text};
use crate::value::Mention;

/// Letters that make a word the stem of another.
const STEM: usize = 4;
/// Most words that are shown in the place of an element.
const SHOWN: usize = 8;

/// The reason that a missing element is, on a way that took something.
pub(super) fn reason(
    rules: &Rules,
    outlined: &Outlined<'_>,
    program: &Program,
    stage: Stage<'_>,
    trail: &Trail,
) -> Option<Reason> {
    let missing = trail.missing.as_ref()?;
    let element = outlined.elements.get(missing.element)?;
    let (after, before) = (trail.before(missing), trail.after(missing));
    let text = stage.text;
    // The two sides of `~` are compiled once for each order.
    let twins = outlined.elements.iter().filter(|other| std::ptr::eq(other.pattern, element.pattern)).count();
    let gap = gap_before(&program.steps, element);
    let either_order = twins > 1;
    let within = match (either_order, after) {
        (true, _) => gap.or_else(|| gap_after(&program.steps, element)),
        (false, Some(_)) => gap.filter(|_| missing.free),
        (false, None) => None,
    };
    // Without a gap to cross, `~` wants its sides in either order only where it is the gap that was not crossed.
    let either_order = either_order && within.is_some();
    let place = match (after, before) {
        (Some(after), _) if within.is_some_and(|words| words > 0) => {
            stretch(text, after.end..stage.tokens.end, within.unwrap_or(1).min(SHOWN))
        }
        (Some(after), Some(before)) if before.start > after.end => after.end..before.start,
        (Some(after), _) => stretch(text, after.end..stage.tokens.end, 1),
        (None, Some(before)) if missing.at < before.start => missing.at..before.start,
        (None, Some(before)) => before.start.saturating_sub(1).max(stage.tokens.start)..before.start,
        (None, None) => missing.at..missing.at + 1,
    };
    let place = whole(place, stage);
    let words = |tokens: &Range<usize>| text.words(tokens).to_owned();
    let elsewhere = outlined.parts.get(missing.element).and_then(|part| elsewhere(part, stage, trail, missing));
    Some(Reason::Element {
        element: written(element.pattern, rules),
        instead: words(&place),
        after: after.map(words),
        before: before.map(words),
        within,
        either_order,
        place: text.span(&place),
        unfit: None,
        besides: besides(rules, outlined, trail, missing),
        alike: if elsewhere.is_none() { alike(element.pattern, rules, stage) } else { None },
        elsewhere,
    })
}

/// The elements that the phrase wants beside the one that is missing, and that nothing was taken for.
fn besides(rules: &Rules, outlined: &Outlined<'_>, trail: &Trail, missing: &Missing) -> Vec<String> {
    let met = trail.taken.iter().map(|(at, _)| *at).chain([missing.element]);
    let met: Vec<&Pattern> = met.filter_map(|at| Some(outlined.elements.get(at)?.pattern)).collect();
    let mut besides: Vec<&Pattern> = Vec::new();
    for element in outlined.elements.iter().filter(|element| !element.optional) {
        let is_it = |other: &&Pattern| std::ptr::eq(*other, element.pattern);
        if !met.iter().any(is_it) && !besides.iter().any(is_it) {
            besides.push(element.pattern);
        }
    }
    besides.into_iter().map(|pattern| written(pattern, rules)).collect()
}

/// The place with the mention that it is a part of.
fn whole(place: Range<usize>, stage: Stage<'_>) -> Range<usize> {
    let part_of = |mention: &&Mention| mention.tokens.start < place.end && place.start < mention.tokens.end;
    match stage.mentions.iter().find(part_of) {
        Some(mention) if place.len() == 1 => mention.tokens.clone(),
        _ => place,
    }
}

/// A word of the sentence that begins with a word of the element, and that word as it would take it: nothing is inflected
/// for an author, and this is what it costs most often.
fn alike(pattern: &Pattern, rules: &Rules, stage: Stage<'_>) -> Option<(String, String)> {
    let word = |word: &Word| {
        let longer = |at: &usize| {
            let here = stage.text.word(*at);
            !word.prefix && here.len() > word.folded.len() && here.starts_with(&word.folded)
        };
        let at = stage.tokens.clone().find(longer).filter(|_| word.folded.chars().count() >= STEM)?;
        Some((stage.text.written(at).to_owned(), format!("{}*", word.folded)))
    };
    match pattern {
        Pattern::Word(it) => word(it),
        // Words further on, "with" and the like, say nothing alone.
        Pattern::Sequence(parts) => alike(parts.first()?, rules, stage),
        Pattern::Choice(parts) => parts.iter().find_map(|part| alike(part, rules, stage)),
        Pattern::Term { term, .. } => {
            let mut forms = rules.terms.get(term.0)?.families.iter().flat_map(|family| &family.forms);
            forms.find_map(|form| alike(&form.pattern, rules, stage))
        }
        _ => None,
    }
}

/// Where the sentence has the element, nearest to where it is wanted.
fn elsewhere(part: &Program, stage: Stage<'_>, trail: &Trail, missing: &Missing) -> Option<Elsewhere> {
    let text = stage.text;
    let side = trail.before(missing).or_else(|| trail.after(missing))?;
    let wanted = if trail.before(missing).is_some() { side.end } else { side.start };
    let distance = |tokens: &Range<usize>| {
        let between = if tokens.start >= side.end { side.end..tokens.start } else { tokens.end..side.start };
        between.filter(|at| matches!(text.shape(*at), Some(Shape::Word | Shape::Number))).count()
    };
    let mut from = stage.tokens.start;
    let mut nearest: Option<(usize, Range<usize>)> = None;
    while from < stage.tokens.end {
        let rest = from..stage.tokens.end;
        let Some(found) = matcher::first(part, Stage { tokens: &rest, ..stage }) else { break };
        from = found.tokens.start + 1;
        let is_taken = trail.taken.iter().any(|(_, taken)| taken.contains(&found.tokens.start));
        let between = distance(&found.tokens);
        if !is_taken && nearest.as_ref().is_none_or(|(best, _)| between < *best) {
            nearest = Some((between, found.tokens));
        }
    }
    let (between, tokens) = nearest?;
    Some(Elsewhere { written: text.words(&tokens).to_owned(), between, earlier: tokens.start < wanted })
}

/// The first `words` words of some tokens, with the marks between them.
fn stretch(text: &Text<'_>, tokens: Range<usize>, words: usize) -> Range<usize> {
    let mut end = tokens.start;
    let mut met = 0;
    for at in tokens.clone() {
        let is_word = matches!(text.shape(at), Some(Shape::Word | Shape::Number));
        met += usize::from(is_word);
        end = at + 1;
        // One mark that ends adjacency says it all.
        if met >= words || (words == 1 && matches!(text.shape(at), Some(Shape::Comma | Shape::Open | Shape::Dash))) {
            break;
        }
    }
    // A full stop is nothing to read.
    while end > tokens.start && text.shape(end - 1) == Some(Shape::Stop) {
        end -= 1;
    }
    tokens.start..end
}
