//! The keys of `crosscheck.yaml`, in one table, each with the flag that says the same.

use crate::model::Severity;
use crate::within::BuiltIn;
use crate::yaml::{Expect, Key, Schema, key};

/// The table of config files.
pub(in crate::cli) static CONFIG: Schema =
    Schema { whole: "a config", head: Expect::Keys(&KEYS), meanings: &[], stranger: |_, _, _| None };

const TEXTS: Expect = Expect::Many(&Expect::Text);

static UNIT: [Key; 2] = [
    key("is", Expect::Text, "how much it is in a unit that is known, `201.168 m`; not for one that is known itself"),
    key("forms", TEXTS, "how it is written besides its code; behind a number"),
];

/// Paths count from the folder of the file.
static KEYS: [Key; 17] = [
    key("sources", TEXTS, "articles or folders of them; the PATH of a command"),
    key("published", Expect::Text, "when articles were published that do not say so; `--published`"),
    key("rules", TEXTS, "rule files or folders of them; `--rules`"),
    key(
        "packs",
        TEXTS,
        "folders in which packs are looked for that do not lie beside the file that uses them; `--packs`",
    ),
    key(
        "formats",
        Expect::Many(&Expect::OrMap(&Expect::Text, &Expect::Named(&Expect::Text))),
        "how the report is written; a format, or `format: file`, or a list of them; `--format` and `--output`",
    ),
    key("fail-on", Expect::One(severities), "a check ends with 1 where a finding is at least this severe; `--fail-on`"),
    key(
        "severity",
        Expect::Named(&Expect::One(severities)),
        "what contradictions about a fact count as, whatever its rule says; `--severity FACT=LEVEL`",
    ),
    key("without", Expect::Many(&Expect::One(built_in)), "built-in facts that are switched off; `--without`"),
    key("everywhere", Expect::Flag, "whether built-in facts look at every sentence; `--everywhere`"),
    key("baseline", Expect::Text, "the JSON report of an earlier run, whose findings are known; `--baseline`"),
    key("reviews", Expect::Text, "the ledger of decisions, of which what is settled fails no run; `--reviews`"),
    key(
        "new-only",
        Expect::Flag,
        "whether only findings are reported that are neither known nor settled; `--new-only`",
    ),
    key("since", Expect::Text, "a git revision; only findings about files that changed since count; `--since`"),
    key(
        "units",
        Expect::Named(&Expect::OrMap(&Expect::Text, &Expect::Keys(&UNIT))),
        "units and number words of the house; by their code, `furlong: 201.168 m; furlongs, fur`; `--unit`",
    ),
    key(
        "hedges",
        Expect::Named(&Expect::Text),
        "how loosely the house reads, and hedges of its own; `about: 15%`; `--hedge`",
    ),
    key("threads", Expect::Text, "threads to use; by default one for each core; `--threads`"),
    key("verbose", Expect::Flag, "whether agreements are shown with their quotes; `--verbose`"),
];

fn severities() -> Vec<&'static str> {
    Severity::ALL.iter().map(|severity| severity.name()).collect()
}

fn built_in() -> Vec<&'static str> {
    BuiltIn::all().map(|fact| fact.id).collect()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::args::Args;

    /// What the help of a key names in backticks and begins with two dashes is a flag of `check`.
    #[test]
    fn every_key_is_a_flag() {
        let mut command = Args::command();
        command.build();
        let check = command.find_subcommand("check").unwrap();
        let flags: Vec<&str> = check.get_arguments().filter_map(clap::Arg::get_long).collect();
        for key in &KEYS {
            let named: Vec<&str> = key
                .doc
                .split('`')
                .filter_map(|part| part.strip_prefix("--"))
                .map(|flag| flag.split([' ', '=']).next().unwrap_or_default())
                .collect();
            assert!(!named.is_empty() || key.doc.contains("PATH"), "{}", key.name);
            for flag in named {
                assert!(flags.contains(&flag), "{}: --{flag} is no flag of check: {flags:?}", key.name);
            }
        }
    }

    #[test]
    fn the_page_on_the_config_says_what_errors_say() {
        let page = std::fs::read_to_string("docs/config.md").unwrap();
        for keys in [&KEYS[..], &UNIT] {
            let rows = keys.iter().map(|key| format!("| `{}` | {} |\n", key.name, key.doc));
            let table = format!("| key | meaning |\n| --- | --- |\n{}", rows.collect::<String>());
            assert!(page.contains(&table), "docs/config.md lacks this table:\n\n{table}");
        }
    }
}
