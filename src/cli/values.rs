//! `values`: every number, quantity, date and time in the articles.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::Outcome;
use super::args::ValuesArgs;
use super::input;
use super::output::{self, Page};
use super::progress;
use crate::model::{Kind, Problem};
use crate::report;
use crate::run;
use crate::wire::ValuesRow;

/// Shows the values, document by document as they are read.
pub(super) fn values(args: &ValuesArgs) -> Outcome {
    let page = Page::of(&args.page);
    let kinds: Vec<Kind> = args.kinds.iter().filter_map(|name| Kind::parse(name)).collect();
    let (mut documents, mut problems, mut written) = (0, Vec::<Problem>::new(), Ok(()));
    let all = progress::counted_beside_output(input::documents(&args.input));
    run::values(all, &kinds, |row| {
        match row {
            Ok(mut row) => {
                documents += 1;
                written = output::print(&if args.format == "jsonl" {
                    line(&row)
                } else {
                    run::explain(&mut row);
                    report::values(&[row], &page.out)
                });
            }
            Err(problem) => problems.push(problem),
        }
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    output::problems(&problems, &BTreeMap::new(), &page);
    if documents == 0 {
        output::complain("no documents: nothing was read (expected articles, as files or folders of them)");
        return Outcome::Unable;
    }
    output::ended(&written, Outcome::Clean)
}

/// A row as a line of JSON, without how it reads to a person.
fn line(row: &ValuesRow) -> String {
    let mut line = serde_json::to_string(row).unwrap_or_default();
    line.push('\n');
    line
}
