//! A difference as a comment on a pull request.
//!
//! What articles and rules say is data: nothing of it can open a table, a link, a mention, an image or a tag.

use std::fmt::Write;

use super::words;
use crate::report::documents::Documents;
use crate::report::markup::{LONGEST, code, plain, quote};
use crate::report::{Options, counted};
use crate::wire::{Difference, FactChange, Fate, ObservationRow};

/// The observations shown of one fact.
const ROWS: usize = 20;
/// Columns of a sentence shown.
const ROOM: usize = 160;

pub(in crate::report) fn render(difference: &Difference, _: &Options) -> String {
    let documents = Documents::new(&difference.documents);
    let mut out = format!(
        "### crosscheck: what this change of rules changes\n\n**{}**\n\nFrom {} to {}.\n",
        plain(&words::summary(difference)),
        plain(&difference.before),
        plain(&difference.after)
    );
    let mut left = difference.facts.len();
    for fact in &difference.facts {
        let section = section(&documents, fact);
        if out.len() + section.len() > LONGEST {
            break;
        }
        out.push_str(&section);
        left -= 1;
    }
    if left > 0 {
        let _ = write!(out, "\n{} more: `crosscheck diff` shows all of them.\n", counted(left, "fact"));
    }
    let passed: Vec<String> =
        difference.passed_over.iter().take(ROWS).map(|row| passed_over(&documents, row)).collect();
    if !passed.is_empty() && out.len() < LONGEST {
        let _ = write!(out, "\n#### Looked at by one set of rules alone\n\n{}", passed.concat());
        let more = difference.passed_over.len().saturating_sub(ROWS);
        if more > 0 {
            let _ = writeln!(out, "- and {more} more");
        }
    }
    if !difference.problems.is_empty() {
        let _ = write!(out, "\n{} with the articles.\n", counted(difference.problems.len(), "problem"));
    }
    out
}

fn passed_over(documents: &Documents<'_>, row: &crate::wire::PassedOver) -> String {
    let path = code(&documents.path_of(&row.document));
    match (&row.before, &row.after) {
        (None, Some(reason)) => format!("- {path} is passed over now: {}\n", plain(reason)),
        (Some(reason), _) => format!("- {path} was passed over: {}\n", plain(reason)),
        (None, None) => String::new(),
    }
}

fn section(documents: &Documents<'_>, fact: &FactChange) -> String {
    let mut out = format!("\n#### {}: {} {}\n\n", words::fate(fact), plain(&fact.title), code(&fact.fact));
    if let Some(was) = &fact.title_before {
        let _ = writeln!(out, "- title: {} → {}", plain(was), plain(&fact.title));
    }
    if fact.verdicts.is_empty() && fact.fate != Fate::Changed {
        out.push_str("- found in no document\n");
    }
    for change in &fact.verdicts {
        let _ = writeln!(out, "- **{}**", plain(&words::verdict(change)));
        for (name, message) in words::messages(change) {
            let _ = writeln!(out, "  - {name}: {}", plain(message));
        }
    }
    let lost = fact.lost.iter().map(|row| ("lost", row, words::says(row)));
    let new = fact.new.iter().map(|row| ("new", row, words::says(row)));
    let changed = fact.changed.iter().map(|change| ("changed", &change.after, words::change(change)));
    let rows: Vec<String> =
        lost.chain(new).chain(changed).map(|(fate, row, says)| line(documents, fate, row, &says)).collect();
    if !rows.is_empty() {
        out.push_str("\n| | document | line | words | value |\n| --- | --- | ---: | --- | --- |\n");
        out.extend(rows.iter().take(ROWS).map(String::as_str));
        if rows.len() > ROWS {
            let _ = write!(out, "\nand {} more\n", rows.len() - ROWS);
        }
    }
    out
}

fn line(documents: &Documents<'_>, fate: &str, row: &ObservationRow, says: &str) -> String {
    let path = documents.path_of(&row.document);
    let name = plain(&documents.name_of(&row.document));
    format!("| {fate} | {name}<br>{} | {} | {} | {} |\n", code(&path), row.line, quote(row, ROOM), plain(says))
}
