//! The cases of this room as data: a file a topic in `cases/`, a line a phrasing.

use super::{Context, Mention, display, read};
use crate::model::Value;
use crate::text::{Text, lexicon};

/// The mentions of a text as a case line has them: kind and note, with the other half of a pair and the list.
fn noted(source: &str) -> String {
    let text = Text::plain(source);
    let context = Context::default();
    let mentions: Vec<Mention> = (0..text.sentences.len()).flat_map(|at| read(&text, at, &context)).collect();
    let notes: Vec<String> = mentions.iter().map(|mention| note(&mention.value)).collect();
    if notes.is_empty() { "-".to_owned() } else { notes.join(" ; ") }
}

fn note(value: &Value) -> String {
    let mut out = format!("{} {}", value.kind, value.display);
    if let Some(also) = &value.also {
        out.push_str(" = ");
        out.push_str(&note(also));
    }
    if !value.items.is_empty() {
        out.push_str(&format!(" [{}]", value.items.join(", ")));
    }
    out
}

/// Runs a file of cases: text, then its mentions parted by " ; ", or "-".
fn check(topic: &str, file: &str) {
    let mut wrong = Vec::new();
    for fields in lexicon::entries(file) {
        let [source, wanted] = fields.as_slice() else { panic!("{topic}: not two fields: {fields:?}") };
        let found = noted(source);
        if found != *wanted {
            wrong.push(format!("{source}\n   wanted {wanted}\n   found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{topic}, {} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
