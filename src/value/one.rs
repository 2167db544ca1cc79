//! One of a unit, or a part of one, without a number: "an hour", "half a mile", "a year and a half".

use super::amount::Amount;
use super::grammar::{self, Class};
use super::house::house;
use super::interval::Figure;
use super::number::{self, Number, Role};
use super::scan::Scan;
use super::units::{self, Unit};
use super::{compound, date, hedge};
use crate::model::Kind;
use crate::text::Shape;

/// One of a unit, or a part of one, without a number: "an hour", "half a mile", "a year and a half".
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    if let Some(amount) = whole(scan, at) {
        return Some(amount);
    }
    let (role, value) = number::role(scan.word(at))?;
    if let Some((share, unit_at)) = parts_of_one(scan, at) {
        let (unit, tokens) = units::at(scan.text, unit_at, scan.end, false)?;
        let whole = !is_plural(scan, tokens.end - 1) && scan.shape(tokens.end) != Some(Shape::Hyphen);
        let number = Number::of_share(share, share, at..tokens.end);
        return whole.then(|| Amount { unit: Some(unit), ..Amount::bare(number, at..tokens.end) });
    }
    let (share, unit_at) = match role {
        Role::Article => match number::role(scan.word(at + 1)) {
            Some((Role::Part, part)) => (part, past_article(scan, at + 2)),
            _ => (1.0, at + 1),
        },
        Role::Part => (value, past_article(scan, at + 1)),
        Role::Ones if matches!(number::role(scan.word(at + 1)), Some((Role::Part, part)) if !number::is_half(part)) => {
            let of = scan.word(at + 2) == "of";
            (value * 0.25, of.then(|| past_article(scan, at + 2))?)
        }
        _ => return None,
    };
    if role == Role::Article
        && let Some(amount) = coin(scan, at)
    {
        return Some(amount);
    }
    let (unit, tokens) = units::at(scan.text, unit_at, scan.end, false)?;
    if is_plural(scan, tokens.end - 1)
        || (matches!(unit.kind, Kind::Fraction) && share >= 1.0)
        || unit.kind == Kind::Number
        || unit.code == "deg"
        // "His half-century" is of cricket.
        || ((share >= 1.0 || unit.code == "century") && !is_measured(scan, at, unit, tokens.end))
    {
        return None;
    }
    let whole = Number::of_share(share, share, at..tokens.end);
    let mut amount = Amount { unit: Some(unit), ..Amount::bare(whole, at..tokens.end) };
    if share >= 1.0 && or_two(scan, tokens.end) {
        let high = Figure { x: 2.0, grain: 1.0, last: 1.0, digits: 1 };
        return Some(Amount { high: Some(high), tokens: at..tokens.end + 2, ..amount });
    }
    compound::extend(scan, &mut amount);
    Some(amount)
}

/// "a dollar and 42 cents", "less than a dollar a day", "sold for a euro": one coin where a price is told.
fn coin(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    const PRICED: [&str; 7] = ["for", "cost", "costs", "costing", "worth", "paid", "pay"];
    let (coin, tokens) = units::coin_behind(scan.text, at + 1, scan.end)
        .filter(|(_, tokens)| scan.shape(tokens.start) == Some(Shape::Word))?;
    let usual = matches!(coin.unit.code, "$" | "USD" | "EUR" | "INR" | "RUB" | "CNY");
    let next = scan.word(tokens.end);
    // "A US$ 40 billion contract" has its figure behind the sign.
    let ends = match scan.shape(tokens.end) {
        Some(Shape::Word) => grammar::is(next, Class::Stop),
        shape => shape != Some(Shape::Number),
    };
    let hyphen = scan.shape(tokens.end) == Some(Shape::Hyphen);
    let whole = Number::of_share(1.0, 1.0, at..tokens.end);
    let mut amount = Amount { unit: Some(coin.unit), ..Amount::bare(whole, at..tokens.end) };
    compound::extend(scan, &mut amount);
    let priced = PRICED.contains(&scan.word_before(at)) || hedge::before(scan.text, at, scan.from).is_some();
    let more = amount.tokens.end > tokens.end;
    (usual && coin.share >= 1.0 && ends && !hyphen && (priced || more)).then_some(amount)
}

