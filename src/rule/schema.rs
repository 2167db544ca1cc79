//! The keys of a rule file, in one table: what each is called, what it expects and what it means.
//!
//! [`check_file`] holds a file against the table and reports every unknown key and every value of the wrong form, so that
//! the readers behind it need not.

mod json;

use super::faults::Faults;
use super::nearest::{listed, nearest};
use crate::model::{Kind, Section, Severity, Stance};
use crate::yaml::{Data, Name, Node};

pub use json::json_schema;

/// What may stand in a place.
enum Expect {
    /// One text.
    Text,
    /// One of a closed set of names.
    One(fn() -> Vec<&'static str>),
    /// `true` or `false`.
    Flag,
    /// A list of these, or one alone.
    Many(&'static Expect),
    /// A map with these keys.
    Keys(&'static [Key]),
    /// A map with names of the author's own.
    Named(&'static Expect),
    /// The first where no map stands, the second where one does.
    OrMap(&'static Expect, &'static Expect),
}

/// A key of a map.
struct Key {
    name: &'static str,
    expect: Expect,
    /// What it means, for whoever reads an error or the schema.
    doc: &'static str,
}

const fn key(name: &'static str, expect: Expect, doc: &'static str) -> Key {
    Key { name, expect, doc }
}

/// `compare.changes`
pub(super) const CHANGES: [&str; 4] = ["never", "rises", "falls", "freely"];
/// `compare.speakers`
pub(super) const SPEAKERS: [&str; 2] = ["apart", "together"];

const TEXTS: Expect = Expect::Many(&Expect::Text);
const PHRASES: Expect = Expect::Many(&Expect::OrMap(&Expect::Text, &Expect::Keys(&PHRASE)));
const WHERE: Key = key("where", Expect::Keys(&CONDITIONS), "phrases that must stand near, by scope");
const UNLESS: Key = key("unless", Expect::Keys(&CONDITIONS), "phrases that must not stand near, by scope");
const ZONE: Key = key("zone", Expect::Text, "the zone of clock times that name none");

/// The head of a file.
static FILE: [Key; 9] = [
    key("title", Expect::Text, "what the file is about"),
    key("about", TEXTS, "documents that say none of these are passed over"),
    key("use", Expect::Many(&Expect::OrMap(&Expect::Text, &Expect::Keys(&USE))), "packs to take terms and facts from"),
    key("terms", Expect::Named(&TERM), "names and word families"),
    WHERE,
    UNLESS,
    ZONE,
    key("published", Expect::Keys(&PUBLISHED), "first and last day of the documents it is for"),
    key("facts", Expect::Named(&Expect::Keys(&FACT)), "what is asked, by id"),
];

static USE: [Key; 3] = [
    key("pack", Expect::Text, "the pack, relative to this file"),
    key("terms", Expect::Named(&TERM), "terms bound in the pack"),
    key("facts", Expect::Named(&Expect::Text), "the facts taken from the pack, each with its id here"),
];

static TERM: Expect = Expect::OrMap(&TEXTS, &Expect::Named(&TEXTS));

static PUBLISHED: [Key; 2] =
    [key("from", Expect::Text, "the first day, 2025-03-01"), key("to", Expect::Text, "the last day, 2025-03-31")];

/// A fact.
static FACT: [Key; 19] = [
    key("title", Expect::Text, "what a reader is shown"),
    key("doc", Expect::Text, "a longer explanation"),
    key("value", Expect::One(kinds), "the kind of value"),
    key("unit", Expect::Text, "the unit, or the currency of money"),
    key("per", TEXTS, "what the value is for each of: share, week; or none, for totals"),
    key("of", TEXTS, "the counted noun"),
    key("phrases", PHRASES, "how it is said, with <value> where the value stands"),
    key("labels", Expect::Named(&LABEL), "each label with its phrases"),
    key("quote", Expect::Text, "the words as one source has them"),
    key("speaker", Expect::Text, "the term of who said them"),
    key("spelling", Expect::Text, "the term whose forms are compared"),
    WHERE,
    UNLESS,
    key("by", TEXTS, "the slots that make up the key"),
    ZONE,
    key("compare", Expect::Keys(&COMPARE), "how values are compared"),
    key("severity", Expect::One(severities), "what a conflict counts as"),
    key("required", Expect::Flag, "whether a document without it is reported"),
    key("examples", Expect::Many(&Expect::Keys(&EXAMPLE)), "texts and what is found in them"),
];

static PHRASE: [Key; 3] = [key("say", TEXTS, "how it is said"), WHERE, UNLESS];

static LABEL: Expect = Expect::OrMap(&PHRASES, &Expect::Keys(&LABEL_KEYS));

static LABEL_KEYS: [Key; 3] = [key("phrases", PHRASES, "how it is said"), WHERE, UNLESS];

static CONDITIONS: [Key; 6] = [
    key("close", TEXTS, "60 characters either side"),
    key("sentence", TEXTS, "the same sentence"),
    key("before", TEXTS, "the same sentence or the one before"),
    key("nearby", TEXTS, "one sentence either side"),
    key("document", TEXTS, "anywhere in the document"),
    key("section", Expect::Many(&Expect::One(sections)), "where the value stands"),
];

static COMPARE: [Key; 5] = [
    key("tolerance", Expect::Text, "how far values may lie apart: 10 min, 0.1 or 5%"),
    key("changes", Expect::One(|| CHANGES.to_vec()), "how the fact may change in time"),
    key("speakers", Expect::One(|| SPEAKERS.to_vec()), "whether two speakers who differ contradict each other"),
    key("expect", Expect::Text, "a known value that every document is held to"),
    key("sum_of", TEXTS, "facts whose values must add up to this one"),
];

static EXAMPLE: [Key; 4] = [
    key("text", Expect::Text, "a text"),
    key("title", Expect::Text, "the title of its document"),
    key("published", Expect::Text, "when its document was published"),
    key(
        "finds",
        Expect::Many(&Expect::OrMap(&Expect::Text, &Expect::Keys(&FINDS))),
        "the values found in it, or nothing",
    ),
];

static FINDS: [Key; 4] = [
    key("value", Expect::Text, "the value"),
    key("key", Expect::Named(&Expect::Text), "its key: what some slots are, or nothing"),
    key("speaker", Expect::Text, "who says it: a name in the text, a term, or nobody"),
    key("stance", Expect::One(stances), "in whose voice"),
];

fn kinds() -> Vec<&'static str> {
    Kind::all().map(Kind::name).collect()
}

fn severities() -> Vec<&'static str> {
    Severity::ALL.iter().map(|severity| severity.name()).collect()
}

fn stances() -> Vec<&'static str> {
    Stance::ALL.iter().map(|stance| stance.name()).collect()
}

fn sections() -> Vec<&'static str> {
    Section::ALL.iter().map(|section| section.name()).collect()
}

