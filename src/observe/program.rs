//! A pattern as a program of steps over tokens, and the words without which it cannot match.

use std::collections::BTreeSet;
use std::ops::Range;

use super::speech::{Act, Lexicon};
use super::words::{Vocabulary, WordId};
use crate::model::Kind;
use crate::rule::{Pattern, Rules, Word};

/// Most words that `<any>` takes.
pub(super) const ANY_WORDS: usize = 4;

/// One step. Where a step ends, the one after it in the list goes on, unless it says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// One token that is this word.
    Word(WordId),
    /// Up to so many words.
    Gap(usize),
    /// A mention that the fact asks for.
    Value,
    /// A mention of this kind; its value goes into the key.
    Slot(Kind, Option<usize>),
    /// One to four words.
    Any(Option<usize>),
    /// Nothing of the text: notes that the family of this name was met for the key.
    Family(usize, String),
    /// Go on at each of these.
    Split(Vec<usize>),
    /// Go on there.
    Jump(usize),
    /// The pattern has matched.
    Accept,
}

/// A compiled pattern.
#[derive(Debug, Clone, Default)]
pub(super) struct Program {
    /// The steps; the first is the start.
    pub(super) steps: Vec<Step>,
    /// The names of the key's parts, to which steps point by index.
    pub(super) keys: Vec<String>,
    /// A match holds one of these words; none where any text could match.
    pub(super) anchors: Option<BTreeSet<WordId>>,
    /// What a match can begin with.
    pub(super) starts: Starts,
    /// Which mentions it takes.
    pub(super) wants: Wants,
    /// Whether it names a negation itself.
    pub(super) negates: bool,
    /// Whether it has an `<any>`.
    pub(super) has_any: bool,
}

/// Which mentions a program takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Wants {
    /// None: it is words alone.
    #[default]
    Nothing,
    /// Those of slots, or to know where `<any>` must end.
    Mentions,
    /// The one that the fact asks for, and perhaps those of slots.
    Value,
}

/// What a match can begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Starts {
    /// These words.
    pub(super) words: BTreeSet<WordId>,
    /// A mention that the fact asks for.
    pub(super) value: bool,
    /// A mention of some kind.
    pub(super) slot: bool,
    /// Whatever there is.
    pub(super) anything: bool,
}

impl Starts {
    /// Follows the steps from the first as far as they take nothing of the text.
    fn of(steps: &[Step]) -> Self {
        let mut starts = Self::default();
        let mut seen = BTreeSet::new();
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            match steps.get(at) {
                Some(Step::Word(word)) => {
                    starts.words.insert(*word);
                }
                Some(Step::Value) => starts.value = true,
                Some(Step::Slot(..)) => starts.slot = true,
                Some(Step::Split(ways)) => open.extend(ways),
                Some(Step::Jump(to)) => open.push(*to),
                Some(Step::Family(..)) => open.push(at + 1),
                Some(Step::Gap(_) | Step::Any(_) | Step::Accept) | None => starts.anything = true,
            }
        }
        starts
    }
}

impl Program {
    /// Compiles `pattern`; its words join the vocabulary.
    pub(super) fn compile(pattern: &Pattern, rules: &Rules, vocabulary: &mut Vocabulary) -> Self {
        Self::outlined(pattern, rules, vocabulary).0
    }

    /// The program with the elements that an author sees in the phrase.
    pub(super) fn outlined<'r>(
        pattern: &'r Pattern,
        rules: &'r Rules,
        vocabulary: &mut Vocabulary,
    ) -> (Self, Vec<Element<'r>>) {
        let program = Self::default();
        let mut compiler =
            Compiler { program, rules, vocabulary, elements: Vec::new(), inside: false, optional: false };
        compiler.emit(pattern);
        compiler.push(Step::Accept);
        let elements = compiler.elements;
        let anchors = anchors(pattern, rules);
        let mut program = compiler.program;
        program.starts = Starts::of(&program.steps);
        program.anchors = anchors.map(|words| words.into_iter().map(|word| vocabulary.id(word)).collect());
        (program, elements)
    }
}

/// A part of a phrase that takes words: a word, a choice of words, a term, a slot.
#[derive(Debug, Clone)]
pub(super) struct Element<'r> {
    /// Its steps.
    pub(super) steps: Range<usize>,
    /// What it asks for.
    pub(super) pattern: &'r Pattern,
    /// Whether the phrase matches without it.
    pub(super) optional: bool,
}

/// Whether a part of a phrase is one element: what has the value in it is looked into.
fn is_element(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Word(_) | Pattern::Term { .. } | Pattern::Value | Pattern::Slot { .. } | Pattern::Any { .. } => true,
        Pattern::Choice(parts) => !parts.iter().any(has_slot),
        Pattern::Sequence(_) | Pattern::Optional(_) | Pattern::Gap(_) | Pattern::Near { .. } => false,
    }
}

fn has_slot(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Value | Pattern::Slot { .. } | Pattern::Any { .. } => true,
        Pattern::Word(_) | Pattern::Term { .. } | Pattern::Gap(_) => false,
        Pattern::Sequence(parts) | Pattern::Choice(parts) => parts.iter().any(has_slot),
        Pattern::Optional(part) => has_slot(part),
        Pattern::Near { left, right, .. } => has_slot(left) || has_slot(right),
    }
}

struct Compiler<'r, 'v> {
    program: Program,
    rules: &'r Rules,
    vocabulary: &'v mut Vocabulary,
    elements: Vec<Element<'r>>,
    /// Whether what is compiled is inside an element.
    inside: bool,
    /// Whether it may be left out.
    optional: bool,
}

