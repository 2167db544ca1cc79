//! Runs a program over the tokens of one sentence.
//!
//! From each token the steps are tried in order, each place once, so the work is bounded by the length of the sentence
//! times the size of the phrase, whatever the text.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::program::{ANY_WORDS, Program, Step};
use super::speech::{Act, Lexicon};
use super::words::TokenWords;
use crate::model::Kind;
use crate::text::{Shape, Text};
use crate::value::Mention;

/// A place where a program matched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Match {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The offer that `<value>` took.
    pub(super) offer: Option<usize>,
    /// The tokens that `<any>` took.
    pub(super) any: Option<Range<usize>>,
    /// Parts of the key by index.
    pub(super) keys: Vec<(usize, String)>,
    /// How many words of the phrase it took.
    pub(super) words: usize,
}

/// What a program looks at.
#[derive(Clone, Copy)]
pub(super) struct Stage<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) words: &'a TokenWords,
    /// The tokens it may use.
    pub(super) tokens: &'a Range<usize>,
    /// The mentions of the sentence, for slots.
    pub(super) mentions: &'a [Mention],
    /// The tokens of the mentions that `<value>` may take.
    pub(super) offers: &'a [Range<usize>],
}

/// Who watches a run. Matching is watched by nobody and pays nothing for it; an explanation sees the same run.
pub(super) trait Watcher {
    /// What is remembered of the way to a place.
    type Trail: Clone + Default;
    /// Whether a run begins at tokens that no match can begin with, too.
    const ANYWHERE: bool;

    /// Ways that reach one place in different lanes are each followed.
    fn lane(trail: &Self::Trail) -> usize;

    /// A step took these tokens.
    fn took(&mut self, step: usize, tokens: Range<usize>, trail: &mut Self::Trail);

    /// A step did not take what stands at a place. The step to go on at as if it had, and the trail of that, if at all.
    fn refused(&mut self, refusal: Refusal<'_, Self::Trail>) -> Option<(usize, Self::Trail)>;

    /// The program was run to its end.
    fn matched(&mut self, found: &Match, trail: &Self::Trail);
}

/// A step that did not take what stands at a place.
pub(super) struct Refusal<'t, T> {
    pub(super) step: usize,
    /// Where it would have begun.
    pub(super) at: usize,
    /// Whether a gap was just crossed, or the run just begun.
    pub(super) free: bool,
    pub(super) trail: &'t T,
}

/// Nobody.
struct Unwatched;

impl Watcher for Unwatched {
    type Trail = ();
    const ANYWHERE: bool = false;

    fn lane((): &()) -> usize {
        0
    }

    fn took(&mut self, _: usize, _: Range<usize>, (): &mut ()) {}

    fn refused(&mut self, _: Refusal<'_, ()>) -> Option<(usize, ())> {
        None
    }

    fn matched(&mut self, _: &Match, (): &()) {}
}

/// Words that may stand where an element was passed over as if it had matched.
const PASSED: usize = 2;

/// Whether `program` matches anywhere on the stage.
pub(super) fn matches(program: &Program, stage: Stage<'_>) -> bool {
    first(program, stage).is_some()
}

/// The first place where `program` matches.
pub(super) fn first(program: &Program, stage: Stage<'_>) -> Option<Match> {
    let mut nobody = Unwatched;
    let mut runner = Runner::new(program, stage, &mut nobody);
    runner.first_only = true;
    stage.tokens.clone().any(|start| runner.from(start));
    runner.found.into_iter().next()
}

/// Runs `program` from every token, in the eyes of `watcher`. What it matched the watcher has seen.
pub(super) fn watch<W: Watcher>(program: &Program, stage: Stage<'_>, watcher: &mut W) {
    let mut runner = Runner::new(program, stage, watcher);
    for start in stage.tokens.clone() {
        runner.from(start);
    }
}

/// Every match of `program`, whether it counts or not.
pub(super) fn all(program: &Program, stage: Stage<'_>) -> Vec<Match> {
    let mut nobody = Unwatched;
    let mut runner = Runner::new(program, stage, &mut nobody);
    for start in stage.tokens.clone() {
        runner.from(start);
    }
    runner.found
}

struct Runner<'a, W: Watcher> {
    program: &'a Program,
    stage: Stage<'a>,
    seen: FxHashSet<(usize, usize, Option<usize>)>,
    found: Vec<Match>,
    first_only: bool,
    watcher: &'a mut W,
}

