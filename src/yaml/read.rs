//! From text to tree, through the YAML reader.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, NonFiniteFloatPolicy};
use serde_saphyr::{Error, Location, Spanned, UserMessageFormatter};

use super::{Data, Name, Node};
use crate::model::Span;

/// Deeper than any file a person writes, and shallow enough for any thread's stack.
const DEPTH: usize = 64;

/// Why a text is no tree.
pub(super) struct Fault {
    /// Where the reader stopped.
    pub(super) span: Span,
    /// What is wrong.
    pub(super) message: String,
    /// How to mend it, where the fault is a common one.
    pub(super) help: Option<String>,
}

/// Reads the one document of `text`.
pub(super) fn read(text: &str) -> Result<Node, Fault> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: DEPTH, flow_nesting_limit: DEPTH, },
        // Twins are found in the tree, where the place of the first is known as well.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        strict_booleans: true,
        with_snippet: false,
    };
    // The bytes of a mark at the start belong to no place that the reader gives.
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let body = text.get(mark..).unwrap_or(text);
    if body.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Node { span: Span::new(mark, mark), data: Data::Null });
    }
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(body, options) {
        Ok(raw) => Ok(node(&raw, body, mark)),
        Err(error) => Err(fault(&error, body, mark)),
    }
}

/// What the reader hands over, before guessed types are turned back into what is written.
enum Raw {
    Null,
    /// A plain word that looks like a number or a truth value: its text is taken from the source.
    Guessed,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

fn node(raw: &Spanned<Raw>, text: &str, mark: usize) -> Node {
    let own = bytes(raw.defined, text);
    let data = match &raw.value {
        Raw::Null => Data::Null,
        Raw::Guessed => Data::Scalar(own.of(text).trim().to_owned()),
        Raw::Text(words) => Data::Scalar(words.clone()),
        Raw::List(items) => Data::List(items.iter().map(|item| node(item, text, mark)).collect()),
        Raw::Map(entries) => Data::Map(entries.iter().map(|(key, value)| entry(key, value, text, mark)).collect()),
    };
    let own = Span::new(own.start + mark, own.end + mark);
    let span = match &data {
        Data::Null | Data::Scalar(_) => own,
        Data::List(items) => around(own, items.last().map(|last| last.span), text, mark),
        Data::Map(entries) => around(own, entries.last().map(|(name, last)| name.span.join(last.span)), text, mark),
    };
    Node { span, data }
}

/// The bytes of a list or map, of which the reader gives the start: to its last item, and a bracket that closes it.
fn around(own: Span, last: Option<Span>, text: &str, mark: usize) -> Span {
    // An alias has the place of what it stands for, which may be before.
    let end = last.filter(|last| last.start >= own.start).map_or(own.end, |last| own.end.max(last.end));
    let closing = match text.get(own.start - mark..).and_then(|from| from.chars().next()) {
        Some('[') => ']',
        Some('{') => '}',
        _ => return Span::new(own.start, end),
    };
    let rest = text.get(end - mark..).unwrap_or_default();
    let gap = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',').len();
    let closed = rest.get(gap..).is_some_and(|rest| rest.starts_with(closing));
    Span::new(own.start, if closed { end + gap + 1 } else { end })
}

fn entry(key: &Spanned<Raw>, value: &Spanned<Raw>, text: &str, mark: usize) -> (Name, Node) {
    let key = node(key, text, mark);
    let name = match key.data {
        Data::Scalar(name) => Cow::Owned(name),
        // A list or map as a name means nothing to any reader: it is shown as it is written.
        _ => Cow::Borrowed(Span::new(key.span.start - mark, key.span.end - mark).of(text)),
    };
    let mut value = node(value, text, mark);
    if value.data == Data::Null && value.span.is_empty() {
        // Nothing written: the place of nothing is the name that lacks it.
        value.span = key.span;
    }
    (Name { span: key.span, text: name.into_owned() }, value)
}

/// The bytes of a place in `text`, white space at the end left out.
fn bytes(at: Location, text: &str) -> Span {
    let span = at.span();
    let (Some(start), Some(len)) = (span.byte_offset(), span.byte_len()) else {
        return from_line(at, text);
    };
    let start = (start as usize).min(text.len());
    let end = start.saturating_add(len as usize).min(text.len());
    Span::new(start, start + Span::new(start, end).of(text).trim_end().len())
}

