//! Results: a finding with the words that stand out, and all others as related to them.

use serde_json::{Value, json};

use super::artifact::Artifacts;
use super::level::{kind, level};
use super::location::location;
use super::message::message;
use super::rule::Rules;
use crate::model::Gap;
use crate::report::documents::Documents;
use crate::report::page::{letter, named};
use crate::report::review::reviewed;
use crate::report::urgency::in_order;
use crate::wire::{FindingRow, ObservationRow};

/// The locations that code scanning takes of one result.
const LOCATIONS: usize = 1000;

pub(super) fn result(
    finding: &FindingRow,
    documents: &Documents<'_>,
    artifacts: &Artifacts<'_>,
    rules: &Rules<'_>,
    has_baseline: bool,
) -> Value {
    let words = in_order(finding).into_iter().map(|(version, row)| {
        let version = version.filter(|_| finding.versions.len() > 1);
        let said = message(&said(version, row, documents));
        location(&documents.place_of(row), &said, Some(row), artifacts)
    });
    let lacking = finding.missing_from.iter().map(|document| {
        let lacks = message(&format!("{} lacks it", documents.name_of(document)));
        location(&documents.file_of(document), &lacks, None, artifacts)
    });
    let mut places = words.chain(lacking).take(LOCATIONS);
    let first: Vec<Value> = places.next().into_iter().collect();
    let related: Vec<Value> = places.collect();
    let baseline = if finding.known { "unchanged" } else { "new" };
    json!({
        "ruleId": finding.fact,
        "ruleIndex": rules.index(&finding.fact),
        "kind": kind(finding.verdict),
        "level": level(finding),
        "message": message(&format!("{}: {}", named(finding), finding.message)),
        "locations": first,
        "relatedLocations": (!related.is_empty()).then_some(related),
        "partialFingerprints": {"crosscheck/v1": finding.fingerprint},
        "suppressions": suppression(finding).map(|suppression| [suppression]),
        "baselineState": (finding.known || has_baseline).then_some(baseline),
        "properties": {
            "verdict": finding.verdict.name(),
            "gap": finding.gap.map(Gap::name),
            "key": finding.key,
        },
    })
}

/// What a person decided: a question is under review, and a decision that holds no longer suppresses nothing.
fn suppression(finding: &FindingRow) -> Option<Value> {
    let review = finding.review.as_ref().filter(|review| review.lapsed.is_none())?;
    let status = if review.settles() { "accepted" } else { "underReview" };
    Some(json!({"kind": "external", "status": status, "justification": reviewed(review)}))
}

/// Who says it, what it means, and which version it backs.
fn said(version: Option<usize>, row: &ObservationRow, documents: &Documents<'_>) -> String {
    let version = version.map(|at| format!(" (version {})", letter(at))).unwrap_or_default();
    let read = if row.read.is_empty() { &row.value.display } else { &row.read };
    format!("{}: {read}{version}", documents.voiced(row, ", "))
}
