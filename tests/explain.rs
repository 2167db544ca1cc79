//! Why a fact was not found: rules of this repository are broken in one place, and the reason that is given for the words
//! they found before has to be the place that was broken.
//!
//! A line of `tests/explain/stories.tsv` and `events.tsv` is one break: the rules, and the file of theirs that is broken;
//! the folder of news and the article in it; the fact and the words it found there; what is broken, and into what; the
//! kind of reason, the reason, and what is said of the value itself where that is another thing.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crosscheck::rule::{self, Loaded, Shelf};
use crosscheck::source::Metadata;
use crosscheck::wire::{AccountRow, FoundRow, NearRow, ObservationRow};
use crosscheck::{run, source};
use proptest::prelude::*;

struct Break<'t> {
    rules: &'t str,
    file: &'t str,
    news: &'t str,
    article: &'t str,
    fact: &'t str,
    words: &'t str,
    whole: &'t str,
    broken: &'t str,
    reason: &'t str,
    message: &'t str,
    of_value: &'t str,
}

impl<'t> Break<'t> {
    fn of(line: &'t str) -> Self {
        let fields: Vec<&str> = line.split('\t').collect();
        let [rules, file, news, article, fact, words, whole, broken, reason, message, of_value] =
            fields.try_into().expect("eleven fields a line");
        Self { rules, file, news, article, fact, words, whole, broken, reason, message, of_value }
    }

    /// What is said of the article under rules of which one file has this text.
    fn account(&self, text: &str) -> AccountRow {
        let mut files: BTreeMap<PathBuf, Vec<u8>> = rule_files();
        files.insert(self.file.into(), text.as_bytes().to_vec());
        let loaded = rule::load_from(&[self.rules.into()], &Shelf::of(files));
        assert!(!loaded.has_errors(), "{} after “{}”: {:?}", self.file, self.broken, loaded.problems);
        explained(&loaded, self.fact, self.news).into_iter().find(|row| row.document.ends_with(self.article)).unwrap()
    }

    fn check(&self) -> Result<(), String> {
        let text = fs::read_to_string(self.file).unwrap();
        let whole = self.whole.replace("\\n", "\n");
        assert!(text.contains(&whole), "{} has no “{}”", self.file, self.whole);
        let is_it = |found: &&FoundRow| found.observation.written == self.words;
        let found = self.account(&text).found.iter().find(is_it).cloned();
        let Some(found) = found else { return Err("is not found before".to_owned()) };
        let account = self.account(&text.replacen(&whole, &self.broken.replace("\\n", "\n"), 1));
        if let Some(why) = &account.passed_over {
            return same(["passed-over", why, ""], self);
        }
        let holds = |near: &&NearRow| {
            let start = near.span.start - near.mark.start;
            (start..start + near.sentence.len()).contains(&found.observation.span.start)
        };
        if account.found.iter().any(|again| again.observation.span == found.observation.span) {
            return Err("is still found".to_owned());
        }
        let Some(near) = account.near.iter().find(holds) else { return Err("is not explained".to_owned()) };
        let value = near.mentions.iter().find(|mention| mention.value.written == self.words);
        let of_value = value.map_or("", |mention| mention.why.as_str());
        let of_value = if of_value == near.reason.message { "" } else { of_value };
        same([&near.reason.name, &near.reason.message, of_value], self)
    }
}

fn same(found: [&str; 3], expected: &Break<'_>) -> Result<(), String> {
    let wanted = [expected.reason, expected.message, expected.of_value];
    if found == wanted { Ok(()) } else { Err(found.join("\t")) }
}

fn explained(loaded: &Loaded, fact: &str, news: &str) -> Vec<AccountRow> {
    let documents = source::documents(&[news.into()], &source::Options::default());
    run::explanation(loaded, fact, documents, None).unwrap().accounts
}

/// Every rule file of the repository.
fn rule_files() -> BTreeMap<PathBuf, Vec<u8>> {
    let mut folders = vec![PathBuf::from("rules"), PathBuf::from("fixtures/stories")];
    let mut files = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|end| end == "yaml") {
                files.insert(entry.clone(), fs::read(&entry).unwrap());
            }
        }
    }
    files
}

