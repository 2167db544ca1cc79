//! The condition that does not let a match in.

use super::reason::Reason;
use crate::model::Places;
use crate::observe::condition::{Refusal, Spot};
use crate::rule::Condition;
use crate::text::Text;

/// The reason that a refusal is; `wanted` and `unwanted` are the conditions that were asked.
pub(super) fn reason(
    refusal: &Refusal,
    (wanted, unwanted): (&[Condition], &[Condition]),
    of_phrase: bool,
    spot: Spot,
    text: &Text<'_>,
    places: &Places,
) -> Option<Reason> {
    let condition = if refusal.wanted { wanted } else { unwanted }.get(refusal.at)?;
    let (asked, section) = match condition {
        Condition::Said { sayings, .. } => {
            (sayings.iter().map(|saying| saying.written.clone()).collect::<Vec<_>>(), None)
        }
        Condition::In { sections, .. } => {
            let asked = sections.iter().map(|section| section.name().to_owned()).collect();
            (asked, Some(spot.section.name().to_owned()))
        }
    };
    let met = refusal.met.as_ref();
    Some(Reason::Condition {
        wanted: refusal.wanted,
        scope: condition.scope().to_owned(),
        entry: met.and_then(|met| asked.get(met.saying).cloned()),
        asked,
        of_phrase,
        section,
        met: met.map(|met| text.words(&met.tokens).to_owned()),
        place: met.map(|met| places.place(text.source, text.span(&met.tokens).start)),
    })
}
