//! Amounts in several units: "2 hours 10 minutes", "6 ft 2 in", "2 euros and 5 cents", "15 dollars 50".

use super::amount::Amount;
use super::interval::Figure;
use super::number::{self, Number, Role};
use super::scan::Scan;
use super::units::{self, Unit};
use crate::model::Kind;
use crate::text::Shape;

/// Takes in what follows a unit: a smaller unit ("2 hours 10 minutes"), "and a half", "-long".
pub(crate) fn extend(scan: &Scan<'_, '_>, amount: &mut Amount) {
    let Some(unit) = amount.unit else { return };
    if amount.high.is_none() && (unit.kind == Kind::Money || unit.code == "lb") {
        coins(scan, amount, unit);
    }
    if !is_compound(unit) || amount.unit.is_none_or(|now| now.code != unit.code) {
        return;
    }
    if amount.high.is_none() {
        if let Some((share, end)) = half(scan, amount.tokens.end) {
            amount.low = Figure { x: amount.low.x + share, grain: share, last: share, digits: amount.low.digits + 1 };
            amount.tokens.end = end;
        }
        let mut whole = unit;
        for _ in 0..3 {
            let Some((smaller, number, end)) = smaller(scan, amount.tokens.end, whole) else { break };
            let Some(unit) = amount.unit else { break };
            let x = (amount.low.x * unit.factor / smaller.factor).round() + number.value;
            let digits = (x.abs().max(1.0).log10().floor() as u32 + 1).max(number.digits);
            amount.low = Figure { x, grain: number.grain.min(1.0), last: number.last, digits };
            amount.unit = Some(smaller);
            amount.compound = true;
            amount.tokens.end = end;
            whole = smaller;
        }
        if !amount.compound {
            match unit.code {
                "h" => bare_minutes(scan, amount),
                "ft" | "m" => height(scan, amount, unit),
                _ => {}
            }
        }
    }
    let at = scan.past_hyphen(amount.tokens.end);
    if unit.kind == Kind::Duration && at > amount.tokens.end && scan.word(at) == "long" {
        amount.tokens.end = at + 1;
    }
}

/// Whether amounts of this unit may go on in a smaller one.
pub(crate) fn is_compound(unit: &Unit) -> bool {
    unit.kind == Kind::Duration || matches!(unit.code, "ft" | "lb" | "st" | "m" | "mi" | "kg" | "km" | "yd")
}

/// "and a half" behind a unit; "and half" where nothing follows.
fn half(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    if scan.word(at) != "and" {
        return None;
    }
    let article = matches!(scan.word(at + 1), "a" | "one");
    let part = at + 1 + usize::from(article);
    let (role, share) = number::role(scan.word(part))?;
    (role == Role::Part && part < scan.end && (article || ends(scan, part + 1))).then_some((share, part + 1))
}

/// Whether a clause ends at token `at`.
fn ends(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.shape(at).is_none_or(|shape| matches!(shape, Shape::Stop | Shape::Comma | Shape::Close))
}

/// "and 5 cents", "twenty pence", "50" at the end of a clause, behind whole coins.
fn coins(scan: &Scan<'_, '_>, amount: &mut Amount, unit: &'static Unit) {
    let at = amount.tokens.end;
    let next = at + usize::from(scan.word(at) == "and");
    let whole = amount.low.x.fract() == 0.0 && amount.number.magnitude <= 1.0 && amount.low.last >= 1.0;
    let Some(number) = number::at(scan.text, next, scan.end).filter(|number| whole && number.last >= 1.0) else {
        return;
    };
    if number.value >= 100.0 || number.value < 1.0 {
        return;
    }
    let (unit, share, end) = match units::coin_behind(scan.text, number.tokens.end, scan.end) {
        Some((coin, tokens)) if coin.share < 1.0 => {
            let cents = coin.unit.code == "$" && unit.kind == Kind::Money;
            let pence = coin.unit.code == "GBP" && unit.code == "lb";
            if coin.unit.code != unit.code && !cents && !pence {
                return;
            }
            (if pence { coin.unit } else { unit }, coin.share, tokens.end)
        }
        // "15 dollars 50."
        None if unit.kind == Kind::Money
            && number.value >= 10.0
            && ends(scan, number.tokens.end)
            && scan.shape(at.wrapping_sub(1)) == Some(Shape::Word)
            && amount.number.tokens.end < at =>
        {
            (unit, 0.01, number.tokens.end)
        }
        _ => return,
    };
    let x = (amount.low.x * 100.0 + number.value * share * 100.0).round() / 100.0;
    amount.low = Figure { x, grain: share, last: share, digits: amount.low.digits + 2 };
    amount.unit = Some(unit);
    amount.tokens.end = end;
}

