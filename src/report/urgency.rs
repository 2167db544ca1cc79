//! What a reader looks at first: of a report the findings by urgency, of a finding the words that stand out.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::Verdict;
use crate::wire::{FindingRow, ObservationRow, Report};

/// Whether a person has to look at it, unless one has.
pub(super) const fn needs_a_reader(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::Compatible | Verdict::Agree | Verdict::Single)
}

/// Whether a person has to look at it still.
pub(super) fn is_pending(finding: &FindingRow) -> bool {
    needs_a_reader(finding.verdict) && finding.is_open()
}

/// The findings of a report, what fails a run before what is only worth knowing, and what is settled or known behind
/// what is open. What is equally urgent stays in the order of the rules.
pub(super) fn by_urgency(report: &Report) -> Vec<&FindingRow> {
    let mut findings: Vec<&FindingRow> = report.findings.iter().collect();
    findings.sort_by_key(|finding| {
        let FindingRow { verdict, severity, gap, .. } = *finding;
        (!needs_a_reader(*verdict), !finding.is_open(), Reverse(*severity), *verdict, Reverse(*gap))
    });
    findings
}

/// The observations of a finding in the order in which a reader goes through them.
///
/// The first stands out: it is the first of the version that the fewest origins back, then the fewest documents; of
/// versions that are backed alike it is the one listed last. That says nothing of who is right, only where to begin.
pub(super) fn in_order(finding: &FindingRow) -> Vec<&ObservationRow> {
    let mut versions: Vec<_> = finding.versions.iter().rev().collect();
    versions.sort_by_key(|version| (version.origins, version.documents));
    let mut order: Vec<usize> = Vec::new();
    let mut seen = BTreeSet::new();
    let listed = versions.iter().flat_map(|version| version.observations.iter().copied());
    for at in listed.chain(0..finding.observations.len()) {
        if seen.insert(at) {
            order.push(at);
        }
    }
    order.into_iter().filter_map(|at| finding.observations.get(at)).collect()
}

/// The letter of the version that an observation of a finding backs.
pub(super) fn version_of(finding: &FindingRow, row: &ObservationRow) -> Option<usize> {
    let at = finding.observations.iter().position(|other| std::ptr::eq(other, row))?;
    finding.versions.iter().position(|version| version.observations.contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn what_fewest_back_stands_out() {
        let report = sample::report();
        let conflict = report.findings.iter().find(|finding| finding.verdict == Verdict::Conflict).unwrap();
        let order: Vec<(&str, usize)> =
            in_order(conflict).iter().map(|row| (row.document.as_str(), row.line)).collect();
        assert_eq!(order[..2], [("harbour.txt", 12), ("ledger.txt", 6)]);
        assert_eq!(order.len(), conflict.observations.len());
        assert_eq!(version_of(conflict, in_order(conflict)[0]), Some(1));
    }
}
