//! How a house reads: units and words that it adds to the lexicon, and how loose it takes its hedges to be.
//!
//! A house is settled once, before anything is read; everything that looks a word up looks here, at tables that are made
//! once. Whoever settles none reads as the lexicon says.

mod hedges;
mod units;

use std::sync::OnceLock;

use super::looseness::{Looseness, SETTINGS};
use super::size::table::{self as size, Row};
use super::units::table::{Table, Unit};
use crate::model::Hedge;

/// Stands for the figure where a form shows on which side of it it stands, as in the phrases of rules.
const FIGURE: &str = "<value>";

static HOUSE: OnceLock<House> = OnceLock::new();

/// What a house reads by.
#[derive(Debug, Clone)]
pub struct House {
    pub(super) units: Table,
    pub(super) sizes: Vec<Row>,
    pub(super) loose: Looseness,
    /// Hedge words of its own.
    pub(super) hedges: Vec<HedgeWord>,
    /// Number words of its own, each with what it multiplies by.
    pub(super) magnitudes: Vec<(&'static str, f64)>,
    /// The codes of units of its own.
    pub(super) codes: Vec<&'static str>,
    /// Every form that it adds and a value may hold.
    pub(super) words: Vec<String>,
}

/// Words that a house takes for a hedge.
#[derive(Debug, Clone)]
pub(super) struct HedgeWord {
    pub(super) words: String,
    pub(super) place: Place,
    pub(super) hedge: Hedge,
}

/// Where words stand that belong to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    Behind,
}

/// A name that [`House::hedge`] sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The name.
    pub name: String,
    /// What it is where no house sets it.
    pub default: String,
    /// What it does.
    pub doc: &'static str,
}

/// What a size with a core is set to.
const CORED: &str =
    "a size without a figure: its core and (wide range); without brackets the wide range grows where it has to";

/// What a size without a core is set to.
const OPEN: &str = "a size without a figure: its wide range; a core too where it is given as above";

impl Default for House {
    fn default() -> Self {
        Self {
            units: Table::read(),
            sizes: size::read(),
            loose: Looseness::usual(),
            hedges: Vec::new(),
            magnitudes: Vec::new(),
            codes: Vec::new(),
            words: Vec::new(),
        }
    }
}

impl House {
    /// Every name that [`House::hedge`] sets, in the order of the reference: the looseness of figures, then the vague sizes.
    pub fn known(&self) -> Vec<Known> {
        let settings = SETTINGS.iter().map(|setting| {
            let default = if setting.default.is_empty() { "by its digits" } else { setting.default };
            Known { name: setting.name.to_owned(), default: default.to_owned(), doc: setting.doc }
        });
        let sizes = self.sizes.iter().filter_map(|row| {
            let doc = if row.size.core.is_some() { CORED } else { OPEN };
            Some(Known { name: row.forms.first()?.clone(), default: row.size.to_string(), doc })
        });
        settings.chain(sizes).collect()
    }

    /// Whether it has added that unit itself.
    pub(super) fn has_own(&self, unit: &Unit) -> bool {
        self.codes.contains(&unit.code)
    }
}

/// Makes a house the one that is read by. It has to be the first, and to come before the first reading: values that are
/// read by two houses could not be compared.
pub fn settle(house: House) -> Result<(), String> {
    HOUSE
        .set(house)
        .map_err(|_| "the units and hedges of the house come too late: something was read already".to_owned())
}

/// The house that is read by.
#[inline]
pub(super) fn house() -> &'static House {
    HOUSE.get_or_init(House::default)
}

/// How loose this house takes figures to be.
#[inline]
pub(super) fn loose() -> &'static Looseness {
    &house().loose
}
