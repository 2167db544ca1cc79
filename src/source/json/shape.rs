//! What a field holds, whatever shape it has: a text, an object with a name, a list of either.

use std::collections::BTreeSet;

use serde_json::Value;

/// The fields in which objects keep their words.
const INNER: [&str; 6] = ["name", "value", "rendered", "@value", "headline", "@id"];
/// How deep words may lie in lists and objects.
const DEEPEST: usize = 3;

/// One text: of a list the part that is the main one, else the first.
pub(super) fn one(value: &Value) -> Option<&str> {
    all(value, DEEPEST).next()
}

/// Every name, each once, as a byline has them.
pub(super) fn joined(value: &Value) -> Option<String> {
    let mut known = BTreeSet::new();
    let names: Vec<&str> = all(value, DEEPEST).filter(|name| !is_address(name) && known.insert(*name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Whether words are the address of something and not its name.
pub(super) fn is_address(words: &str) -> bool {
    words.contains("://") || words.starts_with("//")
}

/// What a value is called in a message.
pub(super) const fn is_a(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn all(value: &Value, depth: usize) -> Box<dyn Iterator<Item = &str> + '_> {
    match value {
        Value::String(words) => Box::new(Some(words.trim()).into_iter().filter(|words| !words.is_empty())),
        Value::Object(fields) if depth > 0 => {
            let inner = INNER.iter().find_map(|name| fields.get(*name).filter(|inner| !inner.is_null()));
            inner.map_or_else(|| Box::new(std::iter::empty()) as _, |inner| all(inner, depth - 1))
        }
        Value::Array(list) if depth > 0 => {
            let is_main = |part: &&Value| part.get("role").and_then(Value::as_str) == Some("main");
            let main = list.iter().filter(is_main);
            Box::new(
                main.chain(list.iter().filter(move |part| !is_main(part))).flat_map(move |part| all(part, depth - 1)),
            )
        }
        _ => Box::new(std::iter::empty()),
    }
}
