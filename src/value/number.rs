//! Numbers as they are written: digits with grouping, number words, and mixtures of the two ("1.3 million", "half a
//! million", "two and a half", "3 1/2").

mod figures;
mod spelled;

use std::ops::Range;
use std::sync::LazyLock;

use self::figures::{figures, is_group, is_raised, written_fraction};
use self::spelled::{counted, decimals, of_words, spelled};
use super::hash::WordMap;
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
}

const ROLES: [(&str, Role); 11] = [
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
];

static WORDS: LazyLock<WordMap<&'static str, (Role, f64)>> = LazyLock::new(|| {
    let entries = lexicon::entries(include_str!("lexicon/en/numbers.tsv"));
    let rows = entries.filter_map(|fields| match fields.as_slice() {
        [role, value, forms] => {
            let role = ROLES.iter().find(|row| row.0 == *role)?.1;
            Some((role, value.parse::<f64>().ok()?, *forms))
        }
        _ => None,
    });
    rows.flat_map(|(role, value, forms)| lexicon::forms(forms).map(move |form| (form, (role, value)))).collect()
});

/// Whether the share of a part word is a half, and no quarter.
pub(crate) fn is_half(share: f64) -> bool {
    share > 0.4
}

/// The role and value of a folded word.
pub(crate) fn role(word: &str) -> Option<(Role, f64)> {
    WORDS.get(word).copied()
}

/// Every number word of the lexicon.
pub(crate) fn all_words() -> impl Iterator<Item = &'static str> {
    WORDS.keys().copied()
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

impl Number {
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
        return Some(magnitudes(text, of_parts(share, 0.25, 1, at..at + 1), end));
    }
    if text.written(at).starts_with(is_raised) {
        return None;
    }
    let mut number = figures(word, at)?;
    let mut next = at + 1;
    // Thin and fixed spaces group digits too: "1 300".
    while next < end.min(at + 6) && is_group(text, next) && number.last >= 1.0 && !word.contains('.') {
        let group: f64 = text.word(next).parse().ok()?;
        let joined = number.value * 1000.0 + group;
        number = figures(&format!("{joined:.0}"), at)?;
        number.grouped = true;
        next += 1;
    }
    number.tokens.end = next;
    if next < end
        && let Some((Role::Glyph, share)) = role(text.word(next))
    {
        number = number.plus(share, 0.25, next + 1);
    } else if next + 3 <= end && text.word(next + 1) == "/" && text.tokens.get(next).is_some_and(|token| token.spaced) {
        if let Some(share) = written_fraction(text, next, end).filter(|share| *share < 1.0) {
            number = number.plus(share, 0.25, next + 3);
        }
    } else if let Some((share, grain, after)) = and_part(text, next, end) {
        number = number.plus(share, grain, after);
    }
    Some(magnitudes(text, number, end))
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
            let number = spelled(text, at, end, 0.0)?;
            let next = number.tokens.end;
            if let Some((value, grain, after)) = decimals(text, &number, end) {
                let number = Number { value, grain, last: grain, tokens: at..after, composed: true, ..number };
                return Some(magnitudes(text, number, end));
            }
            match and_part(text, next, end) {
                Some((share, grain, after)) => {
                    let unit = unit_of(&number);
                    Some(magnitudes(text, number.plus(share * unit, grain * unit, after), end))
                }
                None => Some(number),
            }
        }
        // "hundred people", "dozen": without "a" only in headlines; a bare magnitude is no number.
        Role::Dozen => Some(of_words(12.0, at..at + 1)),
        Role::Article => match role(text.word(at + 1)) {
            Some((Role::Hundred | Role::Magnitude, _)) if at + 1 < end => {
                let number = spelled(text, at + 1, end, 1.0)?;
                let number = Number { tokens: at..number.tokens.end, composed: true, ..number };
                match and_part(text, number.tokens.end, end) {
                    Some((share, grain, after)) => {
                        let unit = unit_of(&number);
                        Some(number.plus(share * unit, grain * unit, after))
                    }
                    None => Some(number),
                }
            }
            Some((Role::Dozen, dozen)) if at + 1 < end => Some(of_words(dozen, at..at + 2)),
            Some((Role::Part, _)) => part_of(text, at, end),
            _ => None,
        },
        Role::Part => part_of_magnitude(text, at, value, end),
        _ => None,
    }
}

/// A share of one, or of a magnitude, in words.
fn of_parts(value: f64, grain: f64, digits: u32, tokens: Range<usize>) -> Number {
    Number { value, tokens, grain, last: grain, magnitude: 1.0, digits, spelled: true, composed: true, grouped: true }
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
    number
}

/// "and a half", "and three quarters" at token `at`: the share, its grain, and the token after it.
fn and_part(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, f64, usize)> {
    let hyphens = |at: usize| usize::from(text.shape(at) == Some(Shape::Hyphen));
    let and = at + hyphens(at);
    if text.word(and) != "and" {
        return None;
    }
    let count = and + 1 + hyphens(and + 1);
    let times = match role(text.word(count))? {
        (Role::Article, _) => 1.0,
        (Role::Ones, times) if times > 0.0 => times,
        _ => return None,
    };
    let part = count + 1 + hyphens(count + 1);
    let share = match role(text.word(part))? {
        (Role::Part, share) => share,
        (Role::Ordinal, place) if place > 2.0 && place < 4.0 => 1.0 / place,
        _ => return None,
    };
    (part < end && times * share < 1.0).then_some((times * share, share, part + 1))
}

/// "half a million", "a quarter of a million", from its article or its share on.
pub(crate) fn part_of(text: &Text<'_>, at: usize, end: usize) -> Option<Number> {
    let article = usize::from(matches!(role(text.word(at)), Some((Role::Article, _))));
    let (role, share) = role(text.word(at + article))?;
    let number = part_of_magnitude(text, at + article, share, end).filter(|_| role == Role::Part)?;
    Some(Number { tokens: at..number.tokens.end, ..number })
}

/// "half a million", "a quarter of a million" without its article, "half million".
fn part_of_magnitude(text: &Text<'_>, at: usize, share: f64, end: usize) -> Option<Number> {
    let mut next = at + 1;
    next += usize::from(text.shape(next) == Some(Shape::Hyphen));
    next += usize::from(text.word(next) == "of");
    next += usize::from(matches!(role(text.word(next)), Some((Role::Article, _))));
    next += usize::from(text.shape(next) == Some(Shape::Hyphen));
    match role(text.word(next))? {
        (Role::Magnitude | Role::Dozen, magnitude) if next < end => {
            let number = of_words(share * magnitude, at..next + 1);
            Some(Number { composed: true, ..number })
        }
        _ => None,
    }
}

/// The size of the words before "and a half": "a million and a half" is one and a half million.
fn unit_of(number: &Number) -> f64 {
    if number.digits == 1 && number.value >= 1000.0 { number.grain } else { 1.0 }
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
