//! How loose figures are: the numbers behind the table of core and wide intervals, each a setting that a house may change.

use crate::model::Hedge;

/// The numbers by which intervals are computed. Shares are of the figure, times are in seconds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looseness {
    /// How far a hedge reaches whatever the digits of its figure, by the hedge; none where it goes by the digits.
    own: [Option<f64>; HEDGES],
    /// How far a hedge reaches where the figure has one significant digit, and is below ten.
    pub(crate) below_ten: f64,
    /// The same of ten and more.
    pub(crate) one_digit: f64,
    /// With two significant digits.
    pub(crate) two_digits: f64,
    /// With three and more.
    pub(crate) more_digits: f64,
    /// How much of a bare figure its rounding is at most.
    pub(crate) bare: f64,
    /// The same below ten.
    pub(crate) bare_below_ten: f64,
    /// How much of a bare share in words its rounding is.
    pub(crate) fraction: f64,
    /// How far a hedge reaches on a share in words.
    pub(crate) hedged_fraction: f64,
    /// How many times as wide as the core "about" and "nearly" may be stretched.
    pub(crate) stretch: f64,
    /// Either way of a clock time: its core and its wide range.
    pub(crate) about_clock: (f64, f64),
    /// Behind or before a clock time.
    pub(crate) just_after: f64,
    /// What "most of" stands for.
    pub(crate) most: (f64, f64),
    /// What "a majority" stands for.
    pub(crate) majority: (f64, f64),
}

/// Room for every hedge, each at its own place.
const HEDGES: usize = 11;

/// One number that a house may set.
pub(crate) struct Setting {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it is where no house sets it; empty where the digits of the figure decide.
    pub(crate) default: &'static str,
    /// What it does.
    pub(crate) doc: &'static str,
    /// Puts what is written in its place.
    pub(crate) set: fn(&mut Looseness, &str) -> Result<(), String>,
}

const fn row(
    name: &'static str,
    default: &'static str,
    doc: &'static str,
    set: fn(&mut Looseness, &str) -> Result<(), String>,
) -> Setting {
    Setting { name, default, doc, set }
}

/// Every setting, in the order of the reference.
pub(crate) const SETTINGS: [Setting; 20] = [
    row("about", "", "how far \"about\" reaches, whatever the digits of the figure", |loose, text| {
        loose.put(Hedge::About, text)
    }),
    row("nearly", "", "the same for \"nearly\", below the figure", |loose, text| loose.put(Hedge::Nearly, text)),
    row("more-than", "", "the core of \"more than\", above the figure", |loose, text| loose.put(Hedge::MoreThan, text)),
    row("at-least", "", "the core of \"at least\", above the figure", |loose, text| loose.put(Hedge::AtLeast, text)),
    row("up-to", "", "the core of \"up to\", below the figure", |loose, text| loose.put(Hedge::UpTo, text)),
    row("at-most", "", "the core of \"at most\", below the figure", |loose, text| loose.put(Hedge::AtMost, text)),
    row("less-than", "", "the core of \"less than\", below the figure", |loose, text| loose.put(Hedge::LessThan, text)),
    row("below-ten", "20%", "how far a hedge reaches on one digit, below ten", |loose, text| {
        set(&mut loose.below_ten, reach(text))
    }),
    row("one-digit", "10%", "the same on one significant digit of a larger figure: 40, 3,000", |loose, text| {
        set(&mut loose.one_digit, reach(text))
    }),
    row("two-digits", "5%", "the same on two significant digits: 45, 3,200", |loose, text| {
        set(&mut loose.two_digits, reach(text))
    }),
    row("more-digits", "1%", "the same on three and more: 456, 3,210", |loose, text| {
        set(&mut loose.more_digits, reach(text))
    }),
    row("bare", "5%", "the most by which a bare figure counts as rounded", |loose, text| {
        set(&mut loose.bare, share(text))
    }),
    row("bare-below-ten", "10%", "the same below ten", |loose, text| set(&mut loose.bare_below_ten, share(text))),
    row("fraction", "5%", "by how much a bare share in words (\"a fifth\") counts as rounded", |loose, text| {
        set(&mut loose.fraction, share(text))
    }),
    row("hedged-fraction", "10%", "how far a hedge reaches on a share in words", |loose, text| {
        set(&mut loose.hedged_fraction, reach(text))
    }),
    row(
        "stretch",
        "1.5",
        "how many times its core \"nearly\" may be stretched, and \"about\" the rounding of its figure",
        |loose, text| set(&mut loose.stretch, factor(text)),
    ),
    row(
        "about-clock",
        "5 min (15 min)",
        "\"about\" a clock time, either way; without brackets the wide range is thrice the core",
        |loose, text| set(&mut loose.about_clock, clock(text)),
    ),
    row(
        "just-after",
        "15 min",
        "how long after a clock time \"just after\" is, and before it \"just before\"",
        |loose, text| set(&mut loose.just_after, minutes(text)),
    ),
    row("most", "60–95%", "what \"most of\" and \"a large majority\" stand for", |loose, text| {
        set(&mut loose.most, above_half(text))
    }),
    row("majority", "50–65%", "what \"a majority\" stands for", |loose, text| {
        set(&mut loose.majority, above_half(text))
    }),
];

