//! The stories of `fixtures/stories`: a few short articles each, with the rules that ask about them, and the report
//! that a fact-checker would read.
//!
//! A new folder is a new story; its rules stand in `rules.yaml`, or in the file that `rules` names.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::report::{self, Format, Options};
use crosscheck::rule::{self, Loaded};
use crosscheck::source;
use crosscheck::{run, verify};

/// The folders, by name.
fn stories() -> Vec<PathBuf> {
    let folders = fs::read_dir("fixtures/stories").unwrap().map(|entry| entry.unwrap().path());
    let mut stories: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    stories.sort();
    assert!(stories.len() > 10, "{stories:?}");
    stories
}

fn name(story: &Path) -> &str {
    story.file_name().unwrap().to_str().unwrap()
}

fn rules(story: &Path) -> Loaded {
    let elsewhere = fs::read_to_string(story.join("rules"));
    let path = elsewhere.map_or_else(|_| story.join("rules.yaml"), |path| PathBuf::from(path.trim()));
    let loaded = rule::load(&[path]);
    assert_eq!(loaded.problems, [], "{}", story.display());
    loaded
}

#[test]
fn every_story_has_its_report() {
    let page = Options { verbose: true, ..Options::default() };
    for story in stories() {
        let documents = source::documents(std::slice::from_ref(&story), &source::Options::default());
        let mut report = run::check(&rules(&story).rules, documents, &run::Options::default());
        report.tool.version = "0.0.0".to_owned();
        let name = name(&story);
        insta::with_settings!({
            snapshot_path => "snapshots/stories",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            for (format, extension) in [("text", "text"), ("json", "json")] {
                insta::assert_snapshot!(format!("{name}.{extension}"), Format::parse(format).unwrap().render(&report, &page));
            }
        });
    }
}

#[test]
fn every_example_of_every_story_holds() {
    for story in stories() {
        let loaded = rules(&story);
        let tested = verify::examples(&loaded.rules);
        assert!(!tested.is_empty(), "{}", story.display());
        let tests = verify::of_examples(&loaded.rules, &tested, None, &loaded.sources);
        assert!(tests.holds(), "{}", report::test_run(&tests, &loaded.sources, &Options::default()));
    }
}
