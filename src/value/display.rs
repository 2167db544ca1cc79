//! Values as a reader would note them down: "about 2 h", "nearly 1/5", "1,300 km2", "2,500 deaths per week".

use super::grammar::{self, Class};
use super::size;
use super::units::Unit;
use crate::model::{DAY, Hedge, Kind, Range, Value};

/// The value as a reader would note it down, in its own unit.
pub fn display(value: &Value) -> String {
    let body = body(value);
    let mut out = match value.hedge {
        Hedge::None | Hedge::Between | Hedge::Vague => body,
        Hedge::Exact => format!("exactly {body}"),
        Hedge::UpTo if is_partitive(value) => format!("most of {body}"),
        hedge => format!("{} {body}", word(hedge)),
    };
    if let Some(per) = &value.per {
        out.push_str(" per ");
        out.push_str(per);
    }
    out
}

/// A core or wide range of `value` in its own unit: "1 h 48 – 2 h 12", "18–20 %", "> 40".
pub fn display_range(value: &Value, range: Range) -> String {
    if value.kind.is_time() {
        return moments(value.kind, range);
    }
    if matches!(value.kind, Kind::Duration) && value.unit.as_deref().is_some_and(|unit| matches!(unit, "h" | "min")) {
        return ends(range, "", " – ", clock);
    }
    let unit = value.unit.as_deref().and_then(Unit::parse);
    match (value.kind, unit) {
        // Nobody counts in halves: what rounding leaves open below one is the figure itself.
        (Kind::Count, _) if range.width() <= 1.0 && value.hedge.is_bare() => {
            grouped(f64::midpoint(range.lo, range.hi).round())
        }
        (Kind::Fraction, None) => ends(range, " %", "–", |x| short(x * 100.0, range.width() * 100.0)),
        (Kind::Count | Kind::Number | Kind::Ordinal | Kind::Magnitude, _) | (_, None) => {
            ends(range, "", "–", |x| short(x, range.width()))
        }
        (_, Some(unit)) => {
            let width = unit.of_base(range.hi) - unit.of_base(range.lo);
            let name = if unit.code == "$" { String::new() } else { format!(" {}", name_of(unit, 2.0)) };
            let shown = ends(range, &name, "–", |x| short(unit.of_base(x), width));
            if unit.code == "$" { format!("${shown}") } else { shown }
        }
    }
}

/// A number with its thousands grouped and a large one in words: "1,300", "5.5 million".
pub(crate) fn number(x: f64) -> String {
    const LARGE: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    for (size, name) in LARGE {
        let share = x.abs() / size;
        if share >= 1.0 && ((share * 1000.0).round() - share * 1000.0).abs() < 1e-6 && share < 1e6 {
            return format!("{} {name}", grouped(x / size));
        }
    }
    grouped(x)
}

/// A number without grouping and without needless zeros.
pub(crate) fn plain(x: f64) -> String {
    // Most numbers are whole, and whole ones are written much faster.
    if x.fract() == 0.0 && x.abs() < 1e15 {
        return (x as i64).to_string();
    }
    let rounded = (x * 1e9).round() / 1e9;
    if rounded.is_finite() { format!("{rounded}") } else { format!("{x}") }
}

fn grouped(x: f64) -> String {
    let text = plain(x);
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

/// The word that stands for a hedge in a note.
pub(crate) const fn word(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::None | Hedge::Vague => "",
        Hedge::Exact => "exactly",
        Hedge::About => "about",
        Hedge::Nearly => "nearly",
        Hedge::MoreThan => "more than",
        Hedge::AtLeast => "at least",
        Hedge::UpTo => "up to",
        Hedge::AtMost => "at most",
        Hedge::LessThan => "less than",
        Hedge::Between => "between",
    }
}

/// "most of four regions": a share of a count that stays open.
fn is_partitive(value: &Value) -> bool {
    crate::text::fold(&value.written).starts_with("most of")
}

