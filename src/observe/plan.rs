//! What a run looks for: the rules with every phrase compiled and every word numbered. Made once, used by all threads.

use std::collections::{BTreeSet, HashMap};

use rustc_hash::FxHashMap;

use super::filter::{self, Filter};
use super::program::Program;
use super::quote;
use super::words::{Vocabulary, WordId};
use crate::model::Document;
use crate::rule::{Ask, Condition, Family, Rules, Saying, Scope, Word};
use crate::text::{self, Shape};

/// Rules made ready for matching.
#[derive(Debug)]
pub struct Plan<'r> {
    /// The rules.
    pub rules: &'r Rules,
    pub(super) vocabulary: Vocabulary,
    pub(super) phrases: Vec<PhrasePlan>,
    /// For each file, its `about`.
    pub(super) about: Vec<Vec<Program>>,
    /// The compiled sayings of all conditions.
    pub(super) sayings: Vec<Program>,
    /// For each fact, the conditions of file and fact.
    pub(super) facts: Vec<Conditions>,
    /// Which phrases a word may start.
    pub(super) by_anchor: FxHashMap<WordId, Vec<usize>>,
    /// Phrases that any text could match.
    pub(super) unanchored: Vec<usize>,
    /// Families of the rules by each folded form, for naming speakers.
    pub(super) families: HashMap<String, String>,
    /// What lets a document in.
    about_filter: Filter,
    /// For each asker of it, the file.
    about_askers: Vec<usize>,
    /// What may be found in a document that is let in.
    fact_filter: Filter,
    /// For each asker of it, the fact.
    fact_askers: Vec<usize>,
}

/// One phrase of one fact.
#[derive(Debug)]
pub(super) struct PhrasePlan {
    pub(super) fact: usize,
    /// Its number among the phrases of the fact.
    pub(super) number: usize,
    /// The label it stands for.
    pub(super) label: Option<usize>,
    pub(super) program: Program,
    pub(super) conditions: Conditions,
}

/// Conditions with their sayings compiled.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    pub(super) wanted: Vec<ConditionPlan>,
    pub(super) unwanted: Vec<ConditionPlan>,
}

/// One condition; its sayings are indices into [`Plan::sayings`].
#[derive(Debug)]
pub(super) enum ConditionPlan {
    Said(Scope, Vec<usize>),
    In(Vec<crate::model::Section>),
}

/// What a document can hold, by its literals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hopes {
    /// For each file, whether one of its `about` can be said.
    pub(super) about: Vec<bool>,
    /// For each fact, whether one of its phrases can be.
    pub(super) facts: Vec<bool>,
}

impl<'r> Plan<'r> {
    /// Compiles `rules`.
    pub fn of(rules: &'r Rules) -> Self {
        let mut compiler = Compiler { rules, vocabulary: Vocabulary::default(), sayings: Vec::new() };
        let phrases = compiler.phrases();
        let facts = rules.facts.iter().map(|fact| compiler.conditions(&fact.wanted, &fact.unwanted)).collect();
        let about: Vec<Vec<Program>> =
            rules.files.iter().map(|file| file.about.iter().map(|saying| compiler.compile(saying)).collect()).collect();
        let Compiler { vocabulary, sayings, .. } = compiler;

        let mut by_anchor: FxHashMap<WordId, Vec<usize>> = FxHashMap::default();
        let mut unanchored = Vec::new();
        for (at, phrase) in phrases.iter().enumerate() {
            match &phrase.program.anchors {
                Some(words) => words.iter().for_each(|word| by_anchor.entry(*word).or_default().push(at)),
                None => unanchored.push(at),
            }
        }
        let mut plan = Self {
            rules,
            phrases,
            about,
            sayings,
            facts,
            by_anchor,
            unanchored,
            families: families(rules),
            about_filter: Filter::default(),
            about_askers: Vec::new(),
            fact_filter: Filter::default(),
            fact_askers: Vec::new(),
            vocabulary,
        };
        plan.build_filters();
        plan
    }

    fn build_filters(&mut self) {
        let words = self.vocabulary.by_id();
        let spelled =
            |ids: &BTreeSet<WordId>| ids.iter().filter_map(|id| words.get(id).cloned()).collect::<Vec<Word>>();
        let mut asked: Vec<(usize, Option<Vec<Word>>)> = Vec::new();
        for (file, programs) in self.about.iter().enumerate() {
            asked.extend(programs.iter().map(|program| (file, program.anchors.as_ref().map(spelled))));
        }
        (self.about_filter, self.about_askers) = filter(&asked);
        let mut asked: Vec<(usize, Option<Vec<Word>>)> =
            self.phrases.iter().map(|phrase| (phrase.fact, phrase.program.anchors.as_ref().map(spelled))).collect();
        for (fact, ask) in self.rules.facts.iter().map(|fact| &fact.ask).enumerate() {
            match ask {
                Ask::Quote { words, .. } => asked.push((fact, quote_anchor(words))),
                Ask::Spelling { term } => {
                    let families = self.rules.terms.get(term.0).map_or(&[][..], |term| &term.families);
                    asked.push((fact, Some(name_words(families))));
                }
                Ask::Value { .. } | Ask::Label { .. } => {}
            }
        }
        (self.fact_filter, self.fact_askers) = filter(&asked);
    }

