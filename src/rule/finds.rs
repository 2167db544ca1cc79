//! `finds`: the observations of an example, each a value alone or with its key, speaker and stance.

use std::collections::BTreeMap;

use super::pattern::{Pattern, TermId};
use super::rules::{Ask, Expected, Wanted};
use super::sheet::{Sheet, text_of};
use crate::model::{Stance, listed, nearest};
use crate::text::fold;
use crate::yaml::{Data, Name, Node, each};

/// What the names in an example may be.
pub(super) struct Asked<'a> {
    pub(super) ask: &'a Ask,
    /// The slots of the fact's key.
    pub(super) by: &'a [String],
    /// The words of the example, which name its speakers.
    pub(super) words: String,
}

const NOTHING: &str = "nothing";

impl Sheet<'_> {
    /// What an example finds; every name that its fact or its text does not know is reported.
    pub(super) fn finds(&mut self, node: &Node, asked: &Asked<'_>) -> Expected {
        let items = each(Some(node));
        if let Some(nothing) = items.iter().find(|item| item.as_str() == Some(NOTHING)) {
            if items.len() > 1 {
                let help = Some("write `finds: nothing`, or the values alone".to_owned());
                self.faults.error(nothing.span, "`nothing` stands beside other values", help);
            }
            return Expected::Nothing;
        }
        Expected::Values(items.iter().filter_map(|item| self.wanted(item, asked)).collect())
    }

    fn wanted(&mut self, item: &Node, asked: &Asked<'_>) -> Option<Wanted> {
        if let Some(text) = item.as_str() {
            self.check_label(item, text, asked.ask);
            return Some(Wanted::of(text));
        }
        let Some((place, value)) = text_of(item, "value") else {
            if item.get("value").is_none() {
                let help = Some("say the value too: `finds: {value: about 2 h, speaker: …}`".to_owned());
                self.faults.error(item.span, "this entry of `finds` has no `value`", help);
            }
            return None;
        };
        if value == NOTHING {
            let help = Some("write `finds: nothing` without a map".to_owned());
            self.faults.error(place.span, "`nothing` has no key, speaker or stance", help);
            return None;
        }
        self.check_label(place, value, asked.ask);
        let key = match item.get("key").map(|node| &node.data) {
            Some(Data::Map(entries)) => self.key_wanted(entries, asked),
            _ => BTreeMap::new(),
        };
        let speaker = text_of(item, "speaker").map(|(place, name)| self.speaker_wanted(place, name, &asked.words));
        let stance = text_of(item, "stance").and_then(|(_, name)| Stance::parse(name));
        Some(Wanted { value: value.to_owned(), key, speaker, stance })
    }

    fn check_label(&mut self, place: &Node, text: &str, ask: &Ask) {
        let Ask::Label { labels, phrases } = ask else { return };
        let known = || labels.iter().map(|label| label.name.as_str());
        // A label may be denied: "not refuses".
        let bare = text.strip_prefix("not ").unwrap_or(text);
        if phrases.is_empty() && !known().any(|label| label == text || label == bare) {
            let help = nearest(text, known()).map(|meant| format!("did you mean `{meant}`?"));
            self.faults.error(place.span, format!("`{text}` is none of the labels {}", listed(known())), help);
        }
    }

    fn key_wanted(&mut self, entries: &[(Name, Node)], asked: &Asked<'_>) -> BTreeMap<String, String> {
        let mut key = BTreeMap::new();
        for (name, value) in entries {
            if !asked.by.contains(&name.text) {
                let help = match nearest(&name.text, asked.by.iter().map(String::as_str)) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None if asked.by.is_empty() => format!("a slot becomes a part of it with `by: [{}]`", name.text),
                    None => format!("its slots are {}", listed(asked.by.iter().map(String::as_str))),
                };
                self.faults.error(name.span, format!("the key of this fact has no slot `{}`", name.text), Some(help));
                continue;
            }
            let Some(text) = value.as_str().filter(|text| !text.trim().is_empty()) else { continue };
            let families = self.families_of(&name.text, asked.ask);
            let is_known = families.as_ref().is_none_or(|known| known.iter().any(|family| family == text));
            if !is_known && text != Wanted::NO_KEY {
                let known = || families.iter().flatten().map(String::as_str);
                let message = format!("`{text}` is nothing that `{}` can be: {}", name.text, listed(known()));
                let help = nearest(text, known()).map(|meant| format!("did you mean `{meant}`?"));
                self.faults.error(value.span, message, help);
            }
            key.insert(name.text.clone(), text.to_owned());
        }
        key
    }

    /// The families that a slot of the key can be; none where it can be anything.
    fn families_of(&self, slot: &str, ask: &Ask) -> Option<Vec<String>> {
        let mut terms = Some(Vec::new());
        ask.phrases().for_each(|(_, phrase)| fills(&phrase.saying.pattern, slot, &mut terms));
        let mut families: Vec<String> = Vec::new();
        for term in terms?.into_iter().filter_map(|id: TermId| self.terms.get(id.0)) {
            families.extend(term.families.iter().map(|family| family.name.clone()));
        }
        families.dedup();
        Some(families)
    }

    fn speaker_wanted(&mut self, place: &Node, written: &str, words: &str) -> String {
        let name = written.trim().trim_start_matches('<').trim_end_matches('>');
        // A term that only names speakers is of use.
        let is_term = self.names.find(name, &mut self.terms).is_some();
        if name != Wanted::NOBODY && !is_term && !fold(words).contains(&fold(name)) {
            let said = words.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
            let said = said.filter(|word| word.chars().next().is_some_and(char::is_uppercase));
            let help = match nearest(name, self.names.all(&self.terms).chain(said)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "name them as the text does, by a term, or write `nobody`".to_owned(),
            };
            let message = format!("`{name}` stands neither in this text nor among the terms");
            self.faults.error(place.span, message, Some(help));
        }
        name.to_owned()
    }
}

/// Adds the terms that fill a slot of the key; none where other things do, too.
fn fills(pattern: &Pattern, slot: &str, terms: &mut Option<Vec<TermId>>) {
    match pattern {
        Pattern::Sequence(items) | Pattern::Choice(items) => items.iter().for_each(|item| fills(item, slot, terms)),
        Pattern::Optional(inner) => fills(inner, slot, terms),
        Pattern::Near { left, right, .. } => {
            fills(left, slot, terms);
            fills(right, slot, terms);
        }
        Pattern::Term { key: Some(key), term } if key == slot => {
            if let Some(terms) = terms {
                terms.push(*term);
            }
        }
        Pattern::Slot { key: Some(key), .. } | Pattern::Any { key: Some(key) } if key == slot => *terms = None,
        _ => {}
    }
}
