//! The rule files that README.md and the pages of `docs/` show are loaded, and their examples hold.
//!
//! A block below the line “`NAME`:” is a file of that name, and may use the packs of its page. What the commands of a page
//! print is held by `ci/console_blocks.py`.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::rule::{self, Shelf};
use crosscheck::verify;

/// Blocks that are there to show what is said of a broken file.
const BROKEN: [&str; 2] = ["slip.yaml", "wrong-pack.yaml"];

/// A block of YAML in a page.
struct Block {
    name: PathBuf,
    text: String,
}

/// The blocks of a page; those without a name are called by their line.
fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut before = "";
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if line == "```yaml" {
            let text: String = lines
                .by_ref()
                .map(|(_, line)| line)
                .take_while(|line| *line != "```")
                .flat_map(|line| [line, "\n"])
                .collect();
            let named = before.strip_prefix('`').and_then(|rest| rest.strip_suffix("`:"));
            blocks.push(Block {
                name: named.map_or_else(|| format!("line-{}.yaml", at + 1), str::to_owned).into(),
                text,
            });
        }
        if !line.is_empty() {
            before = line;
        }
    }
    blocks
}

fn is_rule_file(block: &Block) -> bool {
    ["facts:", "terms:", "use:"].iter().any(|key| block.text.lines().any(|line| line.starts_with(key)))
}

#[test]
fn every_rule_file_of_the_pages_holds() {
    let mut pages = vec![PathBuf::from("README.md")];
    pages.extend(fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path()));
    let (mut files, mut examples) = (0, 0);
    for path in pages.iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let blocks = blocks(&fs::read_to_string(path).unwrap());
        let shelf = Shelf::of(blocks.iter().map(|block| (block.name.clone(), block.text.clone().into_bytes())));
        for block in blocks.iter().filter(|block| is_rule_file(block)) {
            let called = format!("{}, {}", path.display(), block.name.display());
            let loaded = rule::load_from(std::slice::from_ref(&block.name), &shelf);
            if BROKEN.iter().any(|name| Path::new(name) == block.name) {
                assert!(loaded.has_errors(), "{called}: nothing is wrong with it");
                continue;
            }
            // A block of terms is a part of a file.
            let problems: Vec<_> =
                loaded.problems.iter().filter(|problem| problem.message != "the rules ask for no facts").collect();
            assert!(problems.is_empty(), "{called}: {problems:#?}");
            for tested in verify::examples(&loaded.rules) {
                assert_eq!(tested.outcome.words(), None, "{called}: {}", tested.fact);
                examples += 1;
            }
            files += 1;
        }
    }
    assert!(files >= 20 && examples >= 80, "{files} files, {examples} examples");
}
