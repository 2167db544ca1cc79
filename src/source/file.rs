//! Files as they are opened: their text, or the problem that keeps it from being read, at its byte.

use std::cell::OnceCell;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::model::{Place, Problem, Span};

/// The longest text, in bytes, that can be one article. A longer file or line is something else (a log, a dump, a
/// forgotten line feed), and reading on would only cost memory.
pub(super) const LONGEST: usize = 16 << 20;

/// A part of a file, for problems that are found in it.
#[derive(Debug)]
pub(super) struct File<'f> {
    path: &'f str,
    text: &'f str,
    from: usize,
    /// Where each line begins; counted once, because a side file of thousands may be wrong in every line.
    lines: OnceCell<Vec<usize>>,
}

impl<'f> File<'f> {
    /// The part of `text` from byte `from` on, to which spans are given; `path` is the file as the user can open it.
    pub(super) const fn new(path: &'f str, text: &'f str, from: usize) -> Self {
        Self { path, text, from, lines: OnceCell::new() }
    }

    /// A problem at `span` of the part.
    pub(super) fn problem(&self, span: Span, message: impl Into<String>) -> Problem {
        Problem::at(self.path, self.place(span), message)
    }

    /// The place in the file of `span` of the part.
    pub(super) fn place(&self, span: Span) -> Place {
        let span = self.in_file(span);
        let lines = self.lines.get_or_init(|| {
            let behind = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(behind).collect()
        });
        let line = lines.partition_point(|start| *start <= span.start);
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.get(start..span.start).unwrap_or_default();
        Place { line, column: before.chars().count() + 1, span }
    }

    /// `span` of the part as a span of the file.
    pub(super) const fn in_file(&self, span: Span) -> Span {
        Span::new(span.start + self.from, span.end + self.from)
    }
}

/// The text of the file at `path`, which problems call `shown`.
///
/// # Errors
/// The file cannot be opened, is longer than [`LONGEST`], or is no text.
pub(super) fn read(path: &Path, shown: &str) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    let opened = fs::File::open(path).and_then(|file| file.take(LONGEST as u64 + 1).read_to_end(&mut bytes));
    opened.map_err(|error| unreadable(shown, &error))?;
    decode(shown, bytes)
}

/// The text of the bytes of one article, from a pipe or a file that problems call `shown`.
///
/// # Errors
/// A problem, at its byte, where the bytes are none, are more than an article has, or are no UTF-8 text.
pub fn decode(shown: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    if bytes.len() > LONGEST {
        return Err(Problem::of_file(shown, format!("has more than {} MB, too long for one article", LONGEST >> 20))
            .with_help("give many articles as one JSON record a line, in a .jsonl file"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Problem::at(shown, place_of(&[], 0), "is UTF-16, expected UTF-8").with_help(CONVERT));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        let message = format!("is not UTF-8: byte {at} is 0x{byte:02x}");
        Problem::at(shown, place_of(error.as_bytes(), at), message).with_help(CONVERT)
    })?;
    if let Some(at) = text.find('\0') {
        let message = format!("is no text: byte {at} is NUL");
        return Err(Problem::at(shown, place_of(text.as_bytes(), at), message));
    }
    match text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}') {
        "" if text.is_empty() => Err(Problem::of_file(shown, "is empty").as_warning()),
        "" => Err(Problem::of_file(shown, "has nothing but white space").as_warning()),
        _ => Ok(text),
    }
}

const CONVERT: &str = "convert it, for example with `iconv -t UTF-8`";

/// The problem of a file that cannot be opened or read on.
pub(super) fn unreadable(shown: &str, error: &io::Error) -> Problem {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        kind => format!("cannot be read: {kind}"),
    };
    Problem::of_file(shown, message)
}

/// The place of byte `at`, before which all is UTF-8.
pub(super) fn place_of(bytes: &[u8], at: usize) -> Place {
    let before = bytes.get(..at).and_then(|before| str::from_utf8(before).ok()).unwrap_or_default();
    Place { span: Span::new(at, at + 1), ..Place::of(before, Span::new(before.len(), before.len())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_bytes_are_a_problem_at_their_place() {
        let cases: [(&[u8], usize, usize, &str); 5] = [
            (b"one\ntwo \xff", 2, 5, "is not UTF-8: byte 8 is 0xff"),
            ("é\né\u{e9}".as_bytes().split_at(6).0, 2, 2, "is not UTF-8: byte 5 is 0xc3"),
            (b"\xff\xfeh\0i\0", 1, 1, "is UTF-16, expected UTF-8"),
            (b"a\nb\0", 2, 2, "is no text: byte 3 is NUL"),
            (b"\xe9", 1, 1, "is not UTF-8: byte 0 is 0xe9"),
        ];
        for (bytes, line, column, message) in cases {
            let problem = decode("x.txt", bytes.to_vec()).unwrap_err();
            let place = problem.place.unwrap();
            assert_eq!((place.line, place.column, problem.message.as_str()), (line, column, message));
            assert!(!problem.warning);
        }
    }

    #[test]
    fn nothing_to_read_is_a_warning_and_too_much_is_not() {
        assert_eq!(decode("x", Vec::new()).unwrap_err().message, "is empty");
        let blank = decode("x", "\u{feff} \r\n\t".into()).unwrap_err();
        assert_eq!((blank.message.as_str(), blank.warning), ("has nothing but white space", true));
        let long = decode("x", vec![b'a'; LONGEST + 1]).unwrap_err();
        assert_eq!((long.message.as_str(), long.warning), ("has more than 16 MB, too long for one article", false));
        assert_eq!(decode("x", "\u{feff}é".into()).as_deref(), Ok("\u{feff}é"));
    }
}
