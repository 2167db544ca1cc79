//! From YAML to checked rules: every error of every file at once, each with its place.
//!
//! What leaves this room cannot be wrong: terms are resolved, phrases are parsed, units and zones are known. Nothing
//! after it knows of YAML.

mod across;
mod comparison;
mod conditions;
mod examples;
mod fact;
mod files;
mod finds;
mod flaw;
mod head;
mod load;
mod names;
mod pattern;
mod phrase;
mod read;
mod role;
mod rules;
mod schema;
mod sheet;
mod shelf;
mod torn;
mod units;
mod words;

#[cfg(test)]
mod tests;

pub use load::{load, load_from};
pub use pattern::{Pattern, Saying, TermId, Word};
pub use read::parse;
pub use rules::{
    Ask, Changes, Clause, Comparison, Condition, Example, Expected, Fact, Family, Label, Loaded, Per, Phrase, RuleFile,
    Rules, Scope, Term, Tolerance, Wanted,
};
pub use schema::json_schema;
pub use shelf::Shelf;
