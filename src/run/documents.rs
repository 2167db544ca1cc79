//! The half that needs documents one at a time: observing, and what each says against itself.

use std::ops::ControlFlow;

use rayon::prelude::*;

use super::Options;
use super::in_file::InFile;
use crate::model::{Document, Problem};
use crate::observe::{self, Observed, Plan};
use crate::origin::Sketch;
use crate::text::Text;
use crate::value::Mentions;
use crate::wire::{AbsenceRow, BreachRow, DocumentRow, ObservationRow, ProblemRow, Row, Rows};
use crate::within;

/// Documents read before they are handed to the threads.
const BATCH: usize = 256;

/// What one item of input gave.
#[derive(Debug, Clone)]
pub enum Seen {
    /// A document, with what was found in it.
    Document {
        /// Its header.
        row: Box<DocumentRow>,
        /// What the rules found.
        observed: Observed,
        /// What it says against itself.
        breaches: Vec<BreachRow>,
    },
    /// Input that could not be read.
    Problem(ProblemRow),
}

impl Seen {
    /// The rows as lines of a stream.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Problem(problem) => vec![Row::Problem(problem.clone()).to_line()],
            Self::Document { row, observed, breaches } => {
                let observations =
                    observed.observations.iter().map(|o| Row::Observation(Box::new(ObservationRow::from(o))));
                let absences = observed.absences.iter().map(|absence| Row::Absence(AbsenceRow::from(absence)));
                let breaches = breaches.iter().map(|breach| Row::Breach(Box::new(breach.clone())));
                let rows =
                    std::iter::once(Row::Document((**row).clone())).chain(observations).chain(absences).chain(breaches);
                rows.map(|row| row.to_line()).collect()
            }
        }
    }

    /// Adds the rows to those of other documents.
    pub fn into_rows(self, rows: &mut Rows) {
        match self {
            Self::Problem(problem) => rows.problems.push(problem),
            Self::Document { row, observed, breaches } => {
                rows.documents.push(*row);
                rows.observations.extend(observed.observations);
                rows.absences.extend(observed.absences.iter().map(AbsenceRow::from));
                rows.breaches.extend(breaches);
            }
        }
    }
}

pub(super) fn observe(
    plan: &Plan<'_>,
    documents: impl Iterator<Item = Result<Document, Problem>>,
    options: &Options,
    mut hand_on: impl FnMut(Seen) -> ControlFlow<()>,
) {
    in_batches(
        documents,
        |document| one(plan, document, options),
        |seen| hand_on(seen.unwrap_or_else(|problem| Seen::Problem(ProblemRow::from(&problem)))),
    );
}

/// Works on documents by batches on all threads; results and problems come in input order, until `hand_on` wants no
/// more of them.
pub(super) fn in_batches<T: Send>(
    documents: impl Iterator<Item = Result<Document, Problem>>,
    work: impl Fn(&Document) -> T + Sync,
    mut hand_on: impl FnMut(Result<T, Problem>) -> ControlFlow<()>,
) {
    let mut documents = documents.peekable();
    while documents.peek().is_some() {
        let batch: Vec<Result<Document, Problem>> = documents.by_ref().take(BATCH).collect();
        let done: Vec<_> = batch.into_par_iter().map(|read| read.map(|document| work(&document))).collect();
        if done.into_iter().try_for_each(&mut hand_on).is_break() {
            return;
        }
    }
}

/// What a document gives: everything the rules find, and what it says against itself.
pub(super) fn one(plan: &Plan<'_>, document: &Document, options: &Options) -> Seen {
    let prospect = observe::prospect(plan, document);
    let unread = observe::unread(&prospect);
    // What rules look at without finding a word of theirs still has figures of its own.
    let is_read = prospect.is_worth_reading() || (options.everywhere && unread.passed_over.is_none());
    if !is_read {
        let observed = unread;
        let row = DocumentRow { passed_over: observed.passed_over.clone(), ..DocumentRow::from(document) };
        return Seen::Document { row: Box::new(row), observed, breaches: Vec::new() };
    }
    let text = Text::of(document);
    let values = Mentions::new(&text, document);
    let mut observed = observe::observe(plan, document, &values, prospect);
    let all: Vec<usize> = (0..text.sentences.len()).collect();
    let is_read = observed.passed_over.is_none();
    let sentences = if options.everywhere && is_read { &all } else { &observed.touched };
    let mut breaches = within::breaches(document, &values, sentences);
    breaches.retain(|breach| !options.switched_off.iter().any(|id| id == breach.fact));
    if let Some(file) = InFile::of(document) {
        file.observed(&mut observed);
        for value in breaches.iter_mut().flat_map(|breach| &mut breach.values) {
            file.value(value);
        }
    }
    // Only what is compared needs a sketch.
    let sketch = (!observed.observations.is_empty()).then(|| Sketch::of(&document.text).to_hex());
    let row = DocumentRow { passed_over: observed.passed_over.clone(), sketch, ..DocumentRow::from(document) };
    Seen::Document { row: Box::new(row), observed, breaches: breaches.iter().map(BreachRow::from).collect() }
}
