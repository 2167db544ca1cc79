//! Errors planted in a folder of articles: which of them a check with the rules reports, and which facts are blind.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::model::{Document, Verdict};
use crate::report::{Options, counted, safe, wrap};
use crate::rule::{Changes, Fact, Rules};
use crate::run;
use crate::wire::{FindingRow, Mutation, PlantRow, SCHEMA, TallyRow, TestedFactRow, Tool};

/// Plants every error there is to plant in `articles`, one at a time.
pub fn mutation(rules: &Rules, articles: &[Document]) -> Mutation {
    let options = run::Options::default();
    let (before, plants) = run::plants(rules, articles, &options);
    let of_fact = |fact: &Fact| {
        let own: Vec<&PlantRow> = plants.iter().filter(|plant| plant.fact == fact.id).collect();
        let mut classes: BTreeMap<String, TallyRow> = BTreeMap::new();
        for plant in &own {
            let tally = classes.entry(plant.error.clone()).or_default();
            *tally = tally.and(plant.told.is_some());
        }
        let all = tally(own.iter().copied());
        let blind = match all {
            TallyRow { planted: 0, .. } => Some(nothing_planted(fact, &before.findings)),
            TallyRow { reported: 0, planted } => Some(format!("{}, none reported", counted(planted, "error"))),
            TallyRow { .. } => None,
        };
        TestedFactRow { fact: fact.id.clone(), all, classes, blind }
    };
    let facts = rules.facts.iter().map(of_fact).collect();
    let documents = articles.len();
    Mutation { schema: SCHEMA.to_owned(), tool: Tool::default(), documents, all: tally(&plants), facts, plants }
}

fn tally<'p>(plants: impl IntoIterator<Item = &'p PlantRow>) -> TallyRow {
    plants.into_iter().fold(TallyRow::default(), |tally, plant| tally.and(plant.told.is_some()))
}

/// Why there was nothing to change that could be known to be wrong.
fn nothing_planted(fact: &Fact, findings: &[FindingRow]) -> String {
    let own = findings.iter().filter(|finding| finding.fact == fact.id && !finding.observations.is_empty());
    let own: Vec<&FindingRow> = own.collect();
    let shared = own.iter().filter(|finding| {
        let documents: BTreeSet<&str> = finding.observations.iter().map(|row| row.document.as_str()).collect();
        documents.len() > 1
    });
    let shared: Vec<Verdict> = shared.map(|finding| finding.verdict).collect();
    let is_open = |verdict: &Verdict| matches!(verdict, Verdict::Agree | Verdict::Compatible | Verdict::Disputed);
    if own.is_empty() {
        "found in no document".to_owned()
    } else if fact.compare.changes != Changes::Never {
        "it may change in time, so that another value is no error".to_owned()
    } else if shared.is_empty() {
        "one document alone gives it".to_owned()
    } else if shared.iter().any(is_open) {
        "no change of its words is one that the other documents rule out".to_owned()
    } else {
        let names: BTreeSet<&str> = shared.iter().map(|verdict| verdict.name()).collect();
        format!("its documents differ already ({})", names.into_iter().collect::<Vec<_>>().join(", "))
    }
}

/// The result as a person reads it: facts against classes, what was not reported, which facts are blind.
pub fn mutation_page(mutation: &Mutation, options: &Options) -> String {
    let mut out = table(mutation);
    let untold: Vec<&PlantRow> = mutation.plants.iter().filter(|plant| plant.told.is_none()).collect();
    let mut section = |title: &str, items: Vec<String>| {
        if items.is_empty() {
            return;
        }
        let _ = writeln!(out, "{title}");
        for item in items.iter().map(|item| safe(item)) {
            for (at, line) in wrap(&item, options.width.saturating_sub(4).max(20)).iter().enumerate() {
                // Writing to a String does not fail.
                let _ = writeln!(out, "  {}{line}", if at > 0 { "  " } else { "" });
            }
        }
        out.push('\n');
    };
    let shown = |plant: &&PlantRow| {
        let PlantRow { error, fact, document, line, column, was, now, .. } = plant;
        format!("{document}:{line}:{column} {fact}, {error}: {was} → {now}")
    };
    section("Planted and not reported", untold.iter().map(shown).collect());
    let blind = mutation.facts.iter().filter_map(|row| Some(format!("{}: {}", row.fact, row.blind.as_ref()?)));
    section("Blind facts", blind.collect());
    let TallyRow { planted, reported } = mutation.all;
    let (errors, documents) = (counted(planted, "error"), counted(mutation.documents, "document"));
    let _ = match mutation.all.share() {
        Some(share) => writeln!(out, "{errors} planted in {documents}: {reported} reported ({:.1} %)", share * 100.0),
        None => writeln!(out, "nothing could be planted in {documents}"),
    };
    out
}

/// The facts against the classes of errors: reported/planted.
fn table(mutation: &Mutation) -> String {
    let rows: Vec<&TestedFactRow> = mutation.facts.iter().filter(|row| row.all.planted > 0).collect();
    let classes: BTreeSet<&str> = rows.iter().flat_map(|row| row.classes.keys().map(String::as_str)).collect();
    let first = rows.iter().map(|row| row.fact.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    if rows.is_empty() {
        return out;
    }
    let cell = |tally: TallyRow| format!("{}/{}", tally.reported, tally.planted);
    let mut line = |head: &str, cells: Vec<(usize, String)>| {
        let mut line = format!("{head:first$}");
        for (width, cell) in cells {
            let _ = write!(line, "  {cell:>width$}");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    };
    let width = |class: &str| class.len().max(5);
    line("", classes.iter().map(|class| (width(class), (*class).to_owned())).collect());
    for row in rows {
        let cells =
            classes.iter().map(|class| (width(class), row.classes.get(*class).copied().map_or_else(String::new, cell)));
        line(&safe(&row.fact), cells.collect());
    }
    out.push('\n');
    out
}
