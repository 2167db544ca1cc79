//! What `crosscheck test` shows: the examples that do not hold, each at its place, and a count.

use std::collections::{BTreeMap, BTreeSet};

use super::Tested;
use crate::model::{Place, Problem};
use crate::report::{self, Options, counted};
use crate::rule::Rules;

/// The page of tested examples; `sources` holds the texts of the rule files by path.
pub fn page(rules: &Rules, tested: &[Tested], sources: &BTreeMap<String, String>, options: &Options) -> String {
    let problem = |tested: &Tested| {
        let path = rules.files.get(tested.file).map_or("", |file| file.path.as_str());
        let place = Place::of(sources.get(path).map_or("", String::as_str), tested.span);
        Some(Problem::at(path, place, format!("{}: {}", tested.fact, tested.outcome.words()?)))
    };
    let failed: Vec<Problem> = tested.iter().filter_map(problem).collect();
    let shown = if failed.is_empty() { String::new() } else { report::problems(&failed, sources, options) };
    let with: BTreeSet<&str> = tested.iter().map(|tested| tested.fact.as_str()).collect();
    let without: Vec<&str> = rules.facts.iter().map(|fact| fact.id.as_str()).filter(|id| !with.contains(id)).collect();
    let untested =
        if without.is_empty() { String::new() } else { format!("without an example: {}\n", without.join(", ")) };
    let verdict = match failed.len() {
        0 => "all hold".to_owned(),
        1 => "1 does not hold".to_owned(),
        count => format!("{count} do not hold"),
    };
    let (examples, facts) = (counted(tested.len(), "example"), counted(with.len(), "fact"));
    format!("{shown}{untested}{examples} of {facts}: {verdict}\n")
}
