//! Which documents and facts are worth a look at all.

use std::collections::BTreeSet;

use super::condition::Scene;
use super::matcher::{self, Stage};
use super::plan::Plan;
use super::words::TokenWords;
use crate::model::Document;
use crate::rule::{Fact, RuleFile};
use crate::text::Text;

/// Which facts a document can hold, decided by its literals alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prospect {
    pub(super) facts: Vec<bool>,
    /// For each rule file, why it does not let the document in.
    shut: Vec<Option<String>>,
}

impl Prospect {
    /// Whether the document has to be cut into tokens at all.
    pub fn is_worth_reading(&self) -> bool {
        self.facts.contains(&true)
    }

    /// Why a rule file does not let the document in, where it does not.
    pub(super) fn shut(&self, file: usize) -> Option<&str> {
        self.shut.get(file)?.as_deref()
    }

    /// Why every file passes the document over, where every file does.
    pub(super) fn passed_over(&self) -> Option<String> {
        let reasons: Vec<&str> = self.shut.iter().map(|why| why.as_deref()).collect::<Option<_>>()?;
        let distinct: BTreeSet<&str> = reasons.into_iter().collect();
        (!distinct.is_empty()).then(|| distinct.into_iter().collect::<Vec<_>>().join("; "))
    }
}

/// What `document` can hold.
pub fn prospect(plan: &Plan<'_>, document: &Document) -> Prospect {
    let hopes = plan.hopes(document);
    let files = plan.rules.files.iter();
    let shut: Vec<Option<String>> = files
        .zip(&hopes.about)
        .map(|(file, about)| if *about { outside(file.published, document) } else { Some(says_none(file)) })
        .collect();
    let open = |file: usize| shut.get(file).is_some_and(Option::is_none);
    let wanted = |fact: &Fact, hope: bool| open(fact.file) && (hope || fact.required);
    let facts = plan.rules.facts.iter().zip(&hopes.facts).map(|(fact, hope)| wanted(fact, *hope)).collect();
    Prospect { facts, shut }
}

fn says_none(file: &RuleFile) -> String {
    let about: Vec<&str> = file.about.iter().map(|saying| saying.written.as_str()).collect();
    format!("says none of: {}", about.join(", "))
}

/// Why a rule file for documents of some days does not want this one.
fn outside(window: (Option<jiff::civil::Date>, Option<jiff::civil::Date>), document: &Document) -> Option<String> {
    let day = document.published?.date;
    match window {
        (Some(from), _) if day < from => Some(format!("published {day}, before {from}")),
        (_, Some(to)) if day > to => Some(format!("published {day}, after {to}")),
        _ => None,
    }
}

/// The prefilter lets in what only looks like an `about`; the words decide.
pub(super) fn shut_by_words(scene: &Scene<'_>, document: &Document, prospect: &mut Prospect) {
    let title = document.title.as_deref().map(Text::plain);
    let title_words = title.as_ref().map(|title| TokenWords::of(title, &scene.plan.vocabulary));
    for (file, about) in scene.plan.about.iter().enumerate() {
        let is_shut = prospect.shut.get(file).is_none_or(Option::is_some);
        if is_shut || about.is_empty() {
            continue;
        }
        let said = |text: &Text<'_>, words: &TokenWords| {
            text.sentences.iter().any(|sentence| {
                let stage = Stage { text, words, tokens: &sentence.tokens, mentions: &[], offers: &[] };
                about.iter().any(|program| matcher::matches(program, stage))
            })
        };
        let in_title = title.as_ref().zip(title_words.as_ref()).is_some_and(|(text, words)| said(text, words));
        if !in_title
            && !said(scene.text(), scene.words)
            && let (Some(slot), Some(rules)) = (prospect.shut.get_mut(file), scene.plan.rules.files.get(file))
        {
            *slot = Some(says_none(rules));
        }
    }
    for (at, fact) in scene.plan.rules.facts.iter().enumerate() {
        if prospect.shut.get(fact.file).is_none_or(Option::is_some)
            && let Some(flag) = prospect.facts.get_mut(at)
        {
            *flag = false;
        }
    }
}
