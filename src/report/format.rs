//! The tables of formats: how a report is written, and how a difference is.

use super::difference;
use super::json::json;
use super::options::Options;
use super::{csv, github, html, junit, markdown, sarif, text};
use crate::wire::{Difference, Report};

/// A way to write some rows.
#[derive(Debug)]
pub struct Format<T> {
    /// What it is called on the command line.
    pub name: &'static str,
    /// How the names of its files end.
    pub ending: &'static str,
    /// What it is for.
    pub doc: &'static str,
    render: fn(&T, &Options) -> String,
}

/// Rows that can be written in several formats.
pub trait Formats: Sized + 'static {
    /// Every format, the default first.
    const FORMATS: &'static [Format<Self>];
}

impl Formats for Report {
    const FORMATS: &'static [Format<Self>] = &[
        Format {
            name: "text",
            ending: "txt",
            doc: "for people: every finding with each source's words",
            render: text::render,
        },
        Format {
            name: "json",
            ending: "json",
            doc: "for programs: the whole report as one object",
            render: |rows, _| json(rows),
        },
        Format {
            name: "sarif",
            ending: "sarif",
            doc: "for code scanning and its viewers: SARIF 2.1.0",
            render: sarif::render,
        },
        Format {
            name: "junit",
            ending: "xml",
            doc: "for the test pages of CI systems: a test for each finding",
            render: junit::render,
        },
        Format {
            name: "github",
            ending: "txt",
            doc: "for GitHub Actions: annotations beside the lines",
            render: github::render,
        },
        Format { name: "csv", ending: "csv", doc: "for spreadsheets: a row for each observation", render: csv::render },
        Format { name: "markdown", ending: "md", doc: "for a comment on a pull request", render: markdown::render },
        Format {
            name: "html",
            ending: "html",
            doc: "for the desk: one page to read, filter and hand on",
            render: html::render,
        },
    ];
}

impl Formats for Difference {
    const FORMATS: &'static [Format<Self>] = &[
        Format {
            name: "text",
            ending: "txt",
            doc: "for people: every change with the words that make it",
            render: difference::text::render,
        },
        Format {
            name: "json",
            ending: "json",
            doc: "for programs: the whole difference as one object",
            render: |rows, _| json(rows),
        },
        Format {
            name: "markdown",
            ending: "md",
            doc: "for a comment on a pull request",
            render: difference::markdown::render,
        },
    ];
}

impl<T: Formats> Format<T> {
    /// Every format, the default first.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        T::FORMATS.iter()
    }

    /// The format of that name.
    pub fn parse(name: &str) -> Option<&'static Self> {
        Self::all().find(|format| format.name == name)
    }

    /// The rows in this format; what is written ends with a line break.
    pub fn render(&self, rows: &T, options: &Options) -> String {
        (self.render)(rows, options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_told_apart<T: Formats>() {
        for (at, format) in T::FORMATS.iter().enumerate() {
            assert!(!format.doc.is_empty(), "{}", format.name);
            assert_eq!(T::FORMATS.iter().position(|other| other.name == format.name), Some(at));
        }
    }

    #[test]
    fn a_format_has_a_name_of_its_own_and_says_what_it_is_for() {
        are_told_apart::<Report>();
        are_told_apart::<Difference>();
        let names: Vec<&str> = Format::<Difference>::all().map(|format| format.name).collect();
        assert_eq!(names, ["text", "json", "markdown"]);
    }
}
