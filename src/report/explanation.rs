//! What `crosscheck explain` shows: for each document what was found and how, and what came close and why it is nothing.

use miette::Severity;

use super::documents::name;
use super::excerpt::{self, Excerpt, Note, Shown};
use super::finding;
use super::options::Options;
use super::page::{Page, counted};
use super::palette::Role;
use super::safe::safe;
use super::width::pad;
use crate::model::{Hedge, Section, Stance};
use crate::wire::{AccountRow, ElementRow, Explanation, FoundRow, NearRow, PhraseRow, ReasonRow, WeighedRow};

/// The columns of what a line is about.
const HEAD: usize = 15;

/// The page of an explanation.
pub fn explanation(explained: &Explanation, options: &Options) -> String {
    let mut page = Page::new(&explained.documents, options);
    let fact = &explained.fact;
    let title = format!("{}: {}{}{}", fact.id, safe(&fact.title), page.palette.dot(), fact.kind.name());
    page.titled(Role::Title, "", &title);
    for (row, account) in explained.documents.iter().zip(&explained.accounts) {
        page.gap();
        let path = page.path_of(&row.id).into_owned();
        let head = format!("{}{}{}", name(row), page.palette.dot(), safe(&path));
        page.titled(Role::Title, "", &head);
        document(&mut page, account, &path);
    }
    page.gap();
    if explained.findings.is_empty() {
        page.item(Role::Aside, "", &format!("found in none of {}", counted(explained.documents.len(), "document")));
    }
    for row in &explained.findings {
        finding::head(&mut page, row);
    }
    page.out
}

fn document(page: &mut Page<'_>, account: &AccountRow, path: &str) {
    if let Some(why) = &account.passed_over {
        page.item(Role::Caution, &head("passed over"), &safe(why));
        return;
    }
    for found in &account.found {
        self::found(page, found, path);
    }
    if account.found.is_empty() && account.near.is_empty() {
        page.item(Role::Caution, &head("not found"), "nothing here comes close");
    }
    for near in &account.near {
        self::near(page, near, path);
    }
    if account.more > 0 {
        let came = if account.more == 1 { "sentence is" } else { "sentences are" };
        page.item(Role::Aside, "  ", &format!("{} more {came} less close; --all shows them", account.more));
    }
}

/// What a line is about, in its columns.
fn head(about: &str) -> String {
    pad(&format!("  {about}"), HEAD)
}

fn line(page: &mut Page<'_>, about: &str, text: &str) {
    page.item(Role::Aside, &head(about), &safe(text));
}

fn found(page: &mut Page<'_>, found: &FoundRow, path: &str) {
    let row = &found.observation;
    let read = if row.read.is_empty() { &row.value.display } else { &row.read };
    let shown =
        Shown { sentence: &row.sentence, mark: row.mark.start..row.mark.end, line: row.line, column: row.column };
    note(page, "found", row.section, path, &shown, read);
    if let Some(phrase) = &found.phrase {
        line(page, "phrase", &written(phrase));
        line(page, "words", &elements(page, &found.elements));
    }
    line(page, "value", &value(page, found));
    if !row.key.is_empty() {
        let key: Vec<String> = row.key.iter().map(|(slot, name)| format!("{slot}: {name}")).collect();
        line(page, "key", &key.join(", "));
    }
    line(page, "voice", &voice(found, page.palette.dot()));
    if let Some(day) = &row.as_of {
        line(page, "as of", day);
    }
    for beaten in &found.beaten {
        line(page, "instead of", &format!("{}: {}", written(&beaten.phrase), beaten.reason.message));
    }
    mentions(page, &found.mentions);
}

