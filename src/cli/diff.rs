//! `diff`: what a change of rules changes in the findings.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::{DiffArgs, PageArgs};
use super::check::{NO_DOCUMENTS, nothing, options, passed_over};
use super::git;
use super::input;
use super::output::{self, Page};
use super::progress;
use crate::model::{Document, Problem};
use crate::rule::Loaded;
use crate::run;
use crate::verify::{self, Side};
use crate::wire::Report;

/// Checks the same documents with the rules before and after, and shows what is not the same.
pub(super) fn diff(args: &DiffArgs) -> Outcome {
    let page = Page::of(&PageArgs { verbose: None, width: args.width });
    let (before_paths, packs) = (&args.rules, &args.packs);
    let after_paths = if args.with.is_empty() { before_paths } else { &args.with };
    let Some(before) = before(args, &page) else { return Outcome::Unable };
    let Some(after) = input::rules(after_paths, packs, &page) else { return Outcome::Unable };
    let [was, is] = checked(args, &before, &after);
    if is.documents.is_empty() {
        return nothing(&is, &page, NO_DOCUMENTS);
    }
    if let (Some(_), Some(reason)) = (passed_over(&was), passed_over(&is)) {
        output::complain(&reason);
        return Outcome::Unable;
    }
    let names = [called(before_paths, args.at.as_deref()), called(after_paths, None)];
    let [before_name, after_name] = &names;
    let difference = verify::difference(
        Side { name: before_name, rules: &before.rules, report: &was },
        Side { name: after_name, rules: &after.rules, report: &is },
    );
    output::rows(&args.targets, &difference, &page).ended(if difference.is_none() {
        Outcome::Clean
    } else {
        Outcome::Found
    })
}

/// The rules before; what they only warn of is past mending.
fn before(args: &DiffArgs, page: &Page) -> Option<Loaded> {
    let paths = &args.rules;
    let Some(revision) = &args.at else {
        let loaded = input::rules(paths, &args.packs, page);
        if let (None, Some((revision, path))) = (&loaded, paths.iter().find_map(|path| as_git_writes(path))) {
            output::complain(&format!("for the rules at a revision write `--rules {path} --at {revision}`"));
        }
        return loaded;
    };
    match git::rules_at(revision, paths, &args.packs.folders) {
        Ok((mut loaded, new)) => {
            loaded.problems.retain(|problem| !problem.warning);
            for path in &new {
                output::complain(&format!("there is no {} at {revision}: all of it is new", path.display()));
            }
            if new.is_empty() { input::usable(loaded, paths, page) } else { input::sound(loaded, page) }
        }
        Err(said) => {
            output::complain(&format!("the rules at `{revision}` cannot be read: {said}"));
            None
        }
    }
}

/// The revision and path of `main:rules`, which is no path here.
fn as_git_writes(path: &Path) -> Option<(&str, &str)> {
    path.to_str().filter(|_| !path.exists())?.split_once(':')
}

/// What both find. Files are read a second time and not kept; standard input can be read once only.
fn checked(args: &DiffArgs, before: &Loaded, after: &Loaded) -> [Report; 2] {
    let options = options(&args.within);
    if args.input.paths.iter().any(|path| path.as_os_str() == input::STDIN) {
        let kept: Vec<Result<Document, Problem>> = progress::counted(input::documents(&args.input)).collect();
        return [before, after].map(|loaded| run::check(&loaded.rules, kept.iter().cloned(), &options));
    }
    let documents = || progress::counted(input::documents(&args.input));
    [before, after].map(|loaded| run::check(&loaded.rules, documents(), &options))
}

/// How rules are called: "rules", "rules at main".
fn called(paths: &[PathBuf], revision: Option<&str>) -> String {
    let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let at = revision.map(|revision| format!(" at {revision}")).unwrap_or_default();
    format!("{}{at}", paths.join(" and "))
}
