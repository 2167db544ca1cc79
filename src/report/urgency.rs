//! What a reader looks at first: of a report the findings by urgency, of a finding the words that stand out.

use std::cmp::Reverse;

use crate::model::Verdict;
use crate::wire::{FindingRow, ObservationRow, Report};

/// Whether a person has to look at it, unless one has.
pub(super) const fn needs_a_reader(verdict: Verdict) -> bool {
    verdict.needs_a_reader()
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

/// An observation, and the version that it backs if it takes part in the comparison.
pub(super) type Backing<'r> = (Option<usize>, &'r ObservationRow);

/// The observations of a finding as they are listed.
pub(super) fn backings(finding: &FindingRow) -> Vec<Backing<'_>> {
    let mut backings: Vec<Backing<'_>> = finding.observations.iter().map(|row| (None, row)).collect();
    for (version, row) in finding.versions.iter().enumerate() {
        for at in &row.observations {
            if let Some((backed, _)) = backings.get_mut(*at) {
                backed.get_or_insert(version);
            }
        }
    }
    backings
}

/// The observations of a finding in the order in which a reader goes through them.
///
/// The first stands out: it is the first of the version that the fewest origins back, then the fewest documents; of
/// versions that are backed alike it is the one listed last. That says nothing of who is right, only where to begin.
pub(super) fn in_order(finding: &FindingRow) -> Vec<Backing<'_>> {
    let mut backings = backings(finding);
    let support = |version: usize| finding.versions.get(version).map(|row| (row.origins, row.documents));
    backings
        .sort_by_key(|(version, _)| version.map_or((true, None, Reverse(0)), |at| (false, support(at), Reverse(at))));
    backings
}

/// The observations of each version, and last those that back none.
pub(super) fn by_version(finding: &FindingRow) -> Vec<(Option<usize>, Vec<&ObservationRow>)> {
    let mut rows: Vec<(Option<usize>, Vec<&ObservationRow>)> = Vec::new();
    let mut backings = backings(finding);
    backings.sort_by_key(|(version, _)| version.unwrap_or(usize::MAX));
    for (version, row) in backings {
        match rows.last_mut().filter(|(last, _)| *last == version) {
            Some((_, others)) => others.push(row),
            None => rows.push((version, vec![row])),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn what_fewest_back_stands_out() {
        let report = sample::report();
        let conflict = report.findings.iter().find(|finding| finding.verdict == Verdict::Conflict).unwrap();
        let order: Vec<_> =
            in_order(conflict).iter().map(|(version, row)| (*version, row.document.as_str(), row.line)).collect();
        assert_eq!(order[..2], [(Some(1), "harbour.txt", 12), (Some(0), "ledger.txt", 6)]);
        assert_eq!(order.last(), Some(&(None, "notes.txt", 4)));
        assert_eq!(order.len(), conflict.observations.len());
        let sizes: Vec<_> = by_version(conflict).iter().map(|(version, rows)| (*version, rows.len())).collect();
        assert_eq!(sizes, [(Some(0), 3), (Some(1), 1), (None, 1)]);
    }
}
