//! Dates in figures: 2025-03-18, 18/03/2025, 03/18/2025, 13.5.2015, 2025-W11, 2024-08.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::anchor::{Tense, YearOf};
use super::beside::full_year;
use super::found::Found;
use super::tense;
use super::words::{WORDS, code, digits, is, is_before, is_capital, is_spaced, month, weekday, year};
use super::written::Written;
use crate::text::Shape;
use crate::value::calendar::Period;
use crate::value::scan::Scan;

/// The date in figures at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    // Nearly all figures have no mark behind them and no point inside that could make a date of them.
    let figure = scan.shape(at) == Some(Shape::Number);
    if !figure || !(matches!(scan.word(at + 1), "-" | "/") || scan.word(at).contains('.')) {
        return None;
    }
    let (written, end) = dotted(scan, at)
        .or_else(|| iso(scan, at))
        .or_else(|| week(scan, at))
        .or_else(|| parted(scan, at))
        .or_else(|| month_in_figures(scan, at))
        .or_else(|| month_of_year(scan, at))
        .or_else(|| spaced_month(scan, at))
        .map(|(period, end)| (Written::Whole(period), end))
        .or_else(|| month_and_day(scan, at))?;
    // What goes on behind it with another hyphen, slash or point is a code or a telephone number; "10/1/2018-10/7/2018"
    // are two days.
    let next = digits(scan, end + 1).is_some() && !is_spaced(scan, end);
    let clock = scan.word(end + 2) == ":" && !is_spaced(scan, end + 2);
    let apart = scan.word(end) == "-" && (is_parted(scan, end + 1) || clock);
    let goes_on = matches!(scan.word(end), "-" | "/") && next && !apart;
    let glued = at > scan.start && !is_spaced(scan, at);
    let behind = scan.word_before(at) == "-" && at >= scan.start + 6 && is_parted(scan, at - 6);
    let goes_before = glued && !behind && matches!(scan.word_before(at), "-" | "/" | ".");
    (!goes_on && !goes_before).then(|| Found::new(written, at..end))
}

/// Whether a date with slashes starts at token `at`.
fn is_parted(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.word(at + 1) == "/" && parted(scan, at).is_some()
}

/// The figures at `at` and, behind an unspaced `mark`, the token after it.
fn figures(scan: &Scan<'_, '_>, at: usize, mark: &str) -> Option<(i32, usize, usize)> {
    let glued = scan.word(at + 1) == mark && !is_spaced(scan, at + 1) && !is_spaced(scan, at + 2);
    if !glued {
        return None;
    }
    let (number, len) = digits(scan, at)?;
    Some((number, len, at + 2))
}

/// 2025-03-18 and 2025/03/18
fn iso(scan: &Scan<'_, '_>, at: usize) -> Option<(Period, usize)> {
    ["-", "/"].iter().find_map(|mark| {
        let (_, _, next) = figures(scan, at, mark)?;
        let (month, _, last) = figures(scan, next, mark)?;
        let (day, _) = digits(scan, last)?;
        Some((Period::Day(civil(i32::from(year(scan, at)?), month, day)?), last + 1))
    })
}

/// 18/03/2025, 3-18-2025, 18/3/25: the order by what is possible, month first where both are.
fn parted(scan: &Scan<'_, '_>, at: usize) -> Option<(Period, usize)> {
    ["/", "-"].iter().find_map(|mark| {
        let (first, _, next) = figures(scan, at, mark)?;
        let (second, _, last) = figures(scan, next, mark)?;
        let (year, len) = digits(scan, last)?;
        let year = full_year(year, len)?;
        let day = if is_day_first(scan, at, year, first, second) {
            civil(year, second, first)
        } else {
            either_order(year, first, second)
        };
        Some((Period::Day(day?), last + 1))
    })
}

/// 13.5.2015, where dots are used the day first, and 2015.05.13: one token.
fn dotted(scan: &Scan<'_, '_>, at: usize) -> Option<(Period, usize)> {
    let mut parts = scan.word(at).split('.');
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let date = if first.len() == 4 {
        civil(year, month, day)
    } else {
        civil(year, month, day).or_else(|| civil(year, day, month))
    };
    Some((Period::Day(date?), at + 1))
}

