//! Lists that YAML split at a comma inside a phrase: `[(a, b) c]` has two items, and neither is what was meant.

use std::collections::BTreeSet;

use crate::yaml::Faults;
use crate::yaml::{Data, Node};

/// No phrase has more commas than this less one.
const LONGEST: usize = 8;

/// Reports the torn phrases of a list in brackets, and gives the items that are parts of one and mean nothing alone.
pub(super) fn report(list: &Node, file: &str, faults: &mut Faults) -> BTreeSet<usize> {
    let mut parts = BTreeSet::new();
    let Data::List(items) = &list.data else { return parts };
    if !list.span.of(file).starts_with('[') {
        return parts;
    }
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let Some((end, broken)) = tear(items, at, file) else {
            at += 1;
            continue;
        };
        let span = items.get(end).map_or(item.span, |last| item.span.join(last.span));
        let help = format!("put the whole phrase in quotes: {}", quoted(span.of(file)));
        if broken {
            faults.error(span, "YAML splits this phrase at its comma", Some(help));
            parts.extend(at..=end);
        } else {
            let message = format!("YAML splits this list at the comma behind `{}`", item.span.of(file));
            faults.warning(span, message, Some(help));
        }
        at = end + 1;
    }
    parts
}

/// The last item of the phrase that seems to start at `at`, and whether its parts cannot stand alone.
fn tear(items: &[Node], at: usize, file: &str) -> Option<(usize, bool)> {
    let first = items.get(at)?.span.of(file);
    if first.starts_with(['\'', '"']) {
        return None;
    }
    let mut open = Open::default();
    for (end, item) in items.iter().enumerate().skip(at).take(LONGEST) {
        open.read(item.span.of(file));
        if open.is_closed() {
            if end > at {
                return Some((end, open.brackets));
            }
            break;
        }
    }
    // A number such as 1,300.
    let (item, next) = (items.get(at)?, items.get(at + 1)?);
    let head = first.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    let tail = next.span.of(file).split(|c: char| !c.is_ascii_digit()).next()?;
    let close = next.span.start == item.span.end + 1;
    (close && (1..=3).contains(&head.len()) && tail.len() == 3).then_some((at + 1, false))
}

/// What has been opened and not closed.
#[derive(Default)]
struct Open {
    round: i32,
    angle: i32,
    curly: i32,
    straight: usize,
    /// Whether brackets were open at the end of any item.
    brackets: bool,
}

impl Open {
    fn read(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '(' => self.round += 1,
                ')' => self.round -= 1,
                '<' => self.angle += 1,
                '>' => self.angle -= 1,
                '“' => self.curly += 1,
                '”' => self.curly -= 1,
                '"' => self.straight += 1,
                _ => {}
            }
        }
        self.brackets |= self.round > 0 || self.angle > 0;
    }

    const fn is_closed(&self) -> bool {
        self.round <= 0 && self.angle <= 0 && self.curly <= 0 && self.straight.is_multiple_of(2)
    }
}

fn quoted(words: &str) -> String {
    format!("'{}'", words.replace('\'', "''"))
}
