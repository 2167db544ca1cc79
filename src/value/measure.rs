//! The reader of amounts: number, what bounds it on either side, and the unit before or behind it.

use std::ops::Range;

use super::amount::Amount;
use super::grammar::{self, Class};
use super::interval::Figure;
use super::number::{self, Number, Role};
use super::range::Opening;
use super::scan::Scan;
use super::units::{self, Coin, Unit};
use super::{compound, hedge, inches, novalue, one, range, run_on};
use crate::model::{Hedge, Kind};
use crate::text::Shape;

/// The amount whose number, currency sign or article is token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    if novalue::is_glued_before(scan, at) {
        return None;
    }
    if let Some(amount) = one::at(scan, at) {
        return Some(amount);
    }
    if let Some(amount) = in_one_word(scan, at).or_else(|| run_on::at(scan, at)) {
        return Some(amount);
    }
    let text = scan.text;
    let coin = units::coin_before(text, at, scan.end).filter(|(_, tokens)| !is_percentage(scan, tokens.end));
    let start = coin.as_ref().map_or(at, |(_, tokens)| tokens.end);
    // "$-5"
    let inner_minus =
        usize::from(coin.is_some() && scan.shape(start) == Some(Shape::Hyphen) && scan.is_glued(start + 1));
    let start = start + inner_minus;
    let mut number = hundreds(scan, start)
        .or_else(|| number::at(text, start, scan.end))
        .or_else(|| decimal_comma(scan, start))
        .or_else(|| magnitude_alone(scan, start))?;
    if scan.word(start) == "point" && start > scan.start && !matches!(scan.word_before(start), "minus" | "negative") {
        return None;
    }
    if coin.is_some() || short_counts(scan, &number) {
        number = number.with_short(text, scan.end);
    }
    let (negative, first) = sign(scan, at);
    let negative = negative || inner_minus > 0;
    let (opening, opened) = range::opening(scan, first);
    let mut amount = Amount {
        unit: coin.as_ref().map(|(coin, _)| coin.unit),
        ..Amount::bare(number.clone(), first..number.tokens.end)
    };
    let mut share = coin.as_ref().map_or(1.0, |(coin, _)| coin.share);
    // "30 to 40 km", "$24 to $26".
    if let Some((high, end)) = range::upper(scan, &mut number, amount.tokens.end, opening, negative) {
        amount.close(range::with_opening(opened, &(amount.tokens.start..end)), &number, &high);
    } else if let Some((hedge, tokens)) = inner_hedge(scan, &amount) {
        amount.hedge = Some(hedge);
        amount.tokens.end = tokens.end;
        // "40-plus million"
        if let Some((Role::Magnitude | Role::Hundred, magnitude)) = number::role(scan.word(tokens.end)) {
            amount.low = amount.low.times(magnitude);
            amount.tokens.end += 1;
        }
    }
    let found = if amount.unit.is_none() { unit_behind(scan, &amount) } else { None };
    let found = found.or_else(|| absolute_zero(scan, &mut amount)).or_else(|| shared_unit(scan, &amount));
    if let Some((unit, of, end)) = found {
        amount.unit = Some(unit);
        amount.tokens.end = end;
        share = of;
    }
    if (share - 1.0).abs() > 1e-9 {
        amount.low = amount.low.times(share);
        amount.high = amount.high.map(|high| high.times(share));
    }
    if negative {
        amount.low = Figure { x: -amount.low.x, ..amount.low };
    }
    compound_range(scan, &mut amount, opening, opened);
    // "5 km to 10 km".
    if amount.high.is_none()
        && amount.unit.is_some()
        && let Some((high, end)) = range::upper(scan, &mut number, amount.tokens.end, opening, negative)
        && let Some(end) = same_unit(scan, &amount, &high, end, coin.is_some())
    {
        amount.close(range::with_opening(opened, &(amount.tokens.start..end)), &number, &high);
        amount.low = amount.low.times(if negative { -share } else { share });
        amount.high = amount.high.map(|high| high.times(share));
    }
    range::order(&mut amount);
    if amount.high.is_some() {
        amount.hedge = hedge::before(text, amount.tokens.start, scan.from).map(|(hedge, _)| hedge);
    }
    if coin.is_some()
        && let Some((coin, end)) = redundant_coin(scan, &amount)
    {
        amount.unit = Some(coin);
        amount.tokens.end = end;
    }
    if !negative {
        loose_minus(scan, &mut amount);
    }
    if amount.unit.is_none() && amount.high.is_none() && novalue::is_glued_after(scan, amount.tokens.end) {
        return None;
    }
    compound::extend(scan, &mut amount);
    if amount.unit.is_some() && scan.is_glued(amount.tokens.end) && scan.shape(amount.tokens.end) == Some(Shape::Number)
    {
        return None;
    }
    below_zero(scan, &mut amount);
    if scan.word(start) == "point" && !scan.is_all(&amount.tokens) {
        return None;
    }
    Some(amount)
}

