//! From lines to paragraphs, for text as it is: a line is a paragraph, unless an editor broke the lines at a column.

use super::words::has_words;
use crate::model::Span;

/// A stretch of text that is read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its bytes, white space around it left out.
    pub(super) span: Span,
    /// The level of a heading that is marked as one; 0 for all others.
    pub(super) heading: u8,
    /// Whether it is marked as what a picture shows.
    pub(super) caption: bool,
}

impl Paragraph {
    pub(super) const fn text(span: Span) -> Self {
        Self { span, heading: 0, caption: false }
    }
}

/// The paragraphs of `text` from byte `from` on. A line without words is none and parts its neighbours.
pub(super) fn plain(text: &str, from: usize) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut stanza = Vec::new();
    for line in lines(text, from) {
        if has_words(line.of(text)) {
            stanza.push(line);
        } else {
            close(text, &mut stanza, &mut paragraphs);
        }
    }
    close(text, &mut stanza, &mut paragraphs);
    paragraphs
}

/// The lines of `text` from byte `from` on, white space and byte order marks around them left out.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = Span> {
    let mut at = from;
    text.get(from..).unwrap_or_default().split_inclusive('\n').flat_map(move |line| {
        let start = at;
        at += line.len();
        let mut offset = start;
        // A carriage return before the line feed belongs to it; one alone ends a line, as do the breaks of Unicode.
        let bare = line.strip_suffix('\n').unwrap_or(line);
        let bare = bare.strip_suffix('\r').unwrap_or(bare);
        // Nearly every line is one piece, and its bytes show it.
        let whole = !bare.bytes().fold(false, |breaks, byte| breaks | may_break(byte));
        let pieces = if whole { "" } else { bare };
        pieces
            .split_inclusive(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
            .map(move |piece| {
                let start = offset;
                offset += piece.len();
                trimmed(piece, start)
            })
            .chain(whole.then(|| trimmed(bare, start)))
    })
}

/// Whether a byte may be of a character that ends a line.
const fn may_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\x0b' | b'\x0c' | 0xc2 | 0xa8 | 0xa9)
}

/// The span of `piece`, which starts at byte `start`, without white space and marks of no width at its ends.
pub(super) fn trimmed(piece: &str, start: usize) -> Span {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    let tail = piece.trim_start_matches(blank);
    let start = start + piece.len() - tail.len();
    Span::new(start, start + tail.trim_end_matches(blank).len())
}

/// Whether `line` ends as a sentence does: with its punctuation, and perhaps closing quotes and brackets behind it.
pub(super) fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '*' | '_')
    });
    end.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'])
}

/// The narrowest and widest column at which editors and mail programs break lines.
const COLUMNS: std::ops::RangeInclusive<usize> = 60..=100;

/// Adds the paragraphs of lines that follow each other without a blank one, and empties `stanza`.
fn close(text: &str, stanza: &mut Vec<Span>, paragraphs: &mut Vec<Paragraph>) {
    let lines = std::mem::take(stanza);
    let width = wrap_width(text, &lines);
    let mut open: Option<Span> = None;
    for (at, line) in lines.iter().enumerate() {
        let joined = open.map_or(*line, |open| open.join(*line));
        let next = lines.get(at + 1).filter(|next| width.is_some_and(|width| is_full(text, *line, **next, width)));
        if next.is_some() {
            open = Some(joined);
        } else {
            paragraphs.push(Paragraph::text(joined));
            open = None;
        }
    }
}

/// The column at which `lines` were broken, if they look so: none is longer than an editor makes them, and a third of
/// those that could go on do go on, in the middle of a sentence and with a small letter. Headlines and paragraphs begin
/// with a capital.
fn wrap_width(text: &str, lines: &[Span]) -> Option<usize> {
    if lines.len() < 2 || lines.iter().any(|line| line.len() > 4 * COLUMNS.end()) {
        return None;
    }
    let width = lines.iter().map(|line| columns(line.of(text))).max().filter(|width| COLUMNS.contains(width))?;
    let flows = lines.windows(2).filter(|pair| match pair {
        [line, next] => {
            !ends_sentence(line.of(text))
                && next.of(text).starts_with(char::is_lowercase)
                && is_full(text, *line, *next, width)
        }
        _ => false,
    });
    (flows.count() * 3 >= lines.len() - 1).then_some(width)
}

/// Whether the first word of `next` found no room in `line`; programs that balance their lines give up a tenth.
fn is_full(text: &str, line: Span, next: Span, width: usize) -> bool {
    let word = next.of(text).split_whitespace().next().unwrap_or_default();
    (columns(line.of(text)) + 1 + columns(word)) * 10 > width * 9
}

fn columns(line: &str) -> usize {
    line.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = plain(text, 0).iter().map(|paragraph| paragraph.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check("One.\nTwo.\n\n  Three \t\n", &["One.", "Two.", "Three"]);
        check("\u{feff}One.\r\nTwo.\r\n\r\nThree", &["One.", "Two.", "Three"]);
        check("One.\rTwo.\u{2028}Three", &["One.", "Two.", "Three"]);
        check("* * *\n—\n", &[]);
        check("", &[]);
    }

    #[test]
    fn lines_broken_at_a_column_are_one_paragraph() {
        let wrapped = "The harbour of the town was closed for about nine hours on Monday after\n\
                       a freighter ran aground near the eastern pier. Divers found no leak.\n\
                       Tugs pulled the ship free at dusk.";
        check(wrapped, &[wrapped]);
        let twice = format!("Freighter blocks harbour\n\n{wrapped}\n\n{wrapped}\n");
        check(&twice, &["Freighter blocks harbour", wrapped, wrapped]);
        let crlf = wrapped.replace('\n', "\r\n");
        check(&crlf, &[&crlf]);
        // A headline stands on the paragraph without a blank line: it had room for the next word.
        check(&format!("Freighter blocks harbour\n{wrapped}"), &["Freighter blocks harbour", wrapped]);
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        let headline = "Freighter blocks the harbour of the old town for most of a long Monday";
        let lead = "A freighter ran aground on Monday.";
        check(&format!("{headline}\n{lead}"), &[headline, lead]);
        let sentences =
            ["The port was closed for nine hours and forty ships had to wait outside it."; 3].map(str::to_owned);
        check(&sentences.join("\n"), &[&sentences[0], &sentences[1], &sentences[2]]);
        // One long line shows that lines are not broken here.
        let long = "word ".repeat(40).trim().to_owned();
        check(&format!("{headline}\nas a witness said\n{long}"), &[headline, "as a witness said", &long]);
    }

    #[test]
    fn a_sentence_may_end_in_quotes_and_brackets() {
        for line in ["Over.", "“It is over.”", "(Over!)", "Is it “over”?", "It goes on…", "终于结束。", "over.' "]
        {
            assert!(ends_sentence(line), "{line}");
        }
        for line in ["Talks go on", "PHOTO: AFP", "Follow topic:", "“Over”", ""] {
            assert!(!ends_sentence(line), "{line}");
        }
    }
}