/// A way through the program that is not done.
struct Thread<T> {
    step: usize,
    /// The token after the last one taken.
    at: usize,
    /// Whether a gap was just crossed, so that the next element need not be adjacent.
    free: bool,
    so_far: Match,
    trail: T,
}

impl<'a, W: Watcher> Runner<'a, W> {
    fn new(program: &'a Program, stage: Stage<'a>, watcher: &'a mut W) -> Self {
        Self { program, stage, seen: FxHashSet::default(), found: Vec::new(), first_only: false, watcher }
    }

    /// Tries the program from token `start`; whether it matched.
    fn from(&mut self, start: usize) -> bool {
        if !self.can_start(start) {
            return false;
        }
        self.seen.clear();
        let before = self.found.len();
        let so_far = Match { tokens: start..start, ..Match::default() };
        let mut threads = vec![Thread { step: 0, at: start, free: true, so_far, trail: W::Trail::default() }];
        while let Some(thread) = threads.pop() {
            let step = thread.step + W::lane(&thread.trail) * self.program.steps.len();
            if !self.seen.insert((step, thread.at * 2 + usize::from(thread.free), thread.so_far.offer)) {
                continue;
            }
            self.advance(thread, &mut threads);
            if self.first_only && self.found.len() > before {
                return true;
            }
        }
        self.found.len() > before
    }

    /// Whether a match can begin at a token: most tokens are none of the words a phrase begins with.
    fn can_start(&self, at: usize) -> bool {
        let stage = &self.stage;
        let starts = &self.program.starts;
        stage.text.shape(at).is_some_and(is_content)
            && (W::ANYWHERE
                || starts.anything
                || stage.words.at(at).iter().any(|word| starts.words.contains(word))
                || (starts.value && stage.offers.iter().any(|offer| offer.start == at))
                || (starts.slot && stage.mentions.iter().any(|mention| mention.tokens.start == at)))
    }

    fn advance(&mut self, thread: Thread<W::Trail>, threads: &mut Vec<Thread<W::Trail>>) {
        let Some(step) = self.program.steps.get(thread.step) else { return };
        let next = thread.step + 1;
        match step {
            Step::Accept => {
                if thread.at > thread.so_far.tokens.start {
                    let tokens = thread.so_far.tokens.start..thread.at;
                    let found = Match { tokens, ..thread.so_far };
                    self.watcher.matched(&found, &thread.trail);
                    self.found.push(found);
                }
            }
            Step::Jump(to) => threads.push(Thread { step: *to, ..thread }),
            Step::Split(ways) => {
                for way in ways.iter().rev() {
                    let (so_far, trail) = (thread.so_far.clone(), thread.trail.clone());
                    threads.push(Thread { step: *way, at: thread.at, free: thread.free, so_far, trail });
                }
            }
            Step::Family(key, name) => {
                let mut so_far = thread.so_far;
                so_far.keys.push((*key, name.clone()));
                threads.push(Thread { step: next, so_far, ..thread });
            }
            Step::Gap(words) => self.cross(&thread, next, *words, threads),
            Step::Word(word) => {
                let at = self.begin(&thread);
                if at < self.stage.tokens.end && self.stage.words.at(at).contains(word) {
                    let so_far = Match { words: thread.so_far.words + 1, ..thread.so_far };
                    self.take(thread.step, at..at + 1, so_far, thread.trail, threads);
                } else {
                    self.refuse(thread, at, threads);
                }
            }
            Step::Value => {
                let at = self.begin(&thread);
                let before = threads.len();
                for (index, offer) in self.stage.offers.iter().enumerate() {
                    if thread.so_far.offer.is_none() && offer.start == at && self.fits(offer) {
                        let so_far = Match { offer: Some(index), ..thread.so_far.clone() };
                        self.take(thread.step, offer.clone(), so_far, thread.trail.clone(), threads);
                    }
                }
                if threads.len() == before {
                    self.refuse(thread, at, threads);
                }
            }
            Step::Slot(kind, key) => self.take_slot(thread, *kind, *key, threads),
            Step::Any(key) => self.take_any(thread, *key, threads),
        }
    }

    /// Goes on behind the tokens that a step takes.
    fn take(
        &mut self,
        step: usize,
        tokens: Range<usize>,
        so_far: Match,
        mut trail: W::Trail,
        threads: &mut Vec<Thread<W::Trail>>,
    ) {
        self.watcher.took(step, tokens.clone(), &mut trail);
        threads.push(Thread { step: step + 1, at: tokens.end, free: false, so_far, trail });
    }

