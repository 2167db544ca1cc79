//! What each document gives of each fact: the matrix, before anybody draws it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Verdict;
use crate::wire::{DocumentRow, FindingRow, ObservationRow, Report};

/// What one document gives of one fact.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// The versions it backs, each with the first of its observations.
    pub(super) versions: BTreeMap<usize, usize>,
    /// The first of its observations that take no part.
    pub(super) aside: Option<usize>,
}

/// One fact and key.
#[derive(Debug)]
pub(super) struct Line<'r> {
    pub(super) finding: &'r FindingRow,
    pub(super) cells: Vec<Cell>,
}

/// The findings as lines over the columns `documents`. What is off inside one document is a line of its own only where
/// the fact has no other.
pub(super) fn lines<'r>(report: &'r Report, documents: &[&DocumentRow]) -> Vec<Line<'r>> {
    let columns: BTreeMap<&str, usize> = documents.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
    let compared: BTreeSet<_> = report
        .findings
        .iter()
        .filter(|finding| finding.verdict != Verdict::Internal)
        .map(|finding| (&finding.fact, &finding.key))
        .collect();
    let shown = report.findings.iter().filter(|finding| {
        let again = finding.verdict == Verdict::Internal && compared.contains(&(&finding.fact, &finding.key));
        !finding.observations.is_empty() && !again
    });
    shown.map(|finding| Line { finding, cells: cells(finding, &columns) }).collect()
}

fn cells(finding: &FindingRow, columns: &BTreeMap<&str, usize>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = (0..columns.len()).map(|_| Cell::default()).collect();
    let column_of = |row: &ObservationRow| columns.get(row.document.as_str()).copied();
    let mut backed = BTreeSet::new();
    for (version, row) in finding.versions.iter().enumerate() {
        for at in &row.observations {
            let column = finding.observations.get(*at).and_then(column_of);
            if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                cell.versions.entry(version).or_insert(*at);
            }
            backed.insert(*at);
        }
    }
    for (at, row) in finding.observations.iter().enumerate().filter(|(at, _)| !backed.contains(at)) {
        if let Some(cell) = column_of(row).and_then(|column| cells.get_mut(column)) {
            cell.aside.get_or_insert(at);
        }
    }
    cells
}
