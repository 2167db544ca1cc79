//! Why a fact was found in a document, or why not.
//!
//! Nothing here decides anything: the programs of the plan are run again by the same runner, this time watched, and the
//! conditions, the weighing of matches and the voices are asked by the functions that a check asks.

mod account;
mod element;
mod explainer;
mod mention;
mod missing;
mod outline;
mod phrase;
mod reason;
mod refused;
mod trace;
mod words;

pub use account::{Account, Beaten, Found, Near, Taken, Weighed};
pub use explainer::Explainer;
pub use reason::{Elsewhere, Reason};
