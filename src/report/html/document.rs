//! How a document is shown: who printed it, when, and where it can be read.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::report::documents::Documents;
use crate::wire::DocumentRow;

/// Every document of a report, with its name.
pub(super) struct Sources<'r> {
    by_id: BTreeMap<&'r str, (&'r DocumentRow, Named)>,
}

impl<'r> Sources<'r> {
    pub(super) fn of(rows: &'r [DocumentRow]) -> Self {
        let documents = Documents::new(rows);
        Self { by_id: rows.iter().map(|row| (row.id.as_str(), (row, Named::of(row, &documents)))).collect() }
    }

    pub(super) fn row(&self, id: &str) -> Option<&'r DocumentRow> {
        self.by_id.get(id).map(|(row, _)| *row)
    }

    /// The name of a document; of one that the report does not have, its id.
    pub(super) fn named(&self, id: &str) -> Named {
        let unknown = || Named { who: id.to_owned(), day: None, path: id.to_owned() };
        self.by_id.get(id).map_or_else(unknown, |(_, named)| named.clone())
    }
}

/// What is known of an article, as a reader knows it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Named {
    /// Who printed it; the agency or the file where that is not known.
    pub(super) who: String,
    /// Its day.
    pub(super) day: Option<Day>,
    /// The file, as the user can open it.
    pub(super) path: String,
}

/// A day as people write it, and as programs do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Day {
    pub(super) iso: String,
    pub(super) shown: String,
    /// The same without its year.
    pub(super) short: String,
}

impl Named {
    fn of(row: &DocumentRow, documents: &Documents<'_>) -> Self {
        Self {
            who: publisher(row).to_owned(),
            day: row.published.as_deref().map(Day::of),
            path: documents.path_of(&row.id).into_owned(),
        }
    }

    /// "The Straits Times, 14 March 2025".
    pub(super) fn full(&self) -> String {
        match &self.day {
            Some(day) => format!("{}, {}", self.who, day.shown),
            None => self.who.clone(),
        }
    }
}

/// Who printed a document; the agency or the file where that is not known.
pub(super) fn publisher(row: &DocumentRow) -> &str {
    row.publisher.as_ref().or(row.agency.as_ref()).unwrap_or(&row.id)
}

impl Day {
    /// The day of a date or a date and time in ISO form; what is none is shown as it is.
    pub(super) fn of(written: &str) -> Self {
        let iso = written.split(['T', ' ']).next().unwrap_or(written).to_owned();
        match iso.parse::<Date>() {
            Ok(date) => {
                Self { shown: date.strftime("%-d %B %Y").to_string(), short: date.strftime("%-d %b").to_string(), iso }
            }
            Err(_) => Self { shown: iso.clone(), short: iso.clone(), iso },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_people_do() {
        let day = Day::of("2025-03-08T14:00+01:00");
        assert_eq!((day.iso.as_str(), day.shown.as_str(), day.short.as_str()), ("2025-03-08", "8 March 2025", "8 Mar"));
        assert_eq!(Day::of("2025-W11").shown, "2025-W11");
        assert_eq!(Day::of("").shown, "");
    }
}
