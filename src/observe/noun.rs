//! The counted noun: whether it is one of those that a fact asks for.

use std::ops::Range;

use crate::rule::{Pattern, Rules, Saying, Word};
use crate::text::Text;

/// Whether one of the sayings stands in the noun of a count: "drones" in "Ukrainian drones".
pub(super) fn is_one_of(rules: &Rules, of: &[Saying], text: &Text<'_>, noun: &Range<usize>) -> bool {
    let words: Vec<&str> = noun.clone().map(|at| text.word(at)).filter(|word| *word != "-").collect();
    (0..words.len()).any(|from| {
        let rest = words.get(from..).unwrap_or_default();
        of.iter().any(|saying| !ends(rules, &saying.pattern, rest).is_empty())
    })
}

/// How many words of `words` the pattern can take from the first on; none where it does not stand there.
fn ends(rules: &Rules, pattern: &Pattern, words: &[&str]) -> Vec<usize> {
    match pattern {
        Pattern::Word(word) => words.first().filter(|first| is_noun(word, first)).map(|_| 1).into_iter().collect(),
        Pattern::Sequence(parts) => parts.iter().fold(vec![0], |taken, part| {
            let next = |from: usize| {
                let rest = words.get(from..).unwrap_or_default();
                ends(rules, part, rest).into_iter().map(move |more| from + more)
            };
            taken.into_iter().flat_map(next).collect()
        }),
        Pattern::Choice(parts) => parts.iter().flat_map(|part| ends(rules, part, words)).collect(),
        Pattern::Optional(part) => std::iter::once(0).chain(ends(rules, part, words)).collect(),
        Pattern::Term { term, .. } => {
            let families = rules.terms.get(term.0).map_or(&[][..], |term| &term.families);
            let forms = families.iter().flat_map(|family| &family.forms);
            forms.flat_map(|form| ends(rules, &form.pattern, words)).collect()
        }
        Pattern::Gap(_) | Pattern::Near { .. } | Pattern::Value | Pattern::Slot { .. } | Pattern::Any { .. } => {
            Vec::new()
        }
    }
}

/// Singular and plural name one thing: "1 drone", "2 drones".
fn is_noun(word: &Word, noun: &str) -> bool {
    let stem = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    if word.prefix { noun.starts_with(&word.folded) } else { word.folded == noun || stem(&word.folded) == stem(noun) }
}
