//! SARIF 2.1.0, as code scanning and its viewers read it.
//!
//! One result for each finding that needs a reader: contradictions fail at the level of their severity, what is disputed
//! is there for review and what was superseded for information, at level `none`. What agrees is no result: viewers list
//! every result there is, whatever its kind.

mod artifact;
mod level;
mod location;
mod message;
mod result;
mod rule;

use serde_json::{Value, json};

use super::documents::Documents;
use super::json::json;
use super::options::Options;
use super::urgency::{by_urgency, needs_a_reader};
use crate::wire::{ProblemRow, Report};
use artifact::Artifacts;
use message::message;
use rule::Rules;

/// Where the schema of the format is published.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The version of the format, which is not that of the tool.
const VERSION: &str = "2.1.0";

pub(super) fn render(report: &Report, _: &Options) -> String {
    json(&stated(json!({"$schema": SCHEMA, "version": VERSION, "runs": [run(report)]})))
}

/// A value without the fields that have nothing to say: SARIF leaves out what others write as null.
fn stated(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(stated).collect(),
        Value::Object(fields) => {
            let said = fields.into_iter().filter(|(_, field)| !field.is_null());
            said.map(|(key, field)| (key, stated(field))).collect()
        }
        other => other,
    }
}

fn run(report: &Report) -> Value {
    let documents = Documents::new(&report.documents);
    let artifacts = Artifacts::of(&report.documents);
    let rules = Rules::of(&report.findings);
    let pending = by_urgency(report).into_iter().filter(|finding| needs_a_reader(finding.verdict));
    let write = |finding| result::result(finding, &documents, &artifacts, &rules, report.baseline);
    let results: Vec<Value> = pending.map(write).collect();
    json!({
        "tool": {"driver": {
            "name": report.tool.name,
            "version": report.tool.version,
            "rules": rules.descriptors(),
        }},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {artifact::ROOT: {"description": {"text": "The folder in which crosscheck ran."}}},
        "artifacts": artifacts.rows(),
        "results": results,
        "invocations": [invocation(report, &artifacts)],
    })
}

/// How the run went: input that could not be read makes it a failure, because what stood there was not compared.
fn invocation(report: &Report, artifacts: &Artifacts<'_>) -> Value {
    let notifications: Vec<Value> = report.problems.iter().map(|row| notification(row, artifacts)).collect();
    json!({
        "executionSuccessful": report.problems.iter().all(|row| row.warning),
        "toolExecutionNotifications": notifications,
    })
}

fn notification(row: &ProblemRow, artifacts: &Artifacts<'_>) -> Value {
    let region = row.line.zip(row.column);
    let region = region.map(|(line, column)| json!({"startLine": line.max(1), "startColumn": column.max(1)}));
    let help = row.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    json!({
        "level": if row.warning { "warning" } else { "error" },
        "message": message(&format!("{}{help}", row.message)),
        "locations": [{"physicalLocation": {"artifactLocation": artifacts.location(&row.path), "region": region}}],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn the_sample_as_sarif() {
        let mut report = sample::report();
        report.tool.version = "0.0.0".to_owned();
        report.baseline = true;
        insta::assert_snapshot!(render(&report, &Options::default()));
    }
}
