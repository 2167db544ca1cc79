//! One finding on the page: in full where it needs a person, on one line where it does not.

use std::collections::BTreeSet;

use miette::Severity;

use super::excerpt::{self, Excerpt, Note, Shown};
use super::page::{Page, counted, key, letter, said};
use super::palette::Role;
use super::review::remark;
use super::safe::safe;
use super::shared::{Shared, shared};
use super::width::pad;
use crate::wire::{FindingRow, ObservationRow, VersionRow};

/// The columns of a verdict, the longest of which is "superseded".
pub(super) const VERDICT: usize = 12;
/// The excerpts of a version that are shown when not all are asked for.
const EXCERPTS: usize = 5;

/// `agree       Length of the ceasefire: 30 d (5 documents, 4 origins)`
pub(super) fn line(page: &mut Page<'_>, finding: &FindingRow) {
    let values: Vec<String> = finding.versions.iter().map(|version| said(finding, version)).collect();
    let values = if values.is_empty() { safe(&finding.message) } else { values.join(" / ") };
    let text = format!("{}: {values}{}", titled(page, finding), support(finding));
    page.item(Role::of(finding.verdict), &pad(finding.verdict.name(), VERDICT), &text);
    mark(page, finding);
}

/// What somebody decided about it, or that a baseline has it.
fn mark(page: &mut Page<'_>, finding: &FindingRow) {
    if let Some(remark) = remark(finding) {
        let role = if finding.is_open() { Role::Caution } else { Role::Calm };
        page.item(role, &pad("", VERDICT), &remark);
    }
}

/// The verdict, the versions and every observation with its words.
pub(super) fn block(page: &mut Page<'_>, finding: &FindingRow) {
    page.gap();
    head(page, finding);
    let mut shown = BTreeSet::new();
    for (at, version) in finding.versions.iter().enumerate() {
        page.gap();
        let support = format!("{}, {}", counted(version.documents, "document"), counted(version.origins, "origin"));
        let dash = page.palette.sign("—", "-");
        let text = format!("{} {dash} {support}", said(finding, version));
        page.item(Role::of(finding.verdict), &format!("  {}  ", letter(at)), &text);
        observations(page, finding, &version.observations);
        shown.extend(version.observations.iter().copied());
    }
    let rest: Vec<usize> = (0..finding.observations.len()).filter(|at| !shown.contains(at)).collect();
    if !rest.is_empty() && !finding.versions.is_empty() {
        page.gap();
        page.item(Role::Aside, "  ", "besides, and compared with none of these:");
    }
    observations(page, finding, &rest);
    page.gap();
}

/// The verdict and what it is about.
pub(super) fn head(page: &mut Page<'_>, finding: &FindingRow) {
    let weight = match (finding.verdict.is_contradiction(), finding.gap) {
        (true, Some(gap)) => format!(" ({}, {} gap)", finding.severity.name(), gap.name()),
        (true, None) => format!(" ({})", finding.severity.name()),
        (false, _) => String::new(),
    };
    let verdict = pad(finding.verdict.name(), VERDICT);
    let title = titled(page, finding) + &weight;
    page.titled(Role::of(finding.verdict), &verdict, &title);
    page.item(Role::Aside, &pad("", VERDICT), &safe(&finding.message));
    mark(page, finding);
}

/// The title with the key: "Drones fired · side: ukraine".
pub(super) fn titled(page: &Page<'_>, finding: &FindingRow) -> String {
    let key = key(finding);
    let title = safe(&finding.title);
    if key.is_empty() { title } else { format!("{title}{}{key}", page.palette.dot()) }
}

fn support(finding: &FindingRow) -> String {
    match finding.versions.as_slice() {
        [] => String::new(),
        [VersionRow { documents, origins, .. }] => {
            format!(" ({}, {})", counted(*documents, "document"), counted(*origins, "origin"))
        }
        _ => {
            let documents: BTreeSet<&str> = finding.observations.iter().map(|row| row.document.as_str()).collect();
            format!(" ({})", counted(documents.len(), "document"))
        }
    }
}

/// The observations `at` of a finding. What says the same in the same words, or says it again in one document, shares
/// one excerpt, and after the first few excerpts the words of the others are given on a line each.
fn observations(page: &mut Page<'_>, finding: &FindingRow, at: &[usize]) {
    let rows = at.iter().filter_map(|at| finding.observations.get(*at));
    let groups: Vec<Shared<'_>> = if page.verbose { rows.map(Shared::of).collect() } else { shared(rows) };
    let full = if page.verbose { groups.len() } else { EXCERPTS };
    for (at, shared) in groups.iter().enumerate() {
        if at < full {
            observation(page, shared);
        } else {
            std::iter::once(&shared.first).chain(&shared.copies).for_each(|row| mention(page, row));
        }
    }
}

fn observation(page: &mut Page<'_>, shared: &Shared<'_>) {
    let row = shared.first;
    let path = page.path_of(&row.document).into_owned();
    let read = if row.read.is_empty() { &row.value.display } else { &row.read };
    let (label, taken) = excerpt::label(read, page.columns);
    let has_words = !row.sentence.trim().is_empty();
    let mut message = page.voiced(row);
    if !has_words {
        message = [message, label.clone(), place(page, row)].join(page.palette.dot());
    }
    let shown =
        Shown { sentence: &row.sentence, mark: row.mark.start..row.mark.end, line: row.line, column: row.column };
    let note = Note {
        message,
        severity: Severity::Advice,
        excerpt: has_words.then(|| Excerpt::of_sentence(&path, &shown, taken, page.columns)),
        label: Some(label),
        help: None,
    };
    let note = note.render(page.palette, page.columns);
    page.out.push_str(&note);
    if !row.reason.is_empty() {
        let sign = page.palette.sign("    → ", "    -> ");
        page.item(Role::Aside, sign, &safe(&row.reason));
    }
    for copy in &shared.copies {
        let text = format!("the same words: {} ({})", page.name_of(&copy.document), place(page, copy));
        page.item(Role::Aside, "    = ", &text);
    }
    if !shared.again.is_empty() {
        let places: Vec<String> = shared.again.iter().map(|row| format!("{}:{}", row.line, row.column)).collect();
        page.item(Role::Aside, "    = ", &format!("again at {}", places.join(", ")));
    }
}

/// An observation on one line: who says it, the words alone, and where they stand.
fn mention(page: &mut Page<'_>, row: &ObservationRow) {
    let dot = page.palette.dot();
    let text = format!("{}{dot}“{}” ({})", page.voiced(row), safe(&row.written), place(page, row));
    page.item(Role::Aside, page.palette.sign("  • ", "  * "), &text);
}

fn place(page: &Page<'_>, row: &ObservationRow) -> String {
    format!("{}:{}:{}", safe(&page.path_of(&row.document)), row.line, row.column)
}