    /// What `document` can hold. What no file lets in is not searched for facts.
    pub(super) fn hopes(&self, document: &Document) -> Hopes {
        let mut hopes =
            Hopes { about: self.about.iter().map(Vec::is_empty).collect(), facts: vec![false; self.rules.facts.len()] };
        let folded = filter::folded(document);
        mark(&mut hopes.about, &self.about_askers, self.about_filter.ask(&folded));
        if hopes.about.contains(&true) {
            mark(&mut hopes.facts, &self.fact_askers, self.fact_filter.ask(&folded));
        }
        hopes
    }
}

/// A filter for what is asked, with who asks it.
fn filter(asked: &[(usize, Option<Vec<Word>>)]) -> (Filter, Vec<usize>) {
    let words = asked.iter().map(|(_, words)| words.as_ref().map(|words| words.iter().collect()));
    (Filter::new(words), asked.iter().map(|(asker, _)| *asker).collect())
}

/// Sets the flag of each asker whose words were met.
fn mark(flags: &mut [bool], askers: &[usize], met: Vec<bool>) {
    for (asker, _) in askers.iter().zip(met).filter(|(_, met)| *met) {
        if let Some(flag) = flags.get_mut(*asker) {
            *flag = true;
        }
    }
}

struct Compiler<'r> {
    rules: &'r Rules,
    vocabulary: Vocabulary,
    sayings: Vec<Program>,
}

impl Compiler<'_> {
    fn compile(&mut self, saying: &Saying) -> Program {
        Program::compile(&saying.pattern, self.rules, &mut self.vocabulary)
    }

    fn phrases(&mut self) -> Vec<PhrasePlan> {
        let mut plans = Vec::new();
        for (fact, ask) in self.rules.facts.iter().map(|fact| &fact.ask).enumerate() {
            for (number, (label, phrase)) in ask.phrases().enumerate() {
                let program = self.compile(&phrase.saying);
                let conditions = self.conditions(&phrase.wanted, &phrase.unwanted);
                plans.push(PhrasePlan { fact, number, label, program, conditions });
            }
        }
        plans
    }

    fn conditions(&mut self, wanted: &[Condition], unwanted: &[Condition]) -> Conditions {
        Conditions { wanted: self.plans(wanted), unwanted: self.plans(unwanted) }
    }

    fn plans(&mut self, conditions: &[Condition]) -> Vec<ConditionPlan> {
        let mut plans = Vec::new();
        for condition in conditions {
            plans.push(match condition {
                Condition::In { sections, .. } => ConditionPlan::In(sections.clone()),
                Condition::Said { scope, sayings, .. } => {
                    let ids = sayings.iter().map(|saying| {
                        let program = self.compile(saying);
                        self.sayings.push(program);
                        self.sayings.len() - 1
                    });
                    ConditionPlan::Said(*scope, ids.collect())
                }
            });
        }
        plans
    }
}

/// The longest words of a quotation, one more than may differ, so that any quotation close to it holds one of them.
fn quote_anchor(words: &str) -> Option<Vec<Word>> {
    let text = text::Text::plain(words);
    let is_word = |at: &usize| matches!(text.shape(*at), Some(Shape::Word | Shape::Number));
    let mut folded: Vec<&str> = (0..text.tokens.len()).filter(is_word).map(|at| text.word(at)).collect();
    folded.sort_by_key(|word| std::cmp::Reverse(word.len()));
    folded.truncate(quote::may_differ(folded.len()) + 1);
    let anchors: Vec<Word> = folded.into_iter().map(plain_word).collect();
    (!anchors.is_empty()).then_some(anchors)
}

fn name_words(families: &[Family]) -> Vec<Word> {
    let mut words = Vec::new();
    for form in families.iter().flat_map(|family| &family.forms) {
        let text = text::Text::plain(&form.written);
        let longest = (0..text.tokens.len()).map(|at| text.word(at)).max_by_key(|word| word.len());
        words.extend(longest.map(|word| Word { name: true, ..plain_word(word) }));
    }
    words
}

fn plain_word(folded: &str) -> Word {
    Word { folded: folded.to_owned(), prefix: false, name: false }
}

/// The family of each form that some term lists; a form of two families names neither.
fn families(rules: &Rules) -> HashMap<String, String> {
    let mut families: HashMap<String, Option<String>> = HashMap::new();
    for family in rules.terms.iter().flat_map(|term| &term.families) {
        for form in &family.forms {
            let text = text::Text::plain(&form.written);
            let words: Vec<&str> = (0..text.tokens.len()).map(|at| text.word(at)).filter(|w| *w != "-").collect();
            families
                .entry(words.join(" "))
                .and_modify(|known| {
                    if known.as_ref() != Some(&family.name) {
                        *known = None;
                    }
                })
                .or_insert_with(|| Some(family.name.clone()));
        }
    }
    families.into_iter().filter_map(|(form, family)| Some((form, family?))).collect()
}
