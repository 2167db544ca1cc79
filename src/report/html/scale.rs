//! The drawn scale: what each source allows as bars on one axis, so that overlap and gap are seen.

use serde::Serialize;

use super::document::Sources;
use super::ticks::{Measure, Tick};
use crate::model::{DAY, Kind, Verdict};
use crate::report::page::letter;
use crate::wire::{FindingRow, Number, ObservationRow, ValueRow};

/// Bars beyond which a scale is no longer read at a glance.
const BARS: usize = 12;
/// Sources that a bar names.
const NAMED: usize = 2;
/// The share of the axis that is left free at either side, for what has no end.
const FREE: f64 = 0.1;
/// The narrowest bar, in percent of the axis: a figure without any width is still seen.
const THINNEST: f64 = 0.6;

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

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Stretch {
    x: f64,
    width: f64,
}

/// What all share, or what lies between versions.
#[derive(Debug, PartialEq, Serialize)]
struct Band {
    shared: bool,
    at: Stretch,
}

#[derive(Debug, PartialEq, Serialize)]
struct Mark {
    x: f64,
    label: String,
}

/// A reading and the documents that have it.
struct Reading<'r> {
    version: usize,
    row: &'r ObservationRow,
    documents: Vec<&'r str>,
}

impl Scale {
    /// The scale of a finding; nothing where it has no numbers, or no two that differ.
    pub(super) fn of(finding: &FindingRow, sources: &Sources<'_>) -> Option<Self> {
        let first = &finding.versions.first()?.value;
        let mut readings = readings(finding, first);
        if readings.len() < 2 {
            return None;
        }
        readings.sort_by(|a, b| {
            (a.version, low(a.row)).partial_cmp(&(b.version, low(b.row))).unwrap_or(std::cmp::Ordering::Equal)
        });
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

/// The readings of a finding that can stand on the axis of `first`, each once.
fn readings<'r>(finding: &'r FindingRow, first: &ValueRow) -> Vec<Reading<'r>> {
    let mut readings: Vec<Reading<'_>> = Vec::new();
    for (version, members) in finding.versions.iter().enumerate() {
        for row in members.observations.iter().filter_map(|at| finding.observations.get(*at)) {
            if row.value.wide.is_none() || !one_axis(first, &row.value) {
                continue;
            }
            let same = |reading: &&mut Reading<'_>| {
                reading.version == version && ranges(&reading.row.value) == ranges(&row.value)
            };
            match readings.iter_mut().find(same) {
                Some(reading) if reading.documents.contains(&row.document.as_str()) => {}
                Some(reading) => reading.documents.push(&row.document),
                None => readings.push(Reading { version, row, documents: vec![&row.document] }),
            }
        }
    }
    readings
}

type Ranges<'r> = (Option<[Option<Number>; 2]>, Option<[Option<Number>; 2]>, [bool; 2]);

const fn ranges(value: &ValueRow) -> Ranges<'_> {
    (value.core, value.wide, value.hard)
}

/// Whether two values can be drawn on one axis: money in one currency, clock times both with a day or both without.
fn one_axis(one: &ValueRow, other: &ValueRow) -> bool {
    let dated = |value: &ValueRow| value.wide.into_iter().flatten().flatten().any(|end| end.0.abs() > 4.0 * DAY);
    one.kind == other.kind
        && !one.kind.is_words()
        && one.per == other.per
        && match one.kind {
            Kind::Money => one.unit == other.unit,
            Kind::Time => dated(one) == dated(other),
            _ => true,
        }
}

fn low(row: &ObservationRow) -> f64 {
    row.value.wide.and_then(|[lo, _]| lo).map_or(f64::NEG_INFINITY, |lo| lo.0)
}

/// The stretch of the number line that is drawn.
struct Axis {
    lo: f64,
    hi: f64,
}

