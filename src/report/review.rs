//! Where a report stands: its counts, what people decided about findings and what a baseline knows of them, in the words
//! that all formats share.

use std::collections::BTreeSet;

use super::page::counted;
use super::safe::safe;
use super::urgency::{is_pending, needs_a_reader};
use crate::model::{Decision, Verdict};
use crate::wire::{FindingRow, Report, ReviewRow};

/// What a finding is marked with: "dismissed by A. Holm on 2025-03-20: two storms", "known to the baseline".
pub(super) fn remark(finding: &FindingRow) -> Option<String> {
    let known = (finding.known && needs_a_reader(finding.verdict)).then(|| "known to the baseline".to_owned());
    let parts: Vec<String> = finding.review.as_ref().map(reviewed).into_iter().chain(known).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// A review in a sentence, with what became of it where it holds no longer.
pub(super) fn reviewed(review: &ReviewRow) -> String {
    let said = match review.decision {
        Decision::Ask => "asked",
        decision => decision.name(),
    };
    let by = review.by.as_ref().map(|by| format!(" by {}", safe(by))).unwrap_or_default();
    let on = review.date.as_ref().map(|date| format!(" on {}", safe(date))).unwrap_or_default();
    let until = review.expires.as_ref().map(|date| format!(" until {}", safe(date))).unwrap_or_default();
    let reason = review.reason.as_ref().map(|reason| format!(": {}", safe(reason))).unwrap_or_default();
    match &review.lapsed {
        Some(lapsed) => format!("open again, {}; it was {said}{by}{on}{reason}", safe(lapsed).trim_end_matches('.')),
        None => format!("{said}{by}{on}{until}{reason}"),
    }
}

/// `5 documents, 27 facts: 1 conflict, 1 disputed; 1 open, 1 settled; 4 findings left out; 2 problems`: what
/// there is, where it stands, and what is missing from both.
pub(super) fn standing(report: &Report) -> String {
    let left_out = (report.left_out > 0).then(|| format!("{} left out", counted(report.left_out, "finding")));
    let unread = (unread(report) > 0).then(|| counted(unread(report), "problem"));
    let parts: Vec<String> =
        std::iter::once(counts(report)).chain(tally(report)).chain(left_out).chain(unread).collect();
    parts.join("; ")
}

/// How often something could not be read; what a run went on with is not meant.
pub(super) fn unread(report: &Report) -> usize {
    report.problems.iter().filter(|row| !row.warning).count()
}

/// `5 documents, 27 facts: 1 conflict, 1 disputed, 20 agree`
pub(super) fn counts(report: &Report) -> String {
    let ids: BTreeSet<&str> = report.findings.iter().map(|finding| finding.fact.as_str()).collect();
    let facts = report.coverage.facts.max(ids.len());
    let counts: Vec<String> = Verdict::all()
        .filter_map(|verdict| {
            let number = report.findings.iter().filter(|finding| finding.verdict == verdict).count();
            (number > 0).then(|| format!("{number} {}", verdict.name()))
        })
        .collect();
    let counts = match (counts.is_empty(), report.left_out) {
        (false, _) => counts.join(", "),
        (true, 0) => "nothing found".to_owned(),
        (true, _) => "nothing to show".to_owned(),
    };
    let documents = counted(report.coverage.documents.max(report.documents.len()), "document");
    format!("{documents}, {}: {counts}", counted(facts, "fact"))
}

/// "2 open, 1 settled, 3 known" of those that need a reader; none where nothing is settled and nothing is known.
pub(super) fn tally(report: &Report) -> Option<String> {
    let asked: Vec<&FindingRow> = report.findings.iter().filter(|finding| needs_a_reader(finding.verdict)).collect();
    let open = asked.iter().filter(|finding| is_pending(finding)).count();
    let settled = asked.iter().filter(|finding| is_settled(finding)).count();
    let known = asked.len() - open - settled;
    let others = [(settled, "settled"), (known, "known")];
    let parts: Vec<String> = std::iter::once(format!("{open} open"))
        .chain(others.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}")))
        .collect();
    (open < asked.len()).then(|| parts.join(", "))
}

/// "3 findings to look at"
pub(super) fn to_look_at(report: &Report) -> String {
    match report.findings.iter().filter(|finding| is_pending(finding)).count() {
        0 => "nothing to look at".to_owned(),
        number => format!("{} to look at", counted(number, "finding")),
    }
}

fn is_settled(finding: &FindingRow) -> bool {
    finding.review.as_ref().is_some_and(ReviewRow::settles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_report_without_findings_says_what_it_leaves_out_and_what_it_could_not_read() {
        let mut report = Report { findings: Vec::new(), ..sample::report() };
        assert_eq!(standing(&report), "6 documents, 12 facts: nothing found; 1 problem");
        report.left_out = 4;
        report.problems[0].warning = true;
        assert_eq!(standing(&report), "6 documents, 12 facts: nothing to show; 4 findings left out");
    }

    #[test]
    fn a_review_is_told_in_a_sentence() {
        let of = |text: &str| Some(text.to_owned());
        let dismissed = ReviewRow {
            decision: Decision::Dismissed,
            reason: of("two storms"),
            by: of("A. Holm"),
            date: of("2025-03-20"),
            expires: None,
            lapsed: None,
        };
        let ask = ReviewRow { decision: Decision::Ask, reason: None, expires: of("2025-04-01"), ..dismissed.clone() };
        let bare = ReviewRow { decision: Decision::Confirmed, by: None, date: None, expires: None, ..ask.clone() };
        let lapsed = ReviewRow { lapsed: of("the value of Harbour Post changed."), ..dismissed.clone() };
        for (review, told) in [
            (&dismissed, "dismissed by A. Holm on 2025-03-20: two storms"),
            (&ask, "asked by A. Holm on 2025-03-20 until 2025-04-01"),
            (&bare, "confirmed"),
            (
                &lapsed,
                "open again, the value of Harbour Post changed; it was dismissed by A. Holm on 2025-03-20: two storms",
            ),
        ] {
            assert_eq!(reviewed(review), told);
        }
    }
}
