//! The tense around a date: whether "on Tuesday" lies behind ("met") or ahead ("will meet").

use std::sync::LazyLock;

use super::written::Tense;
use crate::text::{Shape, lexicon};
use crate::value::phrases::Phrases;
use crate::value::scan::Scan;

/// How near a mark must stand for a date to be its own: "was killed in June".
const CLOSE: usize = 4;

/// How many tokens are looked at on either side, which keeps the reading of a long sentence linear.
const REACH: usize = 40;

/// The marks of one tense: phrases, and the endings of words.
struct Marks {
    phrases: Phrases<Tense>,
    endings: Vec<(&'static str, Tense)>,
}

static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let forms = || {
        lexicon::entries(include_str!("../lexicon/en/tense.tsv")).flat_map(|fields| {
            let tense = if fields.first() == Some(&"ahead") { Tense::Ahead } else { Tense::Back };
            lexicon::forms(fields.get(1).copied().unwrap_or_default()).map(move |form| (form, tense))
        })
    };
    Marks {
        phrases: Phrases::starting(forms().filter(|(form, _)| !form.starts_with('-'))),
        endings: forms().filter_map(|(form, tense)| Some((form.strip_prefix('-')?, tense))).collect(),
    }
});

/// The tense that the nearest mark before token `at` gives; where there is none, the first behind it.
pub(super) fn around(scan: &Scan<'_, '_>, at: usize) -> Option<Tense> {
    let last = (at + REACH).min(scan.end);
    before(scan, at).or_else(|| (at..last).find_map(|token| mark_behind(scan, token)))
}

/// The tense that a mark gives to a date before it. "On Tuesday they agreed to meet": who agreed has done so, whatever
/// lies ahead of them; "on Tuesday talks are expected" lies ahead.
fn mark_behind(scan: &Scan<'_, '_>, at: usize) -> Option<Tense> {
    let verb = scan.word(at).ends_with("ed") && scan.word(at + 1) == "to";
    let is_past = verb && !matches!(scan.word_before(at), "is" | "are" | "be");
    mark(scan, at).map(|tense| if is_past { Tense::Back } else { tense })
}

/// The tense that the nearest mark before token `at` gives.
pub(super) fn before(scan: &Scan<'_, '_>, at: usize) -> Option<Tense> {
    let first = at.saturating_sub(REACH).max(scan.start);
    (first..at).rev().find_map(|token| mark(scan, token))
}

/// Whether a mark stands close before token `at`.
pub(super) fn is_close(scan: &Scan<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(CLOSE).max(scan.start)..at).any(|token| mark(scan, token).is_some())
}

fn mark(scan: &Scan<'_, '_>, at: usize) -> Option<Tense> {
    if scan.text.shape(at) != Some(Shape::Word) {
        return None;
    }
    if let Some((tense, _)) = MARKS.phrases.at(scan.text, at, scan.end) {
        // "will be held" and "is to be signed" lie ahead whatever the participle.
        return (*tense == Tense::Ahead || scan.word_before(at) != "be").then_some(*tense);
    }
    let word = scan.word(at);
    let ends = |ending: &str| {
        word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() > 1 || ending.starts_with('\''))
    };
    if scan.word_before(at) == "be" {
        return None;
    }
    MARKS.endings.iter().find(|(ending, _)| ends(ending)).map(|(_, tense)| *tense)
}
