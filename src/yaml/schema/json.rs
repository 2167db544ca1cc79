//! The table of keys as a JSON Schema, with which an editor completes and checks a file as it is written.

use serde_json::{Map, Value, json};

use super::{Expect, Key, Schema};

impl Schema {
    /// A JSON Schema (draft 7, the newest that all editors read) of such files.
    pub(crate) fn json(&self, title: &str) -> Value {
        let mut schema = self.of(&self.head);
        if let Some(entries) = schema.as_object_mut() {
            entries.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
            entries.insert("title".to_owned(), json!(title));
        }
        schema
    }

    fn of(&self, expect: &Expect) -> Value {
        match expect {
            // Scalars are read as text, so that 1.10 and true need no quotes.
            Expect::Text => json!({"type": ["string", "number", "boolean"], "minLength": 1}),
            Expect::One(names) => {
                let names = names();
                let meaning = |name: &&str| self.meanings.iter().find(|row| row.0 == *name).map_or("", |row| row.1);
                let meanings: Vec<&str> = names.iter().map(meaning).collect();
                json!({"enum": names, "enumDescriptions": meanings})
            }
            Expect::Flag => json!({"type": "boolean"}),
            Expect::Many(each) => {
                let each = self.of(each);
                json!({"anyOf": [each, {"type": "array", "items": each, "minItems": 1}]})
            }
            Expect::Keys(keys) => self.of_keys(keys),
            Expect::Named(each) => json!({"type": "object", "additionalProperties": self.of(each), "minProperties": 1}),
            Expect::OrMap(plain, map) => json!({"anyOf": [self.of(plain), self.of(map)]}),
        }
    }

    fn of_keys(&self, keys: &[Key]) -> Value {
        let properties: Map<String, Value> = keys
            .iter()
            .map(|key| {
                let mut value = self.of(&key.expect);
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
}