/// "1 hour thirty", "1 hour and fifteen" at the end of a clause.
fn bare_minutes(scan: &Scan<'_, '_>, amount: &mut Amount) {
    let at = amount.tokens.end;
    let next = at + usize::from(scan.word(at) == "and");
    let Some(number) = number::at(scan.text, next, scan.end) else { return };
    let fits = (10.0..60.0).contains(&number.value) && number.last >= 1.0 && number.value.fract() == 0.0;
    let Some(minute) = Unit::parse("min").filter(|_| fits && ends(scan, number.tokens.end)) else { return };
    amount.low = Figure { x: amount.low.x * 60.0 + number.value, grain: 1.0, last: 1.0, digits: 3 };
    amount.unit = Some(minute);
    amount.compound = true;
    amount.tokens.end = number.tokens.end;
}

/// "6-foot-3", "6 feet 3", "6'3\"", "1m 85": the size of a person, the smaller unit left out or a sign.
fn height(scan: &Scan<'_, '_>, amount: &mut Amount, unit: &Unit) {
    let at = amount.tokens.end;
    let sign = scan.word(at - 1) == "'" && scan.is_glued(at);
    let hyphen = scan.shape(at) == Some(Shape::Hyphen) && scan.is_glued(at) && scan.is_glued(at + 1);
    let next = at + usize::from(hyphen);
    let Some(number) = number::at(scan.text, next, scan.end).filter(|number| number.value.fract() == 0.0) else {
        return;
    };
    let end = number.tokens.end;
    let tall = ends(scan, end) || matches!(scan.word(end), "tall" | "high");
    let (small, count) = match unit.code {
        "ft" if number.value < 12.0 && (hyphen || sign || tall) => ("in", 12.0),
        "m" if tall && (10.0..100.0).contains(&number.value) && scan.word(at - 1) == "m" => ("cm", 100.0),
        _ => return,
    };
    let Some(smaller) = Unit::parse(small).filter(|_| amount.low.x < 10.0 && amount.low.last >= 1.0) else { return };
    let inch = usize::from(sign && scan.word(end) == "\"" && scan.is_glued(end));
    amount.low = Figure { x: amount.low.x * count + number.value, grain: 1.0, last: 1.0, digits: 3 };
    amount.unit = Some(smaller);
    amount.compound = true;
    amount.tokens.end = end + inch;
}

/// Whether "and" and an amount of a smaller unit follow: "an hour and 40 minutes".
pub(crate) fn goes_on(scan: &Scan<'_, '_>, at: usize, unit: &Unit) -> bool {
    scan.word(at) == "and" && is_compound(unit) && smaller(scan, at, unit).is_some()
}

/// "10 minutes" behind "2 hours", with "and" or a comma between or nothing.
fn smaller(scan: &Scan<'_, '_>, at: usize, than: &Unit) -> Option<(&'static Unit, Number, usize)> {
    let joined = at + usize::from(scan.word(at) == "and" || scan.shape(at) == Some(Shape::Comma));
    let joined = joined + usize::from(joined > at && scan.word(joined) == "and");
    let number = number::at(scan.text, joined, scan.end)?;
    let unit_at = scan.past_hyphen(number.tokens.end);
    let found = units::at(scan.text, unit_at, scan.end, !number.spelled);
    // "6 ft 2 in": behind feet the word is the unit.
    let inches = than.code == "ft"
        && scan.word(number.tokens.end) == "in"
        && (scan.shape(number.tokens.end + 1) != Some(Shape::Word)
            || matches!(scan.word(number.tokens.end + 1), "to" | "and" | "tall" | "high" | "long" | "wide" | "deep"));
    let inch = || Unit::parse("in").filter(|_| inches).map(|unit| (unit, number.tokens.end..number.tokens.end + 1));
    // "2h 30m": behind hours the letter is minutes.
    let minutes = than.code == "h" && scan.word(number.tokens.end) == "m" && scan.is_glued(number.tokens.end);
    let minute = || Unit::parse("min").map(|unit| (unit, number.tokens.end..number.tokens.end + 1));
    let found = if minutes { minute() } else { found };
    let (unit, tokens) = found.or_else(inch)?;
    let whole = number.value.fract() == 0.0 || unit.code == "s";
    // "2 yards 7 feet" is counted by tailors, who do not carry.
    let carried = number.value * unit.factor < than.factor || than.code == "yd";
    let fits = unit.kind == than.kind && unit.factor < than.factor && carried;
    // A comma also parts two lengths of their own; only clocks are written so.
    let clock_or_foot = matches!(unit.code, "h" | "min" | "s" | "d" | "mo" | "in" | "ft" | "oz");
    let parted = joined > at && scan.word(at) != "and" && !clock_or_foot;
    // "5 miles 200 metres" is compound, "3 km 2 miles" a conversion: decimal and customary units do not mix.
    let family = |unit: &Unit| matches!(unit.code, "m" | "km" | "cm" | "mm" | "kg" | "g");
    (fits && whole && !parted && family(unit) == family(than)).then_some((unit, number, tokens.end))
}
