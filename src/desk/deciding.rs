//! The desk: a report, its ledger, and what people do with them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;

use super::api;
use super::memory::{Memory, Seen};
use super::store::{Failure, Stand, Store, revision};
use crate::model::{Decision, Key};
use crate::report::counted;
use crate::review::{self, Change, Made};
use crate::wire::{FindingRow, Report, ReviewRow};

/// Tells which day it is.
pub type Today = fn() -> Date;

/// A report, its ledger, and what was done in this session.
#[derive(Debug)]
pub struct Desk {
    report: Report,
    store: Store,
    by: Option<String>,
    today: Today,
    memory: Mutex<Memory>,
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
            Failure::Refused(why) => Self::Bad(why),
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
        let mut memory = self.memory();
        let seen = self.look(&mut memory);
        let undo = memory.writes();
        match seen {
            Ok(seen) => {
                let (revision, reviews) = (seen.revision.clone(), seen.reviews.clone());
                api::State { revision, reviews, stale: seen.stale, undo, problem: None, told }
            }
            Err(failure) => api::State { undo, problem: Some(failure.sentence()), told, ..api::State::default() },
        }
    }

    /// Decides about findings, in one write: what was done, in words.
    pub(super) fn decide(&self, asked: &api::Decide) -> Result<String, Refusal> {
        let today = (self.today)();
        let decision = Decision::parse(&asked.decision);
        let decision = decision.ok_or_else(|| Refusal::Bad(format!("there is no decision `{}`", asked.decision)))?;
        let expires = asked.expires.as_deref().filter(|day| !day.is_empty()).map(last_day).transpose()?;
        // Whoever empties the field decides without a name.
        let by = asked.by.clone().or_else(|| self.by.clone());
        let made = Made { decision, reason: asked.reason.clone(), by, date: today, expires };
        let chosen: Vec<&str> = asked.fingerprints.iter().map(String::as_str).collect();
        self.write(&chosen, &asked.revision, |stand| {
            review::decide(&stand.ledger, &self.report, &chosen, &made).map_err(Refusal::Bad)
        })?;
        Ok(format!("{}: {}", decision.name(), self.named(&chosen)))
    }

    /// Opens findings again, in one write: what was done, in words.
    pub(super) fn reopen(&self, asked: &api::Reopen) -> Result<String, Refusal> {
        let today = (self.today)();
        let chosen: Vec<&str> = asked.fingerprints.iter().map(String::as_str).collect();
        self.write(&chosen, &asked.revision, |stand| Ok(review::reopen(&stand.ledger, &self.report, &chosen, today)))?;
        Ok(format!("open again: {}", self.named(&chosen)))
    }

    /// Takes back the last write of this session: what was done, in words.
    pub(super) fn undo(&self) -> Result<String, Refusal> {
        let mut memory = self.memory();
        let Some(last) = memory.last() else { return Err(Refusal::Bad("there is nothing to undo".to_owned())) };
        let inverse = last.inverse();
        match self.store.update(|_| Ok::<Change, Failure>(inverse)) {
            // What somebody decided since can never be taken back from here, and must not stand before what can.
            Err(Failure::Clash(clash)) => {
                let lost = memory.undone();
                let entry = lost.added.iter().chain(&lost.removed).find(|entry| entry.fingerprint == clash.fingerprint);
                let what = entry.map_or_else(String::new, |entry| label(&entry.fact, &entry.key));
                let why =
                    "was decided on by somebody else meanwhile; that stays, and undo goes on with the write before";
                return Err(Refusal::Changed(format!("{what} {why}")));
            }
            undone => undone?,
        };
        let done = memory.undone();
        let all = done.added.iter().chain(done.removed.iter().filter(|_| done.added.is_empty()));
        let facts: Vec<&str> = all.map(|entry| entry.fact.as_str()).collect();
        Ok(format!("undone: {}", facts.join(", ")))
    }

    /// Writes a change about findings, unless something else was decided about one of them since `revision`.
    fn write(
        &self,
        chosen: &[&str],
        revision: &str,
        change: impl FnOnce(&Stand) -> Result<Change, Refusal>,
    ) -> Result<(), Refusal> {
        if chosen.is_empty() {
            return Err(Refusal::Bad("no finding is chosen".to_owned()));
        }
        if let Some(unknown) = chosen.iter().find(|chosen| self.finding(chosen).is_none()) {
            return Err(Refusal::Bad(format!("the report has no finding {}", review::plain(unknown))));
        }
        // Whoever writes has the memory first and then the file.
        let mut memory = self.memory();
        let (done, stand) = self.store.update(|stand| {
            let now = self.seen(stand).reviews;
            let seen = memory.find(revision);
            let is_as_seen =
                |chosen: &&&str| seen.as_ref().is_some_and(|seen| seen.reviews.get(**chosen) == now.get(**chosen));
            match chosen.iter().find(|chosen| !is_as_seen(chosen)) {
                Some(changed) => Err(Refusal::Changed(self.changed(changed, now.get(*changed)))),
                None => change(stand),
            }
        })?;
        memory.keep(self.seen(&stand));
        memory.wrote(done);
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

    /// What the ledger decides now, which is read again only where its text or the day is another.
    fn look(&self, memory: &mut Memory) -> Result<Arc<Seen>, Failure> {
        let text = self.store.text()?;
        let known = memory.find(&revision(&text)).filter(|seen| seen.day == (self.today)());
        match known {
            Some(seen) => Ok(seen),
            None => Ok(memory.keep(self.seen(&self.store.stand(text)?))),
        }
    }

    /// What a ledger decides of the findings of the report.
    fn seen(&self, stand: &Stand) -> Seen {
        let day = (self.today)();
        let met = review::meet(&stand.ledger, &self.report, day);
        let named = self.report.findings.iter().map(|finding| finding.fingerprint.clone()).zip(met.reviews());
        let reviews = named.filter_map(|(finding, review)| Some((finding, review?))).collect();
        Seen { revision: stand.revision.clone(), day, reviews, stale: met.stale.len() }
    }

    fn finding(&self, fingerprint: &str) -> Option<&FindingRow> {
        self.report.findings.iter().find(|finding| finding.fingerprint == fingerprint)
    }

    /// Findings for a line of text: the fact and key of one, or how many.
    fn named(&self, fingerprints: &[&str]) -> String {
        match fingerprints {
            [one] => self.finding(one).map_or_else(String::new, |finding| label(&finding.fact, &finding.key)),
            several => counted(several.len(), "finding"),
        }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A fact and key for a line of text: "call-length (side: ukraine)".
fn label(fact: &str, key: &Key) -> String {
    let key: Vec<String> = key.iter().map(|(slot, name)| format!("{slot}: {name}")).collect();
    let key = if key.is_empty() { String::new() } else { format!(" ({})", key.join(", ")) };
    review::plain(&format!("{fact}{key}"))
}

/// The last day of a decision.
fn last_day(day: &str) -> Result<Date, Refusal> {
    let parsed: Option<Date> = if day.len() == 10 { day.parse().ok() } else { None };
    parsed.ok_or_else(|| Refusal::Bad(format!("`{}` is no day: write it as 2025-06-01", review::plain(day))))
}
