//! What is written is read again, whatever it is.

use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::model::{AsOf, Hedge, Interval, Kind, Observation, Range, Section, Snippet, Span, Speaker, Stance, Value};

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<i32>().prop_map(f64::from), -1e15..1e15, any::<f64>().prop_filter("finite", |x| x.is_finite())]
}

fn range() -> impl Strategy<Value = Range> {
    let lo = prop_oneof![4 => number(), 1 => Just(f64::NEG_INFINITY)];
    let hi = prop_oneof![4 => number(), 1 => Just(f64::INFINITY)];
    (lo, hi, any::<bool>(), any::<bool>()).prop_map(|(lo, hi, lo_open, hi_open)| Range { lo, hi, lo_open, hi_open })
}

fn interval() -> impl Strategy<Value = Interval> {
    (of(number()), of(range()), range(), any::<bool>(), any::<bool>())
        .prop_map(|(nominal, core, wide, hard_lo, hard_hi)| Interval { nominal, core, wide, hard_lo, hard_hi })
}

fn plain_value() -> impl Strategy<Value = Value> {
    let words = (".{0,9}", ".{0,9}", of(".{0,5}"), of(".{0,5}"), of(".{0,9}"), vec(".{0,5}", 0..3));
    let kinds = (select(Kind::all().collect::<Vec<_>>()), select(Hedge::all().collect::<Vec<_>>()));
    let times = (of(".{0,9}"), of(".{0,9}"), of(".{0,9}"));
    (words, kinds, times, of(number()), of(number()), of(interval()), 0..99_usize, 0..99_usize).prop_map(
        |((written, display, unit, per, label, items), (kind, hedge), times, number, to, interval, start, len)| Value {
            kind,
            span: Span::new(start, start + len),
            written,
            display,
            hedge,
            number,
            to,
            unit,
            per,
            interval,
            timex: times.0,
            from: times.1,
            to_exclusive: times.2,
            label,
            also: None,
            items,
        },
    )
}

fn value() -> impl Strategy<Value = Value> {
    (plain_value(), of(plain_value())).prop_map(|(value, also)| Value { also: also.map(Box::new), ..value })
}

fn observation() -> impl Strategy<Value = Observation> {
    let speaker = of((".{1,9}", ".{1,9}").prop_map(|(name, family)| Speaker { name, family }));
    let as_of = of((".{1,9}", any::<i32>()).prop_map(|(written, day)| AsOf { written, last_day: i64::from(day) }));
    let places = (0..999_usize, 0..999_usize, 1..999_usize, 1..999_usize);
    let sentence = (".{0,20}", ".{0,9}", ".{0,20}", ".{0,9}", ".{0,9}");
    let voices = (select(&Section::ALL[..]), select(&Stance::ALL[..]));
    let key = btree_map("[a-z]{1,5}", ".{0,9}", 0..3);
    (value(), speaker, as_of, places, sentence, voices, key, (".{1,9}", of(0..99_usize))).prop_map(
        |(value, speaker, as_of, (start, len, line, column), words, (section, stance), key, (document, phrase))| {
            let (left, marked, right, before, after) = words;
            Observation {
                fact: "fact".to_owned(),
                key,
                document,
                span: Span::new(start, start + len),
                section,
                snippet: Snippet {
                    line,
                    column,
                    before,
                    mark: Span::new(left.len(), left.len() + marked.len()),
                    sentence: left + &marked + &right,
                    after,
                },
                value,
                speaker,
                stance,
                as_of,
                phrase,
            }
        },
    )
}

fn read(stream: &str) -> Rows {
    let mut streams = Streams::default();
    streams.read("rows.jsonl", stream.as_bytes());
    streams.into_rows()
}

proptest! {
    #[test]
    fn a_value_survives_the_way_to_json_and_back(value in value()) {
        let json = serde_json::to_string(&ValueRow::from(&value)).unwrap();
        let row: ValueRow = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(Value::from(row), value);
    }

    #[test]
    fn an_observation_survives_the_stream(observation in observation()) {
        let row = Row::Observation(Box::new(ObservationRow::from(&observation)));
        let stream = Row::Head(HeadRow::default()).to_line() + &row.to_line();
        let rows = read(&stream);
        prop_assert_eq!(rows.problems, vec![]);
        prop_assert_eq!(rows.observations, vec![observation]);
    }

    #[test]
    fn no_stream_is_too_odd_to_read(bytes in vec(any::<u8>(), 0..200)) {
        Streams::default().read("rows.jsonl", bytes.as_slice());
    }
}