/// "a tenth of a", "two-thirds of an", "three-quarters of a": a share, and where the unit that it is of stands.
fn parts_of_one(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    let (times, next) = match number::role(scan.word(at))? {
        (Role::Article, _) => (1.0, at + 1),
        (Role::Ones, times) if times >= 1.0 => (times, scan.past_hyphen(at + 1)),
        // "tenth of a second", but "the third of a month"
        (Role::Ordinal, _) if scan.word_before(at) != "the" => (1.0, at),
        _ => return None,
    };
    let word = scan.word(next);
    let (part, of) = if let Some((Role::Part, share)) = number::role(word.strip_suffix('s').unwrap_or(word)) {
        (share, next + 1)
    } else {
        let (place, end, plural) = number::denominator(scan.text, next, scan.end)?;
        (place > 2.0 && plural == (times > 1.0)).then_some((1.0 / place, end))?
    };
    let share = times * part;
    let one = matches!(scan.word(of + 1), "a" | "an" | "one" | "1");
    (share < 1.0 && scan.word(of) == "of" && one).then_some((share, of + 2))
}

/// "or two" behind "a week", where nothing follows that the two would count.
fn or_two(scan: &Scan<'_, '_>, at: usize) -> bool {
    let ends = scan.shape(at + 2) != Some(Shape::Word) || grammar::is(scan.word(at + 2), Class::Stop);
    scan.word(at) == "or" && scan.word(at + 1) == "two" && ends
}

/// "all week", "a full year", "the whole day", "another month": one of a stretch of the calendar, from its first day to
/// its last.
fn whole(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    // "All Day Breakfast"
    if !grammar::is(scan.word(at), Class::Whole) || scan.is_name(at) {
        return None;
    }
    let hyphen = scan.past_hyphen(at + 1);
    let (unit, tokens) = units::at(scan.text, hyphen, scan.end, false)?;
    let calendar = matches!(unit.code, "d" | "wk" | "mo" | "y") && !is_plural(scan, tokens.end - 1);
    // "Another day" is some day; "full-year profit" is a name of the trade.
    let told = scan.word(at) != "another" || unit.code != "d";
    let named = hyphen > at + 1 && scan.shape(tokens.end) == Some(Shape::Word)
        || matches!(scan.shape(tokens.end), Some(Shape::Hyphen));
    // "The entire month of October" is a date, and so is "for the full year" where profits are told.
    let dated = unit.code == "mo" && scan.word(tokens.end) == "of" && scan.is_name(tokens.end + 1)
        || unit.code == "y" && scan.word(at) == "full" && date::dated(scan, tokens.start).is_some();
    if !calendar || !told || named || dated || matches!(scan.word(tokens.end), "old" | "long" | "round") {
        return None;
    }
    let start = at - usize::from(at > scan.from && matches!(scan.word(at - 1), "a" | "an"));
    let number = Number::of_share(1.0, 1.0, start..tokens.end);
    Some(Amount { unit: Some(unit), ..Amount::bare(number, start..tokens.end) })
}

/// Whether "an hour" tells a length here and is no rate ("2,500 a week") and no figure of speech.
fn is_measured(scan: &Scan<'_, '_>, at: usize, unit: &Unit, end: usize) -> bool {
    if unit.code == "s" || scan.word(end - 1) == "second" {
        return false;
    }
    let half = scan.word(end) == "and" && number::role(scan.word(end + 2)).is_some_and(|(role, _)| role == Role::Part);
    if half || or_two(scan, end) || scan.is_all(&(at..end)) || compound::goes_on(scan, end, unit) {
        return true;
    }
    // What a house has a unit for is measured in it.
    let timed = unit.kind == Kind::Duration || matches!(unit.code, "mi" | "km" | "m") || house().has_own(unit);
    let usual = timed || matches!(unit.code, "ft" | "in" | "kg" | "lb" | "t" | "l" | "gal" | "acre" | "ha");
    usual
        && ((timed && (is_told(scan.word_before(at)) || matches!(scan.word(end), "after" | "before")))
            || hedge::before(scan.text, at, scan.from).is_some()
            || (scan.shape(end) == Some(Shape::Hyphen) && scan.word(end + 1) == "long")
            || scan.word(end) == "long")
}

/// Whether "an hour" is a length behind a word: "lasted", "within".
fn is_told(word: &str) -> bool {
    grammar::is(word, Class::Length) || matches!(word, "during" | "in" | "than" | "after" | "until")
}

/// Past "a", "of a", "-" before a unit.
fn past_article(scan: &Scan<'_, '_>, mut at: usize) -> usize {
    at = scan.past_hyphen(at);
    at += usize::from(scan.word(at) == "of");
    at += usize::from(matches!(scan.word(at), "a" | "an"));
    scan.past_hyphen(at)
}

fn is_plural(scan: &Scan<'_, '_>, at: usize) -> bool {
    let word = scan.word(at);
    word.len() > 3 && word.ends_with('s')
}
