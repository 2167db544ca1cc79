//! A date or a stretch between two: "March 10-16", "from 10 to 16 March", "between 2014 and 2016", "2014–16".

use std::ops::Range;

use super::anchor::YearOf;
use super::found::Found;
use super::named;
use super::single::single;
use super::words::{WORDS, code, digits, is, is_before, is_spaced, year};
use super::written::Written;
use crate::text::Shape;
use crate::value::calendar::Period;
use crate::value::scan::Scan;

/// A date, or the first and last of a stretch.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::value) struct Dated {
    pub(super) first: Found,
    pub(super) last: Option<Found>,
    /// Its tokens, with "between" or "from".
    pub(in crate::value) tokens: Range<usize>,
}

impl Dated {
    /// The part of its day, by its code in TIMEX3.
    pub(super) fn part(&self) -> Option<&'static str> {
        self.first.part
    }

    /// Whether it is one day.
    pub(super) fn is_day(&self) -> bool {
        self.last.is_none() && self.first.is_day()
    }
}

/// The date or stretch at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Dated> {
    let first = single(scan, at);
    let two = || two(scan, at, first.clone()?);
    let ranged = days_of_month(scan, at).or_else(|| years(scan, at)).or_else(two);
    if let Some((first, last)) = ranged {
        let opened = at > scan.from && code(&WORDS.opens, scan, at - 1).is_some();
        let tokens = at - usize::from(opened)..last.tokens.end;
        return Some(Dated { first, last: Some(last), tokens });
    }
    let first = first?;
    Some(Dated { tokens: first.tokens.clone(), first, last: None })
}

/// The token after what joins the ends of a range: a hyphen, a dash without space, "to"; "and" only after "between".
fn joined(scan: &Scan<'_, '_>, start: usize, at: usize) -> Option<usize> {
    match scan.shape(at)? {
        Shape::Hyphen => Some(at + 1),
        Shape::Dash if !is_spaced(scan, at) && !is_spaced(scan, at + 1) => Some(at + 1),
        Shape::Word => {
            let (name, next) = code(&WORDS.join, scan, at)?;
            (name == "to" || is_before(&WORDS.opens, scan, start, "and")).then_some(next)
        }
        _ => None,
    }
}

/// "10-16 March", "10 to 16 March 2025", "March 10-16"
fn days_of_month(scan: &Scan<'_, '_>, at: usize) -> Option<(Found, Found)> {
    if let Some((first, next)) = named::day_of_month(scan, at) {
        let next = joined(scan, at, next)?;
        let last = named::read(scan, next)?;
        let Written::Day { year, month, day } = last.written else { return None };
        return (first < day && digits(scan, at).is_some())
            .then(|| (Found::new(Written::Day { year, month, day: first }, at..next), last));
    }
    let first = named::read(scan, at)?;
    let Written::Day { month, day, year: YearOf::Unsaid } = first.written else { return None };
    let next = joined(scan, at, first.tokens.end)?;
    let (last_day, end) = named::day_of_month(scan, next).filter(|(last, _)| day < *last)?;
    if named::read(scan, next).is_some() {
        return None;
    }
    let comma = end + usize::from(scan.shape(end) == Some(Shape::Comma));
    let (year, end) = year(scan, comma).map_or((YearOf::Unsaid, end), |year| (YearOf::Said(year), comma + 1));
    let last = Found::new(Written::Day { year, month, day: last_day }, next..end);
    Some((Found { written: Written::Day { year, month, day }, ..first }, last))
}

/// "2014–16", "2014/15"
fn years(scan: &Scan<'_, '_>, at: usize) -> Option<(Found, Found)> {
    let first = year(scan, at).filter(|year| (1800..2100).contains(year))?;
    let mark = scan.word(at + 1);
    if !(mark == "-" || mark == "/") || is_spaced(scan, at + 1) || is_spaced(scan, at + 2) {
        return None;
    }
    let (last, _) = digits(scan, at + 2).filter(|(_, len)| *len == 2)?;
    // 2024-08 is a month, and a figure that goes on is a date.
    let opened = at > scan.start && code(&WORDS.opens, scan, at - 1).is_some();
    let month =
        !opened && scan.text.written(at + 1) == "-" && (1..=12).contains(&last) && i32::from(first) % 100 + 1 != last;
    let goes_on = matches!(scan.word(at + 3), "-" | "/") && !is_spaced(scan, at + 3);
    let last = i16::try_from(i32::from(first) / 100 * 100 + last).ok().filter(|last| *last > first)?;
    let found = |year, at: usize| Found::new(Written::Whole(Period::Year(year)), at..at + 1);
    (!month && !goes_on).then(|| (found(first, at), found(last, at + 2)))
}

/// Two dates of one grain: "March 10 to April 2, 2025", "between 2014 and 2016", "from Monday to Wednesday".
fn two(scan: &Scan<'_, '_>, at: usize, first: Found) -> Option<(Found, Found)> {
    let end = first.tokens.end;
    // "Aug 10 - Nov 12": a dash with space joins two days of months, and parts most else.
    let days = matches!(first.written, Written::Day { .. } | Written::Whole(Period::Day(_)));
    let dash = days && scan.shape(end) == Some(Shape::Dash) && scan.text.written(end) != "—";
    let next = joined(scan, at, end).or_else(|| dash.then_some(end + 1))?;
    let weekday = matches!(first.written, Written::Weekday { .. });
    if weekday && !is_before(&WORDS.opens, scan, at, "to") && !is_before(&WORDS.opens, scan, at, "and") {
        return None;
    }
    let next = next + usize::from(scan.word(next) == "the");
    let last = single(scan, next)?;
    if is(&WORDS.sense, scan, last.tokens.end, "ago") || !same_grain(&first.written, &last.written) {
        return None;
    }
    Some((Found { written: first.written.in_year_of(last.written), ..first }, last))
}

fn same_grain(first: &Written, last: &Written) -> bool {
    match (first, last) {
        (Written::Whole(first), Written::Whole(last)) => std::mem::discriminant(first) == std::mem::discriminant(last),
        (Written::Shifted { .. } | Written::Counted(_) | Written::Afloat | Written::Lapse(_), _) => false,
        (Written::Weekday { .. }, Written::Day { .. }) | (Written::Day { .. }, Written::Weekday { .. }) => true,
        _ => std::mem::discriminant(first) == std::mem::discriminant(last),
    }
}
