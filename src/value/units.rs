//! Units of measure and currencies, as the lexicon has them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::model::Kind;
use crate::text::{Shape, Text, fold, lexicon};

/// A unit: what it measures and how it turns into the base unit of its kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The code of the wire format: `km2`, `h`, `USD`; `$` where the dollar's country is open.
    pub code: &'static str,
    /// What it measures.
    pub kind: Kind,
    /// A number in this unit times the factor, plus the offset, is in the base unit.
    pub factor: f64,
    /// See `factor`; only temperatures have one.
    pub offset: f64,
}

/// How a form may stand behind its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// A word.
    Word,
    /// Only behind digits.
    Symbol,
    /// Only behind digits and without space.
    Tight,
}

/// A form of a currency: which it is and how much of it ("cents").
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coin {
    pub(crate) unit: &'static Unit,
    pub(crate) share: f64,
    /// Whether it counts only in capitals.
    pub(crate) capitals: bool,
}

struct Table {
    units: Vec<Unit>,
    /// Each form with the index of its unit.
    forms: Vec<(&'static str, Form, usize)>,
    before: Vec<(&'static str, f64, usize)>,
    behind: Vec<(&'static str, f64, usize)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

static NAMES: LazyLock<HashMap<String, &'static Unit>> = LazyLock::new(|| {
    let forms = TABLE.forms.iter().map(|(form, _, unit)| (fold(form), *unit));
    let coins = TABLE.before.iter().chain(&TABLE.behind).filter(|row| (row.1 - 1.0).abs() < 1e-9);
    let coins = coins.map(|(form, _, unit)| (fold(&form.replace(" $", "$")), *unit));
    let codes = TABLE.units.iter().enumerate().map(|(at, unit)| (fold(unit.code), at));
    let mut names = HashMap::new();
    // A code wins over a form, and of equal forms the first line.
    for (name, at) in codes.chain(forms).chain(coins) {
        if let Some(unit) = TABLE.units.get(at) {
            names.entry(name).or_insert(unit);
        }
    }
    names
});

static FORMS: LazyLock<Phrases<(Form, bool, &'static Unit)>> = LazyLock::new(|| {
    let rows = TABLE.forms.iter();
    let row = |(form, how, unit): &(&'static str, Form, usize)| {
        Some((*form, (*how, in_capitals(form), TABLE.units.get(*unit)?)))
    };
    Phrases::starting(rows.filter_map(row))
});

static COINS_BEFORE: LazyLock<Phrases<Coin>> = LazyLock::new(|| coins(&TABLE.before));

static COINS_BEHIND: LazyLock<Phrases<Coin>> = LazyLock::new(|| coins(&TABLE.behind));

fn coins(rows: &'static [(&'static str, f64, usize)]) -> Phrases<Coin> {
    Phrases::starting(rows.iter().filter_map(|(form, share, unit)| {
        let unit = TABLE.units.get(*unit)?;
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
        TABLE.units.iter().find(|unit| unit.code == name).or_else(|| NAMES.get(&fold(name)).copied())
    }

    /// Whether it is a currency that a text may write as "$" alone.
    pub fn is_dollar(&self) -> bool {
        matches!(self.code, "USD" | "AUD" | "CAD" | "NZD" | "HKD" | "SGD" | "TWD")
    }

    /// Every unit and currency, in the order of the lexicon.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        TABLE.units.iter()
    }

    /// `x` of this unit in the base unit of its kind.
    pub(crate) fn to_base(self, x: f64) -> f64 {
        x * self.factor + self.offset
    }

    /// `x` of the base unit in this unit.
    pub(crate) fn of_base(self, x: f64) -> f64 {
        (x - self.offset) / self.factor
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

impl Table {
    fn read() -> Self {
        let mut table = Self { units: Vec::new(), forms: Vec::new(), before: Vec::new(), behind: Vec::new() };
        for fields in lexicon::entries(include_str!("lexicon/en/units.tsv")) {
            let [code, kind, factor, offset, rest @ ..] = fields.as_slice() else { continue };
            let (Some(kind), Ok(factor), Ok(offset)) = (Kind::parse(kind), factor.parse(), offset.parse()) else {
                continue;
            };
            let unit = table.units.len();
            table.units.push(Unit { code, kind, factor, offset });
            for (forms, how) in rest.iter().zip([Form::Word, Form::Symbol, Form::Tight]) {
                table.forms.extend(lexicon::forms(forms).map(|form| (form, how, unit)));
            }
        }
        for fields in lexicon::entries(include_str!("lexicon/en/currencies.tsv")) {
            let [code, share, before, rest @ ..] = fields.as_slice() else { continue };
            let Ok(share) = share.parse::<f64>() else { continue };
            let unit = table.units.iter().position(|unit| unit.code == *code).unwrap_or_else(|| {
                table.units.push(Unit { code, kind: Kind::Money, factor: 1.0, offset: 0.0 });
                table.units.len() - 1
            });
            table.before.extend(lexicon::forms(before).map(|form| (form, share, unit)));
            // A sign may stand on either side, letters only where the lexicon says so.
            let signs = lexicon::forms(before).filter(|form| !form.contains(char::is_alphabetic));
            let behind = rest.iter().flat_map(|forms| lexicon::forms(forms)).chain(signs);
            table.behind.extend(behind.map(|form| (form, share, unit)));
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
