//! The same articles in every format: what is found in them is the same, and stands where it is said to stand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crosscheck::model::{Document, Span};
use crosscheck::rule::{self, Rules};
use crosscheck::run;
use crosscheck::source::{self, Options};
use crosscheck::wire::Report;
use dress::{Article, DRESSES, gzip, record, zstandard};
use serde_json::{Value, json};

#[path = "input/dress.rs"]
mod dress;

/// A story: its articles and its rules.
struct Story {
    name: String,
    rules: Rules,
    articles: Vec<Article>,
}

fn stories() -> Vec<Story> {
    let mut folders: Vec<PathBuf> = fs::read_dir("fixtures/stories")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let story = |folder: &PathBuf| {
        let elsewhere = fs::read_to_string(folder.join("rules"));
        let rules = elsewhere.map_or_else(|_| folder.join("rules.yaml"), |path| PathBuf::from(path.trim()));
        let read = source::read(std::slice::from_ref(folder), &Options::default());
        Story {
            name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
            rules: rule::load(&[rules]).rules,
            articles: read.documents.into_iter().enumerate().map(|(at, it)| Article::of(signed(it, at))).collect(),
        }
    };
    folders.iter().map(story).collect()
}

/// An article that a message calls by its publisher and not by its file, which is called another thing in each format.
fn signed(document: Document, at: usize) -> Document {
    let publisher = document.publisher.or(Some(format!("Paper {at}")));
    Document { publisher, ..document }
}

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("crosscheck-input-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a check says, without where it stands: a line for each finding and each of its observations.
fn said(report: &Report) -> Vec<String> {
    let publishers: BTreeMap<&str, String> = report
        .documents
        .iter()
        .map(|row| (row.id.as_str(), format!("{:?} {:?} {:?}", row.publisher, row.byline, row.published)))
        .collect();
    let mut lines = Vec::new();
    for finding in &report.findings {
        let versions: Vec<String> = finding
            .versions
            .iter()
            .map(|version| {
                format!(
                    "{} {:?} {} {}",
                    version.value.display, version.observations, version.documents, version.origins
                )
            })
            .collect();
        lines.push(format!(
            "{} {:?} {:?} {:?} {:?} {versions:?} {}",
            finding.fact, finding.key, finding.verdict, finding.severity, finding.gap, finding.message
        ));
        for o in &finding.observations {
            lines.push(format!(
                "    {} “{}” {} {:?} {:?} {:?} {:?} “{}”",
                publishers[o.document.as_str()],
                folded(&o.written),
                o.value.display,
                o.section,
                o.speaker,
                o.stance,
                o.as_of,
                folded(&o.sentence),
            ));
        }
    }
    lines
}

#[track_caller]
fn assert_same(found: &[String], expected: &[String], name: &str) {
    for (at, line) in expected.iter().enumerate() {
        assert_eq!(found.get(at), Some(line), "{name}");
    }
    assert_eq!(found.len(), expected.len(), "{name}");
}

fn check(rules: &Rules, documents: Vec<Document>) -> Report {
    run::check(rules, documents.into_iter().map(Ok), &run::Options::default())
}

/// The findings in a folder, after what every span of them says was held against the bytes of its file.
fn checked(rules: &Rules, folder: &Path) -> Vec<String> {
    let read = source::read(&[folder.to_owned()], &Options::default());
    assert_eq!(read.problems, [], "{}", folder.display());
    let report = check(rules, read.documents);
    let paths: BTreeMap<&str, &str> = report.documents.iter().map(|row| (row.id.as_str(), row.path.as_str())).collect();
    for o in report.findings.iter().flat_map(|finding| &finding.observations) {
        let path = paths[o.document.as_str()];
        if !path.contains("json") {
            // Of a conversion pair the half that was asked for is told, and line and column are those of the pair.
            let is_whole = o.sentence[o.mark.start..o.mark.end] == o.written;
            let place = is_whole.then_some((o.line, o.column));
            assert_stands(&unpacked(path), Span::new(o.span.start, o.span.end), place, &o.written, path);
        }
    }
    said(&report)
}

fn unpacked(path: &str) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    let mut out = Vec::new();
    match path.rsplit('.').next().unwrap() {
        "gz" => flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut out).unwrap(),
        "zst" => ruzstd::decoding::StreamingDecoder::new(&bytes[..]).unwrap().read_to_end(&mut out).unwrap(),
        _ => return bytes,
    };
    out
}

