//! The cases of this room as data: a file a topic in `cases/`, a line a case.

use super::{Observed, Plan, observe, prospect, unread};
use crate::model::{Block, Document, Moment, Observation, Section, Span, Stance};
use crate::rule;
use crate::text::{Text, lexicon};
use crate::value::Mentions;

/// What every rule of the cases can name.
const TERMS: &str = "\
terms:
  putin: [Vladimir Putin, Putin]
  zelensky: [Volodymyr Zelensky, Zelensky]
  call: [call, phone call, conversation]
  ceasefire: [cease-fire, truce]
  side:
    ukraine: [Ukraine, Ukrainian forces, Kyiv]
    russia: [Russia, Russian forces, Moscow]
facts:
  asked:
";

/// What a rule with that fact finds in a text, whatever the text is about.
fn found(fact: &str, text: &str) -> Observed {
    found_by("", fact, text)
}

/// What a file with that head and fact finds in a text. In the text, ` ¶ ` parts paragraphs; `# ` starts a headline, `> ` a lead.
fn found_by(head: &str, fact: &str, text: &str) -> Observed {
    let (head, fact) = (head.replace(" ; ", "\n"), fact.replace(" ; ", "\n    "));
    let loaded = rule::parse("rules.yaml", &format!("{head}\n{TERMS}    {fact}\n"));
    let errors: Vec<_> = loaded.problems.iter().filter(|problem| !problem.warning).collect();
    assert!(errors.is_empty(), "{fact}: {errors:?}");
    let plan = Plan::of(&loaded.rules);
    let document = document(text);
    let prospect = prospect(&plan, &document);
    if !prospect.is_worth_reading() {
        return unread(&prospect);
    }
    let text = Text::of(&document);
    observe(&plan, &document, &Mentions::new(&text, &document), prospect)
}

fn document(text: &str) -> Document {
    let mut whole = String::new();
    let mut blocks = Vec::new();
    for paragraph in text.split(" ¶ ") {
        let (section, words) = match (paragraph.strip_prefix("# "), paragraph.strip_prefix("> ")) {
            (Some(words), _) => (Section::Headline, words),
            (_, Some(words)) => (Section::Lead, words),
            _ => (Section::Body, paragraph),
        };
        blocks.push(Block { span: Span::new(whole.len(), whole.len() + words.len()), section });
        whole.push_str(words);
        whole.push_str("\n\n");
    }
    Document {
        id: "story.txt".to_owned(),
        path: "story.txt".to_owned(),
        text: whole,
        in_file: None,
        blocks,
        title: None,
        publisher: None,
        byline: None,
        agency: None,
        url: None,
        published: Moment::parse("2025-03-18"),
        updated: None,
    }
}

/// An observation as a case line has it: "20 drones {side: russia}", "not surrounded".
fn note(observation: &Observation) -> String {
    let denied = if observation.stance == Stance::Denies { "not " } else { "" };
    let key: Vec<String> = observation.key.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let key = if key.is_empty() { String::new() } else { format!(" {{{}}}", key.join(", ")) };
    format!("{denied}{}{key}", observation.value.display)
}

/// Who says it, in what voice and as of when: "Mr Smith (smith)", "nobody, reports", "nobody, as of 2025-03-13".
fn voice(observation: &Observation) -> String {
    let speaker = observation.speaker.as_ref();
    let mut out =
        speaker.map_or_else(|| "nobody".to_owned(), |speaker| format!("{} ({})", speaker.name, speaker.family));
    if observation.stance != Stance::Asserts {
        out.push_str(", ");
        out.push_str(observation.stance.name());
    }
    if let Some(as_of) = &observation.as_of {
        out.push_str(", as of ");
        out.push_str(&as_of.written);
    }
    out
}

