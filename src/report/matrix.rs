//! All facts against all documents, with a legend.

use super::cells::{Cell, Line, lines};
use super::documents::name;
use super::page::{Page, key, letter, said};
use super::palette::{Palette, Role};
use super::safe::safe;
use super::width::{cut_end, cut_start, pad, width};
use crate::wire::{DocumentRow, FindingRow, Report};

/// The widest cell that shows a value.
const CELL: usize = 14;
/// Columns between two cells.
const BETWEEN: usize = 2;
/// What stands for an observation that takes no part in the comparison.
const ASIDE: &str = "?";
/// The documents beyond which a table is no longer read, and is left out unless all is asked for.
const DOCUMENTS: usize = 40;

/// The matrix and its legend; nothing where there is no more than one document to compare.
pub(super) fn write(page: &mut Page<'_>, report: &Report) {
    let documents: Vec<&DocumentRow> = report.documents.iter().filter(|row| row.passed_over.is_none()).collect();
    let lines = lines(report, &documents);
    if documents.len() < 2 || lines.is_empty() {
        return;
    }
    page.heading("Facts by document");
    if documents.len() > DOCUMENTS && !page.verbose {
        let text = format!("{} are too many for a table; it is shown when everything is.", documents.len());
        page.item(Role::Aside, "  ", &text);
        return;
    }
    // Values where they leave two fifths of the page for the titles, otherwise letters, on as many tables as it takes.
    let signs = page.palette;
    let values = grid(&lines, |finding, cell| value(signs, finding, cell));
    let room = page.columns.saturating_sub(taken(&values));
    let (grid, room) = if room >= page.columns * 2 / 5 {
        (values, room)
    } else {
        let letters = grid(&lines, |finding, cell| letters(signs, finding, cell));
        let room = page.columns.saturating_sub(taken(&letters)).max(page.columns / 2);
        (letters, room)
    };
    let titles: Vec<String> = lines.iter().map(|line| title(signs, line.finding, room)).collect();
    table(page, &titles, &lines, &grid);
    legend(page, &documents, &lines);
}

fn grid(lines: &[Line<'_>], show: impl Fn(&FindingRow, &Cell) -> String) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.cells.iter().map(|cell| show(line.finding, cell)).collect()).collect()
}

/// "2 h"; "A 2 h" where there are several versions; "A/B" for a document that gives both.
fn value(signs: Palette, finding: &FindingRow, cell: &Cell) -> String {
    let mut backed = cell.versions.keys().filter_map(|at| Some((*at, finding.versions.get(*at)?)));
    match (backed.next(), backed.next()) {
        (Some((at, only)), None) => {
            let said = said(finding, only);
            cut_end(&if finding.versions.len() > 1 { format!("{} {said}", letter(at)) } else { said }, CELL)
        }
        _ => letters(signs, finding, cell),
    }
}

/// The letters of the versions, or a sign for what has none.
fn letters(signs: Palette, finding: &FindingRow, cell: &Cell) -> String {
    if !cell.versions.is_empty() {
        let letters: Vec<String> = cell.versions.keys().map(|version| letter(*version)).collect();
        return letters.join("/");
    }
    match (cell.aside.is_some(), finding.versions.is_empty()) {
        (false, _) => signs.sign("·", "."),
        (true, false) => ASIDE,
        (true, true) => signs.sign("✗", "x"),
    }
    .to_owned()
}

/// The columns that the cells take, with the space before each.
fn taken(grid: &[Vec<String>]) -> usize {
    widths(grid).iter().map(|width| width + BETWEEN).sum()
}

/// The width of each column: its widest cell, or the number above it.
fn widths(grid: &[Vec<String>]) -> Vec<usize> {
    let columns = grid.first().map_or(0, Vec::len);
    let widest = |column: usize| grid.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max();
    (0..columns).map(|column| widest(column).unwrap_or(0).max((column + 1).to_string().len())).collect()
}

fn table(page: &mut Page<'_>, titles: &[String], lines: &[Line<'_>], grid: &[Vec<String>]) {
    let first = titles.iter().map(|title| width(title)).max().unwrap_or(0);
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

/// The sign of the verdict, the title and the key in at most `room` columns. The title is cut before the key, which
/// tells the lines of one fact apart.
fn title(signs: Palette, finding: &FindingRow, room: usize) -> String {
    let sign = match Role::of(finding.verdict) {
        Role::Alarm => signs.sign("✗ ", "x "),
        Role::Caution => signs.sign("≠ ", "~ "),
        _ => "  ",
    };
    let key = key(finding);
    let dot = signs.dot();
    let key = if key.is_empty() { key } else { cut_end(&format!("{dot}{key}"), room * 3 / 5) };
    let title = cut_end(&safe(&finding.title), room.saturating_sub(width(sign) + width(&key)));
    format!("{sign}{title}{key}")
}

fn legend(page: &mut Page<'_>, documents: &[&DocumentRow], lines: &[Line<'_>]) {
    page.gap();
    let names: Vec<String> = documents.iter().map(|row| cut_end(&name(row), page.columns / 2)).collect();
    let number = documents.len().to_string().len();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    for (at, (row, name)) in documents.iter().zip(&names).enumerate() {
        let room = page.columns.saturating_sub(number + widest + 6);
        let line =
            format!("  {:>number$}  {}  {}", at + 1, pad(name, widest), cut_start(&safe(&page.path_of(&row.id)), room));
        page.out.push_str(&line);
        page.out.push('\n');
    }
    let aside = |line: &Line<'_>| {
        !line.finding.versions.is_empty()
            && line.cells.iter().any(|cell| cell.aside.is_some() && cell.versions.is_empty())
    };
    if lines.iter().any(aside) {
        page.item(Role::Aside, &format!("  {ASIDE:>number$}  "), "says something that is compared with nothing");
    }
}
