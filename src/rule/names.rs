//! What `<name>` means in one file: the terms bound by the file's user, its own, those of its packs, and families.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::TermId;
use super::rules::{Family, Term};

/// The terms that one file can name.
#[derive(Default)]
pub(super) struct Names {
    /// In order of precedence.
    pub(super) terms: Vec<TermId>,
    /// Those that something in the file asked for.
    pub(super) used: BTreeSet<TermId>,
    /// The names that were asked for, found or not.
    pub(super) asked: BTreeSet<String>,
    /// Whether the file is a pack, in which terms can be bound.
    pub(super) in_pack: bool,
    /// Families that were asked for by their own name, as terms of one family.
    singles: BTreeMap<(usize, usize), TermId>,
}

/// A term that was found, and the class whose family it is.
pub(super) struct Found {
    pub(super) term: TermId,
    pub(super) class: Option<String>,
}

impl Names {
    /// Those of a file in which its user has bound some terms.
    pub(super) fn of(bound: &[TermId], in_pack: bool) -> Self {
        Self { terms: bound.to_vec(), in_pack, ..Self::default() }
    }

    /// Adds terms behind those that are there.
    pub(super) fn add(&mut self, terms: &[TermId]) {
        for term in terms {
            if !self.terms.contains(term) {
                self.terms.push(*term);
            }
        }
    }

    /// The term of that name, or the family of that name where no term has it.
    pub(super) fn find(&mut self, name: &str, all: &mut Vec<Term>) -> Option<Found> {
        if !self.asked.contains(name) {
            self.asked.insert(name.to_owned());
        }
        let named = |id: &TermId| all.get(id.0).is_some_and(|term| term.name == name);
        if let Some(term) = self.terms.iter().copied().find(named) {
            self.used.insert(term);
            return Some(Found { term, class: None });
        }
        let (class, at) = self.terms.iter().find_map(|id| {
            let families = &all.get(id.0)?.families;
            Some((*id, families.iter().position(|family| family.name == name)?))
        })?;
        self.used.insert(class);
        let family: Family = all.get(class.0)?.families.get(at)?.clone();
        let class_name = all.get(class.0)?.name.clone();
        let term = *self.singles.entry((class.0, at)).or_insert_with(|| {
            all.push(Term { name: family.name.clone(), families: vec![family] });
            TermId(all.len() - 1)
        });
        Some(Found { term, class: Some(class_name) })
    }

    /// Every name that would be found.
    pub(super) fn all<'t>(&self, all: &'t [Term]) -> impl Iterator<Item = &'t str> {
        let terms: Vec<&Term> = self.terms.iter().filter_map(|id| all.get(id.0)).collect();
        let classes = terms.clone().into_iter().filter(|term| term.families.len() != 1);
        let families = classes.flat_map(|term| term.families.iter().map(|family| family.name.as_str()));
        terms.into_iter().map(|term| term.name.as_str()).chain(families)
    }
}
