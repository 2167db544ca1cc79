//! From elements to passages: what a reader sees as one paragraph, heading, list item or caption.

use super::references::{Piece, pieces, words};
use super::tags;
use super::tree::{Item, Tree};
use crate::model::Span;
use crate::source::page::Woven;
use crate::source::words::has_words;

/// Words that stand apart from those around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// Its texts in the page.
    texts: Vec<Span>,
    /// The element that sets it apart.
    pub(super) holder: usize,
    /// Its first item.
    pub(super) at: usize,
    /// The level of a heading; 0 for all else.
    pub(super) heading: u8,
    /// Whether it says what a picture shows.
    pub(super) caption: bool,
    /// Its words.
    pub(super) words: String,
    /// Bytes that are not white space.
    pub(super) len: usize,
    /// So many of them are links.
    pub(super) linked: usize,
    /// So many of them are in an element for a date.
    pub(super) dated: usize,
}

/// The passages of a page, of which `left_out` elements are none.
pub(super) fn passages(tree: &Tree<'_>, left_out: &[bool]) -> Vec<Passage> {
    let mut reader = Reader { tree, passages: Vec::new(), open: None, broken: false, links: 0, dates: 0 };
    let is_out = |at: usize| left_out.get(at).copied().unwrap_or_default();
    for (at, item) in tree.items.iter().enumerate() {
        match *item {
            Item::Open(element) | Item::Close(element) if is_out(element) => {
                let name = tree.element(element).map_or("", |element| element.name.as_str());
                if tags::is_block(name) {
                    reader.close();
                }
            }
            Item::Text(element, span) => {
                if !is_out(element) {
                    reader.text(at, element, span);
                }
            }
            Item::Open(element) => reader.boundary(element, true),
            Item::Close(element) => reader.boundary(element, false),
        }
    }
    reader.close();
    reader.passages
}

/// All texts of an element as one passage, if they have words.
pub(super) fn single(tree: &Tree<'_>, element: usize) -> Option<Passage> {
    let at = tree.element(element)?.items.start;
    let mut reader = Reader { tree, passages: Vec::new(), open: None, broken: false, links: 0, dates: 0 };
    tree.texts(element).for_each(|text| reader.text(at, element, text));
    reader.close();
    reader.passages.pop()
}

struct Reader<'t, 'p> {
    tree: &'t Tree<'p>,
    passages: Vec<Passage>,
    open: Option<Passage>,
    /// Whether a line was broken and nothing stands in the next one yet.
    broken: bool,
    /// Links and dates that are open.
    links: usize,
    dates: usize,
}

impl Reader<'_, '_> {
    fn boundary(&mut self, element: usize, begins: bool) {
        let name = self.tree.element(element).map_or("", |element| element.name.as_str());
        let counted = match name {
            "a" => Some(&mut self.links),
            "time" => Some(&mut self.dates),
            _ => None,
        };
        if let Some(open) = counted {
            *open = if begins { *open + 1 } else { open.saturating_sub(1) };
        } else if name == "br" {
            // One break is a line's, two are a paragraph's.
            if begins && std::mem::replace(&mut self.broken, true) {
                self.close();
            }
        } else if tags::is_block(name) {
            self.close();
        }
    }

    fn text(&mut self, at: usize, element: usize, span: Span) {
        let text = span.of(self.tree.page);
        let len = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        if len == 0 && self.open.is_none() {
            return;
        }
        let passage = self.open.get_or_insert_with(|| new(self.tree, at, element));
        if len > 0 && std::mem::take(&mut self.broken) && !passage.texts.is_empty() {
            passage.texts.push(Span::new(span.start, span.start));
        }
        passage.texts.push(span);
        passage.len += len;
        passage.linked += if self.links > 0 { len } else { 0 };
        passage.dated += if self.dates > 0 { len } else { 0 };
    }

    fn close(&mut self) {
        self.broken = false;
        if let Some(mut passage) = self.open.take() {
            let page = self.tree.page;
            let spoken: Vec<String> = passage.texts.iter().map(|text| words(page, *text)).collect();
            passage.words = spoken.concat().split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            if has_words(&passage.words) {
                self.passages.push(passage);
            }
        }
    }
}

fn new(tree: &Tree<'_>, at: usize, element: usize) -> Passage {
    let around = || tree.around(element).map(|(at, element)| (at, element.name.as_str()));
    let heading = around().map(|(_, name)| tags::heading(name)).find(|level| *level > 0).unwrap_or(0);
    Passage {
        texts: Vec::new(),
        holder: around().find(|(_, name)| tags::is_block(name)).map_or(0, |(at, _)| at),
        at,
        heading,
        caption: around().any(|(_, name)| matches!(name, "figcaption" | "caption")),
        words: String::new(),
        len: 0,
        linked: 0,
        dated: 0,
    }
}

impl Passage {
    /// Adds its words to a text, white space folded, and gives their span there.
    pub(super) fn weave(&self, page: &str, woven: &mut Woven<'_>) -> Span {
        let start = woven.len();
        let mut gap: Option<Span> = None;
        for text in &self.texts {
            if text.is_empty() {
                gap = gap.or(Some(*text));
            }
            for piece in pieces(page, *text) {
                match piece {
                    Piece::Plain(span) => plain(page, span, start, &mut gap, woven),
                    Piece::Reference(span, words) if words.chars().all(|c| c.is_ascii_whitespace()) => {
                        gap = gap.or(Some(span));
                    }
                    Piece::Reference(span, words) => {
                        fill(start, &mut gap, woven);
                        woven.add_for(&words, span);
                    }
                }
            }
        }
        Span::new(start, woven.len())
    }
}

/// Adds a piece word by word, each run of white space as one space.
fn plain(page: &str, span: Span, start: usize, gap: &mut Option<Span>, woven: &mut Woven<'_>) {
    let text = span.of(page);
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let word = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        // A single space stands for itself.
        if word > 0 {
            fill(start, gap, woven);
            woven.add(Span::new(span.start + at, span.start + at + word));
        }
        let behind = rest.get(word..).unwrap_or_default();
        let blank = behind.len() - behind.trim_ascii_start().len();
        if blank > 0 {
            let from = span.start + at + word;
            *gap = gap.or(Some(Span::new(from, from + blank)));
        }
        at += word + blank;
    }
}

/// The space that is due before the next word, if there is one before it.
fn fill(start: usize, gap: &mut Option<Span>, woven: &mut Woven<'_>) {
    if let Some(gap) = gap.take().filter(|_| woven.len() > start) {
        woven.add_for(" ", gap);
    }
}
