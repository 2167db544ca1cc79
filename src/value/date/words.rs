//! The words of dates: lexicon files as lists of phrases.

use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::unit::Unit;
use crate::text::{Shape, fold, lexicon};
use crate::value::hash::WordSet;
use crate::value::number::{self, Role};
use crate::value::phrases::Phrases;
use crate::value::scan::Scan;

/// A month by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct MonthWord {
    /// From 1.
    pub(super) number: i8,
    /// Whether it is an abbreviation.
    pub(super) short: bool,
    /// What else the bare word may be.
    pub(super) also: Also,
}

/// What the name of a month may be besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Also {
    /// Nothing: the bare word is the month.
    Nothing,
    /// A first name, or an adjective: "April", "August".
    Name,
    /// A verb, where it has no capital: "march".
    Verb,
    /// A verb and a surname: "May".
    Surname,
}

/// One list of phrases for each class of the lexicon.
pub(super) struct Words {
    months: Phrases<MonthWord>,
    weekdays: Phrases<(i8, bool)>,
    weekdays_counted: Phrases<i8>,
    pub(super) shift: Phrases<&'static str>,
    pub(super) unit: Phrases<&'static str>,
    pub(super) point: Phrases<&'static str>,
    pub(super) part: Phrases<&'static str>,
    pub(super) season: Phrases<&'static str>,
    pub(super) edge: Phrases<&'static str>,
    pub(super) sense: Phrases<&'static str>,
    pub(super) ahead: Phrases<&'static str>,
    pub(super) between: Phrases<&'static str>,
    pub(super) around: Phrases<&'static str>,
    pub(super) same: Phrases<&'static str>,
    pub(super) second: Phrases<&'static str>,
    pub(super) anchor: Phrases<&'static str>,
    pub(super) short: Phrases<&'static str>,
    pub(super) vague: Phrases<&'static str>,
    pub(super) join: Phrases<&'static str>,
    pub(super) working: Phrases<&'static str>,
    pub(super) half: Phrases<&'static str>,
    pub(super) opens: Phrases<&'static str>,
    pub(super) cue: Phrases<&'static str>,
    pub(super) month_cue: Phrases<&'static str>,
    pub(super) day_cue: Phrases<&'static str>,
    pub(super) sport_cue: Phrases<&'static str>,
    pub(super) rank_cue: Phrases<&'static str>,
    pub(super) modal_cue: Phrases<&'static str>,
    pub(super) name: Phrases<&'static str>,
    pub(super) counted: Phrases<&'static str>,
    pub(super) tens: Phrases<&'static str>,
    pub(super) era: Phrases<&'static str>,
    pub(super) zero: Phrases<&'static str>,
    pub(super) holiday: Phrases<&'static str>,
    pub(super) reference: Phrases<&'static str>,
    pub(super) way: Phrases<&'static str>,
    pub(super) festive: Phrases<&'static str>,
    pub(super) lapse: Phrases<&'static str>,
    pub(super) report: Phrases<&'static str>,
    pub(super) compared: Phrases<&'static str>,
    pub(super) fiscal: Phrases<&'static str>,
    pub(super) ended: Phrases<&'static str>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    months: Phrases::starting(months()),
    weekdays: Phrases::starting(weekdays()),
    weekdays_counted: counted_weekdays(),
    shift: class("shift"),
    unit: class("unit"),
    point: class("point"),
    part: class("part"),
    season: class("season"),
    edge: class("edge"),
    sense: class("sense"),
    ahead: class("ahead"),
    between: class("between"),
    around: class("around"),
    same: class("same"),
    second: class("second"),
    anchor: class("anchor"),
    short: class("short"),
    vague: class("vague"),
    join: class("join"),
    working: class("working"),
    half: class("half"),
    opens: class("opens"),
    cue: class("cue"),
    month_cue: class("month-cue"),
    day_cue: class("day-cue"),
    sport_cue: class("sport-cue"),
    rank_cue: class("rank-cue"),
    modal_cue: class("modal-cue"),
    name: class("name"),
    counted: class("counted"),
    tens: class("tens"),
    era: class("era"),
    zero: class("zero"),
    holiday: class("holiday"),
    reference: class("reference"),
    way: class("way"),
    festive: class("festive"),
    lapse: class("lapse"),
    report: class("report"),
    compared: class("compared"),
    fiscal: class("fiscal"),
    ended: class("ended"),
});

