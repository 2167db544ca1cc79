//! Rows as JSON, as they are.

use serde::Serialize;

/// One object over several lines, with a line break at its end.
pub fn json(rows: &impl Serialize) -> String {
    // Every map of a row has text for its keys and every number is finite, so that nothing here can fail.
    let mut json = serde_json::to_string_pretty(rows).unwrap_or_default();
    json.push('\n');
    json
}
