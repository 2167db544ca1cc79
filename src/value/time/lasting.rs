//! A stretch of the clock by its beginning and its length: "from 2 p.m. for two hours", "for 3 hours from 10 a.m."

use super::clock::{self, Clock};
use super::face::Sure;
use super::stretch;
use crate::model::{Kind, Value};
use crate::value::amount::Amount;
use crate::value::scan::Scan;
use crate::value::{measure, quantity};

/// How long something lasts, and the clock time at whose end it does.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lasting {
    /// Its tokens end where those of both do.
    pub(super) last: Clock,
    /// The length as a value of its own.
    pub(super) length: Option<Value>,
}

/// The length of time at token `end`, behind a clock time that "from" opens.
pub(super) fn behind(scan: &Scan<'_, '_>, first: &Clock, end: usize) -> Option<Lasting> {
    if scan.word_before(first.tokens.start) != "from" || scan.word(end) != "for" {
        return None;
    }
    let (amount, minutes) = length(scan, end + 1)?;
    Some(Lasting { last: later(first, minutes, amount.tokens.end), length: value(scan, amount) })
}

/// A bare hour that "from" opens and a length of time follows: "from 9 for 2.5 hours".
pub(super) fn of_hour(scan: &Scan<'_, '_>, clock: &Clock) -> bool {
    let end = clock.tokens.end;
    let hour = (1..=12).contains(&(clock.minutes / 60)) && stretch::is_hour(scan, clock);
    let opened = scan.word_before(clock.tokens.start) == "from" && scan.word(end) == "for";
    hour && opened && length(scan, end + 1).is_some()
}

/// The length of time at token `at` with the clock time behind it that it begins at.
pub(super) fn before(scan: &Scan<'_, '_>, at: usize) -> Option<(Clock, Lasting)> {
    if scan.word_before(at) != "for" {
        return None;
    }
    let (amount, minutes) = length(scan, at)?;
    let from = amount.tokens.end;
    let first = clock::read(scan, from + 1).filter(|clock| clock.needs >= Sure::NeedsCue)?;
    let last = later(&first, minutes, first.tokens.end);
    (scan.word(from) == "from").then(|| (first, Lasting { last, length: value(scan, amount) }))
}

/// Hours and minutes at token `at`, a day at most, and how many minutes they are.
fn length(scan: &Scan<'_, '_>, at: usize) -> Option<(Amount, i16)> {
    let amount = measure::at(scan, at).filter(|amount| amount.high.is_none())?;
    let unit = amount.unit.filter(|unit| matches!(unit.code, "h" | "min"))?;
    let minutes = amount.low.x * unit.factor / 60.0;
    (minutes > 0.0 && minutes < 1440.0).then_some((amount, minutes as i16))
}

fn later(first: &Clock, minutes: i16, end: usize) -> Clock {
    Clock { minutes: (first.minutes + minutes) % 1440, tokens: end..end, ..first.clone() }
}

fn value(scan: &Scan<'_, '_>, amount: Amount) -> Option<Value> {
    quantity::measured(scan, amount).map(|mention| mention.value).filter(|value| value.kind == Kind::Duration)
}