impl Looseness {
    /// The settings where no house changes them.
    pub(crate) fn usual() -> Self {
        let mut loose = Self::default();
        for setting in SETTINGS.iter().filter(|setting| !setting.default.is_empty()) {
            // A test holds that every default can be read.
            let _ = (setting.set)(&mut loose, setting.default);
        }
        loose
    }

    /// How far a hedge reaches whatever the digits, where the house says so.
    #[inline]
    pub(crate) fn of(&self, hedge: Hedge) -> Option<f64> {
        self.own.get(hedge as usize).copied().flatten()
    }

    fn put(&mut self, hedge: Hedge, text: &str) -> Result<(), String> {
        self.own.get_mut(hedge as usize).map_or(Ok(()), |own| set(own, reach(text).map(Some)))
    }
}

fn set<T>(place: &mut T, read: Result<T, String>) -> Result<(), String> {
    read.map(|value| *place = value)
}

/// A share that a figure may be off by, nothing included.
fn share(text: &str) -> Result<f64, String> {
    let percent = text.trim().strip_suffix('%').and_then(number);
    let share = percent.filter(|percent| (0.0..=100.0).contains(percent)).map(|percent| percent / 100.0);
    share.ok_or_else(|| "expected a share from 0% to 100%, such as `15%`".to_owned())
}

/// A share that leaves a hedge something to loosen.
fn reach(text: &str) -> Result<f64, String> {
    share(text)
        .ok()
        .filter(|share| *share > 0.0)
        .ok_or_else(|| "expected a share above 0%, at most 100%, such as `15%`".to_owned())
}

fn factor(text: &str) -> Result<f64, String> {
    let factor = number(text).filter(|factor| (1.0..=10.0).contains(factor));
    factor.ok_or_else(|| "expected a factor from 1 to 10, such as `1.5`".to_owned())
}

/// Minutes, as seconds.
fn minutes(text: &str) -> Result<f64, String> {
    let minutes = text.trim().strip_suffix("min").and_then(number);
    let seconds = minutes.filter(|minutes| *minutes > 0.0 && *minutes <= 720.0).map(|minutes| minutes * 60.0);
    seconds.ok_or_else(|| "expected minutes, such as `10 min`".to_owned())
}

fn clock(text: &str) -> Result<(f64, f64), String> {
    let (core, wide) = bracketed(text);
    let core = minutes(core)?;
    match wide.map(minutes).transpose()? {
        Some(wide) if wide < core => {
            Err("expected a wide range that holds the core, such as `5 min (15 min)`".to_owned())
        }
        wide => Ok((core, wide.unwrap_or(3.0 * core))),
    }
}

fn above_half(text: &str) -> Result<(f64, f64), String> {
    let ends = text.trim().strip_suffix('%').and_then(range).filter(|(low, high)| *low >= 50.0 && *high <= 100.0);
    ends.map(|(low, high)| (low / 100.0, high / 100.0))
        .ok_or_else(|| "expected a range between 50% and 100%, such as `60–95%`".to_owned())
}

/// What stands before brackets, and what in them: "3–7 (2–9)".
pub(crate) fn bracketed(text: &str) -> (&str, Option<&str>) {
    match text.trim().strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some((core, wide)) => (core.trim(), Some(wide.trim())),
        None => (text.trim(), None),
    }
}

/// The two ends of a range: "3–7", "3-7", "3 to 7"; of a single number both are the same.
pub(crate) fn range(text: &str) -> Option<(f64, f64)> {
    let parted = ["–", "—", "-", " to "].into_iter().find_map(|dash| text.trim().split_once(dash));
    let (low, high) = parted.unwrap_or((text, text));
    number(low).zip(number(high)).filter(|(low, high)| low <= high)
}

/// A number that is not below zero; its thousands may be grouped.
pub(crate) fn number(text: &str) -> Option<f64> {
    let digits = text.trim().replace(',', "");
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    digits.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_named_once_and_its_default_can_be_read() {
        assert_eq!(Hedge::all().count(), HEDGES);
        let mut loose = Looseness::default();
        for (at, setting) in SETTINGS.iter().enumerate() {
            assert!(!setting.doc.is_empty() && SETTINGS.iter().take(at).all(|other| other.name != setting.name));
            if !setting.default.is_empty() {
                assert_eq!((setting.set)(&mut loose, setting.default), Ok(()), "{}", setting.name);
            }
            assert!((setting.set)(&mut loose, "much").is_err(), "{}", setting.name);
        }
    }
}
