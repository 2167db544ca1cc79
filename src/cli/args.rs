//! The arguments of every command.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{ArgGroup, Args as ClapArgs, Parser, Subcommand};
use clap_complete::Shell;
use jiff::civil::Date;

use super::targets::Targets;
use crate::model::{Decision, Kind, Moment, Severity, listed};
use crate::wire::{Difference, Report};
use crate::within::BuiltIn;

/// Finds in news articles the facts that YAML rules describe, and reports where the sources agree, where they differ
/// and where they only seem to, with the words of each as proof.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

/// What holds for every command.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct ConfigArgs {
    /// Read this config; by default `crosscheck.yaml` of this folder, or of the nearest above it that has one
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Read no config
    #[arg(long, global = true, conflicts_with = "config")]
    pub(super) no_config: bool,
    /// A unit of the house and its forms, or further forms of one that is known: `furlong=201.168 m; furlongs, fur`; may
    /// be given several times
    #[arg(long = "unit", global = true, value_name = "CODE=MEASURE", value_parser = set_to)]
    pub(super) units: Vec<(String, String)>,
    /// How loosely the house reads, or a hedge of its own: `about=15%`, `circa-ish=about`; may be given several times
    #[arg(long = "hedge", global = true, value_name = "NAME=SETTING", value_parser = set_to)]
    pub(super) hedges: Vec<(String, String)>,
    /// Threads to use; by default one for each core. The output is the same for any number
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
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
    /// Decide on findings: on a page in the browser, or here
    Review(ReviewArgs),
    /// Show why a fact was found in articles, or why not
    Explain(ExplainArgs),
    /// Test rules: by their examples, by a snapshot of what they find, or by planted errors
    Test(TestArgs),
    /// Show what a change of rules changes in the findings
    Diff(DiffArgs),
    /// Write the JSON Schema of rule files, with which an editor completes and explains their keys
    Schema(SchemaArgs),
    /// Write completions for a shell, to be loaded by it
    Completions(CompletionsArgs),
    /// Write the manual: its first page, or a page for each command into a folder
    Man(ManArgs),
    /// Write a small folder to start from: a rule file, two articles, a workflow for CI
    Init(InitArgs),
}

impl Command {
    /// Whether a config says anything to it; what a shell loads at its start has to work beside a broken one, too.
    pub(super) const fn asks_the_house(&self) -> bool {
        !matches!(self, Self::Schema(_) | Self::Completions(_) | Self::Man(_) | Self::Init(_))
    }
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
#[command(after_help = REVIEW_HELP, group(ArgGroup::new("act").args(["list", "decide", "reopen", "prune"])))]
pub(super) struct ReviewArgs {
    #[command(flatten)]
    pub(super) observe: ObserveArgs,
    #[command(flatten)]
    pub(super) weigh: WeighArgs,
    #[command(flatten)]
    pub(super) ledger: LedgerArgs,
    /// Instead of opening the desk, list what is open, what is decided, and decisions on what is found no more
    #[arg(long)]
    pub(super) list: bool,
    /// Instead of opening the desk, decide on the finding with this fingerprint, or the only one that begins so; may be
    /// given several times
    #[arg(long, value_name = "FINGERPRINT", requires = "decision", value_delimiter = ',')]
    pub(super) decide: Vec<String>,
    /// What is decided
    #[arg(long = "as", value_name = "DECISION", id = "decision", requires = "decide", value_parser = decisions())]
    pub(super) decision: Option<String>,
    /// Why
    #[arg(long, value_name = "WORDS", requires = "decide")]
    pub(super) reason: Option<String>,
    /// Who decides; at the desk, what the page starts with
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// The last day on which the decision holds, as 2025-06-01
    #[arg(long, value_name = "DATE", requires = "decide", value_parser = day)]
    pub(super) expires: Option<Date>,
    /// Take back what was decided on this finding; may be given several times
    #[arg(long, value_name = "FINGERPRINT", value_delimiter = ',')]
    pub(super) reopen: Vec<String>,
    /// Take out the decisions on what is found no more
    #[arg(long)]
    pub(super) prune: bool,
    /// The port of the desk; any that is free by default
    #[arg(long, value_name = "PORT", default_value_t = 0, conflicts_with = "act")]
    pub(super) port: u16,
    #[command(flatten)]
    pub(super) page: PageArgs,
}

const REVIEW_HELP: &str = "The desk is served to this machine alone. The address that is printed opens it in one browser, once; \
                           Ctrl-C ends it.\nExit codes: 0 done; 2 could not (bad usage, a rule error, a ledger with errors, no such \
                           finding, a failed write)";

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
    /// Rule files or folders of them; by default those of the config, or `rules`
    #[arg(value_name = "RULES")]
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
    #[arg(long, requires = "over", conflicts_with = "format")]
    pub(super) review: bool,
    /// Instead of examples, plant errors in these articles and see which are reported; may be given several times
    #[arg(long, value_name = "ARTICLES")]
    pub(super) mutate: Vec<PathBuf>,
    /// Fail where a smaller share of the planted errors is reported
    #[arg(long, value_name = "PERCENT", requires = "mutate", value_parser = share)]
    pub(super) at_least: Option<f64>,
    /// How the result is written
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    pub(super) format: String,
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
    #[arg(long = "rules", short = 'r', value_name = "RULES")]
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
    #[command(flatten)]
    pub(super) targets: Targets<Difference>,
    /// Columns of the page; by default those of the terminal, or 100
    #[arg(long, value_name = "COLUMNS")]
    pub(super) width: Option<usize>,
}

