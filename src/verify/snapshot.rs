//! What rules find in a folder of articles, as a file that a person can read and keep beside the rules.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::model::{Key, Stance, Verdict};
use crate::wire::{FindingRow, ObservationRow, Report};
use crate::yaml;

/// What rules find, by the ids of their facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// For each fact that is found, an entry for each of its keys, in the order of keys.
    pub facts: BTreeMap<String, Vec<Entry>>,
}

/// The verdict on one fact and key, with all that it rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What tells the subjects of one rule apart.
    #[serde(default, skip_serializing_if = "Key::is_empty")]
    pub key: Key,
    /// The verdict; behind it what single documents say against themselves: `agree, internal`.
    pub verdict: String,
    /// The observations, in the order of documents and places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Seen>,
}

/// One observation.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The document's id.
    pub document: String,
    /// Its words as they stand, on one line.
    pub words: String,
    /// How a reader would note the value down.
    pub value: String,
    /// Who says so, if it is attributed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// In whose voice, where it is not asserted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<String>,
}

/// The first lines of the file.
const HEAD: &str = "# What rules find in a folder of articles. Written by `crosscheck test RULES --over FOLDER --update`:\n\
                    # read what changes before it is committed.\n";

impl Snapshot {
    /// What stands in a report.
    pub fn of(report: &Report) -> Self {
        let mut facts: BTreeMap<String, BTreeMap<Key, Vec<&FindingRow>>> = BTreeMap::new();
        for finding in &report.findings {
            facts.entry(finding.fact.clone()).or_default().entry(finding.key.clone()).or_default().push(finding);
        }
        let entries =
            |keys: BTreeMap<Key, Vec<&FindingRow>>| keys.into_iter().map(|(key, of)| entry(key, &of)).collect();
        Self { facts: facts.into_iter().map(|(fact, keys)| (fact, entries(keys))).collect() }
    }

    /// The file's text.
    ///
    /// # Errors
    /// What the YAML writer says.
    pub fn to_yaml(&self) -> Result<String, String> {
        Ok(format!("{HEAD}{}", yaml::to_text(self)?))
    }

    /// The snapshot of a file's text.
    ///
    /// # Errors
    /// What in the text is none, with its line.
    pub fn parse(text: &str) -> Result<Self, String> {
        yaml::from_text(text)
    }

    /// The entry of a fact and key.
    pub fn entry(&self, fact: &str, key: &Key) -> Option<&Entry> {
        self.facts.get(fact)?.iter().find(|entry| entry.key == *key)
    }

    /// Every fact and key that it has an entry for.
    pub fn keys(&self) -> BTreeSet<(&str, &Key)> {
        self.facts.iter().flat_map(|(fact, of)| of.iter().map(move |entry| (fact.as_str(), &entry.key))).collect()
    }

    /// Puts an entry in the place of the one with its key, or takes that one out.
    pub fn put(&mut self, fact: &str, key: &Key, entry: Option<Entry>) {
        let entries = self.facts.entry(fact.to_owned()).or_default();
        entries.retain(|entry| entry.key != *key);
        entries.extend(entry);
        entries.sort_by(|a, b| a.key.cmp(&b.key));
        if entries.is_empty() {
            self.facts.remove(fact);
        }
    }

    /// Number of its entries.
    pub fn len(&self) -> usize {
        self.facts.values().map(Vec::len).sum()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
}

fn entry(key: Key, findings: &[&FindingRow]) -> Entry {
    let verdict = |finding: &&FindingRow| match finding.verdict {
        // It rests on what is not there; its message says where.
        Verdict::Missing => format!("missing ({})", finding.message.trim_end_matches('.')),
        verdict => verdict.name().to_owned(),
    };
    // What several documents say against themselves is one verdict on them.
    let mut verdicts: Vec<String> = Vec::new();
    for verdict in findings.iter().map(verdict) {
        if !verdicts.contains(&verdict) {
            verdicts.push(verdict);
        }
    }
    let mut met = BTreeSet::new();
    let observations = findings.iter().flat_map(|finding| &finding.observations);
    let own = observations.filter(|row| met.insert((&row.document, row.section, row.span.start, row.span.end)));
    Entry { key, verdict: verdicts.join(", "), found: own.map(seen).collect() }
}

fn seen(row: &ObservationRow) -> Seen {
    Seen {
        document: row.document.clone(),
        words: row.written.split_whitespace().collect::<Vec<_>>().join(" "),
        value: row.value.display.clone(),
        speaker: row.speaker.clone(),
        stance: (row.stance != Stance::Asserts).then(|| row.stance.name().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::option::of;

    use super::*;

    proptest::proptest! {
        #[test]
        fn a_snapshot_survives_its_file(
            facts in btree_map("\\PC{1,9}", vec((btree_map("\\PC{1,5}", ".{0,5}", 0..2), "\\PC{1,9}", "\\PC{0,30}", of(".{0,9}")), 1..3), 0..3),
        ) {
            let entry = |(key, document, words, speaker): (Key, String, String, Option<String>)| Entry {
                key,
                verdict: "agree".to_owned(),
                found: vec![Seen { document, words: words.clone(), value: words, speaker, stance: None }],
            };
            let facts = facts.into_iter().map(|(fact, entries)| (fact, entries.into_iter().map(entry).collect()));
            let snapshot = Snapshot { facts: facts.collect() };
            let text = snapshot.to_yaml().unwrap();
            proptest::prop_assert_eq!(Snapshot::parse(&text), Ok(snapshot), "{}", text);
        }
    }

    #[test]
    fn what_looks_like_a_number_stays_text() {
        for words in
            ["1931", "1.10", "no", "16:00", "~", "null", "0x1f", "- a", "a: b # c", "“nine”", "'s", "…", "", " x "]
        {
            let seen = Seen { words: words.to_owned(), ..Seen::default() };
            let facts = BTreeMap::from([("a".to_owned(), vec![Entry { found: vec![seen], ..Entry::default() }])]);
            let snapshot = Snapshot { facts };
            let text = snapshot.to_yaml().unwrap();
            assert_eq!(Snapshot::parse(&text), Ok(snapshot), "{text}");
        }
    }
}
