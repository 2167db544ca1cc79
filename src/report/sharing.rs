//! Which observations of a finding one excerpt stands for, so that wire copy and repetition are read once.

use crate::wire::{FindingRow, ObservationRow};

/// Observations that one excerpt stands for, as indices into their finding.
#[derive(Debug)]
pub(super) struct Shared<'r> {
    pub(super) at: usize,
    pub(super) first: &'r ObservationRow,
    /// The same words in other documents, as copies of one agency have them.
    pub(super) copies: Vec<(usize, &'r ObservationRow)>,
    /// The same reading elsewhere in the same document.
    pub(super) again: Vec<(usize, &'r ObservationRow)>,
}

impl<'r> Shared<'r> {
    const fn alone(at: usize, first: &'r ObservationRow) -> Self {
        Self { at, first, copies: Vec::new(), again: Vec::new() }
    }
}

/// Each of the observations `at` of a finding by itself.
pub(super) fn apart<'r>(finding: &'r FindingRow, at: &[usize]) -> Vec<Shared<'r>> {
    rows(finding, at).map(|(at, row)| Shared::alone(at, row)).collect()
}

/// The observations `at` of a finding; what says the same in the same words, or says it again in one document, together.
pub(super) fn shared<'r>(finding: &'r FindingRow, at: &[usize]) -> Vec<Shared<'r>> {
    let mut groups: Vec<Shared<'_>> = Vec::new();
    for (at, row) in rows(finding, at) {
        if let Some(shared) = groups.iter_mut().find(|shared| said_alike(shared.first, row)) {
            shared.copies.push((at, row));
            continue;
        }
        match groups.iter_mut().find(|shared| said_again(shared.first, row)) {
            Some(shared) => shared.again.push((at, row)),
            None => groups.push(Shared::alone(at, row)),
        }
    }
    groups
}

fn rows<'r>(finding: &'r FindingRow, at: &[usize]) -> impl Iterator<Item = (usize, &'r ObservationRow)> {
    at.iter().filter_map(|at| Some((*at, finding.observations.get(*at)?)))
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
