//! Text as Markdown that shows it and does nothing else.

use std::fmt::Write;

use super::safe::safe;
use super::sentence::{Parts, parts};
use crate::wire::ObservationRow;

/// Bytes of a comment, with room to spare: GitHub takes 65,536 characters.
pub(super) const LONGEST: usize = 60_000;

/// The text as itself: whatever means something in Markdown or HTML is written as an entity.
pub(super) fn plain(text: &str) -> String {
    let text = safe(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        // An address becomes a link by its colon, or by its first dot.
        let links = (c == ':' && rest.starts_with("//")) || (c == '.' && ends_in_www(&out));
        // At its start a line would become an item of a list by its dash, or by the dot behind its number.
        let begins = out.is_empty() && matches!(c, '-' | '+');
        let counts = matches!(c, '.' | ')') && !out.is_empty() && out.bytes().all(|byte| byte.is_ascii_digit());
        if links || begins || counts || MEANS.contains(c) {
            // Writing to a String does not fail.
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// What means something in Markdown or HTML, wherever it stands.
const MEANS: &str = r"&<>|`*_[]\~#@!$^{}=";

fn ends_in_www(text: &str) -> bool {
    let tail = text.len().checked_sub(3).and_then(|from| text.get(from..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case("www"))
}

/// The text as code, which an entity would not survive between backticks.
pub(super) fn code(text: &str) -> String {
    format!("<code>{}</code>", plain(text))
}

/// The sentence of an observation in at most `room` columns, its value in bold.
pub(super) fn quote(row: &ObservationRow, room: usize) -> String {
    let Parts { before, words, after } = parts(row, room);
    let words = plain(&words);
    let words = if words.is_empty() { words } else { format!("<b>{words}</b>") };
    format!("{}{words}{}", plain(&before), plain(&after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_in_a_comment_is_shown() {
        for (text, expected) in [
            ("a | b", "a &#124; b"),
            ("`x` <img src=y>", "&#96;x&#96; &#60;img src&#61;y&#62;"),
            ("@all #12 [a](b)", "&#64;all &#35;12 &#91;a&#93;(b)"),
            ("see https://x.org, www.y.org", "see https&#58;//x.org, www&#46;y.org"),
            ("two\nlines\u{1b}[1m", "two lines&#92;u&#123;1b&#125;&#91;1m"),
            ("$5 million & €3", "&#36;5 million &#38; €3"),
            ("- one - two", "&#45; one - two"),
            ("12. August 1.5", "12&#46; August 1.5"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
