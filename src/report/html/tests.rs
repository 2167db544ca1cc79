//! The page as it is written: what it holds for every report, and that nothing of an article acts in it.

use proptest::prelude::*;

use super::{Desk, html_page, render};
use crate::model::{Decision, Hedge, Kind, Span, Value};
use crate::report::options::Options;
use crate::report::sample;
use crate::wire::{FindingRow, Number, Report, ReviewRow, SpanRow, ValueRow};

fn page(report: &Report) -> String {
    render(report, &Options::default())
}

/// The page from one sign to before the next of another.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let (_, rest) = page.split_at(page.find(from).unwrap());
    rest.split_once(to).unwrap().0
}

/// The article of a fact, as it stands on the page.
fn article<'p>(page: &'p str, fact: &str) -> &'p str {
    let named = format!("data-fact=\"{fact}\"");
    page.split("<article").find(|part| part.contains(&named)).unwrap().split("</article>").next().unwrap()
}

fn finding<'r>(report: &'r mut Report, fact: &str) -> &'r mut FindingRow {
    report.findings.iter_mut().find(|finding| finding.fact == fact).unwrap()
}

#[test]
fn a_finding_with_its_words() {
    insta::assert_snapshot!(article(&page(&sample::report()), "cause"));
}

#[test]
fn what_lacks_a_fact_is_named_and_chosen_by_its_publisher() {
    let mut report = sample::report();
    finding(&mut report, "death-toll").missing_from = vec!["ledger.txt".to_owned(), "notes.txt".to_owned()];
    let page = page(&report);
    let article = article(&page, "death-toll");
    let (publishers, lacking) = (between(article, "data-publishers", ">"), between(article, "<details class", "</ul>"));
    let options = between(&page, "<label>Publisher", "</label>");
    insta::assert_snapshot!([options, publishers, lacking].join("\n----\n"));
}

#[test]
fn numbers_are_drawn() {
    let mut report = sample::report();
    let conflict = finding(&mut report, "flow-length");
    let ranges = [([1.8, 2.2], [1.6, 2.4]), ([2.75, 3.25], [2.75, 3.25])];
    for (at, row) in conflict.observations.iter_mut().enumerate() {
        let (core, wide) = ranges[usize::from(at > 0)];
        let base = |[lo, hi]: [f64; 2]| Some([Some(Number(lo * 3600.0)), Some(Number(hi * 3600.0))]);
        (row.value.core, row.value.wide) = (base(core), base(wide));
        row.value.number = Some(Number(2.0));
        row.value.nominal = Some(Number(7200.0));
        row.value.unit = Some("h".to_owned());
    }
    // "At least three hours" goes on without an end.
    conflict.observations[2].value.wide = Some([Some(Number(10_800.0)), None]);
    conflict.observations[2].value.hard = [true, false];
    for version in &mut conflict.versions {
        version.value = conflict.observations[version.observations[0]].value.clone();
    }
    insta::assert_snapshot!(between(article(&page(&report), "flow-length"), "<section class=\"scale\"", "</section>"));
}

