//! The desk: a report, its ledger, and what was done in this session.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;

use super::api;
use super::store::{Failure, Stand, Store};
use crate::model::Decision;
use crate::report::counted;
use crate::review::{self, Change, Made};
use crate::wire::{FindingRow, Report, ReviewRow};

/// Tells which day it is.
pub type Today = fn() -> Date;

/// How many revisions of the ledger are remembered. A page that shows an older one has to look again.
const REVISIONS: usize = 256;
/// How many writes can be taken back.
const WRITES: usize = 256;
/// Characters of a reason or name that are kept.
const WORDS: usize = 2000;

/// A report, its ledger, and what was done in this session.
#[derive(Debug)]
pub struct Desk {
    report: Report,
    store: Store,
    by: Option<String>,
    today: Today,
    memory: Mutex<Memory>,
}

type Reviews = BTreeMap<String, ReviewRow>;

#[derive(Debug, Default)]
struct Memory {
    /// What was written, the last at the end.
    done: Vec<Change>,
    /// What each revision decided.
    seen: VecDeque<(String, Reviews)>,
}

/// Why a request was not followed.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It makes no sense.
    Bad(String),
    /// Somebody decided otherwise since the page was shown.
    Changed(String),
    /// The ledger could not be read or written.
    Failed(Failure),
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Clash(_) => Self::Changed(failure.sentence()),
            failure => Self::Failed(failure),
        }
    }
}

impl Desk {
    /// The desk for a report; `by` is who decides where the page does not say, `today` tells the day.
    pub fn new(report: Report, store: Store, by: Option<String>, today: Today) -> Self {
        Self { report, store, by, today, memory: Mutex::default() }
    }

