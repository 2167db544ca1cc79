//! What a change of rules changes, for people: as text, as JSON, and as Markdown for a comment.

pub(super) mod markdown;
pub(super) mod text;
mod words;

#[cfg(test)]
mod tests;
