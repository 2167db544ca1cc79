//! From text to ledger: strict, with every error at its place, and with the comments that people put beside entries.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::entry::{Entry, Said};
use super::keys::LEDGER;
use super::ledger::Ledger;
use crate::model::{Decision, Key, Place, Problem, Span, Verdict};
use crate::yaml::{self, Data, Faults, Node};

impl Ledger {
    /// The ledger of a file's text.
    ///
    /// # Errors
    /// Everything that is wrong with it, each at its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Problem>> {
        read(path, text)
    }
}

fn read(path: &str, text: &str) -> Result<Ledger, Vec<Problem>> {
    let (tree, twins) = yaml::parse_all(path, text).map_err(|problem| vec![problem])?;
    let mut faults = Faults::of(path, text);
    faults.found.extend(twins);
    let nodes = match (&tree.data, tree.get("reviews")) {
        // A file without decisions is one as well, and `reviews: []` is how one is written.
        (Data::Null, _) => &[],
        (Data::Map(entries), Some(none)) if entries.len() == 1 && is_none(none) => &[],
        (_, reviews) => {
            LEDGER.check_file(&tree, &mut faults);
            reviews.map_or(&[][..], items)
        }
    };
    if matches!(tree.data, Data::Map(_)) && tree.get("reviews").is_none() && faults.found.is_empty() {
        faults.error(tree.span, "a ledger has its entries under `reviews`", None);
    }
    let mut ledger = Ledger::default();
    ledger.entries.extend(nodes.iter().filter_map(|node| entry(node, &mut faults)));
    decided_twice(text, nodes, &mut faults);
    if !faults.found.is_empty() {
        faults.found.sort_by_key(|problem| problem.place);
        return Err(faults.found);
    }
    comments(text, &tree, nodes, &mut ledger);
    ledger.sort();
    Ok(ledger)
}

/// Reports findings that more than one entry decides on.
fn decided_twice(text: &str, nodes: &[Node], faults: &mut Faults<'_>) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for node in nodes.iter().filter_map(|node| node.get("fingerprint")) {
        let Some(fingerprint) = node.as_str() else { continue };
        let first = *seen.entry(fingerprint).or_insert(node.span);
        if first != node.span {
            let line = Place::of(text, first).line;
            let message = format!("`{fingerprint}` is decided on twice, first in line {line}");
            faults.error(node.span, message, Some("keep the one that holds".to_owned()));
        }
    }
}

fn is_none(node: &Node) -> bool {
    match &node.data {
        Data::Null => true,
        Data::List(items) => items.is_empty(),
        _ => false,
    }
}

/// A list's items, or what stands there alone.
fn items(node: &Node) -> &[Node] {
    match &node.data {
        Data::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}

/// The entry of a node that fits the table; what it lacks is reported.
fn entry(node: &Node, faults: &mut Faults<'_>) -> Option<Entry> {
    let Data::Map(_) = node.data else { return None };
    let fingerprint = wanted(node, "fingerprint", "an entry", faults);
    let fact = wanted(node, "fact", "an entry", faults);
    let decision = wanted(node, "decision", "an entry", faults);
    let date = day(node, "date", faults);
    let expires = day(node, "expires", faults);
    let says: Vec<Option<Said>> =
        node.get("says").map_or(&[][..], items).iter().map(|node| said(node, faults)).collect();
    let mut says: Vec<Said> = says.into_iter().flatten().collect();
    says.sort();
    Some(Entry {
        fingerprint: fingerprint?.to_owned(),
        fact: fact?.to_owned(),
        key: node.get("key").map(key).unwrap_or_default(),
        verdict: node.get("verdict").and_then(Node::as_str).and_then(Verdict::parse),
        says,
        decision: Decision::parse(decision?)?,
        reason: text(node, "reason"),
        by: text(node, "by"),
        date,
        expires,
        notes: Vec::new(),
    })
}

fn wanted<'n>(node: &'n Node, name: &str, of: &str, faults: &mut Faults<'_>) -> Option<&'n str> {
    if let Some(value) = node.get(name) {
        return value.as_str();
    }
    faults.error(node.span, format!("{of} without `{name}`"), Some(format!("write `{name}: …`")));
    None
}

fn text(node: &Node, name: &str) -> Option<String> {
    node.get(name).and_then(Node::as_str).map(|text| text.trim().to_owned())
}

fn key(node: &Node) -> Key {
    match &node.data {
        Data::Map(entries) => {
            entries.iter().filter_map(|(name, value)| Some((name.text.clone(), value.as_str()?.to_owned()))).collect()
        }
        _ => Key::new(),
    }
}

fn said(node: &Node, faults: &mut Faults<'_>) -> Option<Said> {
    let Data::Map(_) = node.data else { return None };
    let publisher = wanted(node, "publisher", "an entry of `says`", faults);
    let value = wanted(node, "value", "an entry of `says`", faults);
    let words = text(node, "words").unwrap_or_default();
    Some(Said { publisher: publisher?.to_owned(), value: value?.to_owned(), words })
}

fn day(node: &Node, name: &str, faults: &mut Faults<'_>) -> Option<Date> {
    let value = node.get(name)?;
    let written = value.as_str()?;
    let day = if written.len() == 10 { written.parse().ok() } else { None };
    if day.is_none() {
        let message = format!("`{name}` is `{written}`, expected a day");
        faults.error(value.span, message, Some("write it as 2025-03-20".to_owned()));
    }
    day
}

/// Hands the comments of a file to what they stand with: to its head what stands before its first key, to an entry what
/// stands before it or in it, to its tail the rest. A comment at the end of a line with something else is not kept.
fn comments(text: &str, tree: &Node, nodes: &[Node], ledger: &mut Ledger) {
    let starts: Vec<usize> = nodes.iter().map(|node| node.span.end).collect();
    let first = match &tree.data {
        Data::Map(entries) => entries.first().map_or(text.len(), |(name, _)| name.span.start),
        _ => text.len(),
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begins = at + line.len() - line.trim_start().len();
        at += line.len();
        let note = line.trim().trim_start_matches('\u{feff}');
        if !note.starts_with('#') || nodes.iter().any(|node| is_inside(node, begins)) {
            continue;
        }
        let note = note.to_owned();
        let owner = starts.iter().position(|end| begins < *end);
        match owner.and_then(|owner| ledger.entries.get_mut(owner)) {
            _ if begins < first => ledger.head.push(note),
            Some(entry) => entry.notes.push(note),
            None => ledger.tail.push(note),
        }
    }
}

/// Whether a byte belongs to the words of some scalar, where `#` is no comment.
fn is_inside(node: &Node, at: usize) -> bool {
    match &node.data {
        Data::Null => false,
        Data::Scalar(_) => (node.span.start..node.span.end).contains(&at),
        Data::List(items) => items.iter().any(|item| is_inside(item, at)),
        Data::Map(entries) => entries.iter().any(|(_, value)| is_inside(value, at)),
    }
}
