//! The function words that the readers of counts and rates ask for, by class.

use std::sync::LazyLock;

use super::hash::{Glance, WordMap};
use crate::text::lexicon;

/// A set of classes that a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u32);

/// A class of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Stop,
    Noun,
    People,
    State,
    Modifier,
    Adjective,
    Change,
    Period,
    Each,
    Adverb,
    Rank,
    Filler,
    Loose,
    Whole,
    Length,
    Long,
    Tremor,
}

const CLASSES: [(&str, Class); 17] = [
    ("stop", Class::Stop),
    ("noun", Class::Noun),
    ("people", Class::People),
    ("state", Class::State),
    ("modifier", Class::Modifier),
    ("adjective", Class::Adjective),
    ("change", Class::Change),
    ("period", Class::Period),
    ("each", Class::Each),
    ("adverb", Class::Adverb),
    ("rank", Class::Rank),
    ("filler", Class::Filler),
    ("loose", Class::Loose),
    ("whole", Class::Whole),
    ("length", Class::Length),
    ("long", Class::Long),
    ("tremor", Class::Tremor),
];

static WORDS: LazyLock<WordMap<&'static str, Classes>> = LazyLock::new(|| {
    let mut words: WordMap<&'static str, Classes> = WordMap::default();
    for fields in lexicon::entries(include_str!("lexicon/en/grammar.tsv")) {
        let [name, forms] = fields.as_slice() else { continue };
        let Some((_, class)) = CLASSES.iter().find(|row| row.0 == *name) else { continue };
        for form in lexicon::forms(forms) {
            words.entry(form).or_default().0 |= 1 << *class as u16;
        }
    }
    words
});

static GLANCE: LazyLock<Glance> = LazyLock::new(|| Glance::at(WORDS.keys().copied()));

impl Classes {
    /// Whether the word is of this class.
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u16) != 0
    }
}

/// The classes of a folded word; none for most words.
pub(crate) fn classes(word: &str) -> Classes {
    if GLANCE.may_hold(word) { WORDS.get(word).copied().unwrap_or_default() } else { Classes::default() }
}

/// Whether a folded word is of a class.
pub(crate) fn is(word: &str, class: Class) -> bool {
    classes(word).has(class)
}

/// The words of a class, in no order.
pub(crate) fn words(class: Class) -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(move |(_, classes)| classes.has(class)).map(|(word, _)| *word)
}

/// The singular of a regular plural: "weeks" is week, "bodies" is body.
pub(crate) fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if is_plural(word) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Whether a folded word looks like a regular plural.
pub(crate) fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_lexicon_is_known() {
        for fields in lexicon::entries(include_str!("lexicon/en/grammar.tsv")) {
            assert!(fields.len() == 2 && CLASSES.iter().any(|row| row.0 == fields[0]), "{fields:?}");
        }
        for (at, (_, class)) in CLASSES.iter().enumerate() {
            assert_eq!(*class as usize, at);
        }
    }

    #[test]
    fn plurals_are_told_from_words_in_s() {
        assert!(is_plural("drones") && !is_plural("class") && !is_plural("virus") && !is_plural("crisis"));
        assert_eq!(["weeks", "bodies", "gas"].map(singular), ["week", "body", "gas"]);
    }
}
