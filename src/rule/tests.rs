//! Rules, right and broken, case by case.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

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
                    let _ = writeln!(
                        report,
                        "    !{:?} {} — {help}",
                        line.get(fault.at).unwrap_or_default(),
                        fault.message
                    );
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

/// A message without what it quotes: two that differ in names alone are of one kind.
fn kind_of(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<&str>>().join("…")
}

#[test]
fn broken_rules_say_what_is_wrong_where_and_how_to_mend_it() {
    let mut report = String::new();
    let mut kinds = BTreeSet::new();
    for (name, file) in cases(include_str!("cases/broken.txt")) {
        let loaded = parse("r.yaml", file);
        assert!(!loaded.problems.is_empty(), "{name}: nothing was found");
        kinds.extend(loaded.problems.iter().map(|problem| kind_of(&problem.message)));
        let _ = writeln!(report, "{name}\n{}", problems(&loaded));
    }
    assert!(kinds.len() >= 60, "{} kinds of error: {kinds:#?}", kinds.len());
    insta::assert_snapshot!(report);
}

/// What came of rule files: their facts as the steps behind see them.
fn rules(loaded: &Loaded) -> String {
    let mut report = String::new();
    let rules = &loaded.rules;
    for file in &rules.files {
        let about: Vec<String> = file.about.iter().map(|saying| show(&saying.pattern)).collect();
        let _ = writeln!(report, "{} {:?} about {about:?} {:?}", file.path, file.title, file.published);
    }
    for (at, term) in rules.terms.iter().enumerate() {
        for family in &term.families {
            let forms: Vec<String> = family.forms.iter().map(|saying| show(&saying.pattern)).collect();
            let _ = writeln!(report, "#{at} {}/{} {forms:?}", term.name, family.name);
        }
    }
    for fact in &rules.facts {
        let Fact { id, title, file, by, zone, severity, required, .. } = fact;
        let _ = writeln!(report, "\n{id} {title:?} in {file} by {by:?} {zone:?} {severity:?} required {required}");
        conditions(&fact.wanted, &fact.unwanted, "  ", &mut report);
        match &fact.ask {
            Ask::Value { kind, unit, per, of, phrases: said } => {
                let of: Vec<String> = of.iter().map(|saying| show(&saying.pattern)).collect();
                let per = if per.is_empty() { String::new() } else { format!(" per {per:?}") };
                let _ = writeln!(report, "  {kind} {unit:?}{per} of {of:?}");
                phrases(said, &mut report);
            }
            Ask::Label { labels, phrases: said } => {
                for label in labels {
                    let _ = writeln!(report, "  label {:?}", label.name);
                    phrases(&label.phrases, &mut report);
                }
                phrases(said, &mut report);
            }
            other => {
                let _ = writeln!(report, "  {other:?}");
            }
        }
        let compare = &fact.compare;
        let expect = compare
            .expect
            .as_ref()
            .map(|value| (value.kind, &value.display, value.interval.and_then(|interval| interval.nominal)));
        let _ =
            writeln!(report, "  {:?} {:?} together {}", compare.tolerance, compare.changes, compare.speakers_together);
        let _ = writeln!(report, "  expect {expect:?} sum of {:?}", compare.sum_of);
        for example in &fact.examples {
            let published = example.published.map(|moment| moment.to_string());
            let _ = writeln!(report, "  {:?} {:?} {published:?} {:?}", example.text, example.title, example.finds);
        }
    }
    report
}

fn phrases(phrases: &[Phrase], report: &mut String) {
    for phrase in phrases {
        let _ = writeln!(report, "    {}", show(&phrase.saying.pattern));
        conditions(&phrase.wanted, &phrase.unwanted, "      ", report);
    }
}

fn conditions(wanted: &[Condition], unwanted: &[Condition], indent: &str, report: &mut String) {
    for (word, condition) in wanted.iter().map(|c| ("where", c)).chain(unwanted.iter().map(|c| ("unless", c))) {
        let _ = match condition {
            Condition::Said { scope, sayings, .. } => {
                let sayings: Vec<String> = sayings.iter().map(|saying| show(&saying.pattern)).collect();
                writeln!(report, "{indent}{word} {scope:?} {sayings:?}")
            }
            Condition::In { sections, .. } => writeln!(report, "{indent}{word} in {sections:?}"),
        };
    }
}

#[test]
fn good_rules_become_facts() {
    let mut report = String::new();
    for (name, file) in cases(include_str!("cases/good.txt")) {
        let loaded = parse("r.yaml", file);
        assert_eq!(problems(&loaded), "", "{name}");
        let _ = writeln!(report, "{name}\n{}", rules(&loaded));
    }
    insta::assert_snapshot!(report);
}

/// Folders and files as a user names them, paths shown from the cases on.
#[test]
fn files_folders_and_packs_are_loaded() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rule/cases");
    let mut report = String::new();
    for paths in [
        &["folder"][..],
        &["folder/quake.yaml", "folder/quake.yaml", "folder/packs/toll.yaml"],
        &["circle"],
        &["twice"],
        &["taken"],
        &["folder/packs", "gone", "broken-utf8.yaml", "circle/a.yaml"],
        &[],
    ] {
        let loaded = load(&paths.iter().map(|path| cases.join(path)).collect::<Vec<_>>());
        let _ = writeln!(report, "{paths:?}\n{}\n{}", problems(&loaded), rules(&loaded));
    }
    insta::assert_snapshot!(report.replace(&format!("{}/", cases.display()), ""));
}

proptest::proptest! {
    #[test]
    fn no_phrase_panics(text in "[a-z0-9 <>():|?*~.…'’,-é]{0,40}") {
        let _ = phrase::parse(&text, &mut Sample);
    }

    #[test]
    fn no_file_panics(text in "\\PC{0,200}") {
        let _ = parse("r.yaml", &text);
    }

    /// Lines of a rule file in any order and at any depth.
    #[test]
    fn no_order_of_lines_panics(lines in proptest::collection::vec((0..4_usize, 0..30_usize), 0..20)) {
        let known = include_str!("cases/good.txt").lines().skip(1).collect::<Vec<_>>();
        let lines: Vec<String> =
            lines.iter().map(|(depth, at)| format!("{}{}", "  ".repeat(*depth), known[*at].trim())).collect();
        let text = lines.join("\n");
        let loaded = parse("r.yaml", &text);
        for problem in &loaded.problems {
            if let Some(place) = problem.place {
                proptest::prop_assert!(text.get(place.span.start..place.span.end).is_some());
            }
        }
    }
}
