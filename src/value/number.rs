//! Numbers as they are written: digits with grouping, number words, and mixtures of the two ("1.3 million", "half a
//! million", "two and a half", "3 1/2").

mod figures;
mod ordinals;
mod parts;
mod scientific;
mod spelled;

use std::ops::Range;
use std::sync::LazyLock;

pub(crate) use self::ordinals::{denominator, ordinal};
pub(crate) use self::parts::part_of;
pub(crate) use self::spelled::cardinal;

use self::figures::{figures, is_group, is_raised, written_fraction};
use self::parts::{and_part, unit_of};
use self::spelled::{counted, decimals, of_words, row_of_digits, spelled};
use super::grammar::{self, Class};
use super::hash::{Glance, WordMap};
use super::house::house;
use crate::text::{Shape, Text, lexicon};

/// A number as written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    /// What it is, with its magnitude word multiplied in.
    pub(crate) value: f64,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The place value of its last significant digit, the magnitude word multiplied in.
    pub(crate) grain: f64,
    /// The place value of its last digit, significant or not: percentages count trailing zeros.
    pub(crate) last: f64,
    /// The magnitude word, one where there is none: "1 to 2 million" lends it to the lower number.
    pub(crate) magnitude: f64,
    /// How many of its digits are significant.
    pub(crate) digits: u32,
    /// Whether it is in words from its start.
    pub(crate) spelled: bool,
    /// Whether a magnitude word is multiplied in, or it is of several words.
    pub(crate) composed: bool,
    /// Whether its digits are in groups, or parted by a point: no year, no code.
    pub(crate) grouped: bool,
}

/// What a number word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Ones,
    Teens,
    Tens,
    Hundred,
    Magnitude,
    Short,
    Dozen,
    Part,
    Article,
    Ordinal,
    Glyph,
    Point,
    Oh,
    Behind,
    Slang,
}

const ROLES: [(&str, Role); 15] = [
    ("ones", Role::Ones),
    ("teens", Role::Teens),
    ("tens", Role::Tens),
    ("hundred", Role::Hundred),
    ("magnitude", Role::Magnitude),
    ("short", Role::Short),
    ("dozen", Role::Dozen),
    ("part", Role::Part),
    ("article", Role::Article),
    ("ordinal", Role::Ordinal),
    ("glyph", Role::Glyph),
    ("point", Role::Point),
    ("oh", Role::Oh),
    ("behind", Role::Behind),
    ("slang", Role::Slang),
];

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let entries = lexicon::entries(include_str!("lexicon/en/numbers.tsv"));
    let rows = entries.filter_map(|fields| match fields.as_slice() {
        [role, value, forms] => {
            let role = ROLES.iter().find(|row| row.0 == *role)?.1;
            Some((role, value.parse::<f64>().ok()?, *forms))
        }
        _ => None,
    });
    let rows = rows.flat_map(|(role, value, forms)| lexicon::forms(forms).map(move |form| (form, (role, value))));
    let own = house().magnitudes.iter().map(|(word, value)| (*word, (Role::Magnitude, *value)));
    let roles: WordMap<_, _> = rows.chain(own).collect();
    Words { glance: Glance::at(roles.keys().copied()), roles }
});

/// What each number word does, and what it stands for.
struct Words {
    roles: WordMap<&'static str, (Role, f64)>,
    glance: Glance<256>,
}

/// Whether the share of a part word is a half, and no quarter.
pub(crate) fn is_half(share: f64) -> bool {
    share > 0.4
}

/// The role and value of a folded word.
#[inline]
pub(crate) fn role(word: &str) -> Option<(Role, f64)> {
    let words = &*WORDS;
    if words.glance.may_hold(word) { words.roles.get(word).copied() } else { None }
}

/// Every number word.
pub(crate) fn all_words() -> impl Iterator<Item = &'static str> {
    WORDS.roles.keys().copied()
}

/// The longest number that starts at token `at` and ends before token `end`.
pub(crate) fn at(text: &Text<'_>, at: usize, end: usize) -> Option<Number> {
    if at >= end {
        return None;
    }
    let number = match text.shape(at)? {
        Shape::Number => digits(text, at, end)?,
        Shape::Word => words(text, at, end)?,
        Shape::Stop => below_one(text, at, end)?,
        _ => return None,
    };
    Some(number)
}

