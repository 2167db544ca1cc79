//! Errors planted in the stories of `fixtures/stories`, one at a time: nearly all are reported, and none before it is planted.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crosscheck::{rule, run, source};

/// So large a share of what is planted is reported.
const SHARE: f64 = 0.95;

#[test]
fn errors_that_are_planted_are_reported() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir("fixtures/stories").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    let mut classes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut untold = Vec::new();
    for story in folders {
        let elsewhere = fs::read_to_string(story.join("rules"));
        let rules = elsewhere.map_or_else(|_| story.join("rules.yaml"), |path| PathBuf::from(path.trim()));
        let rules = rule::load(&[rules]).rules;
        let articles: Vec<_> =
            source::documents(std::slice::from_ref(&story), &source::Options::default()).flatten().collect();
        for plant in run::plants(&rules, &articles, &run::Options::default()).1 {
            let (planted, told) = classes.entry(plant.error.clone()).or_default();
            *planted += 1;
            *told += usize::from(plant.told.is_some());
            if plant.told.is_none() {
                untold
                    .push(format!("{}: {} {}: {} → {}", plant.document, plant.error, plant.fact, plant.was, plant.now));
            }
        }
    }
    let planted: usize = classes.values().map(|(planted, _)| planted).sum();
    let told = planted - untold.len();
    eprintln!("{told} of {planted} reported; by class (planted, reported): {classes:?}\n{}", untold.join("\n"));
    assert!(planted > 100, "{classes:?}");
    assert!(told as f64 >= SHARE * planted as f64, "{told} of {planted} reported: {classes:?}\n{}", untold.join("\n"));
}
