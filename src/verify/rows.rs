//! Tests as rows: what became of each example, of what no example tries, and of each entry of a snapshot.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Coverage, Outcome, Snapshot, Tested};
use crate::model::{Key, Place, Span};
use crate::rule::Rules;
use crate::wire::{ProblemRow, ShareRow, SnapshotRow, TestOutcome, TestPlace, TestRow, TestRun, TriedRow};

/// What became of the examples of `rules`, with what they leave untried where that is asked; `sources` holds the texts of
/// the rule files by path.
pub fn of_examples(
    rules: &Rules,
    tested: &[Tested],
    coverage: Option<&Coverage>,
    sources: &BTreeMap<String, String>,
) -> TestRun {
    let at = |file: usize, span: Span| {
        let path = rules.files.get(file).map_or("", |file| file.path.as_str());
        let Place { line, column, span } = Place::of(sources.get(path).map_or("", String::as_str), span);
        Some(TestPlace { path: path.to_owned(), line, column, span: span.into() })
    };
    let example = |tested: &Tested| TestRow { place: at(tested.file, tested.span), ..of_example(tested) };
    let mut tests: Vec<TestRow> = tested.iter().map(example).collect();
    tests.extend(coverage.iter().flat_map(|coverage| &coverage.gaps).map(|gap| TestRow {
        outcome: TestOutcome::Untested,
        what: Some(gap.what.name().to_owned()),
        fact: gap.fact.clone(),
        place: at(gap.file, gap.span),
        message: vec![gap.message.clone()],
        help: Some(gap.help.clone()),
        ..TestRow::default()
    }));
    let with: BTreeSet<&str> = tested.iter().map(|tested| tested.fact.as_str()).collect();
    let facts = rules.facts.iter().map(|fact| &fact.id);
    let share = |(tried, of): (usize, usize)| ShareRow { tried, of };
    let tried = coverage.map(|coverage| TriedRow {
        phrases: share(coverage.phrases),
        labels: share(coverage.labels),
        conditions: share(coverage.conditions),
    });
    let without_example = facts.filter(|id| !with.contains(id.as_str())).cloned().collect();
    TestRun { without_example, tried, ..TestRun::of(tests) }
}

fn of_example(tested: &Tested) -> TestRow {
    let (what, wanted, found) = match &tested.outcome {
        Outcome::Right => (None, &[][..], &[][..]),
        Outcome::Missed { wanted } => (None, wanted.as_slice(), &[][..]),
        Outcome::Noisy { found } => (None, &[][..], found.as_slice()),
        Outcome::Wrong { what, wanted, found } => (Some(what.name().to_owned()), wanted.as_slice(), found.as_slice()),
    };
    TestRow {
        outcome: tested.outcome.kind(),
        what,
        fact: tested.fact.clone(),
        wanted: wanted.to_vec(),
        found: found.to_vec(),
        message: tested.outcome.words().into_iter().collect(),
        ..TestRow::default()
    }
}

/// What became of the entries of the snapshot at `path`, if one is there already, and of what is found `now`.
pub fn of_snapshot(
    path: &str,
    before: Option<&Snapshot>,
    now: &Snapshot,
    changes: &[Change],
    problems: Vec<ProblemRow>,
) -> TestRun {
    let mut rows: BTreeMap<(&str, &Key), TestRow> = BTreeMap::new();
    for (fact, key) in before.iter().flat_map(|before| before.keys()).chain(now.keys()) {
        rows.insert((fact, key), TestRow { fact: fact.to_owned(), key: key.clone(), ..TestRow::default() });
    }
    rows.extend(changes.iter().map(|change| ((change.fact.as_str(), &change.key), change.row())));
    let snapshot = Some(SnapshotRow { path: path.to_owned(), exists: before.is_some() });
    TestRun { snapshot, problems, ..TestRun::of(rows.into_values().collect()) }
}