/// Digits that are part of a word at token `at`.
pub(crate) fn in_digits(digits: &str, at: usize) -> Option<Number> {
    figures(digits, at)
}

/// A number with the magnitude words behind it.
pub(crate) fn with_magnitude(text: &Text<'_>, number: Number, end: usize) -> Number {
    magnitudes(text, number, end)
}

/// One of a magnitude that stands alone at token `at`.
pub(crate) fn of_magnitude(text: &Text<'_>, at: usize) -> Option<Number> {
    let (Role::Hundred | Role::Magnitude, magnitude) = role(text.word(at))? else { return None };
    Some(of_words(magnitude, at..at + 1))
}

impl Number {
    /// A share of one, in words or as a fraction, whose looseness is `grain`.
    pub(crate) const fn of_share(value: f64, grain: f64, tokens: Range<usize>) -> Self {
        Self {
            value,
            tokens,
            grain,
            last: grain,
            magnitude: 1.0,
            digits: 1,
            spelled: true,
            composed: true,
            grouped: true,
        }
    }

    /// The same with a magnitude letter right behind the digits: "2m", "10k". The letter may be a unit elsewhere, so
    /// only a caller who knows better asks for it.
    pub(crate) fn with_short(self, text: &Text<'_>, end: usize) -> Self {
        let at = self.tokens.end;
        let glued = text.tokens.get(at).is_some_and(|token| !token.spaced);
        match role(text.word(at)) {
            Some((Role::Short, magnitude)) if at < end && glued && !self.composed && !self.spelled => {
                let mut number = self.times(magnitude);
                number.tokens.end += 1;
                number
            }
            _ => self,
        }
    }

    /// Whether it may be a year: four bare digits from 1900 to 2099.
    pub(crate) fn is_like_a_year(&self) -> bool {
        !self.spelled && !self.composed && !self.grouped && (1900.0..2100.0).contains(&self.value)
    }

    fn times(self, magnitude: f64) -> Self {
        Self {
            value: self.value * magnitude,
            grain: self.grain * magnitude,
            last: self.last * magnitude,
            magnitude: self.magnitude * magnitude,
            composed: true,
            ..self
        }
    }

    fn plus(self, share: f64, grain: f64, end: usize) -> Self {
        Self {
            value: self.value + share,
            grain,
            last: grain,
            digits: self.digits + 1,
            tokens: self.tokens.start..end,
            composed: true,
            ..self
        }
    }
}

/// A number that starts with digits or a fraction sign.
fn digits(text: &Text<'_>, at: usize, end: usize) -> Option<Number> {
    let word = text.word(at);
    if let Some((Role::Glyph, share)) = role(word) {
        return Some(magnitudes(text, Number::of_share(share, 0.25, at..at + 1), end));
    }
    if text.written(at).starts_with(is_raised) {
        return None;
    }
    let mut number = figures(word, at)?;
    let mut next = at + 1;
    while next < end.min(at + 6) && number.last >= 1.0 && is_group(text, at, next, end) {
        let group: f64 = text.word(next).parse().ok()?;
        let joined = number.value * 1000.0 + group;
        number = figures(&format!("{joined:.0}"), at)?;
        number.grouped = true;
        next += 1;
    }
    number.tokens.end = next;
    if let Some(number) = scientific::powered(text, &number, end) {
        return Some(within_error(text, number, end));
    }
    if next < end
        && let Some((Role::Glyph, share)) = role(text.word(next))
    {
        number = number.plus(share, 0.25, next + 1);
    } else if next + 3 <= end && text.word(next + 1) == "/" && text.tokens.get(next).is_some_and(|token| token.spaced) {
        if let Some(share) = written_fraction(text, next, end).filter(|share| *share < 1.0) {
            number = number.plus(share, 0.25, next + 3);
        }
    } else if let Some((value, grain, after)) = decimals(text, &number, end) {
        number = Number { value, grain, last: grain, tokens: at..after, composed: true, ..number };
    } else if let Some((share, grain, after)) = and_part(text, next, end) {
        number = number.plus(share, grain, after);
    }
    Some(within_error(text, with_part(text, magnitudes(text, number, end), end), end))
}

