//! A date or a stretch between two: "March 10-16", "from 10 to 16 March", "between 2014 and 2016", "2014–16".

use std::ops::Range;

use super::anchor::YearOf;
use super::beside::counts;
use super::found::Found;
use super::list::{self, in_year_of_list};
use super::shift::shift;
use super::single::single;
use super::unit::Unit;
use super::words::{WORDS, code, digits, is, is_capital, is_spaced, unit, weekday, year};
use super::written::Written;
use super::{named, nth, weekly};
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

    /// The same day in that year, where it is one that names no year.
    pub(super) fn in_year(&self, year: i16) -> Option<Self> {
        let Written::Day { year: YearOf::Unsaid, month, day } = self.first.written else { return None };
        let written = Written::Day { year: YearOf::Said(year), month, day };
        Some(Self { first: Found { written, ..self.first.clone() }, ..self.clone() })
    }

    /// Its two ends, each with the tokens of both.
    pub(super) fn ends(&self) -> Option<(Self, Self)> {
        let end = |found: Found| Self { first: found, last: None, tokens: self.tokens.clone() };
        Some((end(self.first.clone()), end(self.last.clone()?)))
    }

    /// Whether it is one day.
    pub(super) fn is_day(&self) -> bool {
        self.last.is_none() && self.first.is_day()
    }
}

/// The date or stretch at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Dated> {
    let first = single(scan, at);
    let days = days_of_month(scan, at, first.is_some());
    // "February 20-30" ends on a day that its month has not.
    if days.as_ref().is_some_and(|(_, last)| last.written.has_no_day()) {
        return None;
    }
    let two = || two(scan, at, first.clone()?);
    let ranged = days
        .or_else(|| years(scan, at))
        .or_else(|| months(scan, at))
        .or_else(|| weeks(scan, at))
        .or_else(|| days_of_week(scan, at))
        .or_else(two)
        .or_else(|| from_now(scan, at, first.clone()?));
    if let Some((first, last)) = ranged {
        let at = first.tokens.start;
        let start = opener(scan, at).map_or(at, |(start, _)| start);
        let tokens = start..last.tokens.end;
        return Some(Dated { first, last: Some(last), tokens });
    }
    let open = first.as_ref().is_none_or(|first| matches!(first.written, Written::InMonth { by: None, .. }));
    let of_list = if open { list::day(scan, at) } else { None };
    let first = in_year_of_list(scan, of_list.or(first)?);
    Some(Dated { tokens: first.tokens.clone(), first, last: None })
}

/// "From" or "between" before token `at`, past an article, and what it is joined by.
fn opener(scan: &Scan<'_, '_>, at: usize) -> Option<(usize, &'static str)> {
    let at = at.checked_sub(usize::from(scan.word_before(at) == "the"))?;
    let start = at.checked_sub(1).filter(|start| *start >= scan.from)?;
    Some((start, code(&WORDS.opens, scan, start)?.0))
}

/// The token after what joins the ends of a range: a hyphen, a dash without space, "to"; "and" only after "between".
fn joined(scan: &Scan<'_, '_>, start: usize, at: usize) -> Option<usize> {
    match scan.shape(at)? {
        Shape::Hyphen => Some(at + 1),
        Shape::Dash if !is_spaced(scan, at) && !is_spaced(scan, at + 1) => Some(at + 1),
        Shape::Word => {
            let (name, next) = code(&WORDS.join, scan, at)?;
            (name == "to" || opener(scan, start).is_some_and(|(_, name)| name == "and")).then_some(next)
        }
        _ => None,
    }
}

/// "10-16 March", "10 to 16 March 2025", "March 10-16", which begins with a date of its own.
fn days_of_month(scan: &Scan<'_, '_>, at: usize, dated: bool) -> Option<(Found, Found)> {
    if let Some((first, next)) = named::day_of_month(scan, at) {
        let next = joined(scan, at, next).or_else(|| spaced(scan, next))?;
        if let Some(found) = days_of_this_month(scan, at, first, next) {
            return Some(found);
        }
        let next = next + usize::from(scan.word(next) == "the");
        let last = named::read(scan, next)?;
        let Written::Day { year, month, day } = last.written else { return None };
        let written = Written::Day { year, month, day: first };
        return (first < day).then(|| (Found::new(written, at..next), last));
    }
    // "Friday, March 3-5"
    let first = if dated { named::read(scan, at).or_else(|| weekly::read(scan, at))? } else { return None };
    let Written::Day { month, day, year: YearOf::Unsaid } = first.written else { return None };
    let end = first.tokens.end;
    let dashed = spaced(scan, end);
    let next = joined(scan, at, end).or(dashed)?;
    let next = next + usize::from(scan.word(next) == "the");
    let (last_day, end) = named::day_of_month(scan, next).filter(|(last, _)| day < *last)?;
    if named::read(scan, next).is_some() || (dashed.is_some() && counts(scan, end)) {
        return None;
    }
    let comma = end + usize::from(scan.shape(end) == Some(Shape::Comma));
    let (year, end) = year(scan, comma).map_or((YearOf::Unsaid, end), |year| (YearOf::Said(year), comma + 1));
    let last = Found::new(Written::Day { year, month, day: last_day }, next..end);
    Some((Found { written: Written::Day { year, month, day }, ..first }, last))
}

