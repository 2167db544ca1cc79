//! Where words begin and end in text of a few scripts, as Unicode Annex 29 has it, without a look into its tables.
//!
//! News is nearly all ASCII, Latin letters, curly quotes and dashes. Text that holds anything else is left to the full
//! rules; a test holds the two against each other.

/// What a character does to the words around it, by the names of the annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// Joins what it stands between, and itself.
    Under,
    /// Between letters it joins.
    MidLetter,
    /// Between digits it joins.
    MidNumber,
    /// Between two of either it joins.
    MidBoth,
    Space,
    Return,
    Line,
    Other,
}

// A table made at compile time, where an index out of bounds would not compile.
#[allow(clippy::indexing_slicing)]
const ASCII: [Class; 128] = {
    let mut table = [Class::Other; 128];
    let mut at = 0;
    while at < 128 {
        table[at] = match at as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Under,
            b':' => Class::MidLetter,
            b',' | b';' => Class::MidNumber,
            b'.' | b'\'' => Class::MidBoth,
            b' ' => Class::Space,
            b'\r' => Class::Return,
            b'\n' => Class::Line,
            _ => Class::Other,
        };
        at += 1;
    }
    table
};

/// The class of a character, and none where the full rules are needed.
fn class(c: char) -> Option<Class> {
    if c.is_ascii() {
        return ASCII.get(c as usize).copied();
    }
    match c {
        'µ' | 'ª' | 'º' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' => Some(Class::Letter),
        '·' => Some(Class::MidLetter),
        '‘' | '’' => Some(Class::MidBoth),
        '\u{a0}'
        | '¢'..='¥'
        | '°'
        | '«'
        | '»'
        | '½'
        | '¼'
        | '¾'
        | '²'
        | '³'
        | '±'
        | '×'
        | '§'
        | '–'
        | '—'
        | '“'
        | '”'
        | '…'
        | '•'
        | '€'
        | '′'
        | '″' => Some(Class::Other),
        _ => None,
    }
}

/// Whether every character of a text is one that [`Pieces`] knows.
pub(super) fn is_plain(text: &str) -> bool {
    text.is_ascii() || text.chars().all(|c| c.is_ascii() || class(c).is_some())
}

/// The words, marks and spaces of a plain text, each with the byte it starts at.
#[derive(Debug, Clone)]
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pieces<'t> {
    /// The pieces of a text of which [`is_plain`] holds.
    pub(super) const fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The class of the character at a byte, and the byte behind it.
    fn look(&self, at: usize) -> Option<(Class, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if let Some(class) = ASCII.get(byte as usize) {
            return Some((*class, at + 1));
        }
        let c = self.text.get(at..)?.chars().next()?;
        Some((class(c).unwrap_or(Class::Other), at + c.len_utf8()))
    }

    /// The end of the word whose first character, of class `first`, ends at byte `end`.
    fn word(&self, first: Class, mut end: usize) -> usize {
        let mut last = first;
        if first == Class::Letter {
            // Nearly every word is of ASCII letters alone.
            let rest = self.text.as_bytes().get(end..).unwrap_or_default();
            end += rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
            if self.text.as_bytes().get(end) == Some(&b' ') {
                return end;
            }
        }
        while let Some((class, next)) = self.look(end) {
            let (class, next) = match class {
                Class::Letter | Class::Digit | Class::Under => (class, next),
                Class::MidLetter | Class::MidNumber | Class::MidBoth => {
                    let joins = match last {
                        Class::Letter => class != Class::MidNumber,
                        Class::Digit => class != Class::MidLetter,
                        _ => false,
                    };
                    match self.look(next) {
                        Some((behind, after)) if joins && behind == last => (behind, after),
                        _ => break,
                    }
                }
                _ => break,
            };
            (last, end) = (class, next);
        }
        end
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let (first, mut end) = self.look(start)?;
        match first {
            Class::Letter | Class::Digit | Class::Under => end = self.word(first, end),
            Class::Space => {
                while self.text.as_bytes().get(end) == Some(&b' ') {
                    end += 1;
                }
            }
            Class::Return => end += usize::from(self.text.as_bytes().get(end) == Some(&b'\n')),
            _ => {}
        }
        self.at = end;
        self.text.get(start..end).map(|piece| (start, piece))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn plain_text_is_cut_as_the_full_rules_cut_it(
            text in "[a-cA0-2_:;.,'’‘ \r\n\t\"“”(){}/%$€£°–—…é½²·ªß×\u{a0}-]{0,40}"
        ) {
            prop_assert!(is_plain(&text));
            let (ours, full): (Vec<_>, Vec<_>) = (Pieces::of(&text).collect(), text.split_word_bound_indices().collect());
            prop_assert_eq!(ours, full);
        }
    }

    #[test]
    fn every_character_that_is_known_has_the_class_of_the_annex() {
        for c in (0..0x2200).filter_map(char::from_u32).filter(|c| class(*c).is_some()) {
            for text in [format!("a{c}a"), format!("1{c}1"), format!("a{c}1"), format!("_{c}_"), format!("{c}{c}")] {
                let full: Vec<_> = text.split_word_bound_indices().collect();
                assert_eq!(Pieces::of(&text).collect::<Vec<_>>(), full, "{c:?} in {text:?}");
            }
        }
    }
}
