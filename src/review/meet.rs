//! Decisions meet findings: which one belongs to which, whether it holds, and which have nothing to hold of.

use std::cell::LazyCell;
use std::cmp::Reverse;
use std::ops::Deref;

use jiff::civil::Date;

use super::entry::{Entry, Said};
use super::lapse;
use super::ledger::Ledger;
use super::said::Sources;
use crate::model::Verdict;
use crate::wire::{FindingRow, Report, ReviewRow, StaleRow};

/// Which entry of a ledger belongs to which finding of a report.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Met<'l> {
    /// For each finding its entry, and why it holds no longer where it does not.
    pub findings: Vec<Option<(&'l Entry, Option<String>)>>,
    /// Entries on what is found no more, though it was asked for in all that they rest on.
    pub stale: Vec<&'l Entry>,
    /// Entries on what this run cannot tell of: their fact was not asked for, or one of their sources not heard.
    pub unasked: Vec<&'l Entry>,
}

impl Met<'_> {
    /// For each finding its review.
    pub fn reviews(&self) -> impl Iterator<Item = Option<ReviewRow>> {
        self.findings.iter().map(|met| met.as_ref().map(|(entry, lapsed)| row(entry, lapsed.clone())))
    }
}

/// Puts the decisions of a ledger on the findings of a report, and those on what is found no more into its coverage:
/// those on what was not asked. `today` is the day on which they have to hold.
pub fn apply(ledger: &Ledger, report: &mut Report, today: Date) -> Vec<StaleRow> {
    let met = meet(ledger, report, today);
    for (finding, review) in report.findings.iter_mut().zip(met.reviews()) {
        finding.review = review;
    }
    let homeless = |entry: &&Entry| StaleRow {
        fingerprint: entry.fingerprint.clone(),
        fact: entry.fact.clone(),
        key: entry.key.clone(),
        review: row(entry, None),
    };
    report.coverage.stale_reviews = met.stale.iter().map(homeless).collect();
    met.unasked.iter().map(homeless).collect()
}

/// Which entry belongs to which finding. An entry belongs to one finding at most: to the one with its fingerprint; else
/// to one of its fact and key where the sources still say what was decided on; else, as one that has lapsed, to one of
/// its fact and key where they differ now in another way.
pub fn meet<'l>(ledger: &'l Ledger, report: &Report, today: Date) -> Met<'l> {
    let sources = Sources::of(report);
    let mut free: Vec<&Entry> = ledger.entries.iter().collect();
    let mut findings: Vec<Option<(&Entry, Option<String>)>> = vec![None; report.findings.len()];
    for how in [How::Same, How::Alike, How::Lapsed] {
        for (finding, met) in report.findings.iter().zip(&mut findings).filter(|(_, met)| met.is_none()) {
            // Most findings have no entry that could be theirs.
            let says = LazyCell::new(|| sources.says(finding));
            let fit = free.iter().enumerate().filter(|(_, entry)| how.fits(entry, finding, &says));
            // Of several the latest counts; ties are decided by the order of the ledger.
            let Some((at, _)) = fit.min_by_key(|(at, entry)| (Reverse(entry.date), *at)) else { continue };
            let entry = free.remove(at);
            let lapsed = if how == How::Lapsed { Some(lapse::difference(&entry.says, &says)) } else { None };
            *met = Some((entry, lapsed.or_else(|| expired(entry, today))));
        }
    }
    let was_asked =
        |entry: &&Entry| report.coverage.asked.contains(&entry.fact) && sources.have_heard(entry.says.as_slice());
    let (stale, unasked) = free.into_iter().partition(was_asked);
    Met { findings, stale, unasked }
}

/// How an entry belongs to a finding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Same,
    Alike,
    Lapsed,
}

impl How {
    fn fits(self, entry: &Entry, finding: &FindingRow, says: &impl Deref<Target = Vec<Said>>) -> bool {
        let kin = entry.fact == finding.fact
            && entry.key == finding.key
            && entry.verdict.is_none_or(|verdict| Class::of(verdict) == Class::of(finding.verdict));
        match self {
            Self::Same => entry.fingerprint == finding.fingerprint,
            Self::Alike => kin && is_the_same(entry, finding.verdict, says),
            Self::Lapsed => kin && finding.verdict.needs_a_reader() && could_be(entry, finding.verdict, says),
        }
    }
}

/// Whether a finding is what was decided on, whatever its fingerprint. One source more for a value that was there is
/// nothing new, but one more that lacks a required fact is.
fn is_the_same(entry: &Entry, verdict: Verdict, says: &[Said]) -> bool {
    let joins = || says.iter().any(|said| !entry.says.iter().any(|then| then.pair() == said.pair()));
    lapse::holds(&entry.says, says) && !(verdict == Verdict::Missing && joins())
}

/// Whether a finding could be what became of the one that was decided on. A fact and key have one finding over all
/// documents, but any number of them within documents: those need more in common.
fn could_be(entry: &Entry, verdict: Verdict, says: &[Said]) -> bool {
    match Class::of(verdict) {
        Class::Across | Class::Lacking => entry.says.is_empty() || lapse::shares_a_source(&entry.says, says),
        Class::Within => lapse::shares_a_pair(&entry.says, says),
    }
}

/// What a decision on one verdict can say of another.
#[derive(PartialEq, Eq)]
enum Class {
    /// Documents against each other.
    Across,
    /// A document against itself.
    Within,
    /// A fact that is not there.
    Lacking,
}

impl Class {
    const fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Internal => Self::Within,
            Verdict::Missing => Self::Lacking,
            _ => Self::Across,
        }
    }
}

fn expired(entry: &Entry, today: Date) -> Option<String> {
    let last = entry.expires.filter(|last| *last < today)?;
    Some(format!("{last} was its last day."))
}

fn row(entry: &Entry, lapsed: Option<String>) -> ReviewRow {
    ReviewRow {
        decision: entry.decision,
        reason: entry.reason.clone(),
        by: entry.by.clone(),
        date: entry.date.map(|day| day.to_string()),
        expires: entry.expires.map(|day| day.to_string()),
        lapsed,
    }
}
