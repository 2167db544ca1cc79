//! The loader over `fixtures/loader` and over folders that no repository can hold: links, loops, very long lines.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use std::fmt::Write;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use crosscheck::model::{Document, Moment, Problem};
use crosscheck::source::{self, Metadata, Options, Sources};

fn read(paths: &[&str]) -> Sources {
    source::read(&paths.iter().map(PathBuf::from).collect::<Vec<_>>(), &Options::default())
}

/// What a person would see of it: each document with its metadata and sections, then each problem.
fn shown(sources: &Sources) -> String {
    let mut out = String::new();
    for document in &sources.documents {
        assert_sound(document);
        writeln!(out, "== {} ({})", document.id, document.path).unwrap();
        let known = [
            ("title", document.title.clone()),
            ("publisher", document.publisher.clone()),
            ("byline", document.byline.clone()),
            ("agency", document.agency.clone()),
            ("url", document.url.clone()),
            ("published", document.published.map(|at| at.to_string())),
            ("updated", document.updated.map(|at| at.to_string())),
        ];
        for (name, value) in known.iter().filter_map(|(name, value)| value.as_ref().map(|value| (name, value))) {
            writeln!(out, "   {name}: {value}").unwrap();
        }
        for block in &document.blocks {
            writeln!(out, "{:>8} {:?}", block.section.name(), block.span.of(&document.text)).unwrap();
        }
    }
    for problem in &sources.problems {
        out.push_str(&line(problem));
        out.push('\n');
    }
    out
}

fn line(problem: &Problem) -> String {
    let grade = if problem.warning { "warning" } else { "error" };
    let place = problem.place.map_or(String::new(), |place| format!(":{}:{}", place.line, place.column));
    let help = problem.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
    format!("{grade}: {}{place}: {}{help}", problem.path, problem.message)
}

/// Blocks are in order, apart, and on character boundaries.
fn assert_sound(document: &Document) {
    let mut last = 0;
    for block in &document.blocks {
        let words = document.text.get(block.span.start..block.span.end);
        assert!(words.is_some_and(|words| !words.trim().is_empty()), "{}: {block:?}", document.id);
        assert!(block.span.start >= last, "{}: {block:?}", document.id);
        last = block.span.end;
    }
}

