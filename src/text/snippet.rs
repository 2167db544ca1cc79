//! The words around a value, and its line and column.

use super::Text;
use crate::model::{Section, Snippet, Span};

/// Where each line of a text begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines(Vec<usize>);

impl Lines {
    /// The lines of `text`.
    pub fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// Line and column of a byte, from 1; the column in characters.
    pub fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.0.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.0.get(line)).copied().unwrap_or(0);
        (line, text.get(start..at).unwrap_or_default().chars().count() + 1)
    }
}

/// The sentence that holds `span`, with one either side; a headline stands alone.
pub fn snippet(text: &Text<'_>, sentence: usize, span: Span, lines: &Lines) -> Snippet {
    let (line, column) = lines.place(text.source, span.start);
    let section = |at: usize| text.sentences.get(at).map(|place| place.section);
    let beside = |at: Option<usize>| {
        let at = at.filter(|at| section(*at).is_some())?;
        let apart = [section(at), section(sentence)].contains(&Some(Section::Headline));
        text.sentences.get(at).filter(|_| !apart).map(|place| place.span.of(text.source).to_owned())
    };
    let place = text.sentences.get(sentence).map_or(span, |place| place.span.join(span));
    Snippet {
        line,
        column,
        before: beside(sentence.checked_sub(1)).unwrap_or_default(),
        sentence: place.of(text.source).to_owned(),
        after: beside(Some(sentence + 1)).unwrap_or_default(),
        mark: Span::new(span.start - place.start, span.end - place.start),
    }
}
