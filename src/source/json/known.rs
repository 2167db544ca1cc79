//! What the fields of an object say of an article, by the table of names.

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::fields::{Means, NAMES, OURS};
use super::shape::{is_a, is_address, joined, one};
use crate::source::dates;
use crate::source::html;
use crate::source::metadata::{Field, Metadata};

/// The fields of an object that have a name of the table, in its order.
#[derive(Debug, Default)]
pub(super) struct Record(Vec<(usize, Value)>);

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Record;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a record")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Record, M::Error> {
                let mut fields: Vec<(usize, Value)> = Vec::new();
                while let Some(name) = map.next_key::<std::borrow::Cow<'de, str>>()? {
                    let Some(row) = NAMES.iter().position(|row| row.1 == name) else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    if fields.iter().any(|(known, _)| *known == row) {
                        return Err(M::Error::custom(format!("duplicate field `{name}`")));
                    }
                    fields.push((row, map.next_value()?));
                }
                fields.sort_by_key(|(row, _)| *row);
                Ok(Record(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// Whether a field says anything of an article.
pub(in crate::source) fn is_known(name: &str) -> bool {
    NAMES.iter().any(|row| row.1 == name)
}

/// What an object in the words of schema.org says of an article, as pages carry it; and the dates that cannot be read.
pub(in crate::source) fn metadata(object: &serde_json::Map<String, Value>) -> (Metadata, Vec<(Field, String)>) {
    let rows = NAMES.iter().enumerate();
    let fields = rows.filter_map(|(row, (_, name, _))| Some((row, object.get(*name)?.clone()))).collect();
    let mut wrong = Vec::new();
    let metadata = Record(fields).known(|field, _, message| wrong.push((field, message)));
    (metadata, wrong)
}

impl Record {
    /// Whether it has a field for an article.
    pub(super) fn has_text(&self) -> bool {
        self.of(|means| matches!(means, Means::Text | Means::Markup)).next().is_some()
    }

    /// The fields of a meaning with their names, the most trusted first; those that hold nothing are left out.
    pub(super) fn of(
        &self,
        is: impl Fn(Means) -> bool,
    ) -> impl Iterator<Item = (Means, &'static str, &'static str, &Value)> {
        // A name with two meanings is found by its first one.
        let rows = NAMES.iter().filter(move |row| is(row.0));
        rows.filter_map(|(means, name, dialect)| {
            let held = self.0.iter().find(|(row, _)| NAMES.get(*row).is_some_and(|known| known.1 == *name))?;
            (!held.1.is_null()).then_some((*means, *name, *dialect, &held.1))
        })
    }

    /// What is known of the article. A field is told as wrong where none of its names holds anything that can be read.
    pub(super) fn known(&self, mut wrong: impl FnMut(Field, &str, String)) -> Metadata {
        let mut metadata = Metadata::default();
        for field in Field::ALL {
            let mut told = None;
            let mut names = self.of(|means| means == Means::Known(field));
            let set = names.any(|(_, name, dialect, value)| match metadata.take(field, value, dialect) {
                Ok(set) => set,
                Err(message) => {
                    told.get_or_insert((name, message.replace("{}", name)));
                    false
                }
            });
            if let (false, Some((name, message))) = (set, told) {
                wrong(field, name, message);
            }
        }
        metadata
    }
}

impl Metadata {
    /// Sets a field from what a name of it holds; false where that says nothing. An error is for those who wrote the
    /// field for us, and for dates; `{}` in it stands for the name.
    fn take(&mut self, field: Field, value: &Value, dialect: &str) -> Result<bool, String> {
        let is_date = matches!(field, Field::Published | Field::Updated);
        let words = match (field, value) {
            (Field::Published | Field::Updated, Value::Number(number)) => {
                let moment = number.as_f64().and_then(dates::counted);
                let Some(moment) = moment else { return Err(format!("`{number}` is no date")) };
                self.set_moment(field, moment);
                return Ok(true);
            }
            (Field::Byline, _) => joined(value),
            (Field::Title | Field::Url, _) => one(value).map(str::to_owned),
            (Field::Published | Field::Updated, Value::String(words)) => Some(words.clone()),
            (Field::Published | Field::Updated, _) => None,
            _ => one(value).filter(|words| !is_address(words)).map(str::to_owned),
        };
        let blank = matches!(value, Value::String(words) if words.trim().is_empty());
        match words {
            Some(words)
                if !words.trim().is_empty() && (field != Field::Url || is_address(&words) || dialect == OURS) =>
            {
                // Programs copy names from pages as they are written there.
                let is_name = !is_date && field != Field::Url && words.contains('&');
                let words = if is_name { html::decoded(&words) } else { words };
                self.set(field, &words).map(|()| true)
            }
            _ if blank || (dialect != OURS && !is_date) || matches!(value, Value::String(_)) => Ok(false),
            _ if !is_date && one(value).is_some_and(is_address) => {
                Err("`{}` has an address where a name is expected".to_owned())
            }
            _ if value.is_object() && !is_date => {
                Err("`{}` is an object, expected a text or an object with a `name`".to_owned())
            }
            _ => Err(format!("`{{}}` is {}, expected a text", is_a(value))),
        }
    }
}
