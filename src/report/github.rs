//! Workflow commands of GitHub Actions, which put a finding beside the line of an article that it speaks of.
//!
//! A line is `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`, and nothing else is written. GitHub
//! shows ten annotations of each type for a step and drops the rest without a word, so that no more are written: of every
//! finding first the words that stand out, the most urgent first, then all other words that contradict them. A notice at the
//! end counts what there is, and what is not shown.

#[cfg(test)]
pub(super) mod grammar;

use std::collections::BTreeSet;
use std::fmt::Write;

use super::documents::{Documents, Place, STDIN};
use super::options::Options;
use super::page::{counted, named};
use super::review::{remark, standing};
use super::safe::{acts, safe};
use super::sentence::{Parts, parts};
use super::urgency::{by_urgency, in_order, is_pending};
use super::width::cut_end;
use crate::model::Severity;
use crate::wire::{FindingRow, ObservationRow, ProblemRow, Report};

/// The annotations of one type that GitHub shows for a step.
const SHOWN: usize = 10;
/// Columns of a sentence shown.
const ROOM: usize = 160;
/// Columns of a title: GitHub takes 255 characters.
const TITLE: usize = 200;
/// Columns of a line of a message: GitHub takes 4 KB.
const LONGEST: usize = 1000;

pub(super) fn render(report: &Report, _: &Options) -> String {
    let documents = Documents::new(&report.documents);
    let pending: Vec<&FindingRow> = by_urgency(report).into_iter().filter(|finding| is_pending(finding)).collect();
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for finding in pending {
        let mut places = places(finding, &documents).into_iter();
        first.extend(places.next());
        others.extend(places);
    }
    let problems = report.problems.iter().map(problem);
    let mut out = String::new();
    let mut left = 0;
    // One notice is kept for the last line.
    let mut room = [SHOWN - 1, SHOWN, SHOWN];
    for (severity, line) in first.into_iter().chain(problems).chain(others) {
        match room.get_mut(severity as usize) {
            Some(room) if *room > 0 => {
                *room -= 1;
                out.push_str(&line);
            }
            _ => left += 1,
        }
    }
    let more = if left > 0 { format!("; {} more not shown here", counted(left, "place")) } else { String::new() };
    out.push_str(&command(Severity::Info, None, "crosscheck", &format!("{}{more}", standing(report))));
    out
}

/// An annotation for each document that a reader of the finding has to look at, and for each version it gives.
fn places(finding: &FindingRow, documents: &Documents<'_>) -> Vec<(Severity, String)> {
    let title = format!("{}: {}", finding.verdict.name(), named(finding));
    let remark = remark(finding).map(|remark| format!(" [{remark}]")).unwrap_or_default();
    let line = |place: &Place<'_>, words: &str| {
        let message = format!("{}{remark}\nHere: {words}", safe(&finding.message));
        (finding.severity, command(finding.severity, Some(place), &title, &message))
    };
    let mut seen = BTreeSet::new();
    // What takes no part in the comparison contradicts nothing.
    let takes_part = |version: Option<usize>| finding.versions.is_empty() || version.is_some();
    let mut lines = Vec::new();
    for (version, row) in in_order(finding) {
        if takes_part(version) && seen.insert((row.document.as_str(), version)) {
            lines.push(line(&documents.place_of(row), &quote(row, documents)));
        }
    }
    lines.extend(finding.missing_from.iter().map(|document| {
        let words = format!("{} lacks it", documents.name_of(document));
        line(&documents.file_of(document), &words)
    }));
    if lines.is_empty() {
        lines.push((finding.severity, command(finding.severity, None, &title, &safe(&finding.message))));
    }
    lines
}

fn quote(row: &ObservationRow, documents: &Documents<'_>) -> String {
    let Parts { before, words, after } = parts(row, ROOM);
    let reason = if row.reason.is_empty() { String::new() } else { format!(" ({})", safe(&row.reason)) };
    format!("{}: “{before}{words}{after}”{reason}", documents.voiced(row, ", "))
}

fn problem(row: &ProblemRow) -> (Severity, String) {
    let severity = if row.warning { Severity::Warning } else { Severity::Error };
    let place = Place { path: &row.path, record: None, line: row.line.map(|line| line.max(1)), words: None };
    let help = row.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    let message = safe(&format!("{}{help}", row.message));
    (severity, command(severity, Some(&place), "problem with the input", &message))
}

/// One command on one line.
fn command(severity: Severity, place: Option<&Place<'_>>, title: &str, message: &str) -> String {
    let name = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut out = format!("::{name} ");
    // Writing to a String does not fail.
    if let Some(place) = place.filter(|place| place.path != STDIN) {
        // GitHub finds no file of a name that would act on a terminal, and puts the annotation with the run.
        let acts = place.path.chars().any(acts);
        let _ = write!(out, "file={},", property(&if acts { safe(place.path) } else { place.path.to_owned() }));
        if let Some(line) = place.line {
            let _ = write!(out, "line={line},");
            match place.words.map(|words| (words.column, words.end)) {
                None => {
                    let _ = write!(out, "endLine={line},");
                }
                Some((column, None)) => {
                    let _ = write!(out, "col={column},");
                }
                Some((column, Some(end))) => {
                    let _ = write!(out, "endLine={},", end.line);
                    // GitHub takes columns of a single line alone.
                    if end.line == line {
                        let _ = write!(out, "col={column},endColumn={},", end.column);
                    }
                }
            }
        }
    }
    let _ = writeln!(out, "title={}::{}", property(&shown(&safe(title), TITLE)), data(&shown(message, LONGEST)));
    out
}

/// Each line of a text cut to what an annotation holds, without the sign by which an older syntax knew commands.
fn shown(text: &str, columns: usize) -> String {
    let lines: Vec<String> = text.lines().map(|line| cut_end(line, columns)).collect();
    lines.join("\n").replace("##[", "## [")
}

/// What GitHub reads back as it was: as the toolkit of its actions escapes data.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same for a property, where a colon or comma would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn the_sample_as_commands() {
        let written = render(&sample::report(), &Options::default());
        for line in written.lines() {
            assert!(grammar::parse(line).is_ok(), "{line}");
        }
        insta::assert_snapshot!(written);
    }

    #[test]
    fn a_path_is_told_as_it_is() {
        let mut report = sample::report();
        let path = "news/a b#1, 50%: é水/harbour.txt";
        path.clone_into(&mut report.documents[0].path);
        let written = render(&report, &Options::default());
        let first = grammar::parse(written.lines().next().unwrap()).unwrap();
        assert_eq!(first.properties["file"], path);
        assert!(written.starts_with("::error file=news/a b#1%2C 50%25%3A é水/harbour.txt,line=12,"), "{written}");
    }

    #[test]
    fn no_more_is_written_than_is_shown() {
        let mut report = sample::report();
        report.findings = report.findings.iter().cycle().take(200).cloned().collect();
        let written = render(&report, &Options::default());
        for (name, most) in [("::error ", 10), ("::warning ", 10), ("::notice ", 10)] {
            assert_eq!(written.lines().filter(|line| line.starts_with(name)).count(), most);
        }
        let conflict = written.lines().position(|line| line.contains("title=conflict"));
        assert_eq!(conflict, Some(0), "the most urgent comes first");
        assert!(written.lines().last().unwrap().ends_with(" more not shown here"));
    }
}
