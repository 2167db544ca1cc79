//! The plain words of a phrase, cut exactly as the words of a text are.

use super::flaw::Flaw;
use super::pattern::{Pattern, Word};
use crate::text::{Shape, Text};

/// Letters from which a capitalised word counts as a name whose close spellings match.
const NAME: usize = 6;

/// Where a run of plain words ends: at the next sign of the phrase language.
pub(super) fn end_of_words(text: &str) -> usize {
    let sign = text.find(['(', ')', '|', '<', '>', '~', '?', '…']).unwrap_or(text.len());
    text.find("...").map_or(sign, |gap| gap.min(sign))
}

/// Adds the words of `run` to `items`; `glued` where it follows a slot or bracket without space, as the 's of
/// `<side>'s` does.
pub(super) fn read(run: &str, glued: bool, items: &mut Vec<Pattern>) -> Result<(), Flaw> {
    for (from, chunk) in chunks(run) {
        let chunk = if glued && from == 0 { without_genitive(chunk) } else { chunk };
        let (stem, prefix) = match chunk.strip_suffix('*') {
            Some(stem) => (stem, true),
            None => (chunk, false),
        };
        let at = from..from + chunk.len();
        if stem.contains('*') {
            return Err(Flaw::new(at, "`*` stands inside a word", "`*` ends a word that goes on: kill*"));
        }
        let before = items.len();
        add(stem, items);
        if prefix && !items.get_mut(before..).and_then(<[Pattern]>::last_mut).is_some_and(make_prefix) {
            return Err(Flaw::new(at, "this `*` has no letters before it", "for any words write `...`"));
        }
    }
    Ok(())
}

/// Takes off the loose joints (commas and such) at either end and beside a gap.
pub(super) fn trim(items: &mut Vec<Pattern>) {
    let mut kept: Vec<Pattern> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        let beside_gap = kept.last().is_none_or(|last| matches!(last, Pattern::Gap(_)));
        if item == LOOSE && beside_gap {
            continue;
        }
        if matches!(item, Pattern::Gap(_)) && kept.last() == Some(&LOOSE) {
            kept.pop();
        }
        kept.push(item);
    }
    if kept.last() == Some(&LOOSE) {
        kept.pop();
    }
    *items = kept;
}

/// No word between, but a comma or another mark that ends adjacency may stand there.
const LOOSE: Pattern = Pattern::Gap(0);

/// The stretches between white space, with their offsets.
fn chunks(run: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    run.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let at = from;
        from += piece.len();
        let chunk = piece.trim_end();
        (!chunk.is_empty()).then_some((at, chunk))
    })
}

fn without_genitive(chunk: &str) -> &str {
    let Some(rest) = chunk.strip_prefix(['\'', '’']) else { return chunk };
    match rest.strip_prefix(['s', 'S']) {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => rest,
        _ => chunk,
    }
}

/// Adds one stretch: "cease-fire" is two words or one, "30-day" a number and a word, "$5" a sign and a number.
fn add(chunk: &str, items: &mut Vec<Pattern>) {
    let text = Text::plain(chunk);
    let mut group: Vec<Piece> = Vec::new();
    let mut joined = false;
    for token in &text.tokens {
        match token.shape {
            Shape::Word | Shape::Number | Shape::Mark => {
                if !joined {
                    flush(&mut group, items);
                }
                group.push(Piece { word: word(text.folded_of(token), token.capital), shape: token.shape });
                joined = false;
            }
            Shape::Hyphen => joined = true,
            Shape::Quote => {}
            Shape::Comma | Shape::Stop | Shape::Open | Shape::Close | Shape::Dash => {
                flush(&mut group, items);
                items.push(LOOSE);
                joined = false;
            }
        }
    }
    flush(&mut group, items);
}

struct Piece {
    word: Word,
    shape: Shape,
}

fn word(folded: &str, capital: bool) -> Word {
    Word { folded: folded.to_owned(), prefix: false, name: capital && folded.chars().count() >= NAME }
}

fn flush(group: &mut Vec<Piece>, items: &mut Vec<Pattern>) {
    // "ceasefire" and "F16" are one word of a text, "30day" is cut in two as "30-day" is.
    let joins = group.first().is_some_and(|first| first.shape == Shape::Word)
        && group.iter().all(|piece| piece.shape != Shape::Mark);
    let pieces: Vec<Piece> = std::mem::take(group);
    match pieces.as_slice() {
        [] => {}
        [only] => items.push(Pattern::Word(only.word.clone())),
        _ if joins => {
            let whole: String = pieces.iter().map(|piece| piece.word.folded.as_str()).collect();
            let whole = word(&whole, pieces.iter().any(|piece| piece.word.name));
            let parts = pieces.into_iter().map(|piece| Pattern::Word(piece.word)).collect();
            items.push(Pattern::Choice(vec![Pattern::Sequence(parts), Pattern::Word(whole)]));
        }
        _ => items.extend(pieces.into_iter().map(|piece| Pattern::Word(piece.word))),
    }
}

/// Lets the last word of a pattern go on; false where it has no letters.
fn make_prefix(pattern: &mut Pattern) -> bool {
    match pattern {
        Pattern::Word(word) => {
            word.prefix = true;
            word.folded.chars().any(char::is_alphanumeric)
        }
        Pattern::Sequence(items) => items.last_mut().is_some_and(make_prefix),
        Pattern::Choice(ways) => ways.iter_mut().all(make_prefix),
        _ => false,
    }
}
