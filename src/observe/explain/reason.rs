//! Why a sentence gives a fact nothing, in a sentence.

use std::cmp::Reverse;
use std::fmt;

use crate::model::Span;

/// Why what comes close to a fact is not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// An element of the phrase does not stand where the phrase wants it.
    Element {
        /// The element, as it is written in the phrase.
        element: String,
        /// The words in its place; empty where the sentence ends there.
        instead: String,
        /// Where they stand in the document.
        place: Span,
        /// A mention that `<value>` might have taken, and why it does not.
        unfit: Option<(String, String)>,
        /// The words of the element before it.
        after: Option<String>,
        /// The words of the element behind it.
        before: Option<String>,
        /// Most words that may stand between.
        within: Option<usize>,
        /// Whether either order will do.
        either_order: bool,
        /// Where the sentence has it instead.
        elsewhere: Option<Elsewhere>,
        /// Further elements that are not met.
        besides: Vec<String>,
        /// A word of the sentence that only begins as the element does, and which word of the rule would take it.
        alike: Option<(String, String)>,
    },
    /// A `where` or `unless` said no.
    Condition {
        /// Whether it is a `where`.
        wanted: bool,
        /// Its scope: `close`, …, `section`.
        scope: String,
        /// What it lists.
        asked: Vec<String>,
        /// Whether it stands on the phrase alone.
        of_phrase: bool,
        /// The section of the value, where that is asked for.
        section: Option<String>,
        /// The entry that was met, where none may be.
        entry: Option<String>,
        /// The words that met it.
        met: Option<String>,
        /// Line and column of these words.
        place: Option<(usize, usize)>,
    },
    /// It is a part of what another match of the phrase is about.
    Part(String),
    /// Another match of the phrase tells more of the key.
    LessOfKey(String),
    /// Another match of the phrase stands inside this one.
    Outer(String),
    /// Another match of the phrase is nearer to the value, or takes some of its words.
    Farther(String),
    /// Another phrase, or label, of the fact takes the words.
    TakenBy {
        /// The phrase.
        phrase: String,
        /// What it takes.
        words: String,
        /// Its label.
        label: Option<String>,
    },
    /// Somebody else says it.
    Speaker {
        /// Who.
        speaker: String,
        /// Who it should be.
        wanted: String,
    },
    /// More words differ than may.
    Words {
        /// The quotation of the rule.
        quote: String,
        /// How many differ.
        differ: usize,
        /// How many may.
        most: usize,
    },
    /// The words are not in quotation marks.
    Unquoted,
    /// A word that is like a form of the term and does not count as one.
    Unlike {
        /// The form.
        form: String,
        /// Why it does not count.
        why: &'static str,
    },
    /// A value that the fact could take, without a word of its phrases.
    NoWord,
}

/// Where a sentence has the element that a phrase wants elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The words.
    pub written: String,
    /// How many words stand between it and where it is wanted.
    pub between: usize,
    /// Whether it stands before that.
    pub earlier: bool,
}

impl Reason {
    /// How near what is missing stands to where it is wanted, for two phrases that come as close: nothing, the wrong side,
    /// or the right side and how many words too far.
    pub(super) fn nearness(&self) -> (u8, Reverse<usize>) {
        /// What stands further off is another statement.
        const REACH: usize = 8;
        match self {
            Self::Element { elsewhere: Some(elsewhere), .. } if elsewhere.between > REACH => (0, Reverse(0)),
            Self::Element { elsewhere: Some(elsewhere), after, .. } if elsewhere.earlier == after.is_none() => {
                (2, Reverse(elsewhere.between))
            }
            Self::Element { elsewhere: Some(elsewhere), .. } => (1, Reverse(elsewhere.between)),
            _ => (0, Reverse(0)),
        }
    }

    /// A name that stays, whatever the sentence: one word for one kind of reason.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Element { .. } => "element",
            Self::Condition { wanted: true, .. } => "where",
            Self::Condition { wanted: false, .. } => "unless",
            Self::Part(_) => "part",
            Self::LessOfKey(_) => "less-of-key",
            Self::Outer(_) => "nested",
            Self::Farther(_) => "farther",
            Self::TakenBy { .. } => "taken",
            Self::Speaker { .. } => "speaker",
            Self::Words { .. } => "words",
            Self::Unquoted => "unquoted",
            Self::Unlike { .. } => "spelling",
            Self::NoWord => "no-word",
        }
    }
}

/// "1 word", "4 words".
fn words(number: usize) -> String {
    format!("{number} word{}", if number == 1 { "" } else { "s" })
}

impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { written, between, earlier } = self;
        match (between, earlier) {
            (0, true) => write!(f, "“{written}” comes right before"),
            (0, false) => write!(f, "“{written}” comes right after"),
            (_, true) => write!(f, "“{written}” comes earlier, with {} between", words(*between)),
            (_, false) => write!(f, "“{written}” comes later, with {} between", words(*between)),
        }
    }
}

impl Reason {
    /// The element that is missing, and all that is known of where it could be.
    fn write_element(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Element {
            element,
            instead,
            after,
            before,
            within,
            either_order,
            elsewhere,
            unfit,
            besides,
            alike,
            ..
        } = self
        else {
            return Ok(());
        };
        let side = after.as_deref().or(before.as_deref()).unwrap_or_default();
        match (either_order, within, after) {
            (true, Some(within), _) => {
                write!(f, "`{element}` does not stand within {} of “{side}”", words(*within))?;
            }
            (false, Some(within), Some(_)) if *within > 0 => {
                write!(f, "`{element}` does not stand within {} after “{side}”", words(*within))?;
            }
            (_, _, Some(_)) => write!(f, "`{element}` has to follow “{side}”")?,
            _ => write!(f, "`{element}` has to stand before “{side}”")?,
        }
        match (instead.as_str(), after) {
            _ if *either_order => {}
            ("", Some(_)) => f.write_str(", where the sentence ends")?,
            ("", None) => f.write_str(", where the sentence begins")?,
            (instead, Some(_)) if within.is_some_and(|within| within > 0) => write!(f, ": “{instead}”")?,
            (instead, _) => write!(f, ", where “{instead}” stands")?,
        }
        match unfit {
            Some((words, why)) if words == instead => write!(f, " ({why})")?,
            Some((words, why)) => write!(f, "; “{words}”: {why}")?,
            None => {}
        }
        if let Some((word, taker)) = alike {
            write!(f, "; “{word}” is another word, which `{taker}` would take")?;
        }
        if let Some(elsewhere) = elsewhere {
            write!(f, "; {elsewhere}")?;
        }
        if besides.is_empty() {
            return Ok(());
        }
        let besides: Vec<String> = besides.iter().map(|element| format!("`{element}`")).collect();
        write!(f, "; not met either: {}", besides.join(", "))
    }

    /// The condition that says no, and what met it.
    fn write_condition(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Condition { wanted, scope, asked, of_phrase, section, entry, met, place } = self else {
            return Ok(());
        };
        let asked = asked.join(", ");
        let of = if *of_phrase { " of the phrase" } else { "" };
        let key = if *wanted { "where" } else { "unless" };
        write!(f, "`{key}: {scope}`{of} {} ", if *wanted { "wants" } else { "bars" })?;
        match (wanted, section, met) {
            (true, Some(section), _) => write!(f, "{asked}; this is the {section}"),
            (false, Some(section), _) => f.write_str(section),
            (true, None, _) => write!(f, "{asked}; none of it stands there"),
            (false, None, Some(met)) => {
                write!(f, "{}; “{met}” stands ", entry.as_deref().unwrap_or(&asked))?;
                match place {
                    Some((line, column)) => write!(f, "at {line}:{column}"),
                    None => f.write_str("there"),
                }
            }
            (false, None, None) => f.write_str(&asked),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Element { .. } => self.write_element(f),
            Self::Condition { .. } => self.write_condition(f),
            Self::Part(other) => write!(f, "it is a part of what “{other}” is about, which counts"),
            Self::LessOfKey(other) => write!(f, "“{other}” tells more of the key, and counts"),
            Self::Outer(other) => {
                write!(f, "the same phrase matches inside these words, and the inner match counts: “{other}”")
            }
            Self::Farther(other) => write!(f, "the same phrase matches nearer: “{other}”"),
            Self::TakenBy { phrase, words, label: Some(label) } => {
                write!(f, "label `{label}` takes the words: `{phrase}` matches “{words}”")
            }
            Self::TakenBy { phrase, words, label: None } => {
                write!(f, "another phrase takes the value: `{phrase}` matches “{words}”")
            }
            Self::Speaker { speaker, wanted } => write!(f, "said by {speaker}; the fact wants the words of {wanted}"),
            Self::Words { quote, differ, most } => {
                write!(f, "too far from “{quote}”: {differ} of its words differ, and at most {most} may")
            }
            Self::Unquoted => f.write_str("the words stand here outside quotation marks"),
            Self::Unlike { form, why } => write!(f, "like “{form}”, but {why}"),
            Self::NoWord => f.write_str("nothing else that its phrases ask for stands here"),
        }
    }
}
