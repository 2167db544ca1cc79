//! A report in which every text tries to act, through every format.
//!
//! Whoever adds a format says here what must not appear in it.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;

use super::github::grammar;
use super::safe::acts;
use super::{Format, Options, sample};
use crate::wire::{Report, SpanRow};

/// What an article, its file or its metadata may hold.
const HOSTILE: &str = "=HYPERLINK(\"http://evil.example/\",\"x\") <script>alert(1)</script> \u{1b}[2J\u{1b}]8;;x\u{7} \
    \u{202e}desrever ]]> </system-out> --> ::error file=x::y\n::error::pwned\r\n##[error]x %0A%0D%25 `code` | pipe \
    javascript:alert(1) [a](javascript:alert(1)) ![i](http://evil.example/i.png) www.evil.example @all #1 {0} &lt; \0 \
    \u{9b}31m \u{fffe} \u{feff}'\"><img src=x onerror=alert(1)> é水👩‍🚀 ";

/// The closed sets and the numbers, which no article can choose.
const CLOSED: [&str; 11] =
    ["schema", "verdict", "severity", "gap", "kind", "hedge", "section", "stance", "decision", "date", "expires"];

/// What must not appear as it is, by the name of the format.
const FORBIDDEN: [(&str, &[&str]); 8] = [
    ("text", &[]),
    ("json", &[]),
    ("sarif", &[]),
    ("junit", &["<script", "<img", "]]>", "</system-out> --"]),
    ("github", &["%0A::"]),
    ("html", &["<script>alert", "<img src", "</system-out>", "href=\"javascript", "href=\"http://evil"]),
    ("csv", &["\n=", ",=", ",\"="]),
    (
        "markdown",
        &["<script", "<img", "`code`", "](", "![", "@all", " #1", "http://", "www.evil", "| pipe", "&lt;", "--> ::"],
    ),
];

/// The shared sample with all its texts hostile, each still its own.
fn report() -> Report {
    let mut rows = serde_json::to_value(sample::report()).unwrap();
    spoil(&mut rows, "");
    let mut report: Report = serde_json::from_value(rows).unwrap();
    report.documents[0].title = Some(String::new());
    report.findings[1].observations[0].sentence = "ten thousand words ".repeat(2500) + HOSTILE;
    report
}

fn spoil(value: &mut Value, key: &str) {
    match value {
        Value::String(text) if !CLOSED.contains(&key) => *text = format!("{HOSTILE}{text}"),
        Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, key)),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, field)| spoil(field, key)),
        _ => {}
    }
}

fn written(name: &str) -> String {
    Format::<Report>::parse(name).unwrap().render(&report(), &Options::default())
}

#[test]
fn nothing_of_an_article_acts_in_any_format() {
    for format in Format::<Report>::all() {
        let Some((_, forbidden)) = FORBIDDEN.iter().find(|(name, _)| *name == format.name) else {
            panic!("say what must not appear in `{}`", format.name)
        };
        let written = written(format.name);
        for words in *forbidden {
            // Quotation marks and line breaks of the format itself stand around what it shows.
            assert!(!written.contains(words), "{}: {words}", format.name);
        }
        let breaks = if format.name == "csv" { "\r\n" } else { "\n" };
        let acting = written.chars().find(|c| acts(*c) && !breaks.contains(*c));
        assert_eq!(acting, None, "{}", format.name);
        assert!(written.contains("desrever"), "{}: the words are shown", format.name);
    }
    assert_eq!(FORBIDDEN.len(), Format::<Report>::all().count());
}

#[test]
fn long_sentences_are_cut_where_people_read() {
    for name in ["text", "junit", "github", "markdown", "html"] {
        assert!(written(name).len() < 400_000, "{name}: {}", written(name).len());
        assert!(!written(name).contains(&"ten thousand words ".repeat(40)), "{name}");
    }
}

#[test]
fn hostile_json_is_read_as_it_was() {
    assert_eq!(serde_json::from_str::<Report>(&written("json")).unwrap(), report());
}

