//! `explain`: why a fact was found in articles, or why not.

use std::collections::BTreeMap;

use super::Outcome;
use super::args::{ExplainArgs, PageArgs};
use super::input;
use super::output::{self, Page};
use super::progress;
use crate::model::{Problem, nearest};
use crate::report::{self, counted};
use crate::rule::Rules;
use crate::run;

/// Sentences of a document that came close and are shown when not all are asked for.
const SENTENCES: usize = 3;

/// Shows the whole way from words to verdict, and what came close.
pub(super) fn explain(args: &ExplainArgs) -> Outcome {
    let page = Page::of(&PageArgs { verbose: None, width: args.width });
    let Some(loaded) = input::rules(&args.rules.rules, &args.rules.packs, &page) else { return Outcome::Unable };
    let limit = (!args.all).then_some(SENTENCES);
    let explained = if loaded.rules.fact(&args.fact).is_some() {
        run::explanation(&loaded, &args.fact, progress::counted(input::documents(&args.input)), limit)
    } else {
        None
    };
    let Some(explained) = explained else {
        output::complain(&unknown(&args.fact, &loaded.rules));
        return Outcome::Unable;
    };
    let problems: Vec<Problem> = explained.problems.iter().cloned().map(Into::into).collect();
    output::problems(&problems, &BTreeMap::new(), &page);
    if explained.documents.is_empty() {
        output::complain("no documents: nothing was explained (expected articles, as files or folders of them)");
        return Outcome::Unable;
    }
    let written = output::page_or_json(&explained, &args.format, |rows| report::explanation(rows, &page.out));
    output::ended(&written, Outcome::Clean)
}

/// That the rules have no such fact, with the nearest they have.
fn unknown(id: &str, rules: &Rules) -> String {
    /// More than this is no list to read.
    const LISTED: usize = 12;
    let ids: Vec<&str> = rules.facts.iter().map(|fact| fact.id.as_str()).collect();
    let help = match nearest(id, ids.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if ids.len() <= LISTED => format!("the facts are {}", ids.join(", ")),
        None => {
            let first = ids.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
            format!("the first of {} are {first}", counted(ids.len(), "fact"))
        }
    };
    format!("the rules have no fact `{id}`: {help}")
}
