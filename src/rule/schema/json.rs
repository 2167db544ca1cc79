//! The table of keys as a JSON Schema, with which an editor completes and checks a rule file as it is written.

use serde_json::{Map, Value, json};

use super::{Expect, FILE, Key, MEANINGS};

/// A JSON Schema (draft 7, the newest that all editors read) of rule files.
pub fn json_schema() -> Value {
    let mut schema = of_keys(&FILE);
    if let Some(entries) = schema.as_object_mut() {
        entries.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        entries.insert("title".to_owned(), json!("crosscheck rules"));
    }
    schema
}

fn of(expect: &Expect) -> Value {
    match expect {
        // Scalars are read as text, so that 1.10 and true need no quotes.
        Expect::Text => json!({"type": ["string", "number", "boolean"], "minLength": 1}),
        Expect::One(names) => {
            let names = names();
            let meaning = |name: &&str| MEANINGS.iter().find(|row| row.0 == *name).map_or("", |row| row.1);
            let meanings: Vec<&str> = names.iter().map(meaning).collect();
            json!({"enum": names, "enumDescriptions": meanings})
        }
        Expect::Flag => json!({"type": "boolean"}),
        Expect::Many(each) => {
            let each = of(each);
            json!({"anyOf": [each, {"type": "array", "items": each, "minItems": 1}]})
        }
        Expect::Keys(keys) => of_keys(keys),
        Expect::Named(each) => json!({"type": "object", "additionalProperties": of(each), "minProperties": 1}),
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
                entries.insert("markdownDescription".to_owned(), json!(key.doc));
            }
            (key.name.to_owned(), value)
        })
        .collect();
    let needed: Vec<&str> = keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
    let mut map = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if let (false, Some(entries)) = (needed.is_empty(), map.as_object_mut()) {
        entries.insert("required".to_owned(), json!(needed));
    }
    map
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
        assert_eq!(fact["value"]["enumDescriptions"][0], "how many of a thing: 31 drones");
        assert_eq!(schema["properties"]["facts"]["additionalProperties"]["required"], json!(["value"]));
        let about = "phrases; documents that say none of these are passed over";
        assert_eq!(schema["properties"]["about"]["description"], about);
        assert_eq!(schema["additionalProperties"], false);
    }
}
