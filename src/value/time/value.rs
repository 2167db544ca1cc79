//! From a clock time to a value: seconds since 1970 where its day is known, else since midnight; UTC where its zone is.

use super::clock::Clock;
use super::moment::Told;
use super::words::WORDS;
use crate::model::{DAY, Hedge, Interval, Kind, Range, Value};
use crate::value::calendar::day_number;
use crate::value::scan::Scan;
use crate::value::stamp::{Stamp, suffix};
use crate::value::zone::Zone;
use crate::value::{Mention, date, hedge, house};

/// How a clock time is loosened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loose {
    Not,
    Exactly,
    About,
    JustAfter,
    JustBefore,
}

/// The mention that a clock time makes; with its day it is a date too.
pub(super) fn mention(scan: &Scan<'_, '_>, told: &Told) -> Mention {
    let clock = told.first.tokens.start;
    let article = scan.word(clock) == "quarter" && clock > scan.from && scan.word(clock - 1) == "a";
    let clock = clock - usize::from(article);
    let floor = if told.tokens.start < clock { told.tokens.start } else { scan.from };
    let (loose, start) = match told.last {
        Some(_) => (Loose::Not, clock),
        // "Around tomorrow at 10"
        None => match loose(scan, clock, floor) {
            (Loose::Not, _) if told.tokens.start < clock => loose(scan, floor, scan.from),
            found => found,
        },
    };
    let behind = hedge::after(scan.text, told.tokens.end, scan.end)
        .filter(|(hedge, _)| *hedge == Hedge::About && loose == Loose::Not && told.last.is_none());
    let loose = if behind.is_some() { Loose::About } else { loose };
    let tokens = start.min(told.tokens.start)..behind.map_or(told.tokens.end, |(_, tokens)| tokens.end);
    let day = told.day.as_ref().and_then(|day| date::day(scan, day));
    let dated = told.day.as_ref().map(|day| date::value(scan, day));
    let published = scan.context.published.map(|moment| moment.date);
    let offset = |clock: &Clock| clock.zone.and_then(|zone| zone.minutes_on(day.or(published)));
    let last = told.last.as_ref().unwrap_or(&told.first);
    let first = Stamp { offset: offset(&told.first).or(offset(last)), ..told.first.stamp(day) };
    let last_day = told.last_day.as_ref().and_then(|day| date::day(scan, day)).or(day);
    let last = Stamp { offset: first.offset, ..last.stamp(last_day) };

    let mut value = Value::new(Kind::Time, scan.text.span(&tokens), scan.text.words(&tokens));
    // A day that is named and not known stays in the TIMEX3 value.
    let open = dated.as_ref().filter(|_| day.is_none()).and_then(|date| date.timex.clone()).unwrap_or_default();
    // A clock time of no day is taken to be of the day of publication; it is compared as one of any day.
    let placed = |stamp: Stamp| Stamp { day: stamp.day.or(published.filter(|_| told.day.is_none())), ..stamp }.iso();
    value.from = Some(placed(first));
    if told.last.is_some() {
        let last = if last.minutes < first.minutes && last.day == first.day { last.later(1440) } else { last };
        value.hedge = Hedge::Between;
        value.timex = Some(format!("{open}{}/{open}{}", first.iso(), last.iso()));
        value.display = format!("{} to {}", first.shown(), last.shown());
        value.to_exclusive = Some(placed(last));
        // Without a day, what goes past midnight in its zone or in UTC ends on the next.
        let past = if last.seconds() < first.seconds() { DAY } else { 0.0 };
        let range = Range::closed(first.seconds(), last.seconds() + past);
        value.interval = Some(Interval::soft(None, Some(range), range));
    } else {
        value.timex = Some(format!("{open}{}", first.iso()));
        value.to_exclusive = Some(placed(first.next()));
        value.display = format!("{}{}", words(loose), first.shown());
        value.hedge = kind_of(loose);
        value.interval = Some(interval(first, loose));
    }
    let (span, written) = (value.span, value.written.clone());
    let lasts = told.lasts.clone().map(|length| Value { span, written, ..length });
    Mention { tokens, value, noun: None, readings: dated.into_iter().chain(lasts).collect() }
}

