//! `schema`: the keys of rule files as a JSON Schema, for editors.

use super::Outcome;
use super::output;
use crate::rule;

/// Writes the schema to standard output.
pub(super) fn schema() -> Outcome {
    let schema = serde_json::to_string_pretty(&rule::json_schema()).unwrap_or_default();
    let written = output::print(&format!("{schema}\n"));
    output::ended(&written, Outcome::Clean)
}
