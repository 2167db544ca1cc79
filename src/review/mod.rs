//! Which findings still need a person: what an earlier run knew, and what a change touches.

mod baseline;
mod touched;

pub use baseline::Baseline;
pub use touched::keep_touched;
