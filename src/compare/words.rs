//! Versions of labels, quotations and spellings: words that are the same or are not.

use std::collections::{BTreeMap, HashMap};

use super::reading::Group;
use crate::model::{Kind, Observation, Value};

/// The observations by what they say. The longest forms come first, of equally long ones the most frequent, and a part
/// of one is that one, so that who is read first decides nothing.
pub(super) fn versions(kind: Kind, all: &[Observation], members: &[usize], denied: bool) -> Vec<Group> {
    let mut said: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for at in members {
        if let Some(observation) = all.get(*at) {
            said.entry(form(kind, &observation.value)).or_default().push(*at);
        }
    }
    let mut said: Vec<(Vec<String>, Vec<usize>)> = said.into_iter().collect();
    said.sort_by_key(|(form, members)| std::cmp::Reverse((form.len(), members.len())));
    let forms: Vec<&[String]> = said.iter().map(|(form, _)| form.as_slice()).collect();
    let homes = match kind {
        Kind::Quote => homes_of_quotes(&forms),
        Kind::Spelling => homes_of_spellings(&forms),
        _ => (0..forms.len()).collect(),
    };
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for ((_, members), home) in said.iter().zip(homes) {
        groups.entry(home).or_default().extend(members);
    }
    let group = |mut members: Vec<usize>| {
        members.sort_unstable();
        Group { point: None, members, denied }
    };
    groups.into_values().map(group).collect()
}

/// Whether two values of a kind of words are one version.
pub(super) fn same(kind: Kind, a: &Value, b: &Value) -> bool {
    let (a, b) = (form(kind, a), form(kind, b));
    match kind {
        Kind::Quote => is_part(&a, &b) || is_part(&b, &a),
        Kind::Spelling => a.ends_with(&b) || b.ends_with(&a),
        _ => a == b,
    }
}

/// For each form, which one it is a part of: "Volodymyr Zelensky" and "Zelensky" spell one name one way.
fn homes_of_spellings(forms: &[&[String]]) -> Vec<usize> {
    let mut ends: HashMap<&[String], usize> = HashMap::new();
    let mut homes = Vec::with_capacity(forms.len());
    for (at, form) in forms.iter().enumerate() {
        let known = ends.get(form).copied();
        homes.push(known.unwrap_or(at));
        if known.is_none() {
            for from in 0..form.len() {
                ends.entry(form.get(from..).unwrap_or_default()).or_insert(at);
            }
        }
    }
    homes
}

/// For each form, which one holds all its words; looked for among those that hold its rarest.
fn homes_of_quotes(forms: &[&[String]]) -> Vec<usize> {
    let mut holding: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut homes = Vec::with_capacity(forms.len());
    for (at, form) in forms.iter().enumerate() {
        let hold = |word: &String| holding.get(word.as_str()).map_or(&[][..], Vec::as_slice);
        let found = match form.iter().map(hold).min_by_key(|held| held.len()) {
            Some(rarest) => {
                rarest.iter().copied().find(|home| forms.get(*home).is_some_and(|whole| is_part(form, whole)))
            }
            // No words at all are a part of any.
            None => Some(0),
        };
        homes.push(found.unwrap_or(at));
        if found.is_none() {
            for word in *form {
                let held = holding.entry(word).or_default();
                if held.last() != Some(&at) {
                    held.push(at);
                }
            }
        }
    }
    homes
}

/// The words that count: of a quotation those spoken, of a name and a label all, case aside.
fn form(kind: Kind, value: &Value) -> Vec<String> {
    let label = value.label.as_deref().unwrap_or_default();
    match kind {
        Kind::Quote => spoken(label),
        Kind::Spelling => label.to_lowercase().split(' ').map(str::to_owned).collect(),
        _ => vec![label.to_lowercase()],
    }
}

/// Case, punctuation, ellipses and [insertions] aside.
fn spoken(words: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let outside: String = words
        .chars()
        .filter(|c| {
            match c {
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && *c != ']'
        })
        .collect();
    let words = outside.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words.filter(|word| !word.is_empty()).map(|word| word.to_lowercase().replace('’', "'")).collect()
}

/// Whether `part` stands in `whole` word for word.
fn is_part(part: &[String], whole: &[String]) -> bool {
    part.is_empty() || whole.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn words_are_the_same_but_for_what_does_not_count() {
        let cases = [
            (Kind::Quote, "a large number of questions", "A large number of questions…", true),
            (Kind::Quote, "a large number [of these] of questions", "a large number of questions", true),
            (Kind::Quote, "a large number of questions", "a great number of questions", false),
            (Kind::Spelling, "Volodymyr Zelensky", "Zelensky", true),
            (Kind::Spelling, "Zelenskyy", "Zelensky", false),
            (Kind::Spelling, "ZELENSKY", "Zelensky", true),
            (Kind::Label, "accepts", "refuses", false),
        ];
        for (kind, a, b, expected) in cases {
            let value = |label: &str| Value::label(kind, Span::default(), label, label);
            assert_eq!(same(kind, &value(a), &value(b)), expected, "{a} | {b}");
        }
    }
}
