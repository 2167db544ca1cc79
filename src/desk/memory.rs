//! What a session remembers: what it wrote, so that it can be taken back, and what each revision of the ledger decided,
//! so that a page that shows an older one is known to, and a ledger that has not changed is not read again.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use jiff::civil::Date;

use crate::review::Change;
use crate::wire::ReviewRow;

/// How many revisions are remembered. A page that shows an older one has to look again.
const REVISIONS: usize = 256;
/// How many writes can be taken back.
const WRITES: usize = 256;

/// What a revision of the ledger decides.
#[derive(Debug)]
pub(super) struct Seen {
    /// The revision.
    pub(super) revision: String,
    /// The day on which it was looked at: decisions expire.
    pub(super) day: Date,
    /// Decisions by the fingerprints of findings.
    pub(super) reviews: BTreeMap<String, ReviewRow>,
    /// Number of decisions on what is found no more.
    pub(super) stale: usize,
}

/// What a session remembers.
#[derive(Debug, Default)]
pub(super) struct Memory {
    done: Vec<Change>,
    seen: VecDeque<Arc<Seen>>,
}

impl Memory {
    /// What a revision decided when it was looked at last.
    pub(super) fn find(&self, revision: &str) -> Option<Arc<Seen>> {
        self.seen.iter().rfind(|seen| seen.revision == revision).map(Arc::clone)
    }

    /// Remembers what a revision decides.
    pub(super) fn keep(&mut self, seen: Seen) -> Arc<Seen> {
        if self.seen.len() >= REVISIONS {
            self.seen.pop_front();
        }
        let seen = Arc::new(seen);
        self.seen.push_back(Arc::clone(&seen));
        seen
    }

    /// Remembers a write; one that did nothing need not be taken back.
    pub(super) fn wrote(&mut self, change: Change) {
        if change.is_empty() {
            return;
        }
        self.done.push(change);
        let surplus = self.done.len().saturating_sub(WRITES);
        self.done.drain(..surplus);
    }

    /// The last write.
    pub(super) fn last(&self) -> Option<&Change> {
        self.done.last()
    }

    /// Forgets the last write, which is taken back.
    pub(super) fn undone(&mut self) -> Change {
        self.done.pop().unwrap_or_default()
    }

    /// How many writes can be taken back.
    pub(super) fn writes(&self) -> usize {
        self.done.len()
    }
}
