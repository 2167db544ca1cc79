//! A date, and the clock time behind it where it is a day that has one: "Tuesday at 3 p.m." is one mention.

use super::scan::Scan;
use super::{Mention, date, time};

/// The date whose first word of weight is token `at`, with its clock time.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    let dated = date::dated(scan, at)?;
    let told = if date::is_day(&dated) {
        time::behind(scan, &dated)
    } else {
        date::ends(&dated).and_then(|(first, last)| time::behind_two(scan, first, &last))
    };
    Some(told.unwrap_or_else(|| date::mention(scan, &dated)))
}
