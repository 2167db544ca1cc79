//! The keys of a file in one table: what each is called, what it expects and what it means. A file is held against its
//! table, and every unknown key and every value of the wrong form is reported, so that the readers behind it need not.

mod json;

use super::{Data, Faults, Name, Node};
use crate::model::{listed, nearest};

/// What may stand in a place.
pub(crate) enum Expect {
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
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) expect: Expect,
    /// What it means, for whoever reads an error, the schema or the reference; what stands before the first semicolon
    /// is enough to tell it from others.
    pub(crate) doc: &'static str,
    /// Whether the map is not whole without it.
    pub(crate) needed: bool,
}

/// A key that may be left out.
pub(crate) const fn key(name: &'static str, expect: Expect, doc: &'static str) -> Key {
    Key { name, expect, doc, needed: false }
}

/// A key that may not.
pub(crate) const fn needed(name: &'static str, expect: Expect, doc: &'static str) -> Key {
    Key { name, expect, doc, needed: true }
}

/// The table of a kind of file.
pub(crate) struct Schema {
    /// What the file is called where something is wrong with the whole of it: "a rule file".
    pub(crate) whole: &'static str,
    /// What it holds.
    pub(crate) head: Expect,
    /// What the names of closed sets mean.
    pub(crate) meanings: &'static [(&'static str, &'static str)],
    /// What to say of a key that the map of that name does not have and that is like none it has, where there is
    /// something better to say than which keys there are.
    pub(crate) stranger: fn(key: &Name, value: &Node, within: &str) -> Option<String>,
}

impl Schema {
    /// Reports what in the tree of a file is not as the table wants it.
    pub(crate) fn check_file(&'static self, tree: &Node, faults: &mut Faults) {
        self.check(tree, self.whole, &self.head, faults);
    }

    /// Reports what in `node` is not as the table wants it; `name` is what to call the node.
    fn check(&'static self, node: &Node, name: &str, expect: &'static Expect, faults: &mut Faults) {
        match (expect, &node.data) {
            (_, Data::Null) => {
                let help = Some("write it, or take the key out".to_owned());
                faults.error(node.span, format!("`{name}` is empty, expected {}", form(expect)), help);
            }
            (Expect::Text, Data::Scalar(text)) => {
                if text.trim().is_empty() {
                    let help = Some("write the words, or take it out".to_owned());
                    faults.error(node.span, format!("`{name}` is an empty text"), help);
                }
            }
            (Expect::One(names), Data::Scalar(text)) => one_of(node, name, text, &names(), faults),
            (Expect::Flag, Data::Scalar(text)) => one_of(node, name, text, &["true", "false"], faults),
            (Expect::Many(each), Data::List(items)) => {
                if items.is_empty() {
                    let help = Some("write an entry, or take the key out".to_owned());
                    faults.error(node.span, format!("`{name}` is an empty list, expected {}", form(expect)), help);
                }
                for item in items {
                    self.check(item, name, each, faults);
                }
            }
            (Expect::Many(each), _) => self.check(node, name, each, faults),
            (Expect::Keys(keys), Data::Map(entries)) => {
                for (key, value) in entries {
                    match keys.iter().find(|known| known.name == key.text) {
                        Some(known) => self.check(value, known.name, &known.expect, faults),
                        None => self.unknown(key, value, name, keys, faults),
                    }
                }
            }
            (Expect::Named(_), Data::Map(entries)) if entries.is_empty() => {
                let help = Some("write an entry, `name: …`, or take the key out".to_owned());
                faults.error(node.span, format!("`{name}` is an empty map"), help);
            }
            (Expect::Named(each), Data::Map(entries)) => {
                for (key, value) in entries {
                    if key.text.trim().is_empty() {
                        let help = Some("give it a name".to_owned());
                        faults.error(key.span, format!("a name in `{name}` is empty"), help);
                    }
                    self.check(value, &key.text, each, faults);
                }
            }
            (Expect::OrMap(_, Expect::Keys(keys)), Data::Map(entries)) if is_torn_text(keys, entries) => {
                let message = format!("the colon makes a map of this text in `{name}`");
                faults.error(node.span, message, whole_text(entries));
            }
            (Expect::OrMap(_, map), Data::Map(_)) => self.check(node, name, map, faults),
            (Expect::OrMap(plain, _), _) => self.check(node, name, plain, faults),
            _ => {
                let message = format!("{} is {}, expected {}", self.called(name), node.is_a(), form(expect));
                faults.error(node.span, message, shown(node, expect));
            }
        }
    }

    fn unknown(&'static self, key: &Name, value: &Node, within: &str, keys: &'static [Key], faults: &mut Faults) {
        let message = format!("{} has no key `{}`", self.called(within), key.text);
        let help = match nearest(&key.text, keys.iter().map(|known| known.name)) {
            Some(meant) => {
                let doc = keys.iter().find(|known| known.name == meant).map_or("", |known| brief(known.doc));
                format!("did you mean `{meant}` ({doc})?")
            }
            None if !faults.is_named(key.span) => {
                "a comma ends an entry in braces: put a text with a comma in quotes".to_owned()
            }
            None => (self.stranger)(key, value, within)
                .unwrap_or_else(|| format!("the keys are {}", listed(keys.iter().map(|known| known.name)))),
        };
        faults.error(key.span, message, Some(help));
    }

    fn called(&self, name: &str) -> String {
        if name == self.whole { name.to_owned() } else { format!("`{name}`") }
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

/// What tells a key from others.
fn brief(doc: &str) -> &str {
    doc.split(';').next().unwrap_or(doc)
}

/// What is expected, in words.
fn form(expect: &Expect) -> String {
    match expect {
        Expect::Text => "a text".to_owned(),
        Expect::One(names) => listed(names()),
        Expect::Flag => "`true` or `false`".to_owned(),
        // That an entry may be a map as well is for whoever writes one.
        Expect::Many(Expect::OrMap(plain, _)) => format!("{} or a list", form(plain)),
        Expect::Many(each) => format!("{} or a list", form(each)),
        // The keys of a fact would fill the screen.
        Expect::Keys(keys) if keys.len() > 8 => "a map of its keys".to_owned(),
        Expect::Keys(keys) => format!("a map with {}", listed(keys.iter().map(|key| key.name))),
        Expect::Named(_) => "a map of names".to_owned(),
        Expect::OrMap(plain, map) => format!("{}, or {}", form(plain), form(map)),
    }
}

/// The text that a colon made a map of, in quotes.
fn whole_text(entries: &[(Name, Node)]) -> Option<String> {
    let (name, value) = entries.first()?;
    let whole = format!("{}: {}", name.text, value.as_str()?).replace('\'', "''");
    Some(format!("a colon and a space make a map: put the text in quotes, '{whole}'"))
}

/// How a value of the wrong form might be mended.
fn shown(node: &Node, expect: &Expect) -> Option<String> {
    match (expect, &node.data) {
        (Expect::Text, Data::Map(entries)) => whole_text(entries),
        (Expect::Text, Data::List(_)) => {
            Some("a bracket makes a list: take it out, or put the text in quotes".to_owned())
        }
        (Expect::One(_) | Expect::Flag, Data::List(_)) => Some("write one of them, without a list".to_owned()),
        (Expect::Keys(_) | Expect::Named(_), Data::List(_)) => {
            Some("a map has lines of `name: value`, without dashes and square brackets".to_owned())
        }
        (Expect::Keys(keys), Data::Scalar(_)) => {
            let first = keys.iter().find(|key| key.needed)?;
            Some(format!("begin its map with `{}: …`", first.name))
        }
        _ => None,
    }
}