/// A validator by its schema file.
struct Schema {
    schemas: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Schema {
    fn of(path: &str) -> Self {
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        let index = compiler.compile(path, &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn fault(&self, json: &str) -> Option<String> {
        let value: Value = serde_json::from_str(json).unwrap();
        self.schemas.validate(&value, self.index).err().map(|fault| format!("{fault:#}"))
    }
}

/// The formats that have a schema.
static SCHEMAS: LazyLock<[(&str, Schema); 2]> = LazyLock::new(|| {
    [("json", "docs/report.schema.json"), ("sarif", "tests/schemas/sarif-2.1.0.json")]
        .map(|(name, path)| (name, Schema::of(path)))
});

#[test]
fn odd_reports_fit_the_schemas() {
    for (name, schema) in SCHEMAS.iter() {
        for report in [sample::report(), report()] {
            let written = Format::parse(name).unwrap().render(&report, &Options::default());
            assert_eq!(schema.fault(&written), None, "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_row_is_too_odd_for_any_format(
        sentence in "(.|[\r\n\t\u{1b}\u{202e}\u{ffff}語🇫🇷👩‍🚀e\u{301}%:,<&=\"]){0,60}",
        (start, end) in (0..80_usize, 0..80_usize),
        (first, last) in (0..80_usize, 0..80_usize),
        (line, column) in (0..3_000_000_usize, 0..3_000_000_usize),
    ) {
        let mut report = sample::report();
        sentence.clone_into(&mut report.documents[0].path);
        sentence.clone_into(&mut report.problems[0].path);
        let finding = &mut report.findings[1];
        sentence.clone_into(&mut finding.title);
        sentence.clone_into(&mut finding.message);
        finding.missing_from.push(sentence.clone());
        finding.versions[1].observations.push(99);
        let row = &mut finding.observations[0];
        (row.mark, row.span) = (SpanRow { start, end }, SpanRow { start: first, end: last });
        (row.line, row.column) = (line, column);
        sentence.clone_into(&mut row.written);
        row.sentence = sentence;
        for format in Format::<Report>::all() {
            let written = format.render(&report, &Options::default());
            prop_assert!(written.ends_with('\n'));
            match format.name {
                "junit" => prop_assert!(roxmltree::Document::parse(&written).is_ok(), "{}", written),
                "github" => for line in written.lines() {
                    prop_assert!(grammar::parse(line).is_ok(), "{}", line);
                },
                "csv" => prop_assert!(csv::Reader::from_reader(written.as_bytes()).records().all(|row| row.is_ok())),
                name => for (_, schema) in SCHEMAS.iter().filter(|(other, _)| *other == name) {
                    prop_assert_eq!(schema.fault(&written), None);
                },
            }
        }
    }
}

#[test]
fn hostile_messages_of_sarif_hold_no_link_and_no_placeholder() {
    fn messages(value: &Value, found: &mut Vec<String>) {
        if let Some(text) = value.get("text").and_then(Value::as_str).filter(|_| value.as_object().unwrap().len() == 1)
        {
            found.push(text.to_owned());
        }
        let Some(fields) = value.as_object() else {
            return value.as_array().into_iter().flatten().for_each(|item| messages(item, found));
        };
        fields.iter().filter(|(key, _)| *key != "snippet").for_each(|(_, field)| messages(field, found));
    }
    let mut found = Vec::new();
    messages(&serde_json::from_str(&written("sarif")).unwrap(), &mut found);
    assert!(found.len() > 50);
    for text in found {
        assert!(!text.contains("]("), "{text}");
        assert_eq!(text.replace("{{", "").replace("}}", "").find(['{', '}']), None, "{text}");
    }
}

#[test]
fn hostile_xml_has_no_element_of_an_article() {
    let written = written("junit");
    let document = roxmltree::Document::parse(&written).unwrap();
    let known = [
        "testsuites",
        "testsuite",
        "properties",
        "property",
        "testcase",
        "failure",
        "error",
        "skipped",
        "system-out",
        "system-err",
    ];
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(known.contains(&element.tag_name().name()), "{element:?}");
    }
}

#[test]
fn hostile_commands_are_those_that_were_meant() {
    let written = written("github");
    let commands: Vec<_> =
        written.lines().map(|line| grammar::parse(line).map_err(|error| format!("{error}: {line}"))).collect();
    let commands = commands.into_iter().collect::<Result<Vec<_>, _>>().unwrap();
    assert!(commands.len() > 10);
    for name in ["error", "warning", "notice"] {
        assert!(commands.iter().filter(|command| command.name == name).count() <= 10);
    }
    for command in &commands {
        for text in [&command.data, &command.properties["title"]] {
            assert!(text.lines().all(|line| !line.trim_start().starts_with("::")), "{text}");
            assert!(!text.contains("##["), "{text}");
        }
    }
}

#[test]
fn hostile_cells_are_no_formulas() {
    let written = written("csv");
    let mut rows = csv::Reader::from_reader(written.as_bytes());
    let columns = rows.headers().unwrap().len();
    let mut cells = 0;
    for row in rows.records() {
        let row = row.unwrap();
        assert_eq!(row.len(), columns);
        for cell in &row {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
            cells += usize::from(cell.starts_with('\''));
        }
    }
    assert!(cells > 100);
}
