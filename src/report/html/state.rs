//! Whether a person still has to look at a finding.

use crate::wire::FindingRow;

/// What a finding can be to a person who goes through all of them.
pub(super) const STATES: [&str; 3] = ["open", "reviewed", "known"];

/// Which of [`STATES`] a finding is in.
pub(super) fn state(finding: &FindingRow) -> &'static str {
    let [open, reviewed, known] = STATES;
    if finding.is_open() {
        open
    } else if finding.known {
        known
    } else {
        reviewed
    }
}