    /// Ends a way, unless the watcher wants to know how it would go on.
    fn refuse(&mut self, thread: Thread<W::Trail>, at: usize, threads: &mut Vec<Thread<W::Trail>>) {
        let Thread { step, free, .. } = thread;
        if let Some((next, trail)) = self.watcher.refused(Refusal { step, at, free, trail: &thread.trail }) {
            self.cross(&Thread { trail, ..thread }, next, PASSED, threads);
        }
    }

    fn fits(&self, tokens: &Range<usize>) -> bool {
        tokens.end <= self.stage.tokens.end
    }

    /// Where the next element begins: quotation marks and joining hyphens are passed over.
    fn begin(&self, thread: &Thread<W::Trail>) -> usize {
        if thread.free {
            return thread.at;
        }
        let mut at = thread.at;
        while at < self.stage.tokens.end && matches!(self.stage.text.shape(at), Some(Shape::Quote | Shape::Hyphen)) {
            at += 1;
        }
        at
    }

    /// Every place that up to `words` words ahead can begin an element.
    fn cross(&self, thread: &Thread<W::Trail>, next: usize, words: usize, threads: &mut Vec<Thread<W::Trail>>) {
        let mut passed = 0;
        let mut places = Vec::new();
        for at in thread.at..self.stage.tokens.end {
            let Some(shape) = self.stage.text.shape(at) else { break };
            if is_content(shape) {
                places.push(at);
            }
            if matches!(shape, Shape::Word | Shape::Number) {
                passed += 1;
                if passed > words {
                    break;
                }
            }
        }
        // A gap at the end of a phrase matches nothing more.
        if places.is_empty() {
            places.push(thread.at);
        }
        for at in places.into_iter().rev() {
            let (so_far, trail) = (thread.so_far.clone(), thread.trail.clone());
            threads.push(Thread { step: next, at, free: true, so_far, trail });
        }
    }

    fn take_slot(
        &mut self,
        thread: Thread<W::Trail>,
        kind: Kind,
        key: Option<usize>,
        threads: &mut Vec<Thread<W::Trail>>,
    ) {
        let at = self.begin(&thread);
        let before = threads.len();
        for mention in
            self.stage.mentions.iter().filter(|m| m.tokens.start == at && m.tokens.end <= self.stage.tokens.end)
        {
            let readings = std::iter::once(&mention.value).chain(&mention.readings);
            let Some(value) = readings.into_iter().find(|value| value.kind == kind) else { continue };
            let mut so_far = thread.so_far.clone();
            so_far.keys.extend(key.map(|key| (key, value.display.clone())));
            self.take(thread.step, mention.tokens.clone(), so_far, thread.trail.clone(), threads);
        }
        if threads.len() == before {
            self.refuse(thread, at, threads);
        }
    }

    fn take_any(&mut self, thread: Thread<W::Trail>, key: Option<usize>, threads: &mut Vec<Thread<W::Trail>>) {
        let lexicon = Lexicon::english();
        let start = self.begin(&thread);
        let before = threads.len();
        let mut words = 0;
        for at in start..self.stage.tokens.end {
            match self.stage.text.shape(at) {
                Some(Shape::Word | Shape::Number | Shape::Mark) => words += 1,
                Some(Shape::Hyphen) => continue,
                _ => break,
            }
            let mut so_far = thread.so_far.clone();
            let taken = start..at + 1;
            // A name does not end in "on" or "the", and a date or number is none.
            let word = self.stage.text.word(at);
            if self.stage.mentions.iter().any(|mention| mention.tokens.start == at) {
                break;
            }
            if (lexicon.is(word, Act::Stop) || lexicon.is(word, Act::Join)) && words < ANY_WORDS {
                continue;
            }
            match key {
                Some(key) => so_far.keys.push((key, self.stage.text.words(&taken).to_owned())),
                None => so_far.any = Some(taken.clone()),
            }
            self.take(thread.step, taken, so_far, thread.trail.clone(), threads);
            if words == ANY_WORDS {
                break;
            }
        }
        if threads.len() == before {
            self.refuse(thread, start, threads);
        }
    }
}

const fn is_content(shape: Shape) -> bool {
    matches!(shape, Shape::Word | Shape::Number | Shape::Mark)
}
