//! `schema`: the keys of rule files as a JSON Schema, for editors.

use super::Outcome;
use super::output;
use crate::{report, rule};

/// Writes the schema to standard output.
pub(super) fn schema() -> Outcome {
    let written = output::print(&report::json(&rule::json_schema()));
    output::ended(&written, Outcome::Clean)
}