/// The bytes of a file at a span, with tags taken off and references decoded, are the words that were read there; and
/// line and column are those of its first character.
#[track_caller]
fn assert_stands(bytes: &[u8], span: Span, place: Option<(usize, usize)>, written: &str, path: &str) {
    let decoded = |bytes: &[u8]| -> String {
        if path.contains("utf16") {
            let units: Vec<u16> = bytes.chunks(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
            String::from_utf16(&units).unwrap()
        } else if path.contains(".htm") && !path.contains(".html") {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
        } else {
            String::from_utf8(bytes.to_vec()).unwrap()
        }
    };
    let text = decoded(&bytes[span.start..span.end]);
    let shown = if path.contains(".htm") { without_tags(&text) } else { text };
    assert_eq!(folded(&shown), folded(written), "{path}");
    let mark = if path.contains("utf16") { 2 } else { 0 };
    let before = decoded(&bytes[mark..span.start]);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    assert_eq!((line, column), place.unwrap_or((line, column)), "{path}: {written}");
}

/// What a page shows of a piece of it. It is read here another way than in the program, and for the pages of these tests
/// alone.
fn without_tags(piece: &str) -> String {
    let mut out = String::new();
    let mut rest = piece;
    while let Some(at) = rest.find('<') {
        out += &rest[..at];
        let tag = &rest[at..];
        let end = if tag.starts_with("<!--") { tag.find("-->").map(|end| end + 3) } else { tag_end(tag) };
        rest = &tag[end.unwrap_or(tag.len())..];
    }
    out += rest;
    let names = [
        ("&ldquo;", "“"),
        ("&#8221;", "”"),
        ("&#8220;", "“"),
        ("&#x2019;", "’"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&#xA0;", "\u{a0}"),
        ("&#160;", "\u{a0}"),
        ("&#8239;", "\u{202f}"),
        ("&euro;", "€"),
        ("&eacute;", "é"),
        ("&mdash;", "—"),
        ("&#8211;", "–"),
        ("&#8212;", "—"),
        ("&deg;", "°"),
        ("&amp;", "&"),
    ];
    names.into_iter().fold(out, |out, (name, sign)| out.replace(name, sign))
}

/// Behind the tag, of which a `>` in quotes is no end.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.char_indices().find_map(|(at, c)| match (quote, c) {
        (None, '>') => Some(at + 1),
        (None, '"' | '\'') => {
            quote = Some(c);
            None
        }
        (Some(open), c) if open == c => {
            quote = None;
            None
        }
        _ => None,
    })
}

/// What is known of an article, as a side file has it.
fn noted(name: &str, article: &Article) -> String {
    let known: Vec<String> =
        article.known().map(|(name, value)| format!("{name}: {}", serde_json::json!(value))).collect();
    format!("{name}: {{{}}}\n", known.join(", "))
}

#[test]
fn the_findings_are_the_same_whatever_the_format() {
    let stories = stories();
    let mut articles = 0;
    let mut worn = [0; DRESSES.len()];
    for round in 0.. {
        for story in &stories {
            let expected = said(&check(&story.rules, story.articles.iter().map(|it| it.document.clone()).collect()));
            assert!(!expected.is_empty(), "{}", story.name);
            let folder = Folder::new(&format!("{}-{round}", story.name));
            let mut side = String::new();
            for (at, article) in story.articles.iter().enumerate() {
                let dress = (articles + round) % DRESSES.len();
                let (extension, has_side, put_on) = DRESSES[dress];
                let name = format!("{at:02}.{extension}");
                fs::write(folder.0.join(&name), put_on(article)).unwrap();
                if has_side {
                    side += &noted(&name, article);
                }
                worn[dress] += 1;
                articles += 1;
            }
            fs::write(folder.0.join("sources.yaml"), side).unwrap();
            assert_same(&checked(&story.rules, &folder.0), &expected, &format!("{} in round {round}", story.name));
        }
        if articles >= 200 && worn.iter().all(|count| *count > 4) {
            break;
        }
        assert!(round < 20, "{worn:?}");
    }
}

