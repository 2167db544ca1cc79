//! The mentions of a document, each sentence read once and only when it is asked about.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::{Context, Mention};
use crate::model::{Document, Moment, Value};
use crate::text::Text;

/// Reads the sentences of one document on demand.
#[derive(Debug)]
pub struct Mentions<'a> {
    /// The text whose sentences are read.
    pub text: &'a Text<'a>,
    context: Context,
    read: Vec<OnceCell<Vec<Mention>>>,
}

impl<'a> Mentions<'a> {
    /// Nothing is read yet.
    pub fn new(text: &'a Text<'a>, document: &Document) -> Self {
        let context = Context { published: document.published };
        Self { text, context, read: vec![OnceCell::new(); text.sentences.len()] }
    }

    /// When the document was published.
    pub fn published(&self) -> Option<Moment> {
        self.context.published
    }

    /// The values of a sentence, in order, as they are listed where no rule asks: both halves of a conversion, and the words
    /// that speak of time without naming any, which no rule sees: "now", "recently".
    pub fn listed(&self, sentence: usize) -> Vec<Cow<'_, Value>> {
        let mentions = self.in_sentence(sentence);
        let references = super::references(self.text, sentence, &self.context, mentions);
        let mut values: Vec<Cow<'_, Value>> = Vec::with_capacity(mentions.len() + references.len());
        for mention in mentions {
            if mention.value.also.is_none() {
                values.push(Cow::Borrowed(&mention.value));
            } else {
                values.extend(super::pair::halves(self.text, mention).into_iter().map(Cow::Owned));
            }
        }
        if !references.is_empty() {
            values.extend(references.into_iter().map(|mention| Cow::Owned(mention.value)));
            values.sort_by_key(|value| value.span.start);
        }
        values
    }

    /// The mentions of a sentence.
    pub fn in_sentence(&self, sentence: usize) -> &[Mention] {
        self.read.get(sentence).map_or(&[], |cell| cell.get_or_init(|| super::read(self.text, sentence, &self.context)))
    }
}
