//! From the text of one file to a document: metadata, paragraphs, blocks.

use super::file::File;
use super::format::Format;
use super::html;
use super::markdown::markdown;
use super::metadata::{Foreign, Metadata, unquoted};
use super::page::Page;
use super::parts::{Parts, document};
use crate::model::{Document, Problem, Span};
use crate::yaml::{self, Data};

/// What is known of an article besides what its file says.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// What a person noted down about it. That goes before what the program wrote that made a page, and behind what the
    /// author of a text wrote at its head.
    pub(super) noted: Metadata,
    /// What holds for every article that does not say better.
    pub(super) fallback: Metadata,
}

/// The document of a page.
///
/// # Errors
/// A page of tags has nothing to read.
pub(super) fn article(
    id: String,
    path: String,
    page: Page,
    format: Format,
    known: &Known,
    problems: &mut Vec<Problem>,
) -> Result<Document, Problem> {
    let Known { noted, fallback } = known;
    let (parts, metadata) = match format {
        Format::Html => {
            let (parts, metadata) = html::page(&path, &page, noted, problems)?;
            (parts, metadata.or(fallback))
        }
        Format::Markdown => {
            let front = front_matter(&path, &page, problems);
            let paragraphs = markdown(&page.text, front.body);
            let parts = Parts { paragraphs, title_at: front.title_at, text: page.text, in_file: page.in_file };
            (parts, front.metadata.or(noted).or(fallback))
        }
        Format::Text | Format::Lines | Format::Json => {
            let parts = Parts::plain(page.text);
            (Parts { in_file: page.in_file, ..parts }, noted.clone().or(fallback))
        }
    };
    Ok(document(id, path, parts, metadata))
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

fn front_matter(path: &str, page: &Page, problems: &mut Vec<Problem>) -> Front {
    let text = page.text.as_str();
    let Some((yaml_at, body)) = fences(text) else { return Front::default() };
    let file = File::of_page(path, page, yaml_at.start);
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
                .map(|title| file.in_text(unquoted(yaml_at.of(text), title.span)));
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
        let noted = Metadata { publisher: Some("Known".to_owned()), ..Metadata::default() };
        let (page, known) = (Page::same(text.to_owned()), Known { noted, ..Known::default() });
        let document = article("a.md".into(), "in/a.md".into(), page, Format::Markdown, &known, &mut problems);
        (document.unwrap(), problems)
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
                for noted in [known, Metadata::default()] {
                    let (page, known) = (Page::same(text.clone()), Known { noted, ..Known::default() });
                    let document =
                        article("a".into(), "a".into(), page, format, &known, &mut Vec::new()).unwrap();
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
