//! Shares of a whole in words: "nearly a fifth", "two thirds", "3/4 of", "one in five", "half of", "most of".

use super::amount::Amount;
use super::grammar::{self, Class};
use super::interval::{self, Rounding};
use super::number::{self, Number, Role};
use super::scan::Scan;
use super::{Mention, hedge, house, novalue, one, quantity, units};
use crate::model::{Hedge, Interval, Kind, Range, Value};
use crate::text::Shape;

/// Reads a fraction whose first word of weight is token `at`.
pub(crate) fn at(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    if novalue::is_glued_before(scan, at) {
        return None;
    }
    if let Some(mention) = majority(scan, at) {
        return Some(mention);
    }
    if !may_be_share(scan, at) {
        return None;
    }
    // "a quarter of a million", "three quarters of an hour" are amounts.
    if one::at(scan, at).is_some()
        || (scan.shape(at) == Some(Shape::Word) && number::part_of(scan.text, at, scan.end).is_some())
    {
        return None;
    }
    let (share, end) =
        odds(scan, at).or_else(|| slashed(scan, at)).or_else(|| divided(scan, at)).or_else(|| spoken(scan, at))?;
    let amount = Amount::bare(Number::of_share(share, share, at..end), at..end);
    // "a 1/4 mile oval": the fraction has a unit.
    if scan.word(at + 1) == "/"
        && let Some((unit, tokens)) = units::at(scan.text, scan.past_hyphen(end), scan.end, true)
    {
        return quantity::measured(scan, Amount { unit: Some(unit), tokens: at..tokens.end, ..amount });
    }
    let (hedge, tokens) = quantity::hedged(scan, &amount, true);
    if share >= 1.0 {
        let mut mention = quantity::build(scan, &amount, Kind::Number, hedge, tokens);
        quantity::finish(&mut mention);
        return Some(mention);
    }
    let mut mention = quantity::build(scan, &amount, Kind::Fraction, hedge, tokens);
    mention.value.interval = Some(within_one(interval::of(amount.low, hedge, Rounding::Share)));
    mention.readings.push(Value { kind: Kind::Number, ..mention.value.clone() });
    quantity::finish(&mut mention);
    Some(mention)
}

/// Whether a share can start at token `at`: digits do so only before a word that parts, which is soon seen.
fn may_be_share(scan: &Scan<'_, '_>, at: usize) -> bool {
    if scan.shape(at) != Some(Shape::Number) || matches!(number::role(scan.word(at)), Some((Role::Glyph, _))) {
        return true;
    }
    let parts = |at: usize| {
        let word = scan.word(at);
        matches!(word, "/" | "in" | "of" | "out" | "over" | "million" | "thousand" | "hundred")
            || matches!(
                number::role(word).or_else(|| number::role(word.strip_suffix('s')?)),
                Some((Role::Ordinal | Role::Part, _))
            )
    };
    let next = scan.past_hyphen(at + 1);
    parts(next) || scan.word(next + 1) == "out"
}

/// "a fifth", "two-thirds", "half of", "three quarters", "twenty-three hundredths".
fn spoken(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    if scan.shape(at) == Some(Shape::Number) {
        if let Some((Role::Glyph, share)) = number::role(scan.word(at)) {
            return (of_follows(scan, at + 1) || scan.is_all(&(at..at + 1))).then_some((share, at + 1));
        }
        let times: f64 = scan.word(at).parse().ok()?;
        return if (2.0..100.0).contains(&times) { of_parts(scan, at, times, at + 1) } else { None };
    }
    let (role, _) = number::role(scan.word(at))?;
    match role {
        Role::Article => of_parts(scan, at, 1.0, at + 1),
        Role::Part => of_parts(scan, at, 1.0, at),
        Role::Ones | Role::Teens | Role::Tens => {
            let times = number::cardinal(scan.text, at, scan.end).filter(|times| times.value >= 1.0)?;
            of_parts(scan, at, times.value, scan.past_hyphen(times.tokens.end))
        }
        _ => None,
    }
}

