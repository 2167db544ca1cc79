//! From one record to a document, with the place of what is wrong.

use serde_json::Value;

use super::fields::{Means, OURS};
use super::known::Record;
use super::object::Object;
use super::shape::{is_a, one};
use crate::model::{Document, Place, Problem};
use crate::source::file::LONGEST;
use crate::source::html;
use crate::source::metadata::{Field, Metadata, help};
use crate::source::parts::{Parts, document};

/// Where a record stands.
pub(super) struct Spot<'s> {
    pub(super) path: &'s str,
    /// The record as it is written, and maybe what stands around it.
    pub(super) json: &'s str,
    /// Its first byte in that.
    pub(super) start: usize,
    /// The place in the file of a byte of that.
    pub(super) place: &'s dyn Fn(usize) -> Place,
}

pub(super) const EXAMPLE: &str = r#"`{"id": "story-1", "text": "Words of the article", "published": "2025-03-18"}`"#;

impl Record {
    /// The problems of the record, then its document, if it has a text.
    pub(super) fn into_document(
        self,
        place_name: String,
        spot: &Spot<'_>,
        known: &Metadata,
    ) -> Vec<Result<Document, Problem>> {
        let mut problems = Vec::new();
        let mut wrong = |name: &str, message: String, help: String| {
            problems.push(spot.problem(spot.value_of(name), message).with_help(help));
        };
        let id = self.id(place_name, &mut wrong);
        let metadata = self.known(|field, name, message| wrong(name, message, help(field)));
        let title = self.of(|means| means == Means::Known(Field::Title)).find_map(|(.., value)| one(value));
        let document = match self.text() {
            Ok((means, name, text)) => match unfit(text) {
                None => Some(document(id, spot.path.to_owned(), parts(means, text, title), metadata.or(known))),
                Some((message, warning)) => {
                    let problem = spot.problem(spot.value_of(name), message);
                    problems.push(Problem { warning, ..problem });
                    None
                }
            },
            Err(None) => {
                problems.push(spot.problem(spot.start, "this record has no `text`").with_help(EXAMPLE));
                None
            }
            Err(Some((name, message))) => {
                problems.push(spot.problem(spot.value_of(name), message).with_help(EXAMPLE));
                None
            }
        };
        problems.sort_by_key(|problem| problem.place);
        problems.into_iter().map(Err).chain(document.map(Ok)).collect()
    }

    fn id(&self, place_name: String, wrong: &mut impl FnMut(&str, String, String)) -> String {
        for (_, name, dialect, value) in self.of(|means| means == Means::Id) {
            match value {
                Value::String(id) if !id.trim().is_empty() => return id.clone(),
                Value::Number(id) => return id.to_string(),
                other if dialect == OURS => {
                    let message = format!("`{name}` is {}, expected a text", is_a(other));
                    wrong(name, message, format!("it is called {place_name}"));
                }
                _ => {}
            }
        }
        place_name
    }

    /// The article with the field that holds it: the first that holds words. Else what is wrong with it, if it has one.
    #[allow(clippy::type_complexity)]
    fn text(&self) -> Result<(Means, &'static str, &str), Option<(&'static str, String)>> {
        let mut blank = None;
        let mut told = None;
        for (means, name, dialect, value) in self.of(|means| matches!(means, Means::Text | Means::Markup)) {
            match (value, one(value)) {
                // Its spans count from its first byte, white space included.
                (Value::String(text), Some(_)) => return Ok((means, name, text)),
                (Value::String(text), None) => {
                    blank.get_or_insert((means, name, text.as_str()));
                }
                (Value::Array(_), _) if dialect == OURS => {
                    told.get_or_insert((name, format!("`{name}` is a list, expected a text")));
                }
                (_, Some(text)) => return Ok((means, name, text)),
                (other, None) => {
                    told.get_or_insert((name, format!("`{name}` is {}, expected a text", is_a(other))));
                }
            }
        }
        blank.ok_or(told)
    }
}

impl Spot<'_> {
    fn problem(&self, at: usize, message: impl Into<String>) -> Problem {
        Problem::at(self.path, (self.place)(at), message)
    }

    /// Where the value of field `name` begins.
    fn value_of(&self, name: &str) -> usize {
        let record = self.json.get(self.start..).unwrap_or_default();
        let fields = serde_json::from_str::<Object<'_>>(record).map(|object| object.0).unwrap_or_default();
        let value = fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.get().as_ptr() as usize);
        value.map_or(self.start, |value| value.saturating_sub(self.json.as_ptr() as usize))
    }
}

/// What the article is made of. Words that are a piece of a page become text; the title stands before a text that does
/// not say it.
fn parts(means: Means, text: &str, title: Option<&str>) -> Parts {
    let is_page = |means, words: &str| means == Means::Markup || html::is_markup(words);
    let read = |words: &str, is_page| if is_page { html::fragment(words) } else { Parts::plain(words.to_owned()) };
    let parts = read(text, is_page(means, text));
    match title.map(|title| read(title, title.contains('&'))) {
        Some(title) if !parts.says(&title.text) => parts.under(&title),
        _ => parts,
    }
}

/// Why a text is not read, and whether that is no more than a warning.
fn unfit(text: &str) -> Option<(String, bool)> {
    if text.len() > LONGEST {
        return Some((format!("this text has more than {} MB, too long for one article", LONGEST >> 20), false));
    }
    if text.contains('\0') {
        return Some(("this text has a NUL in it".to_owned(), false));
    }
    text.trim().is_empty().then(|| ("this record has an empty `text`".to_owned(), true))
}
