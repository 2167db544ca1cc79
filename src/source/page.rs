//! A file as Unicode, each character with its bytes; and texts woven from pieces of it.

use crate::model::{Place, Places, Span, Stretch, Width};

/// The text of a whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) text: String,
    /// Where it stands in the file; none where it is the file.
    pub(super) in_file: Option<Places>,
}

impl Page {
    /// A text that is its file.
    pub(super) const fn same(text: String) -> Self {
        Self { text, in_file: None }
    }

    /// The place in the file of `span` of the text.
    pub(super) fn place(&self, span: Span) -> Place {
        match &self.in_file {
            None => Place::of(&self.text, span),
            Some(places) => {
                let (line, column) = places.place(&self.text, span.start);
                Place { line, column, span: places.span(&self.text, span) }
            }
        }
    }
}

/// A page that is decoded character by character.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    text: String,
    stretches: Vec<Stretch>,
    line: u32,
    column: u32,
    /// Characters since the last stretch began.
    since: u32,
}

/// Characters of a stretch, so that a place in it is soon found.
const STEP: u32 = 128;

impl Decoded {
    /// Adds the character that `bytes` of the file from byte `file` on stand for.
    pub(super) fn push(&mut self, c: char, file: usize, bytes: usize) {
        let width = Width::Each(bytes as u32);
        let goes_on = self.since < STEP && self.stretches.last().is_some_and(|last| last.width == width);
        if !goes_on {
            self.since = 0;
            let (line, column) = (self.line + 1, self.column + 1);
            self.stretches.push(Stretch { at: self.text.len() as u32, file: file as u32, line, column, width });
        }
        self.since += 1;
        self.text.push(c);
        self.column += 1;
        if c == '\n' {
            (self.line, self.column, self.since) = (self.line + 1, 0, STEP);
        }
    }

    pub(super) fn into_page(self) -> Page {
        Page { text: self.text, in_file: Some(Places::from_stretches(self.stretches)) }
    }
}

/// A text made of pieces of a page, each of which keeps its place in the file.
pub(super) struct Woven<'p> {
    page: &'p str,
    places: &'p Places,
    text: String,
    stretches: Vec<Stretch>,
}

impl<'p> Woven<'p> {
    pub(super) const fn new(page: &'p str, places: &'p Places) -> Self {
        Self { page, places, text: String::new(), stretches: Vec::new() }
    }

    /// Its length so far, in bytes.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// Adds a piece of the page as it is.
    pub(super) fn add(&mut self, piece: Span) {
        let shift = self.text.len();
        self.text.push_str(piece.of(self.page));
        let cut = self.places.within(self.page, piece);
        self.stretches.extend(cut.map(|it| Stretch { at: (it.at as usize - piece.start + shift) as u32, ..it }));
    }

    /// Adds what parts two paragraphs; it stands nowhere in the file.
    pub(super) fn part(&mut self) {
        self.text.push_str("\n\n");
    }

    /// Adds words that a piece of the page stands for: the character of a reference, the space of a line break.
    pub(super) fn add_for(&mut self, words: &str, piece: Span) {
        let (line, column) = self.places.place(self.page, piece.start);
        let span = self.places.span(self.page, piece);
        let first = words.chars().next().map_or(0, char::len_utf8);
        // The first character stands for it all, and any other for the point behind.
        for (part, file, bytes) in [(0, span.start, span.len()), (first, span.end, 0)] {
            if part < words.len() {
                let at = (self.text.len() + part) as u32;
                let (file, width) = (file as u32, Width::Each(bytes as u32));
                self.stretches.push(Stretch { at, file, line: line as u32, column: column as u32, width });
            }
        }
        self.text.push_str(words);
    }

    pub(super) fn into_parts(self) -> (String, Places) {
        (self.text, Places::from_stretches(self.stretches))
    }
}
