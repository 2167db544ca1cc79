//! One source's words: the sentence with one either side, who says it, and the way from words to verdict.

use serde::Serialize;

use super::document::{Day, Named, Sources};
use super::link::link;
use crate::model::{Section, Stance};
use crate::report::safe::marked;
use crate::report::shared::Shared;
use crate::report::width::{around, cut_end, cut_start};
use crate::wire::{FindingRow, ObservationRow};

/// The columns of a sentence that are shown; a longer one is cut around its value.
const SENTENCE: usize = 700;
/// The same of a sentence beside it, and where only the words around a value are given.
const BESIDE: usize = 280;
const BRIEF: usize = 160;

/// How much of a source's words is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// The sentence with its neighbours.
    Full,
    /// The words around the value.
    Brief,
}

/// One source's words.
#[derive(Debug, Serialize)]
pub(super) struct Quote {
    id: String,
    source: Named,
    byline: Option<String>,
    section: Option<&'static str>,
    speaker: Option<String>,
    stance: Option<&'static str>,
    as_of: Option<Day>,
    before: String,
    left: String,
    marked: String,
    right: String,
    after: String,
    href: Option<String>,
    place: String,
    written: String,
    read: String,
    reason: String,
    brief: bool,
    copies: Vec<Elsewhere>,
    again: Vec<Elsewhere>,
}

/// The same words elsewhere.
#[derive(Debug, Serialize)]
struct Elsewhere {
    id: String,
    name: String,
    place: String,
    /// Line and column alone.
    spot: String,
    href: Option<String>,
}

impl Quote {
    /// The words of `shared`, which are of `finding`.
    pub(super) fn of(finding: &FindingRow, shared: &Shared<'_>, sources: &Sources<'_>, depth: Depth) -> Self {
        let row = shared.first;
        let full = depth == Depth::Full;
        let (text, mark) = marked(&row.sentence, row.mark.start..row.mark.end);
        let room = if full { SENTENCE } else { BRIEF };
        let (text, mark) = around(&text, mark, room, 0);
        let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
        let beside = |text: String| if full { text } else { String::new() };
        let copies = |rows: &[&ObservationRow]| {
            rows.iter().map(|row| Elsewhere::of(element_of(finding, row), row, sources)).collect()
        };
        let document = sources.row(&row.document);
        Self {
            id: element_of(finding, row),
            source: sources.named(&row.document),
            byline: document.and_then(|document| document.byline.clone()),
            section: (row.section != Section::Body).then(|| row.section.name()),
            speaker: row.speaker.clone(),
            stance: stance(row.stance),
            as_of: row.as_of.as_deref().map(Day::of),
            before: beside(cut_start(&row.before, BESIDE)),
            left: part(0..mark.start),
            marked: part(mark.clone()),
            right: part(mark.end..text.len()),
            after: beside(cut_end(&row.after, BESIDE)),
            href: href(row, sources),
            place: place(row, sources),
            written: cut_end(&row.written, BESIDE),
            read: if row.read.is_empty() { row.value.display.clone() } else { row.read.clone() },
            reason: row.reason.clone(),
            brief: !full,
            copies: copies(&shared.copies),
            again: copies(&shared.again),
        }
    }
}

impl Elsewhere {
    fn of(id: String, row: &ObservationRow, sources: &Sources<'_>) -> Self {
        Self {
            id,
            name: sources.named(&row.document).full(),
            place: place(row, sources),
            spot: format!("{}:{}", row.line, row.column),
            href: href(row, sources),
        }
    }
}

/// What a source says, in short: "about 2 h", "not surrounded".
pub(super) fn says(row: &ObservationRow) -> String {
    let not = if row.stance == Stance::Denies { "not " } else { "" };
    format!("{not}{}", row.value.display)
}

/// The id of the element of one of the observations of a finding.
fn element_of(finding: &FindingRow, row: &ObservationRow) -> String {
    let at = finding.observations.iter().position(|other| std::ptr::eq(other, row));
    element(&finding.fingerprint, at.unwrap_or_default())
}

/// The id of the element of the observation `at` of a finding.
pub(super) fn element(id: &str, at: usize) -> String {
    format!("o-{id}-{at}")
}

fn href(row: &ObservationRow, sources: &Sources<'_>) -> Option<String> {
    link(sources.row(&row.document)?.url.as_deref()?, &row.sentence, (row.mark.start, row.mark.end))
}

/// `news/harbour.txt:12:4`
fn place(row: &ObservationRow, sources: &Sources<'_>) -> String {
    format!("{}:{}:{}", sources.named(&row.document).path, row.line, row.column)
}

const fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Asserts => None,
        Stance::Denies => Some("denied"),
        Stance::Reports => Some("passed on as a claim"),
    }
}
