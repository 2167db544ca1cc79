//! The arguments of every command.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgGroup, Args as ClapArgs, Parser, Subcommand};

use crate::model::{Kind, Moment, Severity};
use crate::report::{Format, Formats};
use crate::wire::{Difference, Report};
use crate::within::BuiltIn;

/// Finds in news articles the facts that YAML rules describe, and reports where the sources agree, where they differ
/// and where they only seem to, with the words of each as proof.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Threads to use; by default one for each core. The output is the same for any number.
    #[arg(long, global = true, value_name = "N")]
    pub(super) threads: Option<usize>,
}

const EXIT_CODES: &str = "Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 could not check (bad usage, a rule \
                          error, no documents, no rules, nothing to look at or to test, a failed write)";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles against rules: the main job
    Check(CheckArgs),
    /// Show every number, quantity, date and time that is read in articles
    Values(ValuesArgs),
    /// The first half of a check: write what the rules find, as JSON Lines
    Observe(ObserveArgs),
    /// The second half of a check: judge what `observe` wrote
    Compare(CompareArgs),
    /// Show why a fact was found in articles, or why not
    Explain(ExplainArgs),
    /// Test rules: by their examples, by a snapshot of what they find, or by planted errors
    Test(TestArgs),
    /// Show what a change of rules changes in the findings
    Diff(DiffArgs),
    /// Write the JSON Schema of rule files, with which an editor completes and explains their keys
    Schema,
    /// Write a small folder to start from: a rule file, two articles, a workflow for CI
    Init(InitArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) observe: ObserveArgs,
    #[command(flatten)]
    pub(super) judge: JudgeArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ObserveArgs {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    #[command(flatten)]
    pub(super) within: WithinArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct CompareArgs {
    /// Files that `observe` wrote; `-` or nothing is standard input
    #[arg(value_name = "ROWS")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    #[command(flatten)]
    pub(super) judge: JudgeArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ValuesArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// Only values of this kind; may be given several times
    #[arg(long = "kind", value_name = "KIND", value_parser = PossibleValuesParser::new(kinds()))]
    pub(super) kinds: Vec<String>,
    /// How they are shown
    #[arg(long, default_value = "text", value_parser = ["text", "jsonl"])]
    pub(super) format: String,
    #[command(flatten)]
    pub(super) page: PageArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExplainArgs {
    /// Id of the fact, as the rules have it
    #[arg(value_name = "FACT")]
    pub(super) fact: String,
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    /// Show every sentence that came close, and not only the closest of each article
    #[arg(long)]
    pub(super) all: bool,
    /// How it is written
    #[arg(long, default_value = "text", value_parser = ["text", "json"])]
    pub(super) format: String,
    /// Columns of the page; by default those of the terminal, or 100
    #[arg(long, value_name = "COLUMNS")]
    pub(super) width: Option<usize>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct TestArgs {
    /// Rule files or folders of them
    #[arg(value_name = "RULES", default_value = "rules")]
    pub(super) rules: Vec<PathBuf>,
    /// Fail where a phrase, a label or a condition is tried by no example
    #[arg(long, conflicts_with_all = ["over", "mutate"])]
    pub(super) coverage: bool,
    /// Instead of examples, hold what the rules find in these articles against a snapshot; may be given several times
    #[arg(long, value_name = "ARTICLES", conflicts_with = "mutate")]
    pub(super) over: Vec<PathBuf>,
    /// The snapshot; by default NAME.snap.yaml beside the rules in NAME.yaml
    #[arg(long, value_name = "FILE", requires = "over")]
    pub(super) snapshot: Option<PathBuf>,
    /// Write the snapshot
    #[arg(long, requires = "over", conflicts_with = "review")]
    pub(super) update: bool,
    /// Walk through the changes one by one, and write those that are accepted
    #[arg(long, requires = "over")]
    pub(super) review: bool,
    /// Instead of examples, plant errors in these articles and see which are reported; may be given several times
    #[arg(long, value_name = "ARTICLES")]
    pub(super) mutate: Vec<PathBuf>,
    /// Fail where a smaller share of the planted errors is reported
    #[arg(long, value_name = "PERCENT", requires = "mutate", value_parser = share)]
    pub(super) at_least: Option<f64>,
    /// How the result of --mutate is written [default: text]
    #[arg(long, value_name = "FORMAT", requires = "mutate", value_parser = ["text", "json"])]
    pub(super) format: Option<String>,
    /// When articles were published that do not say so themselves, as 2025-03-18
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub(super) published: Option<Moment>,
    #[command(flatten)]
    pub(super) packs: PackArgs,
    #[command(flatten)]
    pub(super) page: PageArgs,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = DIFF_CODES, group(ArgGroup::new("other").args(["with", "at"]).required(true).multiple(true)))]
pub(super) struct DiffArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// The rules before the change: file or folder; may be given several times
    #[arg(long = "rules", short = 'r', value_name = "RULES", required = true)]
    pub(super) rules: Vec<PathBuf>,
    /// The rules after the change, where they are not --rules as they stand here; may be given several times
    #[arg(long = "with", short = 'w', value_name = "RULES")]
    pub(super) with: Vec<PathBuf>,
    /// Take the rules before the change from this git revision: main, HEAD~1, a tag, a commit
    #[arg(long, value_name = "REVISION")]
    pub(super) at: Option<String>,
    #[command(flatten)]
    pub(super) packs: PackArgs,
    #[command(flatten)]
    pub(super) within: WithinArgs,
    /// How the difference is written
    #[arg(long, default_value = "text", value_parser = PossibleValuesParser::new(formats::<Difference>()))]
    pub(super) format: String,
    /// Columns of the page; by default those of the terminal, or 100
    #[arg(long, value_name = "COLUMNS")]
    pub(super) width: Option<usize>,
}

const DIFF_CODES: &str = "Exit codes: 0 nothing changes; 1 something changes; 2 could not compare (bad usage, a rule error on \
                          either side, no documents, no such revision)";

#[derive(Debug, ClapArgs)]
pub(super) struct InitArgs {
    /// Where to; nothing that is there is overwritten
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(super) folder: PathBuf,
}

/// What is read.
#[derive(Debug, ClapArgs)]
pub(super) struct Input {
    /// Articles (.txt, .md, .html, .json, .jsonl; also .gz, .zst) or folders of them; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// When articles were published that do not say so themselves, as 2025-03-18
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub(super) published: Option<Moment>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct RuleArgs {
    /// Rule file or folder of them; may be given several times
    #[arg(long = "rules", short = 'r', value_name = "RULES", required = true)]
    pub(super) rules: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) packs: PackArgs,
}

/// Where packs are.
#[derive(Debug, ClapArgs)]
pub(super) struct PackArgs {
    /// Folder in which packs are looked for that do not lie beside the file that uses them; may be given several times
    #[arg(long = "packs", value_name = "FOLDER")]
    pub(super) folders: Vec<PathBuf>,
}

/// How built-in facts are looked for.
#[derive(Debug, ClapArgs)]
pub(super) struct WithinArgs {
    /// Let built-in facts look at every sentence, not only where a rule found something
    #[arg(long)]
    pub(super) everywhere: bool,
    /// Switch a built-in fact off; may be given several times
    #[arg(long = "without", value_name = "FACT", value_parser = PossibleValuesParser::new(built_in()))]
    pub(super) without: Vec<String>,
}

/// How findings are shown and what fails the run.
#[derive(Debug, ClapArgs)]
pub(super) struct JudgeArgs {
    /// How the report is written
    #[arg(long, default_value = "text", value_parser = PossibleValuesParser::new(formats::<Report>()))]
    pub(super) format: String,
    /// End with 1 where a finding is at least this severe
    #[arg(long, default_value = "error", value_parser = PossibleValuesParser::new(severities()))]
    pub(super) fail_on: String,
    #[command(flatten)]
    pub(super) page: PageArgs,
}

/// How a page for people looks.
#[derive(Debug, ClapArgs)]
pub(super) struct PageArgs {
    /// Show agreements too, each with its quotes
    #[arg(long, short)]
    pub(super) verbose: bool,
    /// Columns of the page; by default those of the terminal, or 100
    #[arg(long, value_name = "COLUMNS")]
    pub(super) width: Option<usize>,
}

fn moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| "expected a date such as 2025-03-18 or 2025-03-18T14:00Z".to_owned())
}

/// A share in percent, as a fraction.
fn share(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches('%').trim_end().parse::<f64>().ok();
    let share = number.filter(|percent| (0.0..=100.0).contains(percent)).map(|percent| percent / 100.0);
    share.ok_or_else(|| "expected a share of 0% to 100%, such as 95%".to_owned())
}

fn kinds() -> Vec<&'static str> {
    Kind::all().filter(|kind| !kind.is_words()).map(Kind::name).collect()
}

fn formats<T: Formats>() -> Vec<&'static str> {
    Format::<T>::all().map(|format| format.name).collect()
}

fn severities() -> Vec<&'static str> {
    Severity::ALL.iter().map(|severity| severity.name()).collect()
}

fn built_in() -> Vec<&'static str> {
    BuiltIn::all().map(|fact| fact.id).collect()
}
