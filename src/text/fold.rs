//! Folding: the form in which words are compared. Case, accents and the shape of quotes and dashes are taken off.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Adds the folded form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        // Runs of ASCII, nearly all of a news text, need no table.
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (ascii, other) = rest.split_at(plain);
        let from = out.len();
        out.push_str(ascii);
        if let Some(added) = out.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        let run = other.bytes().position(|byte| byte.is_ascii()).unwrap_or(other.len());
        let (other, next) = other.split_at(run);
        fold_other(other, out);
        rest = next;
    }
}

fn fold_other(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '’' | '‘' | 'ʼ' | '′' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‐' | '‑' | '–' | '—' | '−' => out.push('-'),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' => out.push('d'),
            'ı' => out.push('i'),
            // A fraction or a raised digit must not turn into plain digits that read as another number.
            '²' | '³' | '½' | '¼' | '¾' | '⅓' | '⅔' => out.push(c),
            _ => {
                let letters = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
                out.extend(letters.flat_map(char::to_lowercase));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_marks_are_taken_off() {
        assert_eq!(fold("Zelenský’s “Łódź”—É ½ km²"), "zelensky's \"lodz\"-e ½ km²");
    }
}
