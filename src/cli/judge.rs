//! What the house makes of a report: which findings are known, how much each counts, and which are looked at at all.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::args::{FactSeverity, JudgeArgs, WeighArgs};
use super::git::Since;
use crate::model::nearest;
use crate::review::{Baseline, keep_touched};
use crate::rule::{Loaded, Rules};
use crate::source;
use crate::wire::{FindingRow, Report};
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
/// Where there is no git, no repository or no such revision.
pub(super) fn sift(report: &mut Report, loaded: &Loaded, args: &JudgeArgs) -> Result<(), String> {
    if let Some(revision) = &args.since {
        touched(report, loaded, args, &mut Since::new(revision))
            .map_err(|said| format!("what changed since `{revision}` cannot be told: {said}"))?;
    }
    if args.new_only.unwrap_or_default() {
        report.findings.retain(FindingRow::is_open);
    }
    Ok(())
}

/// Keeps what a change touches: its documents, what a side file says of them, the rules it was asked by. Whatever is
/// asked through a pack, or weighed by the config, is touched by a change of that.
fn touched(report: &mut Report, loaded: &Loaded, args: &JudgeArgs, since: &mut Since) -> Result<(), String> {
    let mut documents = BTreeSet::new();
    for row in &report.documents {
        let path = Path::new(&row.path);
        let mut is_changed = since.has_changed(path)?;
        for side_file in source::side_files(path).filter(|side_file| side_file.is_file()) {
            is_changed |= since.has_changed(&side_file)?;
        }
        if is_changed {
            documents.insert(row.id.clone());
        }
    }
    let mut is_all = match &args.config {
        Some(config) => since.has_changed(config)?,
        None => false,
    };
    let asking: BTreeSet<&str> = loaded.rules.files.iter().map(|file| file.path.as_str()).collect();
    let mut files = BTreeSet::new();
    for path in loaded.sources.keys() {
        if since.has_changed(Path::new(path))? {
            is_all |= !asking.contains(path.as_str()) || Path::new(path).parent().is_some_and(is_of_packs);
            files.insert(path.as_str());
        }
    }
    if !since.knows_any() {
        return Err("no article and no rule is in a git repository".to_owned());
    }
    let file = |id: &str| Some(loaded.rules.files.get(loaded.rules.fact(id)?.file)?.path.as_str());
    keep_touched(report, &documents, |fact| is_all || file(fact).is_some_and(|path| files.contains(path)));
    Ok(())
}

/// Whether a folder holds packs, of which other files use what they like.
fn is_of_packs(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == "packs")
}

/// Whether anything fails the run: a finding that is severe enough, new, and settled by nobody.
pub(super) fn fails(report: &Report, args: &JudgeArgs) -> bool {
    let limit = args.fail_on.unwrap_or_default();
    report.findings.iter().any(|finding| finding.severity >= limit && finding.is_open())
}

fn severities(report: &mut Report, rules: &Rules, wanted: &[FactSeverity]) -> Result<(), String> {
    let known: Vec<&str> =
        rules.facts.iter().map(|fact| fact.id.as_str()).chain(BuiltIn::all().map(|fact| fact.id)).collect();
    for FactSeverity { fact, level, said } in wanted {
        if !known.contains(&fact.as_str()) {
            let meant = nearest(fact, known.iter().copied()).map(|meant| format!("; did you mean `{meant}`?"));
            return Err(format!("{said}: the rules have no fact `{fact}`{}", meant.unwrap_or_default()));
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