#[test]
fn of_stories_the_place_that_was_broken_is_the_reason_that_is_given() {
    check_all("tests/explain/stories.tsv");
}

#[test]
fn of_events_the_place_that_was_broken_is_the_reason_that_is_given() {
    check_all("tests/explain/events.tsv");
}

fn check_all(table: &str) {
    let table = fs::read_to_string(table).unwrap();
    let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    assert!(lines.len() >= 20, "{}", lines.len());
    let failed = lines.iter().filter_map(|line| {
        let why = Break::of(line).check().err()?;
        Some(format!("{line}\n  {why}"))
    });
    let failed: Vec<String> = failed.collect();
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), lines.len(), failed.join("\n"));
}

/// Where the observations of a fact stand.
type Places = Vec<(String, usize, usize, &'static str)>;

fn place(row: &ObservationRow) -> (String, usize, usize, &'static str) {
    (row.document.clone(), row.span.start, row.span.end, row.stance.name())
}

/// What a check finds is what an explanation finds, over all stories.
#[test]
fn an_explanation_finds_what_a_check_finds() {
    for story in ["bridge", "budget", "ferry", "forest-fire", "launch", "quake", "summit"] {
        let news = format!("fixtures/stories/{story}");
        let loaded = rule::load(&[format!("{news}/rules.yaml").into()]);
        let documents = source::documents(&[news.clone().into()], &source::Options::default());
        let report = run::check(&loaded.rules, documents, &run::Options::default());
        for fact in &loaded.rules.facts {
            let of_fact = report.findings.iter().filter(|finding| finding.fact == fact.id);
            let mut checked: Places = of_fact.flat_map(|finding| &finding.observations).map(place).collect();
            let accounts = explained(&loaded, &fact.id, &news);
            let found = accounts.iter().flat_map(|account| &account.found);
            let mut explained: Places = found.map(|found| place(&found.observation)).collect();
            checked.sort();
            checked.dedup();
            explained.sort();
            assert_eq!(explained, checked, "{story}: {}", fact.id);
        }
    }
}

const WORDS: [&str; 32] = [
    "Marlow",
    "the",
    "bridge",
    "will",
    "close",
    "for",
    "14",
    "months",
    ",",
    ".",
    "“",
    "”",
    "(",
    ")",
    "31",
    "crew",
    "of",
    "passengers",
    "Morning",
    "Tern",
    "sank",
    "on",
    "Sunday",
    "and",
    "$46 million",
    "costs",
    "said",
    "not",
    "counties",
    "nearly",
    "Conwy",
    "é",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever words stand in whatever order, an explanation ends, its spans lie in the text, and it finds what a check finds.
    #[test]
    fn any_words_are_explained(picked in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..40)) {
        let text = picked.join(" ");
        for story in ["bridge", "ferry"] {
            let loaded = rule::load(&[format!("fixtures/stories/{story}/rules.yaml").into()]);
            let document = || source::read_text("1.txt", text.clone(), &Metadata::default());
            let report = run::check(&loaded.rules, std::iter::once(Ok(document())), &run::Options::default());
            for fact in &loaded.rules.facts {
                let documents = std::iter::once(Ok(document()));
                let explained = run::explanation(&loaded, &fact.id, documents, None).unwrap();
                let rows = report.findings.iter().filter(|f| f.fact == fact.id).flat_map(|f| &f.observations);
                let mut checked: Places = rows.map(place).collect();
                let found = explained.accounts.iter().flat_map(|account| &account.found);
                let mut again: Places = found.map(|found| place(&found.observation)).collect();
                checked.sort();
                checked.dedup();
                again.sort();
                prop_assert_eq!(again, checked);
                for near in explained.accounts.iter().flat_map(|account| &account.near) {
                    prop_assert!(text.get(near.span.start..near.span.end).is_some_and(|words| !words.is_empty()));
                    prop_assert!(near.sentence.get(near.mark.start..near.mark.end).is_some());
                }
            }
        }
    }
}
