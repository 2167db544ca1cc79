//! Slips: the ways in which one figure turns into another on a newsroom's desk, each known by what lies between the two.
//!
//! A slip is only ever an explanation for two values that do not fit; it never decides whether they do.

use super::units::Unit;
use crate::model::{DAY, Kind, Value};

/// Two values that do not fit, as far as a slip can be seen in them.
struct Pair<'v> {
    a: &'v Value,
    b: &'v Value,
    units: Option<(&'static Unit, &'static Unit)>,
}

/// What may have happened, and how it is seen.
type Slip = (&'static str, fn(&Pair<'_>) -> bool);

/// The slips that are known; the first that holds counts.
const SLIPS: [Slip; 11] = [
    ("am and pm exchanged", |pair| pair.minutes_apart().is_some_and(|minutes| minutes == 12 * 60)),
    ("a wrong time zone", |pair| {
        (pair.a.is_zoned() || pair.b.is_zoned()) && pair.minutes_apart().is_some_and(|minutes| minutes % 60 == 0)
    }),
    ("a linear factor on an area", |pair| pair.a.kind == Kind::Area && pair.is_off_by(f64::sqrt)),
    ("a linear factor on a volume", |pair| {
        pair.a.kind == Kind::Volume && pair.is_off_by(|factor| factor.cbrt().powi(2))
    }),
    ("statute miles for nautical miles", |pair| {
        pair.has_unit(&["nmi", "kn"]) && pair.is_off_by(|_| NAUTICAL / STATUTE)
    }),
    ("converted the wrong way round", |pair| pair.is_off_by(|factor| factor * factor)),
    ("lakh for crore", |pair| pair.is_tenfold(2) && pair.says("lakh") && pair.says("crore")),
    ("million for billion", |pair| pair.is_tenfold(3) && pair.reaches(1e9)),
    ("thousand for million", |pair| pair.is_tenfold(3) && pair.reaches(1e6)),
    ("a zero too many or too few", |pair| pair.is_tenfold(1)),
    ("swapped digits", |pair| pair.has_swapped_digits()),
];

/// Units that are taken for each other, and how that is told.
const TAKEN_FOR: [(&str, &str, &str); 13] = [
    ("mi", "km", "miles for kilometres"),
    ("nmi", "mi", "statute miles for nautical miles"),
    ("nmi", "km", "nautical miles for kilometres"),
    ("ft", "m", "feet for metres"),
    ("yd", "m", "yards for metres"),
    ("in", "cm", "inches for centimetres"),
    ("mi2", "km2", "square miles for square kilometres"),
    ("acre", "ha", "acres for hectares"),
    ("lb", "kg", "pounds for kilograms"),
    ("mph", "km/h", "miles for kilometres"),
    ("kn", "mph", "statute miles for nautical miles"),
    ("degF", "degC", "Fahrenheit for Celsius"),
    ("%", "pp", "per cent for percentage points"),
];

/// Metres of a nautical and a statute mile.
const NAUTICAL: f64 = 1852.0;
const STATUTE: f64 = 1609.344;

/// What rounding leaves open where figures say nothing of their precision.
const ROUNDING: f64 = 0.005;

/// The slip that would explain how one of two values became the other: "miles for kilometres"; none where none is known.
pub fn slip(a: &Value, b: &Value) -> Option<&'static str> {
    if a.kind != b.kind {
        return None;
    }
    let unit = |value: &Value| value.unit.as_deref().and_then(Unit::parse).filter(|unit| unit.kind == value.kind);
    let pair = Pair { a, b, units: unit(a).zip(unit(b)) };
    let slip = || SLIPS.iter().find(|(_, is)| is(&pair)).map(|(name, _)| *name);
    pair.taken_for().or_else(slip)
}

