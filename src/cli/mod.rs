//! The command line: arguments in, output and exit code out. The only room that prints.

mod args;
mod check;
mod completions;
mod diff;
mod explain;
mod git;
mod init;
mod input;
mod man;
mod mutate;
mod output;
mod over;
mod progress;
mod review;
mod schema;
mod test;
mod values;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

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
    let args = Args::parse();
    if let Some(threads) = args.threads {
        // A second call in one process finds the pool already made, which is as good.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let outcome = match args.command {
        Command::Check(args) => check::check(&args),
        Command::Observe(args) => check::observe(&args),
        Command::Compare(args) => check::compare(&args),
        Command::Values(args) => values::values(&args),
        Command::Explain(args) => explain::explain(&args),
        Command::Test(args) => test::test(&args),
        Command::Diff(args) => diff::diff(&args),
        Command::Schema => schema::schema(),
        Command::Completions(args) => completions::completions(&args),
        Command::Man(args) => man::man(&args),
        Command::Init(args) => init::init(&args),
    };
    outcome.into()
}
