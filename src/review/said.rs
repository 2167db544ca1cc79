//! What a finding rests on, in the form in which a ledger keeps it.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Said;
use crate::model::Stance;
use crate::wire::{DocumentRow, FindingRow, ObservationRow, Report};

/// What a document says that lacks a required fact.
const NOTHING: &str = "nothing";

/// Who printed each document of a report, by its id; the id where that is not known.
pub(super) struct Sources<'r>(BTreeMap<&'r str, &'r str>);

impl<'r> Sources<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let printed = |row: &'r DocumentRow| (row.id.as_str(), row.publisher.as_deref().unwrap_or(&row.id));
        Self(report.documents.iter().map(printed).collect())
    }

    /// Whether everybody who said something then has a document here.
    pub(super) fn have_heard(&self, then: &[Said]) -> bool {
        let heard: BTreeSet<String> = self.0.values().map(|source| named(source)).collect();
        then.iter().all(|said| heard.contains(&said.publisher))
    }

    /// What the sources of a finding say, each pair of source and value once, with the words that come first.
    pub(super) fn says(&self, finding: &FindingRow) -> Vec<Said> {
        let mut met = BTreeSet::new();
        let lacking = finding.missing_from.iter().map(|id| self.lacking(id));
        let said = finding.observations.iter().map(|row| self.said(row)).chain(lacking);
        let mut says: Vec<Said> =
            said.filter(|said| met.insert((said.publisher.clone(), said.value.clone()))).collect();
        says.sort();
        says
    }

    fn source<'a>(&'a self, document: &'a str) -> &'a str {
        self.0.get(document).copied().unwrap_or(document)
    }

    fn lacking(&self, document: &str) -> Said {
        Said { publisher: named(self.source(document)), value: NOTHING.to_owned(), words: String::new() }
    }

    fn said(&self, row: &ObservationRow) -> Said {
        let not = if row.stance == Stance::Denies { "not " } else { "" };
        Said {
            publisher: named(self.source(&row.document)),
            value: named(&format!("{not}{}", row.value.display)),
            words: plain(&row.written),
        }
    }
}

/// A text that a ledger needs, whatever there is of it.
fn named(text: &str) -> String {
    let plain = plain(text);
    if plain.is_empty() { "?".to_owned() } else { plain }
}

/// A text on one line, without characters that would move or turn what a reader of the file sees.
pub fn plain(text: &str) -> String {
    let seen = text.chars().filter(|c| c.is_whitespace() || !(c.is_control() || turns(*c)));
    seen.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks that change the direction of what follows, and characters of no width that hide in a text.
const fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}')
}
