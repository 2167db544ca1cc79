//! Ledgers right and broken, and what becomes of a decision when articles change.

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select as one_of;

use super::*;
use crate::model::{Decision, Key, Section, Stance, Verdict};
use crate::wire::{Coverage, DocumentRow, FindingRow, Report};

const TODAY: Date = date(2025, 3, 20);

/// Named texts, each below a line of `### name`.
fn cases(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.split("### ").skip(1).map(|case| case.split_once('\n').unwrap())
}

#[test]
fn a_broken_ledger_says_what_is_wrong_where_and_how_to_mend_it() {
    let mut told = String::new();
    for (name, text) in cases(include_str!("cases/broken.txt")) {
        let problems = Ledger::parse("l.yaml", text).unwrap_err();
        let _ = writeln!(told, "{name}");
        for problem in problems {
            let place = problem.place.unwrap();
            let _ = writeln!(told, "  {}:{} {}", place.line, place.column, problem.message);
            let _ = problem.help.map(|help| writeln!(told, "    {help}"));
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_ledger_has_one_layout_and_keeps_the_comments_of_people() {
    let written = "\
# Ours.
# Reviewed on Fridays.

reviews:   # not kept
# asked twice
- decision: ask
  by: \"A. Holm\"
  # the second call
  fingerprint: b2
  fact: call-length
  key: {side: ukraine, day: '2025-03-18'}
- {fingerprint: c3, fact: boats, decision: dismissed, reason: \"# 9: no, two\", expires: 2025-06-01, date: 2025-03-18,
   verdict: conflict, says: [{value: 11 boats, publisher: Crier}, {publisher: \"Post, The\", value: 9 boats, words: nine}]}
# the end
";
    let ledger = Ledger::parse("l.yaml", written).unwrap();
    let text = ledger.to_yaml().unwrap();
    insta::assert_snapshot!(text);
    assert_eq!(Ledger::parse("l.yaml", &text), Ok(ledger));
}

#[test]
fn a_file_without_decisions_is_a_ledger() {
    for text in ["", "\n", "# nothing yet\n", "reviews: []\n", "reviews:\n", "\u{feff}# x\nreviews: []"] {
        let ledger = Ledger::parse("l.yaml", text).unwrap();
        assert_eq!(ledger.entries, [], "{text:?}");
        assert!(ledger.to_yaml().unwrap().ends_with("\nreviews: []\n"), "{text:?}");
    }
}

fn entry() -> impl Strategy<Value = Entry> {
    // What reaches a ledger has gone through `plain`, which a text of white space alone does not survive.
    let word = || "\\PC{0,12}".prop_map(|text| plain(&format!("a{text}")));
    let any = || prop_oneof![".{0,12}", Just("# no".to_owned()), Just("- a: [b".to_owned()), Just("1.10".to_owned())];
    let any = move || any().prop_map(|text| if plain(&text).is_empty() { "~".to_owned() } else { plain(&text) });
    let said = (any(), any(), any()).prop_map(|(publisher, value, words)| Said { publisher, value, words });
    let day = || of((2000..2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day)));
    let key = btree_map(word(), any(), 0..3);
    let verdict = of(one_of(Verdict::all().collect::<Vec<_>>()));
    let decision = one_of(Decision::all().collect::<Vec<_>>());
    (word(), any(), key, verdict, vec(said, 0..3), decision, of(any()), of(any()), day(), day()).prop_map(
        |(fingerprint, fact, key, verdict, mut says, decision, reason, by, date, expires)| {
            says.sort();
            let notes = Vec::new();
            Entry { fingerprint, fact, key, verdict, says, decision, reason, by, date, expires, notes }
        },
    )
}

proptest! {
    #[test]
    fn a_ledger_survives_its_file(entries in vec(entry(), 0..4)) {
        let mut ledger = Ledger { head: vec!["# x".to_owned()], ..Ledger::default() };
        for entry in entries {
            ledger.put(entry);
        }
        let text = ledger.to_yaml().unwrap();
        prop_assert_eq!(Ledger::parse("l.yaml", &text), Ok(ledger), "{}", text);
    }

    #[test]
    fn no_text_panics(text in ".{0,80}", line in "(reviews:|  - |fact: a|fingerprint: b|, |\\{|\\[|\n|# x){0,12}") {
        let _ = Ledger::parse("l.yaml", &text);
        let _ = Ledger::parse("l.yaml", &line);
    }
}

/// A report of one finding, on what "Post 2 h, Crier 3 h" says.
fn report(verdict: Verdict, says: &str) -> Report {
    let said: Vec<(&str, &str)> = says.split(", ").filter_map(|said| said.split_once(' ')).collect();
    let document = |(at, (publisher, _)): (usize, &(&str, &str))| DocumentRow {
        id: format!("{at}.txt"),
        publisher: Some((*publisher).to_owned()),
        ..DocumentRow::default()
    };
    let documents = said.iter().enumerate().map(document).collect();
    let observations = said.iter().enumerate().map(|(at, (_, value))| {
        let (stance, value) = match value.strip_prefix("not ") {
            Some(value) => (Stance::Denies, value),
            None => (Stance::Asserts, *value),
        };
        observation(&format!("{at}.txt"), stance, value)
    });
    let finding = FindingRow {
        fact: "call-length".to_owned(),
        title: String::new(),
        key: Key::new(),
        lacks: Vec::new(),
        missing_from: Vec::new(),
        verdict,
        severity: crate::model::Severity::Error,
        gap: None,
        // As in a run, another for other words.
        fingerprint: format!("{}-{}", verdict.name(), says.replace(' ', "")),
        message: String::new(),
        review: None,
        known: false,
        versions: Vec::new(),
        observations: observations.collect(),
    };
    let asked = ["call-length", "boats"].map(str::to_owned).into();
    Report::new(documents, vec![finding], Coverage { asked, ..Coverage::default() }, Vec::new())
}

fn observation(document: &str, stance: Stance, value: &str) -> crate::wire::ObservationRow {
    use crate::model::{Kind, Observation, Snippet, Span, Value};
    let mut value = Value::new(Kind::Duration, Span::default(), value);
    value.display.clone_from(&value.written);
    let observation = Observation {
        fact: "call-length".to_owned(),
        key: Key::new(),
        document: document.to_owned(),
        span: Span::default(),
        section: Section::Body,
        snippet: Snippet::default(),
        value,
        speaker: None,
        stance,
        as_of: None,
        phrase: None,
    };
    crate::wire::ObservationRow::from(&observation)
}

fn made(decision: Decision) -> Made {
    Made {
        decision,
        reason: Some("two  calls\n".to_owned()),
        by: Some("A. Holm".to_owned()),
        date: TODAY,
        expires: None,
    }
}

/// A ledger with a decision on the one finding of a report.
fn decided(report: &Report, decision: Decision) -> Ledger {
    let mut ledger = Ledger::default();
    let fingerprint = report.findings[0].fingerprint.as_str();
    decide(&ledger, report, &[fingerprint], &made(decision)).unwrap().make(&mut ledger).unwrap();
    ledger
}

/// What `apply` says of the one finding: that the decision holds, why not, or that it is stale.
fn told(ledger: &Ledger, report: &mut Report) -> String {
    let unasked = apply(ledger, report, TODAY).len();
    match &report.findings[0].review {
        Some(review) => review.lapsed.clone().unwrap_or_default(),
        None if unasked > 0 => format!("{unasked} not asked"),
        None => format!("{} stale", report.coverage.stale_reviews.len()),
    }
}

#[test]
fn a_decision_holds_until_a_value_changes() {
    let lines = include_str!("cases/holds.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for line in lines {
        let [then, now, changed] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let ledger = decided(&report(Verdict::Conflict, then), Decision::Dismissed);
        let mut now_report = report(Verdict::Conflict, now);
        assert_eq!(told(&ledger, &mut now_report), changed, "{line}");
        assert_eq!(now_report.findings[0].is_open(), !changed.is_empty(), "{line}");
        count += 1;
    }
    assert!(count > 10);
}

#[test]
fn what_is_no_contradiction_any_more_makes_a_decision_stale() {
    let ledger = decided(&report(Verdict::Conflict, "Post 2 h, Crier 3 h"), Decision::Corrected);
    assert_eq!(told(&ledger, &mut report(Verdict::Agree, "Post 2 h, Crier 2 h")), "1 stale");
    assert_eq!(told(&ledger, &mut report(Verdict::Conflict, "Globe 2 h, Mail 3 h")), "1 not asked");
}

#[test]
fn a_document_against_itself_is_another_matter_than_documents_against_each_other() {
    let ledger = decided(&report(Verdict::Conflict, "Post 2 h, Post 3 h"), Decision::Dismissed);
    assert_eq!(told(&ledger, &mut report(Verdict::Internal, "Post 2 h, Post 3 h")), "1 stale");
    assert_eq!(told(&ledger, &mut report(Verdict::Disputed, "Post 2 h, Post 3 h")), "");
    let ledger = decided(&report(Verdict::Internal, "Post 2 h, Post 3 h"), Decision::Dismissed);
    let changed = told(&ledger, &mut report(Verdict::Internal, "Post 2 h, Post 4 h"));
    assert_eq!(changed, "Post said 2 h and 3 h then and says 2 h and 4 h now.");
    assert_eq!(told(&ledger, &mut report(Verdict::Internal, "Post 5 h, Post 6 h")), "1 stale", "another mistake");
}

#[test]
fn one_more_that_lacks_a_fact_is_new_and_one_less_is_not() {
    let ledger = decided(&report(Verdict::Missing, "Post nothing, Crier nothing"), Decision::Dismissed);
    assert_eq!(told(&ledger, &mut report(Verdict::Missing, "Post nothing")), "");
    let changed = told(&ledger, &mut report(Verdict::Missing, "Post nothing, Crier nothing, Globe nothing"));
    assert_eq!(changed, "Globe says nothing and was not heard then.");
}

#[test]
fn a_decision_lasts_through_its_last_day_and_a_question_settles_nothing() {
    let mut report = report(Verdict::Conflict, "Post 2 h, Crier 3 h");
    for (decision, expires, lapsed, open) in [
        (Decision::Confirmed, None, "", false),
        (Decision::Dismissed, Some(TODAY), "", false),
        (Decision::Dismissed, Some(date(2025, 3, 19)), "2025-03-19 was its last day.", true),
        (Decision::Ask, None, "", true),
    ] {
        let mut ledger = decided(&report, decision);
        ledger.entries[0].expires = expires;
        assert_eq!(told(&ledger, &mut report), lapsed);
        assert_eq!(report.findings[0].is_open(), open, "{decision:?} {expires:?}");
    }
}

#[test]
fn a_new_decision_takes_the_place_of_the_old_one_and_can_be_taken_back() {
    let mut ledger = decided(&report(Verdict::Conflict, "Post 2 h, Crier 3 h"), Decision::Dismissed);
    ledger.entries[0].notes.push("# on the phone".to_owned());
    let before = ledger.clone();
    let now = report(Verdict::Conflict, "Post 2 h, Crier 4 h");
    let change = decide(&ledger, &now, &[&now.findings[0].fingerprint], &made(Decision::Confirmed)).unwrap();
    change.make(&mut ledger).unwrap();
    assert_eq!(ledger.entries.len(), 1);
    assert_eq!(ledger.entries[0].notes, ["# on the phone"], "a comment stays with its finding");
    assert_eq!(ledger.entries[0].decision, Decision::Confirmed);
    assert_eq!(ledger.entries[0].reason.as_deref(), Some("two calls"));
    let after = ledger.clone();
    change.inverse().make(&mut ledger).unwrap();
    assert_eq!(ledger, before);
    let clash = change.inverse().make(&mut ledger).unwrap_err();
    assert_eq!(clash.fingerprint, after.entries[0].fingerprint, "it is taken back already");
    assert_eq!(ledger, before, "all of it or nothing");
}

#[test]
fn a_decision_begins_before_it_ends_and_its_reason_has_an_end() {
    let report = report(Verdict::Conflict, "Post 2 h, Crier 3 h");
    let decide = |made: &Made| decide(&Ledger::default(), &report, &[&report.findings[0].fingerprint], made);
    let over = Made { expires: Some(date(2025, 3, 19)), ..made(Decision::Dismissed) };
    assert_eq!(decide(&over).unwrap_err(), "2025-03-19 is over already; nothing was written");
    assert!(decide(&Made { expires: Some(TODAY), ..over.clone() }).is_ok());
    let long = Made { reason: Some("long ".repeat(1000)), expires: None, ..over };
    let reason = decide(&long).unwrap().added[0].reason.clone().unwrap();
    assert_eq!(reason.len(), 1999, "without the space that would stand at its end");
}

#[test]
fn stale_decisions_are_pruned_and_no_other() {
    let mut ledger = decided(&report(Verdict::Conflict, "Post 2 h, Crier 3 h"), Decision::Dismissed);
    let other = Entry { fingerprint: "other".to_owned(), fact: "boats".to_owned(), ..ledger.entries[0].clone() };
    ledger.put(other.clone());
    ledger.put(Entry { fingerprint: "of another rule file".to_owned(), fact: "ships".to_owned(), ..other.clone() });
    let unheard = Said { publisher: "Globe".to_owned(), value: "2 h".to_owned(), words: String::new() };
    ledger.put(Entry { fingerprint: "of another article".to_owned(), says: vec![unheard], ..other });
    let now = report(Verdict::Conflict, "Post 2 h, Crier 4 h");
    prune(&ledger, &now, TODAY).make(&mut ledger).unwrap();
    let left: Vec<&str> = ledger.entries.iter().map(|entry| entry.fingerprint.as_str()).collect();
    let lapsed = "conflict-Post2h,Crier3h";
    assert_eq!(left, ["of another article", lapsed, "of another rule file"], "what has lapsed is still shown");
}

#[test]
fn a_finding_is_named_by_the_beginning_of_its_fingerprint() {
    let report = report(Verdict::Conflict, "Post 2 h, Crier 3 h");
    assert!(select(&report, "conf").is_ok());
    assert_eq!(select(&report, "x").err(), Some(0));
    assert_eq!(select(&report, "").err(), Some(1));
}