const DIFF_CODES: &str = "Exit codes: 0 nothing changes; 1 something changes; 2 could not compare (bad usage, a rule error on \
                          either side, no documents, no such revision)";

#[derive(Debug, ClapArgs)]
pub(super) struct SchemaArgs {
    /// Which files the schema is of
    #[arg(value_name = "FILES", default_value = "rules", value_parser = ["rules", "config"])]
    pub(super) files: String,
}

#[derive(Debug, ClapArgs)]
pub(super) struct InitArgs {
    /// Where to; nothing that is there is overwritten
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: Shell,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ManArgs {
    /// Folder for crosscheck.1 and a page for each command; it is made where there is none
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
}

/// What is read.
#[derive(Debug, ClapArgs)]
pub(super) struct Input {
    /// Articles (.txt, .md, .html, .json, .jsonl; also .gz, .zst) or folders of them; `-` is standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// When articles were published that do not say so themselves, as 2025-03-18
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub(super) published: Option<Moment>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct RuleArgs {
    /// Rule file or folder of them; may be given several times
    #[arg(long = "rules", short = 'r', value_name = "RULES")]
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
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(super) everywhere: Option<bool>,
    /// Switch a built-in fact off; may be given several times
    #[arg(long = "without", value_name = "FACT", value_parser = PossibleValuesParser::new(built_in()))]
    pub(super) without: Vec<String>,
}

/// How findings are shown and what fails the run.
#[derive(Debug, ClapArgs)]
pub(super) struct JudgeArgs {
    #[command(flatten)]
    pub(super) targets: Targets<Report>,
    /// End with 1 where an open finding is at least this severe [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = severity)]
    pub(super) fail_on: Option<Severity>,
    #[command(flatten)]
    pub(super) weigh: WeighArgs,
    #[command(flatten)]
    pub(super) ledger: LedgerArgs,
    /// Report only what is neither known nor settled
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(super) new_only: Option<bool>,
    /// Report only what touches files that are not as this git revision has them: main, HEAD~1, a tag, a commit
    #[arg(long, value_name = "REVISION")]
    pub(super) since: Option<String>,
    /// The config that these were filled from.
    #[arg(skip)]
    pub(super) config: Option<PathBuf>,
    #[command(flatten)]
    pub(super) page: PageArgs,
}

/// The ledger of decisions.
#[derive(Debug, ClapArgs)]
pub(super) struct LedgerArgs {
    /// The ledger of decisions: what is settled there fails no run [default: crosscheck.reviews.yaml beside the config]
    #[arg(long, value_name = "FILE")]
    pub(super) reviews: Option<PathBuf>,
    /// The ledger where none is named; it need not be there.
    #[arg(skip)]
    pub(super) usual: PathBuf,
}

impl LedgerArgs {
    pub(super) fn path(&self) -> &Path {
        self.reviews.as_deref().unwrap_or(&self.usual)
    }
}

/// How much findings count, and which are known.
#[derive(Debug, ClapArgs)]
pub(super) struct WeighArgs {
    /// What contradictions about a fact count as, whatever its rule says; may be given several times
    #[arg(long, value_name = "FACT=LEVEL", value_parser = fact_severity)]
    pub(super) severity: Vec<FactSeverity>,
    /// The JSON report of an earlier run: what it found is known, and fails no run
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
}

/// What contradictions about a fact count as.
#[derive(Debug, Clone)]
pub(super) struct FactSeverity {
    pub(super) fact: String,
    pub(super) level: Severity,
    /// Where it is said: a flag, or a place in the config.
    pub(super) said: String,
}

/// How a page for people looks.
#[derive(Debug, ClapArgs)]
pub(super) struct PageArgs {
    /// Show agreements too, each with its quotes
    #[arg(long, short, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(super) verbose: Option<bool>,
    /// Columns of the page; by default those of the terminal, or 100
    #[arg(long, value_name = "COLUMNS")]
    pub(super) width: Option<usize>,
}

fn moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| "expected a date such as 2025-03-18 or 2025-03-18T14:00Z".to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a day such as 2025-06-01".to_owned())
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

/// A name and what it is set to.
fn set_to(text: &str) -> Result<(String, String), String> {
    let (name, setting) = text.split_once('=').ok_or("expected a name and what it is set to, such as about=15%")?;
    Ok((name.trim().to_owned(), setting.trim().to_owned()))
}

fn severity(text: &str) -> Result<Severity, String> {
    Severity::parse(text).ok_or_else(|| {
        let names: Vec<&str> = Severity::ALL.iter().map(|severity| severity.name()).collect();
        format!("expected {}", listed(names))
    })
}

fn fact_severity(text: &str) -> Result<FactSeverity, String> {
    let (fact, level) = text.split_once('=').ok_or("expected a fact and what it counts as, such as toll=warning")?;
    Ok(FactSeverity {
        fact: fact.trim().to_owned(),
        level: severity(level.trim())?,
        said: format!("--severity {text}"),
    })
}

fn decisions() -> PossibleValuesParser {
    PossibleValuesParser::new(Decision::all().map(|decision| PossibleValue::new(decision.name()).help(decision.doc())))
}

fn built_in() -> Vec<&'static str> {
    BuiltIn::all().map(|fact| fact.id).collect()
}
