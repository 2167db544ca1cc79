//! Streams of several runs, joined: every document under an id of its own, every row once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use super::stream::read_streams;
use super::{AbsenceRow, BreachRow, DocumentRow, ObservationRow, ProblemRow, Row, Rows};
use crate::model::{Observation, Problem};

/// Streams that were read one after the other.
///
/// Ids are unique within a run alone. What another run calls by a name that is taken is renamed with its rows, and a
/// document that two runs looked at is one document, with the rows that either has.
#[derive(Debug, Clone, Default)]
pub struct Streams {
    rows: Rows,
    /// The documents by id, as places in `rows`.
    ids: BTreeMap<String, usize>,
}

impl Streams {
    /// Reads what stands under `path`: a stream, or several of them one after the other, each with its head. A line that
    /// cannot be read is a problem with its number and costs no other line.
    pub fn read(&mut self, path: &str, input: impl BufRead) {
        let (streams, problems) = read_streams(path, input);
        for rows in streams {
            self.join(path, rows);
        }
        self.rows.problems.extend(problems.iter().map(ProblemRow::from));
    }

    /// All that was read.
    pub fn into_rows(self) -> Rows {
        self.rows
    }

    fn join(&mut self, path: &str, rows: Rows) {
        // What this stream calls otherwise, and the documents that were met before.
        let mut renamed = BTreeMap::new();
        let mut known = BTreeSet::new();
        for mut row in rows.documents {
            let old = std::mem::take(&mut row.id);
            let (id, met) = self.place(&old, &row);
            if old != id {
                renamed.insert(old, id.clone());
            }
            if let Some(met) = met.and_then(|at| self.rows.documents.get_mut(at)) {
                met.sketch = met.sketch.take().or(row.sketch);
                // What some rules pass over, others look at.
                met.passed_over = met.passed_over.take().filter(|_| row.passed_over.is_some());
                known.insert(id);
            } else {
                self.ids.insert(id.clone(), self.rows.documents.len());
                self.rows.documents.push(DocumentRow { id, ..row });
            }
        }
        let called = |id: String| renamed.get(&id).cloned().unwrap_or(id);
        let met = self.lines_of(&known);
        let is_new =
            |document: &str, row: &dyn Fn() -> Row| !known.contains(document) || !met.contains(&row().to_line());
        let observations = rows.observations.into_iter();
        let observations = observations.map(|row| Observation { document: called(row.document), ..row });
        self.rows.observations.extend(observations.filter(|row| is_new(&row.document, &|| observation(row))));
        let absences = rows.absences.into_iter().map(|row| AbsenceRow { document: called(row.document), ..row });
        self.rows.absences.extend(absences.filter(|row| is_new(&row.document, &|| Row::Absence(row.clone()))));
        let breaches = rows.breaches.into_iter().map(|row| BreachRow { document: called(row.document), ..row });
        self.rows.breaches.extend(breaches.filter(|row| is_new(&row.document, &|| breach(row))));
        self.rows.problems.extend(rows.problems);
        let told = [told_of_renamed(&renamed, &known), told_of_known(&known)];
        let told = told.into_iter().flatten().map(|message| Problem::of_file(path, message).as_warning());
        self.rows.problems.extend(told.map(|problem| ProblemRow::from(&problem)));
    }

    /// The id of a document that its stream calls `id`, and its place where it was met before: the first that is free or
    /// its own of `id`, its path (of a record with its id), and that with a number.
    fn place(&self, id: &str, row: &DocumentRow) -> (String, Option<usize>) {
        // An article is called after the end of its path; what is called otherwise is one record of many in its file.
        let other = if row.path.ends_with(id) { row.path.clone() } else { format!("{}#{id}", row.path) };
        let numbered = (2..).map(|number| format!("{other}#{number}"));
        for id in [id.to_owned(), other.clone()].into_iter().chain(numbered) {
            let Some(at) = self.ids.get(&id) else { return (id, None) };
            if self.rows.documents.get(*at).is_some_and(|met| is_same(met, row)) {
                return (id, Some(*at));
            }
        }
        (id.to_owned(), None)
    }

    /// The rows of some documents, as they would be written.
    fn lines_of(&self, documents: &BTreeSet<String>) -> BTreeSet<String> {
        if documents.is_empty() {
            return BTreeSet::new();
        }
        let rows = &self.rows;
        let observations = rows.observations.iter().filter(|row| documents.contains(&row.document)).map(observation);
        let absences = rows.absences.iter().filter(|row| documents.contains(&row.document)).cloned().map(Row::Absence);
        let breaches = rows.breaches.iter().filter(|row| documents.contains(&row.document)).map(breach);
        observations.chain(absences).chain(breaches).map(|row| row.to_line()).collect()
    }
}

/// Whether two rows are of one document, whatever it is called: all that was known of it is the same, and so is its text
/// as far as its sketch tells. Under other rules it may have been passed over, and then it has none.
fn is_same(one: &DocumentRow, other: &DocumentRow) -> bool {
    let bare = |row: &DocumentRow| DocumentRow { id: String::new(), sketch: None, passed_over: None, ..row.clone() };
    let texts_differ = one.sketch.as_ref().zip(other.sketch.as_ref()).is_some_and(|(one, other)| one != other);
    !texts_differ && bare(one) == bare(other)
}

fn observation(row: &Observation) -> Row {
    Row::Observation(Box::new(ObservationRow::from(row)))
}

fn breach(row: &BreachRow) -> Row {
    Row::Breach(Box::new(row.clone()))
}

fn told_of_renamed(renamed: &BTreeMap<String, String>, known: &BTreeSet<String>) -> Option<String> {
    let mut new = renamed.iter().filter(|(_, id)| !known.contains(*id));
    let (from, to) = new.next()?;
    Some(match new.count() {
        0 => format!("another document is called `{from}`; this one is called `{to}`"),
        more => format!("other documents are called `{from}` and {more} more; these are called `{to}` and so on"),
    })
}

fn told_of_known(known: &BTreeSet<String>) -> Option<String> {
    let first = known.first()?;
    Some(match known.len() {
        1 => format!("`{first}` is read already; what is said of it again is left out"),
        count => format!("`{first}` and {} more are read already; what is said of them again is left out", count - 1),
    })
}
