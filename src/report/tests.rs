//! The shared sample through every renderer, and what holds for every page.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::width::width;
use super::{Format, Options, problems, sample, text, values};
use crate::model::{Kind, Place, Problem, Span, Value, Verdict};
use crate::wire::{MentionRow, Report, SpanRow, ValueRow, ValuesRow};

fn page(options: Options) -> String {
    Format::parse("text").unwrap().render(&sample::report(), &options)
}

#[test]
fn a_page_of_100_columns() {
    insta::assert_snapshot!(page(Options::default()));
}

#[test]
fn a_page_of_60_columns() {
    insta::assert_snapshot!(page(Options { width: 60, ..Options::default() }));
}

#[test]
fn a_page_that_shows_everything() {
    insta::assert_snapshot!(page(Options { verbose: true, ..Options::default() }));
}

#[test]
fn a_page_in_ascii() {
    insta::assert_snapshot!(page(Options { unicode: false, ..Options::default() }));
}

#[test]
fn the_report_as_json() {
    let report = sample::report();
    let json = Format::parse("json").unwrap().render(&report, &Options::default());
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    let disputed = report.findings.iter().find(|finding| finding.verdict == Verdict::Disputed).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(disputed).unwrap());
}

#[test]
fn no_line_is_wider_than_the_page_and_nothing_acts_on_the_terminal() {
    for columns in 50..150 {
        for verbose in [false, true] {
            let page = page(Options { width: columns, verbose, ..Options::default() });
            for line in page.lines() {
                assert!(width(line) <= columns, "{columns}: {} {line}", width(line));
            }
            assert!(page.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'));
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let plain = page(Options::default());
    let colored = page(Options { color: true, ..Options::default() });
    let mut stripped = String::new();
    let mut escaped = false;
    for c in colored.chars() {
        match c {
            '\u{1b}' => escaped = true,
            'm' if escaped => escaped = false,
            _ if escaped => {}
            _ => stripped.push(c),
        }
    }
    assert_ne!(plain, colored);
    assert_eq!(stripped, plain);
}

#[test]
fn problems_are_underlined_in_their_files() {
    let rule = "title: Dam\r\nfacts:\r\n  flow-length:\r\n    value: duraton\r\n    phrases: [<value> of flow]\r\n";
    let at = rule.find("duraton").unwrap();
    let place = Place::of(rule, Span::new(at, at + 7));
    let sources = BTreeMap::from([("rules/dam.yaml".to_owned(), rule.to_owned())]);
    let end = Place::of(rule, Span::new(rule.len(), rule.len()));
    let found = [
        Problem::at("rules/dam.yaml", place, "unknown kind “duraton”").with_help("did you mean “duration”?"),
        Problem::at("rules/dam.yaml", end, "examples are missing").as_warning(),
        Problem::at("rules/gone.yaml", place, "unknown key\u{1b}[2J"),
        Problem::of_file("rules", "no rule files here").with_help("name a folder with .yaml files"),
    ];
    insta::assert_snapshot!(problems(&found, &sources, &Options { width: 80, ..Options::default() }));
}

#[test]
fn values_stand_in_columns() {
    let rows = [
        ("about two hours", "about 2 h", "1 h 36 – 2 h 24", Kind::Duration),
        ("18 March", "2025-03-18", "", Kind::Date),
        ("1,300 square kilometres (500 square miles)", "1300 km2", "1295 – 1305 km2", Kind::Area),
    ];
    let values_of = |(at, (written, display, range, kind)): (usize, &(&str, &str, &str, Kind))| MentionRow {
        value: ValueRow {
            display: (*display).to_owned(),
            ..ValueRow::from(&Value::new(*kind, Span::default(), written))
        },
        line: at * 9 + 2,
        column: 14,
        read: if range.is_empty() { String::new() } else { format!("{display}, {range}") },
    };
    let found = [
        ValuesRow { document: "news/harbour.txt".to_owned(), values: rows.iter().enumerate().map(values_of).collect() },
        ValuesRow { document: "news/empty.txt".to_owned(), values: Vec::new() },
    ];
    insta::assert_snapshot!(
        [100, 60].map(|width| values(&found, &Options { width, ..Options::default() })).join("----\n")
    );
}

proptest! {
    #[test]
    fn no_row_is_too_odd_to_show(
        sentence in "(.|[\r\n\t\u{1b}\u{202e}語🇫🇷👩‍🚀e\u{301}]){0,60}",
        (start, end) in (0..80_usize, 0..80_usize),
        (line, column) in (0..3_000_000_usize, 0..3_000_000_usize),
        columns in 0..120_usize,
    ) {
        let mut report = sample::report();
        let row = &mut report.findings[1].observations[0];
        row.mark = SpanRow { start, end };
        (row.line, row.column) = (line, column);
        row.written.clone_from(&sentence);
        row.read.clone_from(&sentence);
        row.document.clone_from(&sentence);
        row.speaker = Some(sentence.clone());
        row.sentence = sentence;
        report.findings[1].versions[1].observations.push(99);
        for unicode in [true, false] {
            let page = text::render(&report, &Options { width: columns, unicode, ..Options::default() });
            prop_assert!(page.lines().all(|line| width(line) <= columns.max(50)), "{}", page);
        }
    }

    #[test]
    fn no_problem_is_too_odd_to_show(
        source in "(.|[\r\n\t語é]){0,40}",
        (start, end) in (0..60_usize, 0..60_usize),
        (line, column) in (0..9_usize, 0..9_usize),
    ) {
        let place = Place { line, column, span: Span::new(start, end) };
        let sources = BTreeMap::from([("a".to_owned(), source)]);
        problems(&[Problem::at("a", place, "odd")], &sources, &Options::default());
    }
}
