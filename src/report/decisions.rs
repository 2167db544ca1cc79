//! What people decided about findings, and what is open still.

use super::finding::titled;
use super::options::Options;
use super::page::{Page, counted};
use super::palette::Role;
use super::review::reviewed;
use super::safe::safe;
use super::width::pad;
use crate::wire::{FindingRow, Report, ReviewRow, StaleRow};

/// The columns of a state, the longest of which is "confirmed" and "dismissed".
const STATE: usize = 11;

/// Every finding that needs a person or has had one, with its fingerprint; then decisions on what is found no more,
/// and on what was not asked.
pub fn decisions(report: &Report, unasked: &[StaleRow], options: &Options) -> String {
    let mut page = Page::new(&report.documents, options);
    let mut counts = [0; 4];
    let shown = report.findings.iter().filter(|finding| finding.review.is_some() || finding.verdict.needs_a_reader());
    for finding in shown {
        let (state, count) = match &finding.review {
            None => ("open", 0),
            Some(ReviewRow { lapsed: Some(_), .. }) => ("lapsed", 1),
            Some(review) if !review.decision.settles() => (review.decision.name(), 2),
            Some(review) => (review.decision.name(), 3),
        };
        if let Some(count) = counts.get_mut(count) {
            *count += 1;
        }
        item(&mut page, finding, state);
    }
    stale(&mut page, &report.coverage.stale_reviews);
    homeless(&mut page, "Decided on and not asked", unasked);
    page.gap();
    let [open, lapsed, asked, decided] = counts;
    let asked_part = if asked == 0 { String::new() } else { format!("{asked} asked, ") };
    let all = counted(open + lapsed + asked + decided, "finding");
    let text = format!("{all}: {open} open, {lapsed} lapsed, {asked_part}{decided} decided");
    let rest = [(report.coverage.stale_reviews.len(), "on nothing"), (unasked.len(), "not asked")];
    let rest = rest.iter().filter(|(count, _)| *count > 0);
    let rest = rest.map(|(count, what)| format!("{} {what}", counted(*count, "decision")));
    let parts: Vec<String> = std::iter::once(text).chain(rest).collect();
    page.titled(Role::Title, "", &parts.join("; "));
    page.out
}

/// `dismissed  3f2a9c0d11e2b3a4  conflict  Boats that were lost`
fn item(page: &mut Page<'_>, finding: &FindingRow, state: &str) {
    let head = format!("{}{}  ", pad(state, STATE), safe(&finding.fingerprint));
    let title = format!("{}{}{}", finding.verdict.name(), page.palette.dot(), titled(page, finding));
    page.hanging((Role::of(finding.verdict), &head), (Role::Title, &title));
    page.item(Role::Aside, &pad("", STATE), &safe(&finding.message));
    if let Some(review) = &finding.review {
        page.item(Role::Aside, &pad("", STATE), &reviewed(review));
    }
}

/// Decisions on what is found no more.
pub(super) fn stale(page: &mut Page<'_>, rows: &[StaleRow]) {
    homeless(page, "Decided on and found no more", rows);
}

/// Decisions without a finding.
fn homeless(page: &mut Page<'_>, heading: &str, rows: &[StaleRow]) {
    if rows.is_empty() {
        return;
    }
    page.heading(heading);
    for row in rows {
        let key: Vec<String> = row.key.iter().map(|(slot, name)| safe(&format!("{slot}: {name}"))).collect();
        let key = if key.is_empty() { String::new() } else { format!("{}{}", page.palette.dot(), key.join(", ")) };
        let text = format!("{}  {}{key}: {}", safe(&row.fingerprint), safe(&row.fact), reviewed(&row.review));
        page.item(Role::Aside, "  ", &text);
    }
}