/// So many of the parts that are named at token `part_at`.
fn of_parts(scan: &Scan<'_, '_>, at: usize, times: f64, part_at: usize) -> Option<(f64, usize)> {
    let (part, share, end, plural) = if let Some((Role::Part, share)) = number::role(scan.word(part_at)) {
        // "ten quarters" and "3 quarters" of growth are times of the year.
        if !number::is_half(share) && (times * share >= 1.0 || scan.shape(at) == Some(Shape::Number)) {
            return None;
        }
        (true, share, part_at + 1, scan.word(part_at).ends_with('s'))
    } else {
        let (place, end, plural) = number::denominator(scan.text, part_at, scan.end)?;
        // "one thousandth" is a place unless something follows that it is a part of.
        let meant = place < 100.0 || plural || of_follows(scan, end) || scan.word(at) == "a";
        if place <= 2.0 || part_at == at || !meant {
            return None;
        }
        (false, 1.0 / place, end, plural)
    };
    if times > 1.0 {
        // "three quarters", "three halves": but "two seconds" and "one hundred fifth" are none.
        return (plural && !novalue::is_in_phrase(scan, part_at)).then_some((times * share, end));
    }
    if plural || times * share >= 1.0 {
        return None;
    }
    if scan.is_all(&(at..end)) && part_at > at {
        return Some((share, end));
    }
    let hedged = hedge::before(scan.text, at, scan.from).is_some();
    let ends = !matches!(scan.shape(end), Some(Shape::Word | Shape::Number | Shape::Hyphen))
        || grammar::is(scan.word(end), Class::Stop);
    let fits = match (part, part_at > at) {
        // "half of", "half the", "about half"; "the second half" is none.
        (true, false) => number::is_half(share) && (half_of(scan, end) || (hedged && ends)),
        // "a quarter" alone may be three months.
        (true, true) => {
            of_follows(scan, end) || (hedged && ends) || (number::is_half(share) && scan.word(at) == "one" && ends)
        }
        // "a third man" is an ordinal.
        _ => ends,
    };
    (fits && !novalue::is_in_phrase(scan, part_at)).then_some((share, end))
}

/// "one over three": two bare numbers, and nothing behind them that they count.
fn divided(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    let above = number::at(scan.text, at, scan.end).filter(|above| above.value >= 1.0 && !above.is_like_a_year())?;
    if scan.word(above.tokens.end) != "over" {
        return None;
    }
    let below = number::at(scan.text, above.tokens.end + 1, scan.end)?;
    let end = below.tokens.end;
    let ends = scan.shape(end).is_none_or(|shape| matches!(shape, Shape::Stop | Shape::Comma | Shape::Close));
    let whole = above.value.fract() == 0.0 && below.value.fract() == 0.0 && below.value >= 2.0;
    // "the S&P 500 over 3000"
    let spoken = above.spelled || above.value < 10.0 || scan.is_all(&(at..end));
    (ends && whole && spoken && !below.is_like_a_year()).then_some((above.value / below.value, end))
}

/// "half of them", "half the country", "half its army".
fn half_of(scan: &Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.word(at), "of" | "the" | "its" | "his" | "her" | "their" | "our" | "all" | "those" | "these" | "that")
        && !matches!(scan.word(at + 1), "time" | "battle")
}

fn of_follows(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.word(at) == "of"
}

/// "3/4 of voters".
fn slashed(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    if scan.shape(at) != Some(Shape::Number) || scan.word(at + 1) != "/" || scan.shape(at + 2) != Some(Shape::Number) {
        return None;
    }
    let (above, below): (f64, f64) = (scan.word(at).parse().ok()?, scan.word(at + 2).parse().ok()?);
    let glued = scan.is_glued(at + 1) && scan.is_glued(at + 2);
    // "1/4th"
    let suffix = scan.is_glued(at + 3) && matches!(scan.word(at + 3), "th" | "rd" | "ths" | "rds");
    let end = at + 3 + usize::from(suffix);
    let measured =
        units::at(scan.text, end, scan.end, true).is_some_and(|(_, tokens)| !novalue::is_glued_after(scan, tokens.end));
    let more = scan.word(end) == "/" || (novalue::is_glued_after(scan, end) && !measured);
    let meant = scan.word(end) == "of" || hedge::before(scan.text, at, scan.from).is_some() || below <= 5.0 || suffix;
    let fits = glued && !more && meant && above >= 1.0 && above < below && (2.0..=20.0).contains(&below);
    (fits && below.fract() == 0.0 && above.fract() == 0.0).then_some((above / below, end))
}

