//! Rule testing: what rules find, held against what their author says they find.
//!
//! Three tests, each a file of its own: the examples that stand in the rules, with what of the rules they leave untried;
//! a folder of articles, held against a snapshot of what was found there before; and errors planted in such a folder.

mod changes;
mod clauses;
mod coverage;
mod difference;
mod examples;
mod mutation;
mod outcome;
mod rows;
mod snapshot;
mod tried;
mod untried;

pub use changes::{Change, changes};
pub use coverage::{Coverage, Gap, Part, coverage};
pub use difference::{Side, difference};
pub use examples::examples;
pub use mutation::{mutation, mutation_page};
pub use outcome::{Aspect, Outcome, Tested};
pub use rows::{of_examples, of_snapshot};
pub use snapshot::{Entry, Seen, Snapshot};
