//! What the page shows, as plain data for its templates.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::article::Article;
use super::document::{Sources, publisher};
use super::grid::Grid;
use super::rest::Rest;
use super::state::STATES;
use super::summary::Summary;
use crate::model::{Severity, Verdict};
use crate::report::options::Options;
use crate::report::urgency::{by_urgency, is_pending};
use crate::wire::{FindingRow, Report};

/// Findings that are open from the start; more than that nobody reads at once.
const OPEN: usize = 20;

/// The whole page.
#[derive(Debug, Serialize)]
pub(super) struct View {
    version: String,
    summary: Summary,
    filters: Filters,
    grid: Option<Grid>,
    findings: Vec<Article>,
    rest: Rest,
}

/// What a reader can choose from.
#[derive(Debug, Serialize)]
struct Filters {
    verdicts: Vec<Choice>,
    severities: Vec<Choice>,
    states: [&'static str; 3],
    publishers: Vec<String>,
    facts: Vec<(String, String)>,
}

/// One of several, and how many findings have it.
#[derive(Debug, Serialize)]
struct Choice {
    name: &'static str,
    number: usize,
}

impl View {
    pub(super) fn of(report: &Report, options: &Options) -> Self {
        let sources = Sources::of(&report.documents);
        let order = by_urgency(report);
        let publishers = publishers(report);
        let mut open = 0;
        let articles = order.iter().map(|finding| {
            let urgent = is_pending(finding) && open < OPEN;
            open += usize::from(urgent);
            Article::of(finding, &sources, &publishers, urgent || options.verbose)
        });
        let findings: Vec<Article> = articles.collect();
        let ids: Vec<String> = order.iter().map(|finding| finding.fingerprint.clone()).collect();
        Self {
            version: report.tool.version.clone(),
            summary: Summary::of(report),
            filters: Filters::of(report, &publishers),
            grid: Grid::of(report, &order, &ids, &sources),
            findings,
            rest: Rest::of(report, &sources),
        }
    }
}

/// Who printed the documents of the findings, by name, each with its number.
fn publishers(report: &Report) -> BTreeMap<&str, usize> {
    let names: BTreeSet<&str> =
        report.documents.iter().filter(|row| row.passed_over.is_none()).map(publisher).collect();
    names.into_iter().enumerate().map(|(at, name)| (name, at)).collect()
}

impl Filters {
    fn of(report: &Report, publishers: &BTreeMap<&str, usize>) -> Self {
        let count = |name, is: &dyn Fn(&FindingRow) -> bool| Choice {
            name,
            number: report.findings.iter().filter(|finding| is(finding)).count(),
        };
        let met = |choice: &Choice| choice.number > 0;
        let verdicts = Verdict::all().map(|verdict| count(verdict.name(), &|finding| finding.verdict == verdict));
        let severities =
            Severity::ALL.iter().rev().map(|severity| count(severity.name(), &|finding| finding.severity == *severity));
        let facts: BTreeSet<(&str, &str)> =
            report.findings.iter().map(|finding| (finding.title.as_str(), finding.fact.as_str())).collect();
        Self {
            verdicts: verdicts.filter(met).collect(),
            severities: severities.filter(met).collect(),
            states: STATES,
            publishers: publishers.keys().map(|name| (*name).to_owned()).collect(),
            facts: facts.into_iter().map(|(title, id)| (id.to_owned(), title.to_owned())).collect(),
        }
    }
}
