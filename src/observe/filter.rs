//! The literal prefilter: one pass over the folded text finds which phrases a document can hold at all.
//!
//! Most documents hold none, and are neither cut into tokens nor read for values.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use super::words::is_name;
use crate::model::Document;
use crate::rule::Word;
use crate::text;

/// Words up to this long may be written as an acronym with dots.
const ACRONYM_LETTERS: usize = 4;

/// Literals, each of which stands for something that asks for it.
#[derive(Debug, Default)]
pub(super) struct Filter {
    automaton: Option<AhoCorasick>,
    /// For each literal, who asks for it.
    askers: Vec<usize>,
    /// Who can match without any literal.
    always: Vec<usize>,
    count: usize,
}

impl Filter {
    /// A filter for askers `0..`, each with the words of which its match holds one; none where any text could do.
    pub(super) fn new<'w>(askers: impl IntoIterator<Item = Option<Vec<&'w Word>>>) -> Self {
        let mut filter = Self::default();
        let mut literals = Vec::new();
        for (asker, words) in askers.into_iter().enumerate() {
            filter.count = asker + 1;
            let Some(words) = words else {
                filter.always.push(asker);
                continue;
            };
            for literal in words.into_iter().flat_map(literals_of) {
                literals.push(literal);
                filter.askers.push(asker);
            }
        }
        // Too large an automaton would mean rules beyond any house's needs; then everything is let in.
        filter.automaton = AhoCorasickBuilder::new().match_kind(MatchKind::Standard).build(&literals).ok();
        if filter.automaton.is_none() {
            filter.always = (0..filter.count).collect();
        }
        filter
    }

    /// For each asker, whether the folded text can hold what it asks for.
    pub(super) fn ask(&self, folded: &str) -> Vec<bool> {
        let mut met = vec![false; self.count];
        let mut mark = |asker: usize| {
            if let Some(flag) = met.get_mut(asker) {
                *flag = true;
            }
        };
        self.always.iter().for_each(|asker| mark(*asker));
        if let Some(automaton) = &self.automaton {
            for hit in automaton.find_overlapping_iter(folded) {
                if let Some(asker) = self.askers.get(hit.pattern().as_usize()) {
                    mark(*asker);
                }
            }
        }
        met
    }
}

/// Everything of a document that is read, folded.
pub(super) fn folded(document: &Document) -> String {
    let mut folded = String::with_capacity(document.text.len());
    for block in &document.blocks {
        text::fold_into(block.span.of(&document.text), &mut folded);
        folded.push('\n');
    }
    if let Some(title) = &document.title {
        text::fold_into(title, &mut folded);
    }
    folded
}

/// What the folded text holds where it holds `word`, also with dots or, for a name, with one edit: one of its halves
/// is then still whole.
fn literals_of(word: &Word) -> Vec<String> {
    let mut literals = vec![word.folded.clone()];
    let letters: Vec<char> = word.folded.chars().collect();
    if letters.len() > 1 && letters.len() <= ACRONYM_LETTERS {
        literals.push(letters.iter().map(char::to_string).collect::<Vec<_>>().join("."));
    }
    if is_name(word) {
        let (first, second) = letters.split_at(letters.len() / 2);
        literals = vec![first.iter().collect(), second.iter().collect()];
    }
    literals
}
