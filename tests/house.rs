//! Houses as data: a file in `tests/house/` is a house, what it sets and then what it reads. A house is settled once in a
//! process, so each is read by in a process of its own.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::process::Command;
use std::{env, fs};

use crosscheck::model::{Interval, Value};
use crosscheck::rule;
use crosscheck::run;
use crosscheck::source::{self, Metadata};
use crosscheck::text::{Text, lexicon};
use crosscheck::value::{self, Context, House, Unit};
use proptest::prelude::*;

/// Names the file of the house to a process that reads by it.
const FILE: &str = "CROSSCHECK_TEST_HOUSE";

#[test]
fn every_house_reads_as_its_file_says() {
    let mut houses = 0;
    for entry in fs::read_dir("tests/house").unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap() == "refused.tsv" {
            continue;
        }
        houses += 1;
        let mut one = Command::new(env::current_exe().unwrap());
        one.args(["--exact", "one_house", "--ignored", "--nocapture"]).env(FILE, &path);
        let output = one.output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && told.contains("1 passed"), "{}:\n{told}", path.display());
    }
    assert!(houses >= 3, "{houses} houses");
}

/// Run by the test above, in a process for each house.
#[test]
#[ignore = "wants a house"]
fn one_house() {
    let file = fs::read_to_string(env::var(FILE).unwrap()).unwrap();
    let rows: Vec<Vec<&str>> = lexicon::entries(&file).collect();
    let mut house = House::default();
    for row in &rows {
        set(&mut house, row).unwrap_or_else(|why| panic!("{row:?}: {why}"));
    }
    value::settle(house).unwrap();
    let cases: Vec<_> = rows.iter().filter(|row| !["unit", "hedge"].contains(&row[0])).collect();
    assert!(!cases.is_empty());
    let wrong: Vec<String> = cases.into_iter().filter_map(|row| fault(row)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(value::settle(House::default()).unwrap_err().contains("too late"));
}

/// What cannot be set is told with what was expected, and changes nothing.
#[test]
fn what_cannot_be_set_is_told() {
    let (mut wrong, before) = (Vec::new(), format!("{:?}", House::default()));
    for row in lexicon::entries(include_str!("house/refused.tsv")) {
        let mut house = House::default();
        match set(&mut house, &row[1..]) {
            Ok(()) => wrong.push(format!("{row:?} was accepted")),
            Err(told) if told != row[0] => wrong.push(format!("{row:?}\n   told {told}")),
            Err(_) => assert_eq!(format!("{house:?}"), before, "{row:?}"),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whatever is known may be set to what it is.
#[test]
fn every_default_is_a_setting() {
    let mut house = House::default();
    let before = format!("{house:?}");
    let known = house.known();
    assert!(known.len() > 30);
    for known in known.iter().filter(|known| known.default != "by its digits") {
        house.hedge(&known.name, &known.default).unwrap();
    }
    assert_eq!(format!("{house:?}"), before);
}

proptest! {
    #[test]
    fn no_entry_is_too_odd_to_be_judged(
        name in "(<value>)?[ a-zA-Zé-]{0,8}(<value>)?", setting in "[0-9./,%–() -]{0,6} ?(min|m|%|money|about|several|\\PC)?",
        form in "(<value>)? ?\\PC{0,6}(<value>)?",
    ) {
        let mut house = House::default();
        let before = format!("{house:?}");
        if house.hedge(&name, &setting).is_err() && house.unit(&name, &setting, &[&form]).is_err() {
            prop_assert_eq!(format!("{house:?}"), before);
        }
    }
}

/// The rows that set something; the others do nothing.
fn set(house: &mut House, row: &[&str]) -> Result<(), String> {
    match *row {
        ["unit", code, measure] => house.unit(code, measure, &[]),
        ["unit", code, measure, forms] => house.unit(code, measure, &lexicon::forms(forms).collect::<Vec<_>>()),
        ["hedge", name, setting] => house.hedge(name, setting),
        _ => Ok(()),
    }
}

/// What is wrong with a case.
fn fault(row: &[&str]) -> Option<String> {
    let (wanted, found) = match *row {
        ["reads", text, wanted] => (wanted.to_owned(), notes(text)),
        ["reads", text, wanted, core, wide] => {
            (format!("{wanted}\t{core}\t{wide}"), format!("{}\t{}", notes(text), interval(text)))
        }
        ["in", unit, text, wanted] => {
            (wanted.to_owned(), value::in_unit(&first(text)?, Unit::parse(unit).unwrap()).display)
        }
        ["check", fact, one, other, wanted] => (wanted.to_owned(), verdict(fact, one, other)),
        _ => (String::new(), "no such case".to_owned()),
    };
    (wanted != found).then(|| format!("{row:?}\n   found {found}"))
}

fn values(text: &str) -> Vec<Value> {
    let text = Text::plain(text);
    let sentences = 0..text.sentences.len();
    sentences.flat_map(|at| value::read(&text, at, &Context::default())).map(|mention| mention.value).collect()
}

fn first(text: &str) -> Option<Value> {
    values(text).into_iter().next()
}

fn notes(text: &str) -> String {
    let notes: Vec<String> = values(text).iter().map(|value| format!("{} {}", value.kind, value.display)).collect();
    if notes.is_empty() { "-".to_owned() } else { notes.join(" ; ") }
}

/// Core and wide range of the first value.
fn interval(text: &str) -> String {
    let Some((value, Interval { core, wide, .. })) =
        first(text).and_then(|value| Some((value.clone(), value.interval?)))
    else {
        return "-\t-".to_owned();
    };
    let shown = |range| value::display_range(&value, range);
    format!("{}\t{}", core.map_or_else(|| "-".to_owned(), shown), shown(wide))
}

/// The finding on a fact "it is <value>" in two articles: its verdict and the versions.
fn verdict(fact: &str, one: &str, other: &str) -> String {
    let rules = rule::parse("rules.yaml", &format!("facts:\n  f: {{phrases: ['it is <value>'], {fact}}}\n"));
    assert!(!rules.has_errors(), "{:?}", rules.problems);
    let document = |id: &str, text: &str| Ok(source::read_text(id, format!("{text}\n"), &Metadata::default()));
    let documents = [document("one", one), document("other", other)];
    let report = run::check(&rules.rules, documents.into_iter(), &run::Options::default());
    let Some(finding) = report.findings.first() else { return "nothing".to_owned() };
    let versions: Vec<&str> = finding.versions.iter().map(|version| version.value.display.as_str()).collect();
    format!("{}: {}", finding.verdict.name(), versions.join(" | "))
}

/// The reference explains every name as the table of settings does, with its default.
#[test]
fn the_reference_lists_every_name() {
    let rows = House::default().known();
    let rows = rows.iter().map(|known| format!("| `{}` | {} | {} |\n", known.name, known.default, known.doc));
    let table: String = rows.collect();
    assert!(include_str!("../docs/house.md").contains(&table), "docs/house.md lacks\n{table}");
}
