//! Where a full stop ends an abbreviation and not a sentence, beyond what the sentence cutter knows: "4 p.m. Friday",
//! "3:37 a.m. EDT", "10 p.m. Singapore time", "Const. Ann Brown".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{fold, lexicon};

static PAIRS: LazyLock<Vec<(FxHashSet<String>, FxHashSet<String>)>> = LazyLock::new(|| {
    let set = |field: &str| lexicon::forms(field).map(fold).collect();
    let rows = lexicon::entries(include_str!("lexicon/en/continues.tsv"));
    rows.filter_map(|fields| match fields.as_slice() {
        [before, after] => Some((set(before), set(after))),
        _ => None,
    })
    .collect()
});

static TITLES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("lexicon/en/titles.tsv")).flatten().flat_map(lexicon::forms).collect()
});

/// Whether the words `after` go on with the sentence that `before` seems to end.
pub(super) fn goes_on(before: &str, after: &str) -> bool {
    if !before.ends_with('.') {
        return false;
    }
    let Some(written) = before.rsplit(char::is_whitespace).next() else { return false };
    if after.trim_start().starts_with(char::is_uppercase) && is_title(written) {
        return true;
    }
    let last = fold(written);
    // "ET/5 p.m. PT"
    let spaced = |c: char| c.is_whitespace() || c == '/';
    let mut words = after
        .split(spaced)
        .filter(|word| !word.is_empty())
        .map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let pairs = || PAIRS.iter().filter(|pair| pair.0.contains(&last));
    let Some(first) = words.next().filter(|_| pairs().next().is_some()) else { return false };
    // The name of a zone is a place or two words of one, and "time".
    pairs().any(|pair| pair.1.contains(&first)) || (last.ends_with("m.") && words.take(2).any(|word| word == "time"))
}

/// Whether a word is the short form of a rank or title: "Sgt.", "Vice-Adm.".
fn is_title(word: &str) -> bool {
    let last = word.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or(word);
    TITLES.contains(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_or_zone_goes_on_behind_the_half_of_the_day() {
        for (before, after, on) in [
            ("He left at 4 p.m.", "Friday for home.", true),
            ("He left at 3:37 a.m.", "EDT, she said.", true),
            ("He left at 4 p.m.", "New York time.", true),
            ("He left at 4 p.m.", "ET/1 p.m. PT.", true),
            ("He left on Tues.", "March 4.", true),
            ("He left at 4 p.m.", "He came back.", false),
            ("He left.", "Friday was quiet.", false),
        ] {
            assert_eq!(goes_on(before, after), on, "{before} {after}");
        }
    }

    #[test]
    fn a_name_goes_on_behind_its_title() {
        for (before, after, on) in [
            ("It was quiet, said Const.", "Ann Brown.", true),
            ("It was quiet, said (Staff Sgt.", "Ann Brown).", true),
            ("It was quiet, said Vice-Adm.", "Ann Brown.", true),
            ("They met Lt.", "Gov. Ann Brown.", true),
            ("They saw the gen.", "Nobody knew him.", false),
            ("It was named after Brown Sr.", "Nobody knew him.", false),
            ("They met the Rep.", "“Nobody knew him.”", false),
        ] {
            assert_eq!(goes_on(before, after), on, "{before} {after}");
        }
    }
}
