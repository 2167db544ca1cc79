//! What a change of rules changes: two reports on the same documents, held against each other fact by fact.
//!
//! Facts are the same where their ids are. Observations are the same where they stand at one place; a verdict belongs to
//! a fact and key, and a document's contradiction of itself to that document besides.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Key, Verdict};
use crate::rule::Rules;
use crate::wire::{
    Difference, FactChange, Fate, FindingRow, Judged, ObservationChange, ObservationRow, PassedOver, Report,
    VerdictChange,
};

/// One set of rules with what it finds.
#[derive(Debug, Clone, Copy)]
pub struct Side<'s> {
    /// How the rules are called: "rules/ at main".
    pub name: &'s str,
    /// The rules.
    pub rules: &'s Rules,
    /// What they find.
    pub report: &'s Report,
}

impl<'s> Side<'s> {
    /// The ids of all facts, those of the rules first and then those that need none.
    fn facts(self) -> Vec<&'s str> {
        let mut ids: Vec<&str> = self.rules.facts.iter().map(|fact| fact.id.as_str()).collect();
        for finding in &self.report.findings {
            if !ids.contains(&finding.fact.as_str()) {
                ids.push(&finding.fact);
            }
        }
        ids
    }

    fn asks(self, id: &str) -> bool {
        self.rules.fact(id).is_some()
    }

    fn title(self, id: &str) -> Option<&'s str> {
        let asked = self.rules.fact(id).map(|fact| fact.title.as_str());
        asked.or_else(|| self.findings(id).next().map(|finding| finding.title.as_str()))
    }

    fn findings(self, id: &str) -> impl Iterator<Item = &'s FindingRow> {
        self.report.findings.iter().filter(move |finding| finding.fact == id)
    }

    /// Each observation once, though two findings may show it.
    fn observations(self, id: &str) -> Vec<&'s ObservationRow> {
        let mut seen = BTreeSet::new();
        let all = self.findings(id).flat_map(|finding| &finding.observations);
        all.filter(|row| seen.insert((&row.document, row.section, row.span.start, row.span.end, &row.key))).collect()
    }
}

/// What `after` finds otherwise than `before`, in the order of the rules after; facts that were taken out come last.
pub fn difference(before: Side<'_>, after: Side<'_>) -> Difference {
    let mut ids = after.facts();
    ids.extend(before.facts().into_iter().filter(|id| !after.asks(id) && after.findings(id).next().is_none()));
    let facts: Vec<FactChange> = ids.iter().filter_map(|id| fact(id, before, after)).collect();
    let changed: BTreeSet<&str> = facts.iter().map(|fact| fact.fact.as_str()).collect();
    let unchanged = after.rules.facts.iter().filter(|fact| !changed.contains(fact.id.as_str())).count();
    let mut problems = after.report.problems.clone();
    problems.extend(before.report.problems.iter().filter(|row| !after.report.problems.contains(row)).cloned());
    Difference {
        documents: after.report.documents.clone(),
        passed_over: passed_over(before.report, after.report),
        facts,
        unchanged,
        problems,
        ..Difference::between(before.name, after.name)
    }
}

fn passed_over(before: &Report, after: &Report) -> Vec<PassedOver> {
    let was: BTreeMap<&str, &Option<String>> =
        before.documents.iter().map(|row| (row.id.as_str(), &row.passed_over)).collect();
    let rows = after.documents.iter().filter_map(|row| Some((row, *was.get(row.id.as_str())?)));
    rows.filter(|(row, was)| was.is_some() != row.passed_over.is_some())
        .map(|(row, was)| PassedOver { document: row.id.clone(), before: was.clone(), after: row.passed_over.clone() })
        .collect()
}

/// What became of one fact; none where it is as it was.
fn fact(id: &str, before: Side<'_>, after: Side<'_>) -> Option<FactChange> {
    let fate = match (before.asks(id), after.asks(id)) {
        (false, true) => Fate::Added,
        (true, false) => Fate::Removed,
        _ => Fate::Changed,
    };
    let mut change = FactChange {
        fact: id.to_owned(),
        title: after.title(id).or_else(|| before.title(id)).unwrap_or(id).to_owned(),
        title_before: None,
        fate,
        verdicts: verdicts(&before.findings(id).collect::<Vec<_>>(), &after.findings(id).collect::<Vec<_>>()),
        lost: Vec::new(),
        new: Vec::new(),
        changed: Vec::new(),
    };
    if fate == Fate::Changed {
        change.title_before = before.title(id).filter(|title| *title != change.title).map(str::to_owned);
    }
    observations(&before.observations(id), &after.observations(id), &mut change);
    let same = change.verdicts.is_empty()
        && change.lost.is_empty()
        && change.new.is_empty()
        && change.changed.is_empty()
        && change.title_before.is_none();
    (fate != Fate::Changed || !same).then_some(change)
}

