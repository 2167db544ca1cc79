//! What `crosscheck values` shows: every value of a document and how it was read.

use std::fmt::Write;

use super::options::Options;
use super::page::counted;
use super::palette::{Palette, Role};
use super::safe::safe;
use super::width::{cut_end, pad, shrink, width};
use crate::wire::{MentionRow, ValuesRow};

/// For each document a table of its values: place, kind, words, how a reader would note them down, how they were read.
pub fn values(rows: &[ValuesRow], options: &Options) -> String {
    let palette = Palette::new(options);
    let mut out = String::new();
    for row in rows {
        if !out.is_empty() {
            out.push('\n');
        }
        // Writing to a String does not fail.
        let title = cut_end(&safe(&row.document), options.width.saturating_sub(20));
        let _ = writeln!(out, "{}  {}", palette.paint(Role::Title, &title), counted(row.values.len(), "value"));
        let table: Vec<[String; 5]> = row.values.iter().map(cells).collect();
        write_table(&table, options.width, palette, &mut out);
    }
    out
}

fn cells(row: &MentionRow) -> [String; 5] {
    let value = &row.value;
    let display = safe(&value.display);
    // How it was read begins with what is shown before it.
    let read = safe(&row.read);
    let range = read.strip_prefix(display.as_str()).map_or(read.as_str(), |rest| rest.trim_start_matches([',', ' ']));
    [
        format!("{}:{}", row.line, row.column),
        value.kind.name().to_owned(),
        safe(&value.written),
        display.clone(),
        range.to_owned(),
    ]
}

fn write_table(table: &[[String; 5]], columns: usize, palette: Palette, out: &mut String) {
    let indent = 2;
    let mut widths = [0; 5];
    for row in table {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = width(cell).max(*widest);
        }
    }
    shrink(&mut widths, columns.saturating_sub(indent + 2 * 4));
    for row in table {
        let mut line = pad("", indent);
        for (at, (cell, column)) in row.iter().zip(widths).enumerate() {
            let cell = pad(&cut_end(cell, column), column + 2);
            match at {
                2 => line.push_str(&cell),
                3 => line.push_str(&palette.paint(Role::Title, &cell)),
                _ => line.push_str(&palette.paint(Role::Aside, &cell)),
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}
