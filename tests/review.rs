//! Fingerprints and decisions over runs: what an edit of the articles does to them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::io::Cursor;

use crosscheck::model::Decision;
use crosscheck::review::{self, Ledger, Made};
use crosscheck::wire::Report;
use crosscheck::{rule, run, source};
use serde_json::json;

const RULES: &str = "facts:\n  boats: {title: Boats lost, value: count, phrases: [lost <value> boats]}\n";
const TODAY: jiff::civil::Date = jiff::civil::date(2025, 3, 20);

/// A report on articles, each "Post 18: text", the paper with the day in March 2025.
fn report(articles: &[&str]) -> Report {
    let rules = rule::parse("rules.yaml", RULES).rules;
    let line = |(at, article): (usize, &&str)| {
        let (head, text) = article.split_once(": ").unwrap();
        let (publisher, day) = head.split_once(' ').unwrap();
        let published = format!("2025-03-{day}");
        json!({"id": format!("{at}"), "publisher": publisher, "published": published, "text": text}).to_string()
    };
    let lines: Vec<String> = articles.iter().enumerate().map(line).collect();
    let documents = source::stream("news.jsonl", Cursor::new(lines.join("\n")), &source::Options::default());
    run::check(&rules, documents, &run::Options::default())
}

const POST: &str = "Post 18: The storm came at night. The harbour lost nine boats.";
const CRIER: &str = "Crier 18: The harbour lost eleven boats.";

/// Whether a decision on the two articles holds of others, and whether the fingerprint is the same.
#[test]
fn a_decision_outlives_edits_and_no_change_of_a_value() {
    let before = report(&[POST, CRIER]);
    assert_eq!(before.findings.len(), 1);
    let fingerprint = before.findings[0].fingerprint.clone();
    let made = Made { decision: Decision::Dismissed, reason: None, by: None, date: TODAY, expires: None };
    let mut ledger = Ledger::default();
    review::decide(&ledger, &before, &[&fingerprint], &made).unwrap().make(&mut ledger).unwrap();
    for (what, articles, holds, same) in [
        ("the same", &[POST, CRIER][..], true, true),
        ("in another order", &[CRIER, POST], true, true),
        ("a line before", &["Post 18: It rained.\n\nThe harbour lost nine boats.", CRIER], true, true),
        ("other words", &["Post 18: All in all the harbour lost 9 boats.", CRIER], true, true),
        ("another day", &["Post 19: The harbour lost nine boats.", CRIER], true, true),
        ("the paper again", &[POST, "Post 19: The harbour lost nine boats.", CRIER], true, true),
        ("another paper", &[POST, "Globe 19: The harbour lost nine boats.", CRIER], true, false),
        ("another value", &["Post 18: The harbour lost ten boats.", CRIER], false, false),
        ("a hedge", &["Post 18: The harbour lost about nine boats.", CRIER], false, false),
        ("the paper with another value", &[POST, "Post 19: The harbour lost ten boats.", CRIER], false, false),
        ("another paper with another value", &[POST, CRIER, "Globe 19: The harbour lost 40 boats."], false, false),
        (
            "the other way round",
            &["Post 18: The harbour lost eleven boats.", "Crier 18: The harbour lost nine boats."],
            false,
            false,
        ),
    ] {
        let mut now = report(articles);
        review::apply(&ledger, &mut now, TODAY);
        let finding = &now.findings[0];
        let review = finding.review.as_ref().unwrap();
        assert_eq!(review.lapsed.is_none(), holds, "{what}: {:?}", review.lapsed);
        assert_eq!(finding.is_open(), !holds, "{what}");
        assert_eq!(finding.fingerprint == fingerprint, same, "{what}");
    }
}

/// A paper may make one mistake in two articles: each is decided on.
#[test]
fn every_finding_has_a_fingerprint_of_its_own() {
    let torn = "The harbour lost nine boats. In all the harbour lost eleven boats. The field of 81 sq km (50 square miles) lost 7 boats.";
    let report = report(&[&format!("Post 18: {torn}"), &format!("Post 19: {torn}"), CRIER]);
    let all: BTreeSet<&str> = report.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
    assert_eq!(all.len(), report.findings.len());
    assert!(report.findings.len() >= 5, "{:?}", report.findings.iter().map(|f| &f.message).collect::<Vec<_>>());
}
