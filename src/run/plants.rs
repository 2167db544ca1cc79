//! What a check makes of errors: each is planted alone in an article that others bear out, and should be reported.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use rayon::prelude::*;

use super::{Options, Seen, documents};
use crate::compare;
use crate::model::{Document, Observation, Snippet, Span, Stance, Value, Verdict};
use crate::observe::Plan;
use crate::rule::{Changes, Rules};
use crate::value;
use crate::wire::{FindingRow, ObservationRow, PlantRow, Report, Rows};

/// Plants every error there is to plant, one at a time, and checks each time. A change is an error where the fact still
/// reads a value there, and one that the words of another document rule out: of what one document alone gives, or others
/// only as "hundreds", nobody could know better.
///
/// Gives the report on the articles as they are, and every error with what a check says to it.
pub fn plants(rules: &Rules, articles: &[Document], options: &Options) -> (Report, Vec<PlantRow>) {
    let plan = Plan::of(rules);
    // Errors are planted in what is read, and only told at their place in the file.
    let files = articles;
    let articles: Vec<Document> = files.iter().map(|article| article.clone().without_file()).collect();
    let articles = articles.as_slice();
    let read = |articles: &[Document]| {
        let mut seen = Vec::new();
        documents::observe(&plan, articles.iter().cloned().map(Ok), options, |one| {
            seen.push(one);
            ControlFlow::Continue(())
        });
        seen
    };
    let bench = Bench { rules, seen: read(articles), read: &read };
    let before = bench.before();
    let contradictions = before.findings.iter().filter(|finding| finding.verdict.is_contradiction());
    let known: BTreeSet<&str> = contradictions.map(|finding| finding.fingerprint.as_str()).collect();
    let articles: BTreeMap<&str, (usize, &Document)> =
        articles.iter().enumerate().map(|(at, article)| (article.id.as_str(), (at, article))).collect();
    let errors: Vec<(&FindingRow, &ObservationRow, Change)> = before
        .findings
        .iter()
        // What may change can be another value on another day.
        .filter(|finding| rules.fact(&finding.fact).is_some_and(|fact| fact.compare.changes == Changes::Never))
        .flat_map(|finding| changes(finding).into_iter().map(move |(o, change)| (finding, o, change)))
        .collect();
    let planted = errors.par_iter().filter_map(|(finding, o, change)| {
        let (at, article) = articles.get(o.document.as_str())?;
        change.words.iter().find_map(|words| {
            let changed = article.with_words(change.span, words);
            let after = bench.after(*at, changed);
            if !change.is_error(finding, o, &after) {
                return None;
            }
            let (line, column) = files.get(*at)?.places().place(&article.text, o.span.start);
            let told = after.findings.iter().find(|f| is_told(f, o) && !known.contains(f.fingerprint.as_str()));
            Some(PlantRow {
                error: change.error.to_owned(),
                fact: o.fact.clone(),
                document: o.document.clone(),
                line,
                column,
                was: change.span.of(&article.text).to_owned(),
                now: words.clone(),
                told: told.map(|finding| finding.message.clone()),
            })
        })
    });
    let planted = planted.collect();
    (before, planted)
}

/// A contradiction that the changed article has a part in.
fn is_told(finding: &FindingRow, o: &ObservationRow) -> bool {
    finding.verdict.is_contradiction() && finding.observations.iter().any(|other| other.document == o.document)
}

/// The articles as they were read, of which one at a time is read anew.
struct Bench<'a, R> {
    rules: &'a Rules,
    seen: Vec<Seen>,
    read: &'a R,
}

impl<R: Fn(&[Document]) -> Vec<Seen>> Bench<'_, R> {
    /// What a check says of all articles.
    fn before(&self) -> Report {
        let mut rows = Rows::default();
        self.seen.iter().for_each(|seen| seen.clone().into_rows(&mut rows));
        super::compare(self.rules, rows)
    }

    /// What a check says where another article stands at `place`. Facts of which it says the same are left out: the other
    /// articles have not changed, so that nothing new can be said of them.
    fn after(&self, place: usize, changed: Document) -> Report {
        let Some(now) = (self.read)(&[changed]).pop() else { return super::compare(self.rules, Rows::default()) };
        let facts = self.touched(self.seen.get(place), &now);
        let mut rows = Rows::default();
        for (at, seen) in self.seen.iter().enumerate() {
            let seen = if at == place { &now } else { seen };
            let Seen::Document { row, observed, breaches } = seen else { continue };
            rows.documents.push((**row).clone());
            let told = observed.observations.iter().filter(|o| facts.contains(o.fact.as_str()));
            rows.observations.extend(told.cloned());
            if at == place {
                rows.breaches.extend(breaches.iter().cloned());
            }
        }
        super::compare(self.rules, rows)
    }

    /// The facts of which two readings of an article do not say the same, with those that they are parts of.
    fn touched<'s>(&'s self, before: Option<&'s Seen>, now: &'s Seen) -> BTreeSet<&'s str> {
        let (before, now) = (before.map_or_else(BTreeMap::new, sayings), sayings(now));
        let ids: BTreeSet<&str> = before.keys().chain(now.keys()).copied().collect();
        let mut facts: BTreeSet<&str> = ids.into_iter().filter(|id| before.get(id) != now.get(id)).collect();
        for total in self.rules.facts.iter().filter(|fact| !fact.compare.sum_of.is_empty()) {
            let parts = || total.compare.sum_of.iter().map(String::as_str);
            if facts.contains(total.id.as_str()) || parts().any(|part| facts.contains(part)) {
                facts.insert(&total.id);
                facts.extend(parts());
            }
        }
        facts
    }
}

