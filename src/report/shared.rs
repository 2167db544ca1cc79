//! What is said several times and shown once: the same words in copies of one text, the same reading again in one document.

use crate::wire::ObservationRow;

/// Observations that one excerpt stands for.
pub(super) struct Shared<'r> {
    pub(super) first: &'r ObservationRow,
    /// The same words in other documents, as copies of one agency have them.
    pub(super) copies: Vec<&'r ObservationRow>,
    /// The same reading elsewhere in the same document.
    pub(super) again: Vec<&'r ObservationRow>,
}

impl<'r> Shared<'r> {
    pub(super) const fn of(first: &'r ObservationRow) -> Self {
        Self { first, copies: Vec::new(), again: Vec::new() }
    }
}

/// The observations in groups, in the order of the first of each.
pub(super) fn shared<'r>(rows: impl Iterator<Item = &'r ObservationRow>) -> Vec<Shared<'r>> {
    let mut groups: Vec<Shared<'r>> = Vec::new();
    for row in rows {
        if let Some(group) = groups.iter_mut().find(|group| said_alike(group.first, row)) {
            group.copies.push(row);
        } else if let Some(group) = groups.iter_mut().find(|group| said_again(group.first, row)) {
            group.again.push(row);
        } else {
            groups.push(Shared::of(row));
        }
    }
    groups
}

/// Whether one document says it again, in the same voice and with nothing else to tell.
fn said_again(one: &ObservationRow, other: &ObservationRow) -> bool {
    one.document == other.document
        && (&one.read, &one.reason, &one.speaker_family, &one.as_of, one.stance)
            == (&other.read, &other.reason, &other.speaker_family, &other.as_of, other.stance)
}

/// Whether two observations differ in nothing but their documents.
fn said_alike(one: &ObservationRow, other: &ObservationRow) -> bool {
    one.sentence == other.sentence
        && (one.mark, one.stance, one.section) == (other.mark, other.stance, other.section)
        && (&one.read, &one.reason, &one.speaker, &one.as_of)
            == (&other.read, &other.reason, &other.speaker, &other.as_of)
}
