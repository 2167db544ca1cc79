//! `completions`: what a shell needs to complete commands, options and their values.

use clap::CommandFactory as _;

use super::Outcome;
use super::args::{Args, CompletionsArgs};
use super::output;

/// Writes the completions for a shell to standard output.
pub(super) fn completions(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "crosscheck", &mut script);
    let written = output::print(&String::from_utf8_lossy(&script));
    output::ended(&written, Outcome::Clean)
}
