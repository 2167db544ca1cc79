//! The tense around a date: whether "on Tuesday" lies behind ("met") or ahead ("will meet").

use std::sync::LazyLock;

use super::anchor::Tense;
use super::words::{WORDS, is};
use crate::text::{Shape, lexicon};
use crate::value::number::{self, Role};
use crate::value::phrases::Phrases;
use crate::value::scan::Scan;

/// How near a mark must stand for a date to be its own: "was killed in June".
const CLOSE: usize = 4;

/// How many tokens are looked at on either side, which keeps the reading of a long sentence linear.
const REACH: usize = 40;

/// The marks of one tense: phrases, and the endings of words.
struct Marks {
    phrases: Phrases<Tense>,
    /// Those that point ahead only to what stands behind them: "agreed to", "to meet".
    aims: Phrases<()>,
    /// Those that point ahead to the date right behind them: "leaves Saturday".
    due: Phrases<()>,
    endings: Vec<(&'static str, Tense)>,
    /// The last bytes of the endings, which few words have.
    last: Vec<u8>,
    /// Words with a final 's, which their folded form lacks: "let's".
    clipped: Vec<(&'static str, Tense)>,
}

static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let forms = || {
        let rows = lexicon::entries(include_str!("../lexicon/en/tense.tsv"));
        rows.filter(|fields| fields.first() != Some(&"due")).flat_map(|fields| {
            let tense = if fields.first() == Some(&"back") { Tense::Back } else { Tense::Ahead };
            lexicon::forms(fields.get(1).copied().unwrap_or_default()).map(move |form| (form, tense))
        })
    };
    let of = |way: &'static str| {
        lexicon::entries(include_str!("../lexicon/en/tense.tsv"))
            .filter(move |fields| fields.first() == Some(&way))
            .flat_map(|fields| lexicon::forms(fields.get(1).copied().unwrap_or_default()))
            .map(|form| (form, ()))
    };
    let endings: Vec<_> = forms().filter_map(|(form, tense)| Some((form.strip_prefix('-')?, tense))).collect();
    Marks {
        last: endings.iter().filter_map(|(ending, _)| ending.as_bytes().last().copied()).collect(),
        aims: Phrases::starting(of("aim")),
        due: Phrases::ending(of("due")),
        phrases: Phrases::starting(forms().filter(|(form, _)| !form.starts_with('-'))),
        clipped: forms().filter_map(|(form, tense)| Some((form.strip_suffix("'s")?, tense))).collect(),
        endings,
    }
});

/// The tense that the nearest mark before token `at` gives; where there is none, the first behind it.
pub(super) fn around(scan: &Scan<'_, '_>, at: usize) -> Option<Tense> {
    let on = at - usize::from(scan.word_before(at) == "on");
    if MARKS.due.before(scan.text, on, scan.start).is_some() {
        return Some(Tense::Ahead);
    }
    let last = (at + REACH).min(scan.end);
    before(scan, at).or_else(|| (at..last).find_map(|token| finite(scan, token)))
}

/// The tense that the nearest mark before token `at` gives.
pub(super) fn before(scan: &Scan<'_, '_>, at: usize) -> Option<Tense> {
    let first = at.saturating_sub(REACH).max(scan.start);
    (first..at).rev().find_map(|token| mark(scan, token))
}

/// Whether "in two days" from token `at` on lies ahead: the verb before it says so; or none does, nothing is counted or
/// compared before it ("the worst in two years", "killed 30 in two days"), and none behind it lies back.
pub(super) fn may_look_ahead(scan: &Scan<'_, '_>, at: usize) -> bool {
    if let Some(tense) = before(scan, at) {
        // "It will be the weakest growth in a decade."
        let first = at.saturating_sub(RANK_REACH).max(scan.start);
        return tense == Tense::Ahead && !(first..at).any(|at| ranks(scan, at));
    }
    let first = at.saturating_sub(REACH).max(scan.start);
    let counts = |at| scan.shape(at) == Some(Shape::Number) || number::role(scan.word(at)).is_some_and(is_number);
    !(first..at).any(|at| counts(at) || ranks(scan, at)) && around(scan, at) != Some(Tense::Back)
}

/// How far before "in two years" a word of rank is looked for where a verb points ahead.
const RANK_REACH: usize = 10;

fn is_number((role, _): (Role, f64)) -> bool {
    role != Role::Article
}

/// Whether token `at` ranks what it stands with: "weakest", "most", "first".
fn ranks(scan: &Scan<'_, '_>, at: usize) -> bool {
    let word = scan.word(at);
    scan.shape(at) == Some(Shape::Word)
        && (word.len() > 4 && word.ends_with("est")
            || matches!(number::role(word), Some((Role::Ordinal, _)))
            || is(&WORDS.rank_cue, scan, at, "-"))
}

/// Whether a mark stands close before token `at`.
pub(super) fn is_close(scan: &Scan<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(CLOSE).max(scan.start)..at).any(|token| mark(scan, token).is_some())
}

/// The tense of a finite verb at token `at`: what somebody "agreed to" do lies ahead, of a date behind it alone.
fn finite(scan: &Scan<'_, '_>, at: usize) -> Option<Tense> {
    match MARKS.aims.at(scan.text, at, scan.end) {
        Some(_) if scan.word(at) == "to" => None,
        Some(_) => ending(scan.word(at)),
        None => mark(scan, at),
    }
}

fn mark(scan: &Scan<'_, '_>, at: usize) -> Option<Tense> {
    if scan.text.shape(at) != Some(Shape::Word) {
        return None;
    }
    let clipped = |word: &str| MARKS.clipped.iter().find(|(stem, _)| *stem == word);
    if let Some((_, tense)) = clipped(scan.word(at)).filter(|_| scan.is_possessive(at)) {
        return Some(*tense);
    }
    if let Some((tense, _)) = MARKS.phrases.at(scan.text, at, scan.end) {
        // "will be held" and "is to be signed" lie ahead whatever the participle.
        return (*tense == Tense::Ahead || scan.word_before(at) != "be").then_some(*tense);
    }
    if scan.word_before(at) == "be" { None } else { ending(scan.word(at)) }
}

/// The tense that the ending of a word gives.
fn ending(word: &str) -> Option<Tense> {
    let ends = |ending: &str| {
        word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() > 1 || ending.starts_with('\''))
    };
    if !word.as_bytes().last().is_some_and(|last| MARKS.last.contains(last)) {
        return None;
    }
    MARKS.endings.iter().find(|(ending, _)| ends(ending)).map(|(_, tense)| *tense)
}
