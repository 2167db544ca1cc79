//! What the arguments leave open, filled from the config; what is open then and must not be is bad usage.

use std::path::PathBuf;

use super::args::{
    CheckArgs, Command, CompareArgs, DiffArgs, ExplainArgs, Input, JudgeArgs, ObserveArgs, PackArgs, PageArgs,
    ReviewArgs, RuleArgs, TestArgs, ValuesArgs, WithinArgs,
};
use super::config::Config;

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
    ValuesArgs: input, page;
    ExplainArgs: input, rules;
}

impl Fill for ReviewArgs {
    fn fill(&mut self, config: &Config) -> Result<(), String> {
        self.reviews = self.reviews.take().or_else(|| config.reviews.clone());
        self.observe.fill(config)?;
        self.page.fill(config)
    }
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
        // One by one: a flag about one fact leaves what the house says of others.
        let said: Vec<String> = self.severity.iter().map(|(fact, _)| fact.clone()).collect();
        let others = config.severity.iter().filter(|(fact, _)| !said.contains(fact));
        self.severity.extend(others.map(|(fact, level)| (fact.clone(), *level)));
        self.baseline = self.baseline.take().or_else(|| config.baseline.clone());
        self.reviews = self.reviews.take().or_else(|| config.reviews.clone());
        self.since = self.since.take().or_else(|| config.since.clone());
        self.new_only.get_or_insert(config.new_only);
        self.page.fill(config)
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
