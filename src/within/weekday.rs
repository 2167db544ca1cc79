//! Weekdays beside their dates: "Tuesday, 19 March 2025" was a Wednesday.

use jiff::civil::{Date, Weekday};

use super::{Fault, Place};
use crate::model::{Hedge, Kind};
use crate::value;

/// A date without its year is taken for the one nearest to publication; only so near, in days, is that beyond doubt.
const NEAR: i32 = 31;

/// The fault of a date whose weekday is another.
pub(super) fn check(place: &Place<'_>) -> Option<Fault> {
    let value = &place.mention.value;
    // "From Aug. 15 through Tuesday": the weekday is the other end's.
    if !matches!(value.kind, Kind::Date | Kind::Time) || value.to_exclusive.is_none() || value.hedge == Hedge::Between {
        return None;
    }
    let words = || place.mention.tokens.clone().map(|at| place.text().word(at));
    let (mut named, others): (Vec<i8>, Vec<&str>) =
        words().fold((Vec::new(), Vec::new()), |(mut days, mut others), word| {
            match value::weekday(word) {
                Some(day) => days.push(day),
                None => others.push(word),
            }
            (days, others)
        });
    let (Some(named), true) = (named.pop(), named.is_empty()) else { return None };
    // A weekday alone, or "last Tuesday", is counted from publication and cannot be wrong.
    let is_figure = |word: &&str| word.trim_end_matches(|c: char| c.is_alphabetic()).parse::<u16>().is_ok();
    let figures: Vec<&str> = others.into_iter().filter(is_figure).collect();
    let date: Date = value.timex.as_deref()?.get(..10)?.parse().ok()?;
    let day_is_named =
        figures.iter().any(|figure| figure.trim_end_matches(char::is_alphabetic).parse() == Ok(date.day()));
    let year_is_named = figures.iter().any(|figure| figure.parse() == Ok(date.year()));
    let is_near = || {
        let published = place.document.published.map(|moment| moment.date)?;
        Some((date - published).get_days().abs() <= NEAR)
    };
    if !day_is_named || !(year_is_named || is_near() == Some(true)) {
        return None;
    }
    let named = Weekday::from_monday_one_offset(named).ok()?;
    if date.weekday() == named || !year_is_named && is_of_another_year(place, date, named) {
        return None;
    }
    let message = format!("“{}”: {date} is a {:?}, not a {named:?}.", value.written, date.weekday());
    Some(Fault { message, values: vec![value.clone()] })
}

/// Whether the document names a year in which the date does fall on that weekday: a picture from its archive, a day that
/// it looks back on.
fn is_of_another_year(place: &Place<'_>, date: Date, named: Weekday) -> bool {
    let sentences = 0..place.text().sentences.len();
    let mut dates = sentences.flat_map(|at| place.values.in_sentence(at)).filter_map(|mention| {
        let from: Date = mention.value.from.as_deref()?.get(..10)?.parse().ok()?;
        Date::new(from.year(), date.month(), date.day()).ok()
    });
    dates.any(|other| other.year() != date.year() && other.weekday() == named)
}
