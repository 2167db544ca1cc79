//! What a phrase is for decides what it may hold: a condition has no value, a term's form no slots.

use super::names::Names;
use super::pattern::Pattern;
use super::phrase::{Slot, Slots};
use super::rules::Term;
use crate::model::{Kind, listed, nearest};

/// What a phrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A form of a term.
    Form,
    /// A counted noun, under `of`.
    Noun,
    /// What must or must not stand near.
    Condition,
    /// How a value is said: has one `<value>`.
    Value,
    /// How a label is said.
    Label,
    /// How a label without a list of labels is said: has one `<any>`.
    Answer,
}

impl Role {
    /// What a parsed phrase of this role lacks.
    pub(super) fn lacks(self, pattern: &Pattern) -> Option<Lack> {
        let (least, most) = match self {
            Self::Value => count(pattern, &|item| matches!(item, Pattern::Value)),
            Self::Answer => count(pattern, &|item| matches!(item, Pattern::Any { key: None })),
            _ => (1, 1),
        };
        match self {
            Self::Value if most == 0 => Some(NO_VALUE),
            Self::Answer if most == 0 => Some(NO_ANY),
            _ if least == 0 => Some(NOT_ALWAYS),
            _ if most > 1 => Some(TWO_VALUES),
            _ if !is_anchored(pattern) => Some(NO_WORDS),
            _ => None,
        }
    }
}

/// Something that every phrase of a role must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lack {
    pub(super) message: &'static str,
    pub(super) help: &'static str,
    /// Whether it may stand behind a comma at which YAML cut the phrase.
    pub(super) may_be_cut: bool,
}

const NO_VALUE: Lack =
    Lack { message: "this phrase has no `<value>`", help: "put <value> where the value stands", may_be_cut: true };
const NO_ANY: Lack = Lack {
    message: "this phrase has no `<any>`",
    help: "put <any> where the words of the label stand, or the phrase under `labels`",
    may_be_cut: true,
};
const NO_WORDS: Lack = Lack {
    message: "this phrase is nothing but gaps, slots and options",
    help: "add a word that must stand there",
    may_be_cut: true,
};
const NOT_ALWAYS: Lack = Lack {
    message: "the slot for the value is not in every form of this phrase",
    help: "write two phrases",
    may_be_cut: false,
};
const TWO_VALUES: Lack =
    Lack { message: "a phrase asks for one value", help: "write a phrase for each value", may_be_cut: false };

/// Whether every form of it has a word or term.
fn is_anchored(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Word(_) | Pattern::Term { .. } => true,
        Pattern::Sequence(items) => items.iter().any(is_anchored),
        Pattern::Choice(ways) => ways.iter().all(is_anchored),
        Pattern::Near { left, right, .. } => is_anchored(left) || is_anchored(right),
        Pattern::Optional(_) | Pattern::Gap(_) | Pattern::Value | Pattern::Slot { .. } | Pattern::Any { .. } => false,
    }
}

/// How many of an item the forms of a pattern have, at least and at most.
fn count(pattern: &Pattern, is_one: &dyn Fn(&Pattern) -> bool) -> (usize, usize) {
    match pattern {
        item if is_one(item) => (1, 1),
        Pattern::Sequence(items) => items.iter().map(|item| count(item, is_one)).fold((0, 0), add),
        Pattern::Choice(ways) => {
            ways.iter().map(|way| count(way, is_one)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default()
        }
        Pattern::Optional(inner) => (0, count(inner, is_one).1),
        Pattern::Near { left, right, .. } => add(count(left, is_one), count(right, is_one)),
        _ => (0, 0),
    }
}

const fn add(a: (usize, usize), b: (usize, usize)) -> (usize, usize) {
    (a.0.saturating_add(b.0), a.1.saturating_add(b.1))
}

/// Finds what the slots of a phrase stand for.
pub(super) struct Resolver<'r> {
    pub(super) role: Role,
    /// The fact's `by`: a slot so named is part of the key.
    pub(super) by: &'r [String],
    /// The keys of the slots met.
    pub(super) keys: &'r mut Vec<String>,
    pub(super) names: &'r mut Names,
    pub(super) terms: &'r mut Vec<Term>,
}

