//! The keys of a rule file, in one table: what each is called, what it expects and what it means.

use serde_json::Value;

use crate::model::{Kind, Section, Severity, Stance};
use crate::yaml::{Expect, Key, Name, Node, Schema, key, needed};

/// The table of rule files.
pub(super) static RULES: Schema =
    Schema { whole: "a rule file", head: Expect::Keys(&FILE), meanings: &MEANINGS, stranger };

/// A JSON Schema of rule files.
pub fn json_schema() -> Value {
    RULES.json("crosscheck rules")
}

/// Where a key belongs that stands at a wrong place.
fn stranger(key: &Name, value: &Node, within: &str) -> Option<String> {
    if value.get("value").is_some() {
        return Some("a fact stands under `facts`, indented like the facts beside it".to_owned());
    }
    if within == "phrases" {
        return Some("labels and their phrases stand under `labels`".to_owned());
    }
    let known = FACT.iter().chain(&FILE).find(|known| known.name == key.text).filter(|_| within == RULES.whole);
    known.map(|known| format!("`{}` is a key of a fact, under `facts`", known.name))
}

/// `compare.changes`
pub(super) const CHANGES: [&str; 4] = ["never", "rises", "falls", "freely"];
/// `compare.speakers`
pub(super) const SPEAKERS: [&str; 2] = ["apart", "together"];

const TEXTS: Expect = Expect::Many(&Expect::Text);
const PHRASES: Expect = Expect::Many(&Expect::OrMap(&Expect::Text, &Expect::Keys(&PHRASE)));
const WHERE: Key = key(
    "where",
    Expect::Keys(&CONDITIONS),
    "phrases that must stand near, by scope; one of a list will do, of several scopes all are wanted",
);
const UNLESS: Key = key(
    "unless",
    Expect::Keys(&CONDITIONS),
    "phrases that must not stand near, by scope; any one of them is enough to pass the value over",
);
const ZONE: Key = key(
    "zone",
    Expect::Text,
    "the zone of clock times that name none; as a text would name it: `UTC+3`, `Singapore time`",
);

/// The head of a file.
static FILE: [Key; 9] = [
    key("title", Expect::Text, "what the file is about; for whoever reads it"),
    key("about", TEXTS, "phrases; documents that say none of these are passed over"),
    key(
        "use",
        Expect::Many(&Expect::OrMap(&Expect::Text, &Expect::Keys(&USE))),
        "packs to take terms and facts from; looked for beside this file, then in the folders of `--packs`",
    ),
    key("terms", Expect::Named(&TERM), "names and word families; used as `<name>` in phrases"),
    WHERE,
    UNLESS,
    ZONE,
    key("published", Expect::Keys(&PUBLISHED), "first and last day of the documents it is for; others are passed over"),
    key("facts", Expect::Named(&Expect::Keys(&FACT)), "what is asked, by id; ids are unique over all files of a run"),
];

static USE: [Key; 3] = [
    needed("pack", Expect::Text, "the pack; its path from this file"),
    key("terms", Expect::Named(&TERM), "terms bound in the pack; its `<name>` then stands for these words"),
    key(
        "facts",
        Expect::Named(&Expect::Text),
        "the facts taken from the pack, each with its id here; all of them where none are named",
    ),
];

static TERM: Expect = Expect::OrMap(&TEXTS, &Expect::Named(&TEXTS));

static PUBLISHED: [Key; 2] =
    [key("from", Expect::Text, "the first day; `2025-03-01`"), key("to", Expect::Text, "the last day; `2025-03-31`")];

/// A fact.
static FACT: [Key; 19] = [
    key("title", Expect::Text, "what a reader is shown; the id where there is none"),
    key("doc", Expect::Text, "a longer explanation; for whoever reads the rule"),
    needed("value", Expect::One(kinds), "the kind of value; see the kinds below"),
    key(
        "unit",
        Expect::Text,
        "the unit, or the currency of money; only mentions that measure the same are tried, and results are shown in it",
    ),
    key(
        "per",
        TEXTS,
        "the rate; only mentions with that rate are tried: `share`, `week`, or `none` for totals, and several count as the same",
    ),
    key("of", TEXTS, "the counted noun; where a mention has one, it must be among these"),
    key(
        "phrases",
        PHRASES,
        "how it is said, with `<value>` where the value stands; for labels without a list, `<any>` where the label stands",
    ),
    key("labels", Expect::Named(&LABEL), "each label with its phrases; for `value: label`"),
    key("quote", Expect::Text, "the words as one source has them; for `value: quote`"),
    key("speaker", Expect::Text, "the term of who said them; for `value: quote`, where it must be one speaker"),
    key("spelling", Expect::Text, "the term whose forms are compared; for `value: spelling`"),
    WHERE,
    UNLESS,
    key("by", TEXTS, "the slots that make up the key; only values of one key are compared"),
    ZONE,
    key("compare", Expect::Keys(&COMPARE), "how values are compared; hedges are understood without it"),
    key("severity", Expect::One(severities), "what a contradiction counts as; `error` where nothing is said"),
    key(
        "required",
        Expect::Flag,
        "whether a document without it is reported; those that `about` or `where` leave out are not",
    ),
    key(
        "examples",
        Expect::Many(&Expect::Keys(&EXAMPLE)),
        "texts and what is found in them; `crosscheck test` runs them",
    ),
];

