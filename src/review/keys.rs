//! The keys of a ledger, in one table.

use crate::model::{Decision, Verdict};
use crate::yaml::{Expect, Key, Schema, key, needed};

pub(super) static LEDGER: Schema =
    Schema { whole: "a ledger", head: Expect::Keys(&FILE), meanings: &[], stranger: |_, _, _| None };

static FILE: [Key; 1] =
    [needed("reviews", Expect::Many(&Expect::Keys(&REVIEW)), "the decisions; an entry for each finding")];

static REVIEW: [Key; 10] = [
    needed("fingerprint", Expect::Text, "which finding; `crosscheck review --list` shows it"),
    needed("fact", Expect::Text, "the id of its fact"),
    key("key", Expect::Named(&Expect::Text), "what tells the subjects of the rule apart"),
    key("verdict", Expect::One(verdicts), "the verdict that was decided on"),
    key(
        "says",
        Expect::Many(&Expect::Keys(&SAID)),
        "what the sources said then; where they say something else, it lapses",
    ),
    needed("decision", Expect::One(decisions), "what was decided"),
    key("reason", Expect::Text, "why"),
    key("by", Expect::Text, "who decided"),
    key("date", Expect::Text, "the day of the decision; `2025-03-20`"),
    key("expires", Expect::Text, "the last day on which it holds; `2025-06-01`"),
];

static SAID: [Key; 3] = [
    needed("publisher", Expect::Text, "who printed it; the document's id where nobody is known"),
    needed("value", Expect::Text, "the value, as a report notes it down"),
    key("words", Expect::Text, "the words that say so"),
];

fn verdicts() -> Vec<&'static str> {
    Verdict::all().map(Verdict::name).collect()
}

fn decisions() -> Vec<&'static str> {
    Decision::all().map(Decision::name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_on_decisions_says_what_errors_say() {
        let page = std::fs::read_to_string("docs/review.md").unwrap();
        for keys in [&REVIEW[..], &SAID] {
            let rows = keys.iter().map(|key| format!("| `{}` | {} |\n", key.name, key.doc));
            let table = format!("| key | meaning |\n| --- | --- |\n{}", rows.collect::<String>());
            assert!(page.contains(&table), "docs/review.md lacks this table:\n\n{table}");
        }
        for decision in Decision::all() {
            let settles = if decision.settles() { "yes" } else { "no" };
            let row = format!("| `{}` | {} | {settles} |\n", decision.name(), decision.doc());
            assert!(page.contains(&row), "docs/review.md lacks {row}");
        }
    }
}
