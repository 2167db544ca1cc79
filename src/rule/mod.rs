//! From YAML to checked rules: every error of every file at once, each with its place.
//!
//! What leaves this room cannot be wrong: terms are resolved, phrases are parsed, units and zones are known. Nothing
//! after it knows of YAML.

mod pattern;
mod rules;

pub use pattern::{Pattern, Saying, TermId, Word};
pub use rules::{
    Ask, Changes, Comparison, Condition, Example, Expected, Fact, Family, Label, Loaded, Phrase, RuleFile, Rules,
    Scope, Term, Tolerance,
};
