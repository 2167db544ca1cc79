//! What one act of deciding does to a ledger, so that it can be made on whatever the file holds by then, and taken back.

use jiff::civil::Date;

use super::entry::Entry;
use super::ledger::Ledger;
use super::meet::meet;
use super::said::{Sources, plain};
use crate::model::Decision;
use crate::wire::{FindingRow, Report};

/// Characters of a reason or name that are kept.
const WORDS: usize = 2000;

/// Entries that go and entries that come, all at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The entries that go, as they are.
    pub removed: Vec<Entry>,
    /// The entries that come.
    pub added: Vec<Entry>,
}

/// That a ledger is not as a change expects it: somebody decided otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The fingerprint of the first entry that is another.
    pub fingerprint: String,
}

/// What is decided about findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// What.
    pub decision: Decision,
    /// Why.
    pub reason: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// When.
    pub date: Date,
    /// The last day on which it holds.
    pub expires: Option<Date>,
}

impl Change {
    /// Makes the change, all of it or nothing.
    ///
    /// # Errors
    /// Where an entry that goes is not there as it was, or one that comes would take the place of another.
    pub fn make(&self, ledger: &mut Ledger) -> Result<(), Clash> {
        let goes = |fingerprint: &str| self.removed.iter().any(|entry| entry.fingerprint == fingerprint);
        for entry in &self.removed {
            if ledger.entry(&entry.fingerprint) != Some(entry) {
                return Err(Clash { fingerprint: entry.fingerprint.clone() });
            }
        }
        for entry in &self.added {
            if !goes(&entry.fingerprint) && ledger.entry(&entry.fingerprint).is_some() {
                return Err(Clash { fingerprint: entry.fingerprint.clone() });
            }
        }
        for entry in &self.removed {
            ledger.take(&entry.fingerprint);
        }
        for entry in &self.added {
            ledger.put(entry.clone());
        }
        Ok(())
    }

    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { removed: self.added.clone(), added: self.removed.clone() }
    }

    /// Whether it does nothing.
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty()
    }
}

/// Decides about findings of a report: what was decided about them before goes, whether it still held or not.
///
/// # Errors
/// Where it would not hold on the day on which it is made.
pub fn decide(ledger: &Ledger, report: &Report, fingerprints: &[&str], made: &Made) -> Result<Change, String> {
    if let Some(over) = made.expires.filter(|last| *last < made.date) {
        return Err(format!("{over} is over already; nothing was written"));
    }
    let sources = Sources::of(report);
    let kept = |text: &str| plain(text).chars().take(WORDS).collect::<String>().trim_end().to_owned();
    let text = |text: &Option<String>| text.as_deref().map(kept).filter(|text| !text.is_empty());
    let mut change = Change::default();
    for (finding, before) in chosen(ledger, report, fingerprints, made.date) {
        change.removed.extend(before.cloned());
        change.added.push(Entry {
            fingerprint: finding.fingerprint.clone(),
            fact: finding.fact.clone(),
            key: finding.key.clone(),
            verdict: Some(finding.verdict),
            says: sources.says(finding),
            decision: made.decision,
            reason: text(&made.reason),
            by: text(&made.by),
            date: Some(made.date),
            expires: made.expires,
            notes: before.map(|entry| entry.notes.clone()).unwrap_or_default(),
        });
    }
    Ok(change)
}

/// Takes back what was decided about findings of a report, and so opens them again.
pub fn reopen(ledger: &Ledger, report: &Report, fingerprints: &[&str], today: Date) -> Change {
    let decided = chosen(ledger, report, fingerprints, today).filter_map(|(_, entry)| entry.cloned());
    Change { removed: decided.collect(), added: Vec::new() }
}

/// Takes out the decisions on what is found no more; those on what was not asked stay.
pub fn prune(ledger: &Ledger, report: &Report, today: Date) -> Change {
    let met = meet(ledger, report, today);
    Change { removed: met.stale.into_iter().cloned().collect(), added: Vec::new() }
}

/// The finding that a fingerprint, or the beginning of one, stands for.
///
/// # Errors
/// How many it could stand for, where that is not one.
pub fn select<'r>(report: &'r Report, beginning: &str) -> Result<&'r FindingRow, usize> {
    if let Some(whole) = report.findings.iter().find(|finding| finding.fingerprint == beginning) {
        return Ok(whole);
    }
    let begins: Vec<&FindingRow> =
        report.findings.iter().filter(|finding| finding.fingerprint.starts_with(beginning)).collect();
    match begins.as_slice() {
        [only] if !beginning.is_empty() => Ok(only),
        several => Err(several.len()),
    }
}

/// The findings with these fingerprints, each with what was decided about it before.
fn chosen<'r>(
    ledger: &'r Ledger,
    report: &'r Report,
    fingerprints: &[&str],
    today: Date,
) -> impl Iterator<Item = (&'r FindingRow, Option<&'r Entry>)> {
    let met = meet(ledger, report, today).findings.into_iter().map(|met| met.map(|(entry, _)| entry));
    report.findings.iter().zip(met).filter(|(finding, _)| fingerprints.contains(&finding.fingerprint.as_str()))
}
