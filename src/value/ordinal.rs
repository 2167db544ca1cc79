//! Places in an order: "the third time", "18th", "twenty-first".

use super::amount::Amount;
use super::interval::Figure;
use super::number::{self, Number, Role};
use super::scan::Scan;
use super::{Mention, novalue, quantity};
use crate::model::{Hedge, Interval, Kind, Range};
use crate::text::Shape;

/// Reads an ordinal that starts at token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    if novalue::is_glued_before(scan, at) {
        return None;
    }
    let (place, end) = if scan.shape(at) == Some(Shape::Number) { in_digits(scan, at)? } else { in_words(scan, at)? };
    // "First Amendment", "10th Street", "10th yard line".
    let named = scan.is_name(end) && scan.shape(end) == Some(Shape::Word);
    let coordinated = scan.word(end) == "and"
        && scan.is_name(end + 1)
        && matches!(number::role(scan.word(end + 1)), Some((Role::Ordinal, _)));
    // "at Fifth and Ontario": the street.
    let street = scan.shape(at) == Some(Shape::Word)
        && scan.is_name(at)
        && !scan.is_name(at - 1)
        && scan.word_before(at) != "the";
    if named || coordinated || street || novalue::is_in_phrase(scan, end - 1) || novalue::is_in_phrase(scan, at) {
        return None;
    }
    // "first" and "second" before a comma or a verb order an argument; a place in an order has its noun or "the".
    let placed =
        scan.shape(end) == Some(Shape::Word) || scan.shape(end) == Some(Shape::Hyphen) || scan.word_before(at) == "the";
    if scan.shape(at) == Some(Shape::Word) && end == at + 1 && !placed {
        return None;
    }
    let number = Number {
        value: place,
        tokens: at..end,
        grain: 1.0,
        last: 1.0,
        magnitude: 1.0,
        digits: 1,
        spelled: false,
        composed: true,
        grouped: true,
    };
    let amount = Amount {
        low: Figure::of(&number),
        high: None,
        unit: None,
        tokens: at..end,
        hedge: None,
        number,
        compound: false,
    };
    let mut mention = quantity::build(scan, &amount, Kind::Ordinal, Hedge::None, at..end);
    mention.value.interval = Some(Interval::soft(Some(place), Some(Range::point(place)), Range::point(place)));
    quantity::finish(&mut mention);
    Some(mention)
}

/// "18th", "21st".
fn in_digits(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    let place: f64 = scan.word(at).replace(',', "").parse().ok()?;
    let suffix = scan.is_glued(at + 1) && matches!(scan.word(at + 1), "st" | "nd" | "rd" | "th");
    (suffix && place.fract() == 0.0).then_some((place, at + 2))
}

/// "third", "twenty-first", "hundredth".
fn in_words(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    match number::role(scan.word(at))? {
        (Role::Ordinal, place) if !scan.word(at).ends_with('s') => Some((place, at + 1)),
        (Role::Tens, tens) => {
            let next = scan.past_hyphen(at + 1);
            match number::role(scan.word(next))? {
                (Role::Ordinal, ones) if ones < 10.0 && !scan.word(next).ends_with('s') => {
                    Some((tens + ones, next + 1))
                }
                _ => None,
            }
        }
        _ => None,
    }
}