/// The token after a dash between spaces, which joins days and parts most else: "10 - 22 August".
fn spaced(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    (scan.shape(at) == Some(Shape::Dash) && scan.text.written(at) != "—").then_some(at + 1)
}

/// "4 to 22 this month", "between the 4th and the 22nd of next month"
fn days_of_this_month(scan: &Scan<'_, '_>, at: usize, first: i8, next: usize) -> Option<(Found, Found)> {
    let next = next + usize::from(scan.word(next) == "the");
    let (last, end) = named::day_of_month(scan, next).filter(|(last, _)| first < *last)?;
    let of = end + usize::from(matches!(scan.word(end), "of" | "in"));
    let (shift, after) = shift(scan, of)?;
    let (Unit::Month, end) = unit(scan, after)? else { return None };
    let by = shift.by()?;
    let day = |day, tokens| Found::new(Written::InMonth { day, by: Some(by), weekday: None }, tokens);
    Some((day(first, at..next), day(last, next..end)))
}

/// "2014–16", "2014/15", "2014-2018", "2014 – 2018"
fn years(scan: &Scan<'_, '_>, at: usize) -> Option<(Found, Found)> {
    let first = year(scan, at).filter(|year| (1800..2100).contains(year))?;
    let (last, len) = digits(scan, at + 2).filter(|(_, len)| matches!(len, 2 | 4))?;
    let glued = matches!(scan.word(at + 1), "-" | "/" | "~") && !is_spaced(scan, at + 1) && !is_spaced(scan, at + 2);
    let dashed = matches!(scan.shape(at + 1), Some(Shape::Dash | Shape::Hyphen)) && scan.text.written(at + 1) != "—";
    if !(glued || dashed && len == 4) {
        return None;
    }
    // 2024-08 is a month, and a figure that goes on is a date.
    let opened = at > scan.start && code(&WORDS.opens, scan, at - 1).is_some();
    let month = len == 2
        && !opened
        && scan.text.written(at + 1) == "-"
        && (1..=12).contains(&last)
        && i32::from(first) % 100 + 1 != last;
    let goes_on = matches!(scan.word(at + 3), "-" | "/") && !is_spaced(scan, at + 3);
    let goes_before = at > scan.start && !is_spaced(scan, at) && matches!(scan.word(at - 1), "-" | "/" | ".");
    let last = if len == 4 { last } else { i32::from(first) / 100 * 100 + last };
    let last = i16::try_from(last).ok().filter(|last| (first + 1..2100).contains(last))?;
    let found = |year, at: usize| Found::new(Written::Whole(Period::Year(year)), at..at + 1);
    let told = len == 2 || !counts(scan, at + 3);
    (!month && !goes_on && !goes_before && told).then(|| (found(first, at), found(last, at + 2)))
}

/// "May to September", "Jan-Feb 2017", "between August and October": two names of months make each other sure.
fn months(scan: &Scan<'_, '_>, at: usize) -> Option<(Found, Found)> {
    let (first, end) = named::month(scan, at)?;
    let next = joined(scan, at, end)?;
    let (last, after) = named::month(scan, next)?;
    let bare = |written| matches!(written, Written::Month { shift: None, .. });
    let told = is_capital(scan, at) && is_capital(scan, next) || code(&WORDS.opens, scan, at.checked_sub(1)?).is_some();
    let day = named::day_of_month(scan, after).is_some();
    let pair = bare(first) && bare(last) && told && !day;
    pair.then(|| (Found::new(first.in_year_of(last), at..end), Found::new(last, next..after)))
}

