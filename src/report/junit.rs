//! `JUnit` XML, as the test pages of CI systems read it.
//!
//! One test case for each finding, so that what agrees is a test that passes. A contradiction fails where it fails the
//! run (`--fail-on`); lighter ones pass, with the same words as their output. What a person has settled or a baseline knows
//! is skipped, with the reason. Input that could not be read is a case in error.

mod xml;

use std::collections::BTreeMap;

use super::documents::Documents;
use super::options::Options;
use super::page::{letter, named, said};
use super::review::{counts, remark, tally};
use super::safe::safe;
use super::sentence::{Parts, parts};
use super::shared::{Shared, shared};
use super::urgency::by_version;
use crate::model::Verdict;
use crate::wire::{FindingRow, ObservationRow, ProblemRow, Report};
use xml::Element;

/// Columns of a sentence shown.
const ROOM: usize = 160;
/// The sentences shown of a version.
const ROWS: usize = 100;
/// What the cases of unreadable input are called after.
const PROBLEMS: &str = "input";

pub(super) fn render(report: &Report, options: &Options) -> String {
    let documents = Documents::new(&report.documents);
    let errors: Vec<&ProblemRow> = report.problems.iter().filter(|row| !row.warning).collect();
    let fates: Vec<Fate> = report.findings.iter().map(|finding| Fate::of(finding, options)).collect();
    let count = |wanted: fn(&Fate) -> bool| fates.iter().filter(|fate| wanted(fate)).count().to_string();
    let counts_of = |element: Element| {
        element
            .with("tests", (report.findings.len() + errors.len()).to_string())
            .with("failures", count(|fate| matches!(fate, Fate::Fails)))
            .with("errors", errors.len().to_string())
    };
    let mut suite = counts_of(Element::new("testsuite").with("name", &report.tool.name))
        .with("skipped", count(|fate| matches!(fate, Fate::Skipped(_))))
        .holding(properties(report));
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (finding, fate) in report.findings.iter().zip(&fates) {
        let name = case_name(finding, &documents);
        let times = names.entry(format!("{} {name}", finding.fact)).or_default();
        *times += 1;
        let name = if *times > 1 { format!("{name} ({times})") } else { name };
        suite = suite.holding(case(finding, &name, fate, &documents));
    }
    for row in &errors {
        let kind = Element::new("error").with("type", "problem").with("message", safe(&row.message));
        suite = suite.holding(named_case(PROBLEMS, &place(row)).holding(kind.text(told(row))));
    }
    let warnings: Vec<String> = report.problems.iter().filter(|row| row.warning).map(told).collect();
    if !warnings.is_empty() {
        suite = suite.holding(Element::new("system-err").text(warnings.join("\n")));
    }
    counts_of(Element::new("testsuites").with("name", &report.tool.name)).holding(suite).to_document()
}

/// What becomes of a finding as a test.
enum Fate {
    Passes,
    Fails,
    Skipped(String),
}

impl Fate {
    fn of(finding: &FindingRow, options: &Options) -> Self {
        let fails = finding.verdict.is_contradiction() && finding.severity >= options.fail_on;
        match remark(finding).filter(|_| !finding.is_open()) {
            Some(remark) if fails => Self::Skipped(remark),
            _ if fails && finding.is_open() => Self::Fails,
            _ => Self::Passes,
        }
    }
}

fn properties(report: &Report) -> Element {
    let property = |(name, value): (&str, String)| Element::new("property").with("name", name).with("value", value);
    let mut all =
        vec![("version", report.tool.version.clone()), ("schema", report.schema.clone()), ("summary", counts(report))];
    all.extend(tally(report).map(|tally| ("open", tally)));
    all.extend((report.left_out > 0).then(|| ("left out", report.left_out.to_string())));
    all.into_iter().map(property).fold(Element::new("properties"), Element::holding)
}

fn named_case(class: &str, name: &str) -> Element {
    Element::new("testcase").with("classname", safe(class)).with("name", safe(name))
}

