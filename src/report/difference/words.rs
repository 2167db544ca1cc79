//! What the formats of a difference say in the same words.

use crate::model::{Key, Stance};
use crate::report::counted;
use crate::wire::{Difference, FactChange, Fate, Judged, ObservationChange, ObservationRow, VerdictChange};

/// `1 fact changes, 2 are added; 14 stay as they are (12 documents)`
pub(super) fn summary(difference: &Difference) -> String {
    let count = |fate| difference.facts.iter().filter(|fact| fact.fate == fate).count();
    let documents = counted(difference.documents.len(), "document");
    let stay = match difference.unchanged {
        0 => "none stays as it is".to_owned(),
        1 => "1 stays as it is".to_owned(),
        number => format!("{number} stay as they are"),
    };
    if difference.facts.is_empty() {
        return format!("No fact changes: {stay} ({documents})");
    }
    let changed = match count(Fate::Changed) {
        0 => String::new(),
        1 => "1 fact changes".to_owned(),
        number => format!("{number} facts change"),
    };
    let mut parts = vec![changed];
    for (fate, word) in [(Fate::Added, "added"), (Fate::Removed, "removed")] {
        let number = count(fate);
        let noun = if parts.iter().all(String::is_empty) { counted(number, "fact") } else { number.to_string() };
        parts.push(match number {
            0 => String::new(),
            1 => format!("{noun} is {word}"),
            _ => format!("{noun} are {word}"),
        });
    }
    parts.retain(|part| !part.is_empty());
    format!("{}; {stay} ({documents})", parts.join(", "))
}

/// "added", "removed", "changed"
pub(super) const fn fate(fact: &FactChange) -> &'static str {
    match fact.fate {
        Fate::Added => "added",
        Fate::Removed => "removed",
        Fate::Changed => "changed",
    }
}

/// `side: north: conflict → agree, error → info`; a verdict that only one side has: `now conflict (error, minor gap)`.
pub(super) fn verdict(change: &VerdictChange) -> String {
    let key = key(&change.key);
    let key = if key.is_empty() { key } else { format!("{key}: ") };
    let what = match (&change.before, &change.after) {
        (Some(before), Some(after)) => steps(before, after),
        (None, Some(after)) => format!("now {}", whole(after)),
        (Some(before), None) => format!("no longer {}", whole(before)),
        (None, None) => String::new(),
    };
    format!("{key}{what}")
}

fn steps(before: &Judged, after: &Judged) -> String {
    let mut parts = vec![step(before.verdict.name(), after.verdict.name())];
    if before.severity != after.severity {
        parts.push(step(before.severity.name(), after.severity.name()));
    }
    match (before.gap, after.gap) {
        (Some(before), Some(after)) if before != after => {
            parts.push(format!("{} gap", step(before.name(), after.name())));
        }
        (None, Some(after)) => parts.push(format!("{} gap", after.name())),
        _ => {}
    }
    parts.join(", ")
}

fn whole(judged: &Judged) -> String {
    let gap = judged.gap.map(|gap| format!(", {} gap", gap.name())).unwrap_or_default();
    format!("{} ({}{gap})", judged.verdict.name(), judged.severity.name())
}

/// `a → b`; what does not change is said once.
fn step(before: &str, after: &str) -> String {
    if before == after { before.to_owned() } else { format!("{before} → {after}") }
}

/// The sentences of a verdict that changes, each under its name; one that stays is said once, where the verdict moves.
pub(super) fn messages(change: &VerdictChange) -> Vec<(&'static str, &str)> {
    let was = change.before.as_ref().map(|judged| judged.message.as_str());
    let is = change.after.as_ref().map(|judged| judged.message.as_str());
    let said = [("was", was.filter(|_| was != is)), ("now", is)];
    said.into_iter().filter_map(|(name, message)| Some((name, message?))).collect()
}

/// "side: ukraine"
pub(super) fn key(key: &Key) -> String {
    let parts: Vec<String> = key.iter().map(|(slot, name)| format!("{slot}: {name}")).collect();
    parts.join(", ")
}

/// What an observation says: "2 h", "not refuses", "31 drones (side: ukraine)".
pub(super) fn says(row: &ObservationRow) -> String {
    let not = if row.stance == Stance::Denies { "not " } else { "" };
    let key = key(&row.key);
    let key = if key.is_empty() { key } else { format!(" ({key})") };
    format!("{not}{}{key}", row.value.display)
}

/// What is not the same about an observation: "2 h → about 2 h", "speaker: nobody → Ana Holm".
pub(super) fn change(change: &ObservationChange) -> String {
    let (before, after) = (&change.before, &change.after);
    let stance = |row: &ObservationRow| row.stance.name().to_owned();
    let mut parts = Vec::new();
    let said = [says(before), says(after)];
    let words = [format!("“{}”", before.written), format!("“{}”", after.written)];
    let nobody = |name: &Option<String>, nobody: &str| name.clone().unwrap_or_else(|| nobody.to_owned());
    let all = [
        ("", said),
        ("", words),
        ("speaker: ", [nobody(&before.speaker, "nobody"), nobody(&after.speaker, "nobody")]),
        ("stance: ", [stance(before), stance(after)]),
        ("as of: ", [nobody(&before.as_of, "no day"), nobody(&after.as_of, "no day")]),
    ];
    for (name, [was, is]) in all {
        if was != is {
            parts.push(format!("{name}{was} → {is}"));
        }
    }
    if parts.is_empty() { change.differs.join(", ") } else { parts.join("; ") }
}
