//! The case files of dates, clock times and what is neither, and properties that hold for any text.

use jiff::civil::Date;
use proptest::prelude::*;

use crate::model::{Kind, Moment, Value};
use crate::text::{Text, lexicon};
use crate::value::{Context, Zone, calendar, in_zone, last_day, read, references};

/// The dates and times of a text, in order.
fn values(published: &str, source: &str) -> Vec<Value> {
    let text = Text::plain(source);
    let context = Context { published: Moment::parse(published) };
    let mentions = (0..text.sentences.len()).flat_map(|sentence| read(&text, sentence, &context));
    mentions.map(|mention| mention.value).filter(|value| value.kind.is_time()).collect()
}

/// A case: day of publication or `-`, text, and its dates as `display` or `display [timex]`, parted by ` & `, or `-`.
fn check(file: &str) {
    let mut wrong = Vec::new();
    for case in lexicon::entries(file) {
        let [published, source, expected] = case.as_slice() else { panic!("a case has three fields: {case:?}") };
        let expected: Vec<&str> = expected.split(" & ").filter(|one| *one != "-").collect();
        let found = values(published, source);
        let shown = |value: &Value, like: Option<&&str>| match value.timex.as_deref() {
            Some(timex) if like.is_some_and(|like| like.contains('[')) => format!("{} [{timex}]", value.display),
            _ => value.display.clone(),
        };
        let found: Vec<String> = found.iter().enumerate().map(|(at, value)| shown(value, expected.get(at))).collect();
        if found != expected {
            wrong.push(format!("{published} | {source}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn dates_are_read() {
    check(include_str!("../cases/dates.tsv"));
}

#[test]
fn clock_times_are_read() {
    check(include_str!("../cases/times.tsv"));
}

#[test]
fn a_note_that_is_all_a_text_says_is_counted_from_publication() {
    check(include_str!("../cases/alone.tsv"));
}

#[test]
fn what_is_no_date_is_not_read() {
    check(include_str!("../cases/no-dates.tsv"));
}

/// The TIMEX3 values of what a text says of time, in order: dates, times, durations, and words such as "now".
#[test]
fn times_of_the_news_have_the_values_of_timeml() {
    let timex = |published: &str, source: &str| {
        let text = Text::plain(source);
        let context = Context { published: Moment::parse(published) };
        let mentions = (0..text.sentences.len()).flat_map(|sentence| {
            let mentions = read(&text, sentence, &context);
            let references = references(&text, sentence, &context, &mentions);
            let mut all: Vec<Value> = mentions.into_iter().chain(references).map(|mention| mention.value).collect();
            all.sort_by_key(|value| value.span.start);
            all
        });
        let timed = mentions.filter(|value| value.kind.is_time() || value.kind == Kind::Duration);
        let found: Vec<String> = timed.map(|value| value.timex.unwrap_or(value.written)).collect();
        if found.is_empty() { "-".to_owned() } else { found.join(" & ") }
    };
    let wrong: Vec<String> = lexicon::entries(include_str!("../cases/newswire.tsv"))
        .filter_map(|case| {
            let [published, source, expected] = case.as_slice() else { panic!("a case has three fields: {case:?}") };
            let found = timex(published, source);
            (found != *expected).then(|| format!("{published} | {source}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn only(published: &str, source: &str) -> Value {
    let mut values = values(published, source);
    assert_eq!(values.len(), 1, "{source}");
    values.remove(0)
}

#[test]
fn the_words_of_a_mention_hold_its_weekday_and_hedge() {
    for (source, written) in [
        ("They met on Tuesday, March 18, in Rome.", "Tuesday, March 18"),
        ("He entered at about 4 p.m. on Friday.", "about 4 p.m. on Friday"),
        ("between 2014 and 2016 it grew", "between 2014 and 2016"),
        ("It broke out almost 11 years ago.", "almost 11 years ago"),
    ] {
        assert_eq!(only("2025-03-19", source).written, written);
    }
}

#[test]
fn a_clock_time_without_a_zone_takes_the_one_given() {
    let zone = Zone::parse("Singapore time").unwrap();
    let at = |source: &str| only("2025-03-18", source);
    let zoned = in_zone(&at("The call began at 10pm."), &zone);
    assert_eq!((zoned.display.as_str(), zoned.timex.as_deref()), ("22:00+08:00", Some("T22:00+08:00")));
    assert_eq!(zoned.interval, at("The call began at 1400 GMT.").interval);
    let early = in_zone(&at("It began at 3 a.m. on March 18, 2025."), &zone);
    assert_eq!(early.from.as_deref(), Some("2025-03-18T03:00+08:00"));
    assert_eq!(early.interval, at("It began at 1900 GMT on March 17, 2025.").interval);
    let named = at("It began at 1400 GMT.");
    assert_eq!(in_zone(&named, &zone), named);
}

#[test]
fn the_last_day_orders_dates_of_any_grain() {
    let last = |source: &str| last_day(&only("2025-03-19", source));
    assert_eq!(last("in 2024"), Some(20_088));
    assert_eq!(last("on March 18"), Some(20_165));
    assert!(last("last week") < last("yesterday"));
    assert_eq!(last("at 3 p.m. on Tuesday"), last("yesterday"));
    assert_eq!(last_day(&only("-", "last week")), None);
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

proptest! {
    #[test]
    fn a_day_is_the_same_in_six_forms(number in -25_000i64..40_000) {
        let day = calendar::days_on(Date::constant(1970, 1, 1), number);
        let (year, month, date) = (day.year(), day.month(), day.day());
        let name = MONTHS[month as usize - 1];
        let ending = match date { 1 | 21 | 31 => "st", 2 | 22 => "nd", 3 | 23 => "rd", _ => "th" };
        let short = if name.len() > 3 { format!("{}.", name.chars().take(3).collect::<String>()) } else { name.to_owned() };
        for form in [
            day.to_string(),
            format!("{name} {date}, {year}"),
            format!("{date} {name} {year}"),
            format!("the {date}{ending} of {name} {year}"),
            format!("{short} {date}, {year}"),
            format!("{month}/{date}/{year}"),
        ] {
            let source = format!("It was signed on {form}.");
            prop_assert_eq!(only("-", &source).display, day.to_string(), "{}", source);
        }
    }

    #[test]
    fn no_text_is_a_panic_and_spans_are_on_characters(source in "(\\PC|[0-9]{1,4}|[-:/.,+ ]|March |may |Tuesday|pm|GMT| ago| weeks|last |T14|Z|next ){0,30}") {
        for published in ["-", "2025-03-18", "9999-12-31", "-009999-01-01"] {
            for value in values(published, &source) {
                prop_assert_eq!(source.get(value.span.start..value.span.end), Some(value.written.as_str()));
            }
        }
    }
}
