//! `test --over`: what the rules find in a folder of articles, held against a snapshot.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

use super::Outcome;
use super::args::{Input, TestArgs};
use super::check::{self, NO_DOCUMENTS};
use super::input::{self, STDIN};
use super::output::{self, Page};
use super::progress;
use super::review;
use crate::model::Problem;
use crate::report;
use crate::rule::Loaded;
use crate::run;
use crate::verify::{self, Change, Snapshot};
use crate::wire::Report;

/// Shows what is found other than the snapshot holds, and writes what is accepted.
pub(super) fn over(args: &TestArgs, loaded: &Loaded, page: &Page) -> Outcome {
    let Some(path) = snapshot_path(args) else { return Outcome::Unable };
    if args.review && args.over.iter().any(|path| path == Path::new(STDIN)) {
        output::complain("--review reads answers from standard input, which cannot be an article as well");
        return Outcome::Unable;
    }
    if let Some(why) = forbidden(args) {
        output::complain(&why);
        return Outcome::Unable;
    }
    let before = match read(&path) {
        Ok(before) => before,
        // What is written anew need not be read.
        Err(_) if args.update => None,
        Err(message) => {
            output::complain(&message);
            return Outcome::Unable;
        }
    };
    let report = match checked(args, loaded, page) {
        Ok(report) => report,
        Err(outcome) => return outcome,
    };
    let now = Snapshot::of(&report);
    let changes = verify::changes(before.as_ref().unwrap_or(&Snapshot::default()), &report, &loaded.rules);
    if changes.is_empty() && now.is_empty() {
        output::complain("nothing to test: the rules find nothing in these articles");
        return Outcome::Unable;
    }
    if args.review && !changes.is_empty() {
        return Keep { path: &path, snapshot: before.unwrap_or_default() }.review(&changes, page);
    }
    let shown = path.display().to_string();
    let run = verify::of_snapshot(&shown, before.as_ref(), &now, &changes, report.problems);
    let written = output::page_or_json(&run, &args.format, |run| report::test_run(run, &loaded.sources, &page.out));
    if run.holds() {
        return output::ended(&written, Outcome::Clean);
    }
    if !args.update {
        output::complain("keep them with --update, or walk through them with --review");
        return output::ended(&written, Outcome::Found);
    }
    let kept = Keep { path: &path, snapshot: now }.write();
    output::ended(&written, kept)
}

/// What a check of the articles finds; how the run ends where there was nothing to look at.
fn checked(args: &TestArgs, loaded: &Loaded, page: &Page) -> Result<Report, Outcome> {
    let articles = Input { paths: args.over.clone(), published: args.published };
    let report = run::check(&loaded.rules, progress::counted(input::documents(&articles)), &run::Options::default());
    if report.documents.is_empty() {
        return Err(check::nothing(&report, page, NO_DOCUMENTS));
    }
    let problems: Vec<Problem> = report.problems.iter().cloned().map(Into::into).collect();
    output::problems(&problems, &BTreeMap::new(), page);
    if let Some(reason) = check::passed_over(&report) {
        output::complain(&reason);
        return Err(Outcome::Unable);
    }
    Ok(report)
}

/// The snapshot's file: as it is given, or beside the one path of rules.
fn snapshot_path(args: &TestArgs) -> Option<PathBuf> {
    if let Some(path) = &args.snapshot {
        return Some(path.clone());
    }
    let beside = |rules: &Path| {
        let stem = if rules.is_dir() { rules.file_name() } else { rules.file_stem() }?;
        let mut name = stem.to_owned();
        name.push(".snap.yaml");
        Some(rules.with_file_name(name))
    };
    let path = if let [rules] = args.rules.as_slice() { beside(rules) } else { None };
    if path.is_none() {
        output::complain("several rules have no one place for a snapshot: name it with --snapshot FILE");
    }
    path
}

/// The snapshot of a file; none where there is no such file.
fn read(path: &Path) -> Result<Option<Snapshot>, String> {
    let shown = path.display();
    match fs::read_to_string(path) {
        Ok(text) => match Snapshot::parse(&text) {
            Ok(snapshot) => Ok(Some(snapshot)),
            Err(error) => Err(format!("{shown} is no snapshot: {error}; --update writes it anew")),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("failed to read {shown}: {error}")),
    }
}

/// Why a snapshot may not be written as is asked, where it may not.
fn forbidden(args: &TestArgs) -> Option<String> {
    let asked = [(args.update, "--update"), (args.review, "--review")].into_iter().find(|(is_asked, _)| *is_asked);
    let (_, flag) = asked?;
    let ci = env::var_os("CI").filter(|value| !value.is_empty());
    if ci.is_some_and(|value| value != OsStr::new("false") && value != OsStr::new("0")) {
        return Some(format!("CI is set in the environment, where no snapshot is ever written: take out {flag}"));
    }
    let is_alone = args.review && !io::stdin().is_terminal();
    is_alone
        .then(|| "--review asks a person, and standard input is no terminal: take it out to see the changes".to_owned())
}

/// A snapshot that is to be kept.
struct Keep<'p> {
    path: &'p Path,
    snapshot: Snapshot,
}

impl Keep<'_> {
    /// Takes over what a person accepts.
    fn review(mut self, changes: &[Change], page: &Page) -> Outcome {
        let mut said = Ok(());
        let review = review::review(changes, &page.out, &mut io::stdin().lock(), |text| {
            if said.is_ok() {
                said = output::print(text);
            }
        });
        for change in &review.accepted {
            self.snapshot.put(&change.fact, &change.key, change.now.clone());
        }
        let kept = if review.accepted.is_empty() { Outcome::Clean } else { self.write() };
        let all = review.accepted.len() == changes.len();
        output::ended(&said, if all || kept != Outcome::Clean { kept } else { Outcome::Found })
    }

    /// Writes the file whole or not at all.
    fn write(&self) -> Outcome {
        let shown = self.path.display();
        let written =
            self.snapshot.to_yaml().and_then(|text| replace(self.path, &text).map_err(|error| error.to_string()));
        match written {
            Ok(()) => {
                output::complain(&format!("wrote {shown}: {}", report::entries(self.snapshot.len())));
                Outcome::Clean
            }
            Err(error) => {
                output::complain(&format!("failed to write {shown}: {error}"));
                Outcome::Unable
            }
        }
    }
}

/// Puts `text` in the place of a file: a reader finds the old text or the new one, and never a part.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = OsStr::new(".").to_owned();
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    let new = path.with_file_name(name);
    let write = || {
        let mut file = fs::File::create(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &path)
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })
}
