//! The gate before the readers: one cheap look-up lets all the words pass by that no value starts with.

use std::sync::LazyLock;

use super::hash::{Glance, WordMap, WordSet};
use super::house::house;
use super::scan::Scan;
use super::{date, number, starters, time};
use crate::text::{Shape, fold, lexicon};

/// Words that nearly every sentence has and that a value starts with only where a word of some lexicon follows: "the
/// end of March", "a week", "at noon", "this year".
const COMMON: [&str; 11] = ["the", "a", "an", "at", "this", "that", "new", "us", "can", "all", "another"];

/// Every file whose forms are words of values, to be searched for what may follow a common word.
const LEXICONS: [&str; 9] = [
    include_str!("lexicon/en/dates.tsv"),
    include_str!("lexicon/en/times.tsv"),
    include_str!("lexicon/en/months.tsv"),
    include_str!("lexicon/en/weekdays.tsv"),
    include_str!("lexicon/en/zones.tsv"),
    include_str!("lexicon/en/numbers.tsv"),
    include_str!("lexicon/en/units.tsv"),
    include_str!("lexicon/en/currencies.tsv"),
    include_str!("lexicon/en/vague.tsv"),
];

/// Which readers a word may start something for, a bit each, in the order of their table: clock times, dates, figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked(u8);

impl Asked {
    const TIME: u8 = 1;
    const DATE: u8 = 2;
    const FIGURE: u8 = 4;
    const ALL: Self = Self(Self::TIME | Self::DATE | Self::FIGURE);
    /// A word that starts a value only where another of some lexicon follows.
    const COMMON: u8 = 8;

    /// Whether the reader of that place in the table is to be asked.
    pub(crate) const fn reader(self, place: usize) -> bool {
        self.0 & (1 << place) != 0
    }
}

/// First words of values, with the readers that they may start something for.
struct Gate {
    words: WordMap<&'static str, Asked>,
    /// Words of any place in a form.
    inner: WordSet<String>,
    glance: Glance<1024>,
}

static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let mut words: WordMap<&'static str, Asked> = WordMap::default();
    let times = time::first_words().map(|word| (word, Asked::TIME));
    let dates = date::first_words().map(|word| (word, Asked::DATE));
    let figures = starters::first_words().map(|word| (word, Asked::FIGURE));
    for (word, reader) in times.chain(dates).chain(figures) {
        words.entry(word).or_insert(Asked(0)).0 |= reader;
    }
    // Number words start dates and clock times, too.
    for word in number::all_words() {
        words.insert(word, Asked::ALL);
    }
    for word in COMMON {
        if let Some(asked) = words.get_mut(word) {
            asked.0 |= Asked::COMMON;
        }
    }
    let glance = Glance::at(words.keys().copied());
    let own = house().words.iter().flat_map(|form| words_of(form));
    Gate { words, inner: LEXICONS.iter().flat_map(|file| inner_words(file)).chain(own).collect(), glance }
});

/// The next token from `at` on where some reader may find a mention, and which.
pub(crate) fn next(scan: &Scan<'_, '_>, at: usize) -> Option<(usize, Asked)> {
    let (gate, rest) = (&*GATE, scan.text.tokens.get(at..scan.end)?);
    let ahead = rest.iter().zip(at..).filter(|(token, _)| match token.shape {
        Shape::Word => gate.may_hold(scan.text.folded_of(token)),
        Shape::Number | Shape::Mark | Shape::Stop => true,
        _ => false,
    });
    ahead.map(|(_, at)| at).find_map(|at| Some((at, lets_in(scan, at)?)))
}

/// The readers that may find a mention whose first word of weight is token `at`; none for nearly all words.
fn lets_in(scan: &Scan<'_, '_>, at: usize) -> Option<Asked> {
    match scan.shape(at)? {
        Shape::Number => Some(Asked::ALL),
        Shape::Word | Shape::Mark => of_word(scan, at),
        // ".25"
        Shape::Stop => {
            let decimals = scan.shape(at + 1) == Some(Shape::Number) && scan.is_glued(at + 1) && !scan.is_glued(at);
            decimals.then_some(Asked::ALL)
        }
        _ => None,
    }
}

fn of_word(scan: &Scan<'_, '_>, at: usize) -> Option<Asked> {
    let (gate, word) = (&*GATE, scan.word(at));
    let asked = gate.words.get(word).copied();
    // "USD115"
    if asked.is_none() && word.ends_with(|c: char| c.is_ascii_digit()) {
        return scan.text.written(at).starts_with(char::is_uppercase).then_some(Asked::ALL);
    }
    let common = asked?.0 & Asked::COMMON != 0;
    let meant = !common || scan.shape(at + 1) != Some(Shape::Word) || may_follow(gate, scan.word(at + 1));
    asked.filter(|_| meant)
}

impl Gate {
    /// Whether a word may be let in.
    fn may_hold(&self, word: &str) -> bool {
        self.glance.may_hold(word) || word.as_bytes().last().is_some_and(u8::is_ascii_digit)
    }
}

/// Whether a word may stand behind a common one in a value; its plural may, too.
fn may_follow(gate: &Gate, word: &str) -> bool {
    gate.inner.contains(word) || word.strip_suffix('s').is_some_and(|stem| gate.inner.contains(stem))
}

/// Every word of the forms of a lexicon file, as tokens have them.
fn inner_words(file: &'static str) -> impl Iterator<Item = String> {
    let fields = lexicon::entries(file).flat_map(IntoIterator::into_iter);
    fields.flat_map(lexicon::forms).flat_map(words_of)
}

fn words_of(form: &str) -> impl Iterator<Item = String> {
    form.split(|c: char| c.is_whitespace() || c == '-').map(fold).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use crate::value::Context;

    #[test]
    fn common_words_are_let_in_only_before_words_of_values() {
        for (source, let_in) in [
            ("the end of March", true),
            ("the house", false),
            ("a week", true),
            ("a house", false),
            ("a third", true),
            ("USD115", true),
            ("the 1990s", true),
            ("house", false),
        ] {
            let text = Text::plain(source);
            let context = Context::default();
            assert_eq!(lets_in(&Scan::new(&text, &(0..text.tokens.len()), &context), 0).is_some(), let_in, "{source}");
        }
    }
}