/// Reports what in the tree of a file is not as the table wants it.
pub(super) fn check_file(tree: &Node, faults: &mut Faults) {
    static HEAD: Expect = Expect::Keys(&FILE);
    check(tree, WHOLE, &HEAD, faults);
}

/// Reports what in `node` is not as the table wants it; `name` is what to call the node.
fn check(node: &Node, name: &str, expect: &Expect, faults: &mut Faults) {
    match (expect, &node.data) {
        (_, Data::Null) => faults.error(node.span, format!("`{name}` is empty, expected {}", form(expect)), None),
        (Expect::Text, Data::Scalar(text)) => {
            if text.trim().is_empty() {
                faults.error(node.span, format!("`{name}` is an empty text"), None);
            }
        }
        (Expect::One(names), Data::Scalar(text)) => one_of(node, name, text, &names(), faults),
        (Expect::Flag, Data::Scalar(text)) => one_of(node, name, text, &["true", "false"], faults),
        (Expect::Many(each), Data::List(items)) => {
            if items.is_empty() {
                faults.error(node.span, format!("`{name}` is an empty list, expected {}", form(expect)), None);
            }
            for item in items {
                check(item, name, each, faults);
            }
        }
        (Expect::Many(each), _) => check(node, name, each, faults),
        (Expect::Keys(keys), Data::Map(entries)) => {
            for (key, value) in entries {
                match keys.iter().find(|known| known.name == key.text) {
                    Some(known) => check(value, known.name, &known.expect, faults),
                    None => unknown(key, name, keys, faults),
                }
            }
        }
        (Expect::Named(each), Data::Map(entries)) => {
            for (key, value) in entries {
                if key.text.trim().is_empty() {
                    faults.error(key.span, format!("a name in `{name}` is empty"), None);
                }
                check(value, &key.text, each, faults);
            }
        }
        (Expect::OrMap(_, Expect::Keys(keys)), Data::Map(entries)) if is_torn_text(keys, entries) => {
            let message = format!("the colon makes a map of this text in `{name}`");
            faults.error(node.span, message, shown(node, &Expect::Text));
        }
        (Expect::OrMap(_, map), Data::Map(_)) => check(node, name, map, faults),
        (Expect::OrMap(plain, _), _) => check(node, name, plain, faults),
        _ => {
            let message = format!("{} is {}, expected {}", called(name), node.is_a(), form(expect));
            faults.error(node.span, message, shown(node, expect));
        }
    }
}

