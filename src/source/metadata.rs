//! What is known of a document besides its text: one table of names, for side files, front matter and records alike.

use crate::model::{Moment, Problem, Span, nearest};
use crate::yaml::{Data, Name, Node};

use super::dates;
use super::file::File;

/// What is known of a document besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
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

/// One thing that can be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Publisher,
    Byline,
    Agency,
    Url,
    Published,
    Updated,
}

/// Each field with its name and the names that others use for it, which are pointed out and not read.
const TABLE: [(Field, &str, &[&str]); 7] = [
    (Field::Title, "title", &["headline"]),
    (Field::Publisher, "publisher", &["source", "site", "outlet", "newspaper"]),
    (Field::Byline, "byline", &["author", "authors", "by"]),
    (Field::Agency, "agency", &["wire"]),
    (Field::Url, "url", &["link", "canonical_url"]),
    (Field::Published, "published", &["date", "datetime", "pubdate", "publish_date", "published_at", "date_published"]),
    (Field::Updated, "updated", &["lastmod", "modified", "updated_at", "date_modified"]),
];

impl Field {
    pub(super) const ALL: [Self; 7] =
        [Self::Title, Self::Publisher, Self::Byline, Self::Agency, Self::Url, Self::Published, Self::Updated];

    pub(super) fn name(self) -> &'static str {
        TABLE.get(self as usize).map_or("", |row| row.1)
    }

    fn parse(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// The field that a writer of `name` may have meant.
    fn close_to(name: &str) -> Option<&'static str> {
        let name = name.to_lowercase();
        let foreign = TABLE.iter().find(|row| row.1 == name || row.2.contains(&name.as_str())).map(|row| row.1);
        foreign.or_else(|| nearest(&name, TABLE.iter().map(|row| row.1)))
    }
}

/// What to do with names that are no field's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foreign {
    /// The file is ours: each is pointed out.
    Unwelcome,
    /// The file serves others too: only those that may be meant for us are pointed out.
    Welcome,
}

impl Metadata {
    /// Sets a field from its words. White space around them is taken off, and none means that it is not known.
    ///
    /// # Errors
    /// What is wrong with the words.
    pub(super) fn set(&mut self, field: Field, words: &str) -> Result<(), String> {
        let words = words.trim();
        if words.is_empty() {
            return Ok(());
        }
        match field {
            Field::Title => self.title = Some(words.to_owned()),
            Field::Publisher => self.publisher = Some(words.to_owned()),
            Field::Byline => self.byline = Some(words.to_owned()),
            Field::Agency => self.agency = Some(words.to_owned()),
            Field::Url => self.url = Some(words.to_owned()),
            Field::Published | Field::Updated => self.set_moment(field, moment(words)?),
        }
        Ok(())
    }

    /// Sets a field that is a date; any other stays as it is.
    pub(super) fn set_moment(&mut self, field: Field, moment: Moment) {
        match field {
            Field::Published => self.published = Some(moment),
            Field::Updated => self.updated = Some(moment),
            _ => {}
        }
    }

    /// Whether a field is known.
    pub(super) const fn has(&self, field: Field) -> bool {
        match field {
            Field::Title => self.title.is_some(),
            Field::Publisher => self.publisher.is_some(),
            Field::Byline => self.byline.is_some(),
            Field::Agency => self.agency.is_some(),
            Field::Url => self.url.is_some(),
            Field::Published => self.published.is_some(),
            Field::Updated => self.updated.is_some(),
        }
    }

    /// What is known here, and what `other` knows besides.
    #[must_use]
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            title: self.title.or_else(|| other.title.clone()),
            publisher: self.publisher.or_else(|| other.publisher.clone()),
            byline: self.byline.or_else(|| other.byline.clone()),
            agency: self.agency.or_else(|| other.agency.clone()),
            url: self.url.or_else(|| other.url.clone()),
            published: self.published.or(other.published),
            updated: self.updated.or(other.updated),
        }
    }

    /// Reads the entries of a YAML map in `file`. What cannot be read is a problem at its place, and not known.
    pub(super) fn read(
        entries: &[(Name, Node)],
        file: &File<'_>,
        foreign: Foreign,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut metadata = Self::default();
        for (name, node) in entries {
            let Some(field) = Field::parse(&name.text) else {
                problems.extend(unknown(name, file, foreign));
                continue;
            };
            let wrong = match &node.data {
                Data::Null => Ok(()),
                Data::Scalar(words) => metadata.set(field, words),
                Data::List(_) | Data::Map(_) => Err(format!("`{}` is {}, expected a text", name.text, node.is_a())),
            };
            if let Err(message) = wrong {
                problems
                    .push(file.problem(node.span, format!("{message} for `{}`", field.name())).with_help(help(field)));
            }
        }
        metadata
    }
}

fn unknown(name: &Name, file: &File<'_>, foreign: Foreign) -> Option<Problem> {
    let near = Field::close_to(&name.text);
    if near.is_none() && foreign == Foreign::Welcome {
        return None;
    }
    let help = near.map_or_else(
        || format!("known are {}", TABLE.map(|row| row.1).join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Some(file.problem(name.span, format!("`{}` is not known of a document", name.text)).with_help(help).as_warning())
}

/// How a field is written.
pub(super) fn help(field: Field) -> String {
    match field {
        Field::Published | Field::Updated => "write it as 2025-03-18 or 2025-03-18T14:00Z".to_owned(),
        _ => format!("write it as `{}: some words`", field.name()),
    }
}

fn moment(words: &str) -> Result<Moment, String> {
    dates::moment(words).ok_or_else(|| {
        let shown: String = words.chars().take(40).collect();
        format!("`{shown}` is no date")
    })
}

/// The bytes of a scalar without the quotes around it.
pub(super) fn unquoted(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let quoted =
        words.len() > 1 && ['"', '\''].iter().any(|quote| words.starts_with(*quote) && words.ends_with(*quote));
    if quoted { Span::new(span.start + 1, span.end - 1) } else { span }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_its_own_index_and_no_foreign_name_is_ours() {
        for (at, field) in TABLE.map(|row| row.0).into_iter().enumerate() {
            assert_eq!((field as usize, Field::ALL[at]), (at, field));
            assert_eq!(Field::parse(field.name()), Some(field));
        }
        for foreign in TABLE.iter().flat_map(|row| row.2) {
            assert_eq!(Field::parse(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn the_nearest_name_is_offered() {
        let cases = [
            ("publishd", Some("published")),
            ("Published", Some("published")),
            ("publsiher", Some("publisher")),
            ("date", Some("published")),
            ("author", Some("byline")),
            ("tags", None),
            ("layout", None),
            ("draft", None),
        ];
        for (name, expected) in cases {
            assert_eq!(Field::close_to(name), expected, "{name}");
        }
    }
}
