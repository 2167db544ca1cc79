//! Lines compared by their words: case, accents, punctuation and the width of spaces are no difference.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of `line`, folded and parted by single spaces; empty for a line of marks alone.
pub(super) fn words(line: &str) -> String {
    String::from_utf8(folded(line, usize::MAX)).unwrap_or_default()
}

/// The first bytes of the words of `line`: lines that differ in them differ, and few lines are alike in them.
pub(super) fn opening(line: &str) -> Vec<u8> {
    const BYTES: usize = 32;
    let mut opening = folded(line, BYTES);
    opening.truncate(BYTES);
    opening
}

/// The folded words of `line`, as far as they are needed to have so many bytes.
fn folded(line: &str, most: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(line.len().min(most));
    let mut parted = false;
    for (at, byte) in line.bytes().enumerate() {
        // ASCII, nearly all of a text, is folded byte by byte; what else there is, at the first byte of its character.
        match LETTERS.get(byte as usize) {
            Some(0) => parted = true,
            Some(letter) => {
                part(&mut parted, &mut out);
                out.push(*letter);
            }
            None => match line.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if c.is_alphanumeric() || is_combining_mark(c) => {
                    part(&mut parted, &mut out);
                    fold(c, &mut out);
                }
                Some(_) => parted = true,
                None => {}
            },
        }
        if out.len() >= most {
            break;
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

/// By ASCII character, what it is in small letters; 0 where it is in no word.
// A table made at compile time, where an index out of bounds would not compile.
#[allow(clippy::indexing_slicing)]
const LETTERS: [u8; 128] = {
    let mut table = [0; 128];
    let mut at = 0;
    while at < 128 {
        if (at as u8).is_ascii_alphanumeric() {
            table[at] = (at as u8).to_ascii_lowercase();
        }
        at += 1;
    }
    table
};

/// A space before a letter that something parts from the word before it.
fn part(parted: &mut bool, out: &mut Vec<u8>) {
    if std::mem::take(parted) && !out.is_empty() {
        out.push(b' ');
    }
}

fn fold(c: char, out: &mut Vec<u8>) {
    let letters = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    letters.for_each(|letter| out.extend(letter.encode_utf8(&mut [0; 4]).bytes()));
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