type Refusal = (String, Option<String>);

fn refuse<T>(message: impl Into<String>, help: &str) -> Result<T, Refusal> {
    Err((message.into(), (!help.is_empty()).then(|| help.to_owned())))
}

impl Slots for Resolver<'_> {
    fn resolve(&mut self, slot: Slot<'_>) -> Result<Pattern, Refusal> {
        if self.role == Role::Form {
            return refuse("a form of a term is plain words, without slots", "write each form out, one entry a form");
        }
        if slot.key.is_some() && matches!(self.role, Role::Condition | Role::Noun) {
            return refuse("a key has no meaning here", &format!("write <{}>", slot.name));
        }
        match slot.name {
            "value" => self.value(slot),
            "any" => self.any(slot),
            _ => self.named(slot),
        }
    }

    fn no_gaps(&self) -> Option<&'static str> {
        match self.role {
            Role::Form => Some("a form of a term is plain words, without gaps"),
            Role::Noun => Some("a counted noun is plain words, without gaps"),
            _ => None,
        }
    }
}

impl Resolver<'_> {
    fn value(&self, slot: Slot<'_>) -> Result<Pattern, Refusal> {
        match self.role {
            _ if slot.key.is_some() => refuse("`<value>` takes no key", "name a kind: <day:date>"),
            Role::Value => Ok(Pattern::Value),
            Role::Label | Role::Answer => {
                refuse("a label has no `<value>`", "under `phrases`, <any> takes the words that become the label")
            }
            Role::Condition => refuse("a condition has no `<value>`", "name a kind, <duration>, or leave it out"),
            Role::Form | Role::Noun => refuse("`<value>` has no meaning here", "write the words alone"),
        }
    }

    fn any(&mut self, slot: Slot<'_>) -> Result<Pattern, Refusal> {
        let key = self.key(slot, None);
        match self.role {
            Role::Condition | Role::Noun | Role::Form => {
                refuse("`<any>` has no meaning here", "for a few words write `...`")
            }
            Role::Value | Role::Label if key.is_none() => {
                refuse("`<any>` has no name, and the value is another", "give it a key, <name:any>, or write `...`")
            }
            _ => Ok(Pattern::Any { key }),
        }
    }

    fn named(&mut self, slot: Slot<'_>) -> Result<Pattern, Refusal> {
        if let Some(found) = self.names.find(slot.name, self.terms) {
            let key = self.key(slot, found.class.as_deref());
            return Ok(Pattern::Term { key, term: found.term });
        }
        match Kind::parse(slot.name).filter(|kind| !kind.is_words()) {
            Some(_) if self.role == Role::Noun => {
                refuse("a counted noun is words or a term", "write the noun: `of: [people, men]`")
            }
            Some(kind) => Ok(Pattern::Slot { key: self.key(slot, None), kind }),
            None => Err(self.undefined(slot.name)),
        }
    }

    /// The key that a slot fills: its own, or its name or class where `by` lists that.
    fn key(&mut self, slot: Slot<'_>, class: Option<&str>) -> Option<String> {
        let listed = |name: &&str| self.by.iter().any(|key| key == name);
        let key = slot.key.or_else(|| [Some(slot.name), class].into_iter().flatten().find(listed))?.to_owned();
        if !self.keys.contains(&key) {
            self.keys.push(key.clone());
        }
        Some(key)
    }

    fn undefined(&self, name: &str) -> Refusal {
        let mut known: Vec<&str> = self.names.all(self.terms).collect();
        known.extend(["value", "any"]);
        for kind in Kind::all().filter(|kind| !kind.is_words()) {
            known.push(kind.name());
        }
        let help = match nearest(name, known.iter().copied()) {
            Some(meant) => format!("did you mean <{meant}>?"),
            None if self.names.in_pack => {
                format!("bind it where the pack is used, {{pack: …, terms: {{{name}: […]}}}}, or define it here")
            }
            None => match listed(self.names.all(self.terms)) {
                terms if terms.is_empty() => format!("define it: terms: {{{name}: [its forms]}}"),
                terms => format!("define it under `terms`; the terms here are {terms}"),
            },
        };
        (format!("there is no term `{name}`"), Some(help))
    }
}
