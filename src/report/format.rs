//! The table of formats.

use super::options::Options;
use super::{json, text};
use crate::wire::Report;

/// A way to write a report.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static str,
    render: fn(&Report, &Options) -> String,
}

const FORMATS: [Format; 2] = [
    Format { name: "text", doc: "for people: every finding with each source's words", render: text::render },
    Format { name: "json", doc: "for programs: the whole report as one object", render: json::render },
];

impl Format {
    /// Every format, the default first.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.into_iter()
    }

    /// The format of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name == name)
    }

    /// The report in this format; it ends with a line break.
    pub fn render(self, report: &Report, options: &Options) -> String {
        (self.render)(report, options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_has_a_name_of_its_own_and_says_what_it_is_for() {
        for (at, format) in FORMATS.iter().enumerate() {
            assert!(!format.doc.is_empty(), "{}", format.name);
            assert_eq!(FORMATS.iter().position(|other| other.name == format.name), Some(at));
        }
    }
}
