//! Ages beside years of birth: "Smith, 42, was born in 1990".

use jiff::civil::Date;

use super::{Fault, Place};
use crate::model::{Kind, Value};
use crate::text::lexicon;
use crate::value::Mention;

const WORDS: &str = include_str!("lexicon/en.tsv");

/// So many tokens back from its date "born" may stand.
const REACH: usize = 4;

/// The fault of an age that its year of birth does not allow on the day of publication.
pub(super) fn check(place: &Place<'_>) -> Option<Fault> {
    let age = &place.mention.value;
    let years = age.number.filter(|_| age.to.is_none() && age.hedge.is_bare() && is_age(age))?;
    let published = place.document.published?.date;
    // Where a sentence names several people, whose birth it tells stays open.
    let only = |is: fn(&Place<'_>, &Mention) -> bool| {
        let mut all = place.neighbours().iter().filter(|mention| is(place, mention));
        all.next().filter(|_| all.next().is_none())
    };
    only(|_, mention| is_age(&mention.value))?;
    let birth = &only(is_birth)?.value;
    let first: Date = birth.from.as_deref()?.get(..10)?.parse().ok()?;
    let last = birth.to_exclusive.as_deref()?.get(..10)?.parse::<Date>().ok()?.yesterday().ok()?;
    let (oldest, youngest) = (full_years(first, published), full_years(last, published));
    if (f64::from(youngest)..=f64::from(oldest)).contains(&years) {
        return None;
    }
    let would_be = if oldest == youngest { format!("{oldest}") } else { format!("{youngest} or {oldest}") };
    let message = format!("“{}” and born {}: on {published} that is {would_be}.", age.written, birth.display);
    Some(Fault { message, values: vec![age.clone(), birth.clone()] })
}

fn is_age(value: &Value) -> bool {
    value.kind == Kind::Age && matches!(value.unit.as_deref(), None | Some("y"))
}

/// Whether "born" stands close before a date.
fn is_birth(place: &Place<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.saturating_sub(REACH)..mention.tokens.start;
    let says = |at: usize| {
        let word = place.text().word(at);
        lexicon::entries(WORDS).any(|fields| fields.first() == Some(&"born") && fields.get(1) == Some(&word))
    };
    mention.value.kind == Kind::Date && before.into_iter().any(says)
}

/// Birthdays gone by on a day.
fn full_years(born: Date, on: Date) -> i16 {
    let had_it = (on.month(), on.day()) >= (born.month(), born.day());
    on.year() - born.year() - i16::from(!had_it)
}
