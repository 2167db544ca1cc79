//! Characters that a page writes by name or number: `&amp;`, `&#8217;`.

use html5gum::{Token, Tokenizer};

use crate::model::Span;

/// A piece of text: as it stands, or as the words that a reference stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Plain(Span),
    Reference(Span, String),
}

/// The pieces of `span` of the page, in order.
pub(super) fn pieces(page: &str, span: Span) -> Vec<Piece> {
    let text = span.of(page);
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices('&') {
        if at < from {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let len = reference_len(rest);
        let written = rest.get(..len).unwrap_or_default();
        let Some((words, taken)) = referred(written) else { continue };
        if at > from {
            pieces.push(Piece::Plain(Span::new(span.start + from, span.start + at)));
        }
        pieces.push(Piece::Reference(Span::new(span.start + at, span.start + at + taken), words));
        from = at + taken;
    }
    if from < text.len() {
        pieces.push(Piece::Plain(Span::new(span.start + from, span.end)));
    }
    pieces
}

/// A text without a page, with its references decoded.
pub(in crate::source) fn decoded(text: &str) -> String {
    words(text, Span::new(0, text.len()))
}

/// Words with their references decoded.
pub(super) fn words(page: &str, span: Span) -> String {
    let decoded = pieces(page, span).into_iter().map(|piece| match piece {
        Piece::Plain(span) => span.of(page).to_owned(),
        Piece::Reference(_, words) => words,
    });
    decoded.collect()
}

/// The longest name of a character has 32 letters; numbers may have zeros before them.
const LONGEST: usize = 64;

/// The bytes that may be one reference.
fn reference_len(text: &str) -> usize {
    let name =
        text.bytes().skip(1).take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    1 + name + usize::from(text.as_bytes().get(1 + name) == Some(&b';'))
}

/// The characters of a reference and the bytes it takes; none where it is a plain ampersand.
fn referred(written: &str) -> Option<(String, usize)> {
    // The tokenizer knows every name, and which of them do without a semicolon.
    let words: String = Tokenizer::new(written)
        .flatten()
        .filter_map(|token| match token {
            Token::String(text) => Some(String::from_utf8_lossy(&text.value).into_owned()),
            _ => None,
        })
        .collect();
    if words == written {
        return None;
    }
    // Letters behind a name without a semicolon stand for themselves.
    let tail = if written.ends_with(';') {
        0
    } else {
        let alike =
            words.bytes().rev().zip(written.bytes().rev()).take_while(|(a, b)| a == b && a.is_ascii_alphanumeric());
        alike.count().min(words.len().saturating_sub(1))
    };
    let first = words.get(..words.len() - tail)?;
    Some((first.to_owned(), written.len() - tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_has_its_bytes() {
        for (page, expected) in [
            ("a &amp; b", vec![("a ", "a "), ("&amp;", "&"), (" b", " b")]),
            ("R&D, AT&T; x &", vec![("R&D, AT&T; x &", "R&D, AT&T; x &")]),
            ("&#8217;&#x2019;&rsquo;", vec![("&#8217;", "’"), ("&#x2019;", "’"), ("&rsquo;", "’")]),
            ("1&nbsp300 km", vec![("1", "1"), ("&nbsp", "\u{a0}"), ("300 km", "300 km")]),
            ("&notit;", vec![("&notit;", "¬it;")]),
            ("caf&eacute;s é&lt;", vec![("caf", "caf"), ("&eacute;", "é"), ("s é", "s é"), ("&lt;", "<")]),
            ("&#150;", vec![("&#150;", "–")]),
            ("&;&#;&unknown;", vec![("&;&#;&unknown;", "&;&#;&unknown;")]),
        ] {
            let found: Vec<(&str, String)> = pieces(page, Span::new(0, page.len()))
                .into_iter()
                .map(|piece| match piece {
                    Piece::Plain(span) => (span.of(page), span.of(page).to_owned()),
                    Piece::Reference(span, words) => (span.of(page), words),
                })
                .collect();
            let expected: Vec<(&str, String)> = expected.into_iter().map(|(a, b)| (a, b.to_owned())).collect();
            assert_eq!(found, expected, "{page}");
        }
    }
}
