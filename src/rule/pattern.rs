//! The parsed form of a phrase.

use crate::model::{Kind, Span};

/// A term, as an index into [`super::Rules::terms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub usize);

/// A phrase or condition as it was written, and what it asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Saying {
    /// Its words in the rule.
    pub written: String,
    /// The file it is in, as an index into [`super::Rules::files`].
    pub file: usize,
    /// Its bytes in that file.
    pub span: Span,
    /// What it asks for.
    pub pattern: Pattern,
}

/// What a phrase asks for, over the tokens of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// One word.
    Word(Word),
    /// One after the other, next to each other but for quotation marks, hyphens and 's.
    Sequence(Vec<Pattern>),
    /// One of them.
    Choice(Vec<Pattern>),
    /// There or not.
    Optional(Box<Pattern>),
    /// Up to so many words. Marks (commas, brackets, dashes, the dot of "Mr.") do not count and may stand there: the
    /// comma of a phrase is a gap of no words.
    Gap(usize),
    /// The two in either order, at most so many words between.
    Near {
        /// One side.
        left: Box<Pattern>,
        /// The other.
        right: Box<Pattern>,
        /// Most words between them.
        words: usize,
    },
    /// `<value>`: a mention of the fact's kind.
    Value,
    /// `<date>`, `<day:date>`: a mention of another kind; with a key its value is part of the fact's key.
    Slot {
        /// The name in the fact's key.
        key: Option<String>,
        /// The kind of mention.
        kind: Kind,
    },
    /// `<any>`: one to four words, which become the label, or the key's value.
    Any {
        /// The name in the fact's key.
        key: Option<String>,
    },
    /// `<term>`, `<key:term>`: one form of a term; with a key (given, or named by the fact's `by`) its family is part
    /// of the fact's key.
    Term {
        /// The name in the fact's key.
        key: Option<String>,
        /// The term.
        term: TermId,
    },
}

/// One word of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// The folded form, as [`crate::text::fold`] and the tokens of a text have it.
    pub folded: String,
    /// `kill*`: any word that begins so.
    pub prefix: bool,
    /// Whether it is written with a capital: a name, whose close spellings count.
    pub name: bool,
}
