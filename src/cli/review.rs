//! `review`: decisions on findings, at a desk in the browser or here.

use super::Outcome;
use super::args::ReviewArgs;
use super::check;
use super::input;
use super::judge;
use super::ledger::{stand, tell, today};
use super::output::{self, Page};
use super::progress;
use crate::desk::{Desk, Failure, Server, Stand, Store};
use crate::model::Decision;
use crate::report::{self, counted};
use crate::review::{self, Change, Made};
use crate::run;
use crate::wire::Report;

/// Runs a check and lets people decide on what it finds.
pub(super) fn review(args: &ReviewArgs) -> Outcome {
    let page = Page::of(&args.page);
    let Some(loaded) = input::rules(&args.observe.rules.rules, &args.observe.rules.packs, &page) else {
        return Outcome::Unable;
    };
    let store = Store::new(args.ledger.path());
    let Some(stand) = stand(&store, &page) else { return Outcome::Unable };
    let documents = progress::counted(input::documents(&args.observe.input));
    let mut report = run::check(&loaded.rules, documents, &check::options(&args.observe.within));
    if report.documents.is_empty() {
        return check::nothing(&report, &page, check::NO_DOCUMENTS);
    }
    if let Some(reason) = check::passed_over(&report) {
        output::complain(&reason);
        return Outcome::Unable;
    }
    if let Err(message) = judge::weigh(&mut report, &loaded.rules, &args.weigh) {
        output::complain(&message);
        return Outcome::Unable;
    }
    if args.list {
        let unasked = review::apply(&stand.ledger, &mut report, today());
        return output::ended(&output::print(&report::decisions(&report, &unasked, &page.out)), Outcome::Clean);
    }
    if args.prune {
        return write(&store, &page, |stand| Ok(review::prune(&stand.ledger, &report, today())));
    }
    let Some(chosen) = chosen(&report, args.decide.iter().chain(&args.reopen)) else { return Outcome::Unable };
    match args.decision.as_deref().and_then(Decision::parse) {
        Some(decision) => {
            let (reason, by) = (args.reason.clone(), args.by.clone());
            let made = Made { decision, reason, by, date: today(), expires: args.expires };
            write(&store, &page, |stand| {
                review::decide(&stand.ledger, &report, &chosen, &made).map_err(Failure::Refused)
            })
        }
        None if !chosen.is_empty() => {
            write(&store, &page, |stand| Ok(review::reopen(&stand.ledger, &report, &chosen, today())))
        }
        None => serve(Desk::new(report, store, args.by.clone(), today), args.port),
    }
}

/// The findings that fingerprints, or the beginnings of some, stand for; none where one of them stands for no finding
/// or for several.
fn chosen<'r>(report: &'r Report, asked: impl Iterator<Item = &'r String>) -> Option<Vec<&'r str>> {
    let mut chosen = Some(Vec::new());
    for beginning in asked {
        match (review::select(report, beginning), &mut chosen) {
            (Ok(finding), Some(chosen)) => chosen.push(finding.fingerprint.as_str()),
            (Ok(_), None) => {}
            (Err(fit), _) => {
                let why = if fit == 0 { "no finding has this".to_owned() } else { format!("{fit} findings begin so") };
                output::complain(&format!("fingerprint {beginning}: {why}; `crosscheck review --list` shows them"));
                chosen = None;
            }
        }
    }
    chosen
}

/// Makes a change on the ledger and says what was done.
fn write(store: &Store, page: &Page, change: impl FnOnce(&Stand) -> Result<Change, Failure>) -> Outcome {
    match store.update(change) {
        Ok((change, _)) if change.is_empty() => {
            let told = output::print(&format!("{}: nothing to change\n", store.path().display()));
            output::ended(&told, Outcome::Clean)
        }
        Ok((change, _)) => {
            let counts = [(change.removed.len(), "taken out"), (change.added.len(), "written")];
            let counts = counts.iter().filter(|(count, _)| *count > 0);
            let counts: Vec<String> =
                counts.map(|(count, what)| format!("{} {what}", counted(*count, "decision"))).collect();
            let told = output::print(&format!("{}: {}\n", store.path().display(), counts.join(", ")));
            output::ended(&told, Outcome::Clean)
        }
        Err(failure) => {
            tell(store, &failure, page);
            Outcome::Unable
        }
    }
}

/// Opens the desk, for as long as nobody ends the program.
fn serve(desk: Desk, port: u16) -> Outcome {
    let server = match Server::open(desk, port) {
        Ok(server) => server,
        Err(error) => {
            output::complain(&format!("failed to open port {port} of this machine: {error}"));
            return Outcome::Unable;
        }
    };
    let told = output::print(&format!("Review at {}\nThe address opens once; Ctrl-C ends.\n", server.address()));
    if told.is_err() {
        return output::ended(&told, Outcome::Clean);
    }
    // Whoever stopped reading what is told goes on deciding.
    server.run(&|told| drop(output::print(&format!("{told}\n"))));
    Outcome::Clean
}