/// "USD115", "Rs20": a currency and its digits in one word.
fn in_one_word(scan: &Scan<'_, '_>, at: usize) -> Option<Amount> {
    if scan.shape(at) != Some(Shape::Word) || !scan.word(at).ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let word = scan.text.written(at);
    let (unit, digits) = units::coin_inside(word)?;
    let number = number::in_digits(word.get(digits..)?, at)?;
    let mut amount = Amount { unit: Some(unit), ..Amount::bare(number.clone(), at..at + 1) };
    let number = number::with_magnitude(scan.text, number, scan.end);
    amount.tokens.end = number.tokens.end;
    amount.low = Figure::of(&number);
    Some(Amount { number, ..amount })
}

/// "one fifty five dollars": hundreds that are not said, of money or where nothing else is written.
fn hundreds(scan: &Scan<'_, '_>, at: usize) -> Option<Number> {
    let (Role::Ones, ones) = number::role(scan.word(at))? else { return None };
    let (Role::Teens | Role::Tens, _) = number::role(scan.word(at + 1))? else { return None };
    let rest = number::cardinal(scan.text, at + 1, scan.end).filter(|rest| rest.value < 100.0 && ones > 0.0)?;
    let tokens = at..rest.tokens.end;
    let meant = units::coin_behind(scan.text, tokens.end, scan.end).is_some() || scan.is_all(&tokens);
    meant.then(|| Number { value: ones * 100.0 + rest.value, tokens, digits: rest.digits + 1, composed: true, ..rest })
}

/// "1,5 m": decimals as the continent writes them, where a unit shows that no list is meant.
fn decimal_comma(scan: &Scan<'_, '_>, at: usize) -> Option<Number> {
    let (whole, decimals) = scan.word(at).split_once(',').filter(|_| scan.shape(at) == Some(Shape::Number))?;
    let short = matches!(decimals.len(), 1 | 2) && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let number = number::in_digits(&format!("{whole}.{decimals}"), at).filter(|_| short && whole.len() < 4)?;
    let row = Amount::bare(number.clone(), at..at + 1);
    let measured =
        unit_behind(scan, &row).is_some() || matches!(number::role(scan.word(at + 1)), Some((Role::Magnitude, _)));
    (measured || scan.is_all(&(at..at + 1))).then(|| number::with_magnitude(scan.text, number, scan.end))
}

/// "million" where nothing else is written.
fn magnitude_alone(scan: &Scan<'_, '_>, at: usize) -> Option<Number> {
    let (Role::Hundred | Role::Magnitude, _) = number::role(scan.word(at))? else { return None };
    if scan.is_all(&(at..at + 1)) { number::of_magnitude(scan.text, at) } else { None }
}

/// "absolute zero": the nought of kelvins.
fn absolute_zero(scan: &Scan<'_, '_>, amount: &mut Amount) -> Option<(&'static Unit, f64, usize)> {
    let named = amount.low.x == 0.0 && amount.number.spelled && scan.word_before(amount.tokens.start) == "absolute";
    let kelvin = Unit::parse("K").filter(|_| named && amount.tokens.start > scan.from)?;
    amount.tokens.start -= 1;
    Some((kelvin, 1.0, amount.tokens.end))
}

