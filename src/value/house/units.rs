//! The units of a house: new ones, further forms of old ones, and number words.

use super::super::looseness::number;
use super::super::units::table::{Form, Unit};
use super::{FIGURE, House};
use crate::model::{Kind, listed, nearest};
use crate::text::{fold, lexicon};

/// The kinds that a unit can measure.
const MEASURED: [Kind; 14] = [
    Kind::Number,
    Kind::Fraction,
    Kind::Duration,
    Kind::Money,
    Kind::Length,
    Kind::Area,
    Kind::Volume,
    Kind::Mass,
    Kind::Speed,
    Kind::Temperature,
    Kind::Energy,
    Kind::Power,
    Kind::Pressure,
    Kind::Data,
];

/// A number word multiplies by at least so much: what is smaller counts things.
const LEAST_MAGNITUDE: f64 = 1000.0;

/// What the measure of a unit says.
enum Measure {
    /// So much of the base unit of a kind, with the offset of its zero.
    Of(Kind, f64, f64),
    /// A number, and no unit.
    Number(f64),
    /// Nothing.
    None,
}

/// Where a form stands beside its [`FIGURE`].
#[derive(Clone, Copy)]
enum Stand {
    Before,
    Behind(Form),
}

impl House {
    /// Adds a unit by its code, what one of it measures in a unit that is known or in the base unit of a kind
    /// (`201.168 m`, `0.3 length`, `1 money`), and the forms it has in texts besides its code. A form is a word;
    /// `<value> fur` stands only behind digits, `<value>fur` only behind digits and without space, `₿<value>` before them,
    /// which only a currency does.
    ///
    /// A code that is known takes further forms, and then needs no measure. A measure without a unit makes number words:
    /// `wan`, `10,000`.
    ///
    /// An error says what was expected, what a name is taken by, and the nearest name that is known; the house is then as it was.
    pub fn unit(&mut self, code: &str, measure: &str, forms: &[&str]) -> Result<(), String> {
        let code = code.trim();
        if code.is_empty() || code.contains(char::is_whitespace) || code.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(format!("`{code}` is no code of a unit: expected one word, such as `furlong`"));
        }
        let told = |why: String| format!("unit `{code}`: {why}");
        let measure = self.measure(measure).map_err(told)?;
        if let Measure::Number(by) = measure {
            return self.magnitude(code, by, forms).map_err(told);
        }
        let known = self.named(code);
        let unit = match (known, measure) {
            (None, Measure::Of(kind, factor, offset)) => {
                let plural =
                    forms.iter().map(|form| form.trim()).find(|form| form.len() > code.len() && form.starts_with(code));
                let (code, plural) = (kept(code), plural.map_or_else(|| kept(code), kept));
                Unit { code, plural, kind, factor, offset }
            }
            (Some(known), Measure::None) => known,
            (Some(known), Measure::Of(kind, factor, _)) if known.kind == kind && is_same(known.factor, factor) => known,
            (Some(known), _) => {
                return Err(told(format!(
                    "that is {} already; without a measure it takes further forms",
                    shown(known)
                )));
            }
            (None, _) => return Err(told("expected what one of it measures, such as `201.168 m`".to_owned())),
        };
        let own = if known.is_none() { Some(code) } else { None };
        let all = own.into_iter().chain(forms.iter().map(|form| form.trim()));
        let all = all.map(|form| self.form(form, unit).map_err(told)).collect::<Result<Vec<_>, _>>()?;
        let at = self.units.units.iter().position(|known| known.code == unit.code).unwrap_or_else(|| {
            self.units.units.push(unit);
            self.codes.push(unit.code);
            self.units.units.len() - 1
        });
        for (form, stand) in all.into_iter().flatten() {
            let form = kept(form);
            self.words.push(form.to_owned());
            match stand {
                Stand::Before => self.units.before.push((form, 1.0, at)),
                Stand::Behind(_) if unit.kind == Kind::Money => self.units.behind.push((form, 1.0, at)),
                Stand::Behind(how) => self.units.forms.push((form, how, at)),
            }
        }
        Ok(())
    }

    /// The unit of that code or name.
    fn named(&self, name: &str) -> Option<Unit> {
        let by_code = self.units.units.iter().find(|unit| unit.code == name).copied();
        let folded = fold(name);
        by_code.or_else(|| {
            let (_, at) = self.units.names().find(|(known, _)| *known == folded)?;
            self.units.units.get(at).copied()
        })
    }

    fn measure(&self, text: &str) -> Result<Measure, String> {
        let text = text.trim();
        let text = text.strip_prefix('=').unwrap_or(text).trim();
        if text.is_empty() {
            return Ok(Measure::None);
        }
        let digits = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '/'))).unwrap_or(text.len());
        let (amount, name) = text.split_at_checked(digits).unwrap_or((text, ""));
        let amount = match amount.split_once('/') {
            Some((above, below)) => number(above).zip(number(below)).map(|(above, below)| above / below),
            None => number(amount),
        };
        let amount = amount.filter(|amount| amount.is_finite() && *amount > 0.0);
        let amount =
            amount.ok_or_else(|| format!("expected a number above 0 and a unit, such as `201.168 m`, not `{text}`"))?;
        let name = name.trim();
        if name.is_empty() {
            return Ok(Measure::Number(amount));
        }
        let kind = MEASURED.into_iter().find(|kind| kind.name() == name);
        match (kind, self.named(name)) {
            (Some(Kind::Money), _) if !is_same(amount, 1.0) => Err("a currency measures `1 money`".to_owned()),
            (Some(kind), _) => Ok(Measure::Of(kind, amount, 0.0)),
            (None, Some(unit)) if unit.code == "deg" => {
                Err("degrees of no scale measure nothing; expected `degC`, `degF` or `K`".to_owned())
            }
            (None, Some(unit)) if unit.kind == Kind::Money => {
                Err(format!("a currency has no fixed worth in `{}`; it measures `1 money`", unit.code))
            }
            (None, Some(unit)) if (amount * unit.factor).is_normal() => {
                Ok(Measure::Of(unit.kind, amount * unit.factor, unit.offset))
            }
            (None, Some(_)) => Err(format!("`{text}` is more or less than can be reckoned with")),
            (None, None) => Err(self.stranger(name)),
        }
    }

    /// What is wrong with a measure in something that is neither a unit nor a kind.
    fn stranger(&self, name: &str) -> String {
        let kinds = || MEASURED.iter().map(|kind| kind.name());
        let units = self.units.forms.iter().map(|(form, ..)| *form).filter(|form| form.len() > 2);
        match nearest(name, kinds().chain(units)) {
            Some(near) => format!("`{name}` is neither a unit nor a kind; did you mean `{near}`?"),
            None => format!("`{name}` is neither a unit nor a kind that has units: {}", listed(kinds())),
        }
    }

    /// A form without its figure, and where it stands; none where the unit has it already.
    fn form<'f>(&self, form: &'f str, unit: Unit) -> Result<Option<(&'f str, Stand)>, String> {
        let (words, stand) = match (form.strip_prefix(FIGURE), form.strip_suffix(FIGURE)) {
            (Some(words), _) if words.starts_with(char::is_whitespace) => (words, Stand::Behind(Form::Symbol)),
            (Some(words), _) => (words, Stand::Behind(Form::Tight)),
            (None, Some(words)) => (words, Stand::Before),
            (None, None) => (form, Stand::Behind(Form::Word)),
        };
        let words = words.trim();
        if words.is_empty() || words.contains(['<', '>', '|']) {
            return Err(format!("`{form}` is no form: expected words, such as `furlongs` or `<value> fur`"));
        }
        if matches!(stand, Stand::Before) && unit.kind != Kind::Money {
            return Err(format!("`{form}` stands before its figure, which only a currency does"));
        }
        if let Some(value) = number_word(words) {
            return Err(format!("`{words}` is the number word for {value} already"));
        }
        match self.named(words) {
            Some(other) if other.code != unit.code => Err(format!("`{words}` is taken by {}", shown(other))),
            // A currency's word behind the figure is no sign before it.
            Some(_) if unit.kind != Kind::Money => Ok(None),
            _ => Ok(Some((words, stand))),
        }
    }

    /// Adds number words.
    fn magnitude(&mut self, code: &str, by: f64, forms: &[&str]) -> Result<(), String> {
        if by < LEAST_MAGNITUDE {
            return Err(format!(
                "a number word multiplies by {LEAST_MAGNITUDE} or more; a unit needs one that is known, such as `{by} m`"
            ));
        }
        let all: Vec<&str> = std::iter::once(code).chain(forms.iter().map(|form| form.trim())).collect();
        for word in &all {
            if word.is_empty() || !word.chars().all(char::is_alphabetic) {
                return Err(format!("a number word is one word of letters, and `{word}` is not"));
            }
            if let Some(other) = self.named(word) {
                return Err(format!("`{word}` is taken by {}", shown(other)));
            }
            let own =
                self.magnitudes.iter().find(|(known, _)| *known == fold(word)).map(|(_, value)| value.to_string());
            if let Some(value) = own.or_else(|| number_word(word)) {
                return Err(format!("`{word}` is the number word for {value} already"));
            }
        }
        for word in all {
            self.words.push(word.to_owned());
            self.magnitudes.push((kept(&fold(word)), by));
        }
        Ok(())
    }
}

/// What a number word of the lexicon stands for.
fn number_word(word: &str) -> Option<String> {
    let word = fold(word);
    lexicon::entries(include_str!("../lexicon/en/numbers.tsv")).find_map(|fields| match fields.as_slice() {
        [role, value, forms] if *role != "short" && lexicon::forms(forms).any(|form| form == word) => {
            Some((*value).to_owned())
        }
        _ => None,
    })
}

/// A unit as an error shows it.
fn shown(unit: Unit) -> String {
    match unit.kind.base_unit() {
        "" => format!("`{}`, a unit of {}", unit.code, unit.kind),
        base => format!("`{}`, {} {base}", unit.code, unit.factor),
    }
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// Words that live as long as the program, as a house does once it is settled.
fn kept(words: &str) -> &'static str {
    Box::leak(words.to_owned().into_boxed_str())
}