/// Runs the cases of a file, whose last field is what is wanted. A case that begins with `!` does not hold yet; the day
/// it does, its mark has to go.
fn check(topic: &str, file: &str, run: impl Fn(&[&str]) -> String) {
    let (mut wrong, mut cases) = (Vec::new(), 0);
    for mut fields in lexicon::entries(file) {
        let open = fields[0].strip_prefix("! ");
        fields[0] = open.unwrap_or(fields[0]);
        let (wanted, case) = fields.split_last().unwrap();
        let found = run(case);
        cases += 1;
        match (found == *wanted, open) {
            (true, Some(_)) => wrong.push(format!("{}\n   holds now: take its `!` off", case.join("\n "))),
            (false, None) => {
                wrong.push(format!("{}\n   wanted {wanted}\n   found  {found}", case.join("\n ")));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{topic}, {} of {cases} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn notes(observations: &[Observation], note: impl Fn(&Observation) -> String) -> String {
    if observations.is_empty() { "-".to_owned() } else { observations.iter().map(note).collect::<Vec<_>>().join(" ; ") }
}

#[test]
fn phrases_find_what_they_ask_for() {
    check("phrases", include_str!("cases/phrases.tsv"), |case| {
        let [kind, phrase, text] = case else { panic!("not four fields: {case:?}") };
        let fact = format!("value: {kind} ; phrases: ['{}']", phrase.replace('\'', "''"));
        notes(&found(&fact, text).observations, note)
    });
}

#[test]
fn facts_take_what_their_keys_allow() {
    check("facts", include_str!("cases/facts.tsv"), |case| {
        let [fact, text] = case else { panic!("not three fields: {case:?}") };
        notes(&found(fact, text).observations, note)
    });
}

#[test]
fn documents_are_let_in() {
    check("documents", include_str!("cases/documents.tsv"), |case| {
        let [head, fact, text] = case else { panic!("not four fields: {case:?}") };
        let observed = found_by(head, fact, text);
        match (observed.passed_over, observed.absences.first()) {
            (Some(why), _) => format!("passed over: {why}"),
            (None, Some(absence)) => format!("lacks {}", absence.fact),
            (None, None) => notes(&observed.observations, note),
        }
    });
}

#[test]
fn voices_are_heard() {
    check("voices", include_str!("cases/voices.tsv"), |case| {
        let [text] = case else { panic!("not two fields: {case:?}") };
        let fact = "value: count ; of: [drones] ; phrases: ['<value> drones']";
        notes(&found(fact, text).observations, voice)
    });
}

#[test]
fn days_are_told_of_facts_that_change() {
    check("days", include_str!("cases/days.tsv"), |case| {
        let [changes, text] = case else { panic!("not three fields: {case:?}") };
        let fact = format!(
            "value: count ; phrases: ['<value> ... (dead|killed)', 'killed <value>'] ; compare: {{changes: {changes}}}"
        );
        notes(&found(&fact, text).observations, voice)
    });
}

/// What no author writes is read without a panic, and every observation points at its words.
mod any_text {
    use proptest::prelude::*;

    const WORDS: [&str; 40] = [
        "Putin",
        "Zelensky",
        "Zelenskyy’s",
        "Kyiv",
        "said",
        "denied",
        "that",
        "reports",
        "according",
        "to",
        "he",
        "the",
        "call",
        "lasted",
        "about",
        "two",
        "hours",
        "31",
        "drones",
        "fired",
        "1,300 sq km",
        "(500 square miles)",
        "on Tuesday",
        "last week",
        "at 1400 GMT",
        "“",
        "”",
        "\"",
        ",",
        ".",
        "?",
        "—",
        "-",
        "(",
        ")",
        " ¶ ",
        "# ",
        "é",
        "\u{202e}",
        "…",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn is_observed(words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..60), apart: bool) {
            let text = words.join(if apart { " " } else { "" });
            let facts = [
                "value: duration ; phrases: ['<value> ~ <call>', 'lasted ... <value>']",
                "value: count ; by: [side] ; phrases: ['<side> ... fired <value>', '<value> ~10 drones']",
                "value: date ; phrases: ['<putin> ...20 <value>']",
                "value: label ; labels: {lasts: ['(call|it)? lasted ... hours'], not lasts: [denied ...12 call]}",
                "value: label ; phrases: ['<zelensky> said <any>']",
                "value: quote ; quote: about two hours",
                "value: spelling ; spelling: zelensky",
            ];
            let source = super::document(&text).text;
            for fact in facts {
                for observation in super::found(fact, &text).observations {
                    let (span, snippet) = (observation.span, &observation.snippet);
                    prop_assert_eq!(span.of(&source), observation.value.written.as_str());
                    prop_assert_eq!(snippet.mark.of(&snippet.sentence), observation.value.written.as_str());
                }
            }
        }
    }
}
