//! Where the sentences of a block begin and end.

use std::ops::Range;

/// The sentences of a block as ranges of its bytes, which together cover it.
pub(super) fn cuts(block: &str) -> Vec<Range<usize>> {
    // Most paragraphs of news are one sentence, and that is seen without the rules for abbreviations and lists.
    if is_one(block) {
        return std::iter::once(0..block.len()).collect();
    }
    let cuts = sentencex::get_sentence_boundaries("en", block);
    cuts.into_iter().map(|cut| cut.start_byte..cut.end_byte).collect()
}

/// Whether nothing in a block can part sentences: no full stop but at its end, no line break, no mark of a list.
fn is_one(block: &str) -> bool {
    let body = block.trim_end_matches(['.', '!', '?']);
    !body.is_empty()
        && !body.bytes().any(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n' | b'\r' | b')'))
        && (body.is_ascii() || body.chars().all(|c| c.is_ascii() || c.is_alphabetic() && c < 'ɐ' || is_quote(c)))
}

const fn is_quote(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn what_looks_like_one_sentence_is_one(
            block in "([A-Ca-c1-2 ,;:’“”'\"(*é-]|Mr|No|and | I |[(]a| 1 | - ){1,30}[.!?]{0,3}"
        ) {
            if is_one(&block) {
                let full: Vec<_> =
                    sentencex::get_sentence_boundaries("en", &block).iter().map(|cut| cut.start_byte..cut.end_byte).collect();
                prop_assert_eq!(full, cuts(&block));
            }
        }
    }
}
