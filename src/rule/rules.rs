//! Checked rules.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::pattern::{Saying, TermId};
use crate::model::{Kind, Moment, Problem, Section, Severity, Span, Stance, Value};

/// Everything that a run asks, from all its rule files.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// The files, packs included.
    pub files: Vec<RuleFile>,
    /// The terms of all files.
    pub terms: Vec<Term>,
    /// The facts of all files, in order; their ids are unique.
    pub facts: Vec<Fact>,
}

impl Rules {
    /// The fact of that id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }
}

/// What came of reading rule files.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The rules; whole only where no problem is an error.
    pub rules: Rules,
    /// Every error and warning of every file.
    pub problems: Vec<Problem>,
    /// The text of each file read, by path, for showing places.
    pub sources: BTreeMap<String, String>,
}

impl Loaded {
    /// Whether any problem keeps the rules from being used.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| !problem.warning)
    }
}

/// One rule file.
#[derive(Debug, Clone, Default)]
pub struct RuleFile {
    /// Its path, as the user can open it.
    pub path: String,
    /// `title`
    pub title: Option<String>,
    /// `about`: documents that say none of these are passed over; empty lets all in.
    pub about: Vec<Saying>,
    /// `published`: first and last day of the documents it is for.
    pub published: (Option<Date>, Option<Date>),
}

/// A name or word family, or a class of families.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its name in the rule file.
    pub name: String,
    /// Its families; a plain term has one, named like the term.
    pub families: Vec<Family>,
}

/// The forms of one name.
#[derive(Debug, Clone)]
pub struct Family {
    /// What a key or speaker is called.
    pub name: String,
    /// Its forms, words only.
    pub forms: Vec<Saying>,
}

/// A fact that is asked for.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Unique over all files of a run.
    pub id: String,
    /// The bytes of its id in its file.
    pub span: Span,
    /// What a reader is shown; the id where none is given.
    pub title: String,
    /// A longer explanation.
    pub doc: Option<String>,
    /// The file it is in, as an index into [`Rules::files`].
    pub file: usize,
    /// What is asked for.
    pub ask: Ask,
    /// Conditions that must all hold: the file's and the fact's.
    pub wanted: Vec<Condition>,
    /// Conditions none of which may hold: the file's and the fact's.
    pub unwanted: Vec<Condition>,
    /// The slots that make up the key.
    pub by: Vec<String>,
    /// The zone of clock times that name none, as [`crate::value::Zone::parse`] knows it.
    pub zone: Option<String>,
    /// How values are compared.
    pub compare: Comparison,
    /// What a contradiction counts as.
    pub severity: Severity,
    /// Whether a document without it is reported.
    pub required: bool,
    /// What it finds in given texts.
    pub examples: Vec<Example>,
}

/// The rate that a value must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Per {
    /// None: a total.
    None,
    /// "a share", as [`crate::model::Value::per`] has it.
    One(String),
}

/// What a fact asks for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// A number, quantity, date or time.
    Value {
        /// The kind of mention.
        kind: Kind,
        /// Only mentions of this unit's dimension, and for money of this currency.
        unit: Option<String>,
        /// Only mentions with one of these rates, which count as the same; any where there are none.
        per: Vec<Per>,
        /// The counted noun, folded, where it must be one of these.
        of: Vec<Saying>,
        /// How it is said.
        phrases: Vec<Phrase>,
    },
    /// One of the answers listed.
    Label {
        /// The answers.
        labels: Vec<Label>,
        /// Phrases with `<any>`, whose words become the label.
        phrases: Vec<Phrase>,
    },
    /// The words of a source.
    Quote {
        /// The words as one source has them.
        words: String,
        /// Who said them, if it must be one speaker.
        speaker: Option<TermId>,
    },
    /// The form of a name.
    Spelling {
        /// The name.
        term: TermId,
    },
}

impl Ask {
    /// The kind of the values it gives.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Value { kind, .. } => *kind,
            Self::Label { .. } => Kind::Label,
            Self::Quote { .. } => Kind::Quote,
            Self::Spelling { .. } => Kind::Spelling,
        }
    }

    /// Its phrases, numbered by their order: those of the fact, then those of each label, with the label's index.
    pub fn phrases(&self) -> impl Iterator<Item = (Option<usize>, &Phrase)> {
        let (own, labels): (&[Phrase], &[Label]) = match self {
            Self::Value { phrases, .. } => (phrases, &[]),
            Self::Label { labels, phrases } => (phrases, labels),
            Self::Quote { .. } | Self::Spelling { .. } => (&[], &[]),
        };
        let of_labels = labels.iter().enumerate();
        let of_labels = of_labels.flat_map(|(at, label)| label.phrases.iter().map(move |phrase| (Some(at), phrase)));
        own.iter().map(|phrase| (None, phrase)).chain(of_labels)
    }
}

