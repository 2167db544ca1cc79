//! Whether two values can be one: by this an expectation, a denial and a reason are judged.

use super::placed::place;
use super::{clock, group, line, words};
use crate::model::{Kind, Value};
use crate::rule::Fact;

/// Whether one truth could stand behind both values, with the tolerance of the rule.
pub(super) fn can_be_one(fact: &Fact, a: &Value, b: &Value) -> bool {
    if a.kind.is_words() {
        return words::same(a.kind, a, b);
    }
    if let Some(same) = line::same_day_of_year(a, b) {
        return same;
    }
    if !group::are_comparable(a, b) {
        return false;
    }
    if a.kind == Kind::Time {
        return clock::can_be_one(fact, a, b);
    }
    let (Some(x), Some(y)) = (line::interval(a), line::interval(b)) else { return false };
    let placed = place(&[(0, x, a.hedge), (1, y, b.hedge)], fact.compare.tolerance, 0.5);
    let shared = placed.iter().map(|p| p.wide).reduce(crate::model::Range::meet);
    shared.is_some_and(|shared| !shared.is_empty())
}
