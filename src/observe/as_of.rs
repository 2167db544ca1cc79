//! The day a value holds for, where its sentence names one: "said on March 13 that", "as of Monday", "by 3 July".

use std::ops::Range;

use crate::model::{AsOf, DAY, Kind, Moment, Value};
use crate::text::Text;
use crate::value::{self, Mention};

/// How far from its verb of saying a date may stand and still date what is said.
const BESIDE_VERB: usize = 3;
/// Longer stretches than a week date nothing.
const LONGEST: f64 = 8.0 * DAY;

/// The day that what stands at `tokens` holds for. Beside the verb of saying, or after "as of", a date is the day of
/// the statement; elsewhere in the sentence it is so only where `any_date` may be, and if it is the only one.
pub(super) fn find(
    text: &Text<'_>,
    mentions: &[Mention],
    tokens: &Range<usize>,
    verb: Option<usize>,
    published: Option<Moment>,
    any_date: bool,
) -> Option<AsOf> {
    let dates: Vec<(&Range<usize>, &Value)> = mentions
        .iter()
        .filter(|mention| mention.tokens.end <= tokens.start || mention.tokens.start >= tokens.end)
        .filter_map(|mention| Some((&mention.tokens, dated(mention)?)))
        .collect();
    let is_introduced = |at: &Range<usize>| {
        let before = |back: usize| at.start.checked_sub(back).map_or("", |at| text.word(at));
        matches!((before(2), before(1)), ("as", "of" | "at") | (_, "until" | "by"))
    };
    let is_beside = |at: &Range<usize>| {
        verb.is_some_and(|verb| (at.start > verb && at.start - verb <= BESIDE_VERB) || at.end == verb)
    };
    let stated = dates.iter().find(|(at, _)| is_introduced(at) || is_beside(at));
    let only = match dates.as_slice() {
        [only] if any_date => Some(only),
        _ => None,
    };
    let (_, value) = stated.or(only)?;
    let last_day = value::last_day(value)?;
    // Nothing is known as of a day to come; the day after counts for a paper on the other side of the globe.
    let is_past = published.is_none_or(|published| last_day <= published.day_number() + 1);
    // The day counts, whatever part of it: "by Monday morning".
    let written = match value.timex.as_deref()? {
        timex if timex.starts_with(|c: char| c.is_ascii_digit()) => timex.split('T').next()?.to_owned(),
        // "A few days ago", "in the past week": no day stands in the value, but in what it comes to.
        _ if value.interval?.wide.width() <= DAY => value.from.clone()?,
        _ => format!("{}/{}", value.from.as_deref()?, value.to_exclusive.as_deref()?),
    };
    Some(AsOf { written, last_day }).filter(|_| is_past)
}

/// The date of a mention, if it is a day or a week that is known.
fn dated(mention: &Mention) -> Option<&Value> {
    let mut readings = std::iter::once(&mention.value).chain(&mention.readings);
    let value = readings.find(|value| value.kind == Kind::Date)?;
    value.interval.filter(|interval| interval.wide.width() <= LONGEST).map(|_| value)
}