#[test]
fn a_list_of_records_is_its_articles() {
    for story in stories() {
        let expected = said(&check(&story.rules, story.articles.iter().map(|it| it.document.clone()).collect()));
        for shift in [0, 3] {
            let records: Vec<_> = story.articles.iter().enumerate().map(|(at, it)| record(it, at + shift)).collect();
            let lines: Vec<String> = records.iter().map(ToString::to_string).collect();
            let list = serde_json::to_vec_pretty(&records).unwrap();
            for (name, bytes) in [
                ("all.json", list.clone()),
                ("all.jsonl", lines.join("\n").into_bytes()),
                ("lines.json", lines.join("\n").into_bytes()),
                ("all.json.gz", gzip(&list)),
                ("held.json", serde_json::to_vec(&serde_json::json!({"total": 2, "articles": records})).unwrap()),
                ("all.ndjson.zst", zstandard(lines.join("\n").as_bytes())),
            ] {
                let folder = Folder::new(&format!("list-{}-{shift}", story.name));
                fs::write(folder.0.join(name), &bytes).unwrap();
                assert_same(&checked(&story.rules, &folder.0), &expected, &format!("{} {name}", story.name));
                // A pipe says nothing but its bytes.
                let piped = source::stream("pipe", Cursor::new(bytes), &Options::default());
                let piped: Vec<Document> = piped.map(Result::unwrap).collect();
                assert_same(&said(&check(&story.rules, piped)), &expected, &format!("{} {name}", story.name));
            }
        }
    }
}

/// Every value of the pages that publishers' programs make stands at its bytes.
#[test]
fn every_value_of_a_page_stands_in_it() {
    let read = source::read(&[PathBuf::from("fixtures/loader/web")], &Options::default());
    let paths: Vec<String> = read.documents.iter().map(|document| document.path.clone()).collect();
    let (mut at, mut count) = (0, 0);
    run::values(read.documents.into_iter().map(Ok), &[], |row| {
        let path = &paths[at];
        let bytes = fs::read(path).unwrap();
        for mention in row.unwrap().values {
            let value = &mention.value;
            for value in [Some(value), value.also.as_deref()].into_iter().flatten() {
                let span = Span::new(value.start, value.end);
                let text = String::from_utf8_lossy(&bytes[span.start..span.end]).into_owned();
                assert_eq!(folded(&without_tags(&text)), folded(&value.written), "{path}");
            }
            count += 1;
        }
        at += 1;
        ControlFlow::Continue(())
    });
    assert!(count > 40, "{count}");
}

/// All that is read of a stream: documents whose places are sound.
fn assert_sound(bytes: &[u8], name: &str) {
    for document in source::stream(name, Cursor::new(bytes.to_vec()), &Options::default()).flatten() {
        let places = document.places();
        for block in &document.blocks {
            let words = block.span.of(&document.text);
            assert!(!words.is_empty());
            for (at, c) in words.char_indices() {
                let at = block.span.start + at;
                let span = places.span(&document.text, Span::new(at, at + c.len_utf8()));
                assert!(span.start <= span.end, "{span:?}");
                let (line, column) = places.place(&document.text, at);
                assert!(line > 0 && column > 0);
                // Records and what is packed have their places in what is unpacked.
                if bytes.starts_with(b"<") {
                    assert!(span.end <= bytes.len(), "{span:?} of {}", bytes.len());
                    if let Ok(page) = str::from_utf8(bytes) {
                        assert!(page.is_char_boundary(span.start) && page.is_char_boundary(span.end));
                    }
                }
            }
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        head in 0usize..10,
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400),
    ) {
        let heads: [&[u8]; 10] = [
            b"", b"<html>", b"<?xml", b"{", b"[{", b"---\n", b"\xff\xfe", b"\xfe\xff<html>", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd",
        ];
        assert_sound(&[heads[head], &bytes].concat(), "any");
        assert_sound(&gzip(&[heads[head], &bytes].concat()), "packed");
    }

    #[test]
    fn any_tags_are_a_page(
        parts in proptest::collection::vec(
            "(</?(p|div|article|main|h1|b|a|br|li|ul|table|td|tr|time|script|title|figcaption|aside|meta|form)( class=(share|article-body))?( itemprop=[a-z]{1,9})?/?>)|&[a-z#0-9x]{0,8};?|[a-z0-9 .é水\n<>\"'=&-]{0,20}|<!--|-->|<!\\[CDATA\\[|\\]\\]>",
            0..60,
        ),
    ) {
        let page = format!("<html>{}", parts.concat());
        assert_sound(page.as_bytes(), "page");
        let record = serde_json::json!({"title": "a", "text": parts.concat(), "date": parts.first()});
        assert_sound(record.to_string().as_bytes(), "record");
    }
}

