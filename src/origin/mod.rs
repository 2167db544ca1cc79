//! Origins: who wrote the text. Wire copy in three papers is three documents and one origin.
//!
//! Only sketches of fixed size are compared, never texts, so that the documents of a cluster need not meet in one place.

mod sketch;

use std::collections::{BTreeMap, HashMap};

pub use sketch::Sketch;

/// What tells one document's origin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The document's id.
    pub document: String,
    /// The agency whose copy it is said to be.
    pub agency: Option<String>,
    /// Who printed it.
    pub publisher: Option<String>,
    /// What its text looks like, where that is known.
    pub sketch: Option<Sketch>,
}

/// Where a document's words come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Who wrote it: its agency; else, with all near-copies of its text, the first publisher that has it; else its own id.
    pub name: String,
    /// Which text it is: the id of the first document with a near-copy of it, which may be its own.
    pub text: String,
}

/// The origin of each document by id.
pub fn origins(sources: &[Source]) -> BTreeMap<String, Origin> {
    let mut texts = Union((0..sources.len()).collect());
    for (a, b) in near_copies(sources) {
        texts.join(a, b);
    }
    let mut union = texts.clone();
    let mut named: HashMap<String, usize> = HashMap::new();
    for (at, source) in sources.iter().enumerate() {
        if let Some(house) = house(source) {
            union.join(*named.entry(house.to_lowercase()).or_insert(at), at);
        }
    }
    let mut names: BTreeMap<usize, &str> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        let name = house(source).unwrap_or(&source.document);
        let root = union.root(at);
        // An agency in a group wrote what the others print.
        if source.agency.is_some() && names.get(&root).is_none_or(|known| !is_agency(sources, known)) {
            names.insert(root, name);
        }
        names.entry(root).or_insert(name);
    }
    let name = |at: usize| names.get(&union.root(at)).map_or_else(String::new, |name| (*name).to_owned());
    let text = |at: usize| sources.get(texts.root(at)).map_or_else(String::new, |first| first.document.clone());
    let origin = |at: usize| Origin { name: name(at), text: text(at) };
    sources.iter().enumerate().map(|(at, source)| (source.document.clone(), origin(at))).collect()
}

fn house(source: &Source) -> Option<&str> {
    source.agency.as_deref().or(source.publisher.as_deref())
}

fn is_agency(sources: &[Source], name: &str) -> bool {
    sources.iter().any(|source| source.agency.as_deref() == Some(name))
}

/// Pairs of documents whose texts are near-copies: candidates share a band of their sketches, and are then measured.
fn near_copies(sources: &[Source]) -> Vec<(usize, usize)> {
    let mut first_in: HashMap<(usize, u64), Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, sketch) in sources.iter().enumerate().filter_map(|(at, source)| Some((at, source.sketch.as_ref()?))) {
        for (band, key) in sketch.bands().enumerate() {
            let Some(key) = key else { continue };
            let others = first_in.entry((band, key)).or_default();
            let copy = |other: &&usize| {
                sources.get(**other).and_then(|o| o.sketch.as_ref()).is_some_and(|o| o.is_near(sketch))
            };
            // One member stands for each group of copies in a band, so that a thousand copies stay a thousand steps.
            match others.iter().find(copy) {
                Some(other) => pairs.push((*other, at)),
                None => others.push(at),
            }
        }
    }
    pairs
}

/// Groups of documents: each points at an earlier one of its group, or at itself.
#[derive(Debug, Clone)]
struct Union(Vec<usize>);

impl Union {
    fn root(&self, mut at: usize) -> usize {
        while let Some(up) = self.0.get(at).filter(|up| **up != at) {
            at = *up;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(document: &str, publisher: &str, agency: Option<&str>, text: &str) -> Source {
        Source {
            document: document.to_owned(),
            agency: agency.map(str::to_owned),
            publisher: Some(publisher.to_owned()),
            sketch: Some(Sketch::of(text)),
        }
    }

    #[test]
    fn copies_and_agencies_are_one_origin() {
        let words = |from: usize| (from..from + 120).map(|n| format!("word{}", n * 7)).collect::<Vec<_>>().join(" ");
        let (text, other) = (words(0), words(500));
        let sources = [
            source("a", "Herald", None, &text),
            source("b", "Mail", None, &format!("By our staff. {text}")),
            source("c", "Globe", Some("Wire"), &other),
            source("d", "Times", Some("Wire"), &words(900)),
            source("e", "Post", None, &words(1300)),
        ];
        let found = origins(&sources);
        let names: Vec<&str> = found.values().map(|origin| origin.name.as_str()).collect();
        assert_eq!(names, ["Herald", "Herald", "Wire", "Wire", "Post"]);
        let texts: Vec<&str> = found.values().map(|origin| origin.text.as_str()).collect();
        assert_eq!(texts, ["a", "a", "c", "d", "e"]);
    }
}
