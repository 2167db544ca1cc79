//! From Markdown to paragraphs: headings, list items and quotes are known by their marks, which are not read.
//!
//! Only what decides where a paragraph begins and ends is understood. Marks inside a line (emphasis, links) stay as
//! they are, because a paragraph is one range of the file.

use super::paragraphs::{Paragraph, lines, trimmed};
use super::words::has_words;
use crate::model::Span;

/// The paragraphs of `text` from byte `from` on. Code blocks, comments and rules are no paragraphs.
pub(super) fn markdown(text: &str, from: usize) -> Vec<Paragraph> {
    let mut reader = Reader { text, open: None, fence: None, paragraphs: Vec::new() };
    for line in lines(text, from) {
        reader.read(line);
    }
    reader.close();
    reader.paragraphs
}

struct Reader<'t> {
    text: &'t str,
    /// The paragraph that the next line may continue.
    open: Option<Open>,
    /// The marks that end the code block which is being passed over.
    fence: Option<&'static str>,
    paragraphs: Vec<Paragraph>,
}

#[derive(Clone, Copy)]
struct Open {
    span: Span,
    quoted: bool,
}

impl Reader<'_> {
    fn read(&mut self, line: Span) {
        let words = line.of(self.text);
        let fence = ["```", "~~~"].into_iter().find(|fence| words.starts_with(fence));
        if let Some(end) = self.fence {
            if fence == Some(end) {
                self.fence = None;
            }
        } else if fence.is_some() {
            self.close();
            self.fence = fence;
        } else if let Some(level) = self.underlines(words) {
            self.close_as(level);
        } else if !has_words(words) || is_comment(words) || is_link_target(words) {
            self.close();
        } else if let Some((level, title)) = heading(words) {
            self.close();
            self.open(within(line, words, title), false);
            self.close_as(level);
        } else if let Some(label) = image(words) {
            self.close();
            if has_words(label) {
                self.open(within(line, words, label), false);
            }
            self.close();
        } else if words.starts_with('|') {
            self.close();
            self.open(line, false);
            self.close();
        } else {
            self.read_text(line, words);
        }
    }

    fn read_text(&mut self, line: Span, words: &str) {
        let inner = words.trim_start_matches(['>', ' ']);
        let quoted = words.starts_with('>');
        let item = item(inner);
        let line = within(line, words, item.unwrap_or(inner));
        match self.open {
            // A quote may go on without its mark, text may not go on as a quote.
            Some(open) if item.is_none() && (open.quoted || !quoted) => {
                self.open = Some(Open { span: open.span.join(line), ..open });
            }
            _ => {
                self.close();
                self.open(line, quoted);
            }
        }
    }

    fn open(&mut self, span: Span, quoted: bool) {
        self.open = Some(Open { span, quoted });
    }

    fn close(&mut self) {
        self.close_as(0);
    }

    fn close_as(&mut self, heading: u8) {
        if let Some(open) = self.open.take() {
            self.paragraphs.push(Paragraph { heading, ..Paragraph::text(open.span) });
        }
    }

    /// The level of the heading that `line` makes of the paragraph above it.
    fn underlines(&self, line: &str) -> Option<u8> {
        let only = |mark: char| !line.is_empty() && line.chars().all(|c| c == mark);
        self.open?;
        if only('=') {
            Some(1)
        } else if only('-') {
            Some(2)
        } else {
            None
        }
    }
}

/// The level and the words of a heading.
fn heading(line: &str) -> Option<(u8, &str)> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let spaced = title.starts_with([' ', '\t']);
    ((1..=6).contains(&level) && spaced).then(|| (level as u8, title.trim().trim_end_matches('#').trim_end()))
}

/// What stands behind the mark of a list item. A number is a mark where it begins a list, as "1." does; a line that
/// happens to start with a year goes on with its sentence.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '+']).or_else(|| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = line.len() - rest.len();
        (1..=2).contains(&digits).then_some(rest)?.strip_prefix(['.', ')'])
    })?;
    rest.starts_with([' ', '\t']).then(|| rest.trim_start())
}

/// The label of an image that has a line of its own.
fn image(line: &str) -> Option<&str> {
    let (label, target) = line.strip_prefix("![")?.split_once("](")?;
    (target.find(')')? + 1 == target.len()).then_some(label)
}

fn is_comment(line: &str) -> bool {
    line.starts_with("<!--") && line.ends_with("-->")
}

/// `[1]: https://…`
fn is_link_target(line: &str) -> bool {
    line.starts_with('[') && line.split_once("]: ").is_some_and(|(_, target)| !target.trim().contains(' '))
}

/// The span of `part`, which is a piece of the words of `line`.
fn within(line: Span, words: &str, part: &str) -> Span {
    let offset = (part.as_ptr() as usize).saturating_sub(words.as_ptr() as usize);
    trimmed(part, line.start + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paragraphs as "level text".
    #[track_caller]
    fn check(text: &str, expected: &[(u8, &str)]) {
        let found: Vec<(u8, &str)> =
            markdown(text, 0).iter().map(|paragraph| (paragraph.heading, paragraph.span.of(text))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_decide_where_a_paragraph_begins() {
        check(
            "# Ship aground #\n\nIt ran\naground.\n\n## Later",
            &[(1, "Ship aground"), (0, "It ran\naground."), (2, "Later")],
        );
        check("Ship aground\n===\nBody.\n\nMore\n---\n", &[(1, "Ship aground"), (0, "Body."), (2, "More")]);
        check("#hashtag is no heading", &[(0, "#hashtag is no heading")]);
        check("- one\n- two\n  more\n1. three", &[(0, "one"), (0, "two\n  more"), (0, "three")]);
        check("It ended in\n2013. Then peace.", &[(0, "It ended in\n2013. Then peace.")]);
        check("Said she:\n> It is\n> over.\n\nEnd.", &[(0, "Said she:"), (0, "It is\n> over."), (0, "End.")]);
        check("-5 degrees", &[(0, "-5 degrees")]);
    }

    #[test]
    fn what_is_no_prose_is_no_paragraph() {
        check("```\ncode 1\n```\nText.\n\n---\n\n<!-- note 3 -->\n[1]: https://example.org/9", &[(0, "Text.")]);
        check("![The pier](pier-7.jpg)\n![](x.png)\nText.", &[(0, "The pier"), (0, "Text.")]);
        check("| a | 1 |\n|---|---|\n| b | 2 |", &[(0, "| a | 1 |"), (0, "| b | 2 |")]);
        check("```\nnever closed", &[]);
    }
}
