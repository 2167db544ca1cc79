//! Every value of every document, whatever rules ask.

use std::ops::ControlFlow;

use super::documents::in_batches;
use super::findings::how_read;
use super::in_file::InFile;
use crate::model::{Document, Kind, Problem, Value};
use crate::text::Text;
use crate::value::Mentions;
use crate::wire::{MentionRow, ValueRow, ValuesRow};

/// Hands on the values of each document, in input order and for as long as `hand_on` says; `kinds` picks some, none means
/// all.
pub fn values(
    documents: impl Iterator<Item = Result<Document, Problem>>,
    kinds: &[Kind],
    hand_on: impl FnMut(Result<ValuesRow, Problem>) -> ControlFlow<()>,
) {
    in_batches(documents, |document| of_document(document, kinds), hand_on);
}

/// Notes at each value how its words became it, as a person is shown.
pub fn explain(row: &mut ValuesRow) {
    for mention in &mut row.values {
        mention.read = how_read(&Value::from(mention.value.clone()));
    }
}

fn of_document(document: &Document, kinds: &[Kind]) -> ValuesRow {
    let text = Text::of(document);
    let (places, file) = (document.places(), InFile::of(document));
    let mentions = Mentions::new(&text, document);
    let all = (0..text.sentences.len()).flat_map(|sentence| mentions.listed(sentence));
    let values = all
        .filter(|value| kinds.is_empty() || kinds.contains(&value.kind))
        .map(|mut value| {
            let (line, column) = places.place(&document.text, value.span.start);
            if let Some(file) = &file {
                file.value(value.to_mut());
            }
            MentionRow { value: ValueRow::from(&*value), line, column, read: String::new() }
        })
        .collect();
    ValuesRow { document: document.id.clone(), values }
}
