//! A mention means the same whatever sentences stand around its own, in any text: properties over every case of this
//! room.

use proptest::prelude::*;

use super::{Context, Mention, read};
use crate::model::{Block, Moment, Section, Span, Value};
use crate::text::{Text, lexicon};

/// Files of cases whose first field is the text.
const VALUES: [&str; 11] = [
    include_str!("cases/counts.tsv"),
    include_str!("cases/durations.tsv"),
    include_str!("cases/fractions.tsv"),
    include_str!("cases/hedges.tsv"),
    include_str!("cases/intervals.tsv"),
    include_str!("cases/money.tsv"),
    include_str!("cases/no-values.tsv"),
    include_str!("cases/numbers.tsv"),
    include_str!("cases/pairs.tsv"),
    include_str!("cases/quantities.tsv"),
    include_str!("cases/rates.tsv"),
];

/// Files of cases whose first field is the day of publication, and whose second is the text. The notes of `alone.tsv` are
/// left out: "the previous week" is counted from publication only where nothing was told that it could be counted from.
const DATES: [&str; 3] =
    [include_str!("cases/dates.tsv"), include_str!("cases/no-dates.tsv"), include_str!("cases/times.tsv")];

/// The day of publication and the text of every case.
fn cases() -> impl Iterator<Item = (&'static str, &'static str)> {
    let values = VALUES.iter().flat_map(|file| lexicon::entries(file)).map(|fields| ("-", fields[0]));
    let dates = DATES.iter().flat_map(|file| lexicon::entries(file)).map(|fields| (fields[0], fields[1]));
    values.chain(dates).map(|(published, text)| (published.trim_start_matches("! "), text.trim_start_matches("! ")))
}

/// The mentions of paragraphs parted by blank lines.
fn mentions(published: &str, source: &str) -> Vec<Mention> {
    let context = Context { published: Moment::parse(published) };
    let mut at = 0;
    let blocks: Vec<Block> = source
        .split("\n\n")
        .map(|paragraph| {
            let span = Span::new(at, at + paragraph.len());
            at = span.end + 2;
            Block { span, section: Section::Body }
        })
        .collect();
    let text = Text::cut(source, &blocks);
    (0..text.sentences.len()).flat_map(|sentence| read(&text, sentence, &context)).collect()
}

/// A value as it would be `by` bytes further on.
fn shifted(value: &Value, by: usize) -> Value {
    Value {
        span: Span::new(value.span.start + by, value.span.end + by),
        also: value.also.as_deref().map(|also| Box::new(shifted(also, by))),
        ..value.clone()
    }
}

/// Everything that mentions say, as it would be `by` bytes further on.
fn said(mentions: &[Mention], by: usize) -> Vec<(Value, Vec<Value>)> {
    let of = |mention: &Mention| {
        (shifted(&mention.value, by), mention.readings.iter().map(|value| shifted(value, by)).collect())
    };
    mentions.iter().map(of).collect()
}

/// Reads every case with `before` and `after` around it and tells those that are read otherwise than alone. What is no
/// sentence alone is none before another one either.
fn check(before: &str, after: &str) {
    let mut wrong = Vec::new();
    let ends = |text: &str| after.is_empty() || after.starts_with('\n') || text.ends_with(['.', '!', '?']);
    let cases: Vec<_> = cases().filter(|(_, text)| ends(text)).collect();
    assert!(cases.len() > 250, "{} cases", cases.len());
    for (published, text) in cases {
        let (alone, among) = (mentions(published, text), mentions(published, &format!("{before}{text}{after}")));
        let (alone, among) = (said(&alone, before.len()), said(&among, 0));
        if alone != among {
            let shown = |found: &[(Value, Vec<Value>)]| {
                found
                    .iter()
                    .map(|(value, _)| format!("{} {}", value.kind, value.display))
                    .collect::<Vec<_>>()
                    .join(" ; ")
            };
            wrong.push(format!("{published} | {text}\n  alone {}\n  among {}", shown(&alone), shown(&among)));
        }
    }
    assert!(wrong.is_empty(), "{} cases change between {before:?} and {after:?}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn paragraphs_around_a_text_change_nothing_in_it() {
    check("The harbour was quiet.\n\n", "\n\nNobody was seen there.");
    check("Ships had left – and nobody knew why\n\n", "\n\n“It will be over soon,” he said.");
    check("“The harbour (the old one\n\n", "\n\nand (in the end) nobody”");
}

#[test]
fn a_sentence_before_a_text_changes_nothing_in_it() {
    for before in ["The harbour was quiet. ", "Will it be quiet? ", "“We wait,” she said. ", "It's the crew's. "] {
        check(before, "");
    }
}

#[test]
fn a_sentence_behind_a_text_changes_nothing_in_it() {
    for after in [" Nobody was seen there.", " Has it begun?", " “We wait,” she said.", " It's the crew's."] {
        check("", after);
        check("The harbour was quiet. ", after);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any characters between the words of cases: what is read has bytes of its own, in order, on characters.
    #[test]
    fn spans_are_on_characters_and_in_order(
        picks in prop::collection::vec((any::<prop::sample::Index>(), "(\\PC|\\s|\u{0}|[\u{300}-\u{36f}]){0,4}"), 0..6),
        published in prop::sample::select(vec!["-", "2025-03-18", "2025-03-18T14:00Z", "-009999-01-01", "9999-12-31"]),
    ) {
        let cases: Vec<&str> = cases().map(|(_, text)| text).collect();
        let mut source = String::new();
        for (index, any) in &picks {
            let text = index.get(&cases);
            let (head, tail) = text.split_at(text.floor_char_boundary(index.index(text.len() + 1)));
            source.extend([head, any, tail]);
        }
        let mut last = 0;
        for Mention { value, readings, .. } in mentions(published, &source) {
            prop_assert!(last <= value.span.start && value.span.start < value.span.end, "{:?} {:?}", source, value);
            last = value.span.end;
            for value in readings.iter().chain(value.also.as_deref()).chain([&value]) {
                prop_assert!(source.get(value.span.start..value.span.end).is_some(), "{:?} {:?}", source, value);
            }
            prop_assert_eq!(source.get(value.span.start..value.span.end), Some(value.written.as_str()));
        }
    }
}
