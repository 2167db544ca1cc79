//! What the examples of each fact find, and the places in rule files that facts share.

use std::collections::{BTreeMap, BTreeSet};

use super::Tested;
use crate::model::Span;
use crate::rule::{Fact, Rules};

/// What the examples of each fact find.
pub(super) struct Tried<'t> {
    /// The phrases that find what an example wants; of facts with examples.
    phrases: BTreeMap<&'t str, BTreeSet<usize>>,
    /// The facts of which an example finds something.
    pub(super) found: BTreeSet<&'t str>,
}

impl<'t> Tried<'t> {
    pub(super) fn of(tested: &'t [Tested]) -> Self {
        let mut tried = Self { phrases: BTreeMap::new(), found: BTreeSet::new() };
        for tested in tested {
            tried.phrases.entry(&tested.fact).or_default().extend(&tested.phrases);
            if tested.finds {
                tried.found.insert(&tested.fact);
            }
        }
        tried
    }

    pub(super) fn has_examples(&self, fact: &Fact) -> bool {
        self.phrases.contains_key(fact.id.as_str())
    }

    pub(super) fn phrase(&self, fact: &Fact, number: usize) -> bool {
        self.phrases.get(fact.id.as_str()).is_some_and(|numbers| numbers.contains(&number))
    }
}

/// A place in a file: its path, and its bytes there.
pub(super) type Spot<'r> = (&'r str, Span);

pub(super) fn spot(rules: &Rules, file: usize, span: Span) -> Spot<'_> {
    (rules.files.get(file).map_or("", |file| file.path.as_str()), span)
}
