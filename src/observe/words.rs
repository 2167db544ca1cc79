//! The vocabulary of a run: every word that some rule names, and which of them a token is.

use rustc_hash::FxHashMap;

use crate::rule::Word;
use crate::text::{Shape, Text};

/// A word of the rules, as an index into the vocabulary.
pub(super) type WordId = u32;

/// Letters a name needs before a close spelling counts: shorter ones are too often other words.
pub(super) const NAME_LETTERS: usize = 6;

/// Every distinct word of the rules.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Word, WordId>,
    exact: FxHashMap<String, Vec<WordId>>,
    prefixes: FxHashMap<String, Vec<WordId>>,
    /// The lengths that prefixes have, in order, so that a token looks up only these.
    prefix_lengths: Vec<usize>,
    /// Names by their first letter.
    names: FxHashMap<char, Vec<(String, WordId)>>,
}

impl Vocabulary {
    /// The id of `word`, made where it is new.
    pub(super) fn id(&mut self, word: &Word) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.ids.len() as WordId;
        self.ids.insert(word.clone(), id);
        if word.prefix {
            if let Err(at) = self.prefix_lengths.binary_search(&word.folded.len()) {
                self.prefix_lengths.insert(at, word.folded.len());
            }
            self.prefixes.entry(word.folded.clone()).or_default().push(id);
        } else {
            self.exact.entry(word.folded.clone()).or_default().push(id);
            if let Some(first) = word.folded.chars().next().filter(|_| is_name(word)) {
                self.names.entry(first).or_default().push((word.folded.clone(), id));
            }
        }
        id
    }

    /// Every word by its id.
    pub(super) fn by_id(&self) -> FxHashMap<WordId, Word> {
        self.ids.iter().map(|(word, id)| (*id, word.clone())).collect()
    }

    /// Adds the words of the rules that the folded form `token` is; a close spelling counts where it is `capital`.
    fn look_up(&self, token: &str, capital: bool, found: &mut Vec<WordId>) {
        let known = self.exact.get(token);
        found.extend(known.into_iter().flatten());
        for length in self.prefix_lengths.iter().take_while(|length| **length <= token.len()) {
            let prefix = token.get(..*length).and_then(|prefix| self.prefixes.get(prefix));
            found.extend(prefix.into_iter().flatten());
        }
        // What is itself a form of some term is no misspelling of another.
        if !capital || known.is_some() || token.len() + 1 < NAME_LETTERS {
            return;
        }
        let names = token.chars().next().and_then(|first| self.names.get(&first));
        found.extend(names.into_iter().flatten().filter(|(name, _)| is_close(name, token)).map(|(_, id)| *id));
    }
}

/// Whether close spellings of `word` count.
pub(super) fn is_name(word: &Word) -> bool {
    word.name && !word.prefix && word.folded.chars().count() >= NAME_LETTERS
}

/// Whether `token` is `name` with one edit behind the first letter. A final "n", "s", "e" or "i" more or less makes
/// another word of the same root ("Russia", "Russian"; "Iraq", "Iraqi"), not another spelling.
pub(super) fn is_close(name: &str, token: &str) -> bool {
    let starts_alike = name.chars().next() == token.chars().next();
    if !starts_alike || name.len().abs_diff(token.len()) > 3 || strsim::levenshtein(name, token) != 1 {
        return false;
    }
    let (short, long) = if name.len() < token.len() { (name, token) } else { (token, name) };
    match long.strip_prefix(short) {
        Some("n" | "s" | "e") => false,
        // "Iraqi" is no spelling of Iraq, "Zelenskyi" is one of Zelensky.
        Some("i") => short.ends_with('y'),
        _ => true,
    }
}

/// For each token of a text, the words of the rules that it is.
#[derive(Debug, Default)]
pub(super) struct TokenWords {
    /// Where the ids of each token begin in `ids`; one more than there are tokens.
    starts: Vec<u32>,
    ids: Vec<WordId>,
}

impl TokenWords {
    /// Looks up every token of `text`.
    pub(super) fn of(text: &Text<'_>, vocabulary: &Vocabulary) -> Self {
        let mut words = Self { starts: Vec::with_capacity(text.tokens.len() + 1), ids: Vec::new() };
        for token in &text.tokens {
            words.starts.push(words.ids.len() as u32);
            if matches!(token.shape, Shape::Word | Shape::Number | Shape::Mark) {
                vocabulary.look_up(text.folded_of(token), token.capital, &mut words.ids);
            }
        }
        words.starts.push(words.ids.len() as u32);
        words
    }

    /// The words that token `at` is.
    pub(super) fn at(&self, at: usize) -> &[WordId] {
        let (Some(from), Some(to)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.ids.get(*from as usize..*to as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::is_close;

    #[test]
    fn one_edit_is_close_and_another_word_of_the_root_is_not() {
        for (name, token) in [("zelensky", "zelenskyy"), ("zelensky", "zelenskiy"), ("bireun", "bireuen")] {
            assert!(is_close(name, token), "{name} {token}");
        }
        for (name, token) in
            [("russia", "russian"), ("ukraine", "ukraines"), ("zelensky", "zelensky"), ("putin", "pushkin")]
        {
            assert!(!is_close(name, token), "{name} {token}");
        }
    }
}
