//! The last step to a document, whatever it was read from: paragraphs become blocks.

use super::layout::blocks;
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
}

pub(super) fn document(id: String, path: String, parts: Parts, metadata: Metadata) -> Document {
    let Parts { text, in_file, paragraphs, title_at } = parts;
    let blocks = blocks(&text, paragraphs, &metadata, title_at);
    let Metadata { title, publisher, byline, agency, url, published, updated } = metadata;
    Document { id, path, text, in_file, blocks, title, publisher, byline, agency, url, published, updated }
}