fn ids(sources: &Sources) -> Vec<&str> {
    sources.documents.iter().map(|document| document.id.as_str()).collect()
}

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("crosscheck-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        for (file, text) in files {
            let file = path.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Self(path)
    }

    fn at(&self, below: &str) -> String {
        self.0.join(below).to_str().unwrap().to_owned()
    }

    /// Problems with this folder's own path left out.
    fn problems(&self, sources: &Sources) -> Vec<String> {
        let own = format!("{}/", self.0.display());
        sources.problems.iter().map(|problem| line(problem).replace(&own, "")).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_of_news() {
    insta::assert_snapshot!(shown(&read(&["fixtures/loader/port"])));
}

#[test]
fn a_folder_of_pages() {
    insta::assert_snapshot!(shown(&read(&["fixtures/loader/web"])));
}

#[test]
fn a_page_of_few_words_is_read() {
    const BEFORE: &str =
        "<nav><ul><li><a href=/>Home</a></ul></nav><div class=share><p>Share this with all friends.</div>";
    const BEHIND: &str = "<div><a href=/more>More of the storm</a></div><footer><p>All rights reserved.</footer>";
    let cases = [
        ("<article><p>The storm sank 9 boats</p></article>", "The storm sank 9 boats"),
        ("<article><p>The storm sank 9 boats<p>A pier fell</article>", "The storm sank 9 boats\nA pier fell"),
        ("<div><p>Log in</div><div itemprop=articleBody>The storm sank 9 boats</div>", "The storm sank 9 boats"),
        ("<div>Log in</div><div class=story-body>The storm sank 9 boats</div>", "The storm sank 9 boats"),
        ("<div>Log in</div><main><article>9 boats sank</article></main>", "9 boats sank"),
        (
            "<main><article><p>9 boats sank</article><article><p>3 piers fell</article></main>",
            "9 boats sank\n3 piers fell",
        ),
        ("<article><p>9 boats sank</article><article><p>3 piers fell</article>", "9 boats sank\n3 piers fell"),
        ("<h1>Storm</h1><article><p>9 boats sank</article>", "Storm\n9 boats sank"),
        ("<ul><li>9 boats sank<li>3 piers fell</ul>", "9 boats sank\n3 piers fell"),
        ("<div><ul><li>9 boats sank</ul></div><div><ul><li>3 piers fell</ul></div>", "9 boats sank\n3 piers fell"),
        ("<table><tr><td>Boats<td>9</table>", "Boats\n9"),
        ("<h1>Storm sinks 9 boats</h1>", "Storm sinks 9 boats"),
        ("<h2>Storm sinks 9 boats</h2>", "Storm sinks 9 boats"),
        ("<figure><img src=a><figcaption>One of 9 boats</figcaption></figure>", "One of 9 boats"),
    ];
    for (article, expected) in cases {
        for page in [format!("<html><body>{article}"), format!("<html><body>{BEFORE}{article}{BEHIND}")] {
            let folder = Folder::new("few", &[("a.html", &page)]);
            let sources = read(&[&folder.at("")]);
            assert_eq!(folder.problems(&sources), [""; 0], "{page}");
            let said: Vec<&str> =
                sources.documents[0].blocks.iter().map(|block| block.span.of(&sources.documents[0].text)).collect();
            assert_eq!(said.join("\n"), expected, "{page}");
        }
    }
    // Names that leave nothing of a page mislead, and those that leave next to nothing of a long one.
    let long = "A freighter ran aground, and forty ships had to wait. ".repeat(10);
    for (around, article) in [("", "9 boats sank"), ("<div>Log in</div>", long.trim())] {
        let page = format!("<html><body>{around}<div class=popup-page><p>{article}</div>");
        let folder = Folder::new("few", &[("a.html", &page)]);
        assert_eq!(read(&[&folder.at("")]).documents[0].text, article);
    }
    let folder = Folder::new("few", &[("a.html", &format!("<html><body>{BEHIND}"))]);
    let told = folder.problems(&read(&[&folder.at("")]));
    assert_eq!(told, ["warning: a.html: has no article: no text is found in this page"]);
}

#[test]
fn a_folder_of_json() {
    insta::assert_snapshot!(shown(&read(&["fixtures/loader/json"])));
}

#[test]
fn a_folder_of_oddities() {
    insta::assert_snapshot!(shown(&read(&["fixtures/loader/odd"])));
}

#[test]
fn a_file_that_is_named_is_read_whatever_its_name() {
    let folder =
        Folder::new("named", &[("b.txt", "Text b."), ("a.story", "Text a."), (".c", "Text c."), ("d.TXT", "D.")]);
    let sources = read(&[&folder.at("a.story"), &folder.at(".c"), &folder.at("nowhere.txt"), &folder.at("b.txt")]);
    assert_eq!(ids(&sources), ["a.story", ".c", "b.txt"]);
    assert_eq!(folder.problems(&sources), ["error: nowhere.txt: there is no such file or folder"]);
    assert_eq!(ids(&read(&[&folder.at("")])), ["b.txt", "d.TXT"]);
}

#[test]
fn a_file_without_records_is_told() {
    for text in ["", "\n \n", "\u{feff}\r\n"] {
        let folder = Folder::new("blank", &[("a.jsonl", text), ("b.txt", "Text.")]);
        let sources = read(&[&folder.at("")]);
        assert_eq!(folder.problems(&sources), ["warning: a.jsonl: has no records"]);
        assert_eq!(ids(&sources), ["b.txt"]);
    }
}

#[test]
fn a_problem_of_a_record_stands_at_its_own_field() {
    let cases = [
        (r#"{"meta":{"text":"Words."},"text":5}"#, "5", "`text` is a number, expected a text"),
        (r#"{"a":["\"text\":",{"text":1}] , "text" : 5}"#, "5", "`text` is a number, expected a text"),
        (r#"{"\u0074ext":5}"#, "5", "`text` is a number, expected a text"),
        (r#"{"by":{"id":1},"text":"Words.","id":[]}"#, "[]", "`id` is a list, expected a text"),
    ];
    for (record, value, message) in cases {
        let line = format!("\u{feff} {record}\n");
        let list = format!("[\n{record}]");
        for (name, text, line, column) in [("a.json", record, 1, 0), ("b.jsonl", &line, 1, 2), ("c.json", &list, 2, 0)]
        {
            let folder = Folder::new("field", &[(name, text)]);
            let told = folder.problems(&read(&[&folder.at("")])).concat();
            let at = record.len() - value.len() + column;
            assert!(told.starts_with(&format!("error: {name}:{line}:{at}: {message}")), "{text}: {told}");
        }
    }
}

#[test]
fn a_name_that_is_an_address_is_told_as_one() {
    let cases = [
        ("publisher", r#"{"name":"https://post.example"}"#, "`publisher` has an address where a name is expected"),
        ("byline", r#"[{"name":"https://post.example/ina"}]"#, "`byline` has an address where a name is expected"),
        ("agency", r#"["//wire.example"]"#, "`agency` has an address where a name is expected"),
        ("publisher", r#"{"logo":"a"}"#, "`publisher` is an object, expected a text or an object with a `name`"),
        ("publisher", "5", "`publisher` is a number, expected a text"),
    ];
    for (field, value, expected) in cases {
        let list = format!(r#"[{{"text":"Words.","{field}":{value}}}]"#);
        let folder = Folder::new("address", &[("a.json", &list)]);
        let sources = read(&[&folder.at("")]);
        let column = list.len() - value.len() - 1;
        let help = format!("(write it as `{field}: some words`)");
        assert_eq!(folder.problems(&sources), [format!("error: a.json:1:{column}: {expected} {help}")]);
        assert_eq!(sources.documents.len(), 1);
    }
}

#[test]
fn an_empty_folder_has_no_documents() {
    let folder = Folder::new("empty", &[("below/rules.yaml", "facts: {}")]);
    assert_eq!(read(&[&folder.at("")]), Sources::default());
}

#[test]
fn no_file_is_read_twice_and_no_id_is_given_twice() {
    let folder = Folder::new("twice", &[("a/x.txt", "Text a."), ("b/x.txt", "Text b."), ("b/y.jsonl", RECORDS)]);
    let sources = read(&[&folder.at("a"), &folder.at("b"), &folder.at("a/x.txt"), &folder.at("b/")]);
    let other = folder.at("b/x.txt");
    assert_eq!(ids(&sources), ["x.txt", &other, "y.jsonl:1", "y", "y.jsonl:3"]);
    let own = folder.problems(&sources);
    assert_eq!(own.len(), 5, "{own:?}");
    assert_eq!(own[0], "warning: b/x.txt: another document is called `x.txt`; this one is called `b/x.txt`");
    assert_eq!(own[1], "warning: b/y.jsonl:3:1: another document is called `y`; this one is called `y.jsonl:3`");
    assert_eq!(own[2], "warning: a/x.txt: this file is read already, under another path");
}

const RECORDS: &str =
    "{\"text\": \"One.\"}\n{\"id\": \"y\", \"text\": \"Two.\"}\n{\"id\": \"y\", \"text\": \"Three.\"}";

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_are_told() {
    use std::os::unix::fs::symlink;
    let folder =
        Folder::new("links", &[("in/a.txt", "Text a."), ("in/sub/b.txt", "Text b."), ("out/c.txt", "Text c.")]);
    symlink(folder.at("in"), folder.at("in/sub/back")).unwrap();
    symlink(folder.at(""), folder.at("in/up")).unwrap();
    symlink(folder.at("out"), folder.at("in/away")).unwrap();
    symlink(folder.at("out"), folder.at("in/away-again")).unwrap();
    symlink(folder.at("out"), folder.at("out/self")).unwrap();
    symlink(folder.at("in/a.txt"), folder.at("in/z.txt")).unwrap();
    symlink(folder.at("nothing"), folder.at("in/zz.txt")).unwrap();
    let sources = read(&[&folder.at("in")]);
    assert_eq!(ids(&sources), ["a.txt", "away/c.txt", "sub/b.txt"]);
    insta::assert_snapshot!(folder.problems(&sources).join("\n"));
}

#[test]
fn metadata_are_taken_from_the_nearest_place() {
    let folder = Folder::new(
        "nearest",
        &[
            ("sources.yml", "a.md: {publisher: Side, byline: Side}\nb.jsonl: {publisher: Side, agency: Side}\n"),
            ("a.md", "---\npublisher: Front\n---\nText."),
            ("b.jsonl", "{\"id\": \"b\", \"text\": \"Text.\", \"publisher\": \"Own\", \"published\": \"2025-01-02\"}"),
        ],
    );
    let published = Moment::parse("2025-03-18");
    let sources = source::read(std::slice::from_ref(&folder.0), &Options { published });
    let known = |document: &Document| {
        [&document.publisher, &document.byline, &document.agency].map(|known| known.clone().unwrap_or_default())
    };
    assert_eq!(known(&sources.documents[0]), ["Front", "Side", ""]);
    assert_eq!(known(&sources.documents[1]), ["Own", "", "Side"]);
    assert_eq!(sources.documents[0].published, published);
    assert_eq!(sources.documents[1].published, Moment::parse("2025-01-02"));
    assert_eq!(sources.problems, []);
}

#[test]
fn a_side_file_that_is_no_map_is_a_problem_at_its_place() {
    let cases = [
        (
            "- a.txt",
            "error: sources.yaml:1:1: is a list, expected a map from file names (`story.txt: {publisher: The Post}`)",
        ),
        (
            "a.txt: The Post",
            "error: sources.yaml:1:8: `a.txt` is a text, expected a map (`{publisher: The Post, published: 2025-03-18}`)",
        ),
        (
            "below/b.txt: {}",
            "warning: sources.yaml:1:1: `below/b.txt` is in another folder, expected a file beside this one (give that folder a sources.yaml)",
        ),
        ("# nothing\n", ""),
        ("", ""),
        ("a.txt:\n", ""),
    ];
    for (text, expected) in cases {
        let folder = Folder::new("side", &[("sources.yaml", text), ("a.txt", "Text."), ("below/b.txt", "Text.")]);
        let sources = read(&[&folder.at("")]);
        assert_eq!(folder.problems(&sources).join("\n"), expected, "{text}");
        assert_eq!(sources.documents.len(), 2);
        // Of a file that is named alone, the side file is read too.
        assert_eq!(read(&[&folder.at("a.txt")]).problems, sources.problems, "{text}");
    }
}

#[test]
fn of_two_side_files_the_first_is_read() {
    let folder = Folder::new(
        "both",
        &[
            ("a.txt", "A line of another kind, and longer\nShip aground\nIt ran aground."),
            ("sources.yaml", "a.txt: {title: Ship aground}"),
            ("sources.yml", "a.txt: {title: Another}"),
        ],
    );
    let sources = read(&[&folder.at("")]);
    assert_eq!(sources.documents[0].title.as_deref(), Some("Ship aground"));
    let sections: Vec<&str> = sources.documents[0].blocks.iter().map(|block| block.section.name()).collect();
    assert_eq!(sections, ["caption", "headline", "lead"]);
    let [told] = folder.problems(&sources).try_into().unwrap();
    assert_eq!(told, "warning: sources.yml: is not read beside sources.yaml");
}

#[test]
fn a_line_too_long_for_an_article_costs_only_itself() {
    let long = "long ".repeat(10 << 20);
    let records = format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"{}\"}}\n{RECORDS}", &long[..20 << 20]);
    let folder = Folder::new("long", &[("a.txt", &long), ("b.jsonl", &records), ("c.txt", "Text.")]);
    let sources = read(&[&folder.at("")]);
    assert_eq!(ids(&sources), ["b.jsonl:3", "y", "b.jsonl:5", "c.txt"]);
    assert_eq!(
        folder.problems(&sources)[..3],
        [
            "error: a.txt: has more than 16 MB, too long for one article (give many articles as one JSON record a line, in a .jsonl file)",
            "error: b.jsonl:1:1: this line has more than 32 MB, too long for one article",
            "error: b.jsonl:2:10: this text has more than 16 MB, too long for one article",
        ]
    );
    let last = sources.problems.last().and_then(|problem| problem.place).unwrap();
    assert_eq!(records.get(last.span.start..last.span.end), Some("{"));
}

#[test]
fn a_pipe_is_read_like_a_file() {
    let options = Options { published: Moment::parse("2025-03-18") };
    let found: Vec<_> = source::stream("stdin", Cursor::new(RECORDS), &options).collect();
    let documents: Vec<&Document> = found.iter().flatten().collect();
    assert_eq!(documents.iter().map(|document| document.id.as_str()).collect::<Vec<_>>(), ["stdin:1", "y", "stdin:3"]);
    assert!(documents.iter().all(|document| document.published == options.published));
    assert_eq!(found.len(), 4);

    let title = Metadata { title: Some("Ship Aground".to_owned()), ..Metadata::default() };
    let document = source::read_text("-", "Ship aground\nIt ran aground on Monday.", &title);
    assert_eq!(document.blocks.iter().map(|block| block.section.name()).collect::<Vec<_>>(), ["headline", "lead"]);
    assert_eq!((document.id.as_str(), document.path.as_str()), ("-", "-"));
}

#[test]
fn a_large_side_file_is_read_in_linear_time() {
    let mut entries = String::new();
    for at in 0..20_000 {
        writeln!(entries, "story-{at}.txt: {{publisher: Post, published: 2025-03-18}}").unwrap();
    }
    let folder = Folder::new("large", &[("sources.yaml", &entries), ("story-7.txt", "Text.")]);
    let sources = read(&[&folder.at("")]);
    assert_eq!(sources.documents[0].publisher.as_deref(), Some("Post"), "{:?}", sources.problems.first());
    assert_eq!(sources.problems.len(), 19_999);
}

#[test]
fn the_fixtures_hold_what_a_checkout_may_change() {
    // A checkout that turns line feeds around or drops bytes would make other tests pass for nothing.
    let bytes = |path: &str| fs::read(Path::new("fixtures/loader").join(path)).unwrap();
    assert!(bytes("odd/marked.txt").starts_with(b"\xef\xbb\xbfShip freed\r\n"));
    assert!(bytes("odd/latin.txt").contains(&0xe9));
    assert!(bytes("port/ship.draft.txt").starts_with(b"Not yet."));
    assert!(bytes("port/.hidden.txt").starts_with(b"Hidden."));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_documents_or_problems_with_a_line(
        lines in proptest::collection::vec("\\{?(\"(id|text|url|published)\": ?(\"[a-z\\\\]{0,4}\"|7|null|\\[\\]),? ?){0,3}\\}?", 0..6),
        odd in proptest::collection::vec(proptest::num::u8::ANY, 0..8),
    ) {
        let bytes = [lines.join("\n").into_bytes(), odd].concat();
        for read in source::stream("pipe", Cursor::new(bytes), &Options::default()) {
            match read {
                Ok(document) => assert_sound(&document),
                // Of a stream as a whole there is no place to tell.
                Err(problem) if problem.place.is_none() => proptest::prop_assert!(problem.warning, "{problem:?}"),
                Err(problem) => proptest::prop_assert!(problem.place.is_some_and(|place| place.line > 0 && place.column > 0)),
            }
        }
    }
}
