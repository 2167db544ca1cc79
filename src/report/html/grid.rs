//! The matrix: facts against documents, copies of one origin side by side.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document::{Named, Sources};
use super::quote::{element, says};
use crate::report::cells::{Cell, Line, lines};
use crate::report::page::letter;
use crate::report::width::cut_end;
use crate::wire::{DocumentRow, FindingRow, Report};

/// The columns of a value in its cell.
const CELL: usize = 28;
/// More cells than this are built as they come into view.
const AT_ONCE: usize = 4000;

/// Facts against documents.
#[derive(Debug, Serialize)]
pub(super) struct Grid {
    groups: Vec<Group>,
    columns: Vec<Named>,
    rows: Vec<Row>,
    /// Whether some origin has several documents.
    grouped: bool,
    /// Whether it is too large to be built at once.
    large: bool,
}

/// The documents of one origin.
#[derive(Debug, Serialize)]
struct Group {
    origin: String,
    columns: usize,
}

#[derive(Debug, Serialize)]
struct Row {
    /// Which finding of the page it is.
    finding: usize,
    cells: Vec<Option<Given>>,
}

/// What a document gives of a fact.
#[derive(Debug, Serialize)]
struct Given {
    /// The version it is coloured by: none where there is but one, or where the document gives several.
    version: Option<usize>,
    /// The letters of its versions, where there are several.
    letters: String,
    said: String,
    /// Whether it takes no part in the comparison.
    aside: bool,
    /// The element of its words.
    quote: String,
    /// The elements of its other words, where it gives several versions.
    more: String,
}

impl Grid {
    /// The matrix of a report whose findings stand in `order`; nothing where there is no more than one document to compare.
    pub(super) fn of(report: &Report, order: &[&FindingRow], ids: &[String], sources: &Sources<'_>) -> Option<Self> {
        let groups = groups(report);
        let documents: Vec<&DocumentRow> = groups.iter().flatten().copied().collect();
        let mut by_finding: BTreeMap<*const FindingRow, Line<'_>> =
            lines(report, &documents).into_iter().map(|line| (std::ptr::from_ref(line.finding), line)).collect();
        if documents.len() < 2 || by_finding.is_empty() {
            return None;
        }
        let rows = order.iter().zip(ids).enumerate().filter_map(|(finding, (row, id))| {
            let line = by_finding.remove(&std::ptr::from_ref(*row))?;
            let cells = line.cells.iter().map(|cell| given(line.finding, id, cell)).collect();
            Some(Row { finding, cells })
        });
        let rows: Vec<Row> = rows.collect();
        let group = |rows: &Vec<&DocumentRow>| Group {
            origin: rows.first().and_then(|row| row.origin.clone()).unwrap_or_default(),
            columns: rows.len(),
        };
        Some(Self {
            large: rows.len() * documents.len() > AT_ONCE,
            grouped: groups.len() < documents.len(),
            groups: groups.iter().map(group).collect(),
            columns: documents.iter().map(|row| sources.named(&row.id)).collect(),
            rows,
        })
    }
}

/// The documents that a rule looked at, those of one origin together, in the order of their first.
fn groups(report: &Report) -> Vec<Vec<&DocumentRow>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&DocumentRow>> = Vec::new();
    for row in report.documents.iter().filter(|row| row.passed_over.is_none()) {
        let place = row.origin.as_deref().map(|origin| *places.entry(origin).or_insert(groups.len()));
        match place.and_then(|place| groups.get_mut(place)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

fn given(finding: &FindingRow, id: &str, cell: &Cell) -> Option<Given> {
    let mut quotes = cell.versions.values().copied().chain(cell.aside).map(|at| element(id, at));
    let quote = quotes.next()?;
    let several = finding.versions.len() > 1;
    let letters: Vec<String> = cell.versions.keys().filter(|_| several).map(|version| letter(*version)).collect();
    let only = cell.versions.keys().next().copied().filter(|_| cell.versions.len() == 1);
    // Its own words, and not those of the version that it backs: "more than 1,000" where another says 2,862.
    let at = if cell.versions.is_empty() {
        cell.aside
    } else {
        only.and_then(|version| cell.versions.get(&version).copied())
    };
    let value = at.and_then(|at| finding.observations.get(at)).map_or_else(String::new, says);
    Some(Given {
        version: only.filter(|_| several),
        letters: letters.join("/"),
        said: cut_end(&value, CELL),
        aside: cell.versions.is_empty() && !finding.versions.is_empty(),
        quote,
        more: quotes.collect::<Vec<String>>().join(" "),
    })
}