/// "2,000.45±0.01", "5 +/- 2": the error behind a number says how loose it is.
fn within_error(text: &Text<'_>, number: Number, end: usize) -> Number {
    let at = number.tokens.end;
    let next = match text.word(at) {
        "±" => at + 1,
        "+" if text.word(at + 1) == "/" && text.word(at + 2) == "-" => at + 3,
        _ => return number,
    };
    let error = if next < end { figures(text.word(next), next) } else { None };
    let Some(error) = error.filter(|error| error.value > 0.0) else { return number };
    let error = scientific::powered(text, &error, end).unwrap_or(error);
    let grain = error.value * 2.0;
    Number { grain, last: grain, tokens: number.tokens.start..error.tokens.end, ..number }
}

/// ".25": decimals without their nought.
fn below_one(text: &Text<'_>, at: usize, end: usize) -> Option<Number> {
    let glued = text.tokens.get(at + 1).is_some_and(|token| !token.spaced);
    if at + 1 >= end || !glued || text.word(at) != "." || text.word(at + 1).contains('.') {
        return None;
    }
    let number = figures(&format!("0.{}", text.word(at + 1)), at)?;
    Some(magnitudes(text, Number { tokens: at..at + 2, ..number }, end))
}

/// A number that starts with a word.
fn words(text: &Text<'_>, at: usize, end: usize) -> Option<Number> {
    let (first, value) = role(text.word(at))?;
    match first {
        Role::Ones | Role::Teens | Role::Tens => {
            if let Some(number) = row_of_digits(text, at, end).or_else(|| part_of(text, at, end)) {
                return Some(number);
            }
            let number = spelled(text, at, end, 0.0)?;
            if let Some((value, grain, after)) = decimals(text, &number, end) {
                let number = Number { value, grain, last: grain, tokens: at..after, composed: true, ..number };
                return Some(magnitudes(text, number, end));
            }
            let whole = number.tokens.end;
            let number = with_part(text, number, end);
            Some(if number.tokens.end > whole { magnitudes(text, number, end) } else { in_slang(text, number, end) })
        }
        // "hundred people", "dozen": without "a" only in headlines; a bare magnitude is no number.
        Role::Hundred | Role::Magnitude => {
            // "Three hundred": the first word is no number of its own, and so the second starts none.
            if matches!(role(text.word(at.wrapping_sub(1))), Some((Role::Ones | Role::Teens | Role::Tens, _))) {
                return None;
            }
            let number = spelled(text, at, end, 1.0).filter(|number| number.tokens.len() > 1)?;
            Some(with_part(text, number, end))
        }
        Role::Dozen => Some(of_words(12.0, at..at + 1)),
        Role::Article => match role(text.word(at + 1)) {
            Some((Role::Hundred | Role::Magnitude, _)) if at + 1 < end => {
                let number = spelled(text, at + 1, end, 1.0)?;
                Some(with_part(text, Number { tokens: at..number.tokens.end, composed: true, ..number }, end))
            }
            Some((Role::Dozen, dozen)) if at + 1 < end => Some(of_words(dozen, at..at + 2)),
            Some((Role::Part, _)) => part_of(text, at, end),
            _ => None,
        },
        Role::Part => parts::part_of_magnitude(text, at, value, end),
        Role::Point => {
            let (value, grain, after) = decimals(text, &of_words(0.0, at..at), end)?;
            let number = Number { grain, last: grain, ..of_words(value, at..after) };
            Some(magnitudes(text, Number { composed: true, ..number }, end))
        }
        _ => None,
    }
}

/// "and a half", "and two thirds" behind a whole number, of its magnitude where it has one and no other figure.
fn with_part(text: &Text<'_>, number: Number, end: usize) -> Number {
    // "one billion and a half million"
    if text.word(number.tokens.end) == "and"
        && let Some(part) = part_of(text, number.tokens.end + 1, end).filter(|part| part.value < number.value)
    {
        return number.plus(part.value, part.grain, part.tokens.end);
    }
    let Some((share, grain, after)) = and_part(text, number.tokens.end, end) else { return number };
    let unit = unit_of(&number);
    number.plus(share * unit, grain * unit, after)
}