/// "one in five", "9 out of 10", "three of every ten".
fn odds(scan: &Scan<'_, '_>, at: usize) -> Option<(f64, usize)> {
    let above = number::at(scan.text, at, scan.end).filter(|above| above.value >= 1.0 && above.value.fract() == 0.0)?;
    let end = above.tokens.end;
    let hyphens = scan.shape(end) == Some(Shape::Hyphen);
    // "two people out of ten"
    let counted = scan.word(end + 1) == "out" && scan.word(end + 2) == "of" && scan.shape(end) == Some(Shape::Word);
    let joint = if counted { end + 1 } else { scan.past_hyphen(end) };
    let (next, sure) = match (scan.word(joint), scan.word(joint + 1)) {
        ("out", "of") | ("in" | "of" | "out", "every") => (joint + 2, true),
        ("in", _) => (joint + 1, hyphens || above.value < 2.0),
        _ => return None,
    };
    let next = next + usize::from(scan.word(next) == "every");
    let next = if hyphens { scan.past_hyphen(next) } else { next };
    let below = number::at(scan.text, next, scan.end).filter(|below| below.value.fract() == 0.0)?;
    let usual = matches!(below.value as u64, 3..=6 | 8 | 10 | 20 | 100 | 1000) && above.value < 10.0;
    // "1,075 deaths out of 26,000 residents" are two counts.
    let sure = sure && !counted;
    let fits = below.value > above.value && !below.is_like_a_year() && (sure || usual);
    // "one in 13 countries" counts places, "one in five people" a share: only small round numbers are odds.
    (fits && !novalue::is_glued_after(scan, below.tokens.end)).then_some((above.value / below.value, below.tokens.end))
}

/// "most of", "a majority": more than half, and no figure.
fn majority(scan: &Scan<'_, '_>, at: usize) -> Option<Mention> {
    let (start, end, (low, high)) = match scan.word(at) {
        "most" if scan.word(at + 1) == "of" && scan.word_before(at) != "the" => {
            // "most of four regions" is a count.
            let next = at + 2 + usize::from(matches!(scan.word(at + 2), "the" | "its" | "these" | "those"));
            if number::at(scan.text, next, scan.end).is_some() {
                return None;
            }
            (at, at + 1, house::loose().most)
        }
        "majority" if scan.word(at + 1) == "of" => {
            let adjective =
                matches!(scan.word_before(at), "vast" | "large" | "overwhelming" | "great" | "big" | "clear" | "huge");
            let article = at - usize::from(adjective && at > scan.from);
            let article =
                article - usize::from(matches!(scan.word_before(article), "a" | "an" | "the") && article > scan.from);
            (article, at + 1, if adjective { house::loose().most } else { house::loose().majority })
        }
        _ => return None,
    };
    let tokens = start..end;
    let mut value = Value::new(Kind::Fraction, scan.text.span(&tokens), scan.text.words(&tokens));
    value.hedge = Hedge::Vague;
    value.label = Some(if scan.word(at) == "most" { "most".to_owned() } else { crate::text::fold(&value.written) });
    let wide = Range::above(0.5, 1.0);
    value.interval = Some(Interval { hard_lo: true, ..Interval::soft(None, Some(Range::closed(low, high)), wide) });
    let mut mention = Mention { tokens, value, noun: None, readings: Vec::new() };
    quantity::finish(&mut mention);
    Some(mention)
}

/// A share is never more than the whole, however its hedge stretches it.
fn within_one(interval: Interval) -> Interval {
    let cut = |range: Range| range.meet(Range::closed(0.0, 1.0));
    Interval { core: interval.core.map(cut), wide: cut(interval.wide), ..interval }
}
