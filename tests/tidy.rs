//! The tree of `src/` holds to its map: who may import whom, no circles, a doc on every file, no step that prints.
//!
//! The sources are read as text, with comments and strings blanked out. That is enough for paths that are written out,
//! which is how this project writes them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::Path;

use source::Source;

#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/source.rs"]
mod source;

/// A room, what it may import, and why no more.
type Room = (&'static str, &'static [&'static str], &'static str);

/// Data flows down the list, imports point only up it.
const ROOMS: [Room; 17] = [
    ("model", &[], "plain data knows nobody"),
    ("yaml", &["model"], "the one module that knows the YAML reader; it does not know what a file means"),
    ("source", &["model", "yaml"], "bytes become documents before anybody asks what they say"),
    ("text", &["model"], "sentences and tokens are the same for every language of rules"),
    ("value", &["model", "text"], "a mention is read without knowing who asks"),
    ("rule", &["model", "text", "value", "yaml"], "rules are checked with the words and values they will meet"),
    ("observe", &["model", "text", "value", "rule"], "one document and the rules are all it needs"),
    ("within", &["model", "text", "value", "rule"], "one document and the rules are all it needs"),
    ("origin", &["model"], "sketches hold no text"),
    ("compare", &["model", "value", "rule"], "rows carry what a comparison needs; no text is read again"),
    ("wire", &["model"], "the rows are stable, whatever happens to the steps"),
    ("review", &["model", "yaml", "wire"], "what was known or decided is data beside the findings"),
    ("report", &["model", "wire"], "a renderer sees findings and nothing else"),
    (
        "run",
        &[
            "model", "yaml", "source", "text", "value", "rule", "observe", "within", "origin", "compare", "wire",
            "report",
        ],
        "the one place that chains the steps",
    ),
    ("verify", &["model", "yaml", "rule", "run", "wire", "report"], "rules are tested through the run that users get"),
    ("desk", &["model", "wire", "review", "report"], "people decide on a report as it is"),
    (
        "cli",
        &[
            "model", "yaml", "source", "text", "value", "rule", "observe", "within", "origin", "compare", "wire",
            "review", "report", "run", "verify", "desk",
        ],
        "it may ask anybody and nobody asks it",
    ),
];

/// What only the last step does, and why.
const OUTWARD: [(&str, &str); 9] = [
    ("println!", "only cli prints"),
    ("print!", "only cli prints"),
    ("eprintln!", "only cli prints"),
    ("eprint!", "only cli prints"),
    ("dbg!", "only cli prints"),
    ("std::env", "the same input gives the same output, whatever the environment"),
    ("SystemTime", "the same input gives the same output, whatever the time"),
    ("process::exit", "only main ends the program"),
    (NETWORK, "only desk opens a socket"),
];

/// What `desk` may use as well: it serves a page to the machine that it runs on.
const NETWORK: &str = "std::net";

/// The files that may do so: the last step and the program around it.
const OUTER: [&str; 2] = ["cli", "main"];

/// More lines than this hide an idea that wants a file of its own.
const LONGEST: usize = 600;

#[test]
fn the_tree_is_tidy() {
    let mut tree = Tree::default();
    collect(Path::new("src"), "", &mut tree);
    assert!(tree.len() > ROOMS.len(), "src is not where it was: {:?}", tree.keys());
    let faults = faults(&tree);
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Sources by their path below `src`, parted by `/`.
type Tree = BTreeMap<String, String>;

fn collect(folder: &Path, below: &str, tree: &mut Tree) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), tree);
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
            tree.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// Everything that is against the map, a line each.
fn faults(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    let sources = Source::of_tree(tree);
    for source in &sources {
        faults.extend(form(source));
        faults.extend(outward(source));
        faults.extend(imports(source));
    }
    faults.extend(circles(&rooms_used(&sources)).iter().map(|way| format!("rooms in a circle: {way}")));
    faults.extend(circles(&files_used(&sources)).iter().map(|way| format!("files in a circle: {way}")));
    faults
}

fn form(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    if !source.text.lines().next().is_some_and(|line| line.starts_with("//! ") && line.len() > "//! ".len()) {
        faults.push(format!("{}: no `//!` doc says what it is for", source.path));
    }
    let lines = source.text.lines().count();
    if lines > LONGEST {
        faults.push(format!("{}: {lines} lines, more than {LONGEST}", source.path));
    }
    faults
}

fn outward(source: &Source) -> Vec<String> {
    if OUTER.contains(&source.room()) {
        return Vec::new();
    }
    let barred = || OUTWARD.iter().filter(|(name, _)| !(source.room() == "desk" && *name == NETWORK));
    let named = |name: &str| source.code.match_indices(name).any(|(at, _)| !code::ends_in_word(&source.code[..at]));
    let written = barred().filter(|(name, _)| named(name)).map(|(name, why)| (*name, *why));
    let used = source.paths.iter().filter_map(|path| {
        let path = path.join("::");
        barred().find(|(name, _)| path.contains(name) && !named(name)).map(|(name, why)| (*name, *why))
    });
    let all: BTreeSet<(&str, &str)> = written.chain(used).collect();
    all.into_iter().map(|(name, why)| format!("{}: `{name}`, but {why}", source.path)).collect()
}

