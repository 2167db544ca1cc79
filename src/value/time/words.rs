//! The words of clock times.

use std::sync::LazyLock;

use crate::text::{fold, lexicon};
use crate::value::hash::WordSet;
use crate::value::number::{self, Role};
use crate::value::phrases::Phrases;
use crate::value::scan::Scan;

/// One list of phrases for each class of the lexicon.
pub(super) struct Words {
    pub(super) half: Phrases<&'static str>,
    pub(super) part: Phrases<&'static str>,
    pub(super) named: Phrases<&'static str>,
    pub(super) face: Phrases<&'static str>,
    pub(super) near: Phrases<&'static str>,
    pub(super) cue: Phrases<&'static str>,
    pub(super) zone: Phrases<&'static str>,
    pub(super) join: Phrases<&'static str>,
    pub(super) event: Phrases<&'static str>,
    pub(super) price: Phrases<&'static str>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    half: Phrases::starting(rows("half")),
    part: Phrases::starting(rows("part")),
    named: Phrases::starting(rows("named")),
    face: Phrases::starting(rows("face")),
    near: Phrases::ending(rows("near")),
    cue: Phrases::ending(rows("cue")),
    zone: Phrases::starting(rows("zone")),
    join: Phrases::starting(rows("join")),
    event: Phrases::ending(rows("event")),
    price: Phrases::starting(rows("price")),
});

/// The words that a clock time can start with: its names, and the numbers of hours and minutes.
pub(super) static STARTS: LazyLock<WordSet<String>> = LazyLock::new(|| {
    let named = rows("named").filter_map(|(form, _)| fold(form).split(' ').next().map(str::to_owned));
    let numbers =
        lexicon::entries(include_str!("../lexicon/en/numbers.tsv")).filter_map(|fields| match fields.as_slice() {
            ["ones" | "teens" | "tens" | "part", _, forms] => Some(*forms),
            _ => None,
        });
    named.chain(numbers.flat_map(lexicon::forms).map(fold)).collect()
});

/// The words in clock times, and those around them.
const LEXICONS: [&str; 2] = [include_str!("../lexicon/en/times.tsv"), include_str!("../lexicon/en/time-context.tsv")];

fn rows(name: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows =
        LEXICONS.iter().flat_map(|file| lexicon::entries(file)).filter_map(move |fields| match fields.as_slice() {
            [class, code, forms] if *class == name => Some((*code, *forms)),
            _ => None,
        });
    rows.flat_map(|(code, forms)| lexicon::forms(forms).map(move |form| (form, code)))
}

/// The code of a phrase of one class at token `at`, and the token after it.
pub(super) fn code(class: &Phrases<&'static str>, scan: &Scan<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    class.at(scan.text, at, scan.end).map(|(code, tokens)| (*code, tokens.end))
}

/// Plain digits at token `at`, and how many there are.
pub(super) fn digits(scan: &Scan<'_, '_>, at: usize) -> Option<(i16, usize)> {
    let word = scan.word(at);
    let plain = (1..=4).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && scan.text.written(at).is_ascii();
    if plain { Some((word.parse().ok()?, word.len())) } else { None }
}

/// A number below sixty in words at token `at`, and the token after it.
pub(super) fn spelled(scan: &Scan<'_, '_>, at: usize) -> Option<(i16, usize)> {
    match number::role(scan.word(at))?.0 {
        Role::Ones | Role::Teens | Role::Tens => {}
        _ => return None,
    }
    let number = number::at(scan.text, at, scan.end)?;
    let whole = number.value.fract() == 0.0 && (0.0..60.0).contains(&number.value);
    whole.then_some((number.value as i16, number.tokens.end))
}

/// Whether no white space stands before token `at`, which lies in the sentence.
pub(super) fn is_glued(scan: &Scan<'_, '_>, at: usize) -> bool {
    at < scan.end && scan.text.tokens.get(at).is_some_and(|token| !token.spaced)
}
