//! The cases of this room as data: a file a topic in `cases/`, a line a phrasing.

use proptest::prelude::*;

use super::{Context, Mention, display, read};
use crate::model::{Interval, Value};
use crate::text::{Text, lexicon};

fn mentions(source: &str) -> Vec<Mention> {
    let text = Text::plain(source);
    (0..text.sentences.len()).flat_map(|at| read(&text, at, &Context::default())).collect()
}

/// The mentions of a text as a case line has them: kind and note, with the other half of a pair and the list. Dates and
/// times have cases of their own.
fn noted(source: &str) -> String {
    let found = mentions(source);
    let values = found.iter().map(|mention| &mention.value).filter(|value| !value.kind.is_time());
    let notes: Vec<String> = values.map(note).collect();
    if notes.is_empty() { "-".to_owned() } else { notes.join(" ; ") }
}

fn note(value: &Value) -> String {
    let also = value.also.as_deref().map(|also| format!(" = {}", note(also))).unwrap_or_default();
    let items = if value.items.is_empty() { String::new() } else { format!(" [{}]", value.items.join(", ")) };
    format!("{} {}{also}{items}", value.kind, value.display)
}

/// Runs a file of cases: the fields of a line against what is found in its text.
fn check(topic: &str, file: &str, found: impl Fn(&str) -> String) {
    let wrong: Vec<String> = lexicon::entries(file)
        .filter_map(|fields| {
            let (source, wanted) = (fields[0], fields[1..].join("\t"));
            let found = found(source);
            (found != wanted).then(|| format!("{source}\n   wanted {wanted}\n   found  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{topic}, {} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn phrasings_are_read_as_a_reader_would_note_them() {
    for (topic, file) in [
        ("counts", include_str!("cases/counts.tsv")),
        ("durations", include_str!("cases/durations.tsv")),
        ("fractions", include_str!("cases/fractions.tsv")),
        ("hedges", include_str!("cases/hedges.tsv")),
        ("money", include_str!("cases/money.tsv")),
        ("no values", include_str!("cases/no-values.tsv")),
        ("numbers", include_str!("cases/numbers.tsv")),
        ("pairs", include_str!("cases/pairs.tsv")),
        ("quantities", include_str!("cases/quantities.tsv")),
        ("rates", include_str!("cases/rates.tsv")),
    ] {
        check(topic, file, noted);
    }
}

#[test]
fn words_make_the_intervals_of_the_table() {
    check("intervals", include_str!("cases/intervals.tsv"), |source| {
        let Some(Mention { value, .. }) = mentions(source).into_iter().next() else { return "-".to_owned() };
        let Some(Interval { core, wide, hard_lo, hard_hi, .. }) = value.interval else { return "-".to_owned() };
        let shown = |range| display::display_range(&value, range);
        let hard = match (hard_lo, hard_hi) {
            (true, true) => "both",
            (true, false) => "lo",
            (false, true) => "hi",
            (false, false) => "-",
        };
        format!("{}\t{}\t{hard}", core.map_or_else(|| "-".to_owned(), shown), shown(wide))
    });
}

/// Every note is recognised as what its value is, also where it is all that is written.
#[test]
fn a_value_is_what_its_note_says() {
    check("notes", include_str!("cases/notes.tsv"), |line| {
        let (source, expected) = line.split_once(" => ").expect("text => note");
        let found = mentions(source);
        let value = found.first().map(|mention| &mention.value);
        value.is_some_and(|value| super::is(value, expected)).to_string()
    });
}

#[test]
fn a_value_is_shown_in_another_unit_with_its_interval_unchanged() {
    let value = mentions("about 100 km").remove(0).value;
    let miles = super::in_unit(&value, super::Unit::parse("mi").unwrap());
    assert_eq!((miles.unit.as_deref(), miles.interval), (Some("mi"), value.interval));
    assert!((miles.number.unwrap() - 62.137_119).abs() < 1e-5);
    assert_eq!(miles.display, "about 62.1 mi");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read_without_panic_and_on_character_boundaries(source in "\\PC{0,80}") {
        for mention in mentions(&source) {
            let span = mention.value.span;
            prop_assert!(source.get(span.start..span.end).is_some_and(|words| words == mention.value.written));
        }
    }

    #[test]
    fn words_of_the_lexicon_in_any_order_are_read_without_panic(words in prop::collection::vec(
        prop::sample::select(vec![
            "about", "between", "and", "30", "40", "million", "a", "half", "of", "in", "5", "-", "to", "$", "km", "hours",
            "one", "two", "hundred", "(", ")", "%", "per", "week", "or", "more", "third", "dozens", "each", ",", "/", "°C",
            "magnitude", "most", "1/2", "½", "€", "2m", "aged", "old", "from", "the", "drones", ".", "—", ":", "US$",
            "grand", "1h30", "6'3", "ft", "minus", "plus", "within", "absolute", "zero", "±", "10⁵", "fifth", "p", "by",
        ]), 0..14), glue in prop::sample::select(vec![" ", ""])) {
        let source = words.join(glue);
        for mention in mentions(&source) {
            prop_assert!(source.get(mention.value.span.start..mention.value.span.end).is_some());
        }
    }

    #[test]
    fn a_number_that_is_written_is_read_back(whole in 100_u32..1_000_000_000) {
        let grouped = display::number(f64::from(whole));
        let found = mentions(&format!("there were {grouped} of them"));
        prop_assert_eq!(found.first().and_then(|mention| mention.value.number), Some(f64::from(whole)));
    }

    #[test]
    fn a_core_lies_in_its_wide_range(hedge in prop::sample::select(vec![
        "", "exactly ", "about ", "nearly ", "more than ", "at least ", "up to ", "at most ", "less than ",
    ]), number in 1_u32..100_000, unit in prop::sample::select(vec!["people", "km", "%", "hours", "dollars", "degrees Celsius"])) {
        let found = mentions(&format!("{hedge}{number} {unit}"));
        if let Some(interval) = found.first().and_then(|mention| mention.value.interval) {
            let core = interval.core.unwrap();
            prop_assert!(interval.wide.lo <= core.lo && core.hi <= interval.wide.hi, "{:?}", interval);
        }
    }
}
