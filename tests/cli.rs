//! The command line as a user sees it: what goes in, what comes out, and how it ends.
//!
//! Transcripts stand in `tests/cli/`: a Markdown file a topic, a TOML file where something is piped in.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Read as _, Write as _};
use std::process::{Command, Output, Stdio};

const NEWS: &str = "fixtures/stories/phone-call";
const RULES: &str = "rules/ceasefire.yaml";

fn crosscheck(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Output {
    crosscheck(arguments).output().unwrap()
}

/// Runs with something on standard input.
fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = crosscheck(arguments).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
// Where the tests run must not show: in CI no snapshot is written, and it is said.
fn transcripts() {
    trycmd::TestCases::new().env("CI", "false").case("tests/cli/*.md").case("tests/cli/*.toml");
}

#[test]
fn the_two_halves_give_the_report_of_the_whole() {
    for format in ["text", "json"] {
        let whole = run(&["check", NEWS, "--rules", RULES, "--format", format]);
        let rows = run(&["observe", NEWS, "--rules", RULES]);
        assert!(rows.status.success());
        let halves = piped(&["compare", "--rules", RULES, "--format", format], &rows.stdout);
        assert_eq!(String::from_utf8(halves.stdout).unwrap(), String::from_utf8(whole.stdout).unwrap());
        assert_eq!(halves.status.code(), whole.status.code());
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let first = run(&["check", "fixtures/stories", "--rules", RULES, "--format", "json", "--threads", "1"]);
    assert_eq!(first.status.code(), Some(1));
    for threads in ["1", "2", "2", "2", "4", "8"] {
        let again = run(&["check", "fixtures/stories", "--rules", RULES, "--format", "json", "--threads", threads]);
        assert!(again.stdout == first.stdout, "{threads} threads");
        let rows = |threads| run(&["observe", "fixtures/stories", "--rules", RULES, "--threads", threads]).stdout;
        assert!(rows(threads) == rows("1"), "{threads} threads");
        let why = |threads| {
            run(&["explain", "call-length", "fixtures/stories", "--rules", RULES, "--threads", threads]).stdout
        };
        assert!(why(threads) == why("1"), "{threads} threads");
    }
}

/// `crosscheck … | head -c 1`: whoever stops reading has had enough.
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let commands: [&[&str]; 5] = [
        &["check", "fixtures/stories", "--rules", RULES, "--verbose"],
        &["explain", "call-length", "fixtures/stories", "--rules", RULES, "--all"],
        &["check", "fixtures/stories", "--rules", RULES, "--format", "json"],
        &["observe", "fixtures/stories", "--rules", RULES],
        &["values", "fixtures/stories", "--format", "jsonl"],
    ];
    for arguments in commands {
        let mut child = crosscheck(arguments).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0]).unwrap();
        drop(stdout);
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        assert!(ended.status.code().is_some_and(|code| code < 2), "{arguments:?}: {:?}: {said}", ended.status);
    }
}

/// A folder of one article, for one test.
fn folder(name: &str, article: &str) -> String {
    let folder = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(format!("{folder}/1.txt"), article).unwrap();
    folder
}

#[test]
fn rows_of_two_machines_are_rows_of_two_articles() {
    let rules = "tests/cli/rules/good.yaml";
    let rows = |folder: &str| run(&["observe", folder, "--rules", rules]).stdout;
    let one = rows(&folder("one", "The storm sank nine boats at Alder Bay."));
    let other = rows(&folder("other", "The storm sank eleven boats at Alder Bay."));
    for streams in [[&one[..], &other], [&one, &[&other[..], &one, &other].concat()]] {
        let compared = piped(&["compare", "--rules", rules, "--width", "300"], &streams.concat());
        let said = String::from_utf8(compared.stdout).unwrap();
        assert!(said.starts_with("conflict"), "{said}");
        assert!(said.contains("this one is called `"), "{said}");
        assert!(said.contains("2 documents, 2 facts: 1 conflict"), "{said}");
        assert_eq!(compared.status.code(), Some(1));
    }
}

/// Never success by having looked at nothing.
#[test]
fn where_nothing_is_judged_nothing_is_checked() {
    let unable = |ended: &Output, words: &str| {
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(said.contains(words), "{words}: {said}");
        assert_eq!(ended.status.code(), Some(2), "{words}: {said}");
    };
    let mars = format!("{}/mars.yaml", env!("CARGO_TARGET_TMPDIR"));
    let rule = "about: [Mars]\nfacts:\n  rovers: {value: count, phrases: [<value> rovers]}\n";
    fs::write(&mars, rule).unwrap();
    unable(&run(&["check", NEWS, "--rules", &mars]), "all passed over (says none of: Mars)");
    let passed_over = run(&["observe", NEWS, "--rules", &mars]).stdout;
    unable(&piped(&["compare", "--rules", &mars], &passed_over), "all passed over");
    let rows = run(&["observe", NEWS, "--rules", RULES]).stdout;
    unable(&piped(&["compare", "--rules", &mars], &rows), "these rules have none of the facts of the rows: ");
    let foreign = String::from_utf8(rows).unwrap().replacen("crosscheck/1", "crosscheck/2", 1);
    let ended = piped(&["compare", "--rules", RULES], foreign.as_bytes());
    unable(&ended, "no rows: nothing was compared");
    unable(&ended, "rows of crosscheck/2, where this version reads crosscheck/1: they are left out");
}

/// Output that is not whole must not be taken for whole.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    let commands: [&[&str]; 12] = [
        &["man"],
        &["completions", "bash"],
        &["test", RULES, "--over", NEWS, "--snapshot", "nowhere.snap.yaml"],
        &["test", RULES, "--mutate", NEWS],
        &["schema"],
        &["diff", NEWS, "--rules", RULES, "--with", RULES],
        &["check", NEWS, "--rules", RULES],
        &["explain", "call-length", NEWS, "--rules", RULES],
        &["check", NEWS, "--rules", RULES, "--format", "json"],
        &["observe", NEWS, "--rules", RULES],
        &["values", NEWS],
        &["test", RULES],
    ];
    for arguments in commands {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ended = crosscheck(arguments).stdout(full).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(said.contains("failed to write to standard output"), "{arguments:?}: {said}");
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}: {said}");
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = crosscheck(&["check", "nowhere", "--rules", RULES]).stderr(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(2), "nobody can be told, and it ends as it should all the same");
}

#[test]
fn colour_is_for_terminals_alone() {
    for arguments in [&["check", NEWS][..], &["explain", "call-length", NEWS]] {
        let output = run(&[arguments, &["--rules", RULES]].concat());
        assert!(!output.stdout.contains(&0x1b), "{arguments:?}");
    }
}