/// How two things are paired: the surest way first.
type Ways<'w, T> = &'w [&'w dyn Fn(&T, &T) -> bool];

/// What stood before and what stands after, each at most once, those that belong together side by side.
fn paired<T: Copy>(before: &[T], after: &[T], ways: Ways<'_, T>) -> Vec<(Option<T>, Option<T>)> {
    let mut partners: Vec<Option<usize>> = vec![None; before.len()];
    let mut taken = BTreeSet::new();
    for way in ways {
        for (one, partner) in before.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
            let fits = |(at, other): &(usize, &T)| !taken.contains(at) && way(one, other);
            *partner = after.iter().enumerate().find(fits).map(|(at, _)| at);
            taken.extend(*partner);
        }
    }
    let mut pairs: Vec<(Option<T>, Option<T>)> = before
        .iter()
        .zip(partners)
        .map(|(one, partner)| (Some(*one), partner.and_then(|at| after.get(at)).copied()))
        .collect();
    pairs.extend(after.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, one)| (None, Some(*one))));
    pairs
}

/// Which of a fact's findings one is: for a document that contradicts itself, that document; the missing one apart.
fn which(finding: &FindingRow) -> (bool, Option<&str>) {
    let torn = finding.verdict == Verdict::Internal;
    let document = finding.observations.first().map(|row| row.document.as_str());
    (finding.verdict == Verdict::Missing, document.filter(|_| torn))
}

fn verdicts(before: &[&FindingRow], after: &[&FindingRow]) -> Vec<VerdictChange> {
    let same = |a: &&FindingRow, b: &&FindingRow| a.key == b.key && which(a) == which(b);
    let whole = |a: &&FindingRow, b: &&FindingRow| a.key == b.key && which(a).0 == which(b).0;
    let pairs = paired(before, after, &[&same, &whole]).into_iter();
    let changes = pairs.map(|(before, after)| VerdictChange {
        key: before.or(after).map_or_else(Key::new, |finding| finding.key.clone()),
        before: before.map(judged),
        after: after.map(judged),
    });
    changes.filter(|change| change.before != change.after).collect()
}

fn judged(finding: &FindingRow) -> Judged {
    let FindingRow { verdict, severity, gap, message, .. } = finding;
    Judged { verdict: *verdict, severity: *severity, gap: *gap, message: message.clone() }
}

fn observations(before: &[&ObservationRow], after: &[&ObservationRow], change: &mut FactChange) {
    let exact = |a: &&ObservationRow, b: &&ObservationRow| a.document == b.document && a.span == b.span;
    let keyed = |a: &&ObservationRow, b: &&ObservationRow| exact(a, b) && a.key == b.key;
    let meets = |a: &&ObservationRow, b: &&ObservationRow| {
        a.document == b.document && a.span.start < b.span.end && b.span.start < a.span.end
    };
    for pair in paired(before, after, &[&keyed, &exact, &meets]) {
        match pair {
            (Some(before), Some(after)) => {
                let differs = differs(before, after);
                if !differs.is_empty() {
                    let (before, after) = (before.clone(), after.clone());
                    change.changed.push(ObservationChange { differs, before, after });
                }
            }
            (Some(before), None) => change.lost.push(before.clone()),
            (None, Some(after)) => change.new.push(after.clone()),
            (None, None) => {}
        }
    }
}

/// In what two observations of one place differ.
fn differs(before: &ObservationRow, after: &ObservationRow) -> Vec<String> {
    let value = |row: &ObservationRow| {
        let value = &row.value;
        (value.kind, value.display.clone(), value.unit.clone(), value.label.clone())
    };
    let all = [
        ("words", before.written != after.written || before.span != after.span),
        ("value", value(before) != value(after)),
        ("key", before.key != after.key),
        ("speaker", before.speaker != after.speaker),
        ("stance", before.stance != after.stance),
        ("as-of", before.as_of != after.as_of),
    ];
    all.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_owned()).collect()
}
