//! The sentence of an observation, safe to show and cut around its value.

use super::safe::marked;
use super::width::around;
use crate::wire::ObservationRow;

/// A sentence in three: before its value, the value, after it.
pub(super) struct Parts {
    pub(super) before: String,
    pub(super) words: String,
    pub(super) after: String,
}

/// The sentence in at most `room` columns.
pub(super) fn parts(row: &ObservationRow, room: usize) -> Parts {
    let (sentence, mark) = marked(&row.sentence, row.mark.start..row.mark.end);
    let (sentence, mark) = around(&sentence, mark, room, 0);
    let part = |range: std::ops::Range<usize>| sentence.get(range).unwrap_or_default().to_owned();
    Parts { before: part(0..mark.start), words: part(mark.clone()), after: part(mark.end..sentence.len()) }
}
