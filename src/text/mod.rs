//! From a document to sentences, tokens and quotations, each a range of the document's bytes.
//!
//! A [`Text`] is made once per document that some rule asks about; every later step walks its tokens.
//! Words are folded (case, accents, curly quotes, the dots of acronyms, a final 's) into one shared buffer, so that no
//! token owns memory.

mod boundary;
mod fold;
pub mod lexicon;
mod quotation;
mod sentence;
mod snippet;
mod token;
mod words;

use std::ops::Range;

use crate::model::{Block, Document, Section, Span};

pub use fold::{fold, fold_into};
pub use quotation::Quotation;
pub use snippet::snippet;
pub use token::{Shape, Token};

/// Tokens of the longest sentence. No writer needs so many; what has more is a table or a list without stops, and is cut
/// so that work on one sentence stays bounded.
const LONGEST: usize = 500;

/// A document cut into sentences and tokens.
#[derive(Debug)]
pub struct Text<'d> {
    /// The document's text, into which every span points.
    pub source: &'d str,
    /// Every token, in order.
    pub tokens: Vec<Token>,
    /// Every sentence, in order.
    pub sentences: Vec<Sentence>,
    /// Every quotation, in order of its opening mark.
    pub quotations: Vec<Quotation>,
    folded: String,
    /// For each token the innermost quotation that holds it; none is past the last quotation.
    quoted: Vec<u32>,
}

/// A sentence: never longer than its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, white space around it left out.
    pub span: Span,
    /// Its tokens, as indices into [`Text::tokens`].
    pub tokens: Range<usize>,
    /// The block it stands in, as an index into the document's blocks.
    pub block: usize,
    /// Where in the article it stands.
    pub section: Section,
}

impl<'d> Text<'d> {
    /// Cuts the blocks of `document`.
    pub fn of(document: &'d Document) -> Self {
        Self::cut(&document.text, &document.blocks)
    }

    /// Cuts the given blocks of `source`; a block that does not lie on character boundaries is left out.
    pub fn cut(source: &'d str, blocks: &[Block]) -> Self {
        let mut text = Self {
            source,
            tokens: Vec::with_capacity(source.len() / 5),
            sentences: Vec::new(),
            quotations: Vec::new(),
            // Words that are not folded where they stand are added behind their sentence.
            folded: String::with_capacity(source.len() + source.len() / 16),
            quoted: Vec::new(),
        };
        for (at, block) in blocks.iter().enumerate() {
            let Some(words) = source.get(block.span.start..block.span.end) else { continue };
            text.cut_block(at, *block, words);
        }
        text
    }

    /// One block of plain words, as rule phrases and examples have it.
    pub fn plain(source: &'d str) -> Self {
        Self::cut(source, &[Block { span: Span::new(0, source.len()), section: Section::Body }])
    }

    fn cut_block(&mut self, block: usize, at: Block, words: &str) {
        let first = self.tokens.len();
        let mut begun: Option<usize> = None;
        let mut cuts = sentence::cuts(words).into_iter().peekable();
        while let Some(cut) = cuts.next() {
            let start_byte = begun.unwrap_or(cut.start);
            let Some(sentence) = words.get(start_byte..cut.end) else { continue };
            let next = cuts.peek().and_then(|next| words.get(next.clone()));
            if next.is_some_and(|next| boundary::goes_on(sentence.trim_end(), next)) {
                begun = Some(start_byte);
                continue;
            }
            begun = None;
            let trimmed = sentence.trim();
            if trimmed.is_empty() {
                continue;
            }
            let start = at.span.start + start_byte + (sentence.len() - sentence.trim_start().len());
            let from = self.tokens.len();
            token::cut(trimmed, start, &mut self.tokens, &mut self.folded);
            for from in (from..self.tokens.len()).step_by(LONGEST) {
                let tokens = from..(from + LONGEST).min(self.tokens.len());
                let span = self.span(&tokens);
                self.sentences.push(Sentence { span, tokens, block, section: at.section });
            }
        }
        let known = self.quotations.len();
        quotation::find(self.source, self.tokens.get(first..).unwrap_or_default(), first, &mut self.quotations);
        self.quoted.resize(self.tokens.len(), u32::MAX);
        // In order of their opening marks, so that an inner one comes after the one that holds it.
        for (at, quotation) in self.quotations.iter().enumerate().skip(known) {
            if let Some(held) = self.quoted.get_mut(quotation.tokens.clone()) {
                held.fill(at as u32);
            }
        }
    }

    /// The folded form of token `at`; empty past the end.
    #[inline]
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.folded_of(token))
    }

    /// The folded form of a token of this text.
    #[inline]
    pub fn folded_of(&self, token: &Token) -> &str {
        self.folded.get(token.folded.start as usize..token.folded.end as usize).unwrap_or_default()
    }

    /// Token `at` as it is written.
    #[inline]
    pub fn written(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.source))
    }

    /// The shape of token `at`; none past the end.
    #[inline]
    pub fn shape(&self, at: usize) -> Option<Shape> {
        self.tokens.get(at).map(|token| token.shape)
    }

    /// The bytes that a range of tokens covers; empty where the range is.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        match self.tokens.get(tokens.clone()).unwrap_or_default() {
            [] => Span::default(),
            [only] => only.span(),
            [first, .., last] => first.span().join(last.span()),
        }
    }

    /// The words that a range of tokens covers, as they are written.
    pub fn words(&self, tokens: &Range<usize>) -> &'d str {
        self.span(tokens).of(self.source)
    }

    /// The sentence that holds token `at`.
    pub fn sentence_of(&self, at: usize) -> Option<usize> {
        let found = self.sentences.partition_point(|sentence| sentence.tokens.end <= at);
        self.sentences.get(found).filter(|sentence| sentence.tokens.contains(&at)).map(|_| found)
    }

    /// The quotation that holds token `at`, the innermost where one stands in another.
    pub fn quotation_of(&self, at: usize) -> Option<&Quotation> {
        self.quotations.get(*self.quoted.get(at)? as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        let text = Text::plain(source);
        (0..text.tokens.len()).map(|at| text.word(at).to_owned()).collect()
    }

    #[test]
    fn words_are_folded_and_numbers_part_from_their_units() {
        assert_eq!(words("Russia’s cease-fire, 10pm"), ["russia", "cease", "-", "fire", ",", "10", "pm"]);
        assert_eq!(words("The U.S. paid $1.5bn to Erdoğan"), ["the", "us", "paid", "$", "1.5", "bn", "to", "erdogan"]);
        assert_eq!(words("MH17 flew 1,300 km"), ["mh17", "flew", "1,300", "km"]);
    }

    #[test]
    fn sentences_and_spans_point_into_the_source() {
        let source = "Mr. Smith left. “It’s over. All over,” he said.";
        let text = Text::plain(source);
        let cut: Vec<&str> = text.sentences.iter().map(|s| s.span.of(source)).collect();
        assert_eq!(cut, ["Mr. Smith left.", "“It’s over. All over,” he said."]);
        assert_eq!(text.words(&text.quotations[0].tokens), "It’s over. All over,");
        for sentence in &text.sentences {
            assert_eq!(text.words(&sentence.tokens), sentence.span.of(source));
        }
    }
}
