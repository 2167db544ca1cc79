//! YAML as a tree with places: the one module that knows the YAML reader.
//!
//! Every scalar is text, exactly as it is written: `no`, `16:00` and `1.10` stay what they are. Nothing here knows what
//! a file means; its readers turn the tree into types of their own.

mod place;
mod read;
#[cfg(test)]
mod tests;

use crate::model::{Place, Problem, Span};

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
    let tree = read::read(text).map_err(|fault| {
        let problem = Problem::at(path, Place::of(text, fault.span), fault.message);
        match fault.help {
            Some(help) => problem.with_help(help),
            None => problem,
        }
    })?;
    match tree.first_twin() {
        None => Ok(tree),
        Some((first, second)) => {
            let line = Place::of(text, first.span).line;
            let message = format!("`{}` is given twice here, first in line {line}", second.text);
            Err(Problem::at(path, Place::of(text, second.span), message)
                .with_help("rename one of them, or put both under one name"))
        }
    }
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

    /// The first two entries of one map that share a name.
    fn first_twin(&self) -> Option<(&Name, &Name)> {
        match &self.data {
            Data::Null | Data::Scalar(_) => None,
            Data::List(items) => items.iter().find_map(Self::first_twin),
            Data::Map(entries) => {
                let mut seen = std::collections::HashMap::new();
                entries.iter().find_map(|(name, node)| match seen.insert(name.text.as_str(), name) {
                    Some(first) => Some((first, name)),
                    None => node.first_twin(),
                })
            }
        }
    }
}