fn class(name: &'static str) -> Phrases<&'static str> {
    Phrases::starting(rows(name))
}

/// The words in dates, and those around them.
const LEXICONS: [&str; 2] = [include_str!("../lexicon/en/dates.tsv"), include_str!("../lexicon/en/date-context.tsv")];

/// The forms of a class, each with its code.
fn rows(name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows =
        LEXICONS.iter().flat_map(|file| lexicon::entries(file)).filter_map(move |fields| match fields.as_slice() {
            [class, code, forms] if *class == name => Some((*code, *forms)),
            _ => None,
        });
    rows.flat_map(|(code, forms)| lexicon::forms(forms).map(move |form| (form, code)))
}

fn months() -> impl Iterator<Item = (&'static str, MonthWord)> {
    lexicon::entries(include_str!("../lexicon/en/months.tsv")).flat_map(|fields| {
        let mut fields = fields.into_iter();
        let number = fields.next().and_then(|number| number.parse().ok()).unwrap_or(1);
        let full = fields.next().unwrap_or_default();
        let brief = fields.next().unwrap_or_default();
        let also = match fields.next() {
            Some("name") => Also::Name,
            Some("verb") => Also::Verb,
            Some("surname") => Also::Surname,
            _ => Also::Nothing,
        };
        let word = move |short| MonthWord { number, short, also };
        lexicon::forms(full)
            .map(move |form| (form, word(false)))
            .chain(lexicon::forms(brief).map(move |form| (form, word(true))))
    })
}

/// The day of the week that a folded word names, 1 for Monday: "tuesday", "tues".
pub(super) fn weekday_named(word: &str) -> Option<i8> {
    weekdays().find(|(form, _)| fold(form) == word).map(|(_, (number, _))| number)
}

fn weekdays() -> impl Iterator<Item = (&'static str, (i8, bool))> {
    lexicon::entries(include_str!("../lexicon/en/weekdays.tsv")).flat_map(|fields| {
        let mut fields = fields.into_iter();
        let number = fields.next().and_then(|number| number.parse().ok()).unwrap_or(1);
        let full = lexicon::forms(fields.next().unwrap_or_default());
        let brief = lexicon::forms(fields.next().unwrap_or_default());
        full.map(move |form| (form, (number, false))).chain(brief.map(move |form| (form, (number, true))))
    })
}

/// "Saturdays", as they are counted: "two Saturdays ago".
fn counted_weekdays() -> Phrases<i8> {
    let plurals: Vec<(String, i8)> =
        weekdays().filter(|(_, (_, short))| !short).map(|(form, (number, _))| (format!("{form}s"), number)).collect();
    Phrases::starting(plurals.iter().map(|(form, number)| (form.as_str(), *number)))
}

/// The words that a date can start with, figures and number words aside.
pub(super) static STARTS: LazyLock<WordSet<String>> = LazyLock::new(|| {
    let first = |form: &str| fold(form).split([' ', '-']).next().map(str::to_owned);
    first_forms().filter_map(first).collect()
});

/// The forms that a date can start with: "the same" begins one, and "the" alone none.
pub(super) static FIRST_FORMS: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::starting(first_forms().map(|form| (form, ()))));

fn first_forms() -> impl Iterator<Item = &'static str> {
    const CLASSES: [&str; 11] =
        ["same", "vague", "holiday", "tens", "shift", "unit", "point", "part", "season", "edge", "era"];
    let rows = CLASSES.iter().flat_map(|class| rows(class).map(|row| row.0));
    rows.chain(months().map(|row| row.0)).chain(weekdays().map(|row| row.0))
}

/// The code of a phrase of one class at token `at`, and the token after it.
pub(super) fn code(class: &Phrases<&'static str>, scan: &Scan<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    class.at(scan.text, at, scan.end).map(|(code, tokens)| (*code, tokens.end))
}

/// Whether a phrase of a class with that code starts at token `at`.
pub(super) fn is(class: &Phrases<&'static str>, scan: &Scan<'_, '_>, at: usize, wanted: &str) -> bool {
    code(class, scan, at).is_some_and(|(code, _)| code == wanted)
}

/// Whether the word before token `at` is of a class, with that code.
pub(super) fn is_before(class: &Phrases<&'static str>, scan: &Scan<'_, '_>, at: usize, wanted: &str) -> bool {
    let hyphen = usize::from(at > 0 && scan.text.shape(at - 1) == Some(Shape::Hyphen));
    at.checked_sub(1 + hyphen).is_some_and(|before| before >= scan.start && is(class, scan, before, wanted))
}

/// The month at token `at`, and the token after it and its dot.
pub(super) fn month(scan: &Scan<'_, '_>, at: usize) -> Option<(MonthWord, usize)> {
    let (month, tokens) = WORDS.months.at(scan.text, at, scan.end)?;
    let next = tokens.end;
    let dotted = month.short && scan.word(next) == "." && next + 1 < scan.end && !is_spaced(scan, next);
    Some((*month, next + usize::from(dotted)))
}