impl<'r> Compiler<'r, '_> {
    fn push(&mut self, step: Step) -> usize {
        self.program.steps.push(step);
        self.program.steps.len() - 1
    }

    fn want_mentions(&mut self) {
        if self.program.wants == Wants::Nothing {
            self.program.wants = Wants::Mentions;
        }
    }

    fn set(&mut self, at: usize, step: Step) {
        if let Some(slot) = self.program.steps.get_mut(at) {
            *slot = step;
        }
    }

    fn key(&mut self, name: Option<&String>) -> Option<usize> {
        let name = name?;
        let keys = &mut self.program.keys;
        Some(keys.iter().position(|key| key == name).unwrap_or_else(|| {
            keys.push(name.clone());
            keys.len() - 1
        }))
    }

    fn emit(&mut self, pattern: &'r Pattern) {
        if self.inside || !is_element(pattern) {
            self.emit_steps(pattern);
            return;
        }
        let start = self.program.steps.len();
        self.inside = true;
        self.emit_steps(pattern);
        self.inside = false;
        self.elements.push(Element { steps: start..self.program.steps.len(), pattern, optional: self.optional });
    }

    fn emit_steps(&mut self, pattern: &'r Pattern) {
        match pattern {
            Pattern::Word(word) => {
                self.program.negates |= is_negation(&word.folded);
                let id = self.vocabulary.id(word);
                self.push(Step::Word(id));
            }
            Pattern::Sequence(parts) => parts.iter().for_each(|part| self.emit(part)),
            Pattern::Choice(parts) => self.choose(parts, Compiler::emit),
            Pattern::Optional(part) => {
                let split = self.push(Step::Split(Vec::new()));
                let before = std::mem::replace(&mut self.optional, true);
                self.emit(part);
                self.optional = before;
                let end = self.program.steps.len();
                self.set(split, Step::Split(vec![split + 1, end]));
            }
            Pattern::Gap(words) => {
                self.push(Step::Gap(*words));
            }
            Pattern::Near { left, right, words } => {
                self.choose([(left, right), (right, left)], |compiler, (first, second)| {
                    compiler.emit(first);
                    compiler.push(Step::Gap(*words));
                    compiler.emit(second);
                });
            }
            Pattern::Value => {
                self.program.wants = Wants::Value;
                self.push(Step::Value);
            }
            Pattern::Slot { key, kind } => {
                self.want_mentions();
                let key = self.key(key.as_ref());
                self.push(Step::Slot(*kind, key));
            }
            Pattern::Any { key } => {
                self.program.has_any = true;
                self.want_mentions();
                let key = self.key(key.as_ref());
                self.push(Step::Any(key));
            }
            Pattern::Term { key, term } => {
                let Some(term) = self.rules.terms.get(term.0) else { return };
                let key = self.key(key.as_ref());
                let forms: Vec<_> =
                    term.families.iter().flat_map(|f| f.forms.iter().map(move |form| (f, &form.pattern))).collect();
                self.choose(forms, |compiler, (family, form)| {
                    compiler.emit(form);
                    if let Some(key) = key {
                        compiler.push(Step::Family(key, family.name.clone()));
                    }
                });
            }
        }
    }

    /// One of `parts`, each emitted by `emit`.
    fn choose<T>(&mut self, parts: impl IntoIterator<Item = T>, mut emit: impl FnMut(&mut Self, T)) {
        let split = self.push(Step::Split(Vec::new()));
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        for part in parts {
            starts.push(self.program.steps.len());
            emit(self, part);
            ends.push(self.push(Step::Jump(0)));
        }
        let end = self.program.steps.len();
        for at in ends {
            self.set(at, Step::Jump(end));
        }
        self.set(split, Step::Split(starts));
    }
}

/// Whether a word turns a statement into its opposite: "not", "didn't".
pub(super) fn is_negation(folded: &str) -> bool {
    folded.ends_with("n't") || Lexicon::english().is(folded, Act::Negation)
}

/// Words of which every match holds one: of the parts of a sequence those that are rarest in news, which for want of
/// counts is those whose shortest word is longest.
fn anchors<'r>(pattern: &'r Pattern, rules: &'r Rules) -> Option<BTreeSet<&'r Word>> {
    let best = |sets: Vec<BTreeSet<&'r Word>>| sets.into_iter().max_by_key(rarity);
    match pattern {
        Pattern::Word(word) => Some(BTreeSet::from([word])),
        Pattern::Sequence(parts) => best(parts.iter().filter_map(|part| anchors(part, rules)).collect()),
        Pattern::Near { left, right, .. } => {
            best([left, right].into_iter().filter_map(|part| anchors(part, rules)).collect())
        }
        Pattern::Choice(parts) => union(parts.iter().map(|part| anchors(part, rules))),
        Pattern::Term { term, .. } => {
            let forms = rules.terms.get(term.0)?.families.iter().flat_map(|family| &family.forms);
            union(forms.map(|form| anchors(&form.pattern, rules)))
        }
        Pattern::Optional(_) | Pattern::Gap(_) | Pattern::Value | Pattern::Slot { .. } | Pattern::Any { .. } => None,
    }
}

fn union<'r>(sets: impl Iterator<Item = Option<BTreeSet<&'r Word>>>) -> Option<BTreeSet<&'r Word>> {
    let mut all = BTreeSet::new();
    for set in sets {
        all.extend(set?);
    }
    (!all.is_empty()).then_some(all)
}

fn rarity(words: &BTreeSet<&Word>) -> (usize, std::cmp::Reverse<usize>) {
    let shortest = words.iter().map(|word| word.folded.len()).min().unwrap_or(0);
    (shortest, std::cmp::Reverse(words.len()))
}
