//! The wire format: the only serialised rows, versioned as a whole by [`SCHEMA`].
//!
//! Fields are added and never renamed. A field that DESIGN's shapes show as null stays in the row as null; every other
//! field that does not apply is left out. What is needed to compare survives the way to JSON and back, so that a check
//! may be cut in two halves: one writes observation rows, the other reads them.

mod absence;
mod breach;
mod difference;
mod document;
mod explanation;
mod finding;
mod join;
mod mention;
mod mutation;
mod names;
mod number;
mod observation;
mod problem;
mod report;
mod review;
mod stream;
mod test_run;
mod value;

#[cfg(test)]
mod schema;
#[cfg(test)]
mod tests;

pub use absence::AbsenceRow;
pub use breach::BreachRow;
pub use difference::{Difference, FactChange, Fate, Judged, ObservationChange, PassedOver, VerdictChange};
pub use document::DocumentRow;
pub use explanation::{
    AccountRow, BeatenRow, ElementRow, ElsewhereRow, Explanation, FactRow, FoundRow, NearRow, PhraseRow, ReasonRow,
    WeighedRow,
};
pub use finding::{FindingRow, VersionRow};
pub use join::Streams;
pub use mention::{MentionRow, ValuesRow};
pub use mutation::{Mutation, PlantRow, TallyRow, TestedFactRow};
pub use number::Number;
pub use observation::{ObservationRow, RowError, SpanRow};
pub use problem::ProblemRow;
pub use report::{Coverage, IdleRow, Report, Tool, UnparsedRow};
pub use review::{ReviewRow, StaleRow};
pub use stream::{HeadRow, Row, Rows};
pub use test_run::{ShareRow, SnapshotRow, TestOutcome, TestPlace, TestRow, TestRun, TriedRow};
pub use value::ValueRow;

/// The version of every row: it changes only where a reader of the old rows would go wrong.
pub const SCHEMA: &str = "crosscheck/1";
