//! The rows of a test run say all that its page says: the page drawn from JSON that was read back is the page that was
//! printed.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crosscheck::report::{self, Options};
use crosscheck::wire::{TestOutcome, TestRun};

/// What `crosscheck test` prints to standard output, and how it ends.
fn tested(arguments: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let ended = command.arg("test").args(arguments).env_remove("CI").output().unwrap();
    (String::from_utf8(ended.stdout).unwrap(), ended.status.code())
}

/// The rows of a run, whose page is the one that is printed.
fn rows(rules: &str, arguments: &[&str]) -> TestRun {
    let arguments = [&[rules], arguments].concat();
    let (page, code) = tested(&arguments);
    let (json, same) = tested(&[&arguments[..], &["--format", "json"]].concat());
    assert_eq!(code, same);
    let run: TestRun = serde_json::from_str(&json).unwrap();
    let sources = BTreeMap::from([(rules.to_owned(), fs::read_to_string(rules).unwrap())]);
    let options = Options { width: 100, color: false, unicode: true, ..Options::default() };
    assert_eq!(report::test_run(&run, &sources, &options), page);
    assert_eq!(run.holds(), code == Some(0));
    run
}

fn outcomes(run: &TestRun) -> Vec<&str> {
    run.tests.iter().map(|test| test.what.as_deref().unwrap_or(test.outcome.name())).collect()
}

#[test]
fn examples_are_rows() {
    let run = rows("tests/cli/testing/outcomes.yaml", &[]);
    for outcome in [TestOutcome::Right, TestOutcome::Missed, TestOutcome::Noisy, TestOutcome::Wrong] {
        assert!(run.tests.iter().any(|test| test.outcome == outcome), "{outcome:?}: {run:?}");
    }
    assert!(run.tests.iter().all(|test| test.place.is_some() && test.holds() == test.message.is_empty()));
    let wrong = run.tests.iter().find(|test| test.outcome == TestOutcome::Wrong).unwrap();
    assert!(wrong.what.is_some() && !wrong.wanted.is_empty() && !wrong.found.is_empty(), "{wrong:?}");
}

#[test]
fn what_no_example_tries_is_rows() {
    let run = rows("tests/cli/testing/gaps.yaml", &["--coverage"]);
    assert_eq!(run.without_example, ["hurt"]);
    assert_eq!(
        outcomes(&run),
        ["right", "right", "right", "right", "phrase", "phrase", "condition", "condition", "label", "fact"]
    );
    assert!(run.failed().all(|test| !test.fact.is_empty() && test.help.is_some()));
    let tried = run.tried.unwrap();
    assert_eq!((tried.phrases.tried, tried.phrases.of), (3, 8));
    assert!(rows("tests/cli/testing/gaps.yaml", &[]).tried.is_none());
}

#[test]
fn entries_of_a_snapshot_are_rows() {
    let over = ["--over", "tests/cli/testing/mill", "--snapshot"];
    let run = rows("tests/cli/testing/mill.yaml", &[&over[..], &["tests/cli/testing/old/mill.snap.yaml"]].concat());
    for outcome in [TestOutcome::New, TestOutcome::Changed, TestOutcome::Lost, TestOutcome::Orphaned] {
        assert!(run.tests.iter().any(|test| test.outcome == outcome), "{outcome:?}: {run:?}");
    }
    assert!(run.snapshot.unwrap().exists);
    let run = rows("tests/cli/testing/mill.yaml", &[&over[..], &["tests/cli/testing/none.snap.yaml"]].concat());
    assert!(!run.snapshot.unwrap().exists && run.tests.iter().all(|test| test.outcome == TestOutcome::New));
}
