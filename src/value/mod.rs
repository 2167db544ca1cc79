//! From tokens to mentions: numbers, quantities, dates and times with their hedges, read as intervals.
//!
//! One file a kind or an idea; the words are data in `lexicon/`. Nothing here fails: odd input is no mention.
//!
//! A sentence is read from left to right. At each token every reader of the table is asked for a mention whose first
//! word of weight stands there; the longest counts, and reading goes on behind it. Words that start nothing, nearly all
//! of a text, are passed at a gate. What stands between two mentions then makes pairs of them.

mod age;
mod amount;
mod bounds;
mod calendar;
#[cfg(test)]
mod cases;
mod compound;
mod date;
mod display;
mod duration;
mod fraction;
mod gate;
mod grammar;
mod hash;
mod hedge;
mod house;
mod inches;
mod interval;
mod items;
mod looseness;
mod magnitude;
mod many;
mod measure;
mod mentions;
mod miswritten;
mod moment;
#[cfg(test)]
mod neighbours;
mod noun;
mod novalue;
mod number;
mod one;
mod ordinal;
mod pair;
mod phrases;
mod quantity;
mod range;
mod rate;
mod run_on;
mod same;
mod scan;
mod size;
mod slip;
mod stamp;
mod starters;
mod time;
mod unit_behind;
mod units;
mod vague;
mod zone;

use std::ops::Range;

use crate::model::{Kind, Moment, Value};
use crate::text::Text;

pub use date::references;
use gate::Asked;
pub use mentions::Mentions;
pub use miswritten::{ERRORS, miswritten};
use scan::{Reader, Scan};

pub use date::weekday;
pub use display::{display, display_range};
pub use house::{House, Known, settle};
pub use same::{in_unit, is};
pub use slip::slip;
pub use time::{in_zone, last_day};
pub use units::Unit;
pub use zone::Zone;

/// A value found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its tokens: hedge, number, unit, rate and converted half; a count's noun stays outside.
    pub tokens: Range<usize>,
    /// What it says.
    pub value: Value,
    /// The tokens of a count's noun, modifiers included: "Ukrainian drones".
    pub noun: Option<Range<usize>>,
    /// What the same words say to a fact of another kind: "12 days ago" is a date, and a duration where that is wanted.
    pub readings: Vec<Value>,
}

/// What is known of a document that decides how its values are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// When it was published; without it a relative date stays unresolved.
    pub published: Option<Moment>,
}

/// The readers, each in its own file, in the order of the bits of [`Asked`]. Of equally long mentions the one that stands first here counts.
const READERS: [Reader; 3] = [time::at, moment::at, starters::at];

/// The mentions of one sentence, in order, the outermost only; linear in its tokens.
pub fn read(text: &Text<'_>, sentence: usize, context: &Context) -> Vec<Mention> {
    let Some(sentence) = text.sentences.get(sentence) else { return Vec::new() };
    let mut scan = Scan::new(text, &sentence.tokens, context);
    let mut mentions = Vec::new();
    let mut at = scan.start;
    while let Some((next, asked)) = gate::next(&scan, at) {
        at = next;
        match longest(&scan, at, asked) {
            Some(mention) => {
                at = mention.tokens.end.max(at + 1);
                scan.from = at;
                scan.told = date::Told::of(&mention.value).or(scan.told);
                mentions.push(mention);
            }
            None => at += 1,
        }
    }
    pair::join(&scan, bounds::join(&scan, mentions))
}

/// Whether a bare "3/4" is read as a share and a day of the year alike; of so few parts it is the share.
fn is_share_of_few(found: &Mention, best: &Mention) -> bool {
    let few = |share: f64| (share * 12.0 - (share * 12.0).round()).abs() < 1e-9 && share > 0.2;
    found.tokens == best.tokens
        && (found.value.kind, best.value.kind) == (Kind::Fraction, Kind::Date)
        && found.value.number.is_some_and(few)
}

/// The longest mention that a reader finds at a token, the first of equals.
fn longest(scan: &Scan<'_, '_>, at: usize, asked: Asked) -> Option<Mention> {
    let mut best: Option<Mention> = None;
    let readers = READERS.iter().enumerate().filter(|(place, _)| asked.reader(*place));
    for found in readers.filter_map(|(_, reader)| reader(scan, at)) {
        if best.as_ref().is_none_or(|best| found.tokens.len() > best.tokens.len() || is_share_of_few(&found, best)) {
            best = Some(found);
        }
    }
    best
}
