//! The JSON Schema of rule files lets in what the loader lets in, and stops what it can of the rest.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

struct Checker {
    schemas: Schemas,
    rules: SchemaIndex,
}

impl Checker {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("rules.json", crosscheck::rule::json_schema()).unwrap();
        let rules = compiler.compile("rules.json", &mut schemas).unwrap();
        Self { schemas, rules }
    }

    /// What is wrong with the text of a rule file, where anything is.
    fn fault(&self, text: &str) -> Option<String> {
        // Editors read YAML 1.2 as it is meant: `true` and `1.10` are no text.
        let file: Value = match serde_saphyr::from_str(text) {
            Ok(file) => file,
            Err(error) => return Some(error.to_string()),
        };
        self.schemas.validate(&file, self.rules).err().map(|error| error.to_string())
    }
}

fn rule_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            rule_files(&path, found);
        } else if path.extension().is_some_and(|end| end == "yaml") && path.file_name().unwrap() != "sources.yaml" {
            found.push(path);
        }
    }
}

#[test]
fn every_rule_file_fits_the_schema() {
    let checker = Checker::new();
    let mut files = Vec::new();
    for folder in ["rules", "fixtures/stories", "src/cli/init/rules"] {
        rule_files(Path::new(folder), &mut files);
    }
    assert!(files.len() > 10, "{files:?}");
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        // Some news folders have metadata of another form.
        assert!(text.contains("facts:") || text.contains("terms:"), "{}", file.display());
        assert_eq!(checker.fault(&text), None, "{}", file.display());
    }
    let good = fs::read_to_string("src/rule/cases/good.txt").unwrap();
    for (name, text) in cases(&good) {
        assert_eq!(checker.fault(text), None, "{name}");
    }
}

fn cases(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.split("### ").filter_map(|case| case.split_once('\n'))
}

/// Of the broken files the schema stops those whose keys and forms are wrong; what phrases and names mean it cannot know.
#[test]
fn what_has_the_wrong_form_does_not_fit() {
    let checker = Checker::new();
    let broken = fs::read_to_string("src/rule/cases/broken.txt").unwrap();
    let stopped: Vec<&str> =
        cases(&broken).filter(|(_, text)| checker.fault(text).is_some()).map(|(name, _)| name).collect();
    let passed: Vec<&str> = cases(&broken).map(|(name, _)| name).filter(|name| !stopped.contains(name)).collect();
    insta::assert_snapshot!(format!("stopped:\n  {}\n\npassed:\n  {}", stopped.join("\n  "), passed.join("\n  ")));
}