/// What an article says of each fact, wherever it stands.
fn sayings(seen: &Seen) -> BTreeMap<&str, Vec<Observation>> {
    let mut sayings: BTreeMap<&str, Vec<Observation>> = BTreeMap::new();
    if let Seen::Document { observed, .. } = seen {
        for observation in &observed.observations {
            let value = Value { span: Span::default(), ..observation.value.clone() };
            let bare = Observation { span: Span::default(), snippet: Snippet::default(), value, ..observation.clone() };
            sayings.entry(&observation.fact).or_default().push(bare);
        }
    }
    sayings
}

/// Words to put in the place of others.
struct Change {
    error: &'static str,
    span: Span,
    /// The likeliest first.
    words: Vec<String>,
}

impl Change {
    /// Whether the fact still reads a value there, and one that the words of another document rule out.
    fn is_error(&self, finding: &FindingRow, o: &ObservationRow, after: &Report) -> bool {
        let mut now = after.findings.iter().filter(|f| f.fact == finding.fact).flat_map(|f| &f.observations);
        let near =
            |other: &&ObservationRow| other.document == o.document && other.span.start.abs_diff(o.span.start) <= REACH;
        let Some(now) = now.find(near) else { return false };
        let mut others = finding.observations.iter().filter(|other| other.document != o.document);
        match self.error {
            "speaker" => true,
            "name" => now.value.label != o.value.label,
            _ => {
                // The words alone decide: what only the rule's tolerance covers is an error that the rule is blind to.
                let wide = |value: &Value| value.interval.map(|interval| interval.wide);
                let now = Value::from(now.value.clone());
                others.any(|other| {
                    let other = Value::from(other.value.clone());
                    compare::are_comparable(&other, &now)
                        && wide(&other).zip(wide(&now)).is_some_and(|(other, now)| other.meet(now).is_empty())
                })
            }
        }
    }
}

/// So many bytes a value may shift where its hedge is read differently.
const REACH: usize = 12;

/// The errors that can be planted in what a finding rests on.
fn changes(finding: &FindingRow) -> Vec<(&ObservationRow, Change)> {
    let documents: BTreeSet<&str> = finding.observations.iter().map(|o| o.document.as_str()).collect();
    let is_borne_out = matches!(finding.verdict, Verdict::Agree | Verdict::Compatible) && documents.len() > 1;
    let asserted = finding.observations.iter().filter(|o| o.stance == Stance::Asserts);
    if is_borne_out {
        asserted.flat_map(|o| of_value(o).into_iter().map(move |change| (o, change))).collect()
    } else if finding.verdict == Verdict::Disputed && documents.len() > 1 {
        asserted.filter_map(|o| Some((o, swapped_speaker(finding, o)?))).collect()
    } else {
        Vec::new()
    }
}

fn of_value(o: &ObservationRow) -> Vec<Change> {
    let span = Span::new(o.span.start, o.span.end);
    if o.value.kind.is_words() {
        let words = misspelled(&o.written);
        return words.map(|words| Change { error: "name", span, words: vec![words] }).into_iter().collect();
    }
    let change = |error: &'static str| Change { error, span, words: value::miswritten(&o.written, error) };
    value::ERRORS.into_iter().map(change).filter(|change| !change.words.is_empty()).collect()
}

/// Two letters near the end of the longest word the other way round.
fn misspelled(written: &str) -> Option<String> {
    let word = written.split_whitespace().max_by_key(|word| word.len())?;
    let mut letters: Vec<char> = word.chars().collect();
    let end = letters.len();
    if end < 5 || letters.get(end - 3) == letters.get(end - 2) {
        return None;
    }
    letters.swap(end - 3, end - 2);
    let wrong: String = letters.into_iter().collect();
    Some(written.replacen(word, &wrong, 1))
}

/// The name of who backs another version, in the place of the one who said it.
fn swapped_speaker(finding: &FindingRow, o: &ObservationRow) -> Option<Change> {
    let speaker = o.speaker.as_deref()?;
    let mut others = finding.observations.iter().filter(|other| other.speaker_family != o.speaker_family);
    let other = others.find_map(|other| other.speaker.clone())?;
    let at = o.sentence.find(speaker)?;
    let start = (o.span.start + at).checked_sub(o.mark.start)?;
    Some(Change { error: "speaker", span: Span::new(start, start + speaker.len()), words: vec![other] })
}