/// Magnitude words behind a number: "1.3 million", "$2.6-million", "5 hundred thousand".
fn magnitudes(text: &Text<'_>, mut number: Number, end: usize) -> Number {
    // Three are plenty ("hundred thousand million"), and a bound keeps the reading linear.
    for _ in 0..3 {
        let at = number.tokens.end;
        let at = at + usize::from(text.shape(at) == Some(Shape::Hyphen));
        match counted(text.word(at), true) {
            Some((Role::Magnitude | Role::Hundred, magnitude)) if at < end => {
                number = number.times(magnitude);
                number.tokens.end = at + 1;
            }
            Some((Role::Dozen, dozen)) if at < end && !number.composed => {
                number = number.times(dozen);
                number.tokens.end = at + 1;
            }
            _ => break,
        }
    }
    continued(text, in_slang(text, number, end), end)
}

/// "10 grand", but "two grand pianos".
fn in_slang(text: &Text<'_>, number: Number, end: usize) -> Number {
    let at = number.tokens.end;
    let after = at + 1;
    let noun = text.shape(after) == Some(Shape::Word) && !grammar::is(text.word(after), Class::Stop);
    match role(text.word(at)) {
        Some((Role::Slang, thousand)) if at < end && number.magnitude <= 1.0 && !noun => {
            let number = number.times(thousand);
            Number { tokens: number.tokens.start..after, ..number }
        }
        _ => number,
    }
}

/// "3 hundred and 21", "4 thousand 3 hundred", "6 crore and two hundred": smaller parts behind a magnitude word.
fn continued(text: &Text<'_>, mut number: Number, end: usize) -> Number {
    let mut largest = number.magnitude;
    for _ in 0..3 {
        let at = number.tokens.end;
        if largest < 100.0 || number.value.fract() != 0.0 || at >= end {
            break;
        }
        let and = text.word(at) == "and";
        let next = at + usize::from(and);
        let Some(part) = smaller_part(text, next, end, largest)
            .filter(|part| part.magnitude > 1.0 || (part.spelled && part.value >= 100.0) || (and && largest < 1000.0))
        else {
            break;
        };
        largest = part.magnitude;
        number = Number {
            value: number.value + part.value,
            grain: part.grain,
            last: part.last,
            digits: (number.value / part.grain).max(1.0).log10().floor() as u32 + 1,
            tokens: number.tokens.start..part.tokens.end,
            ..number
        };
    }
    number
}

/// The number at token `at`, below the magnitude word before it.
fn smaller_part(text: &Text<'_>, at: usize, end: usize, below: f64) -> Option<Number> {
    let part = match text.shape(at)? {
        Shape::Word => spelled(text, at, end, 0.0)?,
        Shape::Number => {
            let number = figures(text.word(at), at).filter(|number| number.last >= 1.0)?;
            match counted(text.word(at + 1), true) {
                Some((Role::Magnitude | Role::Hundred, magnitude)) if at + 1 < end => {
                    Number { tokens: at..at + 2, ..number.times(magnitude) }
                }
                _ => number,
            }
        }
        _ => return None,
    };
    (part.value < below && part.value > 0.0).then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number at the start of each text: value, place of its last significant digit, significant digits, words.
    #[test]
    fn numbers_are_read_as_they_are_written() {
        for fields in lexicon::entries(include_str!("cases/figures.tsv")) {
            let [source, value, grain, digits, written] = fields.as_slice() else { panic!("{fields:?}") };
            let text = Text::plain(source);
            let Some(number) = at(&text, 0, text.tokens.len()) else {
                assert_eq!(*value, "-", "{source}");
                continue;
            };
            let near = |found: f64, wanted: &str| {
                let wanted: f64 = wanted.parse().unwrap_or(f64::NAN);
                (found - wanted).abs() <= 1e-9 * wanted.abs()
            };
            assert!(near(number.value, value), "{source}: {}", number.value);
            assert!(near(number.grain, grain), "{source}: grain {}", number.grain);
            assert_eq!(number.digits.to_string(), *digits, "{source}: digits");
            assert_eq!(text.words(&number.tokens), *written, "{source}");
        }
    }
}
