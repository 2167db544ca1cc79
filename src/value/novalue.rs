//! What looks like a number and is none: names ("Flight 17", "Group of Seven"), codes, scores, turns of phrase.

use std::ops::Range;
use std::sync::LazyLock;

use super::hash::WordSet;
use super::hedge;
use super::number::{self, Number, Role};
use super::phrases::Phrases;
use super::scan::Scan;
use crate::text::{Shape, lexicon};

const LEXICON: &str = include_str!("lexicon/en/novalues.tsv");

static PHRASES: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::starting(of_class("phrase").map(|form| (form, ()))));
static BEHIND: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::starting(of_class("behind").map(|form| (form, ()))));
static LABELS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::ending(of_class("label").map(|form| (form, ()))));
static SURE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::ending(of_class("sure").map(|form| (form, ()))));
static SCORES: LazyLock<WordSet<&'static str>> = LazyLock::new(|| of_class("score").collect());
static PRONOUN: LazyLock<WordSet<&'static str>> = LazyLock::new(|| of_class("pronoun").collect());
static BEFORE_ONE: LazyLock<WordSet<&'static str>> = LazyLock::new(|| of_class("before-one").collect());

fn of_class(class: &'static str) -> impl Iterator<Item = &'static str> {
    let entries = lexicon::entries(LEXICON).filter(move |fields| fields.first() == Some(&class));
    entries.flat_map(|fields| lexicon::forms(fields.get(1).copied().unwrap_or_default()).collect::<Vec<_>>())
}

/// Whether what stands right before token `at` makes it part of a code: "F-16", "24/7", "3:30", "#5".
pub(crate) fn is_glued_before(scan: &Scan<'_, '_>, at: usize) -> bool {
    if !scan.is_glued(at) {
        return false;
    }
    let before = at - 1;
    match scan.shape(before) {
        // "c.1,500"
        Some(Shape::Stop) if hedge::before(scan.text, at, scan.from).is_some() => false,
        Some(Shape::Hyphen | Shape::Stop) => scan.is_glued(before),
        // "10km/6mi": the half before the slash has been read.
        Some(Shape::Mark) if scan.word(before) == "/" && before == scan.from && before > scan.start => false,
        Some(Shape::Mark) => {
            matches!(scan.word(before), ":" | "/" | "#" | "@" | "_" | "\\" | "=" | "&" | "№" | "*" | "^")
        }
        Some(Shape::Word | Shape::Number) => true,
        _ => false,
    }
}

/// Whether what stands right behind token `at - 1` makes it part of a code: "4x4", "7:37", "9/11", "555-1234".
pub(crate) fn is_glued_after(scan: &Scan<'_, '_>, at: usize) -> bool {
    if !scan.is_glued(at) {
        return false;
    }
    match scan.shape(at) {
        Some(Shape::Word | Shape::Number) => true,
        Some(Shape::Hyphen) => {
            // "3-for-4", "a 2-by-4", "2-to-1"
            let played = match scan.word(at + 1) {
                "for" | "by" => scan.shape(at + 2) == Some(Shape::Hyphen),
                "to" => scan.shape(at + 2) == Some(Shape::Hyphen) && matches!(scan.word(at + 3), "1" | "one"),
                _ => false,
            };
            played || scan.shape(at + 1) == Some(Shape::Number) || is_letters_of_code(scan, at + 1)
        }
        // "the 80's"
        Some(Shape::Quote) => scan.word(at + 1) == "s" && scan.is_glued(at + 1),
        Some(Shape::Mark) => {
            matches!(scan.word(at), ":" | "/" | "@" | "_" | "=" | "*" | "^")
                && scan.is_glued(at + 1)
                && matches!(scan.shape(at + 1), Some(Shape::Number | Shape::Word))
        }
        _ => false,
    }
}

/// "976-ZPT": capitals behind a hyphen, but "12-MEMBER" in a line of capitals.
pub(crate) fn is_letters_of_code(scan: &Scan<'_, '_>, at: usize) -> bool {
    let written = scan.text.written(at);
    !scan.titled && written.len() > 1 && written.chars().all(char::is_uppercase)
}

/// Whether a turn of phrase covers token `at`: "no one", "one another", "first lady".
pub(crate) fn is_in_phrase(scan: &Scan<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(2).max(scan.start)..=at)
        .any(|start| PHRASES.at(scan.text, start, scan.end).is_some_and(|((), tokens)| tokens.contains(&at)))
        || BEHIND.at(scan.text, scan.past_hyphen(at + 1), scan.end).is_some()
}

