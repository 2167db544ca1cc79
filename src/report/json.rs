//! Rows as JSON, as they are.

use std::fmt::Write;

use serde::Serialize;

use super::safe::acts;

/// One object over several lines, with a line break at its end. Characters that would act on a terminal are escaped,
/// which to a program is the same.
pub fn json(rows: &impl Serialize) -> String {
    // Every map of a row has text for its keys and every number is finite, so that nothing here can fail.
    let json = serde_json::to_string_pretty(rows).unwrap_or_default();
    let mut out = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        // Between the texts of JSON only line breaks act.
        if c != '\n' && acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String does not fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_is_escaped_and_reads_the_same() {
        let text = "a\u{1b}\u{9b}\u{202e}\u{e0001}\u{7f}\nb";
        let written = json(&[text]);
        assert_eq!(written, "[\n  \"a\\u001b\\u009b\\u202e\\udb40\\udc01\\u007f\\nb\"\n]\n");
        assert_eq!(serde_json::from_str::<[String; 1]>(&written).unwrap(), [text]);
    }
}
