//! `test --mutate`: errors planted in a folder of articles.

use std::collections::BTreeMap;

use super::Outcome;
use super::args::{Input, TestArgs};
use super::check::NO_DOCUMENTS;
use super::input;
use super::output::{self, Page};
use crate::model::{Document, Problem};
use crate::rule::Loaded;
use crate::verify;

/// Shows how many of the errors a check would report.
pub(super) fn mutate(args: &TestArgs, loaded: &Loaded, page: &Page) -> Outcome {
    let mut articles: Vec<Document> = Vec::new();
    let mut problems: Vec<Problem> = Vec::new();
    for read in input::documents(&Input { paths: args.mutate.clone(), published: args.published }) {
        match read {
            Ok(article) => articles.push(article),
            Err(problem) => problems.push(problem),
        }
    }
    output::problems(&problems, &BTreeMap::new(), page);
    if articles.is_empty() {
        output::complain(NO_DOCUMENTS);
        return Outcome::Unable;
    }
    let mutation = verify::mutation(&loaded.rules, &articles);
    let written = output::page_or_json(&mutation, &args.format, |rows| verify::mutation_page(rows, &page.out));
    let Some(share) = mutation.all.share() else {
        output::complain("nothing was tested: an error can be planted where two documents agree on a fact");
        return output::ended(&written, Outcome::Unable);
    };
    let demanded = args.at_least.unwrap_or(0.0);
    if share < demanded {
        let (share, demanded) = (share * 100.0, demanded * 100.0);
        output::complain(&format!("{share:.1} % of the planted errors are reported, {demanded} % are demanded"));
        return output::ended(&written, Outcome::Found);
    }
    output::ended(&written, Outcome::Clean)
}
