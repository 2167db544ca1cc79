//! The vague sizes: how much the words of the lexicon stand for, whatever they are a size of.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::scan::Scan;
use crate::model::{Interval, Range};
use crate::text::lexicon;

/// What a vague word stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) core: Option<(f64, f64)>,
    pub(crate) wide: (f64, f64),
    /// Only before "of".
    pub(crate) of: bool,
}

const LEXICON: &str = include_str!("lexicon/en/vague.tsv");

static SIZES: LazyLock<Phrases<Size>> = LazyLock::new(|| {
    let rows = lexicon::entries(LEXICON).filter_map(|fields| match fields.as_slice() {
        [low, high, from, to, place, forms] => {
            let core = low.parse().ok().zip(high.parse().ok());
            Some((Size { core, wide: (from.parse().ok()?, to.parse().ok()?), of: *place == "of" }, *forms))
        }
        _ => None,
    });
    Phrases::starting(rows.flat_map(|(size, forms)| lexicon::forms(forms).map(move |form| (form, size))))
});

/// The words that vague sizes begin with.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    SIZES.words()
}

/// The size whose words start at token `at`, and those words.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<(Size, std::ops::Range<usize>)> {
    SIZES.at(scan.text, at, scan.end).map(|(size, tokens)| (*size, tokens))
}

impl Size {
    /// As much as it can be: it is never less than its least.
    pub(crate) fn interval(self) -> Interval {
        let core = self.core.map(|(low, high)| Range::closed(low, high));
        let (low, high) = self.wide;
        let wide = if core.is_some() { Range::closed(low, high) } else { Range::until(low, high) };
        Interval { hard_lo: true, ..Interval::soft(None, core, wide) }
    }
}
