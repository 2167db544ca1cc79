//! The noun behind a count: "31 Ukrainian drones", "most of four eastern Ukrainian regions", "24 dead".

use std::ops::Range;

use super::grammar::{self, Class};
use super::novalue;
use super::number::{self, Role};
use super::scan::Scan;
use crate::text::Shape;

/// Most words that may stand between a number and the head of its noun.
const MODIFIERS: usize = 4;

/// A noun phrase with its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noun {
    /// Its tokens, modifiers included.
    pub(crate) tokens: Range<usize>,
    /// The head: "drones"; a name keeps its capital.
    pub(crate) head: String,
}

/// The noun that starts at token `at`, behind a number. Where one thing is counted it is in the singular.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize, one: bool) -> Option<Noun> {
    if scan.shape(at) == Some(Shape::Hyphen) {
        return hyphenated(scan, at + 1);
    }
    let start = past_partitive(scan, at);
    if start > at && one {
        return None;
    }
    // "200 of the 500 hostages" counts hostages too.
    let start = match number::at(scan.text, start, scan.end) {
        Some(whole) if start > at => whole.tokens.end,
        _ => start,
    };
    let one = one && start == at;
    let mut next = start;
    let mut words = 0;
    while next < scan.end && words <= MODIFIERS {
        if scan.shape(next) != Some(Shape::Word) {
            return None;
        }
        let word = scan.word(next);
        let classes = grammar::classes(word);
        // "12 US soldiers": the country folds to a pronoun.
        let country =
            word == "us" && scan.text.written(next).starts_with('U') && !scan.text.written(next).ends_with('s');
        // "one fifty" counts no fifty, but "700 one-star reviews" and "five of the first eight presidents" have theirs.
        let figure = number::role(word).is_some_and(|(role, _)| is_figure(role))
            && scan.shape(next + 1) != Some(Shape::Hyphen)
            && start == at;
        if (classes.has(Class::Stop) && !country) || figure {
            return None;
        }
        let after = past_hyphens(scan, next + 1);
        let last = after - 1;
        let head = scan.word(last);
        let more = scan.word(after);
        if one && classes.has(Class::State) && scan.shape(after) != Some(Shape::Word)
            || one && classes.has(Class::State) && grammar::is(more, Class::Stop)
        {
            return Some(noun(scan, start, last));
        }
        if one {
            if !classes.has(Class::Adjective) && !is_adjective(scan, next) && last == next && !is_actor(scan, after) {
                return Some(noun(scan, start, last));
            }
        } else if grammar::is_plural(head)
            || is_plural_of_letters(scan, last)
            || grammar::is(head, Class::Noun)
            || grammar::is(head, Class::People)
        {
            let modifies = scan.shape(after) == Some(Shape::Word)
                && (grammar::is(more, Class::People)
                    || (grammar::is(head, Class::Modifier) && !grammar::is(more, Class::Stop) && looks_plural(more)));
            if !modifies {
                return Some(noun(scan, start, last));
            }
        } else if words == 0 && classes.has(Class::State) && !looks_plural(more) {
            // "24 dead", and "200 injured people" by the branch above.
            return Some(noun(scan, start, last));
        }
        next = after;
        words += 1;
    }
    None
}

/// The word that a hyphen joins to the number: "12-member", "40-drone".
fn hyphenated(scan: &Scan<'_, '_>, at: usize) -> Option<Noun> {
    let word = scan.word(at);
    let joined = scan.shape(at) == Some(Shape::Word)
        && !grammar::is(word, Class::Stop)
        && !novalue::is_letters_of_code(scan, at);
    joined.then(|| noun(scan, at, at))
}

/// Past "of the", "of these", "of its" behind a number.
fn past_partitive(scan: &Scan<'_, '_>, at: usize) -> usize {
    let determined = matches!(scan.word(at + 1), "the" | "these" | "those" | "its" | "his" | "her" | "their" | "our");
    if scan.word(at) == "of" && determined { at + 2 } else { at }
}

/// Past the further parts of a hyphenated word: "air-defence", "F-16".
fn past_hyphens(scan: &Scan<'_, '_>, mut at: usize) -> usize {
    while at + 1 < scan.end
        && scan.shape(at) == Some(Shape::Hyphen)
        && matches!(scan.shape(at + 1), Some(Shape::Word | Shape::Number))
    {
        at += 2;
    }
    at
}

/// Whether a number word is a figure. Places in an order are adjectives, parts and points are things.
const fn is_figure(role: Role) -> bool {
    matches!(role, Role::Ones | Role::Teens | Role::Tens | Role::Hundred | Role::Magnitude | Role::Dozen)
}

fn noun(scan: &Scan<'_, '_>, start: usize, head: usize) -> Noun {
    let (folded, written) = (scan.word(head), scan.text.written(head));
    // "Palestinians" keeps its capital, "DRONES" of a headline does not.
    let shouted = scan.titled || written.chars().all(char::is_uppercase) || written.len() != folded.len();
    Noun { tokens: start..head + 1, head: if shouted { folded.to_owned() } else { written.to_owned() } }
}

/// "MPs", "RBIs": capitals with an s behind.
fn is_plural_of_letters(scan: &Scan<'_, '_>, at: usize) -> bool {
    let letters = scan.text.written(at).strip_suffix('s').unwrap_or_default();
    letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn looks_plural(word: &str) -> bool {
    grammar::is_plural(word) || grammar::is(word, Class::Noun) || grammar::is(word, Class::People)
}

/// Whether the word at token `at` looks like the head behind another noun: "one bomb technician", "one police officer".
/// Verbs, which may stand there too, end otherwise.
fn is_actor(scan: &Scan<'_, '_>, at: usize) -> bool {
    const ENDINGS: &[&str] = &[
        "er", "or", "ist", "ian", "man", "woman", "ent", "ant", "ee", "ion", "ment", "ship", "chief", "ness",
        "official", "source", "yst", "aide", "critic", "expert",
    ];
    let word = scan.word(at);
    scan.shape(at) == Some(Shape::Word)
        && word.len() > 4
        && ENDINGS.iter().any(|end| word.ends_with(end))
        && !grammar::is(word, Class::Stop)
        && !grammar::is(word, Class::Loose)
        && !grammar::is(word, Class::Adjective)
        && !grammar::is(word, Class::Filler)
}

/// Whether a word looks like an adjective before the noun of one thing: "one Ukrainian soldier".
fn is_adjective(scan: &Scan<'_, '_>, at: usize) -> bool {
    const ENDINGS: [&str; 7] = ["ish", "ous", "ive", "ful", "less", "ical", "ern"];
    // "Ukrainian" and "Mexican", but "politician" and "pelican" are nouns.
    const OF_NAMES: [&str; 3] = ["ian", "ese", "can"];
    let word = scan.word(at);
    let followed = scan.shape(at + 1) == Some(Shape::Word)
        && !grammar::is(scan.word(at + 1), Class::Stop)
        && !scan.word(at + 1).ends_with("ly");
    let ends = |endings: &[&str]| endings.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    let name = scan.text.tokens.get(at).is_some_and(|token| token.capital);
    followed && (ends(&ENDINGS) || word.ends_with("ional") || (name && ends(&OF_NAMES)))
}
