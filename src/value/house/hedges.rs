//! The hedges of a house: how far its words reach, and which words of its own hedge.

use super::super::looseness::{SETTINGS, bracketed, range};
use super::super::size::table::{Row, Size};
use super::{FIGURE, HedgeWord, House, Place};
use crate::model::{Hedge, listed, nearest};
use crate::text::fold;

/// What a word can be made to say.
const SAID: [Hedge; 8] = [
    Hedge::Exact,
    Hedge::About,
    Hedge::Nearly,
    Hedge::MoreThan,
    Hedge::AtLeast,
    Hedge::UpTo,
    Hedge::AtMost,
    Hedge::LessThan,
];

impl House {
    /// Sets how loose the house takes something to be (`about`, `15%`; `several`, `3–7 (2–9)`), or what a word of its own
    /// says, as a hedge or a size that is known does (`circa-ish`, `about`; `a clutch of`, `several`). Such words stand
    /// before their figure, those of a hedge behind it where that is shown: `<value> or thereabouts`.
    ///
    /// An error says what was expected, and the nearest name that is known.
    pub fn hedge(&mut self, name: &str, setting: &str) -> Result<(), String> {
        let (wanted, said) = (plain(name), plain(setting));
        if wanted.is_empty() || said.is_empty() {
            return Err(format!("`{name}` needs a setting, such as `about: 15%`"));
        }
        let told = |why: String| format!("`{name}: {setting}`: {why}");
        if let Some(known) = SETTINGS.iter().find(|known| plain(known.name) == wanted) {
            return (known.set)(&mut self.loose, setting).map_err(told);
        }
        if let Some(at) = self.size(&wanted) {
            let row = self.sizes.get_mut(at);
            return row.map_or(Ok(()), |row| row.size.set(setting)).map_err(told);
        }
        if let Some(hedge) = SAID.into_iter().find(|hedge| plain(hedge.name()) == said) {
            let (words, place) = match name.trim().strip_prefix(FIGURE) {
                Some(words) => (words, Place::Behind),
                None => (name.trim().strip_suffix(FIGURE).unwrap_or(name), Place::Before),
            };
            let words = words_alone(words).map_err(told)?;
            self.hedges.push(HedgeWord { words, place, hedge });
            return Ok(());
        }
        if let Some(at) = self.size(&said) {
            let words = words_alone(name).map_err(told)?;
            self.words.push(words.clone());
            self.sizes.extend(self.sizes.get(at).cloned().map(|row| Row { forms: vec![words], ..row }));
            return Ok(());
        }
        Err(told(self.unknown(name, setting)))
    }

    /// The size of which that is a word.
    fn size(&self, words: &str) -> Option<usize> {
        self.sizes.iter().position(|row| row.forms.iter().any(|form| plain(form) == words))
    }

    /// What is wrong where neither the name nor the setting is known.
    fn unknown(&self, name: &str, setting: &str) -> String {
        let known = self.known();
        let names: Vec<&str> = known.iter().map(|known| known.name.as_str()).collect();
        // A figure can only be meant for something that is known, a word only for what a word may say.
        if setting.contains(|c: char| c.is_ascii_digit()) {
            return match nearest(name, names.iter().copied()) {
                Some(near) => format!("nothing of that name can be set; did you mean `{near}`?"),
                None => format!("nothing of that name can be set; what can be is {}", listed(names)),
            };
        }
        let said = SAID.map(Hedge::name);
        let sizes = self.sizes.iter().filter_map(|row| row.forms.first()).map(String::as_str);
        match nearest(setting, said.into_iter().chain(sizes)) {
            Some(near) => format!("`{setting}` is nothing that words can say; did you mean `{near}`?"),
            None => format!(
                "`{setting}` is nothing that words can say; a hedge says {}, a size what `several` says",
                listed(said)
            ),
        }
    }
}

impl Size {
    /// Sets what it stands for: core and wide range. Without brackets a core widens what it has to, and a size that has no
    /// core is its wide range alone.
    fn set(&mut self, setting: &str) -> Result<(), String> {
        let (first, wide) = bracketed(setting);
        let ends = range(first).filter(|(low, _)| *low > 0.0).zip(match wide {
            Some(wide) => range(wide).map(Some),
            None => Some(None),
        });
        match (ends, self.core) {
            (Some((core, Some(wide))), _) if wide.0 <= core.0 && core.1 <= wide.1 => {
                (self.core, self.wide) = (Some(core), wide);
            }
            (Some((core, None)), Some(_)) => {
                self.wide = (self.wide.0.min(core.0), self.wide.1.max(core.1));
                self.core = Some(core);
            }
            (Some((wide, None)), None) if wide.0 < wide.1 => self.wide = wide,
            _ => {
                return Err("expected a range above 0 and, in brackets, a wide one that holds it, such as `3–7 (2–9)`"
                    .to_owned());
            }
        }
        Ok(())
    }
}

/// The words beside a figure, of which there have to be some.
fn words_alone(words: &str) -> Result<String, String> {
    let words = words.trim();
    let holds_some = words.chars().any(|c| !c.is_whitespace() && c != '-') && !words.contains(['<', '>', '|']);
    holds_some
        .then(|| words.to_owned())
        .ok_or_else(|| "expected words, such as `circa-ish` or `<value> or near enough`".to_owned())
}

/// A name as it is compared: folded, hyphens as spaces.
fn plain(name: &str) -> String {
    let name = fold(name).replace('-', " ");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
