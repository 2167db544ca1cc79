//! Problems: input that could not be read or understood, with its place.

use super::Span;

/// A place in a file, counted from 1; columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
    /// Bytes in the file, for underlining.
    pub span: Span,
}

impl Place {
    /// The place of `span` in `text`.
    pub fn of(text: &str, span: Span) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            span,
        }
    }
}

/// Something in the input that could not be read or understood. It never costs other input its result.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file it is in.
    pub path: String,
    /// Where in the file, if it has a place there.
    pub place: Option<Place>,
    /// What is wrong: what was found and what was expected.
    pub message: String,
    /// What to do about it: the nearest valid name, how to quote.
    pub help: Option<String>,
    /// Whether the run can go on with what it means (a warning) or not.
    pub warning: bool,
}

impl Problem {
    /// A problem of a whole file.
    pub fn of_file(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), place: None, message: message.into(), help: None, warning: false }
    }

    /// A problem at a place in a file.
    pub fn at(path: impl Into<String>, place: Place, message: impl Into<String>) -> Self {
        Self { place: Some(place), ..Self::of_file(path, message) }
    }

    /// The same with a next step.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same as a warning.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.warning = true;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_from_one_and_columns_in_characters() {
        let text = "é\nüb: x";
        let at = text.find('x').unwrap();
        let place = Place::of(text, Span::new(at, at + 1));
        assert_eq!((place.line, place.column), (2, 5));
    }
}
