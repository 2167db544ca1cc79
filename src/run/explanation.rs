//! Why one fact was found in documents or not: the check itself, with the way of each value beside it.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::Options;
use super::documents::{Seen, in_batches, one};
use super::findings::{how_read, report};
use super::in_file::InFile;
use crate::model::{Document, Place, Problem, Range, Value};
use crate::observe::{Account, Beaten, Explainer, Found, Near, Plan, Reason, Taken, Weighed};
use crate::rule::{Fact, Loaded, Rules, Saying};
use crate::value;
use crate::wire::{
    AccountRow, BeatenRow, ElementRow, ElsewhereRow, Explanation, FactRow, FoundRow, NearRow, ObservationRow,
    PhraseRow, ProblemRow, ReasonRow, Rows, ValueRow, WeighedRow,
};

/// Explains the fact of that id over the documents; none where the rules have none of that id. Of the sentences of a
/// document that came close `limit` are given, or all.
pub fn explanation(
    loaded: &Loaded,
    id: &str,
    documents: impl Iterator<Item = Result<Document, Problem>>,
    limit: Option<usize>,
) -> Option<Explanation> {
    let rules = &loaded.rules;
    let plan = Plan::of(rules);
    let fact = rules.fact(id)?;
    let explainer = Explainer::new(&plan, id)?;
    let sources = Sources { rules, texts: &loaded.sources };
    let options = Options::default();
    let (mut rows, mut accounts) = (Rows::default(), Vec::new());
    let explain = |document: &Document| {
        (one(&plan, document, &options), sources.account(document, explainer.explain(document), limit))
    };
    in_batches(documents, explain, |done| {
        match done {
            Ok((seen, account)) => {
                seen.into_rows(&mut rows);
                accounts.push(account);
            }
            Err(problem) => Seen::Problem(ProblemRow::from(&problem)).into_rows(&mut rows),
        }
        ControlFlow::Continue(())
    });
    let report = report(rules, rows);
    Some(Explanation {
        schema: report.schema,
        tool: report.tool,
        fact: sources.fact(fact),
        documents: report.documents,
        accounts,
        findings: report.findings.into_iter().filter(|finding| finding.fact == id).collect(),
        problems: report.problems,
    })
}

/// The rules with the text of their files, to say where a phrase stands.
struct Sources<'r> {
    rules: &'r Rules,
    texts: &'r BTreeMap<String, String>,
}

impl Sources<'_> {
    fn fact(&self, fact: &Fact) -> FactRow {
        let path = self.rules.files.get(fact.file).map_or_else(String::new, |file| file.path.clone());
        FactRow { id: fact.id.clone(), title: fact.title.clone(), kind: fact.ask.kind(), path }
    }

    fn account(&self, document: &Document, mut account: Account<'_>, limit: Option<usize>) -> AccountRow {
        if let Some(file) = InFile::of(document) {
            file.account(&mut account);
        }
        let Account { passed_over, found, near } = account;
        let bare = near.iter().filter(|near| near.reason == Reason::NoWord).count();
        // What no word of a phrase stands beside is worth a look where there is nothing better.
        let worth = if found.is_empty() && bare == near.len() { bare } else { near.len() - bare };
        let shown = limit.map_or(near.len(), |limit| limit.min(worth));
        AccountRow {
            document: document.id.clone(),
            passed_over,
            found: found.into_iter().map(|found| self.found(found)).collect(),
            more: near.len() - shown,
            near: near.into_iter().take(shown).map(|near| self.near(near)).collect(),
        }
    }

    fn phrase(&self, saying: &Saying, label: Option<&str>) -> PhraseRow {
        let path = self.rules.files.get(saying.file).map_or_else(String::new, |file| file.path.clone());
        let place = Place::of(self.texts.get(&path).map_or("", String::as_str), saying.span);
        let label = label.map(str::to_owned);
        PhraseRow { written: saying.written.clone(), label, path, line: place.line, column: place.column }
    }

    fn found(&self, found: Found<'_>) -> FoundRow {
        let value = &found.observation.value;
        let range = |pick: fn(&Value) -> Option<Range>| {
            pick(value)
                .filter(|_| !value.kind.is_time())
                .map_or_else(String::new, |range| value::display_range(value, range))
        };
        FoundRow {
            phrase: found.phrase.map(|phrase| self.phrase(phrase, found.observation.value.label.as_deref())),
            core: range(|value| value.interval?.core),
            wide: range(|value| Some(value.interval?.wide)),
            observation: ObservationRow { read: how_read(value), ..ObservationRow::from(&found.observation) },
            matched: found.matched,
            elements: elements(found.elements),
            voice: found.voice,
            negation: found.negation,
            beaten: found.beaten.into_iter().map(|beaten| self.beaten(beaten)).collect(),
            mentions: mentions(&found.mentions),
        }
    }

    fn beaten(&self, beaten: Beaten<'_>) -> BeatenRow {
        BeatenRow { phrase: self.phrase(beaten.phrase, beaten.label), reason: reason(beaten.reason) }
    }

    fn near(&self, near: Near<'_>) -> NearRow {
        NearRow {
            span: near.span.into(),
            line: near.snippet.line,
            column: near.snippet.column,
            section: near.section,
            mark: near.snippet.mark.into(),
            sentence: near.snippet.sentence,
            phrase: near.phrase.map(|phrase| self.phrase(phrase, near.label)),
            elements: elements(near.elements),
            reason: reason(near.reason),
            mentions: mentions(&near.mentions),
        }
    }
}

fn elements(taken: Vec<Taken>) -> Vec<ElementRow> {
    taken.into_iter().map(|Taken { element, words }| ElementRow { element, words }).collect()
}

fn mentions(weighed: &[Weighed]) -> Vec<WeighedRow> {
    let row = |weighed: &Weighed| WeighedRow {
        value: ValueRow::from(&weighed.value),
        name: weighed.name.to_owned(),
        why: weighed.why.clone(),
    };
    weighed.iter().map(row).collect()
}

fn reason(reason: Reason) -> ReasonRow {
    let row = ReasonRow { name: reason.name().to_owned(), message: reason.to_string(), ..ReasonRow::default() };
    match reason {
        Reason::Element { element, instead, elsewhere, besides, .. } => {
            let elsewhere =
                elsewhere.map(|it| ElsewhereRow { written: it.written, between: it.between, earlier: it.earlier });
            ReasonRow { element: Some(element), instead: Some(instead), elsewhere, besides, ..row }
        }
        Reason::Condition { scope, asked, entry, met, place, .. } => {
            let (line, column) = place.unzip();
            ReasonRow { scope: Some(scope), asked, entry, met, line, column, ..row }
        }
        _ => row,
    }
}
