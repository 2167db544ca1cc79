//! Rates: "2,500 a week", "per 100,000 people", "each week brings 2,500".

use super::grammar::{self, Class};
use super::number;
use super::scan::Scan;
use super::units;
use crate::text::Shape;

/// The unit of the rate that starts at token `at`, in the singular, and the token behind it.
pub(crate) fn behind(scan: &Scan<'_, '_>, at: usize) -> Option<(String, usize)> {
    let at = if matches!(scan.word(at + 1), "a" | "an" | "per") { scan.past_hyphen(at) } else { at };
    let word = scan.word(at);
    match word {
        "a" | "an" => {
            let at = scan.past_hyphen(at + 1) - 1;
            let unit = scan.word(at + 1);
            let named = is_period(unit) || grammar::is(unit, Class::Each);
            let elsewhere =
                matches!(scan.word(at + 2), "ago" | "later" | "earlier" | "before" | "after" | "old" | "long")
                    || scan.shape(at + 2) == Some(Shape::Hyphen);
            (named && !elsewhere).then(|| (unit.to_owned(), at + 2))
        }
        "each" | "every" => {
            let unit = scan.word(at + 1);
            if is_period(unit) || grammar::is(unit, Class::Each) {
                return Some((unit.to_owned(), at + 2));
            }
            (word == "every").then(|| counted(scan, at + 1)).flatten()
        }
        "per" | "for" => {
            let at = scan.past_hyphen(at + 1);
            if word == "for" {
                let every = matches!(scan.word(at), "every" | "each");
                return every.then(|| counted(scan, at + 1).or_else(|| single(scan, at + 1))).flatten();
            }
            counted(scan, at).or_else(|| single(scan, at))
        }
        "/" => {
            let unit = scan.word(at + 1);
            if is_period(unit) || grammar::is(unit, Class::Each) {
                return Some((unit.to_owned(), at + 2));
            }
            // "$0.17/kWh", "£10/wk"
            let (unit, tokens) = units::at(scan.text, at + 1, scan.end, true)?;
            let name = match unit.code {
                "s" => "second",
                "min" => "minute",
                "h" => "hour",
                "d" => "day",
                "wk" => "week",
                "mo" => "month",
                "y" => "year",
                code => code,
            };
            (!scan.is_glued(tokens.end) || scan.shape(tokens.end) != Some(Shape::Number))
                .then(|| (name.to_owned(), tokens.end))
        }
        _ if grammar::is(word, Class::Adverb) => {
            let period = match word {
                "daily" => "day",
                "weekly" => "week",
                "monthly" => "month",
                "hourly" => "hour",
                "nightly" => "night",
                "quarterly" => "quarter",
                _ => "year",
            };
            Some((period.to_owned(), at + 1))
        }
        _ => None,
    }
}

/// The period that opens the clause of token `at`: "Each week brings 2,500 …".
pub(crate) fn before(scan: &Scan<'_, '_>, at: usize) -> Option<String> {
    const REACH: usize = 10;
    let mut first = at;
    while first > scan.from
        && at - first < REACH
        && matches!(scan.shape(first - 1), Some(Shape::Word | Shape::Hyphen | Shape::Number))
    {
        first -= 1;
    }
    let unit = scan.word(first + 1);
    let opened = matches!(scan.word(first), "each" | "every" | "per") && first + 1 < at && is_period(unit);
    opened.then(|| unit.to_owned())
}

/// "100,000 people", "two weeks" behind "per" or "every".
fn counted(scan: &Scan<'_, '_>, at: usize) -> Option<(String, usize)> {
    let number = number::at(scan.text, at, scan.end)?;
    let next = scan.past_hyphen(number.tokens.end);
    let noun = scan.shape(next) == Some(Shape::Word) && !grammar::is(scan.word(next), Class::Stop);
    let figure = super::display::number(number.value);
    Some(if noun { (format!("{figure} {}", scan.word(next)), next + 1) } else { (figure, number.tokens.end) })
}

/// "day", "square kilometre" behind "per".
fn single(scan: &Scan<'_, '_>, at: usize) -> Option<(String, usize)> {
    let word = scan.word(at);
    if scan.shape(at) != Some(Shape::Word) || matches!(word, "cent" | "se" | "capita" | "the" | "its" | "my" | "our") {
        return (word == "capita").then(|| ("person".to_owned(), at + 1));
    }
    let measured = matches!(word, "square" | "cubic") && scan.shape(at + 1) == Some(Shape::Word);
    let end = at + 1 + usize::from(measured);
    let unit = if measured { format!("{word} {}", scan.word(at + 1)) } else { grammar::singular(word) };
    Some((unit, end))
}

fn is_period(word: &str) -> bool {
    grammar::is(word, Class::Period)
}
