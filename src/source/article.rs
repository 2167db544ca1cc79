//! From the text of one file to a document: metadata, paragraphs, blocks.

use super::file::File;
use super::format::Format;
use super::layout::blocks;
use super::markdown::markdown;
use super::metadata::{Foreign, Metadata, unquoted};
use super::paragraphs::plain;
use crate::model::{Document, Problem, Span};
use crate::yaml::{self, Data};

/// The document of `text`. What its front matter says goes before what is `known` of it.
pub(super) fn article(
    id: String,
    path: String,
    text: String,
    format: Format,
    known: &Metadata,
    problems: &mut Vec<Problem>,
) -> Document {
    let front = match format {
        Format::Markdown => front_matter(&path, &text, problems),
        Format::Text | Format::Records => Front::default(),
    };
    let metadata = front.metadata.or(known);
    let paragraphs = match format {
        Format::Markdown => markdown(&text, front.body),
        Format::Text | Format::Records => plain(&text, 0),
    };
    let blocks = blocks(&text, paragraphs, &metadata, front.title_at);
    let Metadata { title, publisher, byline, agency, url, published, updated } = metadata;
    Document { id, path, text, in_file: None, blocks, title, publisher, byline, agency, url, published, updated }
}

/// What stands at the head of a Markdown file.
#[derive(Debug, Default)]
struct Front {
    metadata: Metadata,
    /// The bytes of the title's value.
    title_at: Option<Span>,
    /// Where the article begins.
    body: usize,
}

fn front_matter(path: &str, text: &str, problems: &mut Vec<Problem>) -> Front {
    let Some((yaml_at, body)) = fences(text) else { return Front::default() };
    let file = File::new(path, text, yaml_at.start);
    let mut front = Front { body, ..Front::default() };
    let tree = match yaml::parse(path, yaml_at.of(text)) {
        Ok(tree) => tree,
        Err(problem) => {
            let span = problem.place.map_or(Span::default(), |place| place.span);
            problems.push(Problem { place: Some(file.place(span)), ..problem });
            return front;
        }
    };
    match &tree.data {
        Data::Null => {}
        Data::Map(entries) => {
            front.metadata = Metadata::read(entries, &file, Foreign::Welcome, problems);
            front.title_at = tree
                .get("title")
                .filter(|_| front.metadata.title.is_some())
                .map(|title| file.in_file(unquoted(yaml_at.of(text), title.span)));
        }
        Data::Scalar(_) | Data::List(_) => {
            // Two rules around a first paragraph are no front matter.
            front.body = 0;
        }
    }
    front
}

/// The bytes between the two lines of dashes at the head of a file, and where the text behind them begins.
fn fences(text: &str) -> Option<(Span, usize)> {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = text.get(mark..)?.split_inclusive('\n');
    let mut at = mark + lines.next().filter(|line| line.trim_end() == "---")?.len();
    let start = at;
    for line in lines {
        let end = at;
        at += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some((Span::new(start, end), at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Section;

    fn read(text: &str) -> (Document, Vec<Problem>) {
        let mut problems = Vec::new();
        let known = Metadata { publisher: Some("Known".to_owned()), ..Metadata::default() };
        let document =
            article("a.md".into(), "in/a.md".into(), text.to_owned(), Format::Markdown, &known, &mut problems);
        (document, problems)
    }

    #[test]
    fn the_title_of_front_matter_is_a_span_of_the_file() {
        for (value, title) in [
            ("Ship aground: harbour closed?", None),
            ("\"Ship aground: harbour closed\"", Some("Ship aground: harbour closed")),
            ("'Ship aground'", Some("Ship aground")),
            ("Ship aground # not this", Some("Ship aground")),
            (">-\n  Ship\n  aground", Some("Ship\n  aground")),
        ] {
            for (mark, feed) in [("", "\n"), ("\u{feff}", "\r\n")] {
                let text =
                    format!("{mark}---\nlayout: x\ntitle: {value}\npublished: 2025-03-18\n---\nIt ran aground.\n");
                let text = text.replace('\n', feed);
                let (document, problems) = read(&text);
                let headline = document.blocks.iter().find(|block| block.section == Section::Headline);
                let Some(title) = title else {
                    assert_eq!(problems.len(), 1, "{problems:?}");
                    continue;
                };
                assert_eq!(problems, [], "{value}");
                assert_eq!(headline.map(|block| block.span.of(&text)), Some(title.replace('\n', feed).as_str()));
                assert_eq!(document.blocks[1].section, Section::Lead);
                assert_eq!(document.published.map(|day| day.to_string()).as_deref(), Some("2025-03-18"));
                assert_eq!(document.publisher.as_deref(), Some("Known"));
            }
        }
    }

    #[test]
    fn what_is_odd_in_front_matter_is_a_problem_at_its_place() {
        let cases = [
            ("---\ntags: [a]\npublishr: The Post\n---\nText.", 3, 1, "`publishr` is not known", true),
            ("---\ndate: 2025-03-18\n---\nText.", 2, 1, "`date` is not known", true),
            ("---\ntitle: [a, b]\n---\nText.", 2, 8, "`title` is a list, expected a text", false),
            ("---\npublished: 18 March\n---\nText.", 2, 12, "`18 March` is no date", false),
        ];
        for (text, line, column, message, warning) in cases {
            let (document, problems) = read(text);
            assert_eq!(document.blocks.last().map(|block| block.span.of(text)), Some("Text."));
            let [problem] = problems.as_slice() else { panic!("{text}: {problems:?}") };
            assert!(problem.message.starts_with(message), "{problem:?}");
            assert_eq!(problem.place.map(|place| (place.line, place.column)), Some((line, column)), "{text}");
            assert_eq!(problem.warning, warning, "{text}");
        }
    }

    #[test]
    fn dashes_that_fence_no_names_are_rules() {
        for (text, blocks) in [("---\nIt began.\n---\nIt ended.", 2), ("---\nIt began.", 1), ("---\n---\nIt.", 1)] {
            let (document, problems) = read(text);
            assert_eq!((document.blocks.len(), problems.len()), (blocks, 0), "{text}: {:?}", document.blocks);
        }
    }

    proptest::proptest! {
        #[test]
        fn blocks_are_apart_in_order_and_on_character_boundaries(
            text in "(---\n)?(title: [a-z'\"]{0,9}\n)?(---\r?\n)?[a-z #>*=.!\n\r\t“é—0-9`|:!\\[\\]()\u{feff}-]{0,200}",
        ) {
            for format in [Format::Text, Format::Markdown] {
                let known = Metadata { title: Some("a".to_owned()), ..Metadata::default() };
                for known in [known, Metadata::default()] {
                    let document =
                        article("a".into(), "a".into(), text.clone(), format, &known, &mut Vec::new());
                    let mut last = 0;
                    for block in &document.blocks {
                        let words = document.text.get(block.span.start..block.span.end);
                        proptest::prop_assert!(words.is_some_and(|words| words.trim() == words && !words.is_empty()));
                        proptest::prop_assert!(block.span.start >= last);
                        last = block.span.end;
                    }
                    let count = |section| document.blocks.iter().filter(|block| block.section == section).count();
                    proptest::prop_assert!(count(Section::Headline) <= 1 && count(Section::Lead) <= 1);
                }
            }
        }
    }
}
