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
    (value(), speaker, as_of, places, sentence, voices, key, ".{1,9}").prop_map(
        |(value, speaker, as_of, (start, len, line, column), words, (section, stance), key, document)| {
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
            }
        },
    )
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
        let (rows, problems) = read_rows("rows.jsonl", stream.as_bytes());
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(rows.observations, vec![observation]);
    }

    #[test]
    fn no_stream_is_too_odd_to_read(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read_rows("rows.jsonl", bytes.as_slice());
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
    let (rows, problems) = read_rows("r.jsonl", include_str!("cases/odd.jsonl").as_bytes());
    let told: Vec<String> = problems
        .iter()
        .map(|problem| format!("{}: {}", problem.place.map_or(0, |place| place.line), problem.message))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    1: rows without a head: the first line says the schema
    2: not a row of crosscheck/1: expected ident
    4: not a row of crosscheck/1: unknown variant `rumour`, expected one of `head`, `document`, `observation`, `absence`, `breach`, `problem`
    5: not a row of crosscheck/1: missing field `document`
    6: rows of crosscheck/9, where this version reads crosscheck/1
    7: not a row of crosscheck/1: unknown section “margin”
    8: the mark 0–1 lies outside its sentence or inside a character
    ");
    assert_eq!(rows.absences.len(), 1, "a good line among bad ones is read");
}
