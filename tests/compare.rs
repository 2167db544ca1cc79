//! Verdicts as data: a line a case in `tests/compare/verdicts.tsv`, from what documents say to what it amounts to.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use crosscheck::compare::{Header, Headers, compare};
use crosscheck::model::{
    AsOf, Finding, Key, Kind, Moment, Observation, Section, Snippet, Span, Speaker, Stance, Value, Verdict,
};
use crosscheck::rule::{self, Fact};
use crosscheck::run;
use crosscheck::source::{self, Metadata};
use crosscheck::text::{Text, lexicon};
use crosscheck::value::{self, Context};

const CASES: &str = include_str!("compare/verdicts.tsv");

#[test]
fn verdicts_are_what_the_words_amount_to() {
    let (mut wrong, mut cases) = (Vec::new(), 0);
    for mut fields in lexicon::entries(CASES) {
        // A case that begins with `!` does not hold yet; the day it does, its mark has to go.
        let open = fields[0].strip_prefix("! ");
        fields[0] = open.unwrap_or(fields[0]);
        let (rule, said, wanted, told) = match fields[..] {
            [rule, said, wanted] => (rule, said, wanted, ""),
            [rule, said, wanted, told] => (rule, said, wanted, told),
            _ => panic!("neither three fields nor four: {fields:?}"),
        };
        let (found, words) = verdicts(rule, said);
        cases += 1;
        if found == wanted && !words.contains(told) {
            wrong.push(format!("{rule}: {said}\n   wanted {told}\n   told   {words}"));
        }
        match (found == wanted, open) {
            (true, Some(_)) => wrong.push(format!("{rule}: {said}\n   holds now: take its `!` off")),
            (false, None) => wrong.push(format!("{rule}: {said}\n   wanted {wanted}\n   found  {found}")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} of {cases} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// How two phrases stand to each other, whoever says which.
#[test]
fn two_phrases_stand_to_each_other_as_a_careful_reader_has_it() {
    let (mut wrong, mut pairs) = (Vec::new(), 0);
    for fields in lexicon::entries(include_str!("compare/pairs.tsv")) {
        let (kind, a, b, relation, reason) = match fields[..] {
            [kind, a, b, relation] => (kind, a, b, relation, ""),
            [kind, a, b, relation, reason] => (kind, a, b, relation, reason),
            _ => panic!("neither four fields nor five: {fields:?}"),
        };
        pairs += 1;
        for (a, b) in [(a, b), (b, a)] {
            let (found, words) = verdicts(kind, &format!("A: {a} ; B: {b}"));
            if found.split([':', ' ']).next() != Some(relation) || !words.contains(reason) {
                wrong.push(format!(
                    "{kind}: {a} | {b}\n   wanted {relation} {reason}\n   found  {found}\n   told   {words}"
                ));
            }
        }
    }
    assert!(pairs >= 150, "{pairs} pairs");
    assert!(wrong.is_empty(), "{} of {pairs} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Who is read first makes no difference to the verdict, nor to how many versions there are.
#[test]
fn the_order_of_documents_decides_nothing() {
    for fields in lexicon::entries(CASES) {
        let (rule, said) = (fields[0].trim_start_matches("! "), fields[1]);
        let backwards: Vec<&str> = said.split(" ; ").collect::<Vec<_>>().into_iter().rev().collect();
        let outline = |said: &str| {
            let (found, _) = verdicts(rule, said);
            let verdict = found.split(':').next().map(str::to_owned);
            (verdict, found.matches(" | ").count())
        };
        assert_eq!(outline(said), outline(&backwards.join(" ; ")), "{rule}: {said}");
    }
}

/// Parts against their total: a line a text, with what is told of it or "-".
#[test]
fn parts_add_up_or_it_is_told() {
    let rules = "facts:
  all: {value: count, phrases: ['<value> died in all'], compare: {sum_of: [men, women]}}
  men: {value: count, phrases: ['<value> ...1 men']}
  women: {value: count, phrases: ['<value> ...1 women']}
";
    let loaded = rule::parse("rules.yaml", rules);
    assert!(!loaded.has_errors(), "{:?}", loaded.problems);
    for fields in lexicon::entries(include_str!("compare/sums.tsv")) {
        let document = source::read_text("Herald", fields[0], &Metadata::default());
        let report = run::check(&loaded.rules, std::iter::once(Ok(document)), &run::Options::default());
        let told: Vec<&str> =
            report.findings.iter().filter(|f| f.verdict == Verdict::Internal).map(|f| f.message.as_str()).collect();
        let told = if told.is_empty() { "-".to_owned() } else { told.join(" / ") };
        assert_eq!(told, fields[1], "{}", fields[0]);
    }
}

/// The findings on what is said, each as "conflict major: 2 h (A, B) | 3 h (C)", and all that they tell.
fn verdicts(rule: &str, said: &str) -> (String, String) {
    let fact = fact(rule);
    let mut headers = Headers::new();
    let read = said.split(" ; ").map(|one| observation(one, fact.ask.kind(), &mut headers)).collect();
    let observations: Vec<Observation> = match read {
        Ok(observations) => observations,
        Err(unread) => return (unread, String::new()),
    };
    let findings = compare(&fact, &Key::new(), observations, &headers);
    let words = findings.iter().flat_map(|f| std::iter::once(&f.message).chain(&f.reasons)).cloned();
    (findings.iter().map(note).collect::<Vec<_>>().join(" + "), words.collect::<Vec<_>>().join(" / "))
}

/// The fact of a rule such as "count", "count changes: rises, tolerance: 5%", or "count/side" where it has a key.
fn fact(rule: &str) -> Fact {
    let (kind, options) = rule.split_once(' ').unwrap_or((rule, ""));
    let (kind, slot) = kind.split_once('/').map_or((kind, None), |(kind, slot)| (kind, Some(slot)));
    let ask = match kind {
        _ if slot.is_some() => "by: [side], phrases: ['<side> had <value>', 'it was <value>']",
        "label" => "phrases: ['was <any>']",
        "quote" => "quote: words",
        "spelling" => "spelling: name",
        _ => "phrases: ['it was <value>']",
    };
    // The zone stands on the fact itself.
    let (zone, options): (Vec<&str>, Vec<&str>) = options.split(", ").partition(|option| option.starts_with("zone:"));
    let (zone, options) = (zone.join(""), options.join(", "));
    let yaml = format!(
        "terms: {{name: [Name], side: {{ours: [we], theirs: [they]}}}}\nfacts:\n  f: {{value: {kind}, {ask}, compare: {{{options}}}, {zone}}}\n"
    );
    let loaded = rule::parse("rules.yaml", &yaml);
    assert!(!loaded.has_errors(), "{rule}: {:?}", loaded.problems);
    loaded.rules.facts[0].clone()
}

/// Reads "A/wire 18 @smith: about two hours": document, its origin where that is another, its day in March 2025, and
/// what it says. `@` is a speaker, `!` a denial, `=17` the day it holds for, `~story` the
/// text that it is a copy of, `^` that it stands in the headline.
fn observation(said: &str, kind: Kind, headers: &mut Headers) -> Result<Observation, String> {
    let (head, words) = said.split_once(": ").unwrap();
    let mut marks = head.split(' ');
    let source = marks.next().unwrap();
    let (document, origin) = source.split_once('/').unwrap_or((source, source));
    let (name, origin) = (document.to_owned(), origin.to_owned());
    let mut header = Header { source: name.clone(), name, published: None, origin, text: document.to_owned() };
    let mut observation = Observation {
        fact: "f".to_owned(),
        key: Key::new(),
        document: document.to_owned(),
        span: Span::default(),
        section: Section::Body,
        snippet: Snippet::default(),
        value: Value::new(kind, Span::default(), words),
        speaker: None,
        stance: Stance::Asserts,
        as_of: None,
        phrase: None,
    };
    for mark in marks {
        match mark.split_at(1) {
            ("@", name) => {
                observation.speaker = Some(Speaker { name: name.to_owned(), family: name.to_owned() });
            }
            ("!", "") => observation.stance = Stance::Denies,
            ("~", text) => text.clone_into(&mut header.text),
            ("^", "") => observation.section = Section::Headline,
            ("=", day) => observation.as_of = Some(as_of(day)),
            _ => header.published = Moment::parse(&date(mark)),
        }
    }
    let published = header.published.or(Moment::parse("2025-03-18"));
    observation.value = read(kind, words, &Context { published }).ok_or_else(|| format!("no {kind} in {words}"))?;
    headers.insert(document.to_owned(), header);
    Ok(observation)
}

fn date(day: &str) -> String {
    if day.contains('T') { format!("2025-03-{day}") } else { format!("2025-03-{day:0>2}") }
}

fn as_of(day: &str) -> AsOf {
    let written = date(day);
    let last_day = Moment::parse(&written).unwrap().seconds() / 86_400;
    AsOf { written, last_day }
}

/// The value of that kind that the words hold; for a kind of words, the words.
fn read(kind: Kind, words: &str, context: &Context) -> Option<Value> {
    if kind.is_words() {
        return Some(Value::label(kind, Span::new(0, words.len()), words, words));
    }
    let text = Text::plain(words);
    let mentions = value::read(&text, 0, context);
    let mut readings = mentions.iter().flat_map(|mention| std::iter::once(&mention.value).chain(&mention.readings));
    let exact = readings.find(|value| value.kind == kind).cloned();
    // As for a rule, a figure without a noun is a count where a count is asked for.
    let bare = || mentions.iter().find(|m| m.value.kind == Kind::Number && kind == Kind::Count);
    exact.or_else(|| Some(Value { kind, ..bare()?.value.clone() }))
}

fn note(finding: &Finding) -> String {
    let versions = finding.versions.iter().map(|version| {
        let documents: BTreeSet<&str> =
            version.observations.iter().map(|at| finding.observations[*at].document.as_str()).collect();
        let documents: Vec<&str> = documents.into_iter().collect();
        let denies = |at: &usize| finding.observations[*at].stance == Stance::Denies;
        let not = if version.observations.iter().all(denies) { "not " } else { "" };
        format!("{not}{} ({})", version.value.display, documents.join(", "))
    });
    let gap = finding.gap.map_or(String::new(), |gap| format!(" {}", gap.name()));
    format!("{}{gap}: {}", finding.verdict.name(), versions.collect::<Vec<_>>().join(" | ")).trim_end().to_owned()
}
