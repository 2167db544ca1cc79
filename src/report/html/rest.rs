//! What stands at the end of the page: what was not looked at, not found or not understood.

use serde::Serialize;

use super::document::Sources;
use crate::wire::Report;

/// The lists at the end, in their order; an empty one is not shown.
#[derive(Debug, Serialize)]
pub(super) struct Rest {
    lists: Vec<List>,
}

#[derive(Debug, Serialize)]
struct List {
    title: &'static str,
    doc: &'static str,
    entries: Vec<Entry>,
}

/// A thing, where it is, and what is said of it.
#[derive(Debug, Default, Serialize)]
struct Entry {
    what: String,
    place: String,
    note: String,
}

impl Rest {
    pub(super) fn of(report: &Report, sources: &Sources<'_>) -> Self {
        let lists = [
            list("Problems", "What could not be read.", problems(report)),
            list("Passed over", "Documents that no rule looked at.", passed_over(report, sources)),
            list("Found in no document", "Facts that the rules ask for and nothing gives.", never_found(report)),
            list(
                "Met and not understood",
                "Words that stay open, such as a weekday without a date.",
                unparsed(report, sources),
            ),
            list("Phrases that found nothing", "Of facts that other phrases find.", idle(report)),
        ];
        Self { lists: lists.into_iter().filter(|list| !list.entries.is_empty()).collect() }
    }
}

const fn list(title: &'static str, doc: &'static str, entries: Vec<Entry>) -> List {
    List { title, doc, entries }
}

fn problems(report: &Report) -> Vec<Entry> {
    let entries = report.problems.iter().map(|row| {
        let place = row.line.zip(row.column).map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        Entry {
            what: row.message.clone(),
            place: format!("{}{place}", row.path),
            note: row.help.clone().unwrap_or_default(),
        }
    });
    entries.collect()
}

fn passed_over(report: &Report, sources: &Sources<'_>) -> Vec<Entry> {
    let rows = report.documents.iter().filter_map(|row| Some((sources.named(&row.id), row.passed_over.clone()?)));
    rows.map(|(named, note)| Entry { what: named.full(), place: named.path, note }).collect()
}

fn never_found(report: &Report) -> Vec<Entry> {
    let ids = report.coverage.facts_never_found.iter();
    ids.map(|id| Entry { what: id.clone(), ..Entry::default() }).collect()
}

fn unparsed(report: &Report, sources: &Sources<'_>) -> Vec<Entry> {
    let entries = report.coverage.unparsed.iter().map(|row| {
        let named = sources.named(&row.document);
        Entry {
            what: format!("“{}”", row.written), place: format!("{}:{}", named.path, row.line), note: named.full()
        }
    });
    entries.collect()
}

fn idle(report: &Report) -> Vec<Entry> {
    let rows = report.coverage.phrases_never_found.iter();
    let phrases = rows.flat_map(|row| row.phrases.iter().map(move |phrase| (row, phrase)));
    phrases.map(|(row, phrase)| Entry { what: phrase.clone(), note: row.fact.clone(), ..Entry::default() }).collect()
}
