//! A report as a comment on a pull request: what needs a person first, the rest folded away.
//!
//! What articles and rules say is data: nothing of it can open a table, a link, a mention, an image or a tag.

use std::fmt::Write;

use super::documents::Documents;
use super::markup::{LONGEST, code, plain, quote};
use super::options::Options;
use super::page::{counted, letter, named, said};
use super::review::{remark, standing, to_look_at};
use super::safe::safe;
use super::shared::{Shared, shared};
use super::urgency::{by_urgency, by_version, is_pending, needs_a_reader};
use crate::wire::{FindingRow, ObservationRow, ProblemRow, Report};

/// The observations shown of one finding.
const ROWS: usize = 20;
/// The copies of one text that are named.
const COPIES: usize = 3;
/// Columns of a sentence shown.
const ROOM: usize = 160;

pub(super) fn render(report: &Report, _: &Options) -> String {
    let documents = Documents::new(&report.documents);
    let mut page = Page { out: format!("### crosscheck: {}\n\n{}\n", to_look_at(report), standing(report)) };
    let (open, rest): (Vec<&FindingRow>, Vec<_>) =
        by_urgency(report).into_iter().partition(|finding| is_pending(finding));
    let sections: Vec<String> = open.iter().map(|finding| section(finding, &documents)).collect();
    page.all(&sections, "finding", "");
    let (closed, calm): (Vec<&FindingRow>, Vec<_>) =
        rest.into_iter().partition(|finding| needs_a_reader(finding.verdict));
    page.folded("settled, or known to the baseline", &closed.into_iter().map(line).collect::<Vec<_>>());
    page.folded("that do not contradict each other", &calm.into_iter().map(line).collect::<Vec<_>>());
    let problems: Vec<String> = report.problems.iter().map(problem).collect();
    page.all(&problems, "problem", "\n#### Problems with the articles\n\n");
    page.out
}

/// A comment being written, as long as it may be and no longer.
struct Page {
    out: String,
}

impl Page {
    /// The parts that fit, under their heading, and how many of them do not.
    fn all(&mut self, parts: &[String], noun: &str, heading: &str) {
        if parts.is_empty() {
            return;
        }
        self.out.push_str(heading);
        let mut left = parts.len();
        for part in parts {
            if self.out.len() + part.len() > LONGEST {
                break;
            }
            self.out.push_str(part);
            left -= 1;
        }
        if left > 0 {
            // Writing to a String does not fail.
            let _ = write!(self.out, "\n{} more: `crosscheck check` shows all of them.\n", counted(left, noun));
        }
    }

    /// Lines that a reader unfolds.
    fn folded(&mut self, what: &str, lines: &[String]) {
        if lines.is_empty() || self.out.len() > LONGEST {
            return;
        }
        let number = counted(lines.len(), "finding");
        let _ = write!(self.out, "\n<details><summary>{number} {what}</summary>\n\n");
        self.all(lines, "finding", "");
        self.out.push_str("\n</details>\n");
    }
}

/// A finding in full: its sentence, and a table of who says what.
fn section(finding: &FindingRow, documents: &Documents<'_>) -> String {
    let gap = finding.gap.map(|gap| format!(", {} gap", gap.name())).unwrap_or_default();
    let weight =
        if finding.verdict.is_contradiction() { format!(" ({}{gap})", finding.severity.name()) } else { String::new() };
    let mut out = format!(
        "\n#### {}: {} {}{weight}\n\n{}\n",
        finding.verdict.name(),
        plain(&named(finding)),
        code(&finding.fact),
        plain(&finding.message)
    );
    if let Some(remark) = remark(finding) {
        let _ = write!(out, "\n_{}_\n", plain(&remark));
    }
    let mut rows = Vec::new();
    for (version, observations) in by_version(finding) {
        rows.extend(shared(observations.into_iter()).into_iter().map(|shared| (version, shared)));
    }
    if !rows.is_empty() {
        out.push_str("\n| | says | source | words |\n| --- | --- | --- | --- |\n");
        out.extend(rows.iter().take(ROWS).map(|(version, row)| observation(finding, *version, row, documents)));
        if rows.len() > ROWS {
            let _ = write!(out, "\nand {} more\n", rows.len() - ROWS);
        }
    }
    let absent: Vec<String> = finding.missing_from.iter().take(ROWS).map(|id| code(&documents.path_of(id))).collect();
    if !absent.is_empty() {
        let more = finding.missing_from.len().saturating_sub(ROWS);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let _ = write!(out, "\nlacking in {}{more}\n", absent.join(", "));
    }
    out
}

/// `| A | about 40,000 homes | Harbour Post, 2026-01-14<br>news/harbour-post.txt:3 | … to about 40,000 homes … |`
fn observation(finding: &FindingRow, version: Option<usize>, shared: &Shared<'_>, documents: &Documents<'_>) -> String {
    let row = shared.first;
    let says = version.and_then(|at| finding.versions.get(at));
    let says = says.map_or_else(|| safe(&row.value.display), |version| said(finding, version));
    let place = |row: &ObservationRow| format!("{}:{}", code(&documents.path_of(&row.document)), row.line);
    let mut source = format!("{}<br>{}", plain(&documents.voiced(row, " · ")), place(row));
    for again in shared.again.iter().take(ROWS) {
        let _ = write!(source, ", {}", again.line);
    }
    for copy in shared.copies.iter().take(COPIES) {
        let _ = write!(source, "<br>the same words: {}<br>{}", plain(&documents.name_of(&copy.document)), place(copy));
    }
    if shared.copies.len() > COPIES {
        let _ = write!(source, "<br>and in {} more", counted(shared.copies.len() - COPIES, "document"));
    }
    let version = version.map(letter).unwrap_or_default();
    format!("| {version} | {} | {source} | {} |\n", plain(&says), quote(row, ROOM))
}

/// `- agree: Strongest gust: 140 km/h`, with what was decided where something was.
fn line(finding: &FindingRow) -> String {
    let values: Vec<String> = finding.versions.iter().map(|version| said(finding, version)).collect();
    let values = if values.is_empty() { finding.message.clone() } else { values.join(" / ") };
    let remark = remark(finding).map(|remark| format!(" — {}", plain(&remark))).unwrap_or_default();
    format!("- {}: {}: {}{remark}\n", finding.verdict.name(), plain(&named(finding)), plain(&values))
}

fn problem(row: &ProblemRow) -> String {
    let place = row.line.map(|line| format!(":{line}")).unwrap_or_default();
    let help = row.help.as_ref().map(|help| format!(" ({})", plain(help))).unwrap_or_default();
    format!("- {}{place} {}{help}\n", code(&row.path), plain(&row.message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn the_sample_as_a_comment() {
        insta::assert_snapshot!(render(&sample::report(), &Options::default()));
    }

    #[test]
    fn a_comment_is_never_too_long_to_be_posted() {
        let mut report = sample::report();
        report.findings = report.findings.iter().cycle().take(2000).cloned().collect();
        report.problems = report.problems.iter().cycle().take(2000).cloned().collect();
        let comment = render(&report, &Options::default());
        assert!(comment.len() < 65_000, "{}", comment.len());
        assert!(comment.contains(" findings more: `crosscheck check` shows all of them."));
        assert!(!comment.contains("<details>") || comment.contains("</details>"));
    }
}
