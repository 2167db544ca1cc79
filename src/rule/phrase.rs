//! The phrase parser: from `<value> ~ (call|talks)` to a [`Pattern`].
//!
//! A phrase is one or more sequences parted by `~`; a sequence is words, gaps, slots in `<…>` and choices in `(…)`.
//! What a slot stands for is asked of the caller, who knows the terms.

use std::ops::Range;

use super::flaw::Flaw;
use super::pattern::Pattern;
use super::words;

/// The gap of `...` and the distance of `~` where no number is given.
const NEAR: usize = 6;
/// No sentence is longer than a gap of this.
const WIDEST: usize = 60;
/// Brackets in brackets, and ever so many `~`, nest a pattern.
const DEEPEST: usize = 12;

/// A slot as it is written: `<key:name>`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'p> {
    pub(super) key: Option<&'p str>,
    pub(super) name: &'p str,
}

/// What a phrase may hold besides words, choices and options.
pub(super) trait Slots {
    /// What a slot asks for.
    fn resolve(&mut self, slot: Slot<'_>) -> Result<Pattern, (String, Option<String>)>;

    /// Why gaps and `~` have no meaning here, where they have none.
    fn no_gaps(&self) -> Option<&'static str> {
        None
    }
}

/// Parses a phrase; all its faults at once.
pub(super) fn parse(text: &str, slots: &mut dyn Slots) -> Result<Pattern, Vec<Flaw>> {
    let mut parser = Parser { text, at: 0, depth: 0, too_deep: false, slots, faults: Vec::new() };
    let pattern = parser.near();
    if parser.faults.is_empty() && parser.at < text.len() {
        parser.stray();
    }
    if parser.faults.is_empty() && pattern == Pattern::Sequence(Vec::new()) {
        parser.faults.push(Flaw::new(
            0..text.len(),
            "this phrase has no words",
            "write the words that stand around the value, or take it out",
        ));
    }
    if parser.faults.is_empty() { Ok(pattern) } else { Err(parser.faults) }
}

struct Parser<'p> {
    text: &'p str,
    at: usize,
    depth: usize,
    too_deep: bool,
    slots: &'p mut dyn Slots,
    faults: Vec<Flaw>,
}

impl<'p> Parser<'p> {
    /// `A ~ B ~10 C`
    fn near(&mut self) -> Pattern {
        let mut left = self.sequence();
        let mut joined = 0;
        while self.rest().starts_with('~') {
            let from = self.at;
            self.at += 1;
            let words = self.number(from, NEAR);
            self.refuse_gap(from);
            let right = self.sequence();
            joined += 1;
            if is_nothing(&left) || is_nothing(&right) {
                let help = "`A ~ B` needs words or a slot on either side";
                self.fault(from..from + 1, "one side of this `~` is empty", help);
            }
            if joined > DEEPEST {
                self.fault(from..from + 1, format!("more than {DEEPEST} `~` in one phrase"), "part the phrase in two");
                return left;
            }
            left = Pattern::Near { left: Box::new(left), right: Box::new(right), words };
        }
        left
    }

    fn sequence(&mut self) -> Pattern {
        let mut items = Vec::new();
        loop {
            self.skip_space();
            let from = self.at;
            let rest = self.rest();
            match rest.chars().next() {
                None | Some('~' | '|' | ')') => break,
                Some('(') => items.push(self.choice()),
                Some('<') => items.extend(self.slot()),
                Some('.') if rest.starts_with("...") => items.push(self.gap(3)),
                Some('…') => items.push(self.gap('…'.len_utf8())),
                Some('>') => {
                    self.at += 1;
                    self.fault(from..self.at, "this `>` closes nothing", "a slot is written <name>");
                }
                Some('?') => {
                    self.at += 1;
                    let help = "only brackets can be optional: (word)?";
                    self.fault(from..self.at, "this `?` follows no bracket", help);
                }
                Some(_) => self.literal(&mut items),
            }
        }
        // A comma at an end, or beside a gap, asks for nothing.
        words::trim(&mut items);
        match items.len() {
            1 => items.pop().unwrap_or(Pattern::Sequence(Vec::new())),
            _ => Pattern::Sequence(items),
        }
    }

