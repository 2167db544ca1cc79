//! What became of an example.

use crate::model::Span;

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
    /// It finds another value.
    WrongValue {
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

    /// What became of it, in words; none where it holds.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Right => None,
            Self::Missed { wanted } => Some(format!("missed: did not find {}", wanted.join(", "))),
            Self::Noisy { found } => Some(format!("noisy: found {}, which is not expected", found.join(", "))),
            Self::WrongValue { wanted, found } => {
                Some(format!("wrong value: found {}, expected {}", found.join(", "), wanted.join(", ")))
            }
        }
    }
}
