//! Locations: where words stand in a file, and the words themselves.

use serde_json::{Value, json};

use super::artifact::Artifacts;
use crate::report::documents::{End, Place, Words};
use crate::wire::ObservationRow;

/// A place with what is said of it: its file, its lines and columns as far as it has them, its record where it is one,
/// and of an observation its words with their sentence.
pub(super) fn location(
    place: &Place<'_>,
    message: &Value,
    row: Option<&ObservationRow>,
    artifacts: &Artifacts<'_>,
) -> Value {
    let at = place.line.zip(place.words).zip(row);
    let region = match at {
        Some(((line, words), row)) => Some(region(line, words, row)),
        None => place.line.map(|line| json!({"startLine": line})),
    };
    json!({
        "physicalLocation": {
            "artifactLocation": artifacts.location(place.path),
            "region": region,
            "contextRegion": at.and_then(|((line, words), row)| sentence(line, words, row)),
        },
        "logicalLocations": place.record.map(|record| [json!({"fullyQualifiedName": record, "kind": "object"})]),
        "message": message,
    })
}

/// The words of an observation.
fn region(line: usize, words: Words, row: &ObservationRow) -> Value {
    let text = row.sentence.get(row.mark.start..row.mark.end).unwrap_or_default();
    // Of the parts of a whole that is off each has bytes of its own, and the whole has the place.
    let length = row.span.end.checked_sub(row.span.start).filter(|_| text == row.written);
    json!({
        "startLine": line,
        "startColumn": words.column,
        "endLine": words.end.map(|end| end.line),
        "endColumn": words.end.map(|end| end.column),
        "byteOffset": length.map(|_| row.span.start),
        "byteLength": length,
        "snippet": {"text": text},
    })
}

/// The sentence around them; none where the file has it otherwise, or it begins on an earlier line, whose columns are not
/// known.
fn sentence(line: usize, words: Words, row: &ObservationRow) -> Option<Value> {
    let before = row.sentence.get(..row.mark.start).filter(|before| words.is_verbatim && !before.contains('\n'))?;
    let column = words.column.checked_sub(before.chars().count()).filter(|column| *column > 0)?;
    let end = End::of(&row.sentence, line, column);
    Some(json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end.line,
        "endColumn": end.column,
        "snippet": {"text": row.sentence},
    }))
}
