//! Two bounds that make a range: "more than 20 but fewer than 30 people", "over 100 and under 300".

use super::scan::Scan;
use super::{Mention, quantity};
use crate::model::{Hedge, Interval, Kind, Range};

/// Joins a lower bound with the upper bound that follows it.
pub(crate) fn join(scan: &Scan<'_, '_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut joined: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match joined.last() {
            Some(first) if bound_together(scan, first, &mention) => {
                if let Some(first) = joined.pop() {
                    joined.push(between(scan, &first, mention));
                }
            }
            _ => joined.push(mention),
        }
    }
    joined
}

fn bound_together(scan: &Scan<'_, '_>, low: &Mention, high: &Mention) -> bool {
    let (first, second) = (&low.value, &high.value);
    let bounds = matches!(first.hedge, Hedge::MoreThan | Hedge::AtLeast)
        && matches!(second.hedge, Hedge::LessThan | Hedge::AtMost);
    bounds
        && low.tokens.end + 1 == high.tokens.start
        && matches!(scan.word(low.tokens.end), "and" | "but")
        && low.noun.is_none()
        && low.tokens.start < low.tokens.end
        && !first.kind.is_time()
        && (first.unit == second.unit || (first.kind == Kind::Number && !second.kind.is_time()))
        && first.number.zip(second.number).is_some_and(|(low, high)| low < high)
}

/// The second mention with the number of the first as its lower end, and both their words.
fn between(scan: &Scan<'_, '_>, low: &Mention, high: Mention) -> Mention {
    let factor = if low.value.unit == high.value.unit { 1.0 } else { scale(&high) };
    let (open_lo, open_hi) = (low.value.hedge == Hedge::MoreThan, high.value.hedge == Hedge::LessThan);
    let ends = |value: &crate::model::Value| value.interval.and_then(|interval| interval.nominal);
    let mut joined = Mention { tokens: low.tokens.start..high.tokens.end, ..high };
    let lo = ends(&low.value).map(|lo| lo * factor);
    for value in std::iter::once(&mut joined.value).chain(&mut joined.readings) {
        let Some((lo, hi)) = lo.zip(ends(value)) else { continue };
        let range = Range { lo, hi, lo_open: open_lo, hi_open: open_hi };
        value.interval = Some(Interval { hard_lo: true, hard_hi: true, ..Interval::soft(None, Some(range), range) });
        value.to = value.number;
        value.number = low.value.number;
        value.hedge = Hedge::Between;
    }
    quantity::rewrite(scan, &mut joined);
    quantity::finish(&mut joined);
    joined
}

/// What one of the unit is in the base unit of its kind, where the first number has no unit of its own.
fn scale(mention: &Mention) -> f64 {
    let nominal = mention.value.interval.and_then(|interval| interval.nominal);
    nominal.zip(mention.value.number).filter(|(_, number)| *number > 0.0).map_or(1.0, |(base, number)| base / number)
}
