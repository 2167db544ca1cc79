//! A value: what a mention says.

use super::{Hedge, Interval, Kind, Span};

/// What the words of a mention say, as an interval. Fields that do not apply are empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What it measures or names.
    pub kind: Kind,
    /// Where its words stand in the document.
    pub span: Span,
    /// Its words as they stand.
    pub written: String,
    /// How a reader would note it down: "about 2 h", "nearly 1/5", "2025-03-18".
    pub display: String,
    /// How the words loosen or bound it.
    pub hedge: Hedge,
    /// The number as written, in `unit`, with its magnitude word multiplied in; the lower of two.
    pub number: Option<f64>,
    /// The upper number of a range.
    pub to: Option<f64>,
    /// Unit code, currency, or the head noun of a counted thing.
    pub unit: Option<String>,
    /// The unit of a rate: "week" of "2,500 a week".
    pub per: Option<String>,
    /// Where the truth can lie; none for words and for a date that stays unresolved.
    pub interval: Option<Interval>,
    /// The ISO-TimeML value of a date, time or duration.
    pub timex: Option<String>,
    /// First day or minute of a date or time, ISO.
    pub from: Option<String>,
    /// The day or minute after its last, ISO.
    pub to_exclusive: Option<String>,
    /// The label, quotation or spelling.
    pub label: Option<String>,
    /// The other half of a conversion pair.
    pub also: Option<Box<Value>>,
    /// The list under a count: "the four regions: A, B, C and D".
    pub items: Vec<String>,
}

impl Value {
    /// A value of `kind` with the words `written` at `span`, and nothing else known.
    pub fn new(kind: Kind, span: Span, written: &str) -> Self {
        Self {
            kind,
            span,
            written: written.to_owned(),
            display: written.to_owned(),
            hedge: Hedge::None,
            number: None,
            to: None,
            unit: None,
            per: None,
            interval: None,
            timex: None,
            from: None,
            to_exclusive: None,
            label: None,
            also: None,
            items: Vec::new(),
        }
    }

    /// A label, quotation or spelling.
    pub fn label(kind: Kind, span: Span, written: &str, label: &str) -> Self {
        Self { display: label.to_owned(), label: Some(label.to_owned()), ..Self::new(kind, span, written) }
    }

    /// The clock of a time as written, with its zone where it has one: `14:00Z`; empty for all else.
    pub fn clock(&self) -> &str {
        // A length or a reference has none: `PT24H`, `PAST_REF`.
        let placed = |timex: &&str| timex.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'T' | 'X'));
        let timex = self.timex.as_deref().filter(placed);
        timex.and_then(|timex| timex.split_once('T')).map_or("", |(_, clock)| clock)
    }

    /// Whether a clock time names its zone; what is counted from publication is in that of the publication.
    pub fn is_zoned(&self) -> bool {
        let counted = self.kind == Kind::Time && self.timex.is_some() && self.clock().is_empty();
        counted || self.clock().contains(['Z', '+', '-'])
    }

    /// Whether it stands for something that can be compared.
    pub fn is_resolved(&self) -> bool {
        self.interval.is_some() || self.label.is_some()
    }
}
