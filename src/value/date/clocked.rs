//! What is counted in hours and minutes from the time of publication: "in 5 minutes", "12 hours ago", "the last 24
//! hours". Where only the day of publication is known, it stays open.

use super::steps::Steps;
use super::unit::Unit;
use super::written::Written;
use crate::model::{Interval, Kind, Moment, Range, Value};
use crate::value::stamp::Stamp;

/// The value of such words; none for a date of whole days.
pub(super) fn value(mut value: Value, written: Written, published: Option<Moment>) -> Option<Value> {
    let (Written::Counted(steps) | Written::Lapse(steps) | Written::Coming(steps)) = written else { return None };
    let now = now(published?).filter(|_| steps.finest.is_of_clock())?;
    let there = on(now, steps)?;
    let (from, to) = match written {
        Written::Counted(_) => grain(there, steps.finest),
        _ if there.seconds() < now.seconds() => (there, now),
        _ => (now, there),
    };
    value.kind = Kind::Time;
    value.from = Some(from.iso());
    value.to_exclusive = Some(to.iso());
    let range = Range::until(from.seconds(), to.seconds());
    value.interval = Some(Interval::soft(None, Some(range), range));
    (value.timex, value.display) = match written {
        Written::Counted(_) => (Some(timex(from, steps.finest)), from.shown()),
        _ => (Some(format!("{}/{}", from.iso(), to.iso())), format!("{} to {}", from.shown(), to.shown())),
    };
    Some(value)
}

/// The time of publication, to the second, where its clock time is known.
pub(super) fn now(published: Moment) -> Option<Stamp> {
    let time = published.time?;
    let minutes = i32::from(time.hour()) * 60 + i32::from(time.minute());
    Some(Stamp { day: Some(published.date), minutes, second: Some(time.second()), offset: published.offset })
}

fn on(now: Stamp, steps: Steps) -> Option<Stamp> {
    let second = (now.minutes * 60 + i32::from(now.second.unwrap_or(0))).checked_add(steps.seconds())?;
    let (minutes, second) = (second.div_euclid(60), i8::try_from(second.rem_euclid(60)).ok()?);
    Some(Stamp { day: Some(steps.days().on(now.day?)?), minutes, second: Some(second), ..now })
}

/// The hour, minute or second that holds a stamp.
fn grain(stamp: Stamp, unit: Unit) -> (Stamp, Stamp) {
    let minute = Stamp { second: None, ..stamp };
    match unit {
        Unit::Second => (stamp, stamp.next()),
        Unit::Minute => (minute, minute.next()),
        _ => {
            let hour = Stamp { minutes: minute.minutes.div_euclid(60) * 60, ..minute };
            (hour, hour.later(60))
        }
    }
}

/// An hour has no minutes in TIMEX3: `2025-03-18T14`.
fn timex(stamp: Stamp, unit: Unit) -> String {
    let iso = stamp.iso();
    match unit {
        Unit::Hour => iso.replacen(":00", "", 1),
        _ => iso,
    }
}
