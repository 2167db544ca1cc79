//! `check`, and its two halves `observe` and `compare`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::{CheckArgs, CompareArgs, JudgeArgs, ObserveArgs, WithinArgs};
use super::output::{self, Page};
use super::paths::identity;
use super::{input, judge, ledger, progress};
use crate::model::Problem;
use crate::report::counted;
use crate::review;
use crate::rule::{Loaded, Rules};
use crate::run::{self, Seen};
use crate::source;
use crate::wire::{HeadRow, Report, Row, Rows};

pub(super) const NO_DOCUMENTS: &str =
    "no documents: nothing was checked (expected articles, as files or folders of them)";

/// The main job.
pub(super) fn check(args: &CheckArgs) -> Outcome {
    let page = Page::of(&args.judge.page);
    let Some(loaded) = input::rules(&args.observe.rules.rules, &args.observe.rules.packs, &page) else {
        return Outcome::Unable;
    };
    let Some(decided) = ledger::read(&args.judge.ledger, &page) else { return Outcome::Unable };
    let documents = progress::counted(input::documents(&args.observe.input));
    let mut report = run::check(&loaded.rules, documents, &options(&args.observe.within));
    if report.documents.is_empty() {
        return nothing(&report, &page, NO_DOCUMENTS);
    }
    review::apply(&decided, &mut report, ledger::today());
    show(report, &loaded, &args.judge, &page)
}

/// The first half: rows on standard output.
pub(super) fn observe(args: &ObserveArgs) -> Outcome {
    let page = Page::plain();
    let Some(loaded) = input::rules(&args.rules.rules, &args.rules.packs, &page) else { return Outcome::Unable };
    let mut written = output::print(&Row::Head(HeadRow::default()).to_line());
    if written.is_err() {
        return output::ended(&written, Outcome::Clean);
    }
    let mut documents = 0;
    let mut problems: Vec<Problem> = Vec::new();
    let all = progress::counted_beside_output(input::documents(&args.input));
    run::observe(&loaded.rules, all, &options(&args.within), |seen| {
        match &seen {
            Seen::Document { .. } => documents += 1,
            Seen::Problem(problem) => problems.push(problem.clone().into()),
        }
        written = output::print(&seen.lines().concat());
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    output::problems(&problems, &BTreeMap::new(), &page);
    match &written {
        Ok(()) if documents == 0 => {
            output::complain(NO_DOCUMENTS);
            Outcome::Unable
        }
        _ => output::ended(&written, Outcome::Clean),
    }
}

/// The second half: rows in, a report out.
pub(super) fn compare(args: &CompareArgs) -> Outcome {
    let page = Page::of(&args.judge.page);
    let Some(loaded) = input::rules(&args.rules.rules, &args.rules.packs, &page) else { return Outcome::Unable };
    let Some(decided) = ledger::read(&args.judge.ledger, &page) else { return Outcome::Unable };
    let Some(rows) = input::rows(&args.paths) else { return Outcome::Unable };
    let foreign = foreign(&loaded.rules, &rows);
    let has_own = rows.facts().any(|id| !foreign.contains(id));
    let mut report = run::compare(&loaded.rules, rows);
    review::apply(&decided, &mut report, ledger::today());
    if report.documents.is_empty() {
        return nothing(&report, &page, "no rows: nothing was compared (expected what `crosscheck observe` writes)");
    }
    let is_empty = report.findings.is_empty();
    let ended = show(report, &loaded, &args.judge, &page);
    if foreign.is_empty() {
        return ended;
    }
    let foreign = foreign.into_iter().collect::<Vec<String>>().join(", ");
    if !has_own && is_empty {
        output::complain(&format!("nothing was compared: these rules have none of the facts of the rows: {foreign}"));
        return Outcome::Unable;
    }
    output::complain(&format!("rows of facts that these rules do not have take no part: {foreign}"));
    ended
}

/// The facts of rows that the rules do not have.
fn foreign(rules: &Rules, rows: &Rows) -> BTreeSet<String> {
    let known: BTreeSet<&str> = rules.facts.iter().map(|fact| fact.id.as_str()).collect();
    rows.facts().filter(|id| !known.contains(id)).map(str::to_owned).collect()
}

pub(super) fn options(args: &WithinArgs) -> run::Options {
    run::Options { everywhere: args.everywhere.unwrap_or_default(), switched_off: args.without.clone() }
}

/// Judges a report, writes it, and says how the run ends.
fn show(mut report: Report, loaded: &Loaded, args: &JudgeArgs, page: &Page) -> Outcome {
    if let Some(input) = overwritten(&report, loaded, args) {
        output::complain(&format!("--output {input}: this run reads it; nothing was written"));
        return Outcome::Unable;
    }
    if let Some(reason) = passed_over(&report) {
        let written = output::rows(&args.targets, &report, page);
        output::complain(&reason);
        return written.ended(Outcome::Unable);
    }
    let judged = judge::weigh(&mut report, &loaded.rules, &args.weigh);
    if let Err(message) = judged.and_then(|()| judge::sift(&mut report, loaded, args)) {
        output::complain(&message);
        return Outcome::Unable;
    }
    let fails = judge::fails(&report, args);
    output::rows(&args.targets, &report, &page.failing_on(args.fail_on.unwrap_or_default())).ended(if fails {
        Outcome::Found
    } else {
        Outcome::Clean
    })
}

/// An output that is an input of the run.
fn overwritten(report: &Report, loaded: &Loaded, args: &JudgeArgs) -> Option<String> {
    let outputs = args.targets.iter().filter_map(|target| target.to.as_deref());
    let outputs: Vec<(&Path, PathBuf)> = outputs.map(|path| (path, identity(path))).collect();
    if outputs.is_empty() {
        return None;
    }
    let articles = report.documents.iter().map(|row| Path::new(&row.path));
    // Articles of one folder share them.
    let side_files: BTreeSet<PathBuf> =
        report.documents.iter().flat_map(|row| source::side_files(Path::new(&row.path))).collect();
    let rules = loaded.sources.keys().map(Path::new);
    let own = args.config.as_deref().into_iter().chain([args.ledger.path()]);
    let inputs: BTreeSet<PathBuf> =
        articles.chain(rules).chain(own).map(identity).chain(side_files.iter().map(|path| identity(path))).collect();
    outputs.into_iter().find(|(_, file)| inputs.contains(file)).map(|(path, _)| path.display().to_string())
}

/// That no rule looked at any document, where it is so.
pub(super) fn passed_over(report: &Report) -> Option<String> {
    let reasons: Option<BTreeSet<&str>> = report.documents.iter().map(|row| row.passed_over.as_deref()).collect();
    let reasons: Vec<&str> = reasons?.into_iter().take(3).collect();
    let documents = counted(report.documents.len(), "document");
    Some(format!("nothing was checked: {documents}, all passed over ({})", reasons.join("; ")))
}

/// The end of a run that had nothing to look at.
pub(super) fn nothing(report: &Report, page: &Page, message: &str) -> Outcome {
    let problems: Vec<Problem> = report.problems.iter().cloned().map(Into::into).collect();
    output::problems(&problems, &BTreeMap::new(), page);
    output::complain(message);
    Outcome::Unable
}
