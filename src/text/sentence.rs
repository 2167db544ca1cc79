//! Where the sentences of a block begin and end.

use std::ops::Range;

use sentencex::languages::{English, Language};

/// The sentences of a block as ranges of its bytes, which together cover it.
pub(super) fn cuts(block: &str) -> Vec<Range<usize>> {
    // Most paragraphs of news are one sentence, and that is seen without the rules for abbreviations and lists.
    if is_one(block) {
        return std::iter::once(0..block.len()).collect();
    }
    let stood_in = without_apostrophes(block);
    let cuts = English {}.get_sentence_boundaries(stood_in.as_deref().unwrap_or(block));
    cuts.into_iter().map(|cut| cut.start_byte..cut.end_byte).collect()
}

/// The block with a mark of no meaning for each apostrophe, where all of them stand inside words: "it's". To the cutter
/// an apostrophe may be a quotation mark, and that search costs it more than all the rest.
fn without_apostrophes(block: &str) -> Option<String> {
    let bytes = block.as_bytes();
    let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    // "Don't" and "I'm" say something of where a sentence begins.
    let tells = |at: usize| matches!(bytes.get(at.saturating_sub(3)..at), Some(b"Don" | [_, .., b'I']));
    let inside = |at: usize| letter(at.checked_sub(1)) && letter(Some(at + 1)) && !tells(at);
    let stands_in = block.contains('\'') && !block.contains('`') && block.match_indices('\'').all(|(at, _)| inside(at));
    stands_in.then(|| block.replace('\'', "~"))
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
        fn apostrophes_inside_words_part_nothing(
            block in "([a-cA-C] ?|[.,!?:;] ?|[.][.][.] ?|it's |It's |Don't |I'm |O'Brien |p.m. |No. |[(]|[)]|“|”|\"|'|` ?|\\[1\\] ?|1[.)] |\n){1,40}"
        ) {
            let full: Vec<_> =
                sentencex::get_sentence_boundaries("en", &block).iter().map(|cut| cut.start_byte..cut.end_byte).collect();
            prop_assert_eq!(full, cuts(&block));
        }

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