fn imports(source: &Source) -> Vec<String> {
    let room = source.room();
    if ["lib", "main"].contains(&room) {
        return Vec::new();
    }
    let Some((_, allowed, why)) = ROOMS.iter().find(|(name, ..)| *name == room) else {
        return vec![format!("{}: the room `{room}` is not in the table", source.path)];
    };
    let foreign = rooms_of(source).into_iter().filter(|other| *other != room && !allowed.contains(other));
    foreign.map(|other| format!("{}: `{room}` imports `{other}`, but {why}", source.path)).collect()
}

/// The rooms that a file names, its own included.
fn rooms_of(source: &Source) -> BTreeSet<&str> {
    let first = source.paths.iter().filter_map(|path| path.first()).map(String::as_str);
    first.filter(|first| ROOMS.iter().any(|(room, ..)| room == first)).collect()
}

/// Which rooms each room uses.
fn rooms_used(sources: &[Source]) -> Uses<'_> {
    let mut uses = Uses::new();
    for source in sources.iter().filter(|source| !["lib", "main"].contains(&source.room())) {
        let others = rooms_of(source).into_iter().filter(|other| *other != source.room());
        uses.entry(source.room()).or_default().extend(others);
    }
    uses
}

/// Which files each file uses inside its room. A folder's own file declares the others and is used by them as their
/// scope, so that it counts only for the names it hands on: a name goes to the file that it comes from.
fn files_used(sources: &[Source]) -> Uses<'_> {
    let by_module: BTreeMap<&[String], &Source> =
        sources.iter().map(|source| (source.module.as_slice(), source)).collect();
    let mut uses = Uses::new();
    for source in sources.iter().filter(|source| !source.is_folder) {
        for path in source.built.iter().filter(|path| path.first() == source.module.first()) {
            if let Some(target) = target(path, &by_module, 4).filter(|target| target.path != source.path) {
                uses.entry(source.path.as_str()).or_default().insert(target.path.as_str());
            }
        }
    }
    uses
}

/// The file that a path leads to, through at most `steps` names that folders hand on.
fn target<'s>(path: &[String], by_module: &BTreeMap<&[String], &'s Source>, steps: usize) -> Option<&'s Source> {
    let depth = (1..=path.len()).rev().find(|depth| by_module.contains_key(&path[..*depth]))?;
    let found = by_module[&path[..depth]];
    if !found.is_folder {
        return Some(found);
    }
    let name = path.get(depth)?;
    let handed_on = found.built.iter().find(|path| path.last() == Some(name) && path.len() > depth + 1)?;
    target(handed_on, by_module, steps.checked_sub(1)?)
}

type Uses<'s> = BTreeMap<&'s str, BTreeSet<&'s str>>;

/// For each group that use each other, the shortest way from its first member back to it.
fn circles(uses: &Uses<'_>) -> Vec<String> {
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for start in uses.keys() {
        if told.contains(start) {
            continue;
        }
        if let Some(way) = way(start, start, uses) {
            let both_ways =
                |other: &&&str| self::way(start, other, uses).is_some() && self::way(other, start, uses).is_some();
            told.extend(uses.keys().filter(both_ways).copied());
            circles.push(way.join(" → "));
        }
    }
    circles
}

