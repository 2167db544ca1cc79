//! VALUE: what a mention says.

use serde::{Deserialize, Serialize};

use super::{Number, names};
use crate::model::{Hedge, Interval, Kind, Range, Span, Value};

/// Which ends of a range are meant: lower, upper.
type Ends = [bool; 2];

/// A value; of its optional fields those are there that apply.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ValueRow {
    /// What it measures or names.
    #[serde(with = "names")]
    #[cfg_attr(test, schemars(with = "Kind"))]
    pub kind: Kind,
    /// Its words as they stand.
    pub written: String,
    /// How a reader would note it down.
    pub display: String,
    /// Its first byte in the document.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How the words loosen or bound it.
    #[serde(with = "names")]
    #[cfg_attr(test, schemars(with = "Hedge"))]
    pub hedge: Hedge,
    /// The number as written, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// The upper number of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Number>,
    /// Unit code, currency, or head noun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The unit of a rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// The number in the base unit of the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nominal: Option<Number>,
    /// Where the truth lies at face value, in the base unit; null for an open end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub core: Option<[Option<Number>; 2]>,
    /// Which ends of `core` are excluded; left out where both belong to it.
    #[serde(default, skip_serializing_if = "neither")]
    pub core_open: Ends,
    /// As far as the words can be stretched, in the base unit; null for an open end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wide: Option<[Option<Number>; 2]>,
    /// Which ends of `wide` are excluded; left out where both belong to it.
    #[serde(default, skip_serializing_if = "neither")]
    pub wide_open: Ends,
    /// Which ends of `wide` are promises ("at least"); left out where neither is.
    #[serde(default, skip_serializing_if = "neither")]
    pub hard: Ends,
    /// The ISO-TimeML value of a date, time or duration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timex: Option<String>,
    /// First day or minute of a date or time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The day or minute after its last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_exclusive: Option<String>,
    /// The label, quotation or spelling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The other half of a conversion pair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also: Option<Box<ValueRow>>,
    /// The list under a count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
}

impl From<&Value> for ValueRow {
    fn from(value: &Value) -> Self {
        let interval = value.interval;
        let core = interval.and_then(|interval| interval.core);
        let wide = interval.map(|interval| interval.wide);
        Self {
            kind: value.kind,
            written: value.written.clone(),
            display: value.display.clone(),
            start: value.span.start,
            end: value.span.end,
            hedge: value.hedge,
            number: value.number.map(Number),
            to: value.to.map(Number),
            unit: value.unit.clone(),
            per: value.per.clone(),
            nominal: interval.and_then(|interval| interval.nominal).map(Number),
            core: core.map(ends),
            core_open: core.map(open).unwrap_or_default(),
            wide: wide.map(ends),
            wide_open: wide.map(open).unwrap_or_default(),
            hard: interval.map(|interval| [interval.hard_lo, interval.hard_hi]).unwrap_or_default(),
            timex: value.timex.clone(),
            from: value.from.clone(),
            to_exclusive: value.to_exclusive.clone(),
            label: value.label.clone(),
            also: value.also.as_deref().map(|also| Box::new(Self::from(also))),
            items: value.items.clone(),
        }
    }
}

impl From<ValueRow> for Value {
    fn from(row: ValueRow) -> Self {
        let interval = row.wide.map(|wide| Interval {
            nominal: row.nominal.map(|number| number.0),
            core: row.core.map(|core| range(core, row.core_open)),
            wide: range(wide, row.wide_open),
            hard_lo: row.hard[0],
            hard_hi: row.hard[1],
        });
        Self {
            kind: row.kind,
            span: Span::new(row.start, row.end),
            written: row.written,
            display: row.display,
            hedge: row.hedge,
            number: row.number.map(|number| number.0),
            to: row.to.map(|number| number.0),
            unit: row.unit,
            per: row.per,
            interval,
            timex: row.timex,
            from: row.from,
            to_exclusive: row.to_exclusive,
            label: row.label,
            also: row.also.map(|also| Box::new(Self::from(*also))),
            items: row.items,
        }
    }
}

fn ends(range: Range) -> [Option<Number>; 2] {
    [Number::end(range.lo), Number::end(range.hi)]
}

const fn open(range: Range) -> Ends {
    [range.lo_open, range.hi_open]
}

fn range([lo, hi]: [Option<Number>; 2], [lo_open, hi_open]: Ends) -> Range {
    Range {
        lo: lo.map_or(f64::NEG_INFINITY, |number| number.0),
        hi: hi.map_or(f64::INFINITY, |number| number.0),
        lo_open,
        hi_open,
    }
}

/// Serde asks by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn neither(ends: &Ends) -> bool {
    *ends == [false, false]
}