/// A page of a size, odd in one way.
type Made = (&'static str, fn(usize) -> String);

/// JSON-LD of an article and of things beside it.
fn linked(author: &[Value], mut beside: Vec<Value>) -> String {
    beside.push(json!({"@type": "NewsArticle", "author": author}));
    format!("<script type='application/ld+json'>{}</script>", json!({"@graph": beside}))
}

/// Twice the page takes no more than about twice the time: what is odd in a page is odd without limit somewhere.
#[test]
fn odd_pages_are_read_in_linear_time() {
    let text =
        "<p>A freighter ran aground on Monday, and forty ships had to wait outside the harbour for nine hours.</p>";
    let odd: [Made; 14] = [
        ("nested", |size| "<div>".repeat(size / 5)),
        ("nested inline", |size| "<b>".repeat(size / 3)),
        ("nested and closed", |size| "<i><div>".repeat(size / 16) + &"</i>".repeat(size / 8)),
        ("never opened", |size| "</p></b></div>".repeat(size / 14)),
        ("one attribute", |size| format!("<p class='{}'>", "share ".repeat(size / 6))),
        ("attributes", |size| {
            format!("<p {}>", (0..size / 9).map(|at| format!("a{at}=b ")).collect::<Vec<_>>().concat())
        }),
        ("comment", |size| format!("<!-- {}", "- ".repeat(size / 2))),
        ("CDATA", |size| "<![CDATA[ x ]]>".repeat(size / 15)),
        ("ampersands", |size| "&".repeat(size / 2) + &"&am".repeat(size / 6)),
        ("paragraphs", |size| "<p>One of 12.".repeat(size / 13)),
        ("one line", |size| format!("<p>{}", "12 é ".repeat(size / 6))),
        ("less than", |size| "<".repeat(size)),
        ("references", |size| {
            let all = || 0..size / 50;
            let people = all().map(|at| json!({"@type": "Person", "@id": format!("#{at}"), "name": format!("P{at}")}));
            linked(&all().map(|at| json!({"@id": format!("#{at}")})).collect::<Vec<_>>(), people.collect())
        }),
        ("references to one", |size| {
            let one = json!({"@type": "Person", "@id": "#", "name": "P".repeat(size / 2)});
            linked(&vec![json!({"@id": "#"}); size / 24], vec![one])
        }),
    ];
    for (name, make) in odd {
        let time = |size: usize| {
            let page = format!("<html><body>{text}{}{text}", make(size));
            let start = Instant::now();
            let read: Vec<_> = source::stream("odd", Cursor::new(page), &Options::default()).collect();
            assert_eq!(read.len(), 1, "{name}");
            start.elapsed()
        };
        // The best of a few runs: the machine may be busy with other things.
        let best = |size: usize| (0..3).map(|_| time(size)).min().unwrap();
        let (small, large) = (best(100_000), best(800_000));
        // Eight times as much; quadratic would be 64 times. Short times are all noise.
        assert!(large < small * 32 + Duration::from_millis(200), "{name}: {small:?}, then {large:?}");
    }
}

#[test]
fn what_is_packed_too_tightly_or_torn_costs_only_itself() {
    let bomb = gzip(&vec![b' '; 200 << 20]);
    assert!(bomb.len() < 1 << 20);
    let whole = gzip(b"{\"text\": \"A ship ran aground.\"}");
    let folder = Folder::new("packed");
    for (name, bytes) in [
        ("a.txt.gz", bomb.as_slice()),
        ("b.jsonl.gz", &bomb),
        ("c.json.gz", &bomb),
        ("d.txt.gz", &whole[..20]),
        ("e.html.zst", &zstandard(b"<p>A ship ran aground at dawn.")[..12]),
        ("f.jsonl.gz", &whole),
        ("g.pdf.txt", b"%PDF-1.4"),
        ("h.txt", b"A ship ran aground."),
    ] {
        fs::write(folder.0.join(name), bytes).unwrap();
    }
    let read = source::read(std::slice::from_ref(&folder.0), &Options::default());
    let ids: Vec<&str> = read.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["f.jsonl:1", "h.txt"]);
    let own = format!("{}/", folder.0.display());
    let told: Vec<String> = read
        .problems
        .iter()
        .map(|problem| format!("{}: {}", problem.path.replace(&own, ""), problem.message))
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}