static PHRASE: [Key; 3] = [needed("say", TEXTS, "how it is said; one phrase or several"), WHERE, UNLESS];

static LABEL: Expect = Expect::OrMap(&PHRASES, &Expect::Keys(&LABEL_KEYS));

static LABEL_KEYS: [Key; 3] = [needed("phrases", PHRASES, "how it is said; without `<value>`"), WHERE, UNLESS];

static CONDITIONS: [Key; 6] = [
    key("close", TEXTS, "60 characters either side; it may reach into the next sentence"),
    key("sentence", TEXTS, "the same sentence"),
    key("before", TEXTS, "the same sentence or the one before"),
    key("nearby", TEXTS, "the same sentence or one either side; a headline stands apart"),
    key("document", TEXTS, "anywhere in the document"),
    key(
        "section",
        Expect::Many(&Expect::One(sections)),
        "where the value stands; `headline`, `lead`, `caption` or `body`",
    ),
];

static COMPARE: [Key; 5] = [
    key("tolerance", Expect::Text, "how far values may lie apart beyond their hedges: `10 min`, `0.1` or `5%`"),
    key("changes", Expect::One(|| CHANGES.to_vec()), "how the fact may change in time; `never` where nothing is said"),
    key(
        "speakers",
        Expect::One(|| SPEAKERS.to_vec()),
        "whether two speakers who differ contradict each other; `apart` where nothing is said: they are disputed",
    ),
    key("expect", Expect::Text, "a known value that every document is held to; what does not fit it is a conflict"),
    key("sum_of", TEXTS, "facts whose values must add up to this one; by their ids, within each document"),
];

static EXAMPLE: [Key; 4] = [
    needed("text", Expect::Text, "a text; one sentence or several"),
    key("title", Expect::Text, "the title of its document; for facts that look at headlines"),
    key("published", Expect::Text, "when its document was published; a relative date needs it"),
    needed(
        "finds",
        Expect::Many(&Expect::OrMap(&Expect::Text, &Expect::Keys(&FINDS))),
        "the values found in it, or `nothing`; of a list every value, as often as it stands there",
    ),
];

static FINDS: [Key; 4] = [
    needed("value", Expect::Text, "the value; as `crosscheck values` notes it down"),
    key(
        "key",
        Expect::Named(&Expect::Text),
        "what slots of its key are; `nothing` for one that the text does not name",
    ),
    key("speaker", Expect::Text, "who says it; a name of the text or a part of one, a term, or `nobody`"),
    key("stance", Expect::One(stances), "in whose voice it is said; any where nothing is said"),
];

/// What the names of closed sets mean.
const MEANINGS: [(&str, &str); 39] = [
    ("count", "how many of a thing: 31 drones"),
    ("number", "a figure that counts no thing: a score of 7.5"),
    ("ordinal", "a place in an order: the third-largest"),
    ("fraction", "a share of a whole: nearly a fifth, 18.5 per cent"),
    ("duration", "a length of time: about two hours"),
    ("age", "years since birth: Holm, 61"),
    ("date", "a day, week, month or year: last Tuesday, early 2022"),
    ("time", "a clock time: 7:37 a.m., 1400 GMT"),
    ("money", "an amount in a currency: $13.9 billion"),
    ("length", "a distance or height: 12 km"),
    ("area", "a surface: 1,300 sq km"),
    ("volume", "a space filled: 250,000 cubic metres"),
    ("mass", "a weight: 3 tonnes"),
    ("speed", "a length each unit of time: 87 mph"),
    ("temperature", "39.5 degrees Celsius"),
    ("energy", "2 MWh"),
    ("power", "2 MW"),
    ("pressure", "960 hPa"),
    ("data", "3 terabytes"),
    ("magnitude", "the size of an earthquake: magnitude 6.1"),
    ("label", "which of some statements a text makes"),
    ("quote", "the words of a quotation"),
    ("spelling", "how a name is spelt"),
    ("info", "worth knowing"),
    ("warning", "worth a look"),
    ("error", "fails the run"),
    ("headline", "the headline"),
    ("lead", "the first paragraph"),
    ("caption", "a line before the first paragraph that is not the headline"),
    ("body", "all the rest"),
    ("never", "it does not change: values that differ are a conflict"),
    ("rises", "a later value may be higher, as a toll"),
    ("falls", "a later value may be lower, as of the missing"),
    ("freely", "a later value replaces an earlier one, whatever it is"),
    ("apart", "two speakers who differ are disputed"),
    ("together", "two speakers who differ are a conflict"),
    ("asserts", "it is so"),
    ("denies", "it is not so"),
    ("reports", "it is passed on, in no voice of its own"),
];

