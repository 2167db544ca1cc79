//! Places in an order: "the third time", "18th", "twenty-first".

use std::ops::Range;

use super::amount::Amount;
use super::grammar::{self, Class};
use super::number::{self, Number, Role};
use super::scan::Scan;
use super::{Mention, novalue, one, quantity};
use crate::model::{self, Hedge, Interval, Kind};
use crate::text::Shape;

/// Reads an ordinal that starts at token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    if novalue::is_glued_before(scan, at) {
        return None;
    }
    let (place, end) = if scan.shape(at) == Some(Shape::Number) { in_digits(scan, at)? } else { in_words(scan, at)? };
    // "tenth of a second" is an amount.
    if scan.word(end) == "of" && one::at(scan, at).is_some() {
        return None;
    }
    // "First Amendment", "10th Street", "10th yard line".
    let named = scan.is_name(end) && scan.shape(end) == Some(Shape::Word);
    let coordinated = scan.word(end) == "and"
        && scan.is_name(end + 1)
        && matches!(number::role(scan.word(end + 1)), Some((Role::Ordinal, _)));
    // "at Fifth and Ontario": the street.
    let street = scan.shape(at) == Some(Shape::Word)
        && end == at + 1
        && scan.is_name(at)
        && !scan.is_name(at - 1)
        && scan.word_before(at) != "the";
    if named || coordinated || street || novalue::is_in_phrase(scan, end - 1) || novalue::is_in_phrase(scan, at) {
        return None;
    }
    // "first" and "second" before a comma or a verb order an argument.
    if scan.shape(at) == Some(Shape::Word) && end == at + 1 && !is_placed(scan, &(at..end)) {
        return None;
    }
    if let Some(mention) = range(scan, at, place, end) {
        return Some(mention);
    }
    let number = Number { grain: 1.0, last: 1.0, spelled: false, ..Number::of_share(place, 1.0, at..end) };
    let amount = Amount::bare(number, at..end);
    let mut mention = quantity::build(scan, &amount, Kind::Ordinal, Hedge::None, at..end);
    mention.value.interval =
        Some(Interval::soft(Some(place), Some(model::Range::point(place)), model::Range::point(place)));
    quantity::finish(&mut mention);
    Some(mention)
}

/// "5th to 7th", "sixth through eighth".
fn range(scan: &Scan<'_, '_>, at: usize, place: f64, end: usize) -> Option<Mention> {
    let joined = matches!(scan.word(end), "to" | "through" | "thru") || scan.shape(end) == Some(Shape::Hyphen);
    let next = end + 1;
    let (last, end) =
        if scan.shape(next) == Some(Shape::Number) { in_digits(scan, next)? } else { in_words(scan, next)? };
    if !joined || last <= place || (scan.is_name(end) && scan.shape(end) == Some(Shape::Word)) {
        return None;
    }
    let number = Number { grain: 1.0, last: 1.0, spelled: false, ..Number::of_share(place, 1.0, at..end) };
    let amount = Amount::bare(number, at..end);
    let mut mention = quantity::build(scan, &amount, Kind::Ordinal, Hedge::Between, at..end);
    let range = model::Range::closed(place, last);
    mention.value.to = Some(last);
    mention.value.interval = Some(Interval::soft(None, Some(range), range));
    quantity::finish(&mut mention);
    Some(mention)
}

/// "18th", "21st".
fn in_digits(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    let place: f64 = scan.word(at).replace(',', "").parse().ok()?;
    // "2 billionth"
    if let Some((Role::Ordinal, large)) = number::role(scan.word(at + 1)) {
        return (large >= 100.0 && place.fract() == 0.0).then_some((place * large, at + 2));
    }
    let suffix = scan.is_glued(at + 1) && matches!(scan.word(at + 1), "st" | "nd" | "rd" | "th");
    (suffix && place.fract() == 0.0).then_some((place, at + 2))
}

/// "third", "twenty-first", "one hundred and eleventh".
fn in_words(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    number::ordinal(scan.text, at, scan.end)
}

/// Whether a bare "second" or "third" is a place in an order: it has its noun or "the", stands behind a verb of ranking
/// or beside another place, or is all that is written. Elsewhere it orders an argument.
fn is_placed(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> bool {
    let (start, end) = (tokens.start, tokens.end);
    let listed = |at: usize| matches!(number::role(scan.word(at)), Some((Role::Ordinal, _)));
    let joins = |at: usize| scan.shape(at) == Some(Shape::Comma) || matches!(scan.word(at), "and" | "or");
    matches!(scan.shape(end), Some(Shape::Word | Shape::Hyphen)) && !(joins(end) && listed(end + 1))
        || scan.word_before(start) == "the"
        || grammar::is(scan.word_before(start), Class::Rank)
        || (joins(end) && listed(end + 1))
        || (start >= 2
            && joins(start - 1)
            && (listed(start - 2) || (start >= 3 && joins(start - 2) && listed(start - 3))))
        || scan.is_all(tokens)
}
