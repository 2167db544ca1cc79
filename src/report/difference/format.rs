//! The table of formats of a difference.

use super::{markdown, text};
use crate::report::Options;
use crate::wire::Difference;

/// A way to write a difference.
#[derive(Debug, Clone, Copy)]
pub struct DifferenceFormat {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static str,
    render: fn(&Difference, &Options) -> String,
}

const FORMATS: [DifferenceFormat; 3] = [
    DifferenceFormat {
        name: "text",
        doc: "for people: every change with the words that make it",
        render: text::render,
    },
    DifferenceFormat { name: "json", doc: "for programs: the whole difference as one object", render: json },
    DifferenceFormat { name: "markdown", doc: "for a comment on a pull request", render: markdown::render },
];

impl DifferenceFormat {
    /// Every format, the default first.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.into_iter()
    }

    /// The format of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name == name)
    }

    /// The difference in this format; it ends with a line break.
    pub fn render(self, difference: &Difference, options: &Options) -> String {
        (self.render)(difference, options)
    }
}

fn json(difference: &Difference, _: &Options) -> String {
    // As with reports, nothing in the rows can fail to be written.
    let mut json = serde_json::to_string_pretty(difference).unwrap_or_default();
    json.push('\n');
    json
}
