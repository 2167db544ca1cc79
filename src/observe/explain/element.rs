//! The elements of a phrase as its author writes them.

use crate::observe::program::{Element, Step};
use crate::observe::speech::{Act, Lexicon};
use crate::rule::{Pattern, Rules};

/// The element as it is written in a phrase: `talks`, `(call|talk*)`, `<putin>`.
pub(super) fn written(pattern: &Pattern, rules: &Rules) -> String {
    let all = |parts: &[Pattern], between: &str| {
        parts.iter().map(|part| written(part, rules)).collect::<Vec<_>>().join(between)
    };
    let keyed = |key: &Option<String>, name: &str| match key {
        Some(key) if key != name => format!("<{key}:{name}>"),
        _ => format!("<{name}>"),
    };
    match pattern {
        Pattern::Word(word) => format!("{}{}", word.folded, if word.prefix { "*" } else { "" }),
        Pattern::Sequence(parts) => all(parts, " "),
        // "cease-fire" is two words or one.
        Pattern::Choice(parts) => match parts.as_slice() {
            [Pattern::Sequence(halves), Pattern::Word(whole)]
                if all(halves, "").trim_end_matches('*') == whole.folded =>
            {
                all(halves, "-")
            }
            _ => format!("({})", all(parts, "|")),
        },
        Pattern::Optional(part) => match part.as_ref() {
            choice @ Pattern::Choice(_) => format!("{}?", written(choice, rules)),
            part => format!("({})?", written(part, rules)),
        },
        Pattern::Gap(0) => ",".to_owned(),
        Pattern::Gap(words) => format!("...{words}"),
        Pattern::Near { left, right, words } => {
            format!("{} ~{words} {}", written(left, rules), written(right, rules))
        }
        Pattern::Value => "<value>".to_owned(),
        Pattern::Slot { key, kind } => keyed(key, kind.name()),
        Pattern::Any { key } => keyed(key, "any"),
        Pattern::Term { key, term } => {
            let name = rules.terms.get(term.0).map_or("", |term| term.name.as_str());
            // A key that the fact's `by` names by the class is not written in the phrase.
            if rules.terms.iter().any(|term| Some(&term.name) == key.as_ref()) {
                format!("<{name}>")
            } else {
                keyed(key, name)
            }
        }
    }
}

/// How much an element tells of what a sentence is about: `of` little, a name or a mention much.
pub(super) fn weight(pattern: &Pattern) -> isize {
    let lexicon = Lexicon::english();
    let is_small =
        |word: &str| [Act::Stop, Act::Determiner, Act::Join, Act::Be].iter().any(|act| lexicon.is(word, *act));
    match pattern {
        Pattern::Word(word) if is_small(&word.folded) => 1,
        Pattern::Choice(parts) => parts.iter().map(weight).min().unwrap_or(0),
        Pattern::Sequence(parts) => parts.iter().map(weight).max().unwrap_or(0),
        Pattern::Value => 4,
        Pattern::Any { .. } | Pattern::Optional(_) | Pattern::Gap(_) => 1,
        Pattern::Word(_) | Pattern::Term { .. } | Pattern::Slot { .. } | Pattern::Near { .. } => 3,
    }
}

/// The gap that an element may stand at the far end of, in words.
pub(super) fn gap_before(steps: &[Step], element: &Element<'_>) -> Option<usize> {
    gap(steps.get(element.steps.start.checked_sub(1)?)?)
}

/// The gap that follows an element, in words.
pub(super) fn gap_after(steps: &[Step], element: &Element<'_>) -> Option<usize> {
    gap(steps.get(element.steps.end)?)
}

const fn gap(step: &Step) -> Option<usize> {
    match step {
        Step::Gap(words) => Some(*words),
        _ => None,
    }
}
