//! Snapshots of a folder: an edit of a rule shows exactly its consequences, and nothing is written that nobody asked for.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const NEWS: &str = "fixtures/stories/phone-call";
const RULES: &str = "rules/ceasefire.yaml";

/// A folder for one test, with the rules in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::copy(RULES, folder.join("ceasefire.yaml")).unwrap();
    folder
}

/// `crosscheck test ceasefire.yaml --over …` in a folder.
fn over(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let news = fs::canonicalize(NEWS).unwrap();
    command.args(["test", "ceasefire.yaml", "--over"]).arg(news).args(arguments);
    command.current_dir(folder).env_remove("CI").stdin(Stdio::null());
    command
}

fn told(ended: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr))
}

/// What is told of the rules after an edit, and how it ends.
fn after(name: &str, old: &str, new: &str) -> String {
    let folder = folder(name);
    let written = over(&folder, &["--update"]).output().unwrap();
    assert_eq!(written.status.code(), Some(0), "{}", told(&written));
    let same = over(&folder, &[]).output().unwrap();
    assert_eq!(same.status.code(), Some(0), "{}", told(&same));
    let path = folder.join("ceasefire.yaml");
    let rules = fs::read_to_string(&path).unwrap();
    assert!(rules.contains(old), "{old} is no longer in {RULES}");
    fs::write(&path, rules.replacen(old, new, 1)).unwrap();
    let ended = over(&folder, &[]).output().unwrap();
    assert_eq!(ended.status.code(), Some(1), "{}", told(&ended));
    // After an update it holds again.
    assert_eq!(over(&folder, &["--update"]).output().unwrap().status.code(), Some(0));
    assert_eq!(over(&folder, &[]).output().unwrap().status.code(), Some(0));
    told(&ended)
}

#[test]
fn a_phrase_that_is_dropped_loses_what_it_found() {
    insta::assert_snapshot!(after("dropped", "      - <value> of talks\n", ""));
}

#[test]
fn a_tolerance_that_is_widened_changes_a_verdict() {
    let fact = "    title: Length of the phone call\n";
    insta::assert_snapshot!(after("widened", fact, &format!("{fact}    compare: {{tolerance: 2 h}}\n")));
}

#[test]
fn a_fact_that_is_renamed_leaves_an_orphan() {
    insta::assert_snapshot!(after("renamed", "  plant-rank:\n", "  plant-standing:\n"));
}

#[test]
fn nothing_is_written_where_nobody_looks() {
    let folder = folder("unwritten");
    let snapshot = folder.join("ceasefire.snap.yaml");
    for (arguments, ci, words, code) in [
        (&[][..], false, "keep them with --update", 1),
        (&[], true, "keep them with --update", 1),
        (&["--update"], true, "no snapshot is ever written: take out --update", 2),
        (&["--review"], true, "no snapshot is ever written: take out --review", 2),
        (&["--review"], false, "standard input is no terminal", 2),
    ] {
        let mut command = over(&folder, arguments);
        if ci {
            command.env("CI", "true");
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), "a\n".repeat(99).as_bytes());
        let ended = child.wait_with_output().unwrap();
        assert!(told(&ended).contains(words), "{words}: {}", told(&ended));
        assert_eq!(ended.status.code(), Some(code), "{words}");
        assert!(!snapshot.exists(), "{words}");
    }
}

#[test]
fn a_snapshot_is_written_whole_or_not_at_all() {
    let folder = folder("whole");
    assert_eq!(over(&folder, &["--update"]).output().unwrap().status.code(), Some(0));
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside it: {names:?}");
    // A snapshot in a folder of rules is none of the rules.
    let mut test = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    assert_eq!(test.args(["test", "."]).current_dir(&folder).output().unwrap().status.code(), Some(0));
    let nowhere = over(&folder, &["--update", "--snapshot", "nowhere/a.snap.yaml"]).output().unwrap();
    assert!(told(&nowhere).contains("failed to write nowhere/a.snap.yaml"), "{}", told(&nowhere));
    assert_eq!(nowhere.status.code(), Some(2));
}
