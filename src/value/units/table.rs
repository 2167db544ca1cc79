//! The table of units and currencies: the lines of the lexicon, and what a house adds to them.

use crate::model::Kind;
use crate::text::{fold, lexicon};

/// A unit: what it measures and how it turns into the base unit of its kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The code of the wire format: `km2`, `h`, `USD`; `$` where the dollar's country is open.
    pub code: &'static str,
    /// How a house notes down more than one of a unit that it adds; the code where there is no word for it.
    pub plural: &'static str,
    /// What it measures.
    pub kind: Kind,
    /// A number in this unit times the factor, plus the offset, is in the base unit.
    pub factor: f64,
    /// See `factor`; only temperatures have one.
    pub offset: f64,
}

/// How a form may stand behind its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// A word.
    Word,
    /// Only behind digits.
    Symbol,
    /// Only behind digits and without space.
    Tight,
}

/// Every unit with its forms.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) units: Vec<Unit>,
    /// Each form with the index of its unit.
    pub(crate) forms: Vec<(&'static str, Form, usize)>,
    /// Forms of currencies before a number: how much of the currency each is ("cents"), and the index of it.
    pub(crate) before: Vec<(&'static str, f64, usize)>,
    /// The same behind a number.
    pub(crate) behind: Vec<(&'static str, f64, usize)>,
}

impl Unit {
    /// `x` of this unit in the base unit of its kind.
    pub(crate) fn to_base(self, x: f64) -> f64 {
        x * self.factor + self.offset
    }

    /// `x` of the base unit in this unit.
    pub(crate) fn of_base(self, x: f64) -> f64 {
        (x - self.offset) / self.factor
    }
}

impl Table {
    /// The lines of the lexicon.
    pub(crate) fn read() -> Self {
        let mut table = Self { units: Vec::new(), forms: Vec::new(), before: Vec::new(), behind: Vec::new() };
        for fields in lexicon::entries(include_str!("../lexicon/en/units.tsv")) {
            let [code, kind, factor, offset, rest @ ..] = fields.as_slice() else { continue };
            let (Some(kind), Ok(factor), Ok(offset)) = (Kind::parse(kind), factor.parse(), offset.parse()) else {
                continue;
            };
            let unit = table.units.len();
            table.units.push(Unit { code, plural: code, kind, factor, offset });
            for (forms, how) in rest.iter().zip([Form::Word, Form::Symbol, Form::Tight]) {
                table.forms.extend(lexicon::forms(forms).map(|form| (form, how, unit)));
            }
        }
        for fields in lexicon::entries(include_str!("../lexicon/en/currencies.tsv")) {
            let [code, share, before, rest @ ..] = fields.as_slice() else { continue };
            let Ok(share) = share.parse::<f64>() else { continue };
            let unit = table.units.iter().position(|unit| unit.code == *code).unwrap_or_else(|| {
                table.units.push(Unit { code, plural: code, kind: Kind::Money, factor: 1.0, offset: 0.0 });
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

    /// Every name that a rule or a house may call a unit by, folded, with its index: codes first, and of equal forms the
    /// first line. A part of a currency has none.
    pub(crate) fn names(&self) -> impl Iterator<Item = (String, usize)> {
        let forms = self.forms.iter().map(|(form, _, unit)| (fold(form), *unit));
        let coins = self.before.iter().chain(&self.behind).filter(|row| (row.1 - 1.0).abs() < 1e-9);
        let coins = coins.map(|(form, _, unit)| (fold(&form.replace(" $", "$")), *unit));
        let codes = self.units.iter().enumerate().map(|(at, unit)| (fold(unit.code), at));
        codes.chain(forms).chain(coins)
    }
}
