//! The last step to a document, whatever it was read from: paragraphs become blocks.

use super::layout::{blocks, find_title};
use super::metadata::Metadata;
use super::paragraphs::{Paragraph, plain};
use crate::model::{Document, Places, Span};

/// What a format makes of an article.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) text: String,
    /// Where the text stands in the file; none where it is the file.
    pub(super) in_file: Option<Places>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Where a title stands that is no paragraph.
    pub(super) title_at: Option<Span>,
}

impl Parts {
    /// Lines as they are.
    pub(super) fn plain(text: String) -> Self {
        let paragraphs = plain(&text, 0);
        Self { text, paragraphs, ..Self::default() }
    }

    /// Whether a paragraph has these words and no others.
    pub(super) fn says(&self, words: &str) -> bool {
        find_title(&self.text, &self.paragraphs, words).is_some()
    }

    /// The same with a headline before it that stands elsewhere.
    pub(super) fn under(self, title: &Self) -> Self {
        const GAP: &str = "\n\n";
        let behind = title.text.len() + GAP.len();
        let heads = title.paragraphs.iter().map(|line| Paragraph { heading: 1, ..*line });
        let moved = |span: Span| Span::new(span.start + behind, span.end + behind);
        let rest = self.paragraphs.iter().map(|paragraph| Paragraph { span: moved(paragraph.span), ..*paragraph });
        let places = |parts: &Self| parts.in_file.clone().unwrap_or_else(|| Places::of(&parts.text));
        Self {
            in_file: Some(places(title).before(behind, &places(&self))),
            paragraphs: heads.chain(rest).collect(),
            text: format!("{}{GAP}{}", title.text, self.text),
            title_at: self.title_at.map(moved),
        }
    }
}

pub(super) fn document(id: String, path: String, parts: Parts, metadata: Metadata) -> Document {
    let Parts { text, in_file, paragraphs, title_at } = parts;
    let blocks = blocks(&text, paragraphs, &metadata, title_at);
    let Metadata { title, publisher, byline, agency, url, published, updated } = metadata;
    Document { id, path, text, in_file, blocks, title, publisher, byline, agency, url, published, updated }
}
