//! The JSON Schema of a report, drawn from the rows themselves: `docs/report.schema.json`.
//!
//! A field's doc comment is its description, so that the two cannot part.

use std::fs;

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::{Report, SCHEMA};

const FILE: &str = "docs/report.schema.json";
/// Where what the rows are is written, if the file is something else.
const DRAWN: &str = "target/report.schema.json";

/// What a reader of reports may rely on: fields that are always there are required, and further ones may be added.
fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Report>().to_value();
    schema["title"] = json!("crosscheck report");
    schema["properties"]["schema"]["const"] = json!(SCHEMA);
    without_formats(&mut schema);
    schema
}

/// The formats of numbers are those of Rust, which no validator knows.
fn without_formats(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(without_formats),
        Value::Object(fields) => {
            fields.retain(|key, value| key != "format" || !value.is_string());
            fields.values_mut().for_each(without_formats);
        }
        _ => {}
    }
}

#[test]
fn the_file_is_what_the_rows_are() {
    let drawn = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    if kept != drawn {
        fs::write(DRAWN, drawn).unwrap();
        panic!("{FILE} is not what the rows are; look at it and take it over: cp {DRAWN} {FILE}");
    }
}

#[test]
fn every_field_is_described() {
    let schema = schema();
    let rows = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    let mut fields = 0;
    for row in rows {
        for (name, field) in row["properties"].as_object().into_iter().flatten() {
            assert!(field["description"].as_str().is_some_and(|text| !text.is_empty()), "{name}: {field}");
            fields += 1;
        }
    }
    assert!(fields > 80, "{fields}");
}
