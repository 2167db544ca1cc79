//! The ledger: entries in their order, with the comments around them.

use super::entry::Entry;
use crate::model::Key;

/// All decisions of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The comment that begins the file, a line each; the usual one where there is none.
    pub head: Vec<String>,
    /// Decisions by fact, key and fingerprint; no two have one fingerprint.
    pub entries: Vec<Entry>,
    /// Comments behind the last entry.
    pub tail: Vec<String>,
}

impl Ledger {
    /// The entry with this fingerprint.
    pub fn entry(&self, fingerprint: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.fingerprint == fingerprint)
    }

    /// Puts an entry in its place in the order, instead of the one that has its fingerprint.
    pub fn put(&mut self, entry: Entry) {
        self.take(&entry.fingerprint);
        let at = self.entries.partition_point(|other| order(other) < order(&entry));
        self.entries.insert(at, entry);
    }

    /// Takes an entry out.
    pub fn take(&mut self, fingerprint: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.fingerprint == fingerprint)?;
        Some(self.entries.remove(at))
    }

    /// Puts the entries in their order.
    pub(super) fn sort(&mut self) {
        self.entries.sort_by(|one, other| order(one).cmp(&order(other)));
    }
}

/// What entries are sorted by.
fn order(entry: &Entry) -> (&str, &Key, &str) {
    (&entry.fact, &entry.key, &entry.fingerprint)
}
