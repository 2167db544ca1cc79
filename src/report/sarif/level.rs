//! Kind and level: what a verdict and its severity are called in SARIF.

use crate::model::{Severity, Verdict};
use crate::wire::FindingRow;

/// Whether a result fails, is there to be reviewed, or only says how things stand.
pub(super) const fn kind(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict | Verdict::Internal | Verdict::Missing => "fail",
        Verdict::Disputed => "review",
        Verdict::Superseded => "informational",
        Verdict::Compatible | Verdict::Agree | Verdict::Single => "pass",
    }
}

/// Only what fails has a level other than none (3.27.10).
pub(super) const fn level(finding: &FindingRow) -> &'static str {
    match (finding.verdict.is_contradiction(), finding.severity) {
        (false, _) => "none",
        (true, Severity::Error) => "error",
        (true, Severity::Warning) => "warning",
        (true, Severity::Info) => "note",
    }
}
