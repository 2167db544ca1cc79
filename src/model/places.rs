//! Where the text of a document stands in its file: the byte, line and column of each of its characters.
//!
//! The text that is read is seldom the file itself: tags are gone from a page and its references are decoded, an old
//! encoding has become Unicode. What is found is found in the text, and told at its place in the file.

use super::Span;

/// Bytes of text between two places that are known, so that no line is too long to find a place in.
const STEP: usize = 256;

/// A piece of text that stands in the file in one piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its first byte in the text.
    pub at: u32,
    /// Its first byte in the file.
    pub file: u32,
    /// Its line in the file, from 1.
    pub line: u32,
    /// Its column in characters, from 1.
    pub column: u32,
    /// How its characters stand in the file.
    pub width: Width,
}

/// How many bytes of the file a character takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// As many as in the text: the file is UTF-8.
    Same,
    /// So many each.
    Each(u32),
}

/// Where the characters of a text stand in their file, by stretches in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places(Vec<Stretch>);

impl Places {
    /// The places of a text that is its file.
    pub fn of(text: &str) -> Self {
        let mut known = Vec::new();
        let mut start = 0;
        for (number, line) in text.split('\n').enumerate() {
            let (mut rest, mut column) = (line, 1);
            loop {
                let at = (start + line.len() - rest.len()) as u32;
                known.push(Stretch { at, file: at, line: number as u32 + 1, column, width: Width::Same });
                let (step, after) = rest.split_at(rest.floor_char_boundary(STEP));
                if after.is_empty() {
                    break;
                }
                column += step.chars().count() as u32;
                rest = after;
            }
            start += line.len() + 1;
        }
        Self(known)
    }

    /// The places of a text whose stretches are known; they are in the order of the text.
    pub const fn from_stretches(stretches: Vec<Stretch>) -> Self {
        Self(stretches)
    }

    /// These places, and those of another text that begins behind so many bytes of this one's.
    #[must_use]
    pub fn before(self, behind: usize, other: &Self) -> Self {
        let moved = other.0.iter().map(|known| Stretch { at: known.at + behind as u32, ..*known });
        Self(self.0.into_iter().chain(moved).collect())
    }

    /// Line and column in the file of byte `at` of `text`, from 1; the column in characters.
    pub fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let Some(stretch) = self.last(|known| known.at as usize <= at) else { return (1, 1) };
        let characters = text.get(stretch.at as usize..at).unwrap_or_default().chars().count();
        (stretch.line as usize, stretch.column as usize + characters)
    }

    /// The bytes of the file that `span` of `text` stands for, what lies between its pieces included.
    pub fn span(&self, text: &str, span: Span) -> Span {
        let start = self.last(|known| known.at as usize <= span.start).map_or(0, |it| it.file_at(text, span.start));
        // The end is that of the last character, and not the beginning of the next one, which may stand far behind.
        let end = self.last(|known| (known.at as usize) < span.end).map_or(start, |it| it.file_at(text, span.end));
        Span::new(start, if span.is_empty() { start } else { end.max(start) })
    }

    /// The stretches of `span` of `text`; the first is cut to begin there.
    pub fn within<'p>(&'p self, text: &'p str, span: Span) -> impl Iterator<Item = Stretch> + 'p {
        let behind = self.0.partition_point(|known| known.at as usize <= span.start);
        let first = behind.checked_sub(1).and_then(|at| self.0.get(at)).map(|known| {
            let (line, column) = self.place(text, span.start);
            let file = known.file_at(text, span.start) as u32;
            Stretch { at: span.start as u32, file, line: line as u32, column: column as u32, width: known.width }
        });
        let rest = self.0.get(behind..).unwrap_or_default().iter().copied();
        first.into_iter().chain(rest.take_while(move |known| (known.at as usize) < span.end))
    }

    /// The last stretch that is still `before`.
    fn last(&self, before: impl Fn(&Stretch) -> bool) -> Option<Stretch> {
        self.0.partition_point(before).checked_sub(1).and_then(|at| self.0.get(at)).copied()
    }
}

impl Stretch {
    fn file_at(&self, text: &str, at: usize) -> usize {
        let before = || text.get(self.at as usize..at).unwrap_or_default();
        let bytes = match self.width {
            Width::Same => at.saturating_sub(self.at as usize),
            Width::Each(bytes) => before().chars().count() * bytes as usize,
        };
        self.file as usize + bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_line_of_any_length_is_the_one_that_counting_gives() {
        let text = "é one\n\n".to_owned() + &"wörds ünd ".repeat(300) + "\n" + &"x".repeat(STEP) + "\n\r\nend";
        let places = Places::of(&text);
        let (mut line, mut column) = (1, 1);
        for (at, char) in text.char_indices() {
            assert_eq!(places.place(&text, at), (line, column), "byte {at}");
            (line, column) = if char == '\n' { (line + 1, 1) } else { (line, column + 1) };
            let span = Span::new(at, at + char.len_utf8());
            assert_eq!(places.span(&text, span), span);
        }
        assert_eq!(places.place(&text, text.len()), (line, column));
    }

    #[test]
    fn a_span_ends_where_its_last_character_does() {
        // `a &amp; <b>b</b>` as "a & b", behind a tag of three bytes.
        let text = "a & b";
        let stretch = |at, file, width| Stretch { at, file, line: 1, column: file + 1, width };
        let places = Places::from_stretches(vec![
            stretch(0, 3, Width::Same),
            stretch(2, 5, Width::Each(5)),
            stretch(3, 10, Width::Same),
            stretch(4, 14, Width::Same),
        ]);
        for (span, file) in
            [((0, 1), (3, 4)), ((2, 3), (5, 10)), ((0, 4), (3, 11)), ((2, 5), (5, 15)), ((4, 4), (14, 14))]
        {
            assert_eq!(places.span(text, Span::new(span.0, span.1)), Span::new(file.0, file.1), "{span:?}");
        }
        let cut: Vec<u32> = places.within(text, Span::new(1, 4)).map(|stretch| stretch.file).collect();
        assert_eq!(cut, [4, 5, 10]);
    }
}
