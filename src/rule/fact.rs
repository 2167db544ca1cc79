//! One fact: what it asks for, and how that is said.

use super::conditions::Conditions;
use super::pattern::TermId;
use super::role::Role;
use super::rules::{Ask, Fact, Label, Per, Phrase};
use super::sheet::{Sheet, text_of};
use super::units;
use crate::model::{Kind, Severity, listed, nearest};
use crate::text::fold;
use crate::yaml::{Data, Name, Node, each, texts};

/// What a file's head gives to all its facts.
pub(super) struct Head {
    pub(super) conditions: Conditions,
    pub(super) zone: Option<String>,
}

/// Keys of a fact that only some kinds have.
const BOUND: [(&str, &[Kind]); 7] = [
    ("labels", &[Kind::Label]),
    ("quote", &[Kind::Quote]),
    ("speaker", &[Kind::Quote]),
    ("spelling", &[Kind::Spelling]),
    ("of", &[Kind::Count, Kind::Number, Kind::Ordinal, Kind::Fraction]),
    ("unit", units::MEASURED),
    ("per", RATED),
];

/// The kinds that may have a rate.
const RATED: &[Kind] = &[
    Kind::Count,
    Kind::Number,
    Kind::Fraction,
    Kind::Money,
    Kind::Length,
    Kind::Area,
    Kind::Volume,
    Kind::Mass,
    Kind::Energy,
    Kind::Data,
];

