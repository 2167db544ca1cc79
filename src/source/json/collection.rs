//! A file of JSON: one article, a list of them, or an object that holds the list.

use serde_json::value::RawValue;

use super::fields::{Means, NAMES};
use super::known::Record;
use super::object::Object;
use super::record::{EXAMPLE, Spot};
use crate::model::{Document, Problem, Span};
use crate::source::metadata::Metadata;
use crate::source::page::Page;

/// The names under which an object keeps a list of articles.
const LISTS: [&str; 10] =
    ["articles", "items", "data", "docs", "results", GRAPH, "stories", "documents", "records", "entries"];
const GRAPH: &str = "@graph";

/// The articles of a page of JSON, with the problems of each; none where it is a row of objects, one a line.
pub(in crate::source) fn collection(
    path: &str,
    name: &str,
    page: &Page,
    known: &Metadata,
) -> Option<Vec<Result<Document, Problem>>> {
    let file = Collection { path, name, page, known };
    let json = page.text.trim_start_matches('\u{feff}');
    let whole: &RawValue = match serde_json::from_str(json) {
        Ok(whole) => whole,
        Err(error) if error.is_syntax() && error.to_string().starts_with("trailing characters") => return None,
        Err(error) => return Some(vec![Err(file.broken(page.text.len() - json.len(), json, &error))]),
    };
    Some(file.read(whole))
}

struct Collection<'p> {
    path: &'p str,
    name: &'p str,
    page: &'p Page,
    known: &'p Metadata,
}

impl<'p> Collection<'p> {
    fn read(&self, whole: &'p RawValue) -> Vec<Result<Document, Problem>> {
        let none = |message: &str| {
            let problem = Problem::at(self.path, self.page.place(self.span(whole)), message);
            vec![Err(problem.with_help(EXAMPLE).as_warning())]
        };
        if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(whole.get()) {
            return self.list(&list).unwrap_or_else(|| none("this list has no articles"));
        }
        let Ok(object) = serde_json::from_str::<Object<'_>>(whole.get()) else {
            return none("this is no article and no list of articles");
        };
        let list: Option<Vec<&RawValue>> = LISTS.iter().find_map(|name| {
            let held = object.0.iter().find(|(key, _)| key == name)?.1;
            let list = serde_json::from_str::<Vec<&RawValue>>(held.get()).ok()?;
            // A graph holds who wrote an article beside it.
            let is_graph = *name == GRAPH;
            Some(list.into_iter().filter(|raw| !is_graph || self.record(raw).is_ok_and(|it| it.has_text())).collect())
        });
        match (self.record(whole), list) {
            (Ok(record), _) if record.has_text() => self.documents(record, whole, self.name.to_owned()),
            (Err(problem), None) => vec![Err(problem)],
            (_, Some(list)) => self.list(&list).unwrap_or_else(|| none("this list has no articles")),
            (Ok(_), None) => {
                let texts = NAMES.iter().filter(|row| matches!(row.0, Means::Text | Means::Markup)).map(|row| row.1);
                let texts: Vec<&str> = texts.take(3).collect();
                none(&format!("this object is no article: it has no `{}`", texts.join("`, `")))
            }
        }
    }

    /// The documents of a list; none where it has nothing that could be one.
    fn list(&self, list: &[&'p RawValue]) -> Option<Vec<Result<Document, Problem>>> {
        let mut read = Vec::new();
        for (at, raw) in list.iter().enumerate() {
            match self.record(raw) {
                Ok(record) => read.extend(self.documents(record, raw, format!("{}:{}", self.name, at + 1))),
                Err(problem) => read.push(Err(problem)),
            }
        }
        (!read.is_empty()).then_some(read)
    }

    fn record(&self, raw: &'p RawValue) -> Result<Record, Problem> {
        if !raw.get().starts_with('{') {
            let place = self.page.place(self.span(raw));
            return Err(Problem::at(self.path, place, "this is no JSON object").with_help(EXAMPLE));
        }
        serde_json::from_str(raw.get()).map_err(|error| self.broken(self.span(raw).start, raw.get(), &error))
    }

    fn documents(&self, record: Record, raw: &RawValue, id: String) -> Vec<Result<Document, Problem>> {
        let start = self.span(raw).start;
        let place = |at: usize| self.page.place(Span::new(start + at, start + at + 1));
        record.into_document(id, &Spot { path: self.path, json: raw.get(), start: 0, place: &place }, self.known)
    }

    /// A problem of `json`, which begins at byte `start` of the page.
    fn broken(&self, start: usize, json: &str, error: &serde_json::Error) -> Problem {
        let line = json.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let at = json.floor_char_boundary((line + error.column().saturating_sub(1)).min(json.trim_end().len()));
        let message = error.to_string();
        let cause = message.split(" at line ").next().unwrap_or_default();
        let place = self.page.place(Span::new(start + at, start + at));
        Problem::at(self.path, place, format!("this is no JSON record: {cause}"))
    }

    /// The bytes of a value in the page that it is borrowed from.
    fn span(&self, raw: &RawValue) -> Span {
        let start = (raw.get().as_ptr() as usize).saturating_sub(self.page.text.as_ptr() as usize);
        Span::new(start, start + raw.get().len())
    }
}
