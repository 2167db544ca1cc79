//! Scraps of articles that are no file: the examples of rules.

use std::ops::ControlFlow;

use crate::model::{Document, Observation, Stance};
use crate::rule::{Example, Rules};
use crate::source::{self, Metadata};
use crate::value;

/// What the facts of `rules` find in each example, in order. An example is a scrap of an article: it need not say what
/// its file is `about`, nor be of the days that the file is for.
pub fn excerpts(rules: &Rules, examples: &[&Example]) -> Vec<Vec<Observation>> {
    let mut open = rules.clone();
    for file in &mut open.files {
        file.about.clear();
        file.published = (None, None);
    }
    let documents = examples.iter().enumerate().map(|(at, example)| Ok(document(at, example)));
    let mut found = Vec::with_capacity(examples.len());
    super::observe(&open, documents, &super::Options::default(), |seen| {
        if let super::Seen::Document { observed, .. } = seen {
            found.push(observed.observations);
        }
        ControlFlow::Continue(())
    });
    found
}

/// Whether an observation is of the value that a rule author noted down; "not …" of one that is denied.
pub fn says(observation: &Observation, expected: &str) -> bool {
    match (observation.stance, expected.strip_prefix("not ")) {
        (Stance::Denies, Some(denied)) => value::is(&observation.value, denied),
        (Stance::Denies, None) => false,
        _ => value::is(&observation.value, expected),
    }
}

/// How a reader would note an observation down.
pub fn noted(observation: &Observation) -> String {
    let denied = if observation.stance == Stance::Denies { "not " } else { "" };
    format!("{denied}{}", observation.value.display)
}

fn document(at: usize, example: &Example) -> Document {
    let title = example.title.clone();
    // A title is a headline only where it stands in the text.
    let text = title.as_ref().map_or_else(|| example.text.clone(), |title| format!("{title}\n\n{}", example.text));
    let metadata = Metadata { title, published: example.published, ..Metadata::default() };
    source::read_text(&format!("example {at}"), text, &metadata)
}