/// One answer and how it is said.
#[derive(Debug, Clone)]
pub struct Label {
    /// The answer.
    pub name: String,
    /// The bytes of its name in the fact's file.
    pub span: Span,
    /// How it is said.
    pub phrases: Vec<Phrase>,
}

/// A way to say a fact, with conditions of its own.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The words.
    pub saying: Saying,
    /// Conditions that must all hold.
    pub wanted: Vec<Condition>,
    /// Conditions none of which may hold.
    pub unwanted: Vec<Condition>,
}

/// Something that must, or must not, stand somewhere.
#[derive(Debug, Clone)]
pub enum Condition {
    /// One of the sayings stands within the scope.
    Said {
        /// Where it is looked for.
        scope: Scope,
        /// Any of these will do.
        sayings: Vec<Saying>,
        /// Where it is written.
        clause: Clause,
    },
    /// The value stands in one of these sections.
    In {
        /// Any of these will do.
        sections: Vec<Section>,
        /// Where it is written.
        clause: Clause,
    },
}

impl Condition {
    /// Where it is written. The facts of a file share the clauses of its head, and those of an anchor.
    pub const fn clause(&self) -> Clause {
        match self {
            Self::Said { clause, .. } | Self::In { clause, .. } => *clause,
        }
    }

    /// Where it looks, as a rule names it: `close`, …, `section`.
    pub const fn scope(&self) -> &'static str {
        match self {
            Self::Said { scope, .. } => scope.name(),
            Self::In { .. } => "section",
        }
    }
}

/// The place of one scope of a `where` or `unless`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clause {
    /// The file it is in, as an index into [`Rules::files`].
    pub file: usize,
    /// Its bytes in that file.
    pub span: Span,
}

/// How far from the match a condition looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// 60 characters either side.
    Close,
    /// The same sentence.
    Sentence,
    /// The same sentence or the one before.
    Before,
    /// One sentence either side, headline apart.
    Nearby,
    /// Anywhere in the document.
    Document,
}

impl Scope {
    /// Every scope, the closest first.
    pub const ALL: [Self; 5] = [Self::Close, Self::Sentence, Self::Before, Self::Nearby, Self::Document];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Sentence => "sentence",
            Self::Before => "before",
            Self::Nearby => "nearby",
            Self::Document => "document",
        }
    }
}

/// How the values of a fact are compared.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// On top of hedges.
    pub tolerance: Option<Tolerance>,
    /// How the fact may change in time.
    pub changes: Changes,
    /// Whether two speakers who differ contradict each other; false: they are disputed.
    pub speakers_together: bool,
    /// A known value that every document is held to.
    pub expect: Option<Value>,
    /// Ids of facts whose values must add up to this one.
    pub sum_of: Vec<String>,
}

/// How far values may lie apart beyond what their words allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tolerance {
    /// In the base unit of the kind.
    Absolute(f64),
    /// A share of the value.
    Relative(f64),
}

/// How a fact may change in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Changes {
    /// It does not.
    #[default]
    Never,
    /// It only grows.
    Rises,
    /// It only shrinks.
    Falls,
    /// Either way.
    Freely,
}

/// A text and what the fact finds in it.
#[derive(Debug, Clone)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The title of its document.
    pub title: Option<String>,
    /// When its document was published.
    pub published: Option<Moment>,
    /// What is found.
    pub finds: Expected,
    /// The file it is in, as an index into [`Rules::files`].
    pub file: usize,
    /// Its bytes in that file.
    pub span: Span,
}

/// What an example finds.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// No observation.
    Nothing,
    /// These observations, and no other.
    Values(Vec<Wanted>),
}

/// An observation that an example finds. What is not asked for may be anything.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// The normalised value; "not …" of a label that is denied.
    pub value: String,
    /// What some slots of its key are; [`Wanted::NO_KEY`] of one that the text does not name.
    pub key: BTreeMap<String, String>,
    /// Who says it: a name as the text has it, or a family; [`Wanted::NOBODY`] of what is said in the document's own voice.
    pub speaker: Option<String>,
    /// In whose voice.
    pub stance: Option<Stance>,
}

impl Wanted {
    /// What `key` says of a slot that the text does not name.
    pub const NO_KEY: &'static str = "nothing";
    /// What `speaker` says of what nobody is named for.
    pub const NOBODY: &'static str = "nobody";

    /// An observation of this value.
    pub fn of(value: impl Into<String>) -> Self {
        Self { value: value.into(), key: BTreeMap::new(), speaker: None, stance: None }
    }
}
