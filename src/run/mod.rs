//! The one place that chains the steps: documents → observations → findings → report.
//!
//! Documents are read by batches on all threads and only their rows are kept, so that memory is bounded by what was
//! found and not by what was read. Rows come out in input order, whatever the threads.

mod documents;
mod excerpt;
mod explanation;
mod findings;
mod in_file;
mod plants;
mod values;

use std::ops::ControlFlow;

use crate::model::{Document, Problem};
use crate::observe::Plan;
use crate::rule::Rules;
use crate::wire::{Report, Rows};

pub use documents::Seen;
pub use excerpt::{excerpts, has_key, is_by, noted, says};
pub use explanation::explanation;
pub use plants::plants;
pub use values::{explain, values};

/// How a check is run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether built-in facts look at every sentence of a document that rules look at, and not only at those that a rule
    /// touched.
    pub everywhere: bool,
    /// Ids of built-in facts that are switched off.
    pub switched_off: Vec<String>,
}

/// The main job: what the rules find in the documents, and how it fits.
pub fn check(rules: &Rules, documents: impl Iterator<Item = Result<Document, Problem>>, options: &Options) -> Report {
    let mut rows = Rows::default();
    observe(rules, documents, options, |seen| {
        seen.into_rows(&mut rows);
        ControlFlow::Continue(())
    });
    let mut report = compare(rules, rows);
    report.coverage.asked.retain(|fact| !options.switched_off.contains(fact));
    report
}

/// The first half of a check: hands on what each document gives, in input order and for as long as `hand_on` says.
pub fn observe(
    rules: &Rules,
    documents: impl Iterator<Item = Result<Document, Problem>>,
    options: &Options,
    hand_on: impl FnMut(Seen) -> ControlFlow<()>,
) {
    documents::observe(&Plan::of(rules), documents, options, hand_on);
}

/// The second half: judges rows, from one run of the first half or from several.
pub fn compare(rules: &Rules, rows: Rows) -> Report {
    findings::report(rules, rows)
}
