//! All facts against all documents, with a legend.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{Page, key, letter, name};
use super::palette::Role;
use super::safe::safe;
use super::width::{cut_end, cut_start, pad, width};
use crate::model::Verdict;
use crate::wire::{DocumentRow, FindingRow, Report};

/// The widest cell that shows a value.
const CELL: usize = 14;
/// Columns between two cells.
const BETWEEN: usize = 2;

/// What one document gives of one fact.
#[derive(Default)]
struct Cell {
    /// The versions it backs.
    versions: BTreeSet<usize>,
    /// Whether it says something that takes no part.
    aside: bool,
}

/// One fact and key.
struct Line<'r> {
    finding: &'r FindingRow,
    cells: Vec<Cell>,
}

/// The matrix and its legend; nothing where there is no more than one document to compare.
pub(super) fn write(page: &mut Page<'_>, report: &Report) {
    let documents: Vec<&DocumentRow> = report.documents.iter().filter(|row| row.passed_over.is_none()).collect();
    let lines = lines(report, &documents);
    if documents.len() < 2 || lines.is_empty() {
        return;
    }
    page.heading("Facts by document");
    let titles = titles(page, &lines);
    let first = titles.iter().map(|title| width(title)).max().unwrap_or(0);
    // Values where they fit on one page, otherwise letters, on as many tables as it takes.
    let values = grid(&lines, value);
    let grid = if first + widths(&values).iter().map(|w| w + BETWEEN).sum::<usize>() <= page.columns {
        values
    } else {
        grid(&lines, letters)
    };
    table(page, &titles, first, &lines, &grid);
    legend(page, &documents);
}

/// The findings as lines. What is off inside one document is a line of its own only where the fact has no other.
fn lines<'r>(report: &'r Report, documents: &[&DocumentRow]) -> Vec<Line<'r>> {
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
    for (at, row) in finding.observations.iter().enumerate() {
        let Some(cell) = columns.get(row.document.as_str()).and_then(|column| cells.get_mut(*column)) else { continue };
        let backed = finding.versions.iter().enumerate().filter(|(_, version)| version.observations.contains(&at));
        let before = cell.versions.len();
        cell.versions.extend(backed.map(|(version, _)| version));
        cell.aside |= cell.versions.len() == before && before == 0;
    }
    cells
}

fn grid(lines: &[Line<'_>], show: impl Fn(&FindingRow, &Cell) -> String) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.cells.iter().map(|cell| show(line.finding, cell)).collect()).collect()
}

/// "2 h"; "A 2 h" where there are several versions; "A/B" for a document that gives both.
fn value(finding: &FindingRow, cell: &Cell) -> String {
    let mut backed = cell.versions.iter();
    match (backed.next(), backed.next()) {
        (Some(only), None) => {
            let display = finding.versions.get(*only).map(|version| safe(&version.value.display)).unwrap_or_default();
            let display = if finding.versions.len() > 1 { format!("{} {display}", letter(*only)) } else { display };
            cut_end(&display, CELL)
        }
        _ => letters(finding, cell),
    }
}

fn letters(_: &FindingRow, cell: &Cell) -> String {
    if cell.versions.is_empty() {
        return if cell.aside { "?" } else { "·" }.to_owned();
    }
    let letters: Vec<String> = cell.versions.iter().map(|version| letter(*version)).collect();
    letters.join("/")
}

/// The width of each column: its widest cell, or the number above it.
fn widths(grid: &[Vec<String>]) -> Vec<usize> {
    let columns = grid.first().map_or(0, Vec::len);
    let widest = |column: usize| grid.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max();
    (0..columns).map(|column| widest(column).unwrap_or(0).max((column + 1).to_string().len())).collect()
}

fn table(page: &mut Page<'_>, titles: &[String], first: usize, lines: &[Line<'_>], grid: &[Vec<String>]) {
    let widths = widths(grid);
    let mut from = 0;
    while from < widths.len() {
        let mut taken = first;
        let fits = widths.iter().skip(from).take_while(|width| {
            taken += *width + BETWEEN;
            taken <= page.columns
        });
        let to = from + fits.count().max(1);
        let across = || (from..to).filter_map(|column| Some((column, *widths.get(column)?)));
        if from > 0 {
            page.gap();
        }
        let mut head = pad("", first);
        for (column, width) in across() {
            head.push_str(&pad("", BETWEEN));
            head.push_str(&pad(&(column + 1).to_string(), width));
        }
        let head = page.palette.paint(Role::Aside, head.trim_end()).into_owned();
        page.out.push_str(&head);
        page.out.push('\n');
        for ((title, line), row) in titles.iter().zip(lines).zip(grid) {
            let mut cells = String::new();
            for (column, width) in across() {
                cells.push_str(&pad("", BETWEEN));
                cells.push_str(&pad(row.get(column).map_or("", String::as_str), width));
            }
            let title = page.palette.paint(Role::of(line.finding.verdict), &pad(title, first)).into_owned();
            page.out.push_str(&title);
            page.out.push_str(cells.trim_end());
            page.out.push('\n');
        }
        from = to;
    }
}

/// The sign of the verdict, the title and the key, in at most two fifths of the page. The title is cut before the key,
/// which tells its lines apart.
fn titles(page: &Page<'_>, lines: &[Line<'_>]) -> Vec<String> {
    let room = page.columns * 2 / 5;
    let titled = |line: &Line<'_>| {
        let sign = match Role::of(line.finding.verdict) {
            Role::Alarm => page.palette.sign("✗ ", "x "),
            Role::Caution => page.palette.sign("≠ ", "~ "),
            _ => page.palette.sign("  ", "  "),
        };
        let key = key(line.finding);
        let key = if key.is_empty() { key } else { cut_end(&format!(" · {key}"), room / 2) };
        let title = cut_end(&safe(&line.finding.title), room.saturating_sub(width(sign) + width(&key)));
        format!("{sign}{title}{key}")
    };
    lines.iter().map(titled).collect()
}

fn legend(page: &mut Page<'_>, documents: &[&DocumentRow]) {
    page.gap();
    let names: Vec<String> = documents.iter().map(|row| cut_end(&name(row), page.columns / 2)).collect();
    let number = documents.len().to_string().len();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    for (at, (row, name)) in documents.iter().zip(&names).enumerate() {
        let room = page.columns.saturating_sub(number + widest + 6);
        let line = format!("  {:>number$}  {}  {}", at + 1, pad(name, widest), cut_start(&safe(&row.path), room));
        page.out.push_str(&line);
        page.out.push('\n');
    }
}
