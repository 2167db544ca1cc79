//! The drawn scale: what each source allows as bars on one axis, so that overlap and gap are seen.

use serde::Serialize;

use super::axis::{Axis, Stretch};
use super::bands::{Band, bands};
use super::document::Sources;
use super::reading::{Reading, readings};
use super::ticks::{Measure, Tick};
use crate::report::page::letter;
use crate::wire::FindingRow;

/// Bars beyond which a scale is no longer read at a glance.
const BARS: usize = 12;
/// Sources that a bar names.
const NAMED: usize = 2;
/// A scale; every place on it is in percent of its width.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Scale {
    bars: Vec<Bar>,
    /// Bars that are left out.
    more: usize,
    bands: Vec<Band>,
    ticks: Vec<Mark>,
    /// What the bands say, in words.
    says: String,
}

/// What one reading allows, and who has it.
#[derive(Debug, PartialEq, Serialize)]
struct Bar {
    version: usize,
    letter: String,
    who: String,
    said: String,
    wide: Stretch,
    core: Option<Stretch>,
    /// Whether the range goes on past the axis.
    open: [bool; 2],
    /// Whether an end cannot be stretched.
    hard: [bool; 2],
}

#[derive(Debug, PartialEq, Serialize)]
struct Mark {
    x: f64,
    label: String,
}

impl Scale {
    /// The scale of a finding; nothing where it has no numbers, or no two that differ.
    pub(super) fn of(finding: &FindingRow, sources: &Sources<'_>) -> Option<Self> {
        let first = &finding.versions.first()?.value;
        let readings = readings(finding, first);
        if readings.len() < 2 {
            return None;
        }
        let axis = Axis::over(readings.iter().map(|reading| &reading.row.value))?;
        let bands = bands(finding, &readings, &axis);
        let ticks = Measure::of(first).ticks(axis.lo, axis.hi);
        let more = readings.len().saturating_sub(BARS);
        Some(Self {
            says: says(&bands),
            bars: readings.iter().take(BARS).map(|reading| bar(reading, &axis, sources)).collect(),
            more,
            bands,
            ticks: ticks.into_iter().map(|Tick { at, label }| Mark { x: axis.place(at), label }).collect(),
        })
    }
}

fn bar(reading: &Reading<'_>, axis: &Axis, sources: &Sources<'_>) -> Bar {
    let value = &reading.row.value;
    let wide = value.wide.unwrap_or_default();
    let mut named: Vec<String> = Vec::new();
    for who in reading.documents.iter().map(|id| sources.named(id).who) {
        if !named.contains(&who) {
            named.push(who);
        }
    }
    let more = named.len().saturating_sub(NAMED);
    named.truncate(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Bar {
        version: reading.version,
        letter: letter(reading.version),
        who: named.join(", ") + &more,
        said: if reading.row.read.is_empty() { value.display.clone() } else { reading.row.read.clone() },
        wide: axis.stretch(wide),
        core: value.core.map(|core| axis.stretch(core)),
        open: wide.map(|end| end.is_none()),
        hard: value.hard,
    }
}

fn says(bands: &[Band]) -> String {
    match bands {
        [] => String::new(),
        [Band { shared: true, .. }] => "Shaded: what all sources allow.".to_owned(),
        [_] => "Hatched: the gap between the versions.".to_owned(),
        _ => "Hatched: the gaps between the versions.".to_owned(),
    }
}
