//! `check`, and its two halves `observe` and `compare`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader};
use std::ops::ControlFlow;
use std::path::Path;

use super::Outcome;
use super::args::{CheckArgs, CompareArgs, JudgeArgs, ObserveArgs, WithinArgs};
use super::input::{self, STDIN};
use super::output::{self, Page};
use crate::model::{Problem, Severity};
use crate::report::Format;
use crate::rule::Loaded;
use crate::run::{self, Seen};
use crate::wire::{HeadRow, Report, Row, Rows};

/// The main job.
pub(super) fn check(args: &CheckArgs) -> Outcome {
    let page = Page::of(&args.judge.page);
    let Some(loaded) = input::rules(&args.rules.rules, &page) else { return Outcome::Unable };
    let report = run::check(&loaded.rules, input::documents(&args.input), &options(&args.within));
    show(&report, &args.judge, &page)
}

/// The first half: rows on standard output.
pub(super) fn observe(args: &ObserveArgs) -> Outcome {
    let page = Page::of(&super::args::PageArgs { verbose: false, width: None });
    let Some(loaded) = input::rules(&args.rules.rules, &page) else { return Outcome::Unable };
    let mut written = output::print(&Row::Head(HeadRow::default()).to_line());
    if written.is_err() {
        return output::ended(&written, Outcome::Clean);
    }
    let mut documents = 0;
    let mut problems: Vec<Problem> = Vec::new();
    run::observe(&loaded.rules, input::documents(&args.input), &options(&args.within), |seen| {
        match &seen {
            Seen::Document { .. } => documents += 1,
            Seen::Problem(problem) => problems.push(problem.clone().into()),
        }
        written = output::print(&seen.lines().concat());
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    output::problems(&problems, &BTreeMap::new(), &page);
    match &written {
        Ok(()) if documents == 0 => no_documents(),
        _ => output::ended(&written, Outcome::Clean),
    }
}

/// The second half: rows in, a report out.
pub(super) fn compare(args: &CompareArgs) -> Outcome {
    let page = Page::of(&args.judge.page);
    let Some(loaded) = input::rules(&args.rules.rules, &page) else { return Outcome::Unable };
    let mut rows = Rows::default();
    let stdin = [Path::new(STDIN).to_path_buf()];
    let paths = if args.paths.is_empty() { &stdin[..] } else { &args.paths };
    for path in paths {
        let read = if path == Path::new(STDIN) {
            Ok(run::rows("stdin", io::stdin().lock()))
        } else {
            File::open(path).map(|file| run::rows(&path.display().to_string(), BufReader::new(file)))
        };
        match read {
            Ok(more) => {
                rows.documents.extend(more.documents);
                rows.observations.extend(more.observations);
                rows.absences.extend(more.absences);
                rows.breaches.extend(more.breaches);
                rows.problems.extend(more.problems);
            }
            Err(error) => {
                output::complain(&format!("failed to read {}: {error}", path.display()));
                return Outcome::Unable;
            }
        }
    }
    tell_foreign(&loaded, &rows);
    show(&run::compare(&loaded.rules, rows), &args.judge, &page)
}

/// Rows of facts that the rules do not have take no part, and that is said.
fn tell_foreign(loaded: &Loaded, rows: &Rows) {
    let known = |id: &str| loaded.rules.facts.iter().any(|fact| fact.id == id);
    let mut foreign: Vec<&str> = rows.observations.iter().map(|o| o.fact.as_str()).filter(|id| !known(id)).collect();
    foreign.sort_unstable();
    foreign.dedup();
    if !foreign.is_empty() {
        output::complain(&format!("rows of facts that these rules do not have take no part: {}", foreign.join(", ")));
    }
}

fn options(args: &WithinArgs) -> run::Options {
    run::Options { everywhere: args.everywhere, switched_off: args.without.clone() }
}

fn show(report: &Report, args: &JudgeArgs, page: &Page) -> Outcome {
    if report.documents.is_empty() {
        let problems: Vec<Problem> = report.problems.iter().cloned().map(Into::into).collect();
        output::problems(&problems, &BTreeMap::new(), page);
        return no_documents();
    }
    let written = Format::parse(&args.format).map_or(Ok(()), |format| output::print(&format.render(report, &page.out)));
    let limit = Severity::ALL.into_iter().find(|severity| severity.name() == args.fail_on).unwrap_or_default();
    let fails = report.findings.iter().any(|finding| finding.severity >= limit);
    output::ended(&written, if fails { Outcome::Found } else { Outcome::Clean })
}

fn no_documents() -> Outcome {
    output::complain("no documents: nothing was checked (expected .txt, .md or .jsonl files, or folders of them)");
    Outcome::Unable
}
