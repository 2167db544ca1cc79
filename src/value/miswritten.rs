//! How a figure goes wrong on the desk: the words of a value with one error in them.
//!
//! By these a rule is tried: planted in an article, an error should be reported.

use std::sync::LazyLock;

use crate::text::{fold, lexicon};

/// What goes wrong: another digit, unit or magnitude, zone or half of the day, day or month.
pub const ERRORS: [&str; 4] = ["digit", "unit", "zone", "date"];

static WORDS: LazyLock<Vec<[&str; 3]>> = LazyLock::new(|| {
    let row = |fields: Vec<&'static str>| <[&str; 3]>::try_from(fields).ok();
    lexicon::entries(include_str!("lexicon/en/miswritten.tsv")).filter_map(row).collect()
});

/// The words `written` with one error of the class `error`, the likeliest first; empty where none can be made.
pub fn miswritten(written: &str, error: &str) -> Vec<String> {
    let mut found = if error == "digit" { other_digits(written) } else { Vec::new() };
    let rows = WORDS.iter().filter(|row| row[0] == error);
    found.extend(rows.filter_map(|[_, was, becomes]| replaced(written, was, becomes)).take(1));
    found
}

/// The first number in figures with its last digit that counts changed.
fn other_digits(written: &str) -> Vec<String> {
    let Some(start) = written.find(|c: char| c.is_ascii_digit()) else { return Vec::new() };
    let (before, number) = written.split_at_checked(start).unwrap_or((written, ""));
    let end = number.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(number.len());
    let number = number.get(..end).unwrap_or_default();
    let after = written.get(start + end..).unwrap_or_default();
    let counts = number.rfind(|c: char| c.is_ascii_digit() && c != '0').or_else(|| number.rfind('0'));
    let Some((at, digit)) = counts.and_then(|at| Some((at, number.get(at..)?.chars().next()?.to_digit(10)?))) else {
        return Vec::new();
    };
    let (left, right) = (number.get(..at).unwrap_or_default(), number.get(at + 1..).unwrap_or_default());
    let others = [5, 3, 4, 1].map(|step| (digit + step) % 10).into_iter().filter(|other| *other != 0);
    others.map(|other| format!("{before}{left}{other}{right}{after}")).collect()
}

/// The first place where `was` stands as words of their own, with `becomes` in its place.
fn replaced(written: &str, was: &str, becomes: &str) -> Option<String> {
    let is_case_kept = was.chars().any(char::is_uppercase);
    let folded = if is_case_kept { written.to_owned() } else { fold(written) };
    // Folding that changes lengths leaves no place to put the words.
    if folded.len() != written.len() {
        return None;
    }
    let is_word = |at: usize| {
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
        apart(folded.get(..at)?.chars().next_back()).then_some(())?;
        apart(folded.get(at + was.len()..)?.chars().next()).then_some(at)
    };
    let at = folded.match_indices(was).find_map(|(at, _)| is_word(at))?;
    let (before, after) = (written.get(..at)?, written.get(at + was.len()..)?);
    Some(format!("{before}{becomes}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_goes_wrong_at_a_time() {
        let first = |written: &str, error: &str| miswritten(written, error).into_iter().next().unwrap_or_default();
        for (written, error, wrong) in [
            ("about 1,300 sq km", "digit", "about 1,800 sq km"),
            ("about 1,300 sq km", "unit", "about 1,300 sq miles"),
            ("two hours", "digit", "five hours"),
            ("two hours", "unit", "two minutes"),
            ("1400 GMT", "zone", "1400 EST"),
            ("10am", "zone", "10pm"),
            ("Tuesday, March 18", "date", "Friday, March 18"),
            ("€2.6m", "digit", "€2.1m"),
            ("dozens", "unit", ""),
        ] {
            assert_eq!(first(written, error), wrong, "{written}");
        }
    }
}
