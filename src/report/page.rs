//! The page that a text report is written on: its width, its styles, and the names of the documents it speaks of.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::options::Options;
use super::palette::{Palette, Role};
use super::safe::safe;
use super::width::{pad, width, wrap};
use crate::model::Stance;
use crate::wire::{DocumentRow, FindingRow, ReviewRow, VersionRow};

/// A page being written.
pub(super) struct Page<'r> {
    pub(super) columns: usize,
    pub(super) verbose: bool,
    pub(super) palette: Palette,
    documents: BTreeMap<&'r str, &'r DocumentRow>,
    /// The files that hold more than one document.
    shared: BTreeSet<&'r str>,
    pub(super) out: String,
}

impl<'r> Page<'r> {
    pub(super) fn new(rows: &'r [DocumentRow], options: &Options) -> Self {
        let mut paths = BTreeSet::new();
        let shared = rows.iter().map(|row| row.path.as_str()).filter(|path| !paths.insert(*path)).collect();
        Self {
            columns: options.width.max(40),
            verbose: options.verbose,
            palette: Palette::new(options),
            documents: rows.iter().map(|row| (row.id.as_str(), row)).collect(),
            shared,
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

    /// The file of a document, as the user can open it, and which of its records the document is where it holds several:
    /// `stories.jsonl:7` by its line, `stories.jsonl#story-7` by its id.
    pub(super) fn path_of<'a>(&'a self, document: &'a str) -> Cow<'a, str> {
        let Some(row) = self.documents.get(document) else { return document.into() };
        if !self.shared.contains(row.path.as_str()) {
            return row.path.as_str().into();
        }
        if document.starts_with(&row.path) {
            return document.into();
        }
        // A record without an id is called after its file and line.
        let line = document.rsplit_once(':').filter(|(file, _)| row.path.ends_with(file)).map(|(_, line)| line);
        match line.filter(|line| line.bytes().all(|byte| byte.is_ascii_digit())) {
            Some(line) => format!("{}:{line}", row.path).into(),
            None => format!("{}#{document}", row.path).into(),
        }
    }

    /// How a reader knows a document: who printed it, and when.
    pub(super) fn name_of(&self, document: &str) -> String {
        self.documents.get(document).map_or_else(|| safe(document), |row| name(row))
    }
}

/// How a reader knows a document: who printed it, and when.
pub(super) fn name(row: &DocumentRow) -> String {
    let who = row.publisher.as_ref().or(row.agency.as_ref()).unwrap_or(&row.id);
    // The day is enough to know an article by.
    let day = row.published.as_deref().map(|at| at.split(['T', ' ']).next().unwrap_or(at));
    match day {
        Some(day) => format!("{}, {}", safe(who), safe(day)),
        None => safe(who),
    }
}

/// What tells the subjects of one rule apart: "side: ukraine", or that the words do not say it: "side: not named".
pub(super) fn key(finding: &FindingRow) -> String {
    let named = finding.key.iter().map(|(slot, name)| safe(&format!("{slot}: {name}")));
    let lacking = finding.lacks.iter().map(|slot| safe(&format!("{slot}: not named")));
    let parts: Vec<String> = named.chain(lacking).collect();
    parts.join(", ")
}

/// What a version says: its value, or that it is not so where all who speak of it deny it.
pub(super) fn said(finding: &FindingRow, version: &VersionRow) -> String {
    let mut stances = version.observations.iter().filter_map(|at| finding.observations.get(*at)).map(|row| row.stance);
    let denied = !version.observations.is_empty() && stances.all(|stance| stance == Stance::Denies);
    let not = if denied { "not " } else { "" };
    format!("{not}{}", safe(&version.value.display))
}

/// "dismissed by A. Holm, 2025-03-20: two calls on one day", and why that holds no longer.
pub(super) fn decided(review: &ReviewRow) -> String {
    let by = review.by.as_deref().map(|by| format!(" by {}", safe(by))).unwrap_or_default();
    let date = review.date.as_deref().map(|date| format!(", {}", safe(date))).unwrap_or_default();
    let until = review.expires.as_deref().map(|day| format!(", until {}", safe(day))).unwrap_or_default();
    let reason = review.reason.as_deref().map(|reason| format!(": {}", safe(reason))).unwrap_or_default();
    match &review.lapsed {
        None => format!("{}{by}{date}{until}{reason}", review.decision.name()),
        Some(why) => format!("was {}{by}{date}{reason}; open again: {}", review.decision.name(), safe(why)),
    }
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
