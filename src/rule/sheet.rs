//! One rule file on its way from tree to checked rules.

use std::collections::BTreeMap;

use super::flaw::Flaw;
use super::names::Names;
use super::pattern::Saying;
use super::phrase;
use super::role::{Resolver, Role};
use super::rules::{Family, Term};
use super::torn;
use crate::model::Span;
use crate::text::fold;
use crate::yaml::Faults;
use crate::yaml::{Data, Node, each};

/// A file being checked. Its tree has been held against the schema, so what has the wrong form is passed over here.
pub(super) struct Sheet<'f> {
    /// Its index in [`super::Rules::files`].
    pub(super) file: usize,
    pub(super) text: &'f str,
    /// The terms of all files so far.
    pub(super) terms: Vec<Term>,
    /// Those that this file can name.
    pub(super) names: Names,
    pub(super) faults: Faults<'f>,
}

/// The text under a key; an empty one has been reported and counts as none.
pub(super) fn text_of<'n>(node: &'n Node, key: &str) -> Option<(&'n Node, &'n str)> {
    let value = node.get(key)?;
    Some((value, value.as_str()?)).filter(|(_, text)| !text.trim().is_empty())
}

impl Sheet<'_> {
    /// A term from its forms or families.
    pub(super) fn term(&mut self, name: &str, node: &Node) -> Term {
        let families = match &node.data {
            Data::Map(entries) => entries
                .iter()
                .map(|(family, forms)| Family { name: family.text.clone(), forms: self.forms(forms) })
                .collect(),
            _ => vec![Family { name: name.to_owned(), forms: self.forms(node) }],
        };
        self.warn_of_shared_forms(&families);
        Term { name: name.to_owned(), families }
    }

    /// A form of two families leaves the key open.
    fn warn_of_shared_forms(&mut self, families: &[Family]) {
        let mut seen = BTreeMap::new();
        for family in families {
            for form in &family.forms {
                let first = *seen.entry(fold(&form.written)).or_insert(&family.name);
                if *first != family.name {
                    let message = format!("`{}` is a form of `{first}` and of `{}`", form.written, family.name);
                    self.faults.warning(form.span, message, Some("take it out of one of them".to_owned()));
                }
            }
        }
    }

    /// What of YAML may have cut these words: a comma of a list in brackets, or a `#`.
    fn cut_by(&self, node: &Node) -> &'static str {
        let before = self.text.get(..node.span.start).unwrap_or_default().trim_end();
        let after = self.text.get(node.span.end..).unwrap_or_default().trim_start_matches(' ');
        if node.span.of(self.text).starts_with(['\'', '"']) {
            ""
        } else if after.starts_with('#') {
            "; a `#` behind a space starts a comment: if it belongs to the phrase, put the whole phrase in quotes"
        } else if before.ends_with(',') || after.trim_start().starts_with(',') {
            "; if a comma split it, put the whole phrase in quotes"
        } else {
            ""
        }
    }

    fn forms(&mut self, node: &Node) -> Vec<Saying> {
        self.sayings(node, Role::Form, &[], &mut Vec::new())
    }

    /// A text for readers in which each `<term>` is the first of its forms, so that what a pack shows and tries names
    /// what its user has bound.
    pub(super) fn filled(&mut self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('<') {
            filled.push_str(before);
            let named = after.split_once('>').and_then(|(name, after)| Some((self.first_form(name)?, after)));
            rest = if let Some((form, behind)) = named {
                filled.push_str(&form);
                behind
            } else {
                filled.push('<');
                after
            };
        }
        filled.push_str(rest);
        filled
    }

    fn first_form(&mut self, name: &str) -> Option<String> {
        let found = self.names.find(name, &mut self.terms)?;
        let form = self.terms.get(found.term.0)?.families.first()?.forms.first()?;
        Some(form.written.trim_end_matches('*').to_owned())
    }

    /// The sayings of a list.
    pub(super) fn sayings(&mut self, node: &Node, role: Role, by: &[String], keys: &mut Vec<String>) -> Vec<Saying> {
        let whole = torn::report(node, self.text, &mut self.faults);
        each(Some(node))
            .iter()
            .enumerate()
            .filter(|(at, _)| !whole.contains(at))
            .filter_map(|(_, item)| self.saying(item, role, by, keys))
            .collect()
    }

    /// One saying; the keys of its slots are added to `keys`.
    pub(super) fn saying(&mut self, node: &Node, role: Role, by: &[String], keys: &mut Vec<String>) -> Option<Saying> {
        let written = node.as_str().filter(|text| !text.trim().is_empty())?;
        let mut resolver = Resolver { role, by, keys, names: &mut self.names, terms: &mut self.terms };
        let faults = match phrase::parse(written, &mut resolver) {
            Ok(pattern) => match role.lacks(&pattern) {
                None => {
                    let span = node.span;
                    return Some(Saying { written: written.to_owned(), file: self.file, span, pattern });
                }
                Some(lack) => {
                    let cut = if lack.may_be_cut { self.cut_by(node) } else { "" };
                    vec![Flaw::new(0..written.len(), lack.message, &format!("{}{cut}", lack.help))]
                }
            },
            Err(faults) => faults,
        };
        for fault in faults {
            let at: Span = node.place_of(self.text, fault.at);
            self.faults.error(at, fault.message, fault.help);
        }
        None
    }
}
