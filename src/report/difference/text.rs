//! A difference as its author reads it on a terminal.

use std::fmt::Write;

use super::words;
use crate::model::Verdict;
use crate::report::Options;
use crate::report::page::Page;
use crate::report::palette::Role;
use crate::report::safe::safe;
use crate::report::sentence::{Parts, parts};
use crate::wire::{Difference, FactChange, Fate, ObservationRow, VerdictChange};

/// Columns before what is said of a fact.
const INDENT: &str = "          ";
/// The same without a verdict that changes.
const SIGN: usize = 4;

pub(in crate::report) fn render(difference: &Difference, options: &Options) -> String {
    let mut page = Page::new(&difference.documents, options);
    let title = format!("From {} to {}", safe(&difference.before), safe(&difference.after));
    page.titled(Role::Title, "", &title);
    for fact in &difference.facts {
        page.gap();
        changed(&mut page, fact);
    }
    for (at, row) in difference.passed_over.iter().enumerate() {
        if at == 0 {
            page.heading("Looked at by one set of rules alone");
        }
        let path = safe(&page.path_of(&row.document));
        let words = match (&row.before, &row.after) {
            (None, Some(reason)) => format!("is passed over now: {}", safe(reason)),
            (Some(reason), _) => format!("was passed over: {}", safe(reason)),
            (None, None) => String::new(),
        };
        page.item(Role::Aside, "  ", &format!("{path} {words}"));
    }
    for (at, row) in difference.problems.iter().enumerate() {
        if at == 0 {
            page.heading("Problems");
        }
        page.item(Role::Aside, "  ", &format!("{} {}", safe(&row.path), safe(&row.message)));
    }
    page.gap();
    page.titled(Role::Title, "", &words::summary(difference));
    page.out
}

fn changed(page: &mut Page<'_>, fact: &FactChange) {
    let role = match fact.fate {
        Fate::Added => Role::Calm,
        Fate::Removed => Role::Alarm,
        Fate::Changed => Role::Caution,
    };
    let id = if fact.fact == fact.title { String::new() } else { format!(" ({})", safe(&fact.fact)) };
    let was = fact.title_before.as_ref().map(|was| format!(", was {}", safe(was))).unwrap_or_default();
    page.titled(role, &format!("{:<10}", words::fate(fact)), &format!("{}{id}{was}", safe(&fact.title)));
    if fact.verdicts.is_empty() && fact.fate != Fate::Changed {
        page.item(Role::Aside, INDENT, "found in no document");
    }
    for change in &fact.verdicts {
        verdict(page, change);
    }
    for row in &fact.lost {
        observation(page, Role::Alarm, "- ", "lost", row, &words::says(row));
    }
    for row in &fact.new {
        observation(page, Role::Calm, "+ ", "new", row, &words::says(row));
    }
    for change in &fact.changed {
        observation(page, Role::Caution, "~ ", "changed", &change.after, &words::change(change));
    }
}

fn verdict(page: &mut Page<'_>, change: &VerdictChange) {
    let shown = change.after.as_ref().or(change.before.as_ref()).map_or(Verdict::Agree, |judged| judged.verdict);
    let line = safe(&words::verdict(change));
    page.hanging((Role::Plain, INDENT), (Role::of(shown), &line));
    for (name, message) in words::messages(change) {
        page.item(Role::Aside, &format!("{INDENT}{name}: "), &safe(message));
    }
}

fn observation(page: &mut Page<'_>, role: Role, sign: &str, fate: &str, row: &ObservationRow, says: &str) {
    let path = safe(&page.path_of(&row.document));
    let name = page.name_of(&row.document);
    let dot = page.palette.dot();
    let line = format!("{}{dot}{name}{dot}{path}:{}:{}", safe(says), row.line, row.column);
    page.item(role, &format!("  {sign}{fate:<8}"), &line);
    let room = page.columns.saturating_sub(INDENT.len() + SIGN);
    let Parts { before, words, after } = parts(row, room);
    let words = page.palette.paint(Role::Title, &words).into_owned();
    // Writing to a String does not fail.
    let _ = writeln!(page.out, "  {INDENT}{before}[{words}]{after}");
}
