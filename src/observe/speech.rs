//! The lexicon of speech: which words pass on what somebody says.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::{Text, lexicon};

/// How a word acts in telling who speaks. A word may act in several ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Act {
    Say,
    Deny,
    Reject,
    Plural,
    Claim,
    Between,
    Pronoun,
    Stop,
    Join,
    Determiner,
    Hang,
    Turn,
    Part,
    Negation,
    Passive,
    Be,
    Relative,
    Contrast,
    /// Gives a figure, where one follows: "put the toll at".
    Figure,
    /// Makes a figure what it is, and says nothing.
    Event,
}

const ACTS: [(&str, Act); 20] = [
    ("say", Act::Say),
    ("deny", Act::Deny),
    ("reject", Act::Reject),
    ("plural", Act::Plural),
    ("claim", Act::Claim),
    ("between", Act::Between),
    ("pronoun", Act::Pronoun),
    ("stop", Act::Stop),
    ("join", Act::Join),
    ("determiner", Act::Determiner),
    ("hang", Act::Hang),
    ("turn", Act::Turn),
    ("part", Act::Part),
    ("negation", Act::Negation),
    ("passive", Act::Passive),
    ("be", Act::Be),
    ("relative", Act::Relative),
    ("contrast", Act::Contrast),
    ("figure", Act::Figure),
    ("event", Act::Event),
];

#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: HashMap<&'static str, Vec<Act>>,
    sources: Vec<Vec<&'static str>>,
    hearsay: Vec<Vec<&'static str>>,
    first: HashSet<&'static str>,
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("lexicon/en/speech.tsv")));

impl Lexicon {
    pub(super) fn english() -> &'static Self {
        &ENGLISH
    }

    fn read(file: &'static str) -> Self {
        let mut lexicon = Self::default();
        for fields in lexicon::entries(file) {
            let [class, forms] = fields.as_slice() else { continue };
            for form in lexicon::forms(forms) {
                let words = || form.split(' ').collect::<Vec<_>>();
                match (*class, ACTS.iter().find(|(name, _)| name == class)) {
                    ("source", _) => lexicon.sources.push(words()),
                    ("hearsay", _) => lexicon.hearsay.push(words()),
                    (_, Some((_, act))) => lexicon.words.entry(form).or_default().push(*act),
                    _ => {}
                }
            }
        }
        lexicon.first =
            lexicon.sources.iter().chain(&lexicon.hearsay).filter_map(|words| words.first().copied()).collect();
        lexicon
    }

    /// Whether the folded `word` acts so.
    pub(super) fn is(&self, word: &str, act: Act) -> bool {
        self.words.get(word).is_some_and(|acts| acts.contains(&act))
    }

    /// The number of tokens of "according to" or its like that start at token `at`.
    pub(super) fn source_at(&self, text: &Text<'_>, at: usize) -> Option<usize> {
        self.longest(&self.sources, text, at)
    }

    /// The number of tokens of "reportedly" or its like that start at token `at`.
    pub(super) fn hearsay_at(&self, text: &Text<'_>, at: usize) -> Option<usize> {
        self.longest(&self.hearsay, text, at)
    }

    fn longest(&self, forms: &[Vec<&str>], text: &Text<'_>, at: usize) -> Option<usize> {
        if !self.first.contains(text.word(at)) {
            return None;
        }
        let here = |form: &&Vec<&str>| form.iter().enumerate().all(|(step, word)| text.word(at + step) == *word);
        forms.iter().filter(here).map(Vec::len).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_has_a_known_class() {
        for fields in lexicon::entries(include_str!("lexicon/en/speech.tsv")) {
            let class = fields[0];
            assert_eq!(fields.len(), 2, "{fields:?}");
            assert!(matches!(class, "source" | "hearsay") || ACTS.iter().any(|(name, _)| *name == class), "{class}");
        }
    }
}