/// 2025-W11 and 2025-W11-2
fn week(scan: &Scan<'_, '_>, at: usize) -> Option<(Period, usize)> {
    let (_, _, next) = figures_then_word(scan, at)?;
    let week: i8 = scan.word(next).strip_prefix('w').filter(|week| week.len() == 2)?.parse().ok()?;
    let monday = ISOWeekDate::new(year(scan, at)?, week, Weekday::Monday).ok()?;
    Some((Period::Week(monday.date()), next + 1))
}

fn figures_then_word(scan: &Scan<'_, '_>, at: usize) -> Option<(i32, usize, usize)> {
    figures(scan, at, "-").filter(|(_, len, _)| *len == 4)
}

/// 2024-08; two years that follow each other ("2010-11") are a season of sport or a financial year.
fn month_in_figures(scan: &Scan<'_, '_>, at: usize) -> Option<(Period, usize)> {
    let (_, _, next) = figures(scan, at, "-")?;
    let year = year(scan, at)?;
    let (month, len) = digits(scan, next)?;
    let follows = i32::from(year) % 100 + 1 == month;
    let hyphen = scan.text.written(at + 1) == "-";
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    // "From 2008-10 to" is rare; "from 2008-10" is two years.
    let opened = at > scan.start && code(&WORDS.opens, scan, at - 1).is_some();
    (len == 2 && hyphen && !follows && !opened && year >= 1900).then_some((Period::Month(year, month), next + 1))
}

/// 04/2016, 11-2016
fn month_of_year(scan: &Scan<'_, '_>, at: usize) -> Option<(Period, usize)> {
    let (month, _, next) =
        ["/", "-"].iter().find_map(|mark| figures(scan, at, mark)).filter(|(_, len, _)| *len <= 2)?;
    let year = year(scan, next).filter(|year| (1900..2100).contains(year))?;
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some((Period::Month(year, month), next + 1))
}

/// "11 / 2016", "11 - 2016" and 2016/3, where nothing follows that they may count or name.
fn spaced_month(scan: &Scan<'_, '_>, at: usize) -> Option<(Period, usize)> {
    let joint = matches!(scan.word(at + 1), "/" | "-") && scan.text.written(at + 1) != "—";
    let (first, len) = digits(scan, at).filter(|_| joint)?;
    let (last, last_len) = digits(scan, at + 2)?;
    let spaced = is_spaced(scan, at + 1) || is_spaced(scan, at + 2);
    let (month, year_at) = match (len, last_len) {
        (1..=2, 4) if spaced => (first, at + 2),
        (4, 1) if !spaced => (last, at),
        _ => return None,
    };
    let year = year(scan, year_at).filter(|year| (1900..2100).contains(year))?;
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let dot = usize::from(scan.word_before(at) == ".");
    let named = is_before(&WORDS.name, scan, at - dot, "number") || is_capital(scan, at.wrapping_sub(1));
    let ends = matches!(scan.shape(at + 3), None | Some(Shape::Stop | Shape::Comma | Shape::Close));
    (ends && !named).then_some((Period::Month(year, month), at + 3))
}

/// 3/18 and 18/3 behind a word of time or a weekday, or where nothing else is written: elsewhere it is a fraction, a
/// score or a name.
fn month_and_day(scan: &Scan<'_, '_>, at: usize) -> Option<(Written, usize)> {
    let (first, _, next) = figures(scan, at, "/").filter(|(_, len, _)| *len <= 2)?;
    let (second, _) = digits(scan, next).filter(|(_, len)| *len <= 2)?;
    let (month, day) = if civil(2000, first, second).is_some() { (first, second) } else { (second, first) };
    let named = is(&WORDS.name, scan, at, "figure");
    // "06/06, 2015"
    let year = year(scan, next + 2).filter(|_| scan.shape(next + 1) == Some(Shape::Comma));
    if let Some(year) = year.filter(|year| (1900..2100).contains(year)) {
        let date = civil(i32::from(year), month, day)?;
        let ends = !matches!(scan.shape(next + 3), Some(Shape::Word | Shape::Hyphen));
        return ends.then_some((Written::Whole(Period::Day(date)), next + 3));
    }
    let date = civil(2000, month, day).filter(|_| !named && is_told(scan, at, next + 1))?;
    Some((Written::Day { year: YearOf::Unsaid, month: date.month(), day: date.day() }, next + 1))
}

