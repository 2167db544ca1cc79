//! The page that a text report is written on: its width, its styles, and the names of the documents it speaks of.

use std::borrow::Cow;

use super::documents::Documents;
use super::options::Options;
use super::palette::{Palette, Role};
use super::safe::safe;
use super::width::{pad, width, wrap};
use crate::model::Stance;
use crate::wire::{DocumentRow, FindingRow, ObservationRow, VersionRow};

/// A page being written.
pub(super) struct Page<'r> {
    pub(super) columns: usize,
    pub(super) verbose: bool,
    pub(super) palette: Palette,
    documents: Documents<'r>,
    pub(super) out: String,
}

impl<'r> Page<'r> {
    pub(super) fn new(rows: &'r [DocumentRow], options: &Options) -> Self {
        Self {
            columns: options.width.max(40),
            verbose: options.verbose,
            palette: Palette::new(options),
            documents: Documents::new(rows),
            out: String::new(),
        }
    }

    /// Ends a block: one empty line, however many blocks end here.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// `head` in its role and then `text`, whose further lines begin below its first.
    pub(super) fn item(&mut self, role: Role, head: &str, text: &str) {
        self.hanging((role, head), (Role::Plain, text));
    }

    /// The same with a title for text.
    pub(super) fn titled(&mut self, role: Role, head: &str, title: &str) {
        self.hanging((role, head), (Role::Title, title));
    }

    /// `head` and then `text`, each in its role; further lines of the text begin below its first.
    pub(super) fn hanging(&mut self, (role, head): (Role, &str), (body, text): (Role, &str)) {
        let indent = width(head);
        for (at, line) in wrap(text, self.columns.saturating_sub(indent)).iter().enumerate() {
            if at == 0 {
                self.out.push_str(&self.palette.paint(role, head));
            } else {
                self.out.push_str(&pad("", indent));
            }
            self.out.push_str(&self.palette.paint(body, line));
            self.out.push('\n');
        }
    }

    /// A heading of its own.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.out.push_str(&self.palette.paint(Role::Title, text));
        self.out.push('\n');
    }

    /// The file of a document, and which of its records it is.
    pub(super) fn path_of<'a>(&'a self, document: &'a str) -> Cow<'a, str> {
        self.documents.path_of(document)
    }

    /// How a reader knows a document: who printed it, and when.
    pub(super) fn name_of(&self, document: &str) -> String {
        self.documents.name_of(document)
    }

    /// Who says it, where and how.
    pub(super) fn voiced(&self, row: &ObservationRow) -> String {
        self.documents.voiced(row, self.palette.dot())
    }
}

/// What tells the subjects of one rule apart: "side: ukraine", or that the words do not say it: "side: not named".
pub(super) fn key(finding: &FindingRow) -> String {
    let named = finding.key.iter().map(|(slot, name)| safe(&format!("{slot}: {name}")));
    let lacking = finding.lacks.iter().map(|slot| safe(&format!("{slot}: not named")));
    let parts: Vec<String> = named.chain(lacking).collect();
    parts.join(", ")
}

/// What a finding is about: "Drones fired (side: ukraine)".
pub(super) fn named(finding: &FindingRow) -> String {
    let (title, key) = (safe(&finding.title), key(finding));
    if key.is_empty() { title } else { format!("{title} ({key})") }
}

/// What a version says: its value, or that it is not so where all who speak of it deny it.
pub(super) fn said(finding: &FindingRow, version: &VersionRow) -> String {
    let mut stances = version.observations.iter().filter_map(|at| finding.observations.get(*at)).map(|row| row.stance);
    let denied = !version.observations.is_empty() && stances.all(|stance| stance == Stance::Denies);
    let not = if denied { "not " } else { "" };
    format!("{not}{}", safe(&version.value.display))
}

/// The letter of a version: A to Z, then A2 to Z2.
pub(super) fn letter(version: usize) -> String {
    let letter = char::from(b'A' + (version % 26) as u8);
    match version / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

/// "1 document", "5 documents".
pub fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
