//! What was found in the text of a document, told at its place in the file: the one way out for spans.
//!
//! Lines and columns are those of the file from the start (`model::Places`), because the steps make them for people.

use crate::model::{Document, Span, Value};
use crate::observe::{Account, Observed};

/// Puts the spans of one document where its file has them.
pub(super) struct InFile<'d> {
    document: &'d Document,
}

impl<'d> InFile<'d> {
    /// None where the text is the file.
    pub(super) fn of(document: &'d Document) -> Option<Self> {
        document.in_file.is_some().then_some(Self { document })
    }

    pub(super) fn observed(&self, observed: &mut Observed) {
        for observation in &mut observed.observations {
            self.span(&mut observation.span);
            self.value(&mut observation.value);
        }
    }

    pub(super) fn account(&self, account: &mut Account<'_>) {
        for found in &mut account.found {
            self.span(&mut found.observation.span);
            self.value(&mut found.observation.value);
            for weighed in &mut found.mentions {
                self.value(&mut weighed.value);
            }
        }
        for near in &mut account.near {
            self.span(&mut near.span);
            for weighed in &mut near.mentions {
                self.value(&mut weighed.value);
            }
        }
    }

    pub(super) fn value(&self, value: &mut Value) {
        self.span(&mut value.span);
        if let Some(also) = &mut value.also {
            self.value(also);
        }
    }

    fn span(&self, span: &mut Span) {
        if let Some(places) = &self.document.in_file {
            *span = places.span(&self.document.text, *span);
        }
    }
}
