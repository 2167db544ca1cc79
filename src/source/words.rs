//! Lines compared by their words: case, accents, punctuation and the width of spaces are no difference.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of `line`, folded and parted by single spaces; empty for a line of marks alone.
pub(super) fn words(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut parted = false;
    for c in line.chars() {
        if c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c))) {
            if parted && !out.is_empty() {
                out.push(' ');
            }
            parted = false;
            fold(c, &mut out);
        } else {
            parted = true;
        }
    }
    out
}

/// The same without the spaces, as sites write their names: `DailyPost`.
pub(super) fn run_together(line: &str) -> String {
    words(line).replace(' ', "")
}

/// Whether `line` has anything to read.
pub(super) fn has_words(line: &str) -> bool {
    line.chars().any(char::is_alphanumeric)
}

fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else {
        out.extend(std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_count() {
        let cases = [
            ("  “Zelenský”  said:\tNO!", "zelensky said no"),
            ("Russia’s cease-fire", "russia s cease fire"),
            ("* * *", ""),
            ("—", ""),
            ("停火 30 天", "停火 30 天"),
        ];
        for (line, expected) in cases {
            assert_eq!(words(line), expected);
            assert_eq!(has_words(line), !expected.is_empty(), "{line}");
        }
        assert_eq!(run_together("The Daily-Post"), "thedailypost");
    }
}
