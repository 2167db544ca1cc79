//! Scraps of articles that are no file: the examples of rules.

use std::ops::ControlFlow;

use crate::model::{Document, Observation, Stance};
use crate::rule::{Example, Rules, Wanted};
use crate::source::{self, Metadata};
use crate::text::fold;
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

/// Whether an observation is of the value that a rule author noted down; "not …" of one that is denied, unless its
/// stance is noted too.
pub fn says(observation: &Observation, wanted: &Wanted) -> bool {
    let is_of = |value: &str| value::is(&observation.value, value);
    match (observation.stance, wanted.value.strip_prefix("not ")) {
        (Stance::Denies, Some(denied)) => is_of(denied) || (wanted.stance.is_some() && is_of(&wanted.value)),
        (Stance::Denies, None) => wanted.stance.is_some() && is_of(&wanted.value),
        _ => is_of(&wanted.value),
    }
}

/// Whether it has the key that is noted, as far as it is noted.
pub fn has_key(observation: &Observation, wanted: &Wanted) -> bool {
    wanted.key.iter().all(|(slot, wanted)| match observation.key.get(slot) {
        Some(found) => fold(found) == fold(wanted),
        None => wanted == Wanted::NO_KEY,
    })
}

/// Whether it is said by the speaker that is noted, if one is: by the name in the text or a part of it, or by the family.
pub fn is_by(observation: &Observation, wanted: &Wanted) -> bool {
    let Some(wanted) = &wanted.speaker else { return true };
    let Some(speaker) = &observation.speaker else { return wanted == Wanted::NOBODY };
    let (wanted, name) = (fold(wanted), fold(&speaker.name));
    let words: Vec<&str> = name.split_whitespace().collect();
    wanted == fold(&speaker.family) || wanted.split_whitespace().all(|word| words.contains(&word))
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