/// Whether the words around two figures say that they are a day.
fn is_told(scan: &Scan<'_, '_>, at: usize, end: usize) -> bool {
    // "From 3/4 to 4/5" are days, "between 1/3 and 2/3" are not.
    let Some(before) = at.checked_sub(1).filter(|before| *before >= scan.start) else { return scan.is_alone(at) };
    let comma = usize::from(scan.shape(before) == Some(Shape::Comma));
    let whole = |at: usize| figures(scan, at, "/").is_some_and(|(_, len, _)| len <= 2);
    let ranged = scan.word(before) == "from" && whole(end + 1) || scan.word(before) == "to" && at >= 5 && whole(at - 4);
    let clock = scan.word(end) == "at" && scan.shape(end + 1) == Some(Shape::Number);
    matches!(scan.word(before), "on" | "until" | "till" | "since" | "before" | "after")
        || ranged
        || clock
        || before.checked_sub(comma).is_some_and(|day| weekday(scan, day).is_some())
}

/// Whether the day stands first in a date that could be read either way: the others of the text are so, or only so it is
/// the day of publication, or past, where the verb says that it is.
fn is_day_first(scan: &Scan<'_, '_>, at: usize, year: i32, first: i32, second: i32) -> bool {
    let (Some(day_first), Some(month_first)) = (civil(year, second, first), civil(year, first, second)) else {
        return false;
    };
    if let Some(order) = order_around(scan, at) {
        return order == Order::DayFirst;
    }
    let Some(published) = scan.context.published else { return false };
    let past = || tense::around(scan, at) == Some(Tense::Back);
    day_first == published.date || (month_first > published.date && day_first < published.date && past())
}

/// Which of day and month stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// How many tokens on either side are searched for a date that can be read in one order alone.
const ORDER_REACH: usize = 400;

/// The order of the nearest date in figures, before token `at` and else behind it, that can be read in one order alone.
fn order_around(scan: &Scan<'_, '_>, at: usize) -> Option<Order> {
    let text =
        Scan { start: at.saturating_sub(ORDER_REACH), end: (at + ORDER_REACH).min(scan.text.tokens.len()), ..*scan };
    let near = || (text.start..at).rev().chain(at..text.end);
    near().find_map(|at| order(&text, at)).or_else(|| near().find_map(|at| order_by_name(&text, at)))
}

/// The order of a day and the name of its month at token `at`: "18 March", "March 18".
fn order_by_name(scan: &Scan<'_, '_>, at: usize) -> Option<Order> {
    let day = |at: usize| digits(scan, at).is_some_and(|(day, len)| len <= 2 && (1..=31).contains(&day));
    let (_, next) = month(scan, at).filter(|_| is_capital(scan, at))?;
    match (at.checked_sub(1).is_some_and(day), day(next)) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// The order of a date at token `at` that can be read in one order alone: "25/12/2024".
fn order(scan: &Scan<'_, '_>, at: usize) -> Option<Order> {
    let (first, _, next) = figures(scan, at, "/")?;
    let (second, _, last) = figures(scan, next, "/")?;
    let year = i32::from(year(scan, last)?);
    match (civil(year, first, second), civil(year, second, first)) {
        (None, Some(_)) => Some(Order::DayFirst),
        (Some(_), None) => Some(Order::MonthFirst),
        _ => None,
    }
}

fn either_order(year: i32, first: i32, second: i32) -> Option<Date> {
    civil(year, first, second).or_else(|| civil(year, second, first))
}

pub(super) fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
