//! What the house makes of a report: which findings are known, how much each counts, and which are looked at at all.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{JudgeArgs, WeighArgs};
use super::git;
use crate::model::{Severity, nearest};
use crate::review::{Baseline, keep_touched};
use crate::rule::Rules;
use crate::wire::Report;
use crate::within::BuiltIn;

/// Gives contradictions the severity that the house wants for their fact, and marks what is known.
///
/// # Errors
/// A fact that nobody asks for, a baseline that cannot be read.
pub(super) fn weigh(report: &mut Report, rules: &Rules, args: &WeighArgs) -> Result<(), String> {
    severities(report, rules, &args.severity)?;
    if let Some(path) = &args.baseline {
        baseline(path)?.mark(report);
    }
    Ok(())
}

/// Leaves out what is not asked for. Decisions have to have met the findings before, or they would seem to be on nothing.
///
/// # Errors
/// Where there is no such revision.
pub(super) fn sift(report: &mut Report, rules: &Rules, args: &JudgeArgs) -> Result<(), String> {
    let before = report.findings.len();
    if let Some(revision) = &args.since {
        let changed = changed(report, revision)?;
        let is_changed = |path: &str| fs::canonicalize(path).map_or(true, |path| changed.contains(&path));
        let ids = report.documents.iter().filter(|row| is_changed(&row.path)).map(|row| row.id.clone()).collect();
        let file = |id: &str| Some(&rules.files.get(rules.fact(id)?.file)?.path);
        keep_touched(report, &ids, |fact| file(fact).is_some_and(|path| is_changed(path)));
    }
    if args.new_only.unwrap_or_default() {
        report.findings.retain(crate::wire::FindingRow::is_open);
    }
    report.left_out = before.saturating_sub(report.findings.len());
    Ok(())
}

/// Whether anything fails the run: a finding that is severe enough, new, and settled by nobody.
pub(super) fn fails(report: &Report, args: &JudgeArgs) -> bool {
    let limit = args.fail_on.unwrap_or_default();
    report.findings.iter().any(|finding| finding.severity >= limit && finding.is_open())
}

fn severities(report: &mut Report, rules: &Rules, wanted: &[(String, Severity)]) -> Result<(), String> {
    let known: Vec<&str> =
        rules.facts.iter().map(|fact| fact.id.as_str()).chain(BuiltIn::all().map(|fact| fact.id)).collect();
    for (fact, level) in wanted {
        if !known.contains(&fact.as_str()) {
            let meant = nearest(fact, known.iter().copied()).map(|meant| format!("; did you mean `{meant}`?"));
            return Err(format!("severity: the rules have no fact `{fact}`{}", meant.unwrap_or_default()));
        }
        let own = report.findings.iter_mut().filter(|finding| finding.fact == *fact);
        own.filter(|finding| finding.verdict.is_contradiction()).for_each(|finding| finding.severity = *level);
    }
    Ok(())
}

fn baseline(path: &Path) -> Result<Baseline, String> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| {
        format!(
            "failed to read the baseline {shown}: {error}; `crosscheck check --format json --output {shown}` writes one"
        )
    })?;
    Baseline::parse(&text).map_err(|message| format!("the baseline {shown} {message}"))
}

/// The files that are not as the revision has them, in the repository of the first document.
fn changed(report: &Report, revision: &str) -> Result<BTreeSet<PathBuf>, String> {
    let first = report.documents.iter().map(|row| Path::new(&row.path)).find(|path| path.is_file());
    let folder = first.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    git::changed(revision, folder.unwrap_or(Path::new(".")))
        .map_err(|said| format!("what changed since `{revision}` cannot be told: {said}"))
}
