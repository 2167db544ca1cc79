//! The marks of an axis: round figures in the unit of a fact, round days and clock times.

use jiff::civil::{Date, DateTime, Time, date};
use jiff::{SignedDuration, Span, ToSpan as _};

use crate::model::{DAY, Kind};
use crate::wire::ValueRow;

/// About so many marks are wanted on an axis.
const WANTED: f64 = 5.0;

/// A place on the axis, in the base unit of its kind, and what is written at it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    pub(super) at: f64,
    pub(super) label: String,
}

/// How the figures of an axis are written: base units times `factor` plus `offset`, with signs around them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    kind: Kind,
    factor: f64,
    offset: f64,
    before: &'static str,
    after: String,
}

impl Measure {
    /// The unit in which `value` is written. What the unit is worth is read off the value itself.
    pub(super) fn of(value: &ValueRow) -> Self {
        let unit = value.unit.as_deref().unwrap_or_default();
        let plain = |factor, offset, after: String| Self { kind: value.kind, factor, offset, before: "", after };
        let worth = value.number.zip(value.nominal).map(|(number, nominal)| number.0 / nominal.0);
        let worth = worth.filter(|worth| worth.is_finite() && *worth > 0.0);
        match value.kind {
            Kind::Fraction => plain(100.0, 0.0, " %".to_owned()),
            Kind::Temperature => match unit {
                "degC" => plain(1.0, -273.15, " °C".to_owned()),
                "degF" => plain(1.8, -459.67, " °F".to_owned()),
                _ => plain(1.0, 0.0, " K".to_owned()),
            },
            Kind::Count | Kind::Number | Kind::Ordinal | Kind::Magnitude => plain(1.0, 0.0, String::new()),
            Kind::Money if unit == "$" => Self { before: "$", ..plain(1.0, 0.0, String::new()) },
            Kind::Money => plain(1.0, 0.0, spaced(unit)),
            kind => match worth {
                Some(worth) => plain(worth, 0.0, spaced(name(unit))),
                None => plain(1.0, 0.0, spaced(kind.base_unit())),
            },
        }
    }

    /// The marks between two places.
    pub(super) fn ticks(&self, lo: f64, hi: f64) -> Vec<Tick> {
        match self.kind {
            Kind::Date => days(lo, hi),
            Kind::Time => clocks(lo, hi),
            _ => self.figures(lo, hi),
        }
    }

    fn figures(&self, lo: f64, hi: f64) -> Vec<Tick> {
        let (from, to) = (lo * self.factor + self.offset, hi * self.factor + self.offset);
        let step = round_step(to - from);
        if !step.is_finite() || step <= 0.0 {
            return Vec::new();
        }
        let label = |x: f64| format!("{}{}{}", self.before, figure(x, step), self.after);
        let first = (from / step).ceil();
        // A step is at least a tenth of the axis, so that this ends soon.
        let places = (0..20).map(|n| (first + f64::from(n)) * step).take_while(|x| *x <= to);
        places.map(|x| Tick { at: (x - self.offset) / self.factor, label: label(x) }).collect()
    }
}

fn spaced(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" {unit}") }
}

/// A unit as it stands behind a figure.
fn name(unit: &str) -> &str {
    match unit {
        "d" => "days",
        "wk" => "weeks",
        "mo" => "months",
        "y" => "years",
        "m2" => "m²",
        "km2" => "km²",
        "ft2" => "ft²",
        "mi2" => "mi²",
        "m3" => "m³",
        unit => unit,
    }
}

/// 1, 2 or 5 times a power of ten.
fn round_step(width: f64) -> f64 {
    let rough = width / WANTED;
    let power = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= rough * 0.999).unwrap_or(power)
}