/// From words to value: "hedge about · number 40000 · unit homes · core 38,000–42,000 · wide 36,000–44,000".
fn value(page: &Page<'_>, found: &FoundRow) -> String {
    let value = &found.observation.value;
    let mut parts = vec![value.kind.name().to_owned(), value.display.clone()];
    let mut add = |name: &str, part: Option<String>| {
        parts.extend(part.filter(|part| !part.is_empty()).map(|part| format!("{name} {part}")));
    };
    add("hedge", (value.hedge != Hedge::None).then(|| value.hedge.name().to_owned()));
    add("number", value.number.map(|number| number.0.to_string()));
    add("to", value.to.map(|number| number.0.to_string()));
    add("unit", value.unit.clone());
    add("per", value.per.clone());
    add("core", Some(found.core.clone()));
    add("wide", Some(found.wide.clone()));
    add("from", value.from.clone());
    add("until before", value.to_exclusive.clone());
    add("also", value.also.as_ref().map(|other| other.display.clone()));
    parts.join(page.palette.dot())
}

fn voice(found: &FoundRow, dot: &str) -> String {
    let row = &found.observation;
    let mut words: Vec<String> = found.voice.iter().map(|words| format!("“{words}”")).collect();
    words.extend(found.negation.as_ref().map(|word| format!("“{word}”")));
    let told = if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) };
    let who = row.speaker.as_ref().map_or_else(|| "the document".to_owned(), |name| format!("said by {name}"));
    let stance = match row.stance {
        Stance::Asserts => "asserted",
        Stance::Denies => "denied",
        Stance::Reports => "passed on as a claim",
    };
    format!("{who}{dot}{stance}{told}")
}

fn near(page: &mut Page<'_>, near: &NearRow, path: &str) {
    let shown =
        Shown { sentence: &near.sentence, mark: near.mark.start..near.mark.end, line: near.line, column: near.column };
    note(page, "not found", near.section, path, &shown, &label(&near.reason));
    if let Some(phrase) = &near.phrase {
        line(page, "phrase", &written(phrase));
        line(page, "words", &elements(page, &near.elements));
    }
    page.titled(Role::Caution, &head("why"), &safe(&near.reason.message));
    let told = |mention: &&WeighedRow| near.reason.message.contains(&mention.why);
    let others: Vec<WeighedRow> = near.mentions.iter().filter(|mention| !told(mention)).cloned().collect();
    mentions(page, &others);
}

/// The reason in a word or two, to stand under the words.
fn label(reason: &ReasonRow) -> String {
    match (reason.name.as_str(), &reason.element, &reason.entry) {
        (_, Some(element), _) => format!("without `{element}`"),
        (_, _, Some(entry)) => format!("unless {}: {entry}", reason.scope.as_deref().unwrap_or_default()),
        ("where" | "unless", ..) => format!("{} {}", reason.name, reason.scope.as_deref().unwrap_or_default()),
        ("no-word", ..) => "no phrase".to_owned(),
        (name, ..) => name.replace('-', " "),
    }
}

fn note(page: &mut Page<'_>, what: &str, section: Section, path: &str, shown: &Shown<'_>, label: &str) {
    let (label, taken) = excerpt::label(label, page.columns);
    let section =
        if section == Section::Body { String::new() } else { format!("{}{}", page.palette.dot(), section.name()) };
    let note = Note {
        message: format!("{what}{section}"),
        severity: Severity::Advice,
        excerpt: Some(Excerpt::of_sentence(path, shown, taken, page.columns)),
        label: Some(label),
        help: None,
    };
    let note = note.render(page.palette, page.columns);
    page.out.push_str(&note);
}

fn written(phrase: &PhraseRow) -> String {
    let label = phrase.label.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
    format!("{label}{} ({}:{}:{})", phrase.written, phrase.path, phrase.line, phrase.column)
}

fn elements(page: &Page<'_>, elements: &[ElementRow]) -> String {
    let shown = |row: &ElementRow| {
        if row.element == row.words.to_lowercase() {
            row.words.clone()
        } else {
            format!("{} “{}”", row.element, row.words)
        }
    };
    elements.iter().map(shown).collect::<Vec<_>>().join(page.palette.dot())
}

/// The mentions that are no observation, each with the reason.
fn mentions(page: &mut Page<'_>, mentions: &[WeighedRow]) {
    let others = mentions.iter().filter(|mention| mention.name != "found");
    for (at, mention) in others.enumerate() {
        let text = format!("“{}”: {}", mention.value.written, mention.why);
        line(page, if at == 0 { "values" } else { "" }, &text);
    }
}
