//! The rule author's tools: rules held against those of a revision, a start that works, packs from elsewhere.

#![allow(clippy::unwrap_used)]

mod shell;

use std::fs;
use std::process::Command;

use shell::{ends, folder, git, write};

#[test]
fn rules_are_held_against_those_of_a_revision() {
    let home = folder("revision");
    let facts =
        |phrase: &str| format!("use: [packs/words.yaml]\nfacts: {{dead: {{value: count, phrases: [{phrase}]}}}}");
    write(&home, "desk/rules/quake.yaml", &facts("<value> <people> killed"));
    write(&home, "desk/rules/packs/words.yaml", "terms: {people: [people]}");
    write(&home, "desk/news/a.txt", "The quake\n\nFour people were hurt and 3 persons killed, 5 people killed.");
    git(&home, &["init", "-q", "-b", "trunk"]);
    git(&home, &["add", "-A"]);
    git(&home, &["commit", "-qm", "one"]);
    let desk = home.join("desk");
    let diff = ["diff", "news", "--rules", "rules", "--at"];
    assert!(ends(&desk, &[&diff[..], &["trunk"]].concat(), 0).contains("No fact changes: 1 stays as it is"));
    // A pack is a part of the rules.
    write(&home, "desk/rules/packs/words.yaml", "terms: {people: [people, persons]}");
    let said = ends(&desk, &[&diff[..], &["trunk"]].concat(), 1);
    assert!(said.contains("From rules at trunk to rules") && said.contains("[3] persons killed"), "{said}");
    // From any folder, and with the rules of now named apart.
    let said = ends(&home, &["diff", "desk/news", "--rules", "desk/rules", "--at", "HEAD", "--with", "desk/rules"], 1);
    assert!(said.contains("1 fact changes; none stays as it is (1 document)"), "{said}");
    // What was deleted since is there at the revision.
    fs::rename(desk.join("rules"), desk.join("new-rules")).unwrap();
    ends(&desk, &["diff", "news", "--rules", "rules", "--with", "new-rules", "--at", "HEAD"], 1);
    // And what was not there yet is new as a whole, unless it is not here either.
    let said = ends(&desk, &["diff", "news", "--rules", "new-rules", "--at", "HEAD"], 1);
    assert!(
        said.contains("there is no new-rules at HEAD: all of it is new") && said.contains("added     dead"),
        "{said}"
    );
    let said = ends(&desk, &["diff", "news", "--rules", "neu-rules", "--with", "new-rules", "--at", "HEAD"], 2);
    assert!(said.contains("HEAD:desk/neu-rules: failed to read: there is no such file or folder"), "{said}");
    let said = ends(&desk, &["diff", "news", "--rules", "new-rules", "--at", "trunc"], 2);
    assert!(said.contains("`trunc` is no revision of ") && said.contains("did you mean `trunk`?"), "{said}");
    let said = ends(&desk, &["diff", "news", "--rules", "trunk:rules", "--with", "new-rules"], 2);
    assert!(said.contains("write `--rules rules --at trunk`"), "{said}");
    let said = ends(&desk, &["diff", "news", "--rules", "new-rules", "--at=--version"], 2);
    assert!(said.contains("`--version` is no revision"), "{said}");
    fs::remove_dir_all(home).unwrap();
}

