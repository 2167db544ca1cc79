//! The head of a rule file: its terms, its packs, its days.

use jiff::civil::Date;

use super::pattern::TermId;
use super::sheet::{Sheet, text_of};
use crate::model::Span;
use crate::yaml::{Data, Name, Node, each};

/// A pack that a file uses.
pub(super) struct Use<'n> {
    /// As it is written, relative to the file.
    pub(super) path: &'n str,
    pub(super) place: Span,
    /// The terms bound in it.
    pub(super) bound: Vec<(&'n Name, TermId)>,
    /// The facts taken from it, each with its id here; all under their own ids where none are named.
    pub(super) taken: Vec<(&'n Name, &'n str)>,
}

/// Whether `<name>` means something in every phrase.
fn is_reserved(name: &Name) -> bool {
    matches!(name.text.as_str(), "value" | "any")
}

impl Sheet<'_> {
    /// The file's own terms.
    pub(super) fn own_terms<'n>(&mut self, tree: &'n Node) -> Vec<(&'n Name, TermId)> {
        let own = self.define(tree.get("terms"));
        for (name, _) in own.iter().filter(|(name, _)| is_reserved(name)) {
            let message = format!("`<{}>` has a meaning of its own and cannot name a term", name.text);
            self.faults.error(name.span, message, Some("give the term another name".to_owned()));
        }
        // A name that is wrong need not be used as well.
        self.names.used.extend(own.iter().filter(|(name, _)| is_reserved(name)).map(|(_, id)| id));
        self.names.terms.extend(own.iter().map(|(_, id)| id));
        own
    }

    /// The packs that the file uses.
    pub(super) fn uses<'n>(&mut self, tree: &'n Node) -> Vec<Use<'n>> {
        each(tree.get("use")).iter().filter_map(|node| self.used(node)).collect()
    }

    /// `published`: the first and the last day.
    pub(super) fn published(&mut self, tree: &Node) -> (Option<Date>, Option<Date>) {
        let Some(node) = tree.get("published") else { return (None, None) };
        let (from, to) = (self.day(node, "from"), self.day(node, "to"));
        if let (Some(first), Some(last)) = (from, to)
            && first > last
        {
            let help = Some("`from` is the first day, `to` the last".to_owned());
            self.faults.error(node.span, format!("`published` ends on {last}, before it begins on {first}"), help);
        }
        (from, to)
    }

    /// Warns of the terms that nothing asks for. Proper names may be there for the speakers they name.
    pub(super) fn warn_of_unused(&mut self, own: &[(&Name, TermId)]) {
        let is_name = |id: &TermId| {
            let families = self.terms.get(id.0).map_or(&[][..], |term| &term.families);
            families.iter().flat_map(|family| &family.forms).all(|form| form.written.starts_with(char::is_uppercase))
        };
        let unused = |(_, id): &&(&Name, TermId)| !self.names.used.contains(id) && !is_name(id);
        let unused: Vec<&Name> = own.iter().filter(unused).map(|(name, _)| *name).collect();
        for name in unused {
            let help = format!("write <{}> in a phrase, or take the term out", name.text);
            self.faults.warning(name.span, format!("nothing uses the term `{}`", name.text), Some(help));
        }
    }

    /// Adds the terms of a map to those of all files.
    fn define<'n>(&mut self, terms: Option<&'n Node>) -> Vec<(&'n Name, TermId)> {
        let Some(Data::Map(entries)) = terms.map(|node| &node.data) else { return Vec::new() };
        let mut defined = Vec::with_capacity(entries.len());
        for (name, node) in entries {
            let term = self.term(&name.text, node);
            defined.push((name, TermId(self.terms.len())));
            self.terms.push(term);
        }
        defined
    }

    fn used<'n>(&mut self, node: &'n Node) -> Option<Use<'n>> {
        if let Some(path) = node.as_str().filter(|path| !path.trim().is_empty()) {
            return Some(Use { path, place: node.span, bound: Vec::new(), taken: Vec::new() });
        }
        if matches!(node.data, Data::Map(_)) && node.get("pack").is_none() {
            let help = "write `{pack: packs/words.yaml, terms: {…}}`".to_owned();
            self.faults.error(node.span, "this entry names no `pack`", Some(help));
        }
        let (place, path) = text_of(node, "pack")?;
        let taken = match node.get("facts").map(|node| &node.data) {
            Some(Data::Map(entries)) => entries.iter().filter_map(|(name, id)| Some((name, id.as_str()?))).collect(),
            _ => Vec::new(),
        };
        Some(Use { path, place: place.span, bound: self.define(node.get("terms")), taken })
    }

    fn day(&mut self, node: &Node, key: &str) -> Option<Date> {
        let (place, text) = text_of(node, key)?;
        let day = text.trim().parse().ok();
        if day.is_none() {
            self.faults.error(place.span, format!("`{text}` is no day"), Some("write it as 2025-03-18".to_owned()));
        }
        day
    }
}
