//! Percentages of so many cases: of ten patients, 33 % is no whole number.
//!
//! The test is that of N. Brown and J. Heathers, "The GRIM Test" (2017), for shares: a percentage p of n cases is possible
//! where some whole number k makes 100·k/n round to p.

use super::{Fault, Place};
use crate::model::{Kind, Value};
use crate::text::lexicon;

/// Words between the percentage and the number of cases.
const WORDS: &str = include_str!("lexicon/en.tsv");

/// Of two there is no percentage to speak of ("of the two-party vote"), and of more than this nearly any is possible.
const CASES: std::ops::RangeInclusive<f64> = 3.0..=1000.0;

/// The fault of a percentage that no whole number of cases makes.
pub(super) fn check(place: &Place<'_>) -> Option<Fault> {
    let share = &place.mention.value;
    let percent = exact(share).filter(|_| share.kind == Kind::Fraction && share.unit.as_deref() == Some("%"))?;
    let next = place.neighbours().iter().find(|other| other.tokens.start >= place.mention.tokens.end)?;
    let between: Vec<&str> = (place.mention.tokens.end..next.tokens.start).map(|at| place.text().word(at)).collect();
    let cases = exact(&next.value).filter(|cases| next.value.kind == Kind::Count && CASES.contains(cases))?;
    if !lexicon::entries(WORDS)
        .any(|fields| fields.first() == Some(&"of") && fields.get(1) == Some(&between.join(" ").as_str()))
    {
        return None;
    }
    let half = half_a_place(&share.written)?;
    let k = (percent * cases / 100.0).round();
    let makes = |k: f64| 100.0 * k / cases;
    if (makes(k) - percent).abs() <= half + 1e-9 {
        return None;
    }
    let (below, above) = ((percent * cases / 100.0).floor(), (percent * cases / 100.0).ceil());
    let message = format!(
        "“{}” of {}: no whole number of them makes it; {below} are {:.1} %, {above} are {:.1} %.",
        share.written,
        next.value.display,
        makes(below),
        makes(above)
    );
    Some(Fault { message, values: vec![share.clone(), next.value.clone()] })
}

/// The figure of a value that is neither hedged nor a range.
fn exact(value: &Value) -> Option<f64> {
    value.number.filter(|_| value.hedge.is_bare() && value.to.is_none())
}

/// Half of the place value of the last digit written: 0.05 of "33.3 %".
fn half_a_place(written: &str) -> Option<f64> {
    let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    // A percentage in words is a round one.
    (!digits.is_empty()).then(|| 0.5 / 10_f64.powi(i32::try_from(decimals).unwrap_or(0)))
}
