//! A traced run: which elements of a phrase stand in a sentence, in what order, and which one does not.
//!
//! The program runs as it does in a check. Where an element is refused, the run goes on once as if it had matched, so that
//! the one that is missing is told apart from those behind it.

use std::cmp::Reverse;
use std::ops::Range;

use super::element::weight;
use crate::observe::matcher::{Match, Refusal, Watcher};
use crate::observe::program::Element;

/// What the elements of a phrase took on one way through it.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    /// Elements, as indices, with the tokens they took.
    pub(super) taken: Vec<(usize, Range<usize>)>,
    /// The one that was passed over.
    pub(super) missing: Option<Missing>,
}

/// An element that does not stand where the phrase wants it.
#[derive(Debug, Clone)]
pub(super) struct Missing {
    pub(super) element: usize,
    /// Where it would have begun.
    pub(super) at: usize,
    /// Whether it might have stood further on, too.
    pub(super) free: bool,
}

impl Trail {
    /// What was taken last before the missing element.
    pub(super) fn before(&self, missing: &Missing) -> Option<&Range<usize>> {
        self.taken.iter().map(|(_, tokens)| tokens).rfind(|tokens| tokens.end <= missing.at)
    }

    /// What was taken first after it.
    pub(super) fn after(&self, missing: &Missing) -> Option<&Range<usize>> {
        self.taken.iter().map(|(_, tokens)| tokens).find(|tokens| tokens.start >= missing.at)
    }

    /// The tokens from the first that was taken to the last.
    pub(super) fn extent(&self) -> Option<Range<usize>> {
        let start = self.taken.iter().map(|(_, tokens)| tokens.start).min()?;
        Some(start..self.taken.iter().map(|(_, tokens)| tokens.end).max()?)
    }
}

/// Watches the runs of one phrase over one sentence.
pub(super) struct Tracer<'p, 'r> {
    elements: &'p [Element<'r>],
    /// What all elements together weigh.
    whole_weight: isize,
    /// The matches, each with what its elements took.
    pub(super) whole: Vec<(Match, Trail)>,
    /// The closest way that is no match, and how close: above 0 where more stands there than is missing.
    pub(super) closest: Option<(isize, Trail)>,
}

impl<'p, 'r> Tracer<'p, 'r> {
    pub(super) fn new(elements: &'p [Element<'r>]) -> Self {
        // Either side of `~` is compiled for either order and weighs once.
        let is_first = |(at, element): &(usize, &Element<'_>)| {
            !elements.iter().take(*at).any(|earlier| std::ptr::eq(earlier.pattern, element.pattern))
        };
        let required = elements.iter().enumerate().filter(is_first).filter(|(_, element)| !element.optional);
        let whole_weight = required.map(|(_, element)| weight(element.pattern)).sum();
        Self { elements, whole_weight, whole: Vec::new(), closest: None }
    }

    fn element_of(&self, step: usize) -> Option<usize> {
        self.elements.iter().position(|element| element.steps.contains(&step))
    }

    fn consider(&mut self, trail: &Trail) {
        let weighed = trail.taken.iter().filter_map(|(at, _)| self.elements.get(*at));
        let closeness = 2 * weighed.map(|element| weight(element.pattern)).sum::<isize>() - self.whole_weight;
        let better = self.closest.as_ref().is_none_or(|(best, other)| (closeness, rank(trail)) > (*best, rank(other)));
        if better && !trail.taken.is_empty() {
            self.closest = Some((closeness, trail.clone()));
        }
    }
}

/// Of two ways that are as close: the one with a word in the place of the one that is missing, then the tighter one,
/// then the one that stands first.
fn rank(trail: &Trail) -> (Reverse<usize>, Reverse<usize>, Reverse<usize>) {
    let missing = trail.missing.as_ref();
    let passed = missing.and_then(|missing| {
        let from = trail.before(missing).map_or(missing.at, |before| before.end);
        Some(trail.after(missing)?.start.saturating_sub(from))
    });
    let extent = trail.extent().unwrap_or(0..0);
    (Reverse(passed.unwrap_or(1).abs_diff(1)), Reverse(extent.len()), Reverse(extent.start))
}

impl Watcher for Tracer<'_, '_> {
    type Trail = Trail;
    const ANYWHERE: bool = true;

    fn lane(trail: &Trail) -> usize {
        trail.missing.as_ref().map_or(0, |missing| missing.element + 1)
    }

    fn took(&mut self, step: usize, tokens: Range<usize>, trail: &mut Trail) {
        let Some(element) = self.element_of(step) else { return };
        match trail.taken.last_mut() {
            Some((last, taken)) if *last == element => taken.end = tokens.end,
            _ => trail.taken.push((element, tokens)),
        }
    }

    fn refused(&mut self, refusal: Refusal<'_, Trail>) -> Option<(usize, Trail)> {
        let Refusal { step, at, free, trail } = refusal;
        let element = self.element_of(step)?;
        let steps = self.elements.get(element).filter(|element| !element.optional)?.steps.clone();
        let mut trail = trail.clone();
        // The first words of a name without its last are not the name.
        let begun = trail.taken.last().filter(|(last, _)| *last == element).map(|(_, tokens)| tokens.start);
        if begun.is_some() {
            trail.taken.pop();
        }
        if trail.missing.is_some() {
            self.consider(&trail);
            return None;
        }
        trail.missing = Some(Missing { element, at: begun.unwrap_or(at), free });
        self.consider(&trail);
        Some((steps.end, trail))
    }

    fn matched(&mut self, found: &Match, trail: &Trail) {
        if trail.missing.is_none() {
            self.whole.push((found.clone(), trail.clone()));
        } else {
            self.consider(trail);
        }
    }
}
