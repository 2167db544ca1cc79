//! The shared sample as a difference, through every format.

use crate::report::Format;
use crate::report::Options;
use crate::report::sample;
use crate::report::width::width;
use crate::wire::{Difference, FactChange, Fate, FindingRow, Judged, ObservationChange, PassedOver, VerdictChange};

/// Each finding of the sample as a change: of its observations one was lost, one is new, the others are read otherwise.
fn difference() -> Difference {
    let report = sample::report();
    let facts = report.findings.iter().zip([Fate::Changed, Fate::Added, Fate::Removed].into_iter().cycle());
    Difference {
        documents: report.documents.clone(),
        passed_over: vec![PassedOver {
            document: "weather.txt".to_owned(),
            before: None,
            after: Some("says none of: dam, <reservoir>".to_owned()),
        }],
        facts: facts.map(|(finding, fate)| change(finding, fate)).collect(),
        unchanged: 3,
        problems: report.problems.clone(),
        ..Difference::between("rules at main", "rules")
    }
}

fn change(finding: &FindingRow, fate: Fate) -> FactChange {
    let FindingRow { verdict, severity, gap, message, .. } = finding;
    let after = Judged { verdict: *verdict, severity: *severity, gap: *gap, message: message.clone() };
    let before = Judged { message: "One document only.".to_owned(), gap: None, ..after.clone() };
    let mut rows = finding.observations.iter().cloned();
    let mut change = FactChange {
        fact: finding.fact.clone(),
        title: finding.title.clone(),
        title_before: None,
        fate,
        verdicts: vec![VerdictChange {
            key: finding.key.clone(),
            before: (fate != Fate::Added).then_some(before),
            after: (fate != Fate::Removed).then_some(after),
        }],
        lost: rows.by_ref().take(usize::from(fate != Fate::Added)).collect(),
        new: rows.by_ref().take(usize::from(fate != Fate::Removed)).collect(),
        changed: Vec::new(),
    };
    change.changed = rows
        .map(|after| {
            let mut before = after.clone();
            before.value.display = "12 | `men`".to_owned();
            ObservationChange { differs: vec!["value".to_owned()], before, after }
        })
        .collect();
    change
}

fn rendered(name: &str, options: Options) -> String {
    Format::parse(name).unwrap().render(&difference(), &options)
}

#[test]
fn a_difference_as_text() {
    insta::assert_snapshot!(rendered("text", Options::default()));
}

#[test]
fn a_difference_as_a_comment() {
    insta::assert_snapshot!(rendered("markdown", Options::default()));
}

#[test]
fn a_difference_as_json() {
    assert_eq!(serde_json::from_str::<Difference>(&rendered("json", Options::default())).unwrap(), difference());
}

#[test]
fn no_line_is_wider_than_the_page_and_nothing_acts() {
    for columns in 50..120 {
        for line in rendered("text", Options { width: columns, ..Options::default() }).lines() {
            assert!(width(line) <= columns, "{columns}: {line}");
        }
    }
    for name in ["text", "markdown"] {
        assert!(rendered(name, Options::default()).chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'));
    }
}

#[test]
fn a_comment_is_never_too_long_to_be_posted() {
    let mut long = difference();
    long.facts = long.facts.iter().cycle().take(2000).cloned().collect();
    let comment = Format::parse("markdown").unwrap().render(&long, &Options::default());
    assert!(comment.len() < 65_000, "{}", comment.len());
    assert!(comment.contains(" facts more: `crosscheck diff` shows all of them."));
}
