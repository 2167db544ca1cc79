//! Dates: days, weeks, months, years and longer, as they are written or counted from the day of publication.
//!
//! The forms are one file each: `numeric` in figures, `named` by month and holiday, `weekly` by weekday, `nth` by place in
//! a longer stretch, `relative` beside today, `counted` from now, `yearly` by year and longer; `plain` is any of them,
//! `single` what is left of it or counted from it, `range` two of them, `list` more; `shift` says which of the stretches
//! of one name is meant. `written` says what stretch of days a form means, with `steps`, `place` and `feast` for what is
//! counted, `clocked` for what is counted in hours and minutes, `earlier` and `told` for what is counted from another date
//! of the sentence. `company` has the quarters and years of companies, `reference` what names no time: "now".

mod amount;
mod anchor;
mod beside;
mod clocked;
mod company;
mod counted;
mod earlier;
mod feast;
mod found;
mod list;
mod named;
mod nth;
mod numeric;
mod place;
mod plain;
mod range;
mod reference;
mod relative;
mod shift;
mod single;
mod spoken;
mod steps;
mod tense;
mod told;
mod unit;
mod value;
mod weekly;
mod words;
mod written;
mod yearly;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::Mention;
use super::number::{self, Role};
use super::scan::Scan;

use crate::model::Value;
use crate::text::Shape;

pub(super) use range::Dated;
pub use reference::references;
pub(super) use told::Told;

/// The mention that a date makes.
pub(super) fn mention(scan: &Scan<'_, '_>, dated: &Dated) -> Mention {
    value::mention(scan, dated)
}

/// What is written of a date at token `at`.
pub(super) fn dated(scan: &Scan<'_, '_>, at: usize) -> Option<Dated> {
    if may_start(scan, at) { range::read(scan, at) } else { None }
}

/// The day that is meant, where it is one day and resolves.
pub(super) fn day(scan: &Scan<'_, '_>, dated: &Dated) -> Option<Date> {
    value::day(scan, dated)
}

/// Whether it is one day, resolved or not.
pub(super) fn is_day(dated: &Dated) -> bool {
    dated.is_day()
}

/// The two days that it lies between, each with the tokens of both.
pub(super) fn ends(dated: &Dated) -> Option<(Dated, Dated)> {
    dated.ends().filter(|(first, last)| first.is_day() && last.is_day())
}

/// The value of a date without its hedge.
pub(super) fn value(scan: &Scan<'_, '_>, dated: &Dated) -> Value {
    value::value(scan, dated)
}

/// The half of the day that a date names: "Tuesday night" is after noon.
pub(super) fn part(dated: &Dated) -> Option<&'static str> {
    dated.part()
}

/// The day in the year at token `at`, where it names none, and the token after that year.
pub(super) fn with_year(scan: &Scan<'_, '_>, dated: &Dated, at: usize) -> Option<(Dated, usize)> {
    let year = words::year(scan, at).filter(|_| !beside::counts(scan, at + 1))?;
    Some((dated.in_year(year)?, at + 1))
}

/// The part of a day at token `at`, by its code in TIMEX3, and the token after it.
pub(super) fn part_of_day(scan: &Scan<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    words::part(scan, at)
}

/// The day of the week that a folded word names, 1 for Monday.
pub fn weekday(word: &str) -> Option<i8> {
    words::weekday_named(word)
}

/// The words that a date can start with, figures and number words aside.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    words::STARTS.iter().map(String::as_str).chain(yearly::CODES)
}

/// Whether a date can start at token `at`: one look for the many words that start none.
fn may_start(scan: &Scan<'_, '_>, at: usize) -> bool {
    match scan.shape(at) {
        Some(Shape::Number) => true,
        Some(Shape::Word) => {
            let word = scan.word(at);
            words::FIRST_FORMS.at(scan.text, at, scan.end).is_some()
                || yearly::is_code(word)
                || match number::role(word) {
                    // "A" and "an" are every other word, and start a date only as "a year ago".
                    Some((Role::Article, _)) => starts_length(scan, at + 1),
                    role => role.is_some(),
                }
        }
        _ => false,
    }
}

/// Whether token `at`, behind an article, is what "a year ago", "a few days ago", "a dozen years ago" and "a half hour ago"
/// go on with.
fn starts_length(scan: &Scan<'_, '_>, at: usize) -> bool {
    words::unit(scan, at).is_some() || words::is_vague(scan, at - 1) || number::role(scan.word(at)).is_some()
}