/// A figure of an axis with marks `step` apart: "1,300", "2.5 million".
fn figure(x: f64, step: f64) -> String {
    const LARGE: [(f64, &str); 3] = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
    let (size, name) = LARGE.into_iter().find(|(size, _)| x.abs() >= *size).unwrap_or((1.0, ""));
    let decimals = (-(step / size).log10().floor()).clamp(0.0, 6.0) as usize;
    let text = format!("{:.decimals$}", (x / size).abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::from(if x < 0.0 { "−" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let rest = if rest.contains('.') { rest.trim_end_matches('0').trim_end_matches('.') } else { rest };
    out + rest + name
}

/// Round days, months or years; places are seconds since 1970.
fn days(lo: f64, hi: f64) -> Vec<Tick> {
    let wanted = (hi - lo) / DAY / WANTED;
    let Some(start) = day_of(lo) else { return Vec::new() };
    let (first, step, form) = if wanted <= 10.0 {
        let step = [1, 2, 5, 7, 14].into_iter().find(|step| f64::from(*step) >= wanted).unwrap_or(14);
        (start, step.days(), "%-d %b")
    } else if wanted <= 200.0 {
        let step = [1, 2, 3, 6].into_iter().find(|step| f64::from(*step) * 30.4 >= wanted).unwrap_or(6);
        (start.first_of_month(), step.months(), "%b %Y")
    } else {
        let years = round_step(wanted * WANTED / 365.25).max(1.0) as i64;
        let Ok(step) = Span::new().try_years(years) else { return Vec::new() };
        (start.first_of_year(), step, "%Y")
    };
    let places = std::iter::successors(Some(first), |day| day.checked_add(step).ok()).take(40);
    let ticks = places.map(|day| Tick { at: seconds(day), label: day.strftime(form).to_string() });
    ticks.skip_while(|tick| tick.at < lo).take_while(|tick| tick.at <= hi).collect()
}

/// Round clock times; places are seconds since midnight or since 1970.
fn clocks(lo: f64, hi: f64) -> Vec<Tick> {
    const STEPS: [f64; 12] = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 180.0, 360.0, 720.0, 1440.0];
    let wanted = (hi - lo) / 60.0 / WANTED;
    let Some(step) = STEPS.into_iter().find(|step| *step >= wanted).map(|step| step * 60.0) else {
        return days(lo, hi);
    };
    let first = (lo / step).ceil();
    let places = (0..20).map(|n| (first + f64::from(n)) * step).take_while(|at| *at <= hi);
    let clock = |at: f64| Time::midnight().wrapping_add(SignedDuration::from_secs(at.rem_euclid(DAY) as i64));
    places.map(|at| Tick { at, label: clock(at).strftime("%H:%M").to_string() }).collect()
}

fn day_of(at: f64) -> Option<Date> {
    DateTime::from(date(1970, 1, 1)).checked_add(SignedDuration::from_secs(at as i64)).ok().map(DateTime::date)
}

fn seconds(day: Date) -> f64 {
    day.duration_since(date(1970, 1, 1)).as_secs() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;
    use crate::wire::Number;

    fn labels(kind: Kind, (unit, number, nominal): (&str, f64, f64), lo: f64, hi: f64) -> String {
        let row = ValueRow::from(&Value::new(kind, crate::model::Span::default(), ""));
        let value = ValueRow {
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
            number: Some(Number(number)),
            nominal: Some(Number(nominal)),
            ..row
        };
        let ticks = Measure::of(&value).ticks(lo, hi);
        assert!(ticks.iter().all(|tick| (lo..=hi).contains(&tick.at)), "{ticks:?}");
        ticks.into_iter().map(|tick| tick.label).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn an_axis_has_round_marks_in_the_unit_of_the_fact() {
        let day = |text: &str| seconds(text.parse().unwrap());
        let cases = [
            (Kind::Duration, ("h", 2.0, 7200.0), 5000.0, 12000.0, "1.5 h|2 h|2.5 h|3 h"),
            (Kind::Area, ("km2", 1300.0, 1.3e9), 1.2e9, 1.4e9, "1,200 km²|1,250 km²|1,300 km²|1,350 km²|1,400 km²"),
            (Kind::Count, ("drones", 31.0, 31.0), 20.0, 41.0, "20|25|30|35|40"),
            (Kind::Money, ("$", 2.5e6, 2.5e6), 2.4e6, 2.7e6, "$2.4 million|$2.5 million|$2.6 million|$2.7 million"),
            (Kind::Fraction, ("", 0.2, 0.2), 0.15, 0.25, "16 %|18 %|20 %|22 %|24 %"),
            (Kind::Temperature, ("degC", 20.0, 293.15), 283.15, 303.15, "10 °C|15 °C|20 °C|25 °C|30 °C"),
            (Kind::Number, ("", 0.0, 0.0), -2.0, 2.0, "−2|−1|0|1|2"),
            (Kind::Date, ("", 0.0, 0.0), day("2025-03-13"), day("2025-03-20"), "13 Mar|15 Mar|17 Mar|19 Mar"),
            (
                Kind::Date,
                ("", 0.0, 0.0),
                day("2024-11-20"),
                day("2025-04-02"),
                "Dec 2024|Jan 2025|Feb 2025|Mar 2025|Apr 2025",
            ),
            (Kind::Date, ("", 0.0, 0.0), day("1990-06-01"), day("2025-04-02"), "2000|2010|2020"),
            (Kind::Time, ("", 0.0, 0.0), 26_700.0, 28_500.0, "07:30|07:40|07:50"),
        ];
        for (kind, value, lo, hi, expected) in cases {
            assert_eq!(labels(kind, value, lo, hi), expected, "{kind}");
        }
    }

    #[test]
    fn an_odd_axis_has_no_marks() {
        for (lo, hi) in [(0.0, 0.0), (f64::NAN, 1.0), (1e300, f64::INFINITY), (5.0, 1.0), (-1e300, 1e300)] {
            for kind in Kind::all() {
                let measure = Measure::of(&ValueRow::from(&Value::new(kind, crate::model::Span::default(), "")));
                assert!(measure.ticks(lo, hi).len() <= 40);
            }
        }
    }
}
