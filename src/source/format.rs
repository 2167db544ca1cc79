//! The formats of documents, in one table, and how one is told by its first bytes.

use std::path::Path;

use super::unpack::unpacked_name;

/// How the bytes of a file become documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// One article, its lines as they are.
    Text,
    /// One article with front matter and headings.
    Markdown,
    /// One article as a page of the web.
    Html,
    /// One article a line, as a JSON object.
    Lines,
    /// One article as a JSON object, or a list of them.
    Json,
}

/// A format joins by a line here and a file of its own.
const TABLE: [(Format, &[&str]); 5] = [
    (Format::Text, &["txt"]),
    (Format::Markdown, &["md", "markdown"]),
    (Format::Html, &["html", "htm", "xhtml"]),
    (Format::Lines, &["jsonl", "ndjson"]),
    (Format::Json, &["json"]),
];

/// How a page of the web begins, in small letters.
const PAGE: [&str; 7] = ["<!doctype html", "<html", "<head", "<body", "<?xml", "<!--", "<article"];

/// Bytes that tell a format.
pub(super) const HEAD: usize = 64 << 10;

impl Format {
    /// The format that the extension of `path` stands for, whatever its case and whether it is packed or not.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let extension = Path::new(unpacked_name(name)).extension()?.to_str()?.to_ascii_lowercase();
        TABLE.iter().find(|(_, extensions)| extensions.contains(&extension.as_str())).map(|(format, _)| *format)
    }

    /// Whether a stream that begins so has a format, whatever follows: a line is whole, and another begins.
    pub(super) fn is_told_by(head: &[u8]) -> bool {
        let mut lines = head.trim_ascii_start().splitn(2, |byte| *byte == b'\n').skip(1);
        lines.next().is_some_and(|rest| !rest.trim_ascii_start().is_empty())
    }

    /// The format of a stream that begins with `head`, of which there may be more if it has [`HEAD`] bytes.
    pub(super) fn sniff(head: &[u8]) -> Self {
        // Marks and zeros of the wide encodings say nothing of the format.
        let bytes: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
        let bytes = [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"]
            .iter()
            .fold(&bytes[..], |bytes, mark| bytes.strip_prefix(*mark).unwrap_or(bytes));
        let text = String::from_utf8_lossy(bytes.trim_ascii_start());
        let start = text.get(..text.floor_char_boundary(32)).unwrap_or_default().to_ascii_lowercase();
        if start.starts_with('[') && text.get(1..).is_some_and(|rest| rest.trim_start().starts_with(['{', ']'])) {
            Self::Json
        } else if start.starts_with('{') {
            let (line, more) = text.split_once('\n').unwrap_or((&text, ""));
            let is_whole = serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
            let goes_on = head.len() >= HEAD && more.is_empty();
            // A record a line, or one that fills the head alone; an object over many lines is one file of JSON.
            if (is_whole && !more.trim().is_empty()) || goes_on || more.trim_start().starts_with('{') {
                Self::Lines
            } else {
                Self::Json
            }
        } else if PAGE.iter().any(|page| start.starts_with(page)) {
            Self::Html
        } else if text.lines().next().is_some_and(|line| line.trim_end() == "---") {
            Self::Markdown
        } else {
            Self::Text
        }
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
            for packed in ["", ".gz", ".ZST"] {
                let path = format!("a.b.{}{packed}", extension.to_uppercase());
                assert!(Format::of(Path::new(&path)).is_some(), "{path}");
            }
        }
        for path in ["sources.yaml", "story", ".txt", "story.txt~", "story.gz", ".gz", "story.tar.gz"] {
            assert_eq!(Format::of(Path::new(path)), None, "{path}");
        }
    }

    #[test]
    fn the_first_bytes_tell_a_format() {
        for (head, expected) in [
            ("A ship ran aground.", Format::Text),
            ("", Format::Text),
            ("[Update] A ship ran aground.", Format::Text),
            ("<3 ships ran aground.", Format::Text),
            ("\u{feff} \n<!DOCTYPE html><p>", Format::Html),
            ("<?xml version=\"1.0\"?><html>", Format::Html),
            ("---\ntitle: Ship\n---\n", Format::Markdown),
            ("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}", Format::Lines),
            ("{\"text\": \"One\n{\"text\": \"Two.\"}", Format::Lines),
            ("{\"text\": \"One.\"}\n", Format::Json),
            ("{\n \"text\": \"One.\"\n}\n", Format::Json),
            ("[ {\"text\": \"One.\"}]", Format::Json),
            ("h\0i\0", Format::Text),
            ("{\0}\0", Format::Json),
        ] {
            assert_eq!(Format::sniff(head.as_bytes()), expected, "{head}");
        }
        let long = format!("{{\"text\": \"{}", "x".repeat(HEAD));
        assert_eq!(Format::sniff(&long.as_bytes()[..HEAD]), Format::Lines);
        assert_eq!(Format::sniff(b"\xff\xfe<\0h\0t\0m\0l\0>\0"), Format::Html);
    }
}
