//! The stories in every format for machines, held against the schemas of the formats.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use boon::{Compiler, Schemas};
use crosscheck::report::{Format, Options};
use crosscheck::wire::Report;
use crosscheck::{rule, run, source};
use serde_json::Value;

/// The report of each story, with the whole of its rules.
fn reports() -> Vec<(String, Report)> {
    let mut stories: Vec<PathBuf> = fs::read_dir("fixtures/stories")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    stories.sort();
    assert!(stories.len() > 10, "{stories:?}");
    let report = |story: &PathBuf| {
        let elsewhere = fs::read_to_string(story.join("rules"));
        let rules = elsewhere.map_or_else(|_| story.join("rules.yaml"), |path| PathBuf::from(path.trim()));
        let documents = source::documents(std::slice::from_ref(story), &source::Options::default());
        let report = run::check(&rule::load(&[rules]).rules, documents, &run::Options::default());
        (story.display().to_string(), report)
    };
    stories.iter().map(report).collect()
}

fn all_fit(format: &str, schema: &str) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let index = compiler.compile(schema, &mut schemas).unwrap();
    for (story, report) in reports() {
        let written = Format::parse(format).unwrap().render(&report, &Options::default());
        let value: Value = serde_json::from_str(&written).unwrap();
        let fault = schemas.validate(&value, index).err().map(|fault| format!("{fault:#}"));
        assert_eq!(fault, None, "{story} as {format}");
    }
}

#[test]
fn json_fits_the_schema_of_reports() {
    all_fit("json", "docs/report.schema.json");
}

#[test]
fn sarif_fits_the_official_schema() {
    all_fit("sarif", "tests/schemas/sarif-2.1.0.json");
}

/// Every place of a SARIF result is what stands there in the file: its snippet, by bytes and by lines and columns.
#[test]
fn places_in_sarif_are_what_stands_there() {
    let mut seen = 0;
    for (story, report) in reports() {
        let written = Format::parse("sarif").unwrap().render(&report, &Options::default());
        let log: Value = serde_json::from_str(&written).unwrap();
        for result in log["runs"][0]["results"].as_array().unwrap() {
            let related = result["relatedLocations"].as_array().into_iter().flatten();
            for location in result["locations"].as_array().unwrap().iter().chain(related) {
                let place = &location["physicalLocation"];
                let path = place["artifactLocation"]["uri"].as_str().unwrap();
                if location["logicalLocations"].is_array() {
                    continue;
                }
                let text = fs::read_to_string(path).unwrap();
                for region in ["region", "contextRegion"] {
                    let region = &place[region];
                    let Some(snippet) = region["snippet"]["text"].as_str() else { continue };
                    assert_eq!(words(&text, region), snippet, "{story}: {path}: {region}");
                    if let Some(start) = region["byteOffset"].as_u64() {
                        let end = start + region["byteLength"].as_u64().unwrap();
                        assert_eq!(text.get(start as usize..end as usize), Some(snippet), "{story}: {path}: {region}");
                    }
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

/// The text between the lines and columns of a region.
fn words(text: &str, region: &Value) -> String {
    let number = |key: &str| region[key].as_u64().unwrap() as usize;
    let (first, last) = (number("startLine"), number("endLine"));
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut words = String::new();
    for at in first..=last {
        let end = if at == last { number("endColumn") - 1 } else { usize::MAX };
        let start = if at == first { number("startColumn") - 1 } else { 0 };
        words.extend(lines.get(at - 1).unwrap().chars().take(end).skip(start));
    }
    words
}
