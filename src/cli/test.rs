//! `test`: the examples of rules.

use super::Outcome;
use super::args::TestArgs;
use super::input;
use super::output::{self, Page};
use crate::verify;

/// Runs every example and shows those that do not hold.
pub(super) fn test(args: &TestArgs) -> Outcome {
    let page = Page::of(&args.page);
    let Some(loaded) = input::rules(&args.rules, &args.packs, &page) else { return Outcome::Unable };
    let tested = verify::examples(&loaded.rules);
    if tested.is_empty() {
        output::complain("nothing to test: no fact has `examples:`");
        return Outcome::Unable;
    }
    let written = output::print(&verify::page(&loaded.rules, &tested, &loaded.sources, &page.out));
    let all_hold = tested.iter().all(|tested| tested.outcome.is_right());
    output::ended(&written, if all_hold { Outcome::Clean } else { Outcome::Found })
}
