//! What became of an example.

use std::collections::BTreeSet;

use crate::model::{Observation, Span};
use crate::rule::Wanted;
use crate::run;
use crate::wire::TestOutcome;

/// An example that was run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tested {
    /// The fact's id.
    pub fact: String,
    /// The file it is in, as an index into the rules' files.
    pub file: usize,
    /// Its bytes in that file.
    pub span: Span,
    /// What became of it.
    pub outcome: Outcome,
    /// The phrases that found what it wants, by their numbers in the fact.
    pub phrases: BTreeSet<usize>,
    /// Whether it finds something, and the right thing.
    pub finds: bool,
}

/// What became of an example. Values are shown as a reader would note them down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It finds what it should, and nothing else.
    Right,
    /// It does not find what it should, or not as often.
    Missed {
        /// What it should have found besides.
        wanted: Vec<String>,
    },
    /// It finds what it should not.
    Noisy {
        /// What it found besides.
        found: Vec<String>,
    },
    /// It finds something else.
    Wrong {
        /// What of it is wrong.
        what: Aspect,
        /// What it should have found.
        wanted: Vec<String>,
        /// What it found instead.
        found: Vec<String>,
    },
}

impl Outcome {
    /// Whether the example holds.
    pub fn is_right(&self) -> bool {
        *self == Self::Right
    }

    /// What became of it, in a word.
    pub const fn kind(&self) -> TestOutcome {
        match self {
            Self::Right => TestOutcome::Right,
            Self::Missed { .. } => TestOutcome::Missed,
            Self::Noisy { .. } => TestOutcome::Noisy,
            Self::Wrong { .. } => TestOutcome::Wrong,
        }
    }

    /// What became of it, in words; none where it holds.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Right => None,
            Self::Missed { wanted } => Some(format!("missed: did not find {}", wanted.join(", "))),
            Self::Noisy { found } => Some(format!("noisy: found {}, which is not expected", found.join(", "))),
            Self::Wrong { what, wanted, found } => {
                Some(format!("wrong {}: found {}, expected {}", what.name(), found.join(", "), wanted.join(", ")))
            }
        }
    }
}

/// What an example can say of an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Its normalised value.
    Value,
    /// The slots of its key.
    Key,
    /// Who says it.
    Speaker,
    /// In whose voice.
    Stance,
}

impl Aspect {
    /// Every aspect, the weightiest first.
    pub const ALL: [Self; 4] = [Self::Value, Self::Key, Self::Speaker, Self::Stance];

    /// The name in the outcome of an example.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Key => "key",
            Self::Speaker => "speaker",
            Self::Stance => "stance",
        }
    }

    /// What is wanted, in a line: "12 (side: north; said by Ana Holm)".
    pub(super) fn note(want: &Wanted) -> String {
        let key = want.key.iter().map(|(slot, value)| format!("{slot}: {value}"));
        let speaker = want.speaker.iter().map(|name| format!("said by {name}"));
        let stance = want.stance.iter().map(|stance| stance.name().to_owned());
        line(&want.value, key.chain(speaker).chain(stance))
    }

    /// What was found, in a line, with those aspects that are asked for.
    pub(super) fn found(observation: &Observation, wanted: &[Wanted]) -> String {
        let slots: BTreeSet<&String> = wanted.iter().flat_map(|want| want.key.keys()).collect();
        let key = slots.into_iter().map(|slot| {
            let value = observation.key.get(slot).map_or(Wanted::NO_KEY, String::as_str);
            format!("{slot}: {value}")
        });
        let speaker = observation.speaker.as_ref().map_or(Wanted::NOBODY, |speaker| speaker.name.as_str());
        let speaker =
            wanted.iter().any(|want| want.speaker.is_some()).then(|| format!("said by {speaker}")).into_iter();
        let has_stance = wanted.iter().any(|want| want.stance.is_some());
        let stance = has_stance.then(|| observation.stance.name().to_owned());
        let value = if has_stance { observation.value.display.clone() } else { run::noted(observation) };
        line(&value, key.chain(speaker).chain(stance))
    }
}

fn line(value: &str, aspects: impl Iterator<Item = String>) -> String {
    let aspects: Vec<String> = aspects.collect();
    if aspects.is_empty() { value.to_owned() } else { format!("{value} ({})", aspects.join("; ")) }
}
