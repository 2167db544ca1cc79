//! Lengths of time as ISO-TimeML values: `P30D`, `PT1H30M`.

use super::units::Unit;

/// The ISO-TimeML value of `x` of a unit of time: `P30D`, `PT90M`.
pub(crate) fn timex(x: f64, unit: &Unit) -> Option<String> {
    of_units(x, unit, false)
}

/// The same for an amount written in several units: `PT1H30M`.
pub(crate) fn compound_timex(x: f64, unit: &Unit) -> Option<String> {
    of_units(x, unit, true)
}

fn of_units(x: f64, unit: &Unit, compound: bool) -> Option<String> {
    let plain = super::display::plain;
    // Half a century is said in years, two of them as they are; fortnights have no letter.
    let (x, code) = match unit.code {
        "fortnight" => (x * 2.0, "wk"),
        "decade" if x.fract() != 0.0 => (x * 10.0, "y"),
        "century" if x.fract() != 0.0 => (x * 100.0, "y"),
        code => (x, code),
    };
    let calendar = match code {
        "d" => Some("D"),
        "wk" => Some("W"),
        "mo" => Some("M"),
        "y" => Some("Y"),
        "decade" => Some("DE"),
        "century" => Some("CE"),
        _ => None,
    };
    if let Some(letter) = calendar {
        return Some(format!("P{}{letter}", plain(x)));
    }
    if !matches!(unit.code, "h" | "min" | "s") {
        return None;
    }
    let seconds = x * unit.factor;
    if x.fract() == 0.0 && !compound {
        return Some(format!("PT{}{}", plain(x), unit.code.get(..1)?.to_uppercase()));
    }
    let (hours, rest) = ((seconds / 3600.0).floor(), seconds % 3600.0);
    let (minutes, rest) = ((rest / 60.0).floor(), rest % 60.0);
    let rest = (rest * 1000.0).round() / 1000.0;
    let part = |x: f64, letter: char| if x > 0.0 { format!("{}{letter}", plain(x)) } else { String::new() };
    Some(format!("PT{}{}{}", part(hours, 'H'), part(minutes, 'M'), part(rest, 'S')))
}