/// The weekday at token `at`, whether it is an abbreviation, and the token after it and its dot.
pub(super) fn weekday(scan: &Scan<'_, '_>, at: usize) -> Option<(Weekday, bool, usize)> {
    let ((number, short), tokens) = WORDS.weekdays.at(scan.text, at, scan.end)?;
    let next = tokens.end;
    let dotted = *short && scan.word(next) == "." && next + 1 < scan.end && !is_spaced(scan, next);
    Some((Weekday::from_monday_one_offset(*number).ok()?, *short, next + usize::from(dotted)))
}

/// The counted weekday at token `at`: "Saturdays", or "Saturday" behind one.
pub(super) fn counted_weekday(scan: &Scan<'_, '_>, at: usize) -> Option<(Weekday, usize)> {
    let plural = WORDS.weekdays_counted.at(scan.text, at, scan.end).map(|(number, tokens)| (*number, tokens.end));
    match plural {
        Some((number, end)) => Some((Weekday::from_monday_one_offset(number).ok()?, end)),
        None => weekday(scan, at).filter(|(_, short, _)| !short).map(|(weekday, _, end)| (weekday, end)),
    }
}

/// The part of a day at token `at`, by its code in TIMEX3.
pub(super) fn part(scan: &Scan<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    code(&WORDS.part, scan, at)
}

/// The unit at token `at`.
pub(super) fn unit(scan: &Scan<'_, '_>, at: usize) -> Option<(Unit, usize)> {
    let (name, next) = code(&WORDS.unit, scan, at)?;
    Some((Unit::parse(name)?, next))
}

/// Plain digits at token `at`: their number and how many there are.
pub(super) fn digits(scan: &Scan<'_, '_>, at: usize) -> Option<(i32, usize)> {
    let word = scan.word(at);
    let number = small(word)?;
    // Raised digits fold to plain ones and are footnotes.
    scan.text.written(at).is_ascii().then_some((number, word.len()))
}

/// The number of one to four digits.
fn small(word: &str) -> Option<i32> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| i32::from(byte - b'0'));
    match word.as_bytes() {
        [] | [_, _, _, _, _, ..] => None,
        few => few.iter().try_fold(0, |number, byte| Some(number * 10 + digit(byte)?)),
    }
}

/// The number of a year at token `at`: four digits.
pub(super) fn year(scan: &Scan<'_, '_>, at: usize) -> Option<i16> {
    let (number, len) = digits(scan, at)?;
    (len == 4 && (1000..=3000).contains(&number)).then(|| i16::try_from(number).ok())?
}

/// Whether a vague amount starts at token `at`: "a few", "several".
pub(super) fn is_vague(scan: &Scan<'_, '_>, at: usize) -> bool {
    code(&WORDS.vague, scan, at).is_some()
}

/// A place in an order at token `at`, and the token after it: "18th", "first", "twenty-fifth".
pub(super) fn ordinal(scan: &Scan<'_, '_>, at: usize) -> Option<(i32, usize)> {
    if let Some((number, _)) = digits(scan, at) {
        let ending = matches!(scan.word(at + 1), "st" | "nd" | "rd" | "th") && !is_spaced(scan, at + 1);
        return ending.then_some((number, at + 2));
    }
    match number::role(scan.word(at))? {
        (Role::Ordinal, place) => Some((place as i32, at + 1)),
        (Role::Tens, tens) => {
            let next = at + 1 + usize::from(scan.text.shape(at + 1) == Some(Shape::Hyphen));
            match number::role(scan.word(next))? {
                (Role::Ordinal, place) if place < 10.0 => Some(((tens + place) as i32, next + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether white space stands before token `at`, or the sentence has none there.
pub(super) fn is_spaced(scan: &Scan<'_, '_>, at: usize) -> bool {
    at >= scan.end || scan.text.tokens.get(at).is_none_or(|token| token.spaced)
}

/// Whether token `at` begins with a capital.
pub(super) fn is_capital(scan: &Scan<'_, '_>, at: usize) -> bool {
    at < scan.end && scan.text.tokens.get(at).is_some_and(|token| token.capital)
}

/// The token after a comma at `at`, or `at`.
pub(super) fn past_comma(scan: &Scan<'_, '_>, at: usize) -> usize {
    at + usize::from(scan.shape(at) == Some(Shape::Comma))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Readers ask for these forms at no token of figures.
    #[test]
    fn no_form_that_begins_a_date_begins_with_a_figure() {
        for class in ["shift", "unit", "point", "part", "season", "edge", "same", "vague", "second"] {
            for (form, _) in rows(class) {
                assert!(!form.starts_with(|c: char| c.is_numeric()), "{form}");
            }
        }
    }
}