/// The same from run to run as long as the rules are: title and key, and of what is off in one document its file.
fn case_name(finding: &FindingRow, documents: &Documents<'_>) -> String {
    let name = named(finding);
    let first = finding.observations.first().map(|row| documents.path_of(&row.document));
    match (finding.verdict, first) {
        (Verdict::Internal, Some(path)) => format!("{name} within {path}"),
        (Verdict::Missing, _) => format!("{name} where it is required"),
        _ => name,
    }
}

fn case(finding: &FindingRow, name: &str, fate: &Fate, documents: &Documents<'_>) -> Element {
    let case = named_case(&finding.fact, name);
    let words = words(finding, documents);
    let message = safe(&finding.message);
    match fate {
        Fate::Passes => case.holding(Element::new("system-out").text(words)),
        Fate::Fails => {
            let kind = format!("{} ({})", finding.verdict.name(), finding.severity.name());
            case.holding(Element::new("failure").with("type", kind).with("message", message).text(words))
        }
        Fate::Skipped(remark) => case
            .holding(Element::new("skipped").with("message", remark))
            .holding(Element::new("system-out").text(words)),
    }
}

/// The verdict with its sentence, and each source's words on a line.
fn words(finding: &FindingRow, documents: &Documents<'_>) -> String {
    let mut lines =
        vec![format!("{} ({}): {}", finding.verdict.name(), finding.severity.name(), safe(&finding.message))];
    lines.extend(remark(finding));
    for (version, rows) in by_version(finding) {
        let backed = version.and_then(|at| Some((at, finding.versions.get(at)?)));
        lines.extend(backed.map(|(at, version)| format!("{}  {}", letter(at), said(finding, version))));
        let groups = shared(rows.into_iter());
        lines.extend(groups.iter().take(ROWS).map(|shared| quote(shared, documents)));
        if groups.len() > ROWS {
            lines.push(format!("   and {} more", groups.len() - ROWS));
        }
    }
    lines.join("\n")
}

/// `   news/a.txt:3:26 Harbour Post, 2026-01-14, lead: Storm Petra cut power to «about 40,000 homes» on the island`
fn quote(shared: &Shared<'_>, documents: &Documents<'_>) -> String {
    let row = shared.first;
    let place =
        |row: &ObservationRow| format!("{}:{}:{}", safe(&documents.path_of(&row.document)), row.line, row.column);
    let Parts { before, words, after } = parts(row, ROOM);
    let again = shared.again.iter().map(|row| format!("{}:{}", row.line, row.column));
    let copies = shared.copies.iter().map(|row| place(row));
    let others: Vec<String> = again.chain(copies).collect();
    let others = if others.is_empty() { String::new() } else { format!(" (also at {})", others.join(", ")) };
    format!("   {} {}: {before}«{words}»{after}{others}", place(row), documents.voiced(row, ", "))
}

/// `news/broken.json:3:14`
fn place(row: &ProblemRow) -> String {
    let place = row.line.zip(row.column).map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
    format!("{}{place}", safe(&row.path))
}

fn told(row: &ProblemRow) -> String {
    let help = row.help.as_ref().map(|help| format!(" ({})", safe(help))).unwrap_or_default();
    format!("{} {}{help}", place(row), safe(&row.message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Severity;
    use crate::report::sample;

    #[test]
    fn the_sample_as_test_cases() {
        let mut report = sample::report();
        report.tool.version = "0.0.0".to_owned();
        insta::assert_snapshot!(render(&report, &Options::default()));
    }

    #[test]
    fn what_fails_the_run_fails_and_the_counts_are_those_of_the_cases() {
        let report = sample::report();
        for fail_on in Severity::ALL {
            let written = render(&report, &Options { fail_on, ..Options::default() });
            let document = roxmltree::Document::parse(&written).unwrap();
            let suite = document.root_element().first_element_child().unwrap();
            let count = |name: &str| suite.descendants().filter(|node| node.has_tag_name(name)).count().to_string();
            for (attribute, element) in
                [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
            {
                assert_eq!(suite.attribute(attribute), Some(count(element).as_str()), "{attribute}");
            }
            let failing = |finding: &&FindingRow| {
                finding.verdict.is_contradiction() && finding.severity >= fail_on && finding.is_open()
            };
            assert_eq!(count("failure"), report.findings.iter().filter(failing).count().to_string());
        }
    }
}
