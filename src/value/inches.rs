//! Inches whose word or sign means something else too: "5 in thick", "a 27" screen".

use super::scan::Scan;
use super::units::Unit;
use crate::text::Shape;

/// What an inch measures, behind "in".
const SIZES: [&str; 12] =
    ["thick", "wide", "long", "tall", "high", "deep", "diameter", "across", "apart", "thickness", "length", "square"];

/// The inch at token `at`, behind digits that start at token `number`, and the token after it.
pub(crate) fn at(scan: &Scan<'_, '_>, number: usize, at: usize) -> Option<(&'static Unit, usize)> {
    let meant = match scan.word(at) {
        "in" => {
            SIZES.contains(&scan.word(at + 1))
                || scan.is_all(&(number..at + 1))
                || scan.is_all(&(number..at + 2)) && scan.word(at + 1) == "diameter"
        }
        "\"" => scan.shape(at) == Some(Shape::Quote) && scan.is_glued(at) && !closes(scan, at),
        _ => false,
    };
    if meant { Unit::parse("in").map(|unit| (unit, at + 1)) } else { None }
}

/// Whether the quotation mark at token `at` ends a quotation.
fn closes(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.text.quotation_of(at - 1).is_some_and(|quotation| quotation.tokens.end == at)
}
