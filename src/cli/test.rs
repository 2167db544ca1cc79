//! `test`: the examples of rules, and the way to its other tests.

use super::Outcome;
use super::args::TestArgs;
use super::input;
use super::mutate;
use super::output::{self, Page};
use super::over;
use crate::report;
use crate::rule::Loaded;
use crate::verify;
use crate::wire::TestRun;

/// Runs the test that is asked for: the examples, where it is no other.
pub(super) fn test(args: &TestArgs) -> Outcome {
    let page = Page::of(&args.page);
    let Some(loaded) = input::rules(&args.rules, &args.packs, &page) else { return Outcome::Unable };
    if !args.over.is_empty() {
        return over::over(args, &loaded, &page);
    }
    if !args.mutate.is_empty() {
        return mutate::mutate(args, &loaded, &page);
    }
    examples(args, &loaded, &page)
}

/// Runs every example and shows those that do not hold.
fn examples(args: &TestArgs, loaded: &Loaded, page: &Page) -> Outcome {
    let tested = verify::examples(&loaded.rules);
    if tested.is_empty() {
        output::complain("nothing to test: no fact has `examples:`");
        return Outcome::Unable;
    }
    let coverage = args.coverage.then(|| verify::coverage(&loaded.rules, &tested));
    let run = verify::of_examples(&loaded.rules, &tested, coverage.as_ref(), &loaded.sources);
    let shown = |run: &TestRun| report::test_run(run, &loaded.sources, &page.out);
    let written = output::page_or_json(&run, &args.format, shown);
    output::ended(&written, if run.holds() { Outcome::Clean } else { Outcome::Found })
}
