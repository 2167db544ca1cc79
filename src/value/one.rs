//! One of a unit, or a part of one, without a number: "an hour", "half a mile", "a year and a half".

use super::amount::Amount;
use super::number::{self, Number, Role};
use super::scan::Scan;
use super::units::{self, Unit};
use super::{compound, hedge};
use crate::model::Kind;
use crate::text::Shape;

/// One of a unit, or a part of one, without a number: "an hour", "half a mile", "a year and a half".
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    let (role, value) = number::role(scan.word(at))?;
    let (share, unit_at) = match role {
        Role::Article => match number::role(scan.word(at + 1)) {
            Some((Role::Part, part)) => (part, past_article(scan, at + 2)),
            _ => (1.0, at + 1),
        },
        Role::Part => (value, past_article(scan, at + 1)),
        Role::Ones if matches!(number::role(scan.word(at + 1)), Some((Role::Part, part)) if !number::is_half(part)) => {
            let of = scan.word(at + 2) == "of";
            (value * 0.25, of.then(|| past_article(scan, at + 2))?)
        }
        _ => return None,
    };
    let (unit, tokens) = units::at(scan.text, unit_at, scan.end, false)?;
    if is_plural(scan, tokens.end - 1)
        || matches!(unit.kind, Kind::Fraction | Kind::Number)
        || unit.code == "deg"
        // "His half-century" is of cricket.
        || ((share >= 1.0 || unit.code == "century") && !is_measured(scan, at, unit, tokens.end))
    {
        return None;
    }
    let whole = Number::of_share(share, share, at..tokens.end);
    let mut amount = Amount { unit: Some(unit), ..Amount::bare(whole, at..tokens.end) };
    compound::extend(scan, &mut amount);
    Some(amount)
}

/// Whether "an hour" tells a length here and is no rate ("2,500 a week") and no figure of speech.
fn is_measured(scan: &Scan<'_, '_>, at: usize, unit: &Unit, end: usize) -> bool {
    const LENGTHS: [&str; 18] = [
        "for", "during", "within", "in", "lasted", "lasting", "lasts", "last", "took", "takes", "take", "taking",
        "than", "after", "spent", "spend", "until", "needs",
    ];
    if unit.code == "s" || scan.word(end - 1) == "second" {
        return false;
    }
    let half = scan.word(end) == "and" && number::role(scan.word(end + 2)).is_some_and(|(role, _)| role == Role::Part);
    if half || scan.is_all(&(at..end)) {
        return true;
    }
    let timed = unit.kind == Kind::Duration || matches!(unit.code, "mi" | "km" | "m");
    let usual = timed || matches!(unit.code, "ft" | "in" | "kg" | "lb" | "t" | "l" | "gal" | "acre" | "ha");
    usual
        && ((timed && (LENGTHS.contains(&scan.word_before(at)) || matches!(scan.word(end), "after" | "before")))
            || hedge::before(scan.text, at, scan.from).is_some()
            || (scan.shape(end) == Some(Shape::Hyphen) && scan.word(end + 1) == "long")
            || scan.word(end) == "long")
}

/// Past "a", "of a", "-" before a unit.
fn past_article(scan: &Scan<'_, '_>, mut at: usize) -> usize {
    at = scan.past_hyphen(at);
    at += usize::from(scan.word(at) == "of");
    at += usize::from(matches!(scan.word(at), "a" | "an"));
    scan.past_hyphen(at)
}

fn is_plural(scan: &Scan<'_, '_>, at: usize) -> bool {
    let word = scan.word(at);
    word.len() > 3 && word.ends_with('s')
}
