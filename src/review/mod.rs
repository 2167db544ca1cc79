//! Which findings still need a person: what an earlier run knew, what a change touches, and what people decided.
//!
//! A ledger is text that people read in a diff and may write themselves. Nothing here touches a file or asks for the
//! day: [`Ledger::parse`] and [`Ledger::to_yaml`] are text in and text out, [`apply`] puts decisions on the findings of
//! a report, and a [`Change`] is what one act of deciding does to a ledger, so that it can be taken back.

mod baseline;
mod change;
mod entry;
mod keys;
mod lapse;
mod ledger;
mod meet;
mod read;
mod said;
#[cfg(test)]
mod tests;
mod touched;
mod write;

pub use baseline::Baseline;
pub use change::{Change, Clash, Made, decide, prune, reopen, select};
pub use entry::{Entry, Said};
pub use ledger::Ledger;
pub use meet::{Met, apply, meet};
pub use said::plain;
pub use touched::keep_touched;

/// What the file is called where nobody says otherwise.
pub const FILE: &str = "crosscheck.reviews.yaml";
