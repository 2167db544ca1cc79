//! Artifacts: the files of a report, by URI.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::message::message;
use crate::report::documents::{STDIN, name};
use crate::report::percent::encoded;
use crate::wire::DocumentRow;

/// What relative paths are relative to, under the name that viewers know.
pub(super) const ROOT: &str = "%SRCROOT%";

/// What stands between letters and digits in a path.
const SAFE: &[u8] = b"/-._~";

/// The files of the documents, each once, in the order of the documents.
pub(super) struct Artifacts<'r> {
    rows: Vec<(&'r str, Vec<&'r DocumentRow>)>,
    indices: BTreeMap<&'r str, usize>,
}

impl<'r> Artifacts<'r> {
    pub(super) fn of(documents: &'r [DocumentRow]) -> Self {
        let mut artifacts = Self { rows: Vec::new(), indices: BTreeMap::new() };
        for row in documents {
            let next = artifacts.rows.len();
            let at = *artifacts.indices.entry(&row.path).or_insert(next);
            match artifacts.rows.get_mut(at) {
                Some((_, others)) => others.push(row),
                None => artifacts.rows.push((&row.path, vec![row])),
            }
        }
        artifacts
    }

    /// Each file, described by what is known of its article.
    pub(super) fn rows(&self) -> Vec<Value> {
        let described = |rows: &[&DocumentRow]| match rows {
            [row] => row.title.as_ref().map_or_else(|| name(row), |title| format!("{}: {title}", name(row))),
            rows => format!("{} articles", rows.len()),
        };
        let artifact = |(path, rows): &(&str, Vec<&DocumentRow>)| json!({"location": uri(path).at(None), "description": message(&described(rows)), "roles": ["analysisTarget"]});
        self.rows.iter().map(artifact).collect()
    }

    /// The file at `path`, with its place among the artifacts where it has one.
    pub(super) fn location(&self, path: &str) -> Value {
        uri(path).at(self.indices.get(path).copied())
    }
}

/// A URI, and what it is relative to if it is.
struct Uri {
    text: String,
    base: Option<&'static str>,
}

impl Uri {
    /// As a location of the artifact of that index.
    fn at(self, index: Option<usize>) -> Value {
        json!({"uri": self.text, "uriBaseId": self.base, "index": index})
    }
}

/// The URI of a path: relative to where crosscheck ran, absolute as a file, and standard input as what is none.
fn uri(path: &str) -> Uri {
    if path == STDIN {
        return Uri { text: "stdin:".to_owned(), base: None };
    }
    let path = path.replace(std::path::MAIN_SEPARATOR, "/");
    let has_drive = matches!(path.as_bytes(), [drive, b':', b'/', ..] if drive.is_ascii_alphabetic());
    if path.starts_with('/') || has_drive {
        return Uri { text: format!("file:///{}", encoded(path.trim_start_matches('/'), SAFE)), base: None };
    }
    Uri { text: encoded(path.trim_start_matches("./"), SAFE), base: Some(ROOT) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        for (path, expected, is_relative) in [
            ("news/a.txt", "news/a.txt", true),
            ("./news/a b#1?100%.txt", "news/a%20b%231%3F100%25.txt", true),
            ("../é\n:/x.txt", "../%C3%A9%0A%3A/x.txt", true),
            ("/tmp/a b.txt", "file:///tmp/a%20b.txt", false),
            ("C:/news/a.txt", "file:///C%3A/news/a.txt", false),
            ("stdin", "stdin:", false),
        ] {
            let uri = uri(path);
            assert_eq!((uri.text.as_str(), uri.base.is_some()), (expected, is_relative), "{path}");
        }
    }
}