    /// Who decides where the page does not say.
    pub(super) fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }

    /// The report with the decisions as they are now; without any where the ledger cannot be read, which the state
    /// says.
    pub(super) fn report(&self) -> Report {
        let mut report = self.report.clone();
        if let Ok(stand) = self.store.read() {
            review::apply(&stand.ledger, &mut report, (self.today)());
        }
        report
    }

    /// What is decided now.
    pub(super) fn state(&self, told: Option<String>) -> api::State {
        let stand = self.store.read();
        let (stand, problem) = match stand {
            Ok(stand) => (stand, None),
            Err(failure) => (Stand::default(), Some(failure.sentence())),
        };
        let (reviews, stale) = self.reviews(&stand);
        let mut memory = self.memory();
        memory.remember(&stand.revision, &reviews);
        api::State { revision: stand.revision, reviews, stale, undo: memory.done.len(), problem, told }
    }

    /// Decides about findings, in one write: what was done, in words.
    pub(super) fn decide(&self, asked: &api::Decide) -> Result<String, Refusal> {
        let today = (self.today)();
        let decision = Decision::parse(&asked.decision);
        let decision = decision.ok_or_else(|| Refusal::Bad(format!("there is no decision `{}`", asked.decision)))?;
        let expires = asked.expires.as_deref().filter(|day| !day.is_empty()).map(|day| last_day(day, today));
        let words = |text: &Option<String>| text.as_ref().map(|text| text.chars().take(WORDS).collect::<String>());
        let by = words(&asked.by).filter(|by| !by.trim().is_empty()).or_else(|| self.by.clone());
        let made = Made { decision, reason: words(&asked.reason), by, date: today, expires: expires.transpose()? };
        let chosen: Vec<&str> = asked.fingerprints.iter().map(String::as_str).collect();
        self.write(&chosen, &asked.revision, |stand| review::decide(&stand.ledger, &self.report, &chosen, &made))?;
        Ok(format!("{}: {}", decision.name(), self.named(&chosen)))
    }

    /// Opens findings again, in one write: what was done, in words.
    pub(super) fn reopen(&self, asked: &api::Reopen) -> Result<String, Refusal> {
        let today = (self.today)();
        let chosen: Vec<&str> = asked.fingerprints.iter().map(String::as_str).collect();
        self.write(&chosen, &asked.revision, |stand| review::reopen(&stand.ledger, &self.report, &chosen, today))?;
        Ok(format!("open again: {}", self.named(&chosen)))
    }

    /// Takes back the last write of this session: what was done, in words.
    pub(super) fn undo(&self) -> Result<String, Refusal> {
        let mut memory = self.memory();
        let Some(last) = memory.done.last() else { return Err(Refusal::Bad("there is nothing to undo".to_owned())) };
        let inverse = last.inverse();
        self.store.update(|_| Ok::<Change, Refusal>(inverse))?;
        let done = memory.done.pop().unwrap_or_default();
        let all = done.added.iter().chain(done.removed.iter().filter(|_| done.added.is_empty()));
        let facts: Vec<&str> = all.map(|entry| entry.fact.as_str()).collect();
        Ok(format!("undone: {}", facts.join(", ")))
    }

    /// Writes a change about findings, unless something else was decided about one of them since `revision`.
    fn write(&self, chosen: &[&str], revision: &str, change: impl FnOnce(&Stand) -> Change) -> Result<(), Refusal> {
        if chosen.is_empty() {
            return Err(Refusal::Bad("no finding is chosen".to_owned()));
        }
        if let Some(unknown) = chosen.iter().find(|chosen| self.finding(chosen).is_none()) {
            return Err(Refusal::Bad(format!("the report has no finding {}", review::plain(unknown))));
        }
        // Whoever writes has the memory first and then the file.
        let mut memory = self.memory();
        let (done, stand) = self.store.update(|stand| {
            let (now, _) = self.reviews(stand);
            let seen = memory.seen.iter().find(|(seen, _)| seen == revision).map(|(_, reviews)| reviews);
            let is_as_seen = |chosen: &&&str| seen.is_some_and(|seen| seen.get(**chosen) == now.get(**chosen));
            match chosen.iter().find(|chosen| !is_as_seen(chosen)) {
                Some(changed) => Err(Refusal::Changed(self.changed(changed, now.get(*changed)))),
                None => Ok(change(stand)),
            }
        })?;
        let (reviews, _) = self.reviews(&stand);
        memory.remember(&stand.revision, &reviews);
        if !done.is_empty() {
            memory.done.push(done);
            let surplus = memory.done.len().saturating_sub(WRITES);
            memory.done.drain(..surplus);
        }
        Ok(())
    }

    fn changed(&self, fingerprint: &str, now: Option<&ReviewRow>) -> String {
        let what = now.map_or_else(
            || "it was opened again".to_owned(),
            |now| {
                let by = now.by.as_deref().map(|by| format!(" by {by}")).unwrap_or_default();
                format!("it is {}{by}", now.decision.name())
            },
        );
        format!("{} was decided on elsewhere meanwhile: {what}; nothing was written", self.named(&[fingerprint]))
    }

    /// What a ledger decides of the findings of the report, and on how many that are found no more.
    fn reviews(&self, stand: &Stand) -> (Reviews, usize) {
        let met = review::meet(&stand.ledger, &self.report, (self.today)());
        let named = self.report.findings.iter().map(|finding| finding.fingerprint.clone()).zip(met.reviews());
        (named.filter_map(|(finding, review)| Some((finding, review?))).collect(), met.stale.len())
    }

    fn finding(&self, fingerprint: &str) -> Option<&FindingRow> {
        self.report.findings.iter().find(|finding| finding.fingerprint == fingerprint)
    }

    /// Findings for a line of text: "call-length (side: ukraine)", or how many.
    fn named(&self, fingerprints: &[&str]) -> String {
        match fingerprints {
            [one] => self.finding(one).map_or_else(String::new, |finding| {
                let key: Vec<String> = finding.key.iter().map(|(slot, name)| format!("{slot}: {name}")).collect();
                let key = if key.is_empty() { String::new() } else { format!(" ({})", key.join(", ")) };
                review::plain(&format!("{}{key}", finding.fact))
            }),
            several => counted(several.len(), "finding"),
        }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory {
    fn remember(&mut self, revision: &str, reviews: &Reviews) {
        if self.seen.iter().any(|(seen, _)| seen == revision) {
            return;
        }
        if self.seen.len() >= REVISIONS {
            self.seen.pop_front();
        }
        self.seen.push_back((revision.to_owned(), reviews.clone()));
    }
}

/// The last day of a decision, which has to be one that is not over.
fn last_day(day: &str, today: Date) -> Result<Date, Refusal> {
    let parsed: Option<Date> = if day.len() == 10 { day.parse().ok() } else { None };
    match parsed {
        Some(day) if day >= today => Ok(day),
        Some(_) => Err(Refusal::Bad(format!("{day} is over already"))),
        None => Err(Refusal::Bad(format!("`{}` is no day: write it as 2025-06-01", review::plain(day)))),
    }
}
