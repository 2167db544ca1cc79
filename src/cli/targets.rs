//! `--format` and `--output`: what is written, and where to.
//!
//! Both may be given several times. An output belongs to the format before it, or else to the one behind it; a format
//! without an output goes to standard output, and an output without a format is written as its name says.

use std::path::{Path, PathBuf};

use clap::builder::{PathBufValueParser, PossibleValuesParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use super::paths::identity;
use crate::report::{Format, Formats};

/// The name of standard output.
const STDOUT: &str = "-";

/// A format and where it goes.
#[derive(Debug)]
pub(super) struct Target<T: 'static> {
    pub(super) format: &'static Format<T>,
    /// A file, or standard output.
    pub(super) to: Option<PathBuf>,
}

/// Everything that is written.
#[derive(Debug)]
pub(super) struct Targets<T: 'static>(Vec<Target<T>>);

impl<T> Clone for Target<T> {
    fn clone(&self) -> Self {
        Self { format: self.format, to: self.to.clone() }
    }
}

impl<T: Formats> Target<T> {
    pub(super) fn new(format: &'static Format<T>, to: PathBuf) -> Self {
        Self { format, to: Some(to).filter(|to| to != Path::new(STDOUT)) }
    }
}

impl<T: Formats> Targets<T> {
    /// What is said nowhere else: these, or else the first format on standard output.
    pub(super) fn or(&mut self, others: &[Target<T>]) -> Result<(), String> {
        if self.0.is_empty() {
            self.0.extend(others.iter().cloned());
        }
        if self.0.is_empty() {
            self.0.extend(Format::all().next().map(|format| Target { format, to: None }));
        }
        self.fault().map_or(Ok(()), Err)
    }

