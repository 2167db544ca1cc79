//! The report as a fact-checker reads it: what needs a person first, then all facts against all documents.

use super::decisions::stale;
use super::documents::name;
use super::finding::{block, line};
use super::matrix;
use super::options::Options;
use super::page::Page;
use super::palette::Role;
use super::review::standing;
use super::safe::safe;
use super::urgency::{by_urgency, is_pending};
use crate::wire::{ProblemRow, Report};

pub(super) fn render(report: &Report, options: &Options) -> String {
    let mut page = Page::new(&report.documents, options);
    for finding in by_urgency(report) {
        if options.verbose || is_pending(finding) {
            block(&mut page, finding);
        } else {
            line(&mut page, finding);
        }
    }
    matrix::write(&mut page, report);
    never_found(&mut page, report);
    idle_phrases(&mut page, report);
    unparsed(&mut page, report);
    passed_over(&mut page, report);
    stale(&mut page, &report.coverage.stale_reviews);
    problems(&mut page, report);
    page.gap();
    page.titled(Role::Title, "", &standing(report));
    page.out
}

fn never_found(page: &mut Page<'_>, report: &Report) {
    let ids = &report.coverage.facts_never_found;
    if !ids.is_empty() {
        page.heading("Found in no document");
        page.item(Role::Aside, "  ", &safe(&ids.join(", ")));
    }
}

/// `call-date 3 of 7, call-length 1 of 5`; where everything is shown, each phrase.
fn idle_phrases(page: &mut Page<'_>, report: &Report) {
    let rows = &report.coverage.phrases_never_found;
    if rows.is_empty() {
        return;
    }
    page.heading("Phrases that found nothing");
    if page.verbose {
        for (row, phrase) in rows.iter().flat_map(|row| row.phrases.iter().map(move |phrase| (row, phrase))) {
            page.item(Role::Aside, "  ", &format!("{}: {}", safe(&row.fact), safe(phrase)));
        }
    } else {
        let counts: Vec<String> =
            rows.iter().map(|row| format!("{} {} of {}", safe(&row.fact), row.phrases.len(), row.of)).collect();
        page.item(Role::Aside, "  ", &counts.join(", "));
    }
}

fn unparsed(page: &mut Page<'_>, report: &Report) {
    let rows = &report.coverage.unparsed;
    if rows.is_empty() {
        return;
    }
    page.heading("Met and not understood");
    let shown = if page.verbose { rows.len() } else { 5 };
    for row in rows.iter().take(shown) {
        let text = format!("{}:{} “{}”", safe(&page.path_of(&row.document)), row.line, safe(&row.written));
        page.item(Role::Aside, "  ", &text);
    }
    if rows.len() > shown {
        page.item(Role::Aside, "  ", &format!("and {} more", rows.len() - shown));
    }
}

fn passed_over(page: &mut Page<'_>, report: &Report) {
    let rows = report.documents.iter().filter_map(|row| Some((row, row.passed_over.as_ref()?)));
    for (at, (row, reason)) in rows.enumerate() {
        if at == 0 {
            page.heading("Passed over");
        }
        page.item(Role::Aside, "  ", &format!("{} ({}): {}", safe(&page.path_of(&row.id)), name(row), safe(reason)));
    }
}

fn problems(page: &mut Page<'_>, report: &Report) {
    if !report.problems.is_empty() {
        page.heading("Problems");
    }
    for row in &report.problems {
        let ProblemRow { path, line, column, message, .. } = row;
        let place = line.zip(*column).map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        page.item(Role::Aside, "  ", &format!("{}{place} {}", safe(path), safe(message)));
        if let Some(help) = &row.help {
            page.item(Role::Aside, "    help: ", &safe(help));
        }
    }
}
