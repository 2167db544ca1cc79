//! `where` and `unless`: what must and must not stand near.

use super::role::Role;
use super::rules::{Clause, Condition, Scope};
use super::sheet::Sheet;
use crate::model::Section;
use crate::yaml::{Data, Node, texts};

/// What must hold and what must not.
#[derive(Debug, Clone, Default)]
pub(super) struct Conditions {
    pub(super) wanted: Vec<Condition>,
    pub(super) unwanted: Vec<Condition>,
}

impl Conditions {
    /// These and those of `inner`.
    pub(super) fn and(&self, inner: Self) -> Self {
        let mut all = self.clone();
        all.wanted.extend(inner.wanted);
        all.unwanted.extend(inner.unwanted);
        all
    }
}

impl Sheet<'_> {
    /// The conditions of a file, fact, label or phrase.
    pub(super) fn conditions(&mut self, of: &Node) -> Conditions {
        Conditions { wanted: self.scopes(of.get("where")), unwanted: self.scopes(of.get("unless")) }
    }

    fn scopes(&mut self, node: Option<&Node>) -> Vec<Condition> {
        let Some(Data::Map(entries)) = node.map(|node| &node.data) else { return Vec::new() };
        entries
            .iter()
            .filter_map(|(name, value)| {
                // What an anchor shares is one clause, whichever key it stands under.
                let clause = Clause { file: self.file, span: value.span };
                match Scope::ALL.into_iter().find(|scope| scope.name() == name.text) {
                    Some(scope) => {
                        let sayings = self.sayings(value, Role::Condition, &[], &mut Vec::new());
                        Some(Condition::Said { scope, sayings, clause })
                    }
                    None if name.text == "section" => {
                        let sections = texts(Some(value)).filter_map(|(_, text)| Section::parse(text)).collect();
                        Some(Condition::In { sections, clause })
                    }
                    None => None,
                }
            })
            .collect()
    }
}
