//! The shared sample through every renderer, and what holds for every page.

use std::collections::BTreeMap;

use super::width::width;
use super::{Format, Options, problems, sample, values};
use crate::model::{Kind, Place, Problem, Span, Value};
use crate::wire::{MentionRow, ValueRow, ValuesRow};

fn text(options: Options) -> String {
    Format::parse("text").unwrap().render(&sample::report(), &options)
}

#[test]
fn a_page_of_100_columns() {
    insta::assert_snapshot!(text(Options::default()));
}

#[test]
fn a_page_of_60_columns() {
    insta::assert_snapshot!(text(Options { width: 60, ..Options::default() }));
}

#[test]
fn a_page_that_shows_everything() {
    insta::assert_snapshot!(text(Options { verbose: true, ..Options::default() }));
}

#[test]
fn a_page_in_ascii() {
    let page = text(Options { unicode: false, ..Options::default() });
    insta::assert_snapshot!(page);
}

#[test]
fn the_report_as_json() {
    insta::assert_snapshot!(Format::parse("json").unwrap().render(&sample::report(), &Options::default()));
}

#[test]
fn no_line_is_wider_than_the_page_and_nothing_acts_on_the_terminal() {
    for columns in 50..150 {
        for verbose in [false, true] {
            let page = text(Options { width: columns, verbose, ..Options::default() });
            for line in page.lines() {
                assert!(width(line) <= columns, "{columns}: {} {line}", width(line));
            }
            assert!(page.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'));
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let plain = text(Options::default());
    let colored = text(Options { color: true, ..Options::default() });
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
