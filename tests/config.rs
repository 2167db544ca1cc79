//! The config at work: what is known fails no run, what a change does not touch is not reported.

#![allow(clippy::unwrap_used)]

mod shell;

use std::fs;
use std::path::PathBuf;

use shell::{ends, folder, git, write};

const RULE: &str = "facts:\n  dead: {value: count, phrases: [<value> people killed]}\n  hurt: {value: count, phrases: [<value> people hurt]}\n";

/// A folder with three articles that do not agree on the dead, for one test, outside of every repository.
fn desk(name: &str) -> PathBuf {
    let folder = folder(&format!("config-{name}"));
    write(&folder, "crosscheck.yaml", "sources: [news]\nrules: [rules]\n");
    write(&folder, "rules/quake.yaml", RULE);
    write(&folder, "news/a.txt", "The quake left 4 people killed and 30 people hurt.");
    write(&folder, "news/b.txt", "There were 7 people killed in the quake.");
    write(&folder, "news/c.txt", "Some 30 people hurt by the quake are in hospital.");
    folder
}

#[test]
fn what_a_baseline_knows_fails_no_run() {
    let home = desk("baseline");
    let check = ["check", "--baseline", "known.json"];
    assert!(ends(&home, &check, 2).contains("`crosscheck check --format json --output known.json` writes one"));
    ends(&home, &["check", "--format", "json", "--output", "known.json"], 1);
    ends(&home, &check, 0);
    let said = ends(&home, &["check", "--baseline", "known.json", "--new-only"], 0);
    assert!(said.contains("nothing to show; 2 findings left out"), "{said}");
    // A new contradiction is not known, however well the old one is.
    write(&home, "news/c.txt", "Some 900 people hurt by the quake are in hospital.");
    let said = ends(&home, &["check", "--baseline", "known.json", "--new-only"], 1);
    assert!(said.contains("conflict    hurt") && !said.contains("conflict    dead"), "{said}");
    // Nor is one whose values change.
    write(&home, "news/c.txt", "Some 30 people hurt by the quake are in hospital.");
    write(&home, "news/b.txt", "There were 8 people killed in the quake.");
    let said = ends(&home, &["check", "--baseline", "known.json", "--new-only"], 1);
    assert!(said.contains("conflict    dead") && !said.contains("agree       hurt"), "{said}");
    // The config may say so once for all, and a flag may take it back.
    write(&home, "crosscheck.yaml", "sources: [news]\nrules: [rules]\nbaseline: known.json\nnew-only: true\n");
    assert!(!ends(&home, &["check"], 1).contains("agree       hurt"));
    assert!(ends(&home, &["check", "--new-only=false"], 1).contains("agree       hurt"));
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn only_what_a_change_touches_is_reported() {
    let home = desk("since");
    git(&home, &["init", "-q", "-b", "trunk"]);
    git(&home, &["add", "-A"]);
    git(&home, &["commit", "-qm", "one"]);
    let since = ["check", "--since", "trunk"];
    let said = ends(&home, &since, 0);
    assert!(said.contains("nothing to show; 2 findings left out"), "{said}");
    git(&home, &["switch", "-qc", "mine"]);
    // What others do meanwhile is theirs.
    git(&home, &["switch", "-q", "trunk"]);
    write(&home, "news/b.txt", "There were 9 people killed in the quake.");
    git(&home, &["commit", "-qam", "theirs"]);
    git(&home, &["switch", "-q", "mine"]);
    write(&home, "news/c.txt", "Some 900 people hurt by the quake are in hospital.");
    let said = ends(&home, &since, 1);
    assert!(said.contains("hurt") && !said.contains("conflict    dead"), "{said}");
    assert_eq!(ends(&home.join("news"), &since, 1), said.replace("news/", "../news/"));
    git(&home, &["commit", "-qam", "mine"]);
    assert!(ends(&home, &since, 1).contains("hurt"));
    // A new file counts before git knows it, and a changed rule touches its facts.
    write(&home, "news/d.txt", "The quake left 5 people killed.");
    assert!(ends(&home, &since, 1).contains("dead"));
    fs::remove_file(home.join("news/d.txt")).unwrap();
    write(&home, "rules/quake.yaml", &format!("title: The quake\n{RULE}"));
    assert!(ends(&home, &since, 1).contains("dead"));
    let said = ends(&home, &["check", "--since", "trunc"], 2);
    assert!(said.contains("did you mean `trunk`?"), "{said}");
    fs::remove_dir_all(home).unwrap();
}

/// What decides on a finding is more than its articles.
#[test]
fn a_change_of_what_stands_beside_articles_and_rules_touches_them() {
    let home = desk("beside");
    write(&home, "rules/quake.yaml", &format!("use: [packs/words.yaml]\n{}", RULE.replace("people", "<people>")));
    write(&home, "rules/packs/words.yaml", "terms: {people: [people]}\n");
    write(&home, "news/sources.yaml", "a.txt: {publisher: The Post}\n");
    write(&home, "known.json", r#"{"schema": "crosscheck/1", "findings": []}"#);
    git(&home, &["init", "-q", "-b", "trunk"]);
    git(&home, &["add", "-A"]);
    git(&home, &["commit", "-qm", "one"]);
    let since = ["check", "--since", "trunk"];
    ends(&home, &since, 0);
    for (path, text) in [
        ("rules/packs/words.yaml", "terms: {people: [people, persons]}\n"),
        ("news/sources.yaml", "a.txt: {publisher: The Daily Post}\n"),
        ("crosscheck.yaml", "sources: [news]\nrules: [rules]\nseverity: {dead: error}\n"),
    ] {
        write(&home, path, text);
        assert!(ends(&home, &since, 1).contains("conflict    dead"), "{path}");
        git(&home, &["checkout", "-q", path]);
    }
    // An article of no repository is new to all of them, wherever it stands in the call.
    let other = desk("elsewhere");
    let article = other.join("news/b.txt").display().to_string();
    fs::remove_file(home.join("news/b.txt")).unwrap();
    for sources in [["news", &article], [&article, "news"]] {
        let call = [&since[..], &["--rules", "rules"], &sources].concat();
        assert!(ends(&home, &call, 1).contains("conflict    dead"), "{sources:?}");
    }
    assert!(ends(&other, &["check", "--since", "trunk"], 2).contains("is in a git repository"));
    fs::remove_dir_all(home).unwrap();
    fs::remove_dir_all(other).unwrap();
}

#[test]
fn what_a_run_reads_it_does_not_overwrite() {
    let home = desk("overwrite");
    for path in ["news/a.txt", "news/../rules/quake.yaml", "crosscheck.yaml"] {
        let before = fs::read(home.join(path)).unwrap();
        let said = ends(&home, &["check", "--format", "text", "--output", path], 2);
        assert!(said.contains("this run reads it; nothing was written"), "{path}: {said}");
        assert_eq!(fs::read(home.join(path)).unwrap(), before, "{path}");
    }
    fs::remove_dir_all(home).unwrap();
}

/// The first run writes the baseline that its config names, and the ledger lies beside the config wherever one works.
#[test]
fn what_the_config_names_may_not_be_there_yet() {
    let home = desk("first");
    write(&home, "crosscheck.yaml", "sources: [news]\nrules: [rules]\nbaseline: known.json\n");
    let said = ends(&home, &["check", "--format", "json", "--output", "known.json"], 1);
    assert!(said.contains("the baseline known.json is not there yet"), "{said}");
    ends(&home, &["check"], 0);
    write(&home, "crosscheck.yaml", "sources: [news]\nrules: [rules]\n");
    let list = ends(&home, &["review", "--list"], 0);
    let fingerprint =
        list.split_whitespace().find(|word| word.len() == 16 && word.bytes().all(|b| b.is_ascii_hexdigit()));
    let decide = ["review", "--decide", fingerprint.unwrap(), "--as", "dismissed"];
    ends(&home.join("news"), &decide, 0);
    assert!(home.join("crosscheck.reviews.yaml").is_file());
    ends(&home.join("rules"), &["check"], 0);
    // A ledger that the house names and nobody has written yet is not the usual one.
    write(&home, "crosscheck.yaml", "sources: [news]\nrules: [rules]\nreviews: team.yaml\n");
    ends(&home, &["check"], 1);
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn a_file_that_cannot_be_written_keeps_no_other_from_being_written() {
    let home = desk("targets");
    write(&home, "taken", "a file and no folder");
    let said = ends(&home, &["check", "--format", "json", "--output", "taken/r.json", "--output", "out/r.txt"], 2);
    assert!(said.contains("failed to write taken/r.json"), "{said}");
    assert!(fs::read_to_string(home.join("out/r.txt")).unwrap().contains("conflict"), "{said}");
    fs::remove_dir_all(home).unwrap();
}
