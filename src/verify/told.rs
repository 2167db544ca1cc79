//! Changes against a snapshot as a person reads them.

use std::fmt::Write as _;

use super::{Change, Class};
use crate::report::{Options, counted, safe, wrap};

/// Columns of the class of a change.
const CLASS: usize = 10;

/// One change: its class, fact and key, and below what is different.
pub fn told(change: &Change, options: &Options) -> String {
    let key: Vec<String> = change.key.iter().map(|(slot, value)| format!("{slot}: {value}")).collect();
    let key = if key.is_empty() { String::new() } else { format!(" ({})", key.join(", ")) };
    let mut out = format!("{:CLASS$}{}\n", change.class.name(), safe(&format!("{}{key}", change.fact)));
    for line in change.lines.iter().map(|line| safe(line)) {
        for (at, line) in wrap(&line, options.width.saturating_sub(CLASS + 2).max(20)).iter().enumerate() {
            // Writing to a String does not fail.
            let _ = writeln!(out, "{:CLASS$}{}{line}", "", if at > 0 { "  " } else { "" });
        }
    }
    out
}

/// `1 new, 2 changed`
pub fn summary(changes: &[Change]) -> String {
    let counts = Class::ALL.into_iter().filter_map(|class| {
        let number = changes.iter().filter(|change| change.class == class).count();
        (number > 0).then(|| format!("{number} {}", class.name()))
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// `3 entries`
pub fn entries(number: usize) -> String {
    if number == 1 { counted(1, "entry") } else { format!("{number} entries") }
}