impl Pair<'_> {
    fn numbers(&self) -> Option<(f64, f64)> {
        let number = |value: &Value| value.number.filter(|number| value.to.is_none() && *number != 0.0);
        number(self.a).zip(number(self.b))
    }

    /// Which unit was taken for which: the figures are the same and the units are not, or the units are the same and one
    /// figure is the other in another unit.
    fn taken_for(&self) -> Option<&'static str> {
        let (a, b) = self.numbers()?;
        let (own, its) = self.units?;
        let are = |row: &&(&str, &str, &str)| [(row.0, row.1), (row.1, row.0)].contains(&(own.code, its.code));
        if own.code != its.code {
            return TAKEN_FOR.iter().find(are).filter(|_| (a - b).abs() < 1e-9).map(|row| row.2);
        }
        let in_the_other = |row: &&(&str, &str, &str)| {
            let other = if row.0 == own.code { row.1 } else { row.0 };
            let fits = |from: f64, to: f64| {
                Unit::parse(other).is_some_and(|unit| {
                    let ratio = unit.of_base(own.to_base(from)) / to;
                    unit.kind == own.kind && (ratio - 1.0).abs() <= ROUNDING.max(half_a_place(to) / to.abs())
                })
            };
            [row.0, row.1].contains(&own.code) && own.kind != Kind::Fraction && (fits(a, b) || fits(b, a))
        };
        TAKEN_FOR.iter().find(in_the_other).map(|row| row.2)
    }

    /// Whether the values are as far apart as a wrong factor makes them, told by the right one between their units.
    fn is_off_by(&self, wrong: impl Fn(f64) -> f64) -> bool {
        let (Some((own, its)), Some((a, b))) = (self.units, self.numbers()) else { return false };
        let factor = own.factor / its.factor;
        if own.code == its.code || matches!(own.kind, Kind::Temperature | Kind::Fraction | Kind::Money) {
            return false;
        }
        // What the second figure should be, against what it is.
        let right = a * factor;
        let slack = 1.0 + (half_a_place(a) / a.abs()).max(half_a_place(b) / b.abs()).max(ROUNDING);
        let off = (b / right).abs();
        let is = |by: f64| off / by <= slack && by / off <= slack;
        let by = wrong(factor);
        is(by) || is(1.0 / by)
    }

    fn has_unit(&self, codes: &[&str]) -> bool {
        self.units.is_some_and(|(own, its)| codes.contains(&own.code) || codes.contains(&its.code))
    }

    /// Whether one figure is the other with so many zeros more.
    fn is_tenfold(&self, zeros: i32) -> bool {
        let Some((a, b)) = self.numbers() else { return false };
        let ratio = (a / b).abs().max((b / a).abs());
        self.is_of_one_unit() && (ratio / 10_f64.powi(zeros) - 1.0).abs() < 1e-9
    }

    fn reaches(&self, size: f64) -> bool {
        self.numbers().is_some_and(|(a, b)| a.abs().max(b.abs()) >= size)
    }

    fn is_of_one_unit(&self) -> bool {
        self.units.is_none_or(|(own, its)| own.code == its.code)
    }

    fn says(&self, word: &str) -> bool {
        [self.a, self.b].iter().any(|value| value.written.to_lowercase().contains(word))
    }

    /// Whether two neighbouring digits of one figure stand the other way round in the other: 1,297 and 1,927.
    fn has_swapped_digits(&self) -> bool {
        let is_of_one_size = |(a, b): &(f64, f64)| (a.abs().log10().floor() - b.abs().log10().floor()).abs() < 0.5;
        let numbers = self.numbers().filter(is_of_one_size).filter(|_| self.is_of_one_unit());
        let Some((a, b)) = numbers else { return false };
        let (a, b) = (digits(a), digits(b));
        let differ: Vec<usize> =
            a.bytes().zip(b.bytes()).enumerate().filter(|(_, (x, y))| x != y).map(|(at, _)| at).collect();
        match differ[..] {
            [first, second] if a.len() == b.len() && second == first + 1 => {
                let two = |digits: &str| digits.get(first..=second).map(str::to_owned);
                two(&a) == two(&b).map(|two| two.chars().rev().collect())
            }
            _ => false,
        }
    }

    /// How many minutes lie between two clock times, up to half a day; days aside where one of them names none.
    fn minutes_apart(&self) -> Option<i64> {
        let from = |value: &Value| Some(value.interval.filter(|_| value.kind == Kind::Time)?.wide.lo);
        let is_dated = |value: &Value| value.timex.as_deref().is_some_and(|timex| !timex.starts_with('T'));
        let apart = (from(self.a)? - from(self.b)?).abs();
        let around = apart.rem_euclid(DAY);
        let apart = if is_dated(self.a) && is_dated(self.b) { apart } else { around.min(DAY - around) };
        let minutes = (apart / 60.0).round() as i64;
        (minutes > 0 && minutes <= 12 * 60).then_some(minutes)
    }
}

/// Half of the place value of the last digit that is not zero, at most a twentieth: 50 of 1,300, 5 of 100.
fn half_a_place(x: f64) -> f64 {
    let digits = digits(x);
    let written = format!("{:e}", x.abs());
    let exponent: i32 = written.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let places = i32::try_from(digits.len()).unwrap_or(1);
    (10_f64.powi(exponent - places + 1) / 2.0).min(x.abs() / 20.0)
}

/// The digits that count, zeros at the end aside: "13" of 1,300.
fn digits(x: f64) -> String {
    let written = format!("{:e}", x.abs());
    let mantissa = written.split_once('e').map_or("", |(mantissa, _)| mantissa);
    mantissa.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Text, lexicon};
    use crate::value::{Context, read};

    #[test]
    fn slips_are_named() {
        let value = |source: &str| {
            let text = Text::plain(source);
            read(&text, 0, &Context::default()).into_iter().next().map(|mention| mention.value).expect(source)
        };
        let wrong: Vec<String> = lexicon::entries(include_str!("cases/slips.tsv"))
            .filter_map(|fields| {
                let found = slip(&value(fields[0]), &value(fields[1])).unwrap_or("-");
                let back = slip(&value(fields[1]), &value(fields[0])).unwrap_or("-");
                (found != fields[2] || back != fields[2]).then(|| format!("{fields:?}: {found}, {back}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
