//! What the arguments leave open, filled from the config; what is open then and must not be is bad usage.

use std::path::{Path, PathBuf};

use super::args::{
    CheckArgs, Command, CompareArgs, DiffArgs, ExplainArgs, Input, JudgeArgs, LedgerArgs, ObserveArgs, PackArgs,
    PageArgs, ReviewArgs, RuleArgs, TestArgs, ValuesArgs, WeighArgs, WithinArgs,
};
use super::config::Config;
use super::output;
use crate::review;

/// Arguments that a config can fill.
pub(super) trait Fill {
    /// Takes from the config what the command line does not say.
    ///
    /// # Errors
    /// What neither says.
    fn fill(&mut self, config: &Config) -> Result<(), String>;
}

impl Fill for Command {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        match self {
            Self::Check(args) => args.fill(config),
            Self::Values(args) => args.fill(config),
            Self::Observe(args) => args.fill(config),
            Self::Compare(args) => args.fill(config),
            Self::Review(args) => args.fill(config),
            Self::Explain(args) => args.fill(config),
            Self::Test(args) => args.fill(config),
            Self::Diff(args) => args.fill(config),
            Self::Schema(_) | Self::Completions(_) | Self::Man(_) | Self::Init(_) => Ok(()),
        }
    }
}

/// The parts of a command's arguments, filled one after the other.
macro_rules! filled {
    ($($args:ty: $($part:ident),+;)*) => {$(
        impl Fill for $args {
            fn fill(&mut self, config: &Config) -> Result<(), String> {
                $(self.$part.fill(config)?;)+
                Ok(())
            }
        }
    )*};
}

filled! {
    CheckArgs: observe, judge;
    ObserveArgs: input, rules, within;
    CompareArgs: rules, judge;
    ReviewArgs: ledger, observe, weigh, page;
    ValuesArgs: input, page;
    ExplainArgs: input, rules;
}

impl Fill for TestArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        or(&mut self.rules, &config.rules);
        or(&mut self.rules, &[PathBuf::from("rules")]);
        self.published = self.published.or(config.published);
        self.packs.fill(config)?;
        self.page.fill(config)
    }
}

impl Fill for DiffArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        needed(&mut self.rules, &config.rules, NO_RULES)?;
        self.input.fill(config)?;
        self.packs.fill(config)?;
        self.within.fill(config)?;
        // The formats of a config are those of a check.
        self.targets.or(&[])
    }
}

impl Fill for Input {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        self.published = self.published.or(config.published);
        needed(&mut self.paths, &config.sources, "no articles: give a PATH, or name `sources` in crosscheck.yaml")
    }
}

const NO_RULES: &str = "no rules: give --rules RULES, or name `rules` in crosscheck.yaml";

impl Fill for RuleArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        needed(&mut self.rules, &config.rules, NO_RULES)?;
        self.packs.fill(config)
    }
}

impl Fill for PackArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        or(&mut self.folders, &config.packs);
        Ok(())
    }
}

impl Fill for WithinArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        or(&mut self.without, &config.without);
        self.everywhere.get_or_insert(config.everywhere);
        Ok(())
    }
}

impl Fill for JudgeArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        self.targets.or(&config.formats)?;
        self.fail_on = self.fail_on.or(config.fail_on);
        self.ledger.fill(config)?;
        self.weigh.fill(config)?;
        self.config.clone_from(&config.path);
        self.since = self.since.take().or_else(|| config.since.clone());
        self.new_only.get_or_insert(config.new_only);
        self.page.fill(config)
    }
}

impl Fill for LedgerArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        let beside = || config.path.as_deref().and_then(Path::parent).map(|folder| folder.join(review::FILE));
        let usual = config.reviews.clone().or_else(beside);
        self.usual = usual.unwrap_or_else(|| PathBuf::from(review::FILE));
        Ok(())
    }
}

impl Fill for WeighArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        // One by one: a flag about one fact leaves what the house says of others.
        let said: Vec<String> = self.severity.iter().map(|said| said.fact.clone()).collect();
        self.severity.extend(config.severity.iter().filter(|own| !said.contains(&own.fact)).cloned());
        if self.baseline.is_none() {
            // The run that writes the first one reads the same config.
            let (there, missing) = (config.baseline.clone().filter(|path| path.is_file()), config.baseline.as_ref());
            if let (None, Some(path)) = (&there, missing) {
                output::complain(&format!("the baseline {} is not there yet: nothing is known", path.display()));
            }
            self.baseline = there;
        }
        Ok(())
    }
}

impl Fill for PageArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        self.verbose.get_or_insert(config.verbose);
        Ok(())
    }
}

/// What is said on the command line, or else what the config says.
fn or<T: Clone>(said: &mut Vec<T>, config: &[T]) {
    if said.is_empty() {
        said.extend_from_slice(config);
    }
}

fn needed<T: Clone>(said: &mut Vec<T>, config: &[T], lack: &str) -> Result<(), String> {
    or(said, config);
    if said.is_empty() { Err(lack.to_owned()) } else { Ok(()) }
}
