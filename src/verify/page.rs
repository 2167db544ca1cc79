//! What `crosscheck test` shows of examples: those that do not hold and what they leave untried, each at its place, and
//! a count.

use std::collections::{BTreeMap, BTreeSet};

use super::{Coverage, Tested};
use crate::model::{Place, Problem, Span};
use crate::report::{self, Options, counted};
use crate::rule::Rules;

/// The page of tested examples, with what they leave untried where that is asked; `sources` holds the texts of the rule
/// files by path.
pub fn page(
    rules: &Rules,
    tested: &[Tested],
    coverage: Option<&Coverage>,
    sources: &BTreeMap<String, String>,
    options: &Options,
) -> String {
    let at = |file: usize, span: Span, message: String| {
        let path = rules.files.get(file).map_or("", |file| file.path.as_str());
        Problem::at(path, Place::of(sources.get(path).map_or("", String::as_str), span), message)
    };
    let problem = |tested: &Tested| {
        let words = tested.outcome.words()?;
        Some(at(tested.file, tested.span, format!("{}: {words}", tested.fact)))
    };
    let mut shown: Vec<Problem> = tested.iter().filter_map(problem).collect();
    let failed = shown.len();
    let gaps = coverage.iter().flat_map(|coverage| &coverage.gaps);
    shown.extend(gaps.map(|gap| at(gap.file, gap.span, gap.message.clone()).with_help(&gap.help)));
    let shown = if shown.is_empty() { String::new() } else { report::problems(&shown, sources, options) };
    let with: BTreeSet<&str> = tested.iter().map(|tested| tested.fact.as_str()).collect();
    let without: Vec<&str> = rules.facts.iter().map(|fact| fact.id.as_str()).filter(|id| !with.contains(id)).collect();
    // Where the coverage is asked for, each of them is shown at its place.
    let untested = if without.is_empty() || coverage.is_some() {
        String::new()
    } else {
        format!("without an example: {}\n", without.join(", "))
    };
    let verdict = match failed {
        0 => "all hold".to_owned(),
        1 => "1 does not hold".to_owned(),
        count => format!("{count} do not hold"),
    };
    let (examples, facts) = (counted(tested.len(), "example"), counted(with.len(), "fact"));
    let tried = coverage.map_or_else(String::new, tried);
    format!("{shown}{untested}{examples} of {facts}: {verdict}\n{tried}")
}

/// `tried: 12 of 14 phrases, 2 of 2 labels, 3 of 4 conditions`
fn tried(coverage: &Coverage) -> String {
    let parts = [(coverage.phrases, "phrase"), (coverage.labels, "label"), (coverage.conditions, "condition")];
    let parts = parts.into_iter().filter(|((_, all), _)| *all > 0);
    let parts: Vec<String> = parts.map(|((tried, all), name)| format!("{tried} of {}", counted(all, name))).collect();
    if parts.is_empty() { String::new() } else { format!("tried: {}\n", parts.join(", ")) }
}
