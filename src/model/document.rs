//! A document: one article with what is known of it.

use std::borrow::Cow;

use super::{Moment, Places, Span};

/// Where in an article a block of text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Section {
    /// The title.
    Headline,
    /// The first paragraph.
    Lead,
    /// A line before the first paragraph that is not the headline: caption, kicker, credit.
    Caption,
    /// All the rest.
    #[default]
    Body,
}

impl Section {
    /// Every section, in reading order.
    pub const ALL: [Self; 4] = [Self::Headline, Self::Lead, Self::Caption, Self::Body];

    /// The name in rules and in the wire format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Lead => "lead",
            Self::Caption => "caption",
            Self::Body => "body",
        }
    }

    /// The section of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }
}

/// A line or paragraph that is read. What no block covers (front matter, a line said before) is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its bytes in the document's text.
    pub span: Span,
    /// Where in the article it stands.
    pub section: Section,
}

/// One article with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Unique in a run: the path below the folder given, or the id of the record.
    pub id: String,
    /// The file it was read from, as the user can open it.
    pub path: String,
    /// What is read. Spans of a document point into it; what is told outside is told of the file.
    pub text: String,
    /// Where the text stands in its file (of a JSON record: in its text field and its title); none where it is that.
    pub in_file: Option<Places>,
    /// What is read of the text, in order, without overlap.
    pub blocks: Vec<Block>,
    /// The headline, from metadata.
    pub title: Option<String>,
    /// Who printed it.
    pub publisher: Option<String>,
    /// Who signed it.
    pub byline: Option<String>,
    /// The wire agency whose copy it is.
    pub agency: Option<String>,
    /// Where it was read on the web.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
}

impl Document {
    /// Where the text stands in its file.
    pub fn places(&self) -> Cow<'_, Places> {
        self.in_file.as_ref().map_or_else(|| Cow::Owned(Places::of(&self.text)), Cow::Borrowed)
    }

    /// The same article as a text of its own.
    #[must_use]
    pub fn without_file(self) -> Self {
        Self { in_file: None, ..self }
    }

    /// The same article with other words at a span of its text; no file has it.
    #[must_use]
    pub fn with_words(&self, at: Span, words: &str) -> Self {
        let shift = |place: usize| if place >= at.end { place - (at.end - at.start) + words.len() } else { place };
        let (before, after) =
            (self.text.get(..at.start).unwrap_or_default(), self.text.get(at.end..).unwrap_or_default());
        let shifted =
            |block: &Block| Block { span: Span::new(shift(block.span.start), shift(block.span.end)), ..*block };
        Self {
            text: format!("{before}{words}{after}"),
            in_file: None,
            blocks: self.blocks.iter().map(shifted).collect(),
            ..self.clone()
        }
    }
}