/// The character at a line and column.
fn from_line(at: Location, text: &str) -> Span {
    let line_start = match at.line().saturating_sub(1) as usize {
        0 => 0,
        before => text.match_indices('\n').nth(before - 1).map_or(text.len(), |(at, _)| at + 1),
    };
    let rest = text.get(line_start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let column = at.column().saturating_sub(1) as usize;
    let (start, width) = line.char_indices().nth(column).map_or((line.len(), 0), |(at, c)| (at, c.len_utf8()));
    Span::new(line_start + start, line_start + start + width)
}

fn fault(error: &Error, text: &str, mark: usize) -> Fault {
    let error = error.without_snippet();
    let span = error.location().map(|at| bytes(at, text)).unwrap_or_default();
    let found = error.render_with_formatter(&UserMessageFormatter);
    // The formatter ends with the place, which the caller shows in its own way.
    let found = found.split(" at line ").next().unwrap_or_default();
    let known = FAULTS
        .iter()
        .find(|row| found.contains(row.0))
        .map(|row| if is_astray(row, span, text) { &ASTRAY } else { row });
    let message = match (error, known) {
        (Error::Budget { .. }, _) => TOO_MUCH.to_owned(),
        (Error::MultipleDocuments { .. }, _) => "a second YAML document starts here, expected one a file".to_owned(),
        (_, Some((_, message, _))) => (*message).to_owned(),
        (_, None) => format!("this is no YAML: {found}"),
    };
    let help = match (error, known) {
        (Error::MultipleDocuments { .. }, _) => Some("put it in a file of its own".to_owned()),
        (_, Some((_, _, Help::Say(help)))) => Some((*help).to_owned()),
        (_, Some((_, _, Help::Quote))) => quoted(span, text).map(|words| format!("put the words in quotes: {words}")),
        (_, None) => None,
    };
    Fault { span: Span::new(span.start + mark, span.end + mark), message, help }
}

const TOO_MUCH: &str = "this is larger or nested deeper than any such file should be";

enum Help {
    Say(&'static str),
    /// Show the words of the line in quotes.
    Quote,
}

/// The faults that people make, by what the reader says of them.
const FAULTS: [(&str, &str, Help); 11] = [
    (
        "expected key",
        "this line is not indented like the others of its map",
        Help::Say("indent all entries of a map alike"),
    ),
    (COLON, "a colon with a space behind it parts a name from its value", Help::Quote),
    ("unclosed bracket", "this bracket is never closed", Help::Say("close it, or put the words in quotes")),
    ("misplaced bracket", "this bracket closes nothing", Help::Say("take it out, or put the words in quotes")),
    ("unclosed quote", "this quotation mark is never closed", Help::Say("close it, or leave both out")),
    ("after single-quoted", "words follow the closing quotation mark", Help::Say(AFTER_QUOTE)),
    ("after double-quoted", "words follow the closing quotation mark", Help::Say(AFTER_QUOTE)),
    ("unknown value", "words that start with `*` are an alias of YAML, and there is no such anchor", Help::Quote),
    ("unexpected character", "unquoted words cannot start with this sign", Help::Quote),
    ("tabs disallowed", "a tab cannot indent YAML", Help::Say("indent with spaces")),
    ("recursion limit", TOO_MUCH, Help::Say("take out a level of brackets")),
];

/// A colon that nobody meant as words: it stands behind the name with which its line begins.
const ASTRAY: (&str, &str, Help) = (
    "",
    "no entry can begin here: this line is indented further than the one before, or that one lacks its colon",
    Help::Say("indent it like the entries beside it, or write `name: value` in the line before"),
);

fn is_astray(fault: &(&str, &str, Help), span: Span, text: &str) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    fault.0 == COLON && !line.is_empty() && !line.starts_with("- ") && !line.contains(": ") && !line.contains(' ')
}

const COLON: &str = "mapping values are not allowed";

const AFTER_QUOTE: &str = "put the whole line in quotes of the other kind, 'he said \"no\" twice'";

/// The value or item of the line that holds `span`, in single quotes.
fn quoted(span: Span, text: &str) -> Option<String> {
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?.trim();
    let words = match line.strip_prefix("- ") {
        Some(item) => item,
        None => line.split_once(": ").map_or(line, |(_, value)| value),
    };
    Some(format!("'{}'", words.trim().replace('\'', "''"))).filter(|_| !words.trim().is_empty())
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a list or a map")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Guessed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Guessed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Guessed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Guessed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Guessed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Guessed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}
