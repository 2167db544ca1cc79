//! The report as JSON: the rows as they are.

use super::options::Options;
use crate::wire::Report;

pub(super) fn render(report: &Report, _: &Options) -> String {
    // Every map of a row has text for its keys and every number is finite, so that nothing here can fail.
    let mut json = serde_json::to_string_pretty(report).unwrap_or_default();
    json.push('\n');
    json
}
