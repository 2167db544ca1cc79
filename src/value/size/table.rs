//! How much the vague words stand for, whatever they are a size of: the lines of the lexicon, as a house sets them.

use std::fmt;

use crate::model::{Interval, Range};
use crate::text::lexicon;

/// What a vague word stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Size {
    pub(crate) core: Option<(f64, f64)>,
    pub(crate) wide: (f64, f64),
    /// Only before "of".
    pub(crate) of: bool,
}

/// A size with its words.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) size: Size,
    pub(crate) forms: Vec<String>,
}

/// The lines of the lexicon.
pub(crate) fn read() -> Vec<Row> {
    let rows = lexicon::entries(include_str!("../lexicon/en/vague.tsv")).filter_map(|fields| match fields.as_slice() {
        [low, high, from, to, place, forms] => {
            let core = low.parse().ok().zip(high.parse().ok());
            let size = Size { core, wide: (from.parse().ok()?, to.parse().ok()?), of: *place == "of" };
            Some(Row { size, forms: lexicon::forms(forms).map(str::to_owned).collect() })
        }
        _ => None,
    });
    rows.collect()
}

impl Size {
    /// As much as it can be: it is never less than its least.
    pub(crate) fn interval(self) -> Interval {
        let core = self.core.map(|(low, high)| Range::closed(low, high));
        let (low, high) = self.wide;
        let wide = if core.is_some() { Range::closed(low, high) } else { Range::until(low, high) };
        Interval { hard_lo: true, ..Interval::soft(None, core, wide) }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = |(low, high): (f64, f64)| if low < high { format!("{low}–{high}") } else { low.to_string() };
        match self.core {
            Some(core) => write!(f, "{} ({})", range(core), range(self.wide)),
            None => f.write_str(&range(self.wide)),
        }
    }
}
