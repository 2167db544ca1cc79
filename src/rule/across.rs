//! What can be checked only when all files are known.

use std::collections::BTreeMap;

use super::rules::{Fact, RuleFile};
use crate::model::{Place, Problem, listed, nearest};

/// An id under `sum_of`.
pub(super) struct Part {
    pub(super) path: String,
    pub(super) place: Place,
    pub(super) id: String,
    /// The id of the fact that it is a part of.
    pub(super) whole: String,
}

/// What keeps a fact from being a part of another.
pub(super) fn check_part(part: &Part, facts: &[Fact]) -> Option<Problem> {
    let kind_of = |id: &str| facts.iter().find(|fact| fact.id == id).map(|fact| fact.ask.kind());
    let whole = kind_of(&part.whole)?;
    let (message, help) = match kind_of(&part.id) {
        None => {
            let meant = nearest(&part.id, facts.iter().map(|fact| fact.id.as_str()));
            let others = || facts.iter().map(|fact| fact.id.as_str()).filter(|id| *id != part.whole).take(8);
            let help = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if others().next().is_none() => "write a fact for each part".to_owned(),
                None => format!("the facts are {}", listed(others())),
            };
            (format!("there is no fact `{}` to add up", part.id), help)
        }
        Some(_) if part.id == part.whole => {
            (format!("`{}` cannot be a part of itself", part.id), "take it out of `sum_of`".to_owned())
        }
        Some(kind) if kind != whole => {
            let message = format!("`{}` is of kind `{kind}`, and the sum of kind `{whole}`", part.id);
            (message, "parts and sum are of one kind: take it out of `sum_of`".to_owned())
        }
        Some(kind) if kind.is_words() || kind.is_time() => {
            (format!("values of kind `{kind}` do not add up"), "take `sum_of` out".to_owned())
        }
        Some(_) => return None,
    };
    let problem = Problem::at(&part.path, part.place, message);
    Some(problem.with_help(help))
}

/// A pack that does not say what it is about is about what the files are that use it.
pub(super) fn share_about(files: &mut [RuleFile], users: &BTreeMap<usize, Vec<usize>>) {
    // Users come before their packs, so that what is shared passes on to packs of packs.
    for (pack, users) in users {
        if files.get(*pack).is_none_or(|file| !file.about.is_empty()) {
            continue;
        }
        let abouts: Vec<_> = users.iter().filter_map(|user| files.get(*user)).map(|user| user.about.clone()).collect();
        if abouts.iter().all(|about| !about.is_empty())
            && let Some(file) = files.get_mut(*pack)
        {
            for saying in abouts.into_iter().flatten() {
                if !file.about.contains(&saying) {
                    file.about.push(saying);
                }
            }
        }
    }
}

/// The clocks of a pack that names no zone are those of the files that use it, where these name one zone.
pub(super) fn share_zones(facts: &mut [Fact], mut zones: BTreeMap<usize, String>, users: &BTreeMap<usize, Vec<usize>>) {
    for (pack, users) in users {
        let Some(zone) = users.first().and_then(|user| zones.get(user)).cloned() else { continue };
        if users.iter().all(|user| zones.get(user) == Some(&zone)) {
            zones.entry(*pack).or_insert(zone);
        }
    }
    for fact in facts.iter_mut().filter(|fact| fact.zone.is_none()) {
        fact.zone = zones.get(&fact.file).cloned();
    }
}