/// Whether the digits at token `at` begin a name: "5G", "4K", "7-Eleven".
pub(crate) fn is_named_by_digits(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.shape(at) == Some(Shape::Number)
        && (is_generation(scan, at) || PHRASES.at(scan.text, at, scan.end).is_some_and(|((), tokens)| tokens.len() > 1))
}

/// "5G", "4K": one digit and a capital that touch name a generation of things; grams and thousands are written otherwise.
fn is_generation(scan: &Scan<'_, '_>, at: usize) -> bool {
    let digit = scan.text.written(at);
    digit.len() == 1
        && digit.starts_with(|c: char| matches!(c, '2'..='9'))
        && scan.is_glued(at + 1)
        && matches!(scan.text.written(at + 1), "G" | "K")
}

/// Whether a number without a unit is no value. `counted`: a noun follows it.
pub(crate) fn is_name(scan: &Scan<'_, '_>, number: &Number, counted: bool) -> bool {
    let at = number.tokens.start;
    let hedged = hedge::before(scan.text, at, scan.from).is_some();
    if is_list_number(scan, number) || is_short_year(scan, number, counted) || is_pronoun_behind(scan, number) {
        return true;
    }
    if hedged || scan.is_all(&number.tokens) {
        return false;
    }
    is_in_phrase(scan, at)
        || (!number.composed && !number.grouped && is_labelled(scan, at, counted))
        // "Season two": words need a capital before them.
        || (!number.composed && number.spelled && is_labelled(scan, at, true))
        || (number.spelled && scan.is_name(at) && !opens_quotation(scan, at))
        || (number.value <= 1.0 && number.value > 0.0 && is_pronoun(scan, number, counted))
        || is_row_of_digits(scan, &number.tokens)
        || (!counted && is_address(scan, &number.tokens))
}

