//! What became of tests of rules, as a person reads it: those that do not hold, each at its place, and a count.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::options::Options;
use super::page::counted;
use super::problems::problems;
use super::safe::safe;
use super::width::wrap;
use crate::model::{Place, Problem};
use crate::wire::{SnapshotRow, TestOutcome, TestPlace, TestRow, TestRun, TriedRow};

/// The page of a run; `sources` holds the texts of the rule files by path.
pub fn test_run(run: &TestRun, sources: &BTreeMap<String, String>, options: &Options) -> String {
    match &run.snapshot {
        Some(snapshot) => of_snapshot(run, snapshot, options),
        None => of_examples(run, sources, options),
    }
}

/// One change against a snapshot: its class, fact and key, and below what is different.
pub fn change(row: &TestRow, options: &Options) -> String {
    /// Columns of the class.
    const CLASS: usize = 10;
    let key: Vec<String> = row.key.iter().map(|(slot, value)| format!("{slot}: {value}")).collect();
    let key = if key.is_empty() { String::new() } else { format!(" ({})", key.join(", ")) };
    let mut out = format!("{:CLASS$}{}\n", row.outcome.name(), safe(&format!("{}{key}", row.fact)));
    for line in row.message.iter().map(|line| safe(line)) {
        for (at, line) in wrap(&line, options.width.saturating_sub(CLASS + 2).max(20)).iter().enumerate() {
            // Writing to a String does not fail.
            let _ = writeln!(out, "{:CLASS$}{}{line}", "", if at > 0 { "  " } else { "" });
        }
    }
    out
}

/// `3 entries`
pub fn entries(number: usize) -> String {
    if number == 1 { counted(1, "entry") } else { format!("{number} entries") }
}

fn of_examples(run: &TestRun, sources: &BTreeMap<String, String>, options: &Options) -> String {
    let shown: Vec<Problem> = run.failed().map(problem).collect();
    let shown = if shown.is_empty() { String::new() } else { problems(&shown, sources, options) };
    // Where it is asked what is tried, each of them is shown at its place.
    let without = if run.without_example.is_empty() || run.tried.is_some() {
        String::new()
    } else {
        safe(&format!("without an example: {}", run.without_example.join(", "))) + "\n"
    };
    let examples: Vec<&TestRow> = run.tests.iter().filter(|test| test.outcome != TestOutcome::Untested).collect();
    let facts: BTreeSet<&str> = examples.iter().map(|test| test.fact.as_str()).collect();
    let verdict = match examples.iter().filter(|test| !test.holds()).count() {
        0 => "all hold".to_owned(),
        1 => "1 does not hold".to_owned(),
        count => format!("{count} do not hold"),
    };
    let (examples, facts) = (counted(examples.len(), "example"), counted(facts.len(), "fact"));
    let tried = run.tried.as_ref().map_or_else(String::new, tried);
    format!("{shown}{without}{examples} of {facts}: {verdict}\n{tried}")
}

fn problem(test: &TestRow) -> Problem {
    let words = test.message.join("; ");
    // What is untested says itself of which fact it is.
    let message = if test.outcome == TestOutcome::Untested { words } else { format!("{}: {words}", test.fact) };
    let problem = match test.place.clone() {
        Some(TestPlace { path, line, column, span }) => {
            Problem::at(path, Place { line, column, span: span.into() }, message)
        }
        None => Problem::of_file("", message),
    };
    Problem { help: test.help.clone(), ..problem }
}

/// `tried: 12 of 14 phrases, 2 of 2 labels, 3 of 4 conditions`
fn tried(tried: &TriedRow) -> String {
    let parts = [(tried.phrases, "phrase"), (tried.labels, "label"), (tried.conditions, "condition")];
    let parts = parts.into_iter().filter(|(share, _)| share.of > 0);
    let parts: Vec<String> =
        parts.map(|(share, name)| format!("{} of {}", share.tried, counted(share.of, name))).collect();
    if parts.is_empty() { String::new() } else { format!("tried: {}\n", parts.join(", ")) }
}

fn of_snapshot(run: &TestRun, snapshot: &SnapshotRow, options: &Options) -> String {
    let (shown, all) = (safe(&snapshot.path), run.tests.len());
    if run.holds() {
        return format!("{} as in {shown}\n", entries(all));
    }
    let mut out: String = run.failed().map(|row| change(row, options) + "\n").collect();
    let failed = run.failed().count();
    let counts = TestOutcome::ALL.into_iter().filter_map(|class| {
        let number = run.failed().filter(|row| row.outcome == class).count();
        (number > 0).then(|| format!("{number} {}", class.name()))
    });
    let counts = counts.collect::<Vec<_>>().join(", ");
    let differ = if failed == 1 { "differs" } else { "differ" };
    // Writing to a String does not fail.
    let _ = if snapshot.exists {
        writeln!(out, "{} of {all} {differ} from {shown}: {counts}", entries(failed))
    } else {
        writeln!(out, "there is no snapshot {shown} yet: {counts}")
    };
    out
}
