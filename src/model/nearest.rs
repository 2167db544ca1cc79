//! "Did you mean": the valid name nearest to what was written.

/// The candidate nearest to `name`, where one is near enough to be what was meant.
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let name = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (distance(&name, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            let shorter = candidate.chars().count().min(name.chars().count());
            *distance <= 1 + shorter / 4 && *distance < shorter.max(1)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits between two names; a plural, a hyphen for an underscore and a name that begins another count as one.
fn distance(name: &str, candidate: &str) -> usize {
    let edits = strsim::damerau_levenshtein(name, candidate);
    let begins = name.chars().count() >= 3 && (candidate.starts_with(name) || name.starts_with(candidate));
    if begins && !candidate.is_empty() { edits.min(1) } else { edits }
}

/// "`a`, `b` or `c`"
pub fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_mended_and_strangers_are_not() {
        for (name, expected) in [
            ("phrase", Some("phrases")),
            ("wher", Some("where")),
            ("exmaples", Some("examples")),
            ("Value", Some("value")),
            ("lables", Some("labels")),
            ("colour", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, ["value", "phrases", "where", "examples", "labels"]), expected, "{name}");
        }
    }
}
