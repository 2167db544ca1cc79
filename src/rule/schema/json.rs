//! The table of keys as a JSON Schema, with which an editor completes and checks a rule file as it is written.

use serde_json::{Map, Value, json};

use super::{Expect, FILE, Key};

/// A JSON Schema (draft 2020-12) of rule files.
pub fn json_schema() -> Value {
    let mut schema = of_keys(&FILE);
    if let Some(entries) = schema.as_object_mut() {
        entries.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        entries.insert("title".to_owned(), json!("crosscheck rules"));
    }
    schema
}

fn of(expect: &Expect) -> Value {
    match expect {
        // Scalars are read as text, so that 1.10 and true need no quotes.
        Expect::Text => json!({"type": ["string", "number", "boolean"]}),
        Expect::One(names) => json!({"enum": names()}),
        Expect::Flag => json!({"type": "boolean"}),
        Expect::Many(each) => {
            let each = of(each);
            json!({"anyOf": [each, {"type": "array", "items": each, "minItems": 1}]})
        }
        Expect::Keys(keys) => of_keys(keys),
        Expect::Named(each) => json!({"type": "object", "additionalProperties": of(each)}),
        Expect::OrMap(plain, map) => json!({"anyOf": [of(plain), of(map)]}),
    }
}

fn of_keys(keys: &[Key]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let mut value = of(&key.expect);
            if let Some(entries) = value.as_object_mut() {
                entries.insert("description".to_owned(), json!(key.doc));
            }
            (key.name.to_owned(), value)
        })
        .collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_their_form_and_their_meaning() {
        let schema = json_schema();
        let fact = &schema["properties"]["facts"]["additionalProperties"]["properties"];
        assert_eq!(fact["required"]["type"], "boolean");
        assert_eq!(fact["severity"]["enum"], json!(["info", "warning", "error"]));
        assert_eq!(fact["compare"]["properties"]["changes"]["enum"][0], "never");
        assert_eq!(schema["properties"]["about"]["description"], "documents that say none of these are passed over");
        assert_eq!(schema["additionalProperties"], false);
    }
}