/// The value without hedge and rate.
fn body(value: &Value) -> String {
    if value.hedge == Hedge::Vague && value.number.is_none() {
        return vague(value);
    }
    if value.kind.is_words() || value.kind.is_time() {
        return value.label.clone().or_else(|| value.timex.clone()).unwrap_or_else(|| value.display.clone());
    }
    let Some(x) = value.number else { return value.display.clone() };
    let unit =
        value.unit.as_deref().and_then(Unit::parse).filter(|unit| unit.kind == value.kind || value.kind == Kind::Age);
    let figure = |x: f64| match (value.kind, unit) {
        (Kind::Fraction, None) => share(x),
        (Kind::Ordinal, _) => ordinal(x),
        _ => number(x),
    };
    if value.kind == Kind::Duration && value.to.is_none() && unit.is_some_and(|unit| matches!(unit.code, "h" | "min")) {
        let unit = unit.map_or(1.0, |unit| unit.factor);
        let minutes = value.unit.as_deref() == Some("min");
        let clock = value.timex.as_deref().is_some_and(|timex| timex.contains('H'));
        return if minutes && !clock { format!("{} min", number(x)) } else { duration(x * unit, minutes) };
    }
    let figures = match value.to {
        Some(to) => {
            let (low, high) = (figure(x), figure(to));
            // "1 to 2 million": the magnitude once.
            let low = match (low.split_once(' '), high.split_once(' ')) {
                (Some((low, one)), Some((_, other))) if one == other => low.to_owned(),
                _ => low,
            };
            format!("{low} to {high}")
        }
        None => figure(x),
    };
    match (unit, value.unit.as_deref()) {
        (Some(unit), _) if unit.code == "$" => format!("${figures}"),
        (Some(unit), _) => format!("{figures} {}", name_of(unit, value.to.unwrap_or(x))),
        (None, Some(noun)) => format!("{figures} {noun}"),
        (None, None) => figures,
    }
}

/// "several people", "dozens", "a few hours": the words stand for themselves.
fn vague(value: &Value) -> String {
    // "Recent weeks" has no word for how many.
    let Some(words) = value.label.clone() else { return crate::text::fold(&value.written) };
    let of = if size::takes_of(&words) || (words.ends_with('s') && !value.unit.as_deref().is_some_and(is_state)) {
        " of"
    } else {
        ""
    };
    match (value.kind, value.unit.as_deref()) {
        (Kind::Count, Some(noun)) => format!("{words}{of} {noun}"),
        (Kind::Fraction | Kind::Number | Kind::Count, _) | (_, None) => words,
        (_, Some(code)) => {
            let unit = match code {
                "$" => "dollars",
                "h" => "hours",
                "min" => "minutes",
                "s" => "seconds",
                code => Unit::parse(code).map_or(code, |unit| name_of(unit, 2.0)),
            };
            format!("{words}{of} {unit}")
        }
    }
}

/// "dozens injured" and no "dozens of injured".
fn is_state(noun: &str) -> bool {
    grammar::is(noun, Class::State)
}

/// How a unit is noted down: short codes, and days to centuries in words.
pub(crate) fn name_of(unit: &Unit, x: f64) -> &'static str {
    let one = (x - 1.0).abs() < 1e-9;
    match (unit.code, one) {
        ("d", true) => "day",
        ("d", false) => "days",
        ("wk", true) => "week",
        ("wk", false) => "weeks",
        ("mo", true) => "month",
        ("mo", false) => "months",
        ("y", true) => "year",
        ("y", false) => "years",
        ("fortnight", false) => "fortnights",
        ("decade", false) => "decades",
        ("century", false) => "centuries",
        ("degC", _) => "°C",
        ("degF", _) => "°F",
        (code, true) => code,
        (_, false) => unit.plural,
    }
}

/// Seconds as hours and minutes: "2 h", "2 h 10 min", "45 min".
fn duration(seconds: f64, minutes: bool) -> String {
    let total = seconds / 60.0;
    if (total - total.round()).abs() > 1e-6 || (total < 60.0 && (minutes || total < 1.0)) {
        return if minutes { format!("{} min", grouped(total)) } else { format!("{} h", grouped(seconds / 3600.0)) };
    }
    let total = total.round();
    let (hours, rest) = ((total / 60.0).floor(), total % 60.0);
    match (hours > 0.0, rest > 0.0) {
        (true, true) => format!("{} h {} min", grouped(hours), plain(rest)),
        (true, false) => format!("{} h", grouped(hours)),
        (false, _) => format!("{} min", plain(total)),
    }
}

