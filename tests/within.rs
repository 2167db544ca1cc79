//! Built-in facts as data: a line a text in `tests/within/breaches.tsv`, with what is told of it.

#![allow(clippy::indexing_slicing)]

use crosscheck::model::Moment;
use crosscheck::source::{self, Metadata};
use crosscheck::text::{Text, lexicon};
use crosscheck::value::Mentions;
use crosscheck::within::{BuiltIn, breaches};

const CASES: &str = include_str!("within/breaches.tsv");

#[test]
fn what_a_document_says_against_itself_is_told() {
    let wrong: Vec<String> = lexicon::entries(CASES)
        .filter_map(|fields| {
            let told = told(fields[0]);
            (told != fields[1]).then(|| format!("{}\n   wanted {}\n   told   {told}", fields[0], fields[1]))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_built_in_fact_has_a_case() {
    let without: Vec<&str> =
        BuiltIn::all().map(|fact| fact.id).filter(|id| !CASES.contains(&format!("{id}: "))).collect();
    assert!(without.is_empty(), "no case of {without:?}");
}

/// The breaches of an article of 20 March 2025, whose paragraphs are parted by " / ".
fn told(article: &str) -> String {
    let metadata = Metadata { published: Moment::parse("2025-03-20"), ..Metadata::default() };
    let document = source::read_text("a", article.replace(" / ", "\n\n"), &metadata);
    let text = Text::of(&document);
    let all: Vec<usize> = (0..text.sentences.len()).collect();
    let found = breaches(&document, &Mentions::new(&text, &document), &all);
    let told: Vec<String> = found.iter().map(|breach| format!("{}: {}", breach.fact, breach.message)).collect();
    if told.is_empty() { "-".to_owned() } else { told.join(" + ") }
}