#[test]
fn a_value_has_only_the_fields_that_apply() {
    let value = Value {
        hedge: Hedge::MoreThan,
        display: "more than 1300 km2".to_owned(),
        number: Some(1300.0),
        unit: Some("km2".to_owned()),
        interval: Some(Interval {
            nominal: Some(1.3e9),
            core: Some(Range::above(1.3e9, 1.365e9)),
            wide: Range::above(1.3e9, f64::INFINITY),
            hard_lo: true,
            hard_hi: false,
        }),
        ..Value::new(Kind::Area, Span::new(7, 30), "over 1,300 sq km")
    };
    insta::assert_snapshot!(serde_json::to_string(&ValueRow::from(&value)).unwrap(), @r#"{"kind":"area","written":"over 1,300 sq km","display":"more than 1300 km2","start":7,"end":30,"hedge":"more-than","number":1300,"unit":"km2","nominal":1300000000,"core":[1300000000,1365000000],"core_open":[true,false],"wide":[1300000000,null],"wide_open":[true,false],"hard":[true,false]}"#);
}

#[test]
fn what_is_no_row_is_told_with_its_line() {
    let rows = read(include_str!("cases/odd.jsonl"));
    let told = rows.problems.iter().map(|problem| format!("{}: {}", problem.line.unwrap_or(0), problem.message));
    let told: Vec<String> = told.collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    1: rows without a head: the first line says the schema
    2: not a row of crosscheck/1: expected ident
    4: not a row of crosscheck/1: unknown variant `rumour`, expected one of `head`, `document`, `observation`, `absence`, `breach`, `problem`
    5: not a row of crosscheck/1: missing field `document`
    6: not a row of crosscheck/1: unknown section “margin”
    7: the mark 0–1 lies outside its sentence or inside a character
    8: rows of crosscheck/9, where this version reads crosscheck/1: they are left out
    ");
    assert_eq!(rows.absences.len(), 1, "a good line among bad ones is read, and none of another version");
}

/// A stream of documents, each with its id and path, that lack what is required.
fn stream(documents: &[(&str, &str)]) -> String {
    let rows = documents.iter().flat_map(|(id, path)| {
        let document = DocumentRow { id: (*id).to_owned(), path: (*path).to_owned(), ..DocumentRow::default() };
        let absence = AbsenceRow { fact: "deaths".to_owned(), document: (*id).to_owned() };
        [Row::Document(document), Row::Absence(absence)]
    });
    std::iter::once(Row::Head(HeadRow::default())).chain(rows).map(|row| row.to_line()).collect()
}

#[test]
fn documents_of_several_runs_have_ids_of_their_own() {
    let one = stream(&[("1.txt", "a/1.txt"), ("2.txt", "a/2.txt")]);
    let other = stream(&[("1.txt", "b/1.txt"), ("3.txt", "b/3.txt")]);
    let headless = other.split_once('\n').unwrap().1.to_owned();
    let streams = [one.clone() + &other, one.clone() + &other + &one + &other, one.clone() + &headless + &headless];
    for joined in streams {
        let rows = read(&joined);
        let ids: Vec<&str> = rows.documents.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, ["1.txt", "2.txt", "b/1.txt", "3.txt"]);
        let absent: Vec<&str> = rows.absences.iter().map(|row| row.document.as_str()).collect();
        assert_eq!(absent, ids, "rows go with their document, each once");
        let told: Vec<&str> = rows.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(told[0], "another document is called `1.txt`; this one is called `b/1.txt`");
        assert!(rows.problems.iter().all(|problem| problem.warning));
        assert!(told[1..].iter().all(|told| told.contains("1 more are read already")), "{told:?}");
    }
}

#[test]
fn a_document_that_two_rule_sets_looked_at_is_one() {
    let document = |sketch: Option<&str>, passed_over: Option<&str>| {
        let of = |text: &str| text.to_owned();
        let row = DocumentRow { id: of("1.txt"), path: of("1.txt"), ..DocumentRow::default() };
        Row::Document(DocumentRow { sketch: sketch.map(of), passed_over: passed_over.map(of), ..row }).to_line()
    };
    let absence =
        |fact: &str| Row::Absence(AbsenceRow { fact: fact.to_owned(), document: "1.txt".to_owned() }).to_line();
    let head = Row::Head(HeadRow::default()).to_line();
    let one = [head.clone(), document(None, Some("says none of: Mars")), absence("deaths")].concat();
    let other = [head.clone(), document(Some("0a"), None), absence("deaths"), absence("homes")].concat();
    let rows = read(&(one + &other));
    assert_eq!(rows.documents.len(), 1);
    assert_eq!((rows.documents[0].sketch.as_deref(), rows.documents[0].passed_over.as_deref()), (Some("0a"), None));
    let facts: Vec<&str> = rows.absences.iter().map(|row| row.fact.as_str()).collect();
    assert_eq!(facts, ["deaths", "homes"]);
    let changed = [head.clone(), document(Some("0a"), None), head, document(Some("ff"), None)].concat();
    let ids: Vec<String> = read(&changed).documents.into_iter().map(|row| row.id).collect();
    assert_eq!(ids, ["1.txt", "1.txt#2"], "another text is another document");
}
