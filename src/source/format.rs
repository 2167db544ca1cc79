//! The formats of documents, in one table.

use std::path::Path;

/// How the bytes of a file become documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// One article, its lines as they are.
    Text,
    /// One article with front matter and headings.
    Markdown,
    /// One article a line, as a JSON object.
    Records,
}

/// A format joins by a line here and a file of its own.
const TABLE: [(Format, &[&str]); 3] =
    [(Format::Text, &["txt"]), (Format::Markdown, &["md", "markdown"]), (Format::Records, &["jsonl", "ndjson"])];

impl Format {
    /// The format that the extension of `path` stands for, whatever its case.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        TABLE.iter().find(|(_, extensions)| extensions.contains(&extension.as_str())).map(|(format, _)| *format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_chooses_and_stands_once() {
        let all: Vec<&str> = TABLE.iter().flat_map(|(_, extensions)| extensions.iter().copied()).collect();
        for extension in &all {
            assert_eq!(all.iter().filter(|other| other == &extension).count(), 1, "{extension}");
            assert!(Format::of(Path::new(&format!("a.b.{}", extension.to_uppercase()))).is_some(), "{extension}");
        }
        for path in ["sources.yaml", "story", ".txt", "story.txt~", "story.html"] {
            assert_eq!(Format::of(Path::new(path)), None, "{path}");
        }
    }
}
