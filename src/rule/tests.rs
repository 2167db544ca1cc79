//! Rules, right and broken, case by case.

use std::fmt::Write as _;

use super::phrase::{self, Slot, Slots};
use super::*;
use crate::model::Kind;

/// Slots with two terms, `side` (a class with the family `ukraine`) and `putin`.
struct Sample;

impl Slots for Sample {
    fn resolve(&mut self, slot: Slot<'_>) -> Result<Pattern, (String, Option<String>)> {
        let key = slot.key.map(str::to_owned);
        match slot.name {
            "value" => Ok(Pattern::Value),
            "any" => Ok(Pattern::Any { key }),
            "side" => Ok(Pattern::Term { key, term: TermId(0) }),
            "ukraine" => Ok(Pattern::Term { key, term: TermId(1) }),
            name => match Kind::parse(name) {
                Some(kind) => Ok(Pattern::Slot { key, kind }),
                None => Err((format!("there is no term `{name}`"), None)),
            },
        }
    }
}

fn show(pattern: &Pattern) -> String {
    let list = |items: &[Pattern], sep: &str| items.iter().map(show).collect::<Vec<_>>().join(sep);
    let keyed = |key: &Option<String>, name: String| match key {
        Some(key) => format!("<{key}:{name}>"),
        None => format!("<{name}>"),
    };
    match pattern {
        Pattern::Word(word) => {
            format!("{}{}{}", if word.name { "^" } else { "" }, word.folded, if word.prefix { "*" } else { "" })
        }
        Pattern::Sequence(items) => format!("[{}]", list(items, " ")),
        Pattern::Choice(ways) => format!("{{{}}}", list(ways, "|")),
        Pattern::Optional(inner) => format!("{}?", show(inner)),
        Pattern::Gap(words) => format!("...{words}"),
        Pattern::Near { left, right, words } => format!("({} ~{words} {})", show(left), show(right)),
        Pattern::Value => "<value>".to_owned(),
        Pattern::Slot { key, kind } => keyed(key, kind.to_string()),
        Pattern::Any { key } => keyed(key, "any".to_owned()),
        Pattern::Term { key, term } => keyed(key, format!("#{}", term.0)),
    }
}

#[test]
fn phrases_parse() {
    let mut report = String::new();
    for line in include_str!("cases/phrases.txt").lines().filter(|line| !line.starts_with('#')) {
        let _ = writeln!(report, "{line}");
        match phrase::parse(line, &mut Sample) {
            Ok(pattern) => {
                let _ = writeln!(report, "    {}", show(&pattern));
            }
            Err(faults) => {
                for fault in faults {
                    let help = fault.help.unwrap_or_default();
                    let _ = writeln!(report, "    !{:?} {} — {help}", &line[fault.at], fault.message);
                }
            }
        }
    }
    insta::assert_snapshot!(report);
}

/// The sections of a case file: `### name`, then lines.
fn cases(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.split("### ").filter_map(|case| case.split_once('\n'))
}

/// Every problem with its place, the bytes it underlines, and its help.
fn problems(loaded: &Loaded) -> String {
    let mut report = String::new();
    for problem in &loaded.problems {
        let place = problem.place.unwrap_or_default();
        let words = loaded.sources.get(&problem.path).map_or("", |text| place.span.of(text));
        let kind = if problem.warning { "warning" } else { "error" };
        let _ = writeln!(report, "  {}:{}:{} {kind} {words:?}", problem.path, place.line, place.column);
        let _ = writeln!(report, "      {}", problem.message);
        if let Some(help) = &problem.help {
            let _ = writeln!(report, "      → {help}");
        }
    }
    report
}

#[test]
fn broken_rules_say_what_is_wrong_where_and_how_to_mend_it() {
    let mut report = String::new();
    let mut count = 0;
    for (name, file) in cases(include_str!("cases/broken.txt")) {
        let loaded = parse("r.yaml", file);
        assert!(!loaded.problems.is_empty(), "{name}: nothing was found");
        let _ = writeln!(report, "{name}\n{}", problems(&loaded));
        count += loaded.problems.len();
    }
    assert!(count >= 40);
    insta::assert_snapshot!(report);
}