fn kinds() -> Vec<&'static str> {
    Kind::all().map(Kind::name).collect()
}

fn severities() -> Vec<&'static str> {
    Severity::ALL.iter().map(|severity| severity.name()).collect()
}

fn stances() -> Vec<&'static str> {
    Stance::ALL.iter().map(|stance| stance.name()).collect()
}

fn sections() -> Vec<&'static str> {
    Section::ALL.iter().map(|section| section.name()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn every_key(expect: &'static Expect, seen: &mut Vec<&'static Key>) {
        match expect {
            Expect::Many(each) | Expect::Named(each) => every_key(each, seen),
            Expect::OrMap(plain, map) => {
                every_key(plain, seen);
                every_key(map, seen);
            }
            Expect::Keys(keys) => {
                for (at, key) in keys.iter().enumerate() {
                    assert!(keys[at + 1..].iter().all(|other| other.name != key.name), "{} stands twice", key.name);
                    seen.push(key);
                    every_key(&key.expect, seen);
                }
            }
            Expect::Text | Expect::One(_) | Expect::Flag => {}
        }
    }

    #[test]
    fn every_key_is_unique_in_its_map_and_explained() {
        static HEAD: Expect = Expect::Keys(&FILE);
        let mut seen = Vec::new();
        every_key(&HEAD, &mut seen);
        assert!(seen.len() > 50);
        for key in seen {
            assert!(!key.doc.is_empty(), "{}", key.name);
        }
    }

    #[test]
    fn every_name_of_a_closed_set_has_one_meaning() {
        let names: Vec<&str> = [kinds(), severities(), sections(), stances(), CHANGES.to_vec(), SPEAKERS.to_vec()]
            .into_iter()
            .flatten()
            .collect();
        for name in &names {
            assert_eq!(MEANINGS.iter().filter(|row| row.0 == *name).count(), 1, "{name}");
        }
        assert_eq!(names.len(), MEANINGS.len());
    }

    /// The tables of the reference, by the line before each.
    #[test]
    fn the_reference_says_what_errors_and_the_schema_say() {
        let page = std::fs::read_to_string("docs/rules.md").unwrap();
        let maps: [&[Key]; 10] =
            [&FILE, &PUBLISHED, &USE, &FACT, &PHRASE, &LABEL_KEYS, &CONDITIONS, &COMPARE, &EXAMPLE, &FINDS];
        let examples: Vec<&str> = page.split("```yaml\n").skip(1).filter_map(|part| part.split("```").next()).collect();
        for keys in maps {
            let rows = keys.iter().map(|key| format!("| `{}` | {} |\n", key.name, key.doc));
            let table = format!("| key | meaning |\n| --- | --- |\n{}", rows.collect::<String>());
            assert!(page.contains(&table), "docs/rules.md lacks this table:\n\n{table}");
            for key in keys {
                let shown = examples.iter().any(|example| example.contains(&format!("{}:", key.name)));
                assert!(shown, "no example of docs/rules.md shows `{}`", key.name);
            }
        }
        for (name, doc) in MEANINGS {
            assert!(page.contains(&format!("`{name}`")), "docs/rules.md does not name `{name}`: {doc}");
        }
    }

    #[test]
    fn keys_have_their_form_and_their_meaning() {
        let schema = json_schema();
        let fact = &schema["properties"]["facts"]["additionalProperties"]["properties"];
        assert_eq!(fact["required"]["type"], "boolean");
        assert_eq!(fact["severity"]["enum"], json!(["info", "warning", "error"]));
        assert_eq!(fact["compare"]["properties"]["changes"]["enum"][0], "never");
        assert_eq!(fact["value"]["enumDescriptions"][0], "how many of a thing: 31 drones");
        assert_eq!(schema["properties"]["facts"]["additionalProperties"]["required"], json!(["value"]));
        let about = "phrases; documents that say none of these are passed over";
        assert_eq!(schema["properties"]["about"]["description"], about);
        assert_eq!(schema["additionalProperties"], false);
    }
}