/// A share as the simplest fraction close to it, else in per cent.
fn share(x: f64) -> String {
    for below in 1..=100_u32 {
        let above = x * f64::from(below);
        if above >= 0.5 && (above - above.round()).abs() < 1e-9 {
            let above = above.round();
            return if below == 1 { plain(above) } else { format!("{}/{below}", plain(above)) };
        }
    }
    let powers = std::iter::successors(Some(10.0), |power| Some(power * 10.0)).take(10);
    match powers.into_iter().find(|below| (x * below - (x * below).round()).abs() < 1e-6) {
        Some(below) => format!("{}/{}", plain((x * below).round()), grouped(below)),
        None => format!("{} %", short(x * 100.0, 0.0)),
    }
}

fn ordinal(x: f64) -> String {
    let ending = match ((x % 10.0) as u32, (x % 100.0) as u32) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    };
    format!("{}{ending}", grouped(x))
}

/// A number for a range of that width: rounded to what tells its ends apart.
fn short(x: f64, width: f64) -> String {
    let mut digits = if x.abs() >= 1000.0 {
        1.0
    } else if x.abs() >= 10.0 {
        10.0
    } else {
        1000.0
    };
    // "24.13" lies between 24.125 and 24.135, and not at 24.1.
    while width > 0.0 && width * digits < 5.0 && digits < 1e6 {
        digits *= 10.0;
    }
    number((x * digits).round() / digits)
}

/// Seconds as "1 h 48" or "45 min".
fn clock(seconds: f64) -> String {
    let minutes = (seconds / 60.0).round();
    let (hours, rest) = ((minutes / 60.0).floor(), minutes % 60.0);
    match (hours > 0.0, rest > 0.0) {
        (true, true) => format!("{} h {rest:02}", grouped(hours)),
        (true, false) => format!("{} h", grouped(hours)),
        (false, _) => format!("{} min", plain((seconds / 6.0).round() / 10.0)),
    }
}

/// The two ends of a range, an open one left out.
fn ends(range: Range, unit: &str, dash: &str, show: impl Fn(f64) -> String) -> String {
    let (lo, hi) = (range.lo, range.hi);
    if !lo.is_finite() && !hi.is_finite() {
        return "any".to_owned();
    }
    if !hi.is_finite() {
        return format!("{} {}{unit}", if range.lo_open { ">" } else { "≥" }, show(lo));
    }
    if !lo.is_finite() {
        return format!("{} {}{unit}", if range.hi_open { "<" } else { "≤" }, show(hi));
    }
    let (low, high) = (show(lo), show(hi));
    if low == high {
        return format!("{low}{unit}");
    }
    match (low.split_once(' '), high.split_once(' ')) {
        (Some((figure, one)), Some((_, other))) if one == other && one.len() > 3 => {
            format!("{figure}{dash}{high}{unit}")
        }
        _ => format!("{low}{dash}{high}{unit}"),
    }
}

/// Days and clock times, half open at the upper end.
fn moments(kind: Kind, range: Range) -> String {
    let show = |seconds: f64| -> String {
        if kind == Kind::Time {
            let minutes = (seconds / 60.0).round().rem_euclid(24.0 * 60.0);
            return format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0);
        }
        let epoch = jiff::civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        let moment = epoch.checked_add(jiff::SignedDuration::from_secs(seconds.round() as i64));
        moment.map_or_else(
            |_| plain(seconds),
            |at| {
                let midnight = at.hour() == 0 && at.minute() == 0;
                if midnight { at.date().to_string() } else { at.strftime("%Y-%m-%dT%H:%M").to_string() }
            },
        )
    };
    let last_day = kind == Kind::Date && range.hi_open && range.hi - range.lo >= DAY && range.hi % DAY == 0.0;
    let range = if last_day { Range::closed(range.lo, range.hi - DAY) } else { range };
    ends(range, "", " – ", show)
}