/// Whether a map is a text with a colon in it: "the toll: many dead".
fn is_torn_text(keys: &[Key], entries: &[(Name, Node)]) -> bool {
    let [(name, value)] = entries else { return false };
    let known = keys.iter().map(|key| key.name);
    name.text.contains([' ', '<']) && nearest(&name.text, known).is_none() && value.as_str().is_some()
}

fn one_of(node: &Node, name: &str, text: &str, names: &[&str], faults: &mut Faults) {
    if names.contains(&text) {
        return;
    }
    let message = format!("`{name}` is `{text}`, expected {}", listed(names.iter().copied()));
    let yes = matches!(text.to_lowercase().as_str(), "yes" | "on" | "y");
    let meant = if names.contains(&"true") && yes { Some("true") } else { nearest(text, names.iter().copied()) };
    faults.error(node.span, message, meant.map(|meant| format!("did you mean `{meant}`?")));
}

fn unknown(key: &Name, within: &str, keys: &'static [Key], faults: &mut Faults) {
    let message = format!("{} has no key `{}`", called(within), key.text);
    let help = match nearest(&key.text, keys.iter().map(|known| known.name)) {
        Some(meant) => {
            let doc = keys.iter().find(|known| known.name == meant).map_or("", |known| known.doc);
            format!("did you mean `{meant}` ({doc})?")
        }
        None if !faults.is_named(key.span) => {
            "a comma ends an entry in braces: put a text with a comma in quotes".to_owned()
        }
        None => match FACT.iter().chain(&FILE).find(|known| known.name == key.text) {
            Some(known) if within == WHOLE => format!("`{}` is a key of a fact, under `facts`", known.name),
            _ => format!("the keys are {}", listed(keys.iter().map(|known| known.name))),
        },
    };
    faults.error(key.span, message, Some(help));
}

/// The file itself has no name that stands in it.
const WHOLE: &str = "a rule file";

fn called(name: &str) -> String {
    if name == WHOLE { name.to_owned() } else { format!("`{name}`") }
}

/// What is expected, in words.
fn form(expect: &Expect) -> String {
    match expect {
        Expect::Text => "a text".to_owned(),
        Expect::One(names) => listed(names()),
        Expect::Flag => "`true` or `false`".to_owned(),
        Expect::Many(each) => format!("{}, or a list", form(each)),
        // The keys of a fact would fill the screen.
        Expect::Keys(keys) if keys.len() > 8 => "a map of its keys".to_owned(),
        Expect::Keys(keys) => format!("a map with {}", listed(keys.iter().map(|key| key.name))),
        Expect::Named(_) => "a map of names".to_owned(),
        Expect::OrMap(plain, map) => format!("{}, or {}", form(plain), form(map)),
    }
}

/// How a value of the wrong form might be mended.
fn shown(node: &Node, expect: &Expect) -> Option<String> {
    match (expect, &node.data) {
        (Expect::Text, Data::Map(entries)) => {
            let (name, value) = entries.first()?;
            let value = value.as_str()?;
            Some(format!("a colon makes a map: put the text in quotes, '{}: {value}'", name.text))
        }
        (Expect::Text, Data::List(_)) => Some("a bracket makes a list: put the text in quotes".to_owned()),
        (Expect::Keys(_) | Expect::Named(_), Data::List(_)) => {
            Some("a map has lines of `name: value`, without dashes and square brackets".to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_key(expect: &'static Expect, seen: &mut Vec<&'static Key>) {
        match expect {
            Expect::Many(each) | Expect::Named(each) => every_key(each, seen),
            Expect::OrMap(plain, map) => {
                every_key(plain, seen);
                every_key(map, seen);
            }
            Expect::Keys(keys) => {
                for (at, key) in keys.iter().enumerate() {
                    assert!(keys[at + 1..].iter().all(|other| other.name != key.name), "{} stands twice", key.name);
                    seen.push(key);
                    every_key(&key.expect, seen);
                }
            }
            Expect::Text | Expect::One(_) | Expect::Flag => {}
        }
    }

    #[test]
    fn every_key_is_unique_in_its_map_and_explained() {
        static HEAD: Expect = Expect::Keys(&FILE);
        let mut seen = Vec::new();
        every_key(&HEAD, &mut seen);
        assert!(seen.len() > 50);
        for key in seen {
            assert!(!key.doc.is_empty(), "{}", key.name);
        }
    }
}
