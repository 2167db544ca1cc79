//! CSV (RFC 4180), for spreadsheets and data frames: a row for each observation, with the columns of its finding.
//!
//! A finding without words, as of a fact that is missing, has a row for each document that lacks it. A cell that a
//! spreadsheet would take for a formula (`=`, `+`, `-`, `@` at its start, spaces aside) gets an apostrophe before it, as
//! OWASP advises; one that is a plain number, `-5`, is left as it is. Every cell stands on one line.

use csv::Writer;

use super::documents::Documents;
use super::options::Options;
use super::page::{key, letter};
use super::review::reviewed;
use super::safe::safe;
use super::urgency::backings;
use crate::wire::{DocumentRow, FindingRow, Number, ObservationRow, Report};

/// What one row is made of.
struct Line<'r> {
    finding: &'r FindingRow,
    document: Option<&'r DocumentRow>,
    row: Option<&'r ObservationRow>,
    /// The version that the observation backs.
    version: Option<usize>,
}

/// A column: its name, and the cell of a row.
type Column = (&'static str, fn(&Line<'_>) -> String);

const COLUMNS: [Column; 33] = [
    ("fact", |line| line.finding.fact.clone()),
    ("title", |line| line.finding.title.clone()),
    ("key", |line| key(line.finding)),
    ("verdict", |line| line.finding.verdict.name().to_owned()),
    ("severity", |line| line.finding.severity.name().to_owned()),
    ("gap", |line| line.finding.gap.map_or("", |gap| gap.name()).to_owned()),
    ("message", |line| line.finding.message.clone()),
    ("fingerprint", |line| line.finding.fingerprint.clone()),
    ("open", |line| line.finding.is_open().to_string()),
    ("review", |line| line.finding.review.as_ref().map(reviewed).unwrap_or_default()),
    ("known", |line| line.finding.known.to_string()),
    ("version", |line| line.version.map(letter).unwrap_or_default()),
    ("path", |line| line.document.map(|row| row.path.clone()).unwrap_or_default()),
    ("document", |line| line.document.map(|row| row.id.clone()).unwrap_or_default()),
    ("publisher", |line| text(line.document.and_then(|row| row.publisher.as_ref()))),
    ("published", |line| text(line.document.and_then(|row| row.published.as_ref()))),
    ("url", |line| text(line.document.and_then(|row| row.url.as_ref()))),
    ("line", |line| line.row.map(|row| row.line.to_string()).unwrap_or_default()),
    ("column", |line| line.row.map(|row| row.column.to_string()).unwrap_or_default()),
    ("section", |line| line.row.map_or("", |row| row.section.name()).to_owned()),
    ("written", |line| line.row.map(|row| row.written.clone()).unwrap_or_default()),
    ("value", |line| line.row.map(|row| row.value.display.clone()).unwrap_or_default()),
    ("kind", |line| line.row.map_or("", |row| row.value.kind.name()).to_owned()),
    ("hedge", |line| line.row.map_or("", |row| row.value.hedge.name()).to_owned()),
    ("number", |line| number(line.row.and_then(|row| row.value.number))),
    ("to", |line| number(line.row.and_then(|row| row.value.to))),
    ("unit", |line| text(line.row.and_then(|row| row.value.unit.as_ref()))),
    ("read", |line| line.row.map(|row| row.read.clone()).unwrap_or_default()),
    ("speaker", |line| text(line.row.and_then(|row| row.speaker.as_ref()))),
    ("stance", |line| line.row.map_or("", |row| row.stance.name()).to_owned()),
    ("as_of", |line| text(line.row.and_then(|row| row.as_of.as_ref()))),
    ("sentence", |line| line.row.map(|row| row.sentence.clone()).unwrap_or_default()),
    ("reason", |line| line.row.map(|row| row.reason.clone()).unwrap_or_default()),
];

pub(super) fn render(report: &Report, _: &Options) -> String {
    let documents = Documents::new(&report.documents);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    write(&mut writer, COLUMNS.iter().map(|(name, _)| (*name).to_owned()));
    for finding in &report.findings {
        for line in lines(finding, &documents) {
            write(&mut writer, COLUMNS.iter().map(|(_, cell)| harmless(&cell(&line))));
        }
    }
    // Writing to memory does not fail, and what was written was text.
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn write(writer: &mut Writer<Vec<u8>>, cells: impl Iterator<Item = String>) {
    // Writing to memory does not fail, and every row has the same columns.
    let _ = writer.write_record(cells.map(String::into_bytes));
}

fn lines<'r>(finding: &'r FindingRow, documents: &Documents<'r>) -> Vec<Line<'r>> {
    let observed = backings(finding).into_iter().map(|(version, row)| Line {
        finding,
        document: documents.get(&row.document),
        row: Some(row),
        version,
    });
    let absent =
        finding.missing_from.iter().map(|id| Line { finding, document: documents.get(id), row: None, version: None });
    let mut lines: Vec<Line<'_>> = observed.chain(absent).collect();
    if lines.is_empty() {
        lines.push(Line { finding, document: None, row: None, version: None });
    }
    lines
}

fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

fn number(number: Option<Number>) -> String {
    number.map(|number| number.0.to_string()).unwrap_or_default()
}

/// A cell that a spreadsheet shows and does not run.
fn harmless(cell: &str) -> String {
    let cell = safe(cell);
    let first = cell.trim_start().chars().next();
    // Spreadsheets take the wide forms of East Asia for the signs that they are forms of.
    let is_formula = first.is_some_and(|c| "=+-@＝＋－＠".contains(c)) && !is_number(cell.trim());
    if is_formula { format!("'{cell}") } else { cell }
}

/// Digits with one sign before them and one point among them.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_a_number_stays_one() {
        for (cell, shown) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("  @SUM(A1)", "'  @SUM(A1)"),
            ("\t=1+1", "' =1+1"),
            ("＝1", "'＝1"),
            ("-5", "-5"),
            ("+3.25", "+3.25"),
            ("-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0"),
            ("-", "'-"),
            ("-1.", "'-1."),
            ("2 h", "2 h"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), shown);
        }
    }

    #[test]
    fn the_sample_as_a_table() {
        insta::assert_snapshot!(render(&crate::report::sample::report(), &Options::default()));
    }

    #[test]
    fn columns_are_named_once() {
        for (at, (name, _)) in COLUMNS.iter().enumerate() {
            assert_eq!(COLUMNS.iter().position(|(other, _)| other == name), Some(at));
        }
    }
}