    /// `(a|b c)`, `(a)?`
    fn choice(&mut self) -> Pattern {
        let from = self.at;
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            self.fault(from..self.at, format!("brackets nested more than {DEEPEST} deep"), "write two phrases");
            self.at = self.text.len();
            self.too_deep = true;
            return Pattern::Sequence(Vec::new());
        }
        let mut ways = Vec::new();
        loop {
            let start = self.at;
            let way = self.near();
            if is_nothing(&way) && self.faults.is_empty() {
                let at = start..(self.at + 1).min(self.text.len()).max(start);
                self.fault(at, "this choice has an empty side", "what may be left out is written (word)?");
            }
            ways.push(way);
            if self.rest().starts_with('|') {
                self.at += 1;
            } else {
                break;
            }
        }
        self.depth -= 1;
        if self.rest().starts_with(')') {
            self.at += 1;
        } else if !self.too_deep {
            self.fault(from..from + 1, "this bracket is never closed", "close it with `)`");
        }
        let inner = match ways.len() {
            1 => ways.pop().unwrap_or(Pattern::Sequence(Vec::new())),
            _ => Pattern::Choice(ways),
        };
        if self.rest().starts_with('?') {
            self.at += 1;
            return Pattern::Optional(Box::new(inner));
        }
        inner
    }

    /// `<name>`, `<key:name>`
    fn slot(&mut self) -> Option<Pattern> {
        let from = self.at;
        let inside = self.rest().get(1..).unwrap_or_default();
        let Some(end) = inside.find(['>', '<']).filter(|end| inside.get(*end..).is_some_and(|c| c.starts_with('>')))
        else {
            self.at += 1;
            self.fault(from..from + 1, "this `<` is never closed", "a slot is written <name>");
            return None;
        };
        self.at = from + end + 2;
        let inside = inside.get(..end).unwrap_or_default();
        let (key, name) = match inside.split_once(':') {
            Some((key, name)) => (Some(key.trim()), name.trim()),
            None => (None, inside.trim()),
        };
        if name.is_empty() || key == Some("") {
            self.fault(from..self.at, "this slot has no name", "a slot is written <name> or <key:name>");
            return None;
        }
        match self.slots.resolve(Slot { key, name }) {
            Ok(pattern) => Some(pattern),
            Err((message, help)) => {
                self.faults.push(Flaw { at: from..self.at, message, help });
                None
            }
        }
    }

    /// `...`, `...12`
    fn gap(&mut self, length: usize) -> Pattern {
        let from = self.at;
        self.at += length;
        while self.rest().starts_with('.') {
            self.at += 1;
        }
        self.refuse_gap(from);
        Pattern::Gap(self.number(from, NEAR))
    }

    /// Words up to the next sign.
    fn literal(&mut self, items: &mut Vec<Pattern>) {
        let rest = self.rest();
        let end = words::end_of_words(rest);
        let glued = self.at > 0 && self.text.get(..self.at).is_some_and(|before| before.ends_with(['>', ')', '?']));
        let run = rest.get(..end).unwrap_or(rest);
        if let Err(fault) = words::read(run, glued, items) {
            self.faults.push(Flaw { at: self.at + fault.at.start..self.at + fault.at.end, ..fault });
        }
        self.at += end.max(1);
    }

    /// The digits that follow a sign at once.
    fn number(&mut self, from: usize, default: usize) -> usize {
        let rest = self.rest();
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits == 0 {
            return default;
        }
        self.at += digits;
        match rest.get(..digits).and_then(|digits| digits.parse().ok()) {
            Some(words) if (1..=WIDEST).contains(&words) => words,
            _ => {
                let message =
                    format!("`{}` words lie between, expected 1 to {WIDEST}", rest.get(..digits).unwrap_or_default());
                self.fault(
                    from..self.at,
                    message,
                    "write `...` for six; far words can be asked for under `where: {sentence: …}`",
                );
                default
            }
        }
    }

    fn refuse_gap(&mut self, from: usize) {
        if let Some(why) = self.slots.no_gaps() {
            self.fault(from..self.at, why, "write each form out, one entry a form");
        }
    }

    /// A `|` or `)` that stands outside brackets.
    fn stray(&mut self) {
        let at = self.at..self.at + 1;
        match self.rest().chars().next() {
            Some(')') => self.fault(at, "this bracket closes nothing", "take it out, or open it with `(`"),
            _ => self.fault(at, "a choice stands in brackets", "write (a|b)"),
        }
    }

    fn fault(&mut self, at: Range<usize>, message: impl Into<String>, help: &str) {
        self.faults.push(Flaw::new(at, message, help));
    }

    fn rest(&self) -> &'p str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }
}

fn is_nothing(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::Sequence(items) if items.is_empty())
}