impl Sheet<'_> {
    /// A fact from its map.
    pub(super) fn fact(&mut self, name: &Name, node: &Node, head: &Head) -> Fact {
        let kind = self.kind(name, node);
        let by: Vec<String> = texts(node.get("by")).map(|(_, text)| text.to_owned()).collect();
        let mut keys = Vec::new();
        if let Some(kind) = kind {
            self.keys_of_kind(node, kind);
        }
        let ask = self.ask(name, node, kind, &by, &mut keys);
        self.check_by(node, &keys);
        let conditions = head.conditions.and(self.conditions(node));
        let compare = self.comparison(node, &ask);
        let by: Vec<String> = by.iter().chain(keys.iter().filter(|key| !by.contains(key))).cloned().collect();
        let examples = self.examples(node, &ask, &by);
        let severity = node.get("severity").and_then(Node::as_str);
        Fact {
            id: name.text.clone(),
            span: name.span,
            title: text_of(node, "title").map_or_else(|| name.text.clone(), |(_, text)| self.filled(text)),
            doc: text_of(node, "doc").map(|(_, text)| self.filled(text)),
            file: self.file,
            ask,
            wanted: conditions.wanted,
            unwanted: conditions.unwanted,
            by,
            zone: self.zone(node).or_else(|| head.zone.clone()),
            compare,
            severity: severity.and_then(Severity::parse).unwrap_or_default(),
            required: node.get("required").and_then(Node::as_str) == Some("true"),
            examples,
        }
    }

    /// `zone`, where it is one.
    pub(super) fn zone(&mut self, node: &Node) -> Option<String> {
        let (place, text) = text_of(node, "zone")?;
        if units::is_zone(text) {
            return Some(text.to_owned());
        }
        let help = "name it as a text would: GMT, UTC+3, Moscow time";
        self.faults.error(place.span, format!("`{text}` is no time zone"), Some(help.to_owned()));
        None
    }

    fn kind(&mut self, name: &Name, node: &Node) -> Option<Kind> {
        let Some(value) = node.get("value") else {
            let help = match ["labels", "quote", "spelling"].into_iter().find(|key| node.get(key).is_some()) {
                Some(key) => format!("add `value: {}`", key.trim_end_matches('s')),
                None => "add the kind of value that is asked for: `value: count`, `value: date` …".to_owned(),
            };
            self.faults.error(name.span, format!("the fact `{}` has no `value`", name.text), Some(help));
            return None;
        };
        value.as_str().and_then(Kind::parse)
    }

    /// Reports the keys that a fact of this kind cannot have.
    fn keys_of_kind(&mut self, node: &Node, kind: Kind) {
        let Data::Map(entries) = &node.data else { return };
        for (name, _) in entries {
            let Some((key, kinds)) = BOUND.iter().find(|row| row.0 == name.text) else { continue };
            if !kinds.contains(&kind) {
                let kinds = listed(kinds.iter().map(|kind| kind.name()));
                let message = format!("a fact of `value: {kind}` has no `{key}`");
                self.faults.error(name.span, message, Some(format!("`{key}` belongs to a fact of kind {kinds}")));
            }
        }
        let phrases = entries.iter().find(|(name, _)| name.text == "phrases");
        if let (Kind::Quote | Kind::Spelling, Some((name, _))) = (kind, phrases) {
            let message = format!("a fact of `value: {kind}` has no `phrases`");
            self.faults.error(name.span, message, Some(format!("its words stand under `{kind}`")));
        }
    }

    fn ask(&mut self, name: &Name, node: &Node, kind: Option<Kind>, by: &[String], keys: &mut Vec<String>) -> Ask {
        // A fact whose kind could not be read is checked as what it looks like.
        let guess = if node.get("labels").is_some() { Kind::Label } else { Kind::Count };
        match kind.unwrap_or(guess) {
            Kind::Label => {
                let labels = self.labels(node.get("labels"), by, keys);
                let phrases = self.phrases(node.get("phrases"), Role::Answer, by, keys);
                if node.get("labels").is_none() && node.get("phrases").is_none() {
                    self.lacks(name, node, "labels", "list each label with its phrases under `labels`");
                }
                Ask::Label { labels, phrases }
            }
            Kind::Quote => {
                let words = text_of(node, "quote").map(|(_, text)| text.to_owned());
                if node.get("quote").is_none() {
                    self.lacks(name, node, "quote", "give the words as one source has them: `quote: …`");
                }
                Ask::Quote { words: words.unwrap_or_default(), speaker: self.term_named(node, "speaker") }
            }
            Kind::Spelling => {
                if node.get("spelling").is_none() {
                    self.lacks(name, node, "spelling", "name the term whose forms are compared: `spelling: …`");
                }
                Ask::Spelling { term: self.term_named(node, "spelling").unwrap_or(TermId(usize::MAX)) }
            }
            kind => {
                if node.get("phrases").is_none() {
                    self.lacks(name, node, "phrases", "say how the value is said: `phrases: [<value> … ]`");
                }
                let of = node.get("of").map(|of| self.sayings(of, Role::Noun, &[], &mut Vec::new()));
                let phrases = self.phrases(node.get("phrases"), Role::Value, by, keys);
                let rate = |(_, text): (&Node, &str)| match fold(text.trim()) {
                    none if none == "none" => Per::None,
                    one => Per::One(one),
                };
                let per = texts(node.get("per")).map(rate).collect();
                Ask::Value { kind, unit: self.unit(node, kind), per, of: of.unwrap_or_default(), phrases }
            }
        }
    }

    fn lacks(&mut self, name: &Name, node: &Node, key: &str, help: &str) {
        let Data::Map(entries) = &node.data else { return };
        if entries.iter().any(|(other, _)| nearest(&other.text, [key]).is_some()) {
            // A misspelt key, which has been reported.
            return;
        }
        self.faults.error(name.span, format!("the fact `{}` has no `{key}`", name.text), Some(help.to_owned()));
    }

    fn labels(&mut self, node: Option<&Node>, by: &[String], keys: &mut Vec<String>) -> Vec<Label> {
        let Some(Data::Map(entries)) = node.map(|node| &node.data) else { return Vec::new() };
        entries
            .iter()
            .map(|(name, value)| {
                let mut phrases = Vec::new();
                if matches!(value.data, Data::Map(_)) {
                    let own = self.conditions(value);
                    for mut phrase in self.phrases(value.get("phrases"), Role::Label, by, keys) {
                        phrase.wanted.extend(own.wanted.iter().cloned());
                        phrase.unwanted.extend(own.unwanted.iter().cloned());
                        phrases.push(phrase);
                    }
                    if value.get("phrases").is_none() {
                        let help = Some("add `phrases: […]`, the ways to say it".to_owned());
                        self.faults.error(name.span, format!("the label `{}` has no `phrases`", name.text), help);
                    }
                } else {
                    phrases = self.phrases(Some(value), Role::Label, by, keys);
                }
                Label { name: name.text.clone(), span: name.span, phrases }
            })
            .collect()
    }

    fn phrases(&mut self, node: Option<&Node>, role: Role, by: &[String], keys: &mut Vec<String>) -> Vec<Phrase> {
        let Some(list) = node else { return Vec::new() };
        let torn = super::torn::report(list, self.text, &mut self.faults);
        let mut phrases = Vec::new();
        for (_, item) in each(node).iter().enumerate().filter(|(at, _)| !torn.contains(at)) {
            let (sayings, conditions) = match (&item.data, item.get("say")) {
                (Data::Map(_), Some(say)) => (self.sayings(say, role, by, keys), self.conditions(item)),
                // A map of unknown keys has been reported.
                (Data::Map(_), None) if item.get("where").or(item.get("unless")).is_none() => continue,
                (Data::Map(_), None) => {
                    let help = Some("write `say: <value> …` beside its `where` or `unless`".to_owned());
                    self.faults.error(item.span, "this phrase has no `say`", help);
                    continue;
                }
                _ => (self.saying(item, role, by, keys).into_iter().collect(), Conditions::default()),
            };
            for saying in sayings {
                let Conditions { wanted, unwanted } = conditions.clone();
                phrases.push(Phrase { saying, wanted, unwanted });
            }
        }
        phrases
    }

    fn unit(&mut self, node: &Node, kind: Kind) -> Option<String> {
        let (place, text) = text_of(node, "unit").filter(|_| units::MEASURED.contains(&kind))?;
        if let Some(unit) = units::unit(text, kind) {
            return Some(unit.code.to_owned());
        }
        let known = units::names(kind);
        let help = match nearest(text, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("some that it has are {}", listed(known.iter().take(8).copied())),
        };
        self.faults.error(place.span, format!("`{text}` is no unit of `{kind}`"), Some(help));
        None
    }

    fn term_named(&mut self, node: &Node, key: &str) -> Option<TermId> {
        let (place, text) = text_of(node, key)?;
        let name = text.trim().trim_start_matches('<').trim_end_matches('>');
        if let Some(found) = self.names.find(name, &mut self.terms) {
            return Some(found.term);
        }
        let known: Vec<&str> = self.names.all(&self.terms).collect();
        let help = match nearest(name, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("define it: terms: {{{name}: [its forms]}}"),
        };
        self.faults.error(place.span, format!("`{key}` names the term `{name}`, which does not exist"), Some(help));
        None
    }

    /// Reports the entries of `by` that no slot fills.
    fn check_by(&mut self, node: &Node, keys: &[String]) {
        for (place, name) in texts(node.get("by")).filter(|(_, name)| !keys.iter().any(|key| key == name)) {
            let help = match nearest(name, keys.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("put <{name}> or <{name}:term> into the phrases"),
            };
            self.faults.error(place.span, format!("no phrase has a slot for the key `{name}`"), Some(help));
        }
    }
}
