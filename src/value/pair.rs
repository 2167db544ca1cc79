//! Conversion pairs: two values written as one, "1,300 square kilometres (500 square miles)", "1400 GMT (10pm, Singapore
//! time)". Works on the finished mentions of a sentence, whatever their kind.

use super::grammar::{self, Class};
use super::scan::Scan;
use super::units::Unit;
use super::{Mention, Zone, in_zone};
use crate::model::{DAY, Hedge, Kind, Value};
use crate::text::{Shape, Text};

/// The halves of a pair as values of their own, each with its own words; the first keeps the others as `also`. Any other
/// mention gives its one value.
pub(super) fn halves(text: &Text<'_>, mention: &Mention) -> Vec<Value> {
    let mut halves = vec![mention.value.clone()];
    let mut rest = mention.value.also.as_deref();
    if let (Some(second), Some(first)) = (rest, halves.first_mut()) {
        let ends = mention.tokens.clone().filter(|at| text.span(&(*at..*at + 1)).end <= second.span.start);
        let end = ends.rev().find(|at| !is_tie(text, *at)).map_or(mention.tokens.end, |last| last + 1);
        let tokens = mention.tokens.start..end;
        first.span = text.span(&tokens);
        text.words(&tokens).clone_into(&mut first.written);
    }
    while let Some(half) = rest {
        halves.push(Value { also: None, ..half.clone() });
        rest = half.also.as_deref();
    }
    halves
}

/// Whether a token may stand between two halves.
fn is_tie(text: &Text<'_>, at: usize) -> bool {
    matches!(text.shape(at), Some(Shape::Open | Shape::Comma)) || matches!(text.word(at), ";" | "/" | "or" | "=")
}

/// How the second half is tied to the first.
enum Tie {
    /// In brackets that close behind it.
    Brackets,
    /// By a slash.
    Slash,
    /// By a comma or "or".
    Words,
}

/// Joins neighbours that are two halves of one value; the first takes the second as `also` and both their tokens.
pub(crate) fn join(scan: &Scan<'_, '_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut joined: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match joined.last_mut() {
            Some(first) if tied(scan, first, &mention) => take(scan, first, mention),
            _ => joined.push(mention),
        }
    }
    joined
}

fn tied(scan: &Scan<'_, '_>, first: &Mention, second: &Mention) -> bool {
    if first.noun.is_some() || !converts(last_half(&first.value), &second.value) {
        return false;
    }
    if first.value.kind == Kind::Fraction && grammar::is(scan.word_before(first.tokens.start), Class::Part) {
        return false;
    }
    match tie(scan, first.tokens.end, second.tokens.start) {
        Some(Tie::Brackets) => {
            matches!(scan.shape(second.tokens.end), Some(Shape::Close | Shape::Comma))
                || matches!(scan.word(second.tokens.end), ";" | "/" | "or")
        }
        Some(Tie::Slash) => !second.value.kind.is_time() || second.value.is_zoned() && first.value.is_zoned(),
        // A comma or "or" between clock times parts two times, and "512 GB or 1 TB" is a choice.
        Some(Tie::Words) => {
            let (first, second) = (last_half(&first.value), &second.value);
            !second.kind.is_time() && (!are_of_one_system(first, second) || meet(first, second))
        }
        None => false,
    }
}

/// Whether both are the same measure in different units, or the same clock on different faces.
fn converts(first: &Value, second: &Value) -> bool {
    if first.kind != second.kind || first.per != second.per {
        return false;
    }
    let plain = |value: &Value| !matches!(value.hedge, Hedge::Vague);
    let timed = |value: &Value| value.timex.as_deref().is_some_and(|timex| timex.contains('T'));
    if first.kind.is_time() {
        return timed(first) && timed(second);
    }
    // Points are no share, and none becomes the other.
    let is_points = |value: &Value| value.unit.as_deref() == Some("pp");
    if is_points(first) != is_points(second) {
        return false;
    }
    plain(first) && plain(second) && first.unit != second.unit && (first.unit.is_some() || second.unit.is_some())
}

/// Whether one unit is a whole number of the other: nobody is helped by such a conversion.
fn are_of_one_system(first: &Value, second: &Value) -> bool {
    let unit = |value: &Value| value.unit.as_deref().and_then(Unit::parse);
    let (Some(first), Some(second)) = (unit(first), unit(second)) else { return false };
    let times = (first.factor / second.factor).max(second.factor / first.factor);
    (times - times.round()).abs() < 1e-9 * times
}

/// Whether two values leave room for one.
fn meet(first: &Value, second: &Value) -> bool {
    first.interval.zip(second.interval).is_some_and(|(first, second)| !first.wide.meet(second.wide).is_empty())
}

/// What stands between the halves.
fn tie(scan: &Scan<'_, '_>, from: usize, to: usize) -> Option<Tie> {
    match to.checked_sub(from)? {
        1 if scan.shape(from) == Some(Shape::Open) => Some(Tie::Brackets),
        // "2m euros (£1.7m; $2.6m)": the bracket is open since the half before.
        1 if scan.word(from) == ";" => Some(Tie::Brackets),
        1 if scan.word(from) == "/" => Some(Tie::Slash),
        1 if scan.word(from) == "or" => Some(Tie::Words),
        2 if scan.shape(from) == Some(Shape::Comma) && scan.word(from + 1) == "or" => Some(Tie::Words),
        2 if scan.shape(from) == Some(Shape::Open) && matches!(scan.word(from + 1), "or" | "=") => Some(Tie::Brackets),
        _ => None,
    }
}

/// Hangs the second half behind the last of the first.
fn take(scan: &Scan<'_, '_>, first: &mut Mention, second: Mention) {
    let end = second.tokens.end;
    let closes = scan.shape(end) == Some(Shape::Close);
    first.tokens.end = end + usize::from(closes);
    let mut last = &mut first.value;
    while last.also.is_some() {
        if let Some(also) = last.also.as_deref_mut() {
            last = also;
        } else {
            return;
        }
    }
    let mut second = second.value;
    share_zone(last, &mut second);
    last.also = Some(Box::new(second));
    first.value.span = scan.text.span(&first.tokens);
    scan.text.words(&first.tokens).clone_into(&mut first.value.written);
}

/// "10pm (1400 GMT)": the half that names its zone gives it to the one that does not, where some zone fits.
fn share_zone(first: &mut Value, second: &mut Value) {
    const QUARTER: f64 = 900.0;
    let is_open = |value: &Value| value.kind == Kind::Time && !value.is_zoned();
    let (open, zoned) = match (is_open(first), is_open(second)) {
        (true, false) => (first, &*second),
        (false, true) => (second, &*first),
        _ => return,
    };
    // The time that a hedge was put on.
    let at = |value: &Value| {
        let core = value.interval.and_then(|interval| interval.core)?;
        Some(match value.hedge {
            Hedge::About => f64::midpoint(core.lo, core.hi),
            Hedge::Nearly => core.hi,
            _ => core.lo,
        })
    };
    let (Some(face), Some(instant)) = (at(open), at(zoned)) else { return };
    // Zones lie between 12 hours behind and 14 ahead, in quarters of an hour.
    let ahead = (face - instant + 12.0 * 3600.0).rem_euclid(DAY) - 12.0 * 3600.0;
    if (ahead / QUARTER).fract().abs() < 1e-6 {
        *open = in_zone(open, &Zone::fixed((ahead / 60.0) as i16));
    }
}

fn last_half(value: &Value) -> &Value {
    let mut last = value;
    while let Some(also) = last.also.as_deref() {
        last = also;
    }
    last
}