/// The shortest way of at least one step, both ends included.
fn way<'s>(from: &'s str, to: &str, uses: &Uses<'s>) -> Option<Vec<&'s str>> {
    let mut ways = VecDeque::from([vec![from]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in uses.get(way[way.len() - 1]).into_iter().flatten() {
            let longer = [way.as_slice(), &[*next]].concat();
            if *next == to {
                return Some(longer);
            }
            if seen.insert(*next) {
                ways.push_back(longer);
            }
        }
    }
    None
}

#[test]
fn the_table_points_only_up() {
    for (at, (room, allowed, why)) in ROOMS.iter().enumerate() {
        assert!(!why.is_empty());
        for other in *allowed {
            assert!(
                ROOMS[..at].iter().any(|(above, ..)| above == other),
                "{room} may import {other}, which is no room above it"
            );
        }
    }
}

/// Small trees, each with what is said of it: a part of the one fault, or nothing.
#[test]
fn a_fault_is_found() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[("model/mod.rs", "//! Doc.\nuse crate::text::Text;")], "`model` imports `text`"),
        (&[("text/mod.rs", "//! Doc.\nuse crate::{model::{Span, Block}, value};")], "`text` imports `value`"),
        (&[("text/a.rs", "//! Doc.\nfn f() { let _ = super::super::rule::x(); }")], "`text` imports `rule`"),
        (&[("text/mod.rs", "//! Doc.\nmod tests { use super::super::run::check; }")], "`text` imports `run`"),
        (&[("text/mod.rs", "//! Doc.\nmod tests { mod deep {} use super::Token; }")], ""),
        (&[("text/mod.rs", "//! Doc.\nfn f(x: &'static str) -> crate::wire::Row {}")], "`text` imports `wire`"),
        (&[("text/mod.rs", "//! Doc. See [`crate::run`].\n/* crate::run */ const A: &str = \"crate::run\";")], ""),
        (
            &[(
                "text/mod.rs",
                "//! Doc.\nconst A: &str = r#\"\"crate::run\"#; const Q: char = '\"'; use crate::model::B;",
            )],
            "",
        ),
        (&[("text/mod.rs", "//! Doc.\nconst Q: char = '\"'; use crate::run::B;")], "`text` imports `run`"),
        (&[("report/mod.rs", "//! Doc.\nuse crate::yaml;")], "`report` imports `yaml`"),
        (&[("attic/mod.rs", "//! Doc.")], "the room `attic` is not in the table"),
        (&[("text/mod.rs", "use crate::model::Span;")], "no `//!` doc"),
        (&[("text/mod.rs", "//!\nuse crate::model::Span;")], "no `//!` doc"),
        (&[("text/mod.rs", "//! Doc.\nfn f() { println!(\"{}\", 1); }")], "`println!`"),
        (&[("text/mod.rs", "//! Doc.\nuse std::{env, fs};")], "`std::env`"),
        (&[("run/mod.rs", "//! Doc.\nuse std::time::{Duration, SystemTime};")], "`SystemTime`"),
        (&[("run/mod.rs", "//! Doc.\nfn f() { std::process::exit(1) }")], "`process::exit`"),
        (&[("run/mod.rs", "//! Doc.\nuse std::net::TcpListener;")], "`std::net`"),
        (&[("desk/mod.rs", "//! Doc.\nuse std::net::TcpListener;")], ""),
        (&[("desk/mod.rs", "//! Doc.\nuse std::env;")], "`std::env`"),
        (&[("cli/mod.rs", "//! Doc.\nfn f() { println!(\"{:?}\", std::env::args()) }"), ("main.rs", "//! Doc.")], ""),
        (&[("text/mod.rs", "//! Doc.\nconst A: &str = \"println! std::env\"; fn my_println!() {}")], ""),
        (
            &[("text/a.rs", "//! Doc.\nuse super::b::B;"), ("text/b.rs", "//! Doc.\nuse super::a::A;")],
            "text/a.rs → text/b.rs → text/a.rs",
        ),
        (&[("text/a.rs", "//! Doc.\nuse super::b::B;"), ("text/b.rs", "//! Doc.\nuse super::c::C;")], ""),
        (
            &[
                ("text/mod.rs", "//! Doc.\nmod a; mod b; pub use a::A; pub use b::{B, D as E};"),
                ("text/a.rs", "//! Doc.\nuse super::B;"),
                ("text/b.rs", "//! Doc.\nmod tests { use crate::text::A; }"),
            ],
            "files in a circle: text/a.rs → text/b.rs → text/a.rs",
        ),
        (
            &[
                ("text/a.rs", "//! Doc.\nuse super::b::B;"),
                ("text/b.rs", "//! Doc.\n#[cfg(test)]\nmod tests { fn f() {} use crate::text::a::A; }"),
            ],
            "",
        ),
        (&[("text/a.rs", "//! Doc.\nmod b; use b::B; pub struct A;"), ("text/a/b.rs", "//! Doc.\nuse super::A;")], ""),
        (
            &[
                ("text/mod.rs", "//! Doc.\nmod a; pub use a::A; pub struct Text;"),
                ("text/a.rs", "//! Doc.\nuse super::Text;"),
            ],
            "",
        ),
    ];
    for (files, expected) in cases {
        let tree: Tree = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let found = faults(&tree);
        match expected {
            &"" => assert!(found.is_empty(), "{files:?}: {found:?}"),
            expected => assert!(found.len() == 1 && found[0].contains(expected), "{files:?}: {found:?}"),
        }
    }
    let long = Tree::from([("text/mod.rs".to_owned(), format!("//! Doc.\n{}", "//\n".repeat(LONGEST)))]);
    assert_eq!(faults(&long), ["text/mod.rs: 601 lines, more than 600"]);
    let circle = Tree::from([
        ("run/mod.rs".to_owned(), "//! Doc.\nuse crate::report::R;".to_owned()),
        ("report/mod.rs".to_owned(), "//! Doc.\nuse crate::run::R;".to_owned()),
    ]);
    assert!(faults(&circle).contains(&"rooms in a circle: report → run → report".to_owned()));
}
