//! Speakers: who an attribution names, under one name for all documents.

use std::collections::HashMap;
use std::ops::Range;

use super::speech::{Act, Lexicon};
use crate::model::Speaker;
use crate::text::Text;

/// The speaker whose name is `tokens`: its family is that of the longest end of the name that some term lists, else
/// its last word.
pub(super) fn named(text: &Text<'_>, tokens: &Range<usize>, families: &HashMap<String, String>) -> Option<Speaker> {
    let lexicon = Lexicon::english();
    // "Anna Berg of the Harbour Office": the house behind a person's name is not the name.
    let is_house = |at: &usize| text.word(*at) == "of" && matches!(text.word(at + 1), "the" | "a");
    let house =
        tokens.clone().skip(2).find(is_house).filter(|_| text.tokens.get(tokens.start).is_some_and(|t| t.capital));
    let tokens = &(tokens.start..house.unwrap_or(tokens.end));
    let words: Vec<&str> = tokens.clone().map(|at| text.word(at)).filter(|word| *word != "-").collect();
    let known = (0..words.len()).find_map(|from| families.get(&words.get(from..)?.join(" ")));
    let is_proper = text.tokens.get(tokens.end.checked_sub(1)?)?.capital;
    let plain = || {
        let from = words.iter().take_while(|word| lexicon.is(word, Act::Determiner)).count();
        if is_proper { words.last().map(|word| (*word).to_owned()) } else { Some(words.get(from..)?.join(" ")) }
    };
    let name = text.words(tokens);
    let name = name.strip_suffix("’s").or_else(|| name.strip_suffix("'s")).unwrap_or(name);
    Some(Speaker { name: name.to_owned(), family: known.cloned().or_else(plain)? })
}
