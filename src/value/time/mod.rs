//! Clock times: "1400 GMT", "10pm, Singapore time", "about 4 p.m. on Tuesday".
//!
//! `face` reads hours and minutes, `clock` adds half of the day and zone, `stretch` the second of two, `lasting` its length, `moment` the day; `value` makes the interval.

mod clock;
mod face;
mod iso;
mod lasting;
mod moment;
mod stretch;
mod value;
mod words;

use super::Mention;
use super::date::Dated;
use super::scan::Scan;
use crate::text::Shape;

pub use value::{in_zone, last_day};

/// The clock time whose first word of weight is token `at`, with the day behind it.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    let told = may_start(scan, at).then(|| moment::read(scan, at)).flatten()?;
    Some(value::mention(scan, &told))
}

/// A day with the clock time behind it: "Tuesday at 3 p.m."
pub(super) fn behind(scan: &Scan<'_, '_>, day: &Dated) -> Option<Mention> {
    Some(value::mention(scan, &moment::behind(scan, day)?))
}

/// Two days with the clock time behind them: "22-23 February at 7 p.m."
pub(super) fn behind_two(scan: &Scan<'_, '_>, first: Dated, last: &Dated) -> Option<Mention> {
    Some(value::mention(scan, &moment::behind_two(scan, first, last)?))
}

/// The words that a clock time can start with, figures aside.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    words::STARTS.iter().map(String::as_str)
}

/// Whether a clock time can start at token `at`.
fn may_start(scan: &Scan<'_, '_>, at: usize) -> bool {
    match scan.text.shape(at) {
        Some(Shape::Number) => true,
        Some(Shape::Word) => words::STARTS.contains(scan.word(at)),
        _ => false,
    }
}