impl Axis {
    /// From the lowest end to the highest, with room at both sides; nothing where there is no end at all.
    fn over<'v>(values: impl Iterator<Item = &'v ValueRow>) -> Option<Self> {
        let ends: Vec<f64> =
            values.flat_map(|value| [value.core, value.wide]).flatten().flatten().flatten().map(|end| end.0).collect();
        let lo = ends.iter().copied().reduce(f64::min)?;
        let hi = ends.iter().copied().reduce(f64::max)?;
        let width = if hi > lo { hi - lo } else { (lo.abs() * 0.1).max(1.0) };
        let free = width * FREE;
        // What counts or measures does not go below nothing, nor does its axis.
        let floor = if lo >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
        let axis = Self { lo: (lo - free).max(floor), hi: hi + free };
        (axis.hi - axis.lo).is_finite().then_some(axis)
    }

    fn place(&self, at: f64) -> f64 {
        let percent = (at - self.lo) / (self.hi - self.lo) * 100.0;
        // A hundredth of a percent is less than a dot on any screen.
        (percent.clamp(0.0, 100.0) * 100.0).round() / 100.0
    }

    fn stretch(&self, [lo, hi]: [Option<Number>; 2]) -> Stretch {
        self.between(lo.map_or(f64::NEG_INFINITY, |lo| lo.0), hi.map_or(f64::INFINITY, |hi| hi.0))
    }

    fn between(&self, lo: f64, hi: f64) -> Stretch {
        let (from, to) = (self.place(lo), self.place(hi));
        let missing = (THINNEST - (to - from)).max(0.0);
        Stretch { x: round(from - missing / 2.0), width: round(to - from + missing) }
    }
}

fn round(percent: f64) -> f64 {
    (percent * 100.0).round() / 100.0
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

/// Where all readings meet, or the gaps between what versions allow.
fn bands(finding: &FindingRow, readings: &[Reading<'_>], axis: &Axis) -> Vec<Band> {
    let meet = |only: Option<usize>, range: fn(&ValueRow) -> Option<[Option<Number>; 2]>| {
        let rows = readings.iter().filter(|reading| only.is_none_or(|version| version == reading.version));
        rows.filter_map(|reading| range(&reading.row.value)).fold(
            (f64::NEG_INFINITY, f64::INFINITY),
            |(lo, hi), range| {
                let [from, to] = range;
                (from.map_or(lo, |from| lo.max(from.0)), to.map_or(hi, |to| hi.min(to.0)))
            },
        )
    };
    if finding.versions.len() == 1 {
        // At face value where that is enough, otherwise as far as the words stretch.
        let cores = meet(None, |value| value.core);
        let (lo, hi) = if finding.verdict == Verdict::Agree && cores.0 <= cores.1 {
            cores
        } else {
            meet(None, |value| value.wide)
        };
        let shared = lo <= hi && (lo.is_finite() || hi.is_finite());
        return if shared { vec![Band { shared: true, at: axis.between(lo, hi) }] } else { Vec::new() };
    }
    // What changed in time does not contradict itself.
    if finding.verdict == Verdict::Superseded {
        return Vec::new();
    }
    let mut allowed: Vec<(f64, f64)> =
        (0..finding.versions.len()).map(|version| meet(Some(version), |value| value.wide)).collect();
    allowed.retain(|(lo, hi)| lo <= hi && (lo.is_finite() || hi.is_finite()));
    allowed.sort_by(|a, b| a.0.total_cmp(&b.0));
    let gaps = allowed.windows(2).filter_map(|pair| match pair {
        [(_, end), (start, _)] if end < start => Some(Band { shared: false, at: axis.between(*end, *start) }),
        _ => None,
    });
    gaps.collect()
}

fn says(bands: &[Band]) -> String {
    match bands {
        [] => String::new(),
        [Band { shared: true, .. }] => "Shaded: what all sources allow.".to_owned(),
        [_] => "Hatched: the gap between the versions.".to_owned(),
        _ => "Hatched: the gaps between the versions.".to_owned(),
    }
}
