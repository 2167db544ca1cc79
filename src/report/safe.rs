//! Text from outside, made safe to show: what would act on a terminal is shown instead.

use std::fmt::Write;
use std::ops::Range;

/// The text on one line, with control characters and marks that turn the direction of reading written out as `\u{1b}`.
pub fn safe(text: &str) -> String {
    marked(text, 0..0).0
}

/// The same, and where `mark` stands in it. A mark that does not fit the text is empty.
pub(super) fn marked(text: &str, mark: Range<usize>) -> (String, Range<usize>) {
    let mut out = String::with_capacity(text.len());
    let (mut start, mut end) = (None, None);
    let mut broken = false;
    for (at, c) in text.char_indices() {
        if at >= mark.start {
            start.get_or_insert(out.len());
        }
        if at >= mark.end {
            end.get_or_insert(out.len());
        }
        // A line break with the spaces around it is one space.
        let breaks = matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
        let spaced = (broken && c.is_whitespace()) || (breaks && out.ends_with(' '));
        if !spaced {
            push(c, &mut out);
        }
        broken = breaks || (broken && c.is_whitespace());
    }
    let start = start.unwrap_or(out.len());
    let end = end.unwrap_or(out.len()).max(start);
    (out, start..end)
}

fn push(c: char, out: &mut String) {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
        c if acts(c) => {
            // Writing to a String does not fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
        c => out.push(c),
    }
}

/// Whether a character does something where it is shown, or is not seen.
pub(super) fn acts(c: char) -> bool {
    c.is_control() || turns(c)
}

/// Marks that turn the direction of reading, and marks that nobody sees.
const fn turns(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_is_shown() {
        assert_eq!(safe("a\u{1b}[31mred\u{202e}b\nc"), "a\\u{1b}[31mred\\u{202e}b c");
        let (text, mark) = marked("\u{7}é two\nhours", 4..13);
        assert_eq!(text.get(mark), Some("two hours"));
        assert_eq!(safe("one \r\n   two\n\n\tthree  four"), "one two three  four");
        assert_eq!(marked("short", 3..99).1, 3..5);
        assert_eq!(marked("short", 70..99).1, 5..5);
    }
}