#[cfg(unix)]
#[test]
fn links_of_a_revision_are_followed() {
    use std::os::unix::fs::symlink;
    let home = folder("links");
    let facts = |phrase: &str| format!("use: [people.yaml]\nfacts: {{dead: {{value: count, phrases: [{phrase}]}}}}");
    write(&home, "house/quake.rules", &facts("<value> <people> killed"));
    write(&home, "house/terms.yaml", "terms: {people: [people]}");
    write(&home, "house/hurt.yaml", "facts: {hurt: {value: count, phrases: [<value> ...1 hurt]}}");
    write(&home, "news/a.txt", "The quake\n\nFour people were hurt and 3 persons killed, 5 people killed.");
    fs::create_dir_all(home.join("rules/packs")).unwrap();
    symlink("../house/quake.rules", home.join("rules/quake.yaml")).unwrap();
    symlink("../house/terms.yaml", home.join("rules/people.yaml")).unwrap();
    symlink("house", home.join("desk")).unwrap();
    git(&home, &["init", "-q", "-b", "trunk"]);
    git(&home, &["add", "-A"]);
    git(&home, &["commit", "-qm", "one"]);
    let diff = ["diff", "news", "--at", "HEAD", "--rules"];
    assert!(ends(&home, &[&diff[..], &["rules"]].concat(), 0).contains("No fact changes: 1 stays as it is"));
    assert!(ends(&home, &[&diff[..], &["rules/quake.yaml"]].concat(), 0).contains("No fact changes"));
    assert!(ends(&home, &[&diff[..], &["desk"]].concat(), 0).contains("No fact changes"));
    write(&home, "house/quake.rules", &facts("<value> (<people>|persons) killed"));
    let said = ends(&home, &[&diff[..], &["rules"]].concat(), 1);
    assert!(said.contains("[3] persons killed"), "{said}");
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn without_a_repository_git_says_so() {
    let home = folder("no-repository");
    write(&home, "rules.yaml", "facts: {dead: {value: count, phrases: [<value> dead]}}");
    write(&home, "a.txt", "Four dead.");
    let said = ends(&home, &["diff", "a.txt", "--rules", "rules.yaml", "--at", "HEAD"], 2);
    assert!(said.contains("the rules at `HEAD` cannot be read: git says: fatal: not a git repository"), "{said}");
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn a_difference_is_one_object_of_json_and_standard_input_is_read_once() {
    let ended = Command::new("bash")
        .args([
            "-c",
            "echo 'The storm sank nine boats on Sunday.' | \"$0\" diff - --published 2024-11-04 --rules \
                      tests/cli/diff/before.yaml --with tests/cli/diff/after.yaml --format json",
        ])
        .arg(env!("CARGO_BIN_EXE_crosscheck"))
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&ended.stdout).unwrap();
    let fates: Vec<_> = json["facts"].as_array().unwrap().iter().map(|fact| (&fact["fact"], &fact["fate"])).collect();
    assert_eq!(json["schema"], "crosscheck/1");
    assert_eq!(
        format!("{fates:?}"),
        r#"[(String("boats"), String("changed")), (String("who"), String("added")), (String("piers"), String("added")), (String("day"), String("removed"))]"#
    );
    assert_eq!(json["facts"][3]["lost"][0]["value"]["timex"], "2024-11-03");
}

#[test]
fn a_start_works_as_it_says_and_overwrites_nothing() {
    let home = folder("start");
    let said = ends(&home, &["init", "desk"], 0);
    assert!(said.contains("  cd desk\n  crosscheck test\n  crosscheck check\n"), "{said}");
    let desk = home.join("desk");
    assert!(ends(&desk, &["test"], 0).contains("of 4 facts: all hold"));
    // From any folder below it.
    let said = ends(&desk.join("news"), &["check"], 0);
    assert!(said.contains("2 documents, 4 facts: 1 conflict, 3 agree"), "{said}");
    let before = fs::read(desk.join("rules/storm.yaml")).unwrap();
    let said = ends(&desk, &["init"], 2);
    assert!(said.starts_with("crosscheck: crosscheck.yaml, rules/storm.yaml, news/harbour-post.txt"), "{said}");
    assert_eq!(fs::read(desk.join("rules/storm.yaml")).unwrap(), before);
    // One file is enough to write none.
    let other = home.join("other");
    write(&other, "README.md", "mine");
    let said = ends(&home, &["init", "other"], 2);
    assert!(said.contains("other/README.md is there already, and nothing was written"), "{said}");
    assert_eq!(fs::read_dir(&other).unwrap().count(), 1);
    write(&home, "file", "mine");
    assert!(ends(&home, &["init", "file"], 2).contains("failed to write file/crosscheck.yaml"));
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn packs_are_looked_for_in_further_folders() {
    let home = folder("packs");
    write(&home, "rules/quake.yaml", "use: [{pack: disaster.yaml, terms: {event: [quake]}}]\n");
    write(
        &home,
        "house/disaster.yaml",
        "use: [words.yaml]\nfacts: {dead: {value: count, phrases: [<event> killed <value> <people>]}}",
    );
    write(&home, "house/words.yaml", "terms: {people: [people]}");
    write(&home, "a.txt", "The quake killed 4 people.");
    let check = ["check", "a.txt", "--rules", "rules"];
    assert!(
        ends(&home, &[&check[..], &["--packs", "empty", "--packs", "house"]].concat(), 2)
            .contains("--packs empty: there is no such folder")
    );
    fs::create_dir(home.join("empty")).unwrap();
    assert!(
        ends(&home, &[&check[..], &["--packs", "empty", "--packs", "house"]].concat(), 0).contains("dead: 4 people")
    );
    ends(&home, &["diff", "a.txt", "--rules", "rules", "--with", "rules", "--packs", "house"], 0);
    assert!(ends(&home, &["test", "rules", "--packs", "house"], 2).contains("nothing to test"));
    // A config may name the folder, too, from its own.
    write(&home, "desk/crosscheck.yaml", "rules: [../rules]\nsources: [../a.txt]\npacks: [../house]\n");
    assert!(ends(&home.join("desk"), &["check"], 0).contains("dead: 4 people"));
    let said = ends(&home, &check, 2);
    assert!(said.contains("there is no pack `disaster.yaml`: looked for rules/disaster.yaml"), "{said}");
    let said = ends(&home, &[&check[..], &["--packs", "empty"]].concat(), 2);
    assert!(said.contains("looked for rules/disaster.yaml and empty/disaster.yaml"), "{said}");
    write(&home, "house/disasters.yaml", "");
    fs::remove_file(home.join("house/disaster.yaml")).unwrap();
    let said = ends(&home, &[&check[..], &["--packs", "house"]].concat(), 2);
    assert!(said.contains("did you mean `disasters.yaml`?"), "{said}");
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn what_is_wrong_in_a_pack_of_a_further_folder_is_said_at_its_place() {
    let home = folder("broken-packs");
    write(&home, "rules/quake.yaml", "use: [quake-words.yaml]\nfacts: {dead: {value: count, phrases: [<value> dead]}}");
    write(&home, "house/again.yaml", "use: [quake-words.yaml]");
    fs::create_dir(home.join("house/folder.yaml")).unwrap();
    write(&home, "a.txt", "Four dead.");
    for (pack, place, said) in [
        ("use: [quake-words.yaml]", "house/quake-words.yaml:1:7", "this file uses itself"),
        (
            "use: [again.yaml]",
            "house/again.yaml:1:7",
            "packs use each other in a circle: quake-words.yaml → again.yaml → quake-words.yaml",
        ),
        (
            "use: [agan.yaml]",
            "house/quake-words.yaml:1:7",
            "there is no pack `agan.yaml`: looked for house/agan.yaml\n",
        ),
        ("use: [folder.yaml]", "house/quake-words.yaml:1:7", "house/folder.yaml: failed to read: it is a folder"),
        (
            "terms: {people: [<nobody>]}",
            "house/quake-words.yaml:1:18",
            "a form of a term is plain words, without slots",
        ),
        ("terms: {people: [people", "house/quake-words.yaml:1:17", "this bracket is never closed"),
        ("term: {people: [people]}", "house/quake-words.yaml:1:1", "has no key `term`"),
    ] {
        write(&home, "house/quake-words.yaml", pack);
        let found = ends(&home, &["check", "a.txt", "--rules", "rules", "--packs", "house"], 2);
        assert!(found.contains(place) && found.contains(said), "{pack}: {found}");
    }
    fs::remove_dir_all(home).unwrap();
}