/// "40 East Fifth Avenue": bare digits right before a name.
fn is_address(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> bool {
    scan.shape(tokens.start) == Some(Shape::Number)
        && tokens.len() == 1
        && scan.shape(tokens.end) == Some(Shape::Word)
        && scan.is_name(tokens.end)
}

/// "Article 5", "Windows 10": a label or a name before bare digits.
pub(crate) fn is_labelled(scan: &Scan<'_, '_>, at: usize, counted: bool) -> bool {
    let at = past_row(scan, at);
    let Some(before) = at.checked_sub(1).filter(|before| *before >= scan.from) else { return false };
    let capital = scan.text.tokens.get(before).is_some_and(|token| token.capital);
    if SURE.before(scan.text, at, scan.from).is_some() {
        return true;
    }
    if LABELS.before(scan.text, at, scan.from).is_some() {
        return capital || !counted;
    }
    // "No. 1", "No 10".
    let dotted = before - usize::from(scan.word(before) == "." && before > scan.start);
    if scan.word(dotted) == "no" || scan.word(dotted) == "nos" {
        return true;
    }
    !counted && scan.shape(before) == Some(Shape::Word) && scan.is_name(before) && scan.shape(at) == Some(Shape::Number)
}

/// The first of the bare numbers that lead to token `at`: "sections 2, 3 and 4" has one label for all.
fn past_row(scan: &Scan<'_, '_>, at: usize) -> usize {
    const MOST: usize = 6;
    let mut first = at;
    for _ in 0..MOST {
        let joined = first.checked_sub(1).is_some_and(|at| {
            scan.shape(at) == Some(Shape::Comma) || matches!(scan.word(at), "and" | "or" | "to" | "&")
        });
        let number = first.checked_sub(2).filter(|at| *at >= scan.from && scan.shape(*at) == Some(Shape::Number));
        match number {
            Some(number) if joined => first = number,
            _ => break,
        }
    }
    first
}

/// "in ’16", "fiscal year '12": a year without its century.
fn is_short_year(scan: &Scan<'_, '_>, number: &Number, counted: bool) -> bool {
    let at = number.tokens.start;
    let mark = at.checked_sub(1).is_some_and(|mark| matches!(scan.text.written(mark), "'" | "’" | "‘"));
    mark && !counted && !number.spelled && scan.word(at).len() == 2 && scan.is_glued(at)
}

/// "under one of the plans", "a good one": words that hedge a figure and here only lead to a pronoun.
fn is_pronoun_behind(scan: &Scan<'_, '_>, number: &Number) -> bool {
    let at = number.tokens.start;
    let one = number.spelled && !number.composed && (number.value - 1.0).abs() < f64::EPSILON;
    let preposition = matches!(
        scan.word_before(at),
        "under" | "over" | "above" | "below" | "near" | "around" | "beyond" | "about" | "within" | "like"
    ) && scan.word(number.tokens.end) == "of";
    one && (preposition || scan.word_before(at) == "good")
}

/// "1. First", "(2) Second": the number of an entry in a list, before anything else of it.
fn is_list_number(scan: &Scan<'_, '_>, number: &Number) -> bool {
    const MOST: f64 = 100.0;
    let (start, end) = (number.tokens.start, number.tokens.end);
    if number.spelled
        || number.grouped
        || number.value >= MOST
        || number.tokens.len() > 1
        || scan.shape(end + 1).is_none()
    {
        // "1." is a sentence of its own before the one it numbers.
        return !number.spelled
            && number.value < MOST
            && start == scan.start
            && scan.word(end) == "."
            && scan.shape(end + 1).is_none()
            && !number.grouped
            && end + 1 < scan.text.tokens.len();
    }
    let opened = start == scan.start + 1 && scan.shape(scan.start) == Some(Shape::Open);
    let closed = scan.shape(end) == Some(Shape::Close);
    // "…; 2) a second reason; and 3) …"
    let inside = matches!(scan.word_before(start), ";" | ":" | "," | "and" | "or") && scan.is_glued(end);
    (opened || start == scan.start || (inside && !is_open(scan, start))) && closed
}

/// Whether a bracket that was opened shortly before token `at` is still open there.
fn is_open(scan: &Scan<'_, '_>, at: usize) -> bool {
    const REACH: usize = 12;
    let back = (at.saturating_sub(REACH).max(scan.start)..at).rev();
    back.map(|at| scan.shape(at)).find(|shape| matches!(shape, Some(Shape::Open | Shape::Close)))
        == Some(Some(Shape::Open))
}

/// "no one", "the one who", "one has to": the word stands for somebody.
fn is_pronoun(scan: &Scan<'_, '_>, number: &Number, counted: bool) -> bool {
    if !number.spelled || number.composed {
        return false;
    }
    let next = number.tokens.end;
    // "one and two and three", "one two three": a row of numbers is none.
    let figure = |at: usize| {
        let role = number::role(scan.word(at)).map(|(role, _)| role);
        matches!(role, Some(Role::Ones | Role::Teens | Role::Tens))
    };
    let joined = matches!(scan.word(next), "and" | "or") && figure(next + 1);
    let row = joined || figure(next) || number.tokens.start.checked_sub(1).is_some_and(figure);
    if row && !counted {
        return false;
    }
    BEFORE_ONE.contains(scan.word_before(number.tokens.start))
        || PRONOUN.contains(scan.word(next))
        || (!counted && scan.shape(next) != Some(Shape::Hyphen))
}

/// "555 1234 567": digits beside digits are a telephone number or a table.
fn is_row_of_digits(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).filter(|before| *before >= scan.from);
    scan.shape(tokens.end) == Some(Shape::Number) || before.is_some_and(|at| scan.shape(at) == Some(Shape::Number))
}

/// Whether a capital at token `at` is that of a quoted sentence.
fn opens_quotation(scan: &Scan<'_, '_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| scan.shape(before));
    matches!(before, Some(Shape::Quote | Shape::Dash | Shape::Stop | Shape::Open)) || scan.word_before(at) == ":"
}

/// Whether "a-b" behind this token is the result of a game or a vote.
pub(crate) fn is_score(scan: &Scan<'_, '_>, at: usize) -> bool {
    (1..=3).any(|back| {
        // "up to 3 million to 5 million" hedges.
        let hedge = |at: usize| scan.word(at) == "up" && scan.word(at + 1) == "to";
        at.checked_sub(back).is_some_and(|at| SCORES.contains(scan.word(at)) && !hedge(at))
    })
}