/// "45 and 50 mg", "5, 10 or 20 percent": the unit that stands behind the last of a row of numbers in digits.
fn shared_unit(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(&'static Unit, f64, usize)> {
    const MOST: usize = 4;
    // "five- and 10-year terms": the hyphen says so, too.
    let hangs = scan.shape(amount.tokens.end) == Some(Shape::Hyphen) && scan.is_glued(amount.tokens.end);
    if amount.unit.is_some() || (amount.number.spelled && !hangs) || amount.number.is_like_a_year() {
        return None;
    }
    let first = amount.tokens.end + usize::from(hangs);
    let mut at = first;
    for _ in 0..MOST {
        let comma = scan.shape(at) == Some(Shape::Comma);
        let next = at + usize::from(comma);
        let last = matches!(scan.word(next), "and" | "or" | "by" | "x" | "×");
        let start = next + usize::from(last);
        // "4,050, or 10.5%": a comma before the only other one says it in other words.
        let other_words = comma && last && at == first;
        if other_words || start == at || (scan.shape(start) != Some(Shape::Number) && !hangs) {
            return None;
        }
        let number = number::at(scan.text, start, scan.end).filter(|number| !number.is_like_a_year())?;
        if last {
            let row = Amount::bare(number.clone(), number.tokens.clone());
            let (unit, share, end) = unit_behind(scan, &row)?;
            let word = scan.word(end);
            let elsewhere =
                unit.kind == Kind::Duration && matches!(word, "ago" | "later" | "earlier" | "before" | "after");
            return (!elsewhere && number.magnitude <= 1.0).then_some((unit, share, amount.tokens.end));
        }
        at = scan.past_hyphen(number.tokens.end);
    }
    None
}

/// "1 hour 20 minutes to 2 hours", "5 ft 2 in to 6 ft", "18 months to two years": a range of which an end is of several units, or of another than the
/// other.
fn compound_range(scan: &Scan<'_, '_>, amount: &mut Amount, opening: Opening, opened: usize) {
    let plain = |unit: &Unit| matches!(unit.kind, Kind::Money | Kind::Fraction | Kind::Number | Kind::Temperature);
    if amount.high.is_some() || amount.unit.is_none_or(plain) {
        return;
    }
    let mut low = amount.clone();
    compound::extend(scan, &mut low);
    let joint = low.tokens.end;
    let joined = match scan.word(joint) {
        "to" => opening != Opening::Change,
        "and" => opening == Opening::Between,
        _ => scan.shape(joint) == Some(Shape::Hyphen),
    };
    let next = joint + 1;
    // "six months to a year"
    let article = matches!(scan.word(next), "a" | "an").then(|| Number::of_share(1.0, 1.0, next..next + 1));
    let number = number::at(scan.text, next, scan.end).or(article).filter(|_| joined);
    let Some(mut high) = number.map(|number| Amount::bare(number.clone(), number.tokens)) else { return };
    let Some((unit, share, end)) = unit_behind(scan, &high) else { return };
    if (share - 1.0).abs() > f64::EPSILON {
        return;
    }
    high.unit = Some(unit);
    high.tokens.end = end;
    compound::extend(scan, &mut high);
    let (Some(from), Some(to)) = (low.unit, high.unit) else { return };
    let apart = low.compound || high.compound || from.code != to.code;
    if !apart || from.kind != to.kind || low.low.x * from.factor >= high.low.x * to.factor {
        return;
    }
    let unit = if from.factor < to.factor { from } else { to };
    // A year is twelve months, though their means in seconds are a little off.
    let times = |ratio: f64| if (ratio - ratio.round()).abs() < 1e-4 * ratio { ratio.round() } else { ratio };
    amount.low = low.low.times(times(from.factor / unit.factor));
    amount.high = Some(high.low.times(times(to.factor / unit.factor)));
    amount.unit = Some(unit);
    amount.tokens = range::with_opening(opened, &(amount.tokens.start..high.tokens.end));
}

/// Whether a currency before the number at token `at` is only talked about: "the dollar 0.4 percent".
fn is_percentage(scan: &Scan<'_, '_>, at: usize) -> bool {
    let letters = at.checked_sub(1).is_some_and(|before| scan.shape(before) == Some(Shape::Word));
    letters
        && number::at(scan.text, at, scan.end)
            .and_then(|number| units::at(scan.text, number.tokens.end, scan.end, true))
            .is_some_and(|(unit, _)| unit.kind == Kind::Fraction)
}

/// Whether the letter right behind the digits is a magnitude though no currency stands before them: "10k", "2m euros".
fn short_counts(scan: &Scan<'_, '_>, number: &Number) -> bool {
    let letter = number.tokens.end;
    // "10M" in a capital is no length.
    let capital = matches!(scan.text.written(letter), "M" | "B" | "K");
    // "573.15K", "1500b": so exact or so large a number has no letter for its thousands or billions.
    let exact = number.value >= 100.0 && number.value.fract() != 0.0;
    match scan.word(letter) {
        "k" if exact => false,
        "b" if exact || number.value >= 1000.0 => false,
        "k" | "b" | "mil" => true,
        _ if capital => true,
        "m" | "t" | "mm" => {
            units::coin_behind(scan.text, scan.past_hyphen(letter + 1), scan.end).is_some()
                || counts_many(scan, letter + 1)
        }
        _ => false,
    }
}

/// Whether token `at` is a noun that comes in millions and is not measured in metres: "1.2m cars", but "3m waves".
fn counts_many(scan: &Scan<'_, '_>, at: usize) -> bool {
    let classes = grammar::classes(scan.word(at));
    let plural = grammar::is_plural(scan.word(at)) || classes.has(Class::People);
    scan.shape(at) == Some(Shape::Word) && plural && !classes.has(Class::Stop) && !classes.has(Class::Long)
}

/// A hedge between number and unit or noun: "40-plus drones", "40 or more drones".
fn inner_hedge(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(Hedge, Range<usize>)> {
    let at = amount.tokens.end;
    // "$30 million plus interest" is a sum.
    let plus = || if amount.unit.is_none() { counted_plus(scan, at) } else { None };
    let (hedge, tokens) = hedge::after(scan.text, at, scan.end).or_else(plus)?;
    let plus = matches!(scan.word(at), "+" | "-");
    let followed = scan.shape(scan.past_hyphen(tokens.end)) == Some(Shape::Word);
    (plus || followed).then_some((hedge, tokens))
}

/// "40 plus people", but "40 plus or minus 3".
fn counted_plus(scan: &Scan<'_, '_>, at: usize) -> Option<(Hedge, Range<usize>)> {
    let next = at + 1;
    let counts = scan.word(at) == "plus"
        && scan.shape(next) == Some(Shape::Word)
        && !grammar::is(scan.word(next), Class::Stop)
        && number::role(scan.word(next)).is_none();
    counts.then_some((Hedge::AtLeast, at..next))
}

/// The unit or currency behind the number: the unit, the share of it that the coin is, and the token after it.
fn unit_behind(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(&'static Unit, f64, usize)> {
    let digits = !amount.number.spelled;
    let at = amount.tokens.end;
    let hyphen = scan.past_hyphen(at);
    let unit = units::at(scan.text, at, scan.end, digits)
        .or_else(|| units::at(scan.text, hyphen, scan.end, digits).filter(|_| hyphen > at));
    // "75p", but no letter by itself, and no size of a screen.
    let letter = scan.word(hyphen) == "p";
    let pence = scan.is_glued(at) && hyphen == at && !matches!(scan.word(at - 1), "480" | "720" | "1080" | "2160");
    let coin = units::coin_behind(scan.text, hyphen, scan.end).filter(|_| !letter || (pence && digits));
    match (unit, coin) {
        (Some((_, tokens)), Some((coin, more))) if more.len() > tokens.len() => Some(of_coin(scan, coin, more.end)),
        // "the 2008 second quarter": in the singular it is an ordinal, but for one and behind a hyphen.
        (Some((_, tokens)), _)
            if scan.word(tokens.start) == "second"
                && hyphen == at
                && amount.low.x > 1.0
                && amount.low.x.fract() == 0.0 =>
        {
            None
        }
        (Some((unit, tokens)), _) if unit.code == "deg" && !is_heat(scan, amount, &tokens) => None,
        (Some((_, tokens)), _) if begins_name(scan, amount, &tokens) => None,
        // "at '500'"
        (Some((unit, tokens)), _) if unit.code == "ft" && is_apostrophe(scan, amount, &tokens) => None,
        (Some((unit, tokens)), _) => Some((unit, 1.0, tokens.end)),
        (None, Some((coin, tokens))) => {
            // "5 won the prize": the Korean currency comes in thousands. "9 $ 5": the sign belongs to what follows.
            let verb = scan.word(tokens.start) == "won" && tokens.len() == 1 && amount.low.x < 1000.0;
            let next = scan.shape(tokens.start) == Some(Shape::Mark)
                && scan.shape(tokens.end) == Some(Shape::Number)
                && scan.is_glued(tokens.end);
            // "© 2019 BBD": letters behind a year are a name.
            let name = coin.capitals && amount.number.is_like_a_year();
            (!verb && !next && !name).then(|| of_coin(scan, coin, tokens.end))
        }
        (None, None) => apart(scan, amount).or_else(|| {
            let (unit, end) = inches::at(scan, amount.tokens.start, at).filter(|_| digits)?;
            Some((unit, 1.0, end))
        }),
    }
}

/// Whether the sign of a foot is a genitive's, or the end of a quotation.
fn is_apostrophe(scan: &Scan<'_, '_>, amount: &Amount, tokens: &Range<usize>) -> bool {
    let quoted = scan.shape(amount.tokens.start.wrapping_sub(1)) == Some(Shape::Quote);
    scan.word(tokens.start) == "'" && (quoted || amount.low.x >= 500.0)
}

/// "800,000 F-Series pickups", "a Boeing 777F": a capital that is part of a name and no unit.
fn begins_name(scan: &Scan<'_, '_>, amount: &Amount, tokens: &Range<usize>) -> bool {
    let capital = tokens.len() == 1
        && scan.word(tokens.start).len() == 1
        && scan.text.tokens.get(tokens.start).is_some_and(|token| token.capital);
    let hyphen = scan.shape(tokens.end) == Some(Shape::Hyphen) && scan.is_glued(tokens.end);
    capital && (hyphen || novalue::is_labelled(scan, amount.number.tokens.start, true))
}

/// The unit behind a word that may stand before it: "two more weeks", "three consecutive days", "two and a quarter of
/// an hour".
fn apart(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(&'static Unit, f64, usize)> {
    let at = amount.tokens.end;
    let part = amount.low.x.fract() != 0.0 && scan.word(at) == "of";
    let next = if part {
        at + 1 + usize::from(matches!(scan.word(at + 1), "a" | "an"))
    } else {
        let filled = (at..at + 2).take_while(|at| grammar::is(scan.word(*at), Class::Filler)).count();
        at + filled
    };
    let (unit, tokens) = units::at(scan.text, next, scan.end, false).filter(|_| next > at)?;
    let plural = scan.word(tokens.end - 1).ends_with('s') || scan.word(tokens.end - 1) == "feet";
    let fits = matches!(unit.kind, Kind::Duration | Kind::Length) && (plural || part);
    fits.then_some((unit, 1.0, tokens.end))
}

/// A coin with the magnitude word that may follow it: "75 USD million".
fn of_coin(scan: &Scan<'_, '_>, coin: Coin, end: usize) -> (&'static Unit, f64, usize) {
    match number::role(scan.word(end)) {
        Some((Role::Magnitude, magnitude)) if end < scan.end => (coin.unit, coin.share * magnitude, end + 1),
        _ => (coin.unit, coin.share, end),
    }
}

/// Whether "degrees" of no named scale are a heat here, and no angle, place or title.
fn is_heat(scan: &Scan<'_, '_>, amount: &Amount, tokens: &Range<usize>) -> bool {
    const ELSE: &[&str] = &[
        "angle",
        "angles",
        "turn",
        "view",
        "video",
        "camera",
        "rotation",
        "of",
        "north",
        "south",
        "east",
        "west",
        "latitude",
        "longitude",
        "from",
        "in",
        "n",
        "s",
        "e",
        "w",
        "murder",
        "and",
    ];
    let hyphen = scan.shape(tokens.start.wrapping_sub(1)) == Some(Shape::Hyphen);
    let all = scan.is_all(&(amount.tokens.start..tokens.end));
    // What stands before the digits is their minus.
    let below_zero = amount.tokens.start < amount.number.tokens.start && amount.high.is_none();
    all || (!amount.number.spelled
        && !hyphen
        && (-273.15..=if below_zero { 460.0 } else { 200.0 }).contains(&amount.low.x)
        && !ELSE.contains(&scan.word(tokens.end))
        && !scan.is_name(tokens.end))
}

/// The end of a range whose upper number carries the unit again: "5 km to 10 km", "$24 to $26".
fn same_unit(scan: &Scan<'_, '_>, amount: &Amount, high: &Number, end: usize, coin: bool) -> Option<usize> {
    if coin {
        let signed = high.tokens.start.checked_sub(1).is_some_and(|at| scan.shape(at) == Some(Shape::Mark));
        return signed.then_some(end);
    }
    let upper = Amount { tokens: high.tokens.clone(), number: high.clone(), ..amount.clone() };
    let (unit, _, end) = unit_behind(scan, &upper)?;
    (Some(unit.code) == amount.unit.map(|unit| unit.code)).then_some(end)
}

/// "$5 US", "$5 million Australian dollars", "€5 euros": the currency again, or its country, behind the amount.
fn redundant_coin(scan: &Scan<'_, '_>, amount: &Amount) -> Option<(&'static Unit, usize)> {
    let at = amount.tokens.end;
    let open = amount.unit.is_some_and(|unit| unit.code == "$");
    if open && scan.word(at) == "us" && scan.text.written(at).starts_with('U') {
        let end = at + 1 + usize::from(matches!(scan.word(at + 1), "dollars" | "dollar"));
        return Some((Unit::parse("USD")?, end));
    }
    let (coin, tokens) = units::coin_behind(scan.text, at, scan.end)?;
    // "$5 $6": the sign belongs to what follows.
    if scan.shape(tokens.end) == Some(Shape::Number) {
        return None;
    }
    let same = amount.unit.is_some_and(|unit| unit.code == coin.unit.code) || open;
    (same && (coin.share - 1.0).abs() < 1e-9).then_some((coin.unit, tokens.end))
}

/// Whether a minus stands before token `at`, and where what it belongs to starts: "-5", "minus 5 degrees", "− 1".
fn sign(scan: &Scan<'_, '_>, at: usize) -> (bool, usize) {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= scan.from) else { return (false, at) };
    let negative = match scan.shape(before) {
        Some(Shape::Hyphen) => scan.is_glued(at) && !scan.is_glued(before),
        Some(Shape::Mark) => scan.word(before) == "-" && !scan.is_glued(before),
        // "plus or minus 3" goes either way.
        Some(Shape::Word) => matches!(scan.word(before), "minus" | "negative") && scan.word_before(before) != "or",
        _ => false,
    };
    (negative, at - usize::from(negative))
}

/// "20 below zero", "10 degrees below zero": a temperature under the nought of its scale.
fn below_zero(scan: &Scan<'_, '_>, amount: &mut Amount) {
    let at = amount.tokens.end;
    let heat = amount.unit.is_none_or(|unit| unit.kind == Kind::Temperature);
    if !heat || amount.high.is_some() || amount.low.x <= 0.0 || scan.word(at) != "below" || scan.word(at + 1) != "zero"
    {
        return;
    }
    amount.unit = amount.unit.or_else(|| Unit::parse("deg"));
    amount.low = Figure { x: -amount.low.x, ..amount.low };
    amount.tokens.end = at + 2;
}

/// "- 20 degrees", "- 1,200": a hyphen with space behind it is a minus before a temperature, and where nothing else is
/// written.
fn loose_minus(scan: &Scan<'_, '_>, amount: &mut Amount) {
    let Some(dash) = amount.tokens.start.checked_sub(1).filter(|dash| *dash >= scan.from) else { return };
    let minus = scan.text.written(dash) == "-" || (scan.text.written(dash) == "–" && scan.is_glued(dash + 1));
    if scan.shape(dash) != Some(Shape::Dash) || !minus || amount.high.is_some() {
        return;
    }
    let heat = amount.unit.is_some_and(|unit| unit.kind == Kind::Temperature)
        && scan.shape(dash.wrapping_sub(1)) != Some(Shape::Number);
    if heat || scan.is_all(&(dash..amount.tokens.end)) {
        amount.low = Figure { x: -amount.low.x, ..amount.low };
        amount.tokens.start = dash;
    }
}
