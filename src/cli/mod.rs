//! The command line: arguments in, output and exit code out. The only room that prints.

mod args;
mod check;
mod completions;
mod config;
mod diff;
mod explain;
mod fill;
mod git;
mod init;
mod input;
mod judge;
mod ledger;
mod man;
mod mutate;
mod output;
mod over;
mod paths;
mod progress;
mod review;
mod schema;
mod targets;
mod test;
mod values;
mod walk;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command, ConfigArgs};
use config::Config;
use fill::Fill as _;
use output::Page;

use crate::value;

/// How a command ended, as its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above `--fail-on`.
    Clean,
    /// Findings.
    Found,
    /// It could not check: bad usage, a rule error, nothing to look at.
    Unable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Found => 1,
            Outcome::Unable => 2,
        })
    }
}

/// Runs the program on its arguments.
pub fn main() -> ExitCode {
    // clap ends with 2 on bad usage, and with 0 where help was asked for.
    let mut args = Args::parse();
    let found = if args.command.asks_the_house() { Config::find(&args.config) } else { Ok(Config::default()) };
    let config = match found {
        Ok(config) => config,
        Err(unreadable) => {
            output::problems(&unreadable.problems, &unreadable.sources, &Page::plain());
            return Outcome::Unable.into();
        }
    };
    if let Err(message) = settle(&config, &args.config) {
        output::complain(&message);
        return Outcome::Unable.into();
    }
    if let Err(lack) = args.command.fill(&config) {
        output::complain(&lack);
        return Outcome::Unable.into();
    }
    if let Some(threads) = args.config.threads.map(usize::from).or(config.threads) {
        // A second call in one process finds the pool already made, which is as good.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let outcome = match args.command {
        Command::Check(args) => check::check(&args),
        Command::Observe(args) => check::observe(&args),
        Command::Compare(args) => check::compare(&args),
        Command::Values(args) => values::values(&args),
        Command::Review(args) => review::review(&args),
        Command::Explain(args) => explain::explain(&args),
        Command::Test(args) => test::test(&args),
        Command::Diff(args) => diff::diff(&args),
        Command::Schema(args) => schema::schema(&args),
        Command::Completions(args) => completions::completions(&args),
        Command::Man(args) => man::man(&args),
        Command::Init(args) => init::init(&args),
    };
    outcome.into()
}

/// Settles how the house reads, before anything is read.
fn settle(config: &Config, args: &ConfigArgs) -> Result<(), String> {
    let mut house = config.house.clone().unwrap_or_default();
    for (code, measure) in &args.units {
        let (measure, forms) = config::measure_and_forms(measure);
        house.unit(code, measure, &forms).map_err(|message| format!("--unit {code}: {message}"))?;
    }
    for (name, setting) in &args.hedges {
        house.hedge(name, setting).map_err(|message| format!("--hedge {name}: {message}"))?;
    }
    value::settle(house)
}
