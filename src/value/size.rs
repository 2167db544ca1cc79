//! The vague sizes: found by their words, whatever they are a size of.

pub(crate) mod table;

use std::sync::LazyLock;

use super::house::house;
use super::phrases::Phrases;
use super::scan::Scan;

pub(crate) use self::table::Size;

static SIZES: LazyLock<Phrases<Size>> = LazyLock::new(|| {
    Phrases::starting(house().sizes.iter().flat_map(|row| row.forms.iter().map(|form| (form.as_str(), row.size))))
});

/// The words that vague sizes begin with.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    SIZES.words()
}

/// The size whose words start at token `at`, and those words.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<(Size, std::ops::Range<usize>)> {
    SIZES.at(scan.text, at, scan.end).map(|(size, tokens)| (*size, tokens))
}

/// Whether the words of a size have "of" before what they are a size of: "a couple of days", and "a few days".
pub(crate) fn takes_of(words: &str) -> bool {
    let forms = || house().sizes.iter().flat_map(|row| &row.forms);
    forms().any(|form| form.strip_suffix(" of") == Some(words))
}
