//! Quotations: the stretches of a block that stand between quotation marks.

use std::ops::Range;

use super::token::{Shape, Token};

/// Words between quotation marks; a mark that is never closed reaches to the end of its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The tokens between the marks.
    pub tokens: Range<usize>,
}

/// How deep quotations stand in one another.
const DEEPEST: usize = 3;

/// How a mark acts.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Mark {
    Opens(char),
    Closes(char),
    Toggles,
}

/// Adds the quotations of a block's `tokens`, the first of which is token `first` of the text.
pub(super) fn find(source: &str, tokens: &[Token], first: usize, found: &mut Vec<Quotation>) {
    let mut open: Vec<(char, usize)> = Vec::new();
    let from = found.len();
    for (at, token) in tokens.iter().enumerate() {
        if token.shape != Shape::Quote {
            continue;
        }
        let at = first + at;
        let next_spaced = tokens.get(at - first + 1).is_none_or(|next| next.spaced || next.shape != Shape::Word);
        match mark_of(token.span().of(source), token.spaced, next_spaced) {
            // Deeper than any writer nests; what opens there is a mark gone astray.
            Some(Mark::Opens(_)) if open.len() >= DEEPEST => {}
            Some(Mark::Opens(mark)) => open.push((mark, at + 1)),
            Some(Mark::Closes(mark)) => close(&mut open, mark, at, found),
            Some(Mark::Toggles) => {
                if open.iter().any(|(mark, _)| *mark == '"') {
                    close(&mut open, '"', at, found);
                } else {
                    open.push(('"', at + 1));
                }
            }
            None => {}
        }
    }
    // Single marks left open are apostrophes; a double one starts a quotation that goes on in the next paragraph.
    let end = first + tokens.len();
    found.extend(open.into_iter().filter(|(mark, _)| *mark != '‘').map(|(_, start)| Quotation { tokens: start..end }));
    if let Some(added) = found.get_mut(from..) {
        added.sort_by_key(|quotation| quotation.tokens.start);
    }
}

fn mark_of(mark: &str, spaced: bool, next_spaced: bool) -> Option<Mark> {
    match mark {
        "“" | "„" | "«" => Some(Mark::Opens('“')),
        "”" | "»" => Some(Mark::Closes('“')),
        "\"" => Some(Mark::Toggles),
        "‘" => Some(Mark::Opens('‘')),
        "'" if spaced && !next_spaced => Some(Mark::Opens('‘')),
        "’" | "'" if next_spaced && !spaced => Some(Mark::Closes('‘')),
        _ => None,
    }
}

fn close(open: &mut Vec<(char, usize)>, mark: char, at: usize, found: &mut Vec<Quotation>) {
    if let Some(last) = open.iter().rposition(|(opened, _)| *opened == mark) {
        let start = open.get(last).map_or(at, |(_, start)| *start);
        open.truncate(last);
        if start < at {
            found.push(Quotation { tokens: start..at });
        }
    }
}
