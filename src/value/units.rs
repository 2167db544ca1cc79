//! Units of measure and currencies, found in texts and by name.

pub(crate) mod table;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use self::table::{Form, Table};
use super::house::house;
use super::phrases::Phrases;
use crate::text::{Shape, Text, fold};

pub use self::table::Unit;

/// A form of a currency: which it is and how much of it ("cents").
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coin {
    pub(crate) unit: &'static Unit,
    pub(crate) share: f64,
    /// Whether it counts only in capitals.
    pub(crate) capitals: bool,
}

static NAMES: LazyLock<HashMap<String, &'static Unit>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (name, at) in table().names() {
        if let Some(unit) = table().units.get(at) {
            names.entry(name).or_insert(unit);
        }
    }
    names
});

static FORMS: LazyLock<Phrases<(Form, bool, &'static Unit)>> = LazyLock::new(|| {
    let rows = table().forms.iter();
    let row = |(form, how, unit): &(&'static str, Form, usize)| {
        Some((*form, (*how, in_capitals(form), table().units.get(*unit)?)))
    };
    Phrases::starting(rows.filter_map(row))
});

static COINS_BEFORE: LazyLock<Phrases<Coin>> = LazyLock::new(|| coins(&table().before));

static COINS_BEHIND: LazyLock<Phrases<Coin>> = LazyLock::new(|| coins(&table().behind));

/// The units that this house knows.
fn table() -> &'static Table {
    &house().units
}

fn coins(rows: &'static [(&'static str, f64, usize)]) -> Phrases<Coin> {
    Phrases::starting(rows.iter().filter_map(|(form, share, unit)| {
        let unit = table().units.get(*unit)?;
        Some((*form, Coin { unit, share: *share, capitals: in_capitals(form) }))
    }))
}

/// Whether a form of the lexicon counts only in capitals.
fn in_capitals(form: &str) -> bool {
    form.contains(char::is_uppercase) && !form.contains(char::is_lowercase)
}

/// Whether tokens are written as such a form asks for.
fn fits_capitals(text: &Text<'_>, tokens: &Range<usize>, capitals: bool) -> bool {
    !capitals || !text.words(tokens).contains(char::is_lowercase)
}

impl Unit {
    /// The unit of that code, word or symbol: "km", "kilometres", "%", "USD", "euros".
    pub fn parse(name: &str) -> Option<&'static Self> {
        let name = name.trim();
        // Codes differ by case ("Mt", "mt"), words do not.
        table().units.iter().find(|unit| unit.code == name).or_else(|| NAMES.get(&fold(name)).copied())
    }

    /// Whether it is a currency that a text may write as "$" alone.
    pub fn is_dollar(&self) -> bool {
        matches!(self.code, "USD" | "AUD" | "CAD" | "NZD" | "HKD" | "SGD" | "TWD")
    }

    /// Every unit and currency, in the order of the lexicon.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        table().units.iter()
    }
}

/// The unit of measure that starts at token `at`: a word anywhere, a symbol only behind digits. A hyphen before it
/// ("30-day") is skipped by the caller.
pub(crate) fn at(text: &Text<'_>, at: usize, end: usize, after_digits: bool) -> Option<(&'static Unit, Range<usize>)> {
    let ((form, capitals, unit), tokens) = FORMS.at(text, at, end)?;
    let tight = text.tokens.get(at).is_some_and(|token| !token.spaced);
    // "1987's crash" is of a year.
    let possessive = text.shape(at) == Some(Shape::Quote) && text.word(at + 1) == "s";
    if possessive && text.tokens.get(at + 1).is_some_and(|token| !token.spaced) {
        return None;
    }
    let fits = match form {
        Form::Word => true,
        Form::Symbol => after_digits,
        Form::Tight => after_digits && tight,
    };
    (fits && fits_capitals(text, &tokens, *capitals)).then_some((*unit, tokens))
}

/// The currency that stands before a number: "US$", "€", "EUR".
pub(crate) fn coin_before(text: &Text<'_>, at: usize, end: usize) -> Option<(Coin, Range<usize>)> {
    let (coin, tokens) = COINS_BEFORE.at(text, at, end)?;
    let sign = tokens.end - 1;
    // "a $5 note", "A $5 note", "gave us $5": letters and sign are one only without space, or in capitals.
    let letters = text.words(&(tokens.start..sign));
    let parted = tokens.len() > 1
        && matches!(text.word(tokens.start), "a" | "us" | "c" | "s" | "r" | "can" | "u")
        && text.tokens.get(sign).is_some_and(|token| token.spaced)
        && (letters == "A" || !letters.chars().all(char::is_uppercase));
    (!parted && fits_capitals(text, &tokens, coin.capitals)).then_some((*coin, tokens))
}

/// The currency that stands behind a number: "euros", "US dollars", "cents".
pub(crate) fn coin_behind(text: &Text<'_>, at: usize, end: usize) -> Option<(Coin, Range<usize>)> {
    let (coin, tokens) = COINS_BEHIND.at(text, at, end)?;
    fits_capitals(text, &tokens, coin.capitals).then_some((*coin, tokens))
}

/// The currency whose letters are one word with the digits behind them, and where these begin: "USD115", "Rs20".
pub(crate) fn coin_inside(word: &str) -> Option<(&'static Unit, usize)> {
    let digits = word.find(|c: char| c.is_ascii_digit()).filter(|at| (2..=4).contains(at))?;
    let letters = word.get(..digits).filter(|letters| letters.bytes().all(|byte| byte.is_ascii_alphabetic()))?;
    let coin = COINS_BEFORE.word(&letters.to_ascii_lowercase())?;
    let written = coin.unit.code == letters || (letters.len() == 2 && letters.starts_with(char::is_uppercase));
    (written && (coin.share - 1.0).abs() < 1e-9).then_some((coin.unit, digits))
}

/// The words that currencies before a number begin with.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    COINS_BEFORE.words()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::text::lexicon;

    #[test]
    fn every_line_is_a_unit_and_every_code_names_itself() {
        let lines = lexicon::entries(include_str!("lexicon/en/units.tsv")).count();
        let measures = Unit::all().filter(|unit| unit.kind != Kind::Money).count();
        assert_eq!(lines, measures);
        for unit in Unit::all() {
            assert_eq!(Unit::parse(unit.code).map(|found| found.code), Some(unit.code));
            assert!(unit.factor > 0.0, "{}", unit.code);
        }
    }

    #[test]
    fn units_are_known_by_code_word_and_symbol() {
        for (name, code) in [
            ("km", "km"),
            ("square miles", "mi2"),
            ("Kilometres", "km"),
            ("%", "%"),
            ("percent", "%"),
            ("US$", "USD"),
            ("euros", "EUR"),
            ("hours", "h"),
            ("MW", "MW"),
        ] {
            assert_eq!(Unit::parse(name).map(|unit| unit.code), Some(code), "{name}");
        }
        assert_eq!(Unit::parse("people"), None);
    }
}
