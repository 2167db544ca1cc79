//! From what was found to a value: the interval, the TIMEX3 value and what a reader is shown.

use jiff::civil::Date;

use super::anchor::{Anchor, Tense, YearOf};
use super::found::{Edge, Found};
use super::range::Dated;
use super::tense;
use super::written::Written;
use super::{amount, clocked};
use crate::model::{DAY, Hedge, Interval, Kind, Range, Span, Value};
use crate::value::Mention;
use crate::value::calendar::{Period, day_number, days_on};
use crate::value::hedge;
use crate::value::scan::Scan;

/// The mention that a date makes.
pub(super) fn mention(scan: &Scan<'_, '_>, dated: &Dated) -> Mention {
    let counted = dated.first.amount.is_some();
    // "Around the 21st"
    let start = dated.tokens.start;
    let the = scan.word_before(start) == "the" && matches!(dated.first.written, Written::InMonth { .. });
    let hedged = hedge::before(scan.text, start - usize::from(the), scan.from)
        .filter(|(hedge, _)| dated.last.is_none() && (*hedge == Hedge::About || counted));
    let (hedge, start) = hedged.map_or((Hedge::None, dated.tokens.start), |(hedge, tokens)| (hedge, tokens.start));
    let tokens = start..dated.tokens.end;
    let mut value = value(scan, dated);
    (value.span, value.written) = (scan.text.span(&tokens), scan.text.words(&tokens).to_owned());
    value.hedge = if dated.last.is_some() { Hedge::Between } else { hedge };
    if value.timex.is_none() {
        value.display.clone_from(&value.written);
    }
    if dated.last.is_none() {
        value.timex = dated.first.length_timex().or(value.timex);
    }
    loosen(&mut value, dated, anchor(scan, dated).today);
    let length = dated.first.amount.and_then(|amount| amount::reading(&value, amount, hedge));
    Mention { tokens, value, noun: None, readings: length.into_iter().collect() }
}

/// The day that a date names, if it is one and resolves.
pub(super) fn day(scan: &Scan<'_, '_>, dated: &Dated) -> Option<Date> {
    match dated.first.resolve(anchor(scan, dated))? {
        Period::Day(day) if dated.last.is_none() => Some(day),
        _ => None,
    }
}

fn anchor(scan: &Scan<'_, '_>, dated: &Dated) -> Anchor {
    let today = scan.context.published.map(|moment| moment.date);
    let start = dated.tokens.start;
    // "Back in January" is past whatever the verb.
    let back = start >= scan.start + 2 && scan.word(start - 1) == "in" && scan.word(start - 2) == "back";
    let tense = if back { Some(Tense::Back) } else { tense::around(scan, start) };
    Anchor { today, tense, close: back || tense::is_close(scan, start), told: scan.told }
}

/// The value of a date without a hedge.
pub(super) fn value(scan: &Scan<'_, '_>, dated: &Dated) -> Value {
    let tokens = &dated.tokens;
    let mut value = Value::new(Kind::Date, scan.text.span(tokens), scan.text.words(tokens));
    let anchor = anchor(scan, dated);
    let Some(last) = &dated.last else {
        if let Some(value) = clocked::value(value.clone(), dated.first.written, scan.context.published) {
            return value;
        }
        return of_one(value, &dated.first, anchor);
    };
    let (first, last) = nearest(&dated.first, last, anchor).unwrap_or_else(|| {
        let first = of_one(value.clone(), &before(&dated.first, last, anchor), ahead_of(&dated.first, last, anchor));
        (first, of_one(value.clone(), last, behind(&dated.first, last, anchor)))
    });
    value.timex = first.timex.zip(last.timex).map(|(first, last)| format!("{first}/{last}"));
    // Of two weeks the first day of one and the last of the other are shown.
    let start = first.display.split_once(" to ").map_or(first.display.as_str(), |(start, _)| start);
    let end = last.display.split_once(" to ").map_or(last.display.as_str(), |(_, end)| end);
    value.display = format!("{start} to {end}");
    if let (Some(from), Some(to)) = (first.interval, last.interval)
        && from.wide.lo < to.wide.hi
    {
        value.interval = Some(whole(Range::until(from.wide.lo, to.wide.hi)));
        (value.from, value.to_exclusive) = (first.from, last.to_exclusive);
    }
    value
}

/// Two months or weekdays that no verb and no word of their own places: the nearest first, and the last behind it.
fn nearest(first: &Found, last: &Found, anchor: Anchor) -> Option<(Value, Value)> {
    anchor.today.filter(|_| anchor.tense.is_none())?;
    let value = || Value::new(Kind::Date, Span::default(), "");
    let day = |found: &Found, anchor: Anchor| Some(found.resolve(anchor)?.bounds()?.0);
    let start = day(first, anchor)?;
    let last = match (first.written, last.written) {
        (
            Written::Month { year: YearOf::Unsaid, shift: None, month: from },
            Written::Month { year: YearOf::Unsaid, shift: None, month: to },
        ) => {
            let written = last.written.in_year(start.year() + i16::from(to < from))?;
            of_one(value(), &Found { written, ..last.clone() }, anchor)
        }
        (Written::Weekday { .. }, Written::Weekday { .. }) if !is_told(first) && !is_told(last) => {
            of_one(value(), last, Anchor { today: Some(start), tense: Some(Tense::Ahead), close: true, told: None })
        }
        _ => return None,
    };
    Some((of_one(value(), first, anchor), last))
}

