//! From a document and the rules to observations and absences.
//!
//! A literal prefilter decides whether a document is cut into tokens at all; a sentence is read for values only where
//! the words of some phrase stand in it. Everything here needs one document alone.

mod as_of;
mod aside;
mod attribution;
mod condition;
mod explain;
mod filter;
mod matcher;
mod noun;
mod observer;
mod offer;
mod plan;
mod program;
mod prospect;
mod quote;
mod sighting;
mod speaker;
mod speech;
mod spelling;
mod taken;
mod voice;
mod weigh;
mod words;

#[cfg(test)]
mod tests;

pub use explain::{Account, Beaten, Elsewhere, Explainer, Found, Near, Reason, Taken, Weighed};
pub use observer::{Observed, observe, unread};
pub use plan::Plan;
pub use prospect::{Prospect, prospect};