/// What loosens the clock at token `at`, and where those words start.
fn loose(scan: &Scan<'_, '_>, at: usize, from: usize) -> (Loose, usize) {
    if let Some((way, tokens)) = WORDS.near.before(scan.text, at, from) {
        return (if *way == "after" { Loose::JustAfter } else { Loose::JustBefore }, tokens.start);
    }
    match hedge::before(scan.text, at, from) {
        Some((Hedge::About, tokens)) => (Loose::About, tokens.start),
        Some((Hedge::Nearly, tokens)) => (Loose::JustBefore, tokens.start),
        Some((Hedge::Exact, tokens)) => (Loose::Exactly, tokens.start),
        _ => (Loose::Not, at),
    }
}

fn interval(stamp: Stamp, loose: Loose) -> Interval {
    let at = stamp.seconds();
    let itself = Range::until(at, at + stamp.width());
    let (about, stretched) = house::loose().about_clock;
    let near = house::loose().just_after;
    let (core, wide) = match loose {
        Loose::Not | Loose::Exactly => (itself, itself),
        Loose::About => (Range::closed(at - about, at + about), Range::closed(at - stretched, at + stretched)),
        Loose::JustAfter => (Range::above(at, at + near), Range::above(at, at + near)),
        Loose::JustBefore => (Range::until(at - near, at), Range::until(at - near, at)),
    };
    Interval::soft(None, Some(core), wide)
}

const fn kind_of(loose: Loose) -> Hedge {
    match loose {
        Loose::Not => Hedge::None,
        Loose::Exactly => Hedge::Exact,
        Loose::About => Hedge::About,
        Loose::JustAfter => Hedge::MoreThan,
        Loose::JustBefore => Hedge::Nearly,
    }
}

const fn words(loose: Loose) -> &'static str {
    match loose {
        Loose::Not => "",
        Loose::Exactly => "exactly ",
        Loose::About => "about ",
        Loose::JustAfter => "just after ",
        Loose::JustBefore => "just before ",
    }
}

/// A clock time that names no zone, put into `zone`; any other value as it is. Where summer time could hold and the
/// value has no day, give [`Zone::on`] the day of publication first: an open zone changes nothing.
pub fn in_zone(value: &Value, zone: &Zone) -> Value {
    let Some(bare) = bare_clock(value) else { return value.clone() };
    let Some(minutes) = zone.minutes_on(bare.day) else { return value.clone() };
    let added = suffix(Some(minutes));
    let zoned = Stamp { offset: Some(minutes), ..bare };
    let shift = zoned.seconds() - bare.seconds();
    let add = |text: &Option<String>, between: &str| {
        text.as_ref().map(|text| format!("{}{added}", text.replace(between, &format!("{added}{between}"))))
    };
    Value {
        interval: value.interval.map(|interval| interval.scaled(1.0, shift)),
        timex: add(&value.timex, "/"),
        from: add(&value.from, "/"),
        to_exclusive: add(&value.to_exclusive, "/"),
        display: add(&Some(value.display.clone()), " to ").unwrap_or_default(),
        ..value.clone()
    }
}

/// The first minute of a clock time without a zone.
fn bare_clock(value: &Value) -> Option<Stamp> {
    // "The past 24 hours" are counted from publication, and in its zone.
    let bare = value.kind == Kind::Time && !value.is_zoned();
    let (day, clock) = value.from.as_deref().filter(|_| bare)?.split_once('T')?;
    let (hour, minute) = clock.get(..5)?.split_once(':').filter(|_| matches!(clock.len(), 5 | 8))?;
    let minutes = hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?;
    let second = clock.get(6..).and_then(|second| second.parse().ok());
    Some(Stamp { day: day.parse().ok().filter(|_| !is_of_any_day(value)), minutes, second, offset: None })
}

/// Whether a clock time names no day, so that its interval is one of any day.
fn is_of_any_day(value: &Value) -> bool {
    value.timex.as_deref().is_none_or(|timex| timex.starts_with('T'))
}

/// The last day of a date, or the day of a clock time that has one, in days since 1970; none for what is unresolved.
pub fn last_day(value: &Value) -> Option<i64> {
    let day = |text: &Option<String>| Some(day_number(text.as_deref()?.get(..10)?.parse().ok()?));
    match value.kind {
        Kind::Date => day(&value.to_exclusive).map(|end| end - 1),
        Kind::Time if !is_of_any_day(value) => day(&value.from),
        _ => None,
    }
}