#[test]
fn the_matrix_has_every_document_and_copies_side_by_side() {
    let mut report = sample::report();
    for at in [0, 2] {
        report.documents[at].origin = Some("River Wire".to_owned());
    }
    let page = page(&report);
    let table = between(&page, "<table>", "</table>");
    insta::assert_snapshot!(table.lines().take(9).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_top_says_what_needs_a_person() {
    let top = |report: &Report| between(&page(report), "<h1", "</section>").to_owned();
    let mut report = sample::report();
    let all = top(&report);
    finding(&mut report, "flow-length").review = Some(review(Decision::Dismissed, None));
    finding(&mut report, "conversion").known = true;
    let fewer = top(&report);
    report.findings.clear();
    let none = top(&report);
    report.left_out = 12;
    insta::assert_snapshot!([all, fewer, none, top(&report)].join("----\n"));
}

fn review(decision: Decision, lapsed: Option<&str>) -> ReviewRow {
    ReviewRow {
        decision,
        reason: Some("three hours is a <misprint>".to_owned()),
        by: Some("Ana Holm".to_owned()),
        date: Some("2025-03-21".to_owned()),
        expires: None,
        lapsed: lapsed.map(str::to_owned),
    }
}

#[test]
fn a_decision_is_shown_and_one_that_lapsed_leaves_the_finding_open() {
    let mut report = sample::report();
    finding(&mut report, "flow-length").review = Some(review(Decision::Dismissed, None));
    finding(&mut report, "conversion").review = Some(review(Decision::Confirmed, Some("the value changed")));
    finding(&mut report, "death-toll").known = true;
    let page = page(&report);
    let shown = ["flow-length", "conversion", "death-toll"].map(|fact| {
        let article = article(&page, fact);
        let (state, slot) =
            (between(article, "data-review", " data-publishers"), article.split("<div class=\"review\">").nth(1));
        format!("{fact}: {state} {}", slot.unwrap())
    });
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn a_desk_joins_the_page_and_nothing_else_changes() {
    let report = sample::report();
    let plain = page(&report);
    let desk = Desk { style: ".desk { color: red }", script: "desk('</'+'script>')" };
    let with = html_page(&report, &Options::default(), &desk);
    assert!(!plain.contains("connect-src") && with.contains("connect-src 'self'"));
    assert!(
        with.contains("<style>.desk { color: red }</style>") && with.contains("<script>desk('</'+'script>')</script>")
    );
    let without_policy = |page: &str| page.replacen(between(page, "default-src", "\""), "", 1);
    let stripped = without_policy(&with)
        .replace("<style>.desk { color: red }</style>\n", "")
        .replace("<script>desk('</'+'script>')</script>\n", "");
    assert_eq!(stripped, without_policy(&plain));
}

#[test]
fn nothing_of_an_article_acts() {
    let mut report = sample::report();
    let odd = "</noscript></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' onclick='x'\u{202e}\u{1b}[2J{{ 7 * 7 }}";
    for finding in &mut report.findings {
        for text in [&mut finding.title, &mut finding.message, &mut finding.fact] {
            *text = odd.to_owned();
        }
        finding.key.insert(odd.to_owned(), odd.to_owned());
        for row in &mut finding.observations {
            row.sentence = format!("{odd} seven {odd}");
            row.mark = SpanRow { start: odd.len() + 1, end: odd.len() + 6 };
            for text in [&mut row.before, &mut row.after, &mut row.written, &mut row.read, &mut row.reason] {
                *text = odd.to_owned();
            }
            row.speaker = Some(odd.to_owned());
            row.as_of = Some(odd.to_owned());
            row.value.display = odd.to_owned();
        }
        finding.versions.iter_mut().for_each(|version| version.value.display = odd.to_owned());
        finding.review = Some(ReviewRow {
            reason: Some(odd.to_owned()),
            by: Some(odd.to_owned()),
            ..review(Decision::Ask, Some(odd))
        });
    }
    for (at, row) in report.documents.iter_mut().enumerate() {
        row.publisher = Some(odd.to_owned());
        row.byline = Some(odd.to_owned());
        row.published = Some(odd.to_owned());
        row.origin = Some(odd.to_owned());
        row.url = Some(if at == 0 { "javascript:alert(1)".to_owned() } else { format!("https://a.example/{odd}") });
    }
    report.problems[0].message = odd.to_owned();
    let page = page(&report);
    let start = page.find("</style>").unwrap();
    let body = page.get(start..page.rfind("<script>").unwrap()).unwrap();
    for sign in ["<script", "<img", "onclick='", "\u{202e}", "\u{1b}", "href=\"javascript:", "href=\"https://a.example"]
    {
        assert!(!body.contains(sign), "{sign}");
    }
    assert!(body.contains("{{ 7 * 7 }}") && body.contains("\\u{202e}"));
    assert_eq!(body.matches("<noscript>").count(), body.matches("</noscript>").count());
}

#[test]
fn a_long_sentence_is_cut_around_its_value() {
    let mut report = sample::report();
    let row = &mut finding(&mut report, "cause").observations[0];
    let words = "word ".repeat(5000);
    row.sentence = format!("{words}sabotage {words}");
    row.mark = SpanRow { start: words.len(), end: words.len() + 8 };
    (row.before, row.after) = (words.clone(), words);
    let page = page(&report);
    let article = article(&page, "cause");
    assert!(article.contains("word <mark>sabotage</mark> word"), "{article}");
    assert!(article.len() < 8000, "{}", article.len());
}

proptest! {
    #[test]
    fn no_row_is_too_odd_for_a_page(
        sentence in "(.|[\r\n\t\u{1b}\u{202e}語🇫🇷]){0,40}",
        (start, end) in (0..60_usize, 0..60_usize),
        (lo, hi, number, nominal) in (any::<f64>(), any::<f64>(), any::<f64>(), any::<f64>()),
        kind in prop::sample::select(Kind::all().collect::<Vec<Kind>>()),
        open: [bool; 2],
    ) {
        let mut report = sample::report();
        let finding = finding(&mut report, "flow-length");
        finding.versions[0].observations.push(99);
        for (at, row) in finding.observations.iter_mut().enumerate() {
            row.value = ValueRow {
                core: (at % 2 == 0).then_some([Some(Number(lo)), Some(Number(hi))]),
                wide: Some([(!open[0]).then_some(Number(lo)), (!open[1]).then_some(Number(hi + at as f64))]),
                number: Some(Number(number)),
                nominal: Some(Number(nominal)),
                unit: Some("h".to_owned()),
                hedge: Hedge::About,
                ..ValueRow::from(&Value::new(kind, Span::default(), "x"))
            };
        }
        let row = &mut finding.observations[0];
        row.mark = SpanRow { start, end };
        for text in [&mut row.written, &mut row.read, &mut row.document, &mut row.sentence] {
            text.clone_from(&sentence);
        }
        row.as_of = Some(sentence);
        finding.versions[0].value = finding.observations[1].value.clone();
        finding.versions[1].value = finding.observations[0].value.clone();
        let page = page(&report);
        prop_assert!(page.ends_with("</html>\n") && !page.contains("NaN"));
    }
}
