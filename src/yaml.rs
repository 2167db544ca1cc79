//! YAML as a tree with places: the one module that knows the YAML reader and writer.
//!
//! Every scalar is text, exactly as it is written: `no`, `16:00` and `1.10` stay what they are. Nothing here knows what
//! a file means; its readers turn the tree into types of their own.

mod faults;
mod place;
mod read;
mod rows;
mod schema;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::model::{Place, Problem, Span};

pub(crate) use faults::Faults;
pub(crate) use rows::{Flow, from_text, to_text};
pub(crate) use schema::{Expect, Key, Schema, key, needed};

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// Its bytes in the text; of a scalar exactly its characters, quotes included, the `>` or `|` of a block left out.
    pub(crate) span: Span,
    /// What stands there.
    pub(crate) data: Data,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Data {
    /// Nothing, `~` or `null`.
    Null,
    /// A word or text, without its quotes.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the text; its names are unique.
    Map(Vec<(Name, Node)>),
}

/// The name of a map's entry.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// Its bytes in the text, quotes included.
    pub(crate) span: Span,
    /// The name, without its quotes.
    pub(crate) text: String,
}

/// Reads one YAML document.
///
/// # Errors
/// One problem, with its place, where the text is no YAML, gives a name twice in one map, or is nested beyond reason.
pub(crate) fn parse(path: &str, text: &str) -> Result<Node, Problem> {
    let (tree, twins) = parse_all(path, text)?;
    twins.into_iter().next().map_or(Ok(tree), Err)
}

/// Reads one YAML document for a reader that goes on where a name stands twice: the tree, of which the first of two
/// counts, and a problem for each second.
///
/// # Errors
/// One problem, with its place, where the text is no YAML or is nested beyond reason.
pub(crate) fn parse_all(path: &str, text: &str) -> Result<(Node, Vec<Problem>), Problem> {
    let tree = read::read(text).map_err(|fault| {
        let problem = Problem::at(path, Place::of(text, fault.span), fault.message);
        match fault.help {
            Some(help) => problem.with_help(help),
            None => problem,
        }
    })?;
    let mut twins = Vec::new();
    tree.twins(&mut twins);
    let problem = |(first, second): (&Name, &Name)| {
        let line = Place::of(text, first.span).line;
        let message = format!("`{}` is given twice here, first in line {line}", second.text);
        Problem::at(path, Place::of(text, second.span), message)
            .with_help("rename one of them, or put both under one name")
    };
    let twins = twins.into_iter().map(problem).collect();
    Ok((tree, twins))
}

/// The items of a list, or the one value that stands for a list.
pub(crate) fn each(node: Option<&Node>) -> &[Node] {
    match node {
        None | Some(Node { data: Data::Null, .. }) => &[],
        Some(Node { data: Data::List(items), .. }) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

/// The texts of a list, with their places.
pub(crate) fn texts(node: Option<&Node>) -> impl Iterator<Item = (&Node, &str)> {
    each(node).iter().filter_map(|item| Some((item, item.as_str()?)))
}

impl Node {
    /// The text of a scalar.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The entry of a map that has this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match &self.data {
            Data::Map(entries) => entries.iter().find(|(key, _)| key.text == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// What stands there, for a message: "a list".
    pub(crate) fn is_a(&self) -> &'static str {
        match self.data {
            Data::Null => "nothing",
            Data::Scalar(_) => "a text",
            Data::List(_) => "a list",
            Data::Map(_) => "a map",
        }
    }

    /// The entries of one map that share a name: the first, and each that comes again.
    fn twins<'n>(&'n self, found: &mut Vec<(&'n Name, &'n Name)>) {
        match &self.data {
            Data::Null | Data::Scalar(_) => {}
            Data::List(items) => items.iter().for_each(|item| item.twins(found)),
            Data::Map(entries) => {
                let mut seen: HashMap<&str, &Name> = HashMap::new();
                for (name, node) in entries {
                    match seen.entry(name.text.as_str()) {
                        Entry::Occupied(first) => found.push((*first.get(), name)),
                        Entry::Vacant(entry) => {
                            entry.insert(name);
                        }
                    }
                    node.twins(found);
                }
            }
        }
    }
}
