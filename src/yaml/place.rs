//! Places inside a scalar: which bytes of the file a part of its text came from.

use std::ops::Range;

use super::Node;
use crate::model::Span;

impl Node {
    /// The bytes of the file behind the bytes `part` of this scalar's text; the whole scalar where a fold or an escape
    /// hides them.
    pub(crate) fn place_of(&self, file: &str, part: Range<usize>) -> Span {
        let Some(text) = self.as_str() else { return self.span };
        let written = self.span.of(file);
        let found = match written.chars().next() {
            Some(quote @ ('"' | '\'')) => follow(text, written, Some(quote), &part),
            _ => follow(text, written, None, &part),
        };
        found.map_or(self.span, |at| Span::new(self.span.start + at.start, self.span.start + at.end))
    }
}

/// Walks a scalar's text and the way it is written side by side.
fn follow(text: &str, written: &str, quote: Option<char>, part: &Range<usize>) -> Option<Range<usize>> {
    let mut at = usize::from(quote.is_some());
    let mut start = None;
    for (offset, c) in text.char_indices() {
        if offset >= part.end && start.is_some() {
            break;
        }
        let rest = written.get(at..)?;
        let next = rest.chars().next()?;
        let length = if quote == Some('\'') && c == '\'' && rest.starts_with("''") {
            2
        } else if quote == Some('"') && next == '\\' {
            escape(rest)
        } else if next == c && !c.is_whitespace() {
            c.len_utf8()
        } else if c.is_whitespace() && next.is_whitespace() {
            // A line break with its indentation folds into one space.
            let run = rest.len() - rest.trim_start().len();
            let run = rest.get(..run)?;
            if run.contains('\n') { run.len() } else { next.len_utf8() }
        } else {
            return None;
        };
        if offset >= part.start && start.is_none() {
            start = Some(at);
        }
        at += length;
    }
    Some(start.unwrap_or(at)..at)
}

/// Bytes of the escape that `rest` starts with.
fn escape(rest: &str) -> usize {
    match rest.chars().nth(1) {
        Some('x') => 4,
        Some('u') => 6,
        Some('U') => 10,
        Some(c) => 1 + c.len_utf8(),
        None => 1,
    }
}