    /// What keeps two formats from being written.
    fn fault(&self) -> Option<String> {
        let mut seen: Vec<(Option<PathBuf>, &str)> = Vec::new();
        for target in &self.0 {
            let name = target.format.name;
            let file = target.to.as_deref().map(identity);
            if let Some((_, other)) = seen.iter().find(|(seen, _)| *seen == file) {
                let place = target.to.as_ref().map_or("standard output".to_owned(), |to| to.display().to_string());
                return Some(format!(
                    "{other} and {name} cannot both go to {place}: write --format {name} --output FILE"
                ));
            }
            seen.push((file, name));
        }
        None
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Target<T>> {
        self.0.iter()
    }
}

impl<T: Formats> Args for Targets<T> {
    fn augment_args(command: Command) -> Command {
        let names: Vec<&'static str> = Format::<T>::all().map(|format| format.name).collect();
        let default = names.first().copied().unwrap_or_default();
        command
            .arg(
                Arg::new("format")
                    .long("format")
                    .value_name("FORMAT")
                    .action(ArgAction::Append)
                    .value_parser(PossibleValuesParser::new(names))
                    .help(format!("How it is written; may be given several times [default: {default}]")),
            )
            .arg(
                Arg::new("output")
                    .long("output")
                    .short('o')
                    .value_name("FILE")
                    .action(ArgAction::Append)
                    .value_parser(PathBufValueParser::new())
                    .help("Where the format before it goes; `-` is standard output, where it goes without"),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<T: Formats> FromArgMatches for Targets<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let fault = |message: String| Error::raw(ErrorKind::ValueValidation, format!("{message}\n"));
        paired(&given::<T>(matches)).map(Self).map_err(fault)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// One of the two flags.
enum Given<T: 'static> {
    Format(&'static Format<T>),
    Output(PathBuf),
}

/// The flags in the order of the command line.
fn given<T: Formats>(matches: &ArgMatches) -> Vec<Given<T>> {
    let places = |id| matches.indices_of(id).into_iter().flatten();
    let formats = matches.get_many::<String>("format").into_iter().flatten();
    let formats =
        places("format").zip(formats).filter_map(|(at, name)| Some((at, Given::Format(Format::parse(name)?))));
    let outputs = matches.get_many::<PathBuf>("output").into_iter().flatten();
    let outputs = places("output").zip(outputs).map(|(at, path)| (at, Given::Output(path.clone())));
    let mut all: Vec<(usize, Given<T>)> = formats.chain(outputs).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, given)| given).collect()
}

fn paired<T: Formats>(given: &[Given<T>]) -> Result<Vec<Target<T>>, String> {
    let mut targets: Vec<Target<T>> = Vec::new();
    let mut early: Option<&PathBuf> = None;
    let mut takes = false;
    for one in given {
        match one {
            Given::Format(format) => {
                // A name that says another format is a file of its own.
                if let Some(own) =
                    early.and_then(|path| by_name::<T>(path).ok()).filter(|own| own.format.ending != format.ending)
                {
                    targets.push(own);
                    early = None;
                }
                let to = early.take().cloned();
                takes = to.is_none();
                targets.push(to.map_or(Target { format, to: None }, |to| Target::new(format, to)));
            }
            Given::Output(path) => match targets.last_mut().filter(|_| takes) {
                Some(target) => {
                    *target = Target::new(target.format, path.clone());
                    takes = false;
                }
                None => {
                    if let Some(lone) = early.replace(path) {
                        targets.push(by_name(lone)?);
                    }
                }
            },
        }
    }
    if let Some(lone) = early {
        targets.push(by_name(lone)?);
    }
    Ok(targets)
}

/// A file whose name says its format.
fn by_name<T: Formats>(path: &Path) -> Result<Target<T>, String> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    // In `report.sarif.json` the format is named before the ending.
    let named = name.split('.').skip(1).find_map(|part| Format::<T>::parse(part));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let format = named.or_else(|| Format::all().find(|format: &&Format<T>| format.ending == ending));
    let names: Vec<&str> = Format::<T>::all().map(|format| format.name).collect();
    match format {
        Some(format) => Ok(Target::new(format, path.to_owned())),
        None => Err(format!(
            "--output {}: the name does not say the format: give --format before it ({})",
            path.display(),
            names.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Report;

    fn targets(line: &str) -> Result<String, String> {
        let command = Targets::<Report>::augment_args(Command::new("check"));
        let words = std::iter::once("check").chain(line.split_whitespace());
        let matches = command.try_get_matches_from(words).map_err(|error| error.to_string())?;
        let mut targets = Targets::<Report>::from_arg_matches(&matches).map_err(|error| error.to_string())?;
        targets.or(&[])?;
        let shown = |target: &Target<Report>| {
            format!(
                "{}>{}",
                target.format.name,
                target.to.as_ref().map_or("-".to_owned(), |to| to.display().to_string())
            )
        };
        Ok(targets.0.iter().map(shown).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn an_output_belongs_to_the_format_before_it() {
        for (line, expected) in [
            ("", "text>-"),
            ("--format json", "json>-"),
            ("--format text --format json --output r.json", "text>- json>r.json"),
            ("--format json --output r.json --format text", "json>r.json text>-"),
            ("--output r.json --format json", "json>r.json"),
            ("--output r.json --output r.txt", "json>r.json text>r.txt"),
            ("--format json -o a -o b.txt", "json>a text>b.txt"),
            ("--format json -o -", "json>-"),
            ("-o r.html --format text", "html>r.html text>-"),
            ("-o r.sarif.json", "sarif>r.sarif.json"),
        ] {
            assert_eq!(targets(line).as_deref(), Ok(expected), "{line}");
        }
        for (line, words) in [
            ("--format text --format json", "cannot both go to standard output: write --format json --output FILE"),
            ("--format text -o a --format json -o a", "cannot both go to a"),
            ("--format text -o a/../b --format json -o ./b", "cannot both go to ./b"),
            ("-o report", "does not say the format"),
            ("--format jsn", "json"),
        ] {
            let said = targets(line).unwrap_err();
            assert!(said.contains(words), "{line}: {said}");
        }
    }
}
