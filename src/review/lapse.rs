//! Whether a decision still holds of what the sources say now, and if not, what has changed, in a sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Said;

/// The changes that a sentence names; of more it gives the number.
const NAMED: usize = 3;

type Values<'s> = BTreeMap<&'s str, BTreeSet<&'s str>>;

/// Whether a decision on `then` holds of `now`: the values are the same, each is still given by someone who gave it
/// then, and nobody who was heard then says something else. Another source for a value that was there, or one source
/// less, is nothing new to decide.
pub(super) fn holds(then: &[Said], now: &[Said]) -> bool {
    let (values_then, values_now) = (by_value(then), by_value(now));
    let (sources_then, sources_now) = (by_source(then), by_source(now));
    !then.is_empty()
        && values_then.keys().eq(values_now.keys())
        && values_then.iter().all(|(value, sources)| values_now.get(value).is_some_and(|now| !now.is_disjoint(sources)))
        && sources_then.iter().all(|(source, values)| sources_now.get(source).is_none_or(|now| now == values))
}

/// Whether any source that was heard then is heard now.
pub(super) fn shares_a_source(then: &[Said], now: &[Said]) -> bool {
    let now = by_source(now);
    then.iter().any(|said| now.contains_key(said.publisher.as_str()))
}

/// Whether any source says now what it said then.
pub(super) fn shares_a_pair(then: &[Said], now: &[Said]) -> bool {
    let now: BTreeSet<(&str, &str)> = now.iter().map(Said::pair).collect();
    then.iter().any(|said| now.contains(&said.pair()))
}

/// What has changed: "The Post said 2 h then and says 3 h now."
pub(super) fn difference(then: &[Said], now: &[Said]) -> String {
    let (then, now) = (by_source(then), by_source(now));
    let changed = then.iter().filter_map(|(source, before)| {
        let after = now.get(source).filter(|after| *after != before)?;
        Some(format!("{source} said {} then and says {} now", listed(before), listed(after)))
    });
    let gone = then.iter().filter(|(source, _)| !now.contains_key(*source));
    let gone = gone.map(|(source, before)| format!("{source}, which said {}, is not heard now", listed(before)));
    let joined = now.iter().filter(|(source, _)| !then.contains_key(*source));
    let joined = joined.map(|(source, after)| format!("{source} says {} and was not heard then", listed(after)));
    let all: Vec<String> = changed.chain(joined).chain(gone).collect();
    let more = all.len().saturating_sub(NAMED);
    let named = all.into_iter().take(NAMED).collect::<Vec<_>>().join("; ");
    match (named.is_empty(), more) {
        (true, _) => "it was made on something else.".to_owned(),
        (false, 0) => format!("{named}."),
        (false, more) => format!("{named}; and {more} more."),
    }
}

fn by_source(says: &[Said]) -> Values<'_> {
    grouped(says.iter().map(Said::pair))
}

fn by_value(says: &[Said]) -> Values<'_> {
    grouped(says.iter().map(Said::pair).map(|(source, value)| (value, source)))
}

fn grouped<'s>(pairs: impl Iterator<Item = (&'s str, &'s str)>) -> Values<'s> {
    let mut groups = Values::new();
    for (name, member) in pairs {
        groups.entry(name).or_default().insert(member);
    }
    groups
}

fn listed(values: &BTreeSet<&str>) -> String {
    values.iter().copied().collect::<Vec<_>>().join(" and ")
}
