//! What a change of rules changes, for people: as text, as JSON, and as Markdown for a comment.

mod format;
mod markdown;
mod text;
mod words;

#[cfg(test)]
mod tests;

pub use format::DifferenceFormat;
