//! Lists under a count: "the four regions: A, B, C and D".

use super::{Fault, Place};
use crate::text::Text;
use crate::value::{self, Context, Mention};

/// How many times as large as the list its count can be, or the list as its count, and still be meant for it.
const MOST: f64 = 2.0;

/// The fault of a count whose list has another number of entries.
pub(super) fn check(place: &Place<'_>) -> Option<Fault> {
    let value = &place.mention.value;
    let entries = value.items.len();
    let number = value.number.filter(|_| value.hedge.is_bare() && value.to.is_none())?;
    if entries < 2
        || number < 2.0
        || (number - entries as f64).abs() < 0.5
        || value.items.iter().any(|item| is_counted(item))
    {
        return None;
    }
    // A list so much shorter or longer names examples, or belongs to something else.
    let sizes = number / entries as f64;
    let is_shared = |other: &Mention| other.tokens != place.mention.tokens && other.value.items == value.items;
    if !(1.0 / MOST..=MOST).contains(&sizes) || place.neighbours().iter().any(is_shared) {
        return None;
    }
    // "Two of its five ports: A and B": the list has what is taken out.
    let word = |at: usize| place.text().word(at);
    let is_taken_out = |other: &Mention| {
        other.tokens.end <= place.mention.tokens.start
            && word(other.tokens.end) == "of"
            && other.value.number == Some(entries as f64)
    };
    // "Five children and stepchildren: ...": what is counted is not all there is.
    let is_joined = |noun: &std::ops::Range<usize>| matches!(word(noun.end), "and" | "or");
    if place.neighbours().iter().any(is_taken_out) || place.mention.noun.as_ref().is_some_and(is_joined) {
        return None;
    }
    let listed = value.items.join(", ");
    let message = format!("{} are announced and {entries} listed: {listed}.", value.display);
    Some(Fault { message, values: vec![value.clone()] })
}

/// Whether an entry stands for several: "four guests" of "seven people: four guests and three of the staff".
fn is_counted(entry: &str) -> bool {
    let text = Text::plain(entry);
    value::read(&text, 0, &Context::default()).first().is_some_and(|mention| mention.tokens.start == 0)
}