/// "Week 31 to Week 35 of 2018", "weeks 20-24": in a year of their own or in this one, where a season of games has no such
/// weeks.
fn weeks(scan: &Scan<'_, '_>, at: usize) -> Option<(Found, Found)> {
    let (first, end) = nth::week(scan, at)?;
    let next = joined(scan, at, end)?;
    let (last, after) = nth::week(scan, next).or_else(|| nth::number_of_week(scan, next))?;
    let (year, after) = nth::year_of_week(scan, after).unwrap_or((YearOf::Shifted(0), after));
    let told = year != YearOf::Shifted(0) || last > WEEKS_OF_GAMES;
    let found = |place, tokens| Found::new(nth::week_of_year(place, year), tokens);
    (first < last && told).then(|| (found(first, at..next), found(last, next..after)))
}

/// So many weeks a season of games may count.
const WEEKS_OF_GAMES: i8 = 24;

/// "next week between Wednesday and Friday", "this week from Tue to Thur"
fn days_of_week(scan: &Scan<'_, '_>, at: usize) -> Option<(Found, Found)> {
    let (by, next) = weekly::week(scan, at)?;
    let (opens, first_at) = code(&WORDS.opens, scan, next)?;
    let (first, _, end) = weekday(scan, first_at)?;
    let (joins, last_at) = code(&WORDS.join, scan, end).filter(|(joins, _)| *joins == opens)?;
    let (last, _, after) = weekday(scan, last_at)?;
    let day = |weekday, tokens| Found::new(Written::Weekday { weekday, shift: None, week: Some(by) }, tokens);
    (joins == opens).then(|| (day(first, at..end), day(last, last_at..after)))
}

/// "between now and November 15", "from now until the end of May"
fn from_now(scan: &Scan<'_, '_>, at: usize, last: Found) -> Option<(Found, Found)> {
    let at = at - usize::from(scan.word_before(at) == "the");
    let now_at = at.checked_sub(2).filter(|now_at| *now_at > scan.from)?;
    let (opens, joins) = (code(&WORDS.opens, scan, now_at - 1)?.0, code(&WORDS.join, scan, now_at + 1)?.0);
    now(scan, now_at).filter(|_| opens == joins).map(|first| (first, last))
}

/// Two dates that a stretch lies between: "March 10 to April 2, 2025", "between 2014 and February 2016", "from Monday to
/// Wednesday", "from July until now".
fn two(scan: &Scan<'_, '_>, at: usize, first: Found) -> Option<(Found, Found)> {
    let end = first.tokens.end;
    let opened = opener(scan, at).is_some();
    // "Aug 10 - Nov 12": a dash with space joins two days, and parts most else.
    let dash = if first.is_day() || opened && first.is_quarter() { spaced(scan, end) } else { None };
    let next = joined(scan, at, end).or(dash)?;
    // "Monday to Friday" is what it says; "moved to Friday" is a change.
    let until = is(&WORDS.join, scan, end, "to") && scan.word(end) != "to";
    let next = next + usize::from(scan.word(next) == "the");
    let day = || nth::day(scan, next).filter(|_| matches!(first.written, Written::InMonth { .. }));
    let last = single(scan, next).or_else(day).or_else(|| now(scan, next).filter(|_| opened || until))?;
    if is(&WORDS.sense, scan, last.tokens.end, "ago") || !may_join(&first, &last, opened || until) {
        return None;
    }
    Some((Found { written: first.written.in_year_of(last.written), ..first }, last))
}

/// "now", where a stretch ends
fn now(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    (scan.word(at) == "now").then(|| Found::new(Written::Shifted { unit: Unit::Day, by: 0 }, at..at + 1))
}

/// Whether two dates are the ends of one stretch: of one grain, or of any where a word before or between them says so.
fn may_join(first: &Found, last: &Found, said: bool) -> bool {
    let floats = |found: &Found| {
        let written = found.written;
        matches!(written, Written::Counted(_) | Written::Told(_) | Written::Afloat)
            || matches!(written, Written::Lapse(_) | Written::Coming(_))
            || found.beyond.is_some()
    };
    if floats(first) || floats(last) {
        return false;
    }
    match (&first.written, &last.written) {
        (Written::Whole(first), Written::Whole(last)) if !said => {
            std::mem::discriminant(first) == std::mem::discriminant(last)
        }
        // "They changed Columbus Day to Indigenous Peoples' Day."
        (Written::Holiday { .. }, Written::Holiday { .. }) => said,
        (Written::Weekday { .. }, Written::Weekday { .. }) => true,
        (Written::Shifted { .. }, _) | (_, Written::Shifted { .. }) => {
            said && (first.is_day() == last.is_day() || last.is_day())
        }
        _ => said || first.is_day() == last.is_day() && first.is_month() == last.is_month(),
    }
}
