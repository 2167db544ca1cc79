//! Tokens: words as Unicode cuts them, numbers parted from the letters that follow them, and every mark of its own.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::fold_into;
use super::words::{self, Pieces};
use crate::model::Span;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// Letters, perhaps with digits behind: "talks", "MH17", "U.S."
    Word,
    /// Digits with their separators: "1,300", "6.1", "½".
    Number,
    /// A hyphen or en dash without space on either side: it joins.
    Hyphen,
    /// A dash that parts: em dash, or a hyphen with space around it.
    Dash,
    /// A comma.
    Comma,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark or a lone apostrophe.
    Quote,
    /// A full stop, question or exclamation mark, ellipsis.
    Stop,
    /// Any other mark: "$", "%", ":", "/".
    Mark,
}

/// A token: where it stands and how it looks. Its words are read through [`super::Text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    /// Its folded form, as bytes of the text's buffer.
    pub(super) folded: Range<u32>,
    /// What it looks like.
    pub shape: Shape,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

impl Token {
    /// Its bytes in the document.
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// Cuts a sentence that starts at byte `at` of its document and adds its tokens and their folded forms.
pub(super) fn cut(sentence: &str, at: usize, tokens: &mut Vec<Token>, folded: &mut String) {
    if words::is_plain(sentence) {
        cut_pieces(sentence, Pieces::of(sentence), at, tokens, folded);
    } else {
        cut_pieces(sentence, sentence.split_word_bound_indices(), at, tokens, folded);
    }
}

fn cut_pieces<'s>(
    sentence: &'s str,
    mut pieces: impl Iterator<Item = (usize, &'s str)> + Clone,
    at: usize,
    tokens: &mut Vec<Token>,
    folded: &mut String,
) {
    // The ASCII of a sentence is folded at once, and only what else there is word by word, behind it.
    let lower = folded.len();
    folded.push_str(sentence);
    if let Some(added) = folded.get_mut(lower..) {
        added.make_ascii_lowercase();
    }
    let mut cutter = Cutter { at, lower, tokens, folded, spaced: true };
    while let Some((from, piece)) = pieces.next() {
        let Some(first) = piece.chars().next() else { continue };
        if first.is_ascii_alphabetic() && !may_be_acronym(piece) {
            cutter.push(from, piece, Shape::Word);
        } else if first.is_whitespace() {
            cutter.spaced = true;
        } else if first.is_ascii_digit() {
            // "10pm", "1.5bn", "18th": the letters are a word of their own.
            let digits = piece.find(|c: char| c.is_alphabetic()).unwrap_or(piece.len());
            let (number, letters) = piece.split_at(digits);
            cutter.push(from, number, Shape::Number);
            if !letters.is_empty() {
                cutter.push(from + digits, letters, Shape::Word);
            }
        } else if first.is_alphanumeric() {
            let shape = if first.is_numeric() { Shape::Number } else { Shape::Word };
            // The last dot of "U.S." belongs to it.
            let dotted = is_acronym(piece) && pieces.clone().next().is_some_and(|(_, next)| next == ".");
            if dotted {
                pieces.next();
            }
            let end = from + piece.len() + usize::from(dotted);
            cutter.push(from, sentence.get(from..end).unwrap_or(piece), shape);
        } else {
            let spaced_after = pieces.clone().next().is_none_or(|(_, next)| next.starts_with(char::is_whitespace));
            let shape = cutter.mark(first, spaced_after);
            cutter.push(from, piece, shape);
        }
    }
}

struct Cutter<'t> {
    at: usize,
    /// Where the sentence in small letters begins among what is folded.
    lower: usize,
    tokens: &'t mut Vec<Token>,
    folded: &'t mut String,
    spaced: bool,
}

impl Cutter<'_> {
    fn push(&mut self, from: usize, piece: &str, shape: Shape) {
        let mut folded = self.lower + from..self.lower + from + piece.len();
        let plain = piece.is_ascii();
        if !plain {
            folded.start = self.folded.len();
            fold_into(piece, self.folded);
            folded.end = self.folded.len();
        }
        if shape == Shape::Word {
            folded = trim_word(self.folded, folded);
        }
        self.tokens.push(Token {
            start: (self.at + from) as u32,
            end: (self.at + from + piece.len()) as u32,
            folded: folded.start as u32..folded.end as u32,
            shape,
            spaced: self.spaced,
            capital: match piece.as_bytes() {
                [first, ..] if first.is_ascii() => first.is_ascii_uppercase(),
                _ => piece.starts_with(char::is_uppercase),
            },
        });
        self.spaced = false;
    }

    fn mark(&self, mark: char, spaced_after: bool) -> Shape {
        match mark {
            '-' | '‐' | '‑' | '–' if !self.spaced && !spaced_after => Shape::Hyphen,
            // "-5" and "pre- and post-war": a hyphen that hangs on one side only still belongs to its word.
            '-' | '‐' | '‑' if self.spaced != spaced_after => Shape::Hyphen,
            '-' | '‐' | '‑' | '–' | '—' | '―' => Shape::Dash,
            ',' => Shape::Comma,
            '(' | '[' | '{' => Shape::Open,
            ')' | ']' | '}' => Shape::Close,
            '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '`' => Shape::Quote,
            '.' | '!' | '?' | '…' => Shape::Stop,
            _ => Shape::Mark,
        }
    }
}

/// Whether a word may be an acronym, by its second byte.
fn may_be_acronym(piece: &str) -> bool {
    piece.as_bytes().get(1) == Some(&b'.')
}

/// Whether a word is single letters with dots between: "U.S", "a.m".
fn is_acronym(piece: &str) -> bool {
    piece.len() > 2
        && piece.as_bytes().contains(&b'.')
        && piece.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// The folded word at `at` without a final 's and the dots of an acronym.
fn trim_word(folded: &mut String, mut at: Range<usize>) -> Range<usize> {
    let Some(word) = folded.as_bytes().get(at.clone()) else { return at };
    if !word.iter().any(|byte| matches!(byte, b'.' | b'\'')) {
        return at;
    }
    if matches!(word, [_, .., b'\'', b's']) {
        at.end -= 2;
    }
    match folded.get(at.clone()) {
        Some(word) if word.contains('.') => {
            let plain = word.replace('.', "");
            let start = folded.len();
            folded.push_str(&plain);
            start..folded.len()
        }
        _ => at,
    }
}
