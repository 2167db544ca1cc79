//! What a change touches: findings about the documents that changed, or asked by rules that did.

use std::collections::BTreeSet;

use crate::wire::{FindingRow, Report};

/// Keeps the findings that a change touches: one of their documents changed, or `is_changed_fact` holds of their fact.
pub fn keep_touched(report: &mut Report, changed: &BTreeSet<String>, is_changed_fact: impl Fn(&str) -> bool) {
    report.findings.retain(|finding| {
        is_changed_fact(&finding.fact) || documents(finding).any(|document| changed.contains(document))
    });
}

/// Ids of the documents that a finding is about.
fn documents(finding: &FindingRow) -> impl Iterator<Item = &str> {
    let observed = finding.observations.iter().map(|observation| observation.document.as_str());
    observed.chain(finding.missing_from.iter().map(String::as_str))
}
