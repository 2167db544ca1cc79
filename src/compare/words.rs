//! Versions of labels, quotations and spellings: words that are the same or are not.

use super::reading::Group;
use crate::model::{Kind, Observation, Value};

/// The observations by what they say, in order of first appearance.
pub(super) fn versions(kind: Kind, all: &[Observation], members: &[usize], denied: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for at in members {
        let Some(observation) = all.get(*at) else { continue };
        let is_it = |group: &Group| {
            let other = group.members.first().and_then(|first| all.get(*first));
            other.is_some_and(|other| same(kind, &other.value, &observation.value))
        };
        match groups.iter().position(is_it).and_then(|found| groups.get_mut(found)) {
            Some(group) => group.members.push(*at),
            None => groups.push(Group { point: None, members: vec![*at], denied }),
        }
    }
    groups
}

/// Whether two values of a kind of words are one version.
pub(super) fn same(kind: Kind, a: &Value, b: &Value) -> bool {
    let label = |value: &Value| value.label.clone().unwrap_or_default();
    let (a, b) = (label(a), label(b));
    match kind {
        // Case, punctuation, ellipses and [insertions] aside; a part of the words is the same words.
        Kind::Quote => {
            let (a, b) = (spoken(&a), spoken(&b));
            is_part(&a, &b) || is_part(&b, &a)
        }
        // "Volodymyr Zelensky" and "Zelensky" spell one name one way.
        Kind::Spelling => {
            let (a, b) = (a.to_lowercase(), b.to_lowercase());
            a == b || a.ends_with(&format!(" {b}")) || b.ends_with(&format!(" {a}"))
        }
        _ => a.to_lowercase() == b.to_lowercase(),
    }
}

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
