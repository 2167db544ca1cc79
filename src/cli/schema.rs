//! `schema`: the keys of rule files, or of the config, as a JSON Schema, for editors.

use super::Outcome;
use super::args::SchemaArgs;
use super::config::CONFIG;
use super::output;
use crate::{report, rule};

/// Writes the schema to standard output.
pub(super) fn schema(args: &SchemaArgs) -> Outcome {
    let schema = if args.files == "config" { CONFIG.json("crosscheck config") } else { rule::json_schema() };
    let written = output::print(&report::json(&schema));
    output::ended(&written, Outcome::Clean)
}