/// The first of two in the year of the last, or in the one before: "Oct. 2 to October 22", "November to March".
fn before(first: &Found, last: &Found, anchor: Anchor) -> Found {
    let end = last.resolve(anchor).and_then(Period::bounds);
    let placed = end.and_then(|(end, _)| {
        (0..=1).find_map(|back| {
            let written = first.written.in_year(end.year() - back)?;
            let (start, _) = written.resolve(anchor)?.bounds()?;
            (start <= end).then(|| Found { written, ..first.clone() })
        })
    });
    placed.unwrap_or_else(|| first.clone())
}

/// The first day of a stretch is the nearest one before its last, unless a word of its own says which.
fn ahead_of(first: &Found, last: &Found, anchor: Anchor) -> Anchor {
    match (last.written, last.resolve(anchor)) {
        (Written::Weekday { .. }, Some(Period::Day(day))) if !is_told(first) => {
            Anchor { today: Some(day), tense: Some(Tense::Back), close: true, ..anchor }
        }
        _ => anchor,
    }
}

/// The last day of "next Tuesday to Friday" is the nearest one behind its first.
fn behind(first: &Found, last: &Found, anchor: Anchor) -> Anchor {
    match first.resolve(anchor) {
        Some(Period::Day(day))
            if is_told(first) && matches!(last.written, Written::Weekday { .. }) && !is_told(last) =>
        {
            Anchor { today: Some(day), tense: Some(Tense::Ahead), close: true, ..anchor }
        }
        _ => anchor,
    }
}

/// Whether a weekday comes with a word that says which: "next Tuesday".
fn is_told(found: &Found) -> bool {
    matches!(found.written, Written::Weekday { shift, week, .. } if shift.is_some() || week.is_some())
}

fn of_one(mut value: Value, found: &Found, anchor: Anchor) -> Value {
    let Some(period) = found.resolve(anchor) else {
        let part = found.part.map_or_else(String::new, |part| format!("T{part}"));
        value.timex = found.open_timex().map(|timex| timex + &part);
        value.display = value.timex.clone().unwrap_or(value.display);
        // "In the morning" is a time of a day that is not named.
        if found.written == Written::Afloat && found.part.is_some() {
            (value.kind, value.timex) = (Kind::Time, Some(part));
            value.display.clone_from(&value.written);
        }
        return value;
    };
    let Some((first, end)) = period.bounds() else { return value };
    let (from, to) = found.edge.map_or((first, end), |edge| cut(first, end, edge, anchor.today));
    let seconds = |day: Date| day_number(day) as f64 * DAY;
    let core = Range::until(seconds(from), seconds(to));
    value.interval = Some(Interval::soft(None, Some(core), core));
    value.from = Some(from.to_string());
    value.to_exclusive = Some(to.to_string());
    value.display = found.edge.map_or_else(|| period.display(), |edge| format!("{} {}", edge.name(), period.display()));
    value.timex = Some(found.part.map_or_else(|| period.timex(), |part| format!("{}T{part}", period.timex())));
    value
}

fn whole(range: Range) -> Interval {
    Interval::soft(None, Some(range), range)
}

/// What an edge leaves of a stretch. Thirds are, of a week, to the nearest day, of a month ten days, of what is longer in
/// whole months.
fn cut(first: Date, end: Date, edge: Edge, today: Option<Date>) -> (Date, Date) {
    let today = today.filter(|today| first < *today && *today < end);
    let days = day_number(end) - day_number(first);
    let cuts = match days {
        7 => [3, 4],
        28..=31 => [10, 20],
        _ => [(days + 1) / 3, (2 * days + 1) / 3],
    };
    let at = |cut: i64| {
        let day = days_on(first, cut);
        // A third of a year ends within a day or two of the end of a month.
        let nearest = if day.day() > 15 { days_on(day.last_of_month(), 1) } else { day.first_of_month() };
        if days > 300 { nearest } else { day }
    };
    match edge {
        Edge::Early => (first, at(cuts[0])),
        Edge::Mid => (at(cuts[0]), at(cuts[1])),
        Edge::Late => (at(cuts[1]), end),
        Edge::Earlier => (first, today.unwrap_or(end)),
        Edge::Later => (today.unwrap_or(first), end),
    }
}

/// Widens the interval of a date counted back by the hedge before its number: "more than two years ago".
fn loosen(value: &mut Value, dated: &Dated, today: Option<Date>) {
    let Some(interval) = value.interval.as_mut() else { return };
    if dated.last.is_some() || matches!(value.hedge, Hedge::None | Hedge::Exact | Hedge::Between) {
        return;
    }
    let core = interval.wide;
    let width = core.width();
    let now = today.map_or(core.hi, |today| day_number(today) as f64 * DAY + DAY);
    let back = core.lo < now;
    let (nearer, further) = if back { (core.hi + width, core.lo - width) } else { (core.lo - width, core.hi + width) };
    match value.hedge {
        // "nearly two years ago" is a little less than two.
        Hedge::Nearly | Hedge::LessThan | Hedge::AtMost | Hedge::UpTo => {
            interval.wide =
                if back { Range::until(core.lo, nearer.min(now).max(core.hi)) } else { Range::until(nearer, core.hi) };
        }
        Hedge::MoreThan | Hedge::AtLeast => {
            interval.wide =
                if back { Range::until(f64::NEG_INFINITY, core.hi) } else { Range::until(core.lo, f64::INFINITY) };
            interval.core = Some(if back { Range::until(further, core.hi) } else { Range::until(core.lo, further) });
        }
        _ => interval.wide = Range::until(core.lo - width, core.hi + width),
    }
    value.display = format!("{} {}", shown(value.hedge), value.display);
}

fn shown(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Nearly | Hedge::LessThan | Hedge::AtMost | Hedge::UpTo => "just after",
        Hedge::MoreThan | Hedge::AtLeast => "before",
        _ => "about",
    }
}
