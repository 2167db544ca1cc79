//! From a page, or a piece of one, to what an article is made of.

use super::content::{Content, content, whole};
use super::metadata::{site_names, told};
use super::passages::{Passage, single};
use super::tree::Tree;
use crate::model::{Places, Problem};
use crate::source::file::File;
use crate::source::metadata::{Metadata, help};
use crate::source::page::{Page, Woven};
use crate::source::paragraphs::Paragraph;
use crate::source::parts::Parts;
use crate::source::words::words;

/// The article of a page, and what is known of it: what is `noted` goes before what the page says.
///
/// # Errors
/// There is nothing to read in it.
pub(in crate::source) fn page(
    path: &str,
    page: &Page,
    noted: &Metadata,
    problems: &mut Vec<Problem>,
) -> Result<(Parts, Metadata), Problem> {
    let tree = Tree::of(&page.text);
    let told = told(&tree);
    let file = File::of_page(path, page, 0);
    for (field, message, span) in told.wrong {
        let is_noted = noted.has(field);
        if !is_noted {
            problems.push(file.problem(span, message).with_help(help(field)).as_warning());
        }
    }
    let metadata = noted.clone().or(&told.metadata);
    let titles: Vec<String> = metadata.title.iter().cloned().chain(told.titles).collect();
    let content = content(&tree, &titles, &site_names(&metadata));
    if content.passages.is_empty() {
        return Err(Problem::of_file(path, "has no article: no text is found in this page").as_warning());
    }
    let metadata = metadata_as_shown(metadata, noted, &content);
    let places = page.in_file.clone().unwrap_or_else(|| Places::of(&page.text));
    let title = (!content.has_headline).then(|| title(&tree)).flatten();
    let parts =
        woven(&page.text, &places, title.iter().chain(&content.passages), content.has_headline || title.is_some());
    Ok((parts, metadata))
}

/// What is known, with the title as the headline has it where that is the same without the site's name.
fn metadata_as_shown(metadata: Metadata, noted: &Metadata, content: &Content) -> Metadata {
    let headline = content.passages.first().filter(|_| content.has_headline && noted.title.is_none());
    let (Some(headline), Some(title)) = (headline, &metadata.title) else { return metadata };
    let is_part = words(title).contains(&words(&headline.words));
    if is_part { Metadata { title: Some(headline.words.clone()), ..metadata } } else { metadata }
}

/// A piece of a page that is the article and nothing else, as fields of records hold it; spans go into the piece.
pub(in crate::source) fn fragment(piece: &str) -> Parts {
    let passages = whole(&Tree::of(piece));
    woven(piece, &Places::of(piece), passages.iter(), false)
}

/// Whether a text is written as a piece of a page: it has a tag that parts paragraphs.
pub(in crate::source) fn is_markup(text: &str) -> bool {
    const TAGS: [&str; 9] = ["p", "br", "div", "h1", "h2", "h3", "ul", "blockquote", "figure"];
    text.match_indices('<').any(|(at, _)| {
        let tag = text.get(at + 1..).unwrap_or_default();
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let ends =
            tag.get(end..).is_some_and(|rest| rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace));
        ends && tag.get(..end).is_some_and(|name| TAGS.contains(&name.to_ascii_lowercase().as_str()))
    })
}

/// The title of a page, where it has no headline: readers see it above the window.
fn title(tree: &Tree<'_>) -> Option<Passage> {
    let title = tree.elements.iter().position(|element| element.name == "title")?;
    single(tree, title)
}

fn woven<'a>(page: &str, places: &Places, passages: impl Iterator<Item = &'a Passage>, headed: bool) -> Parts {
    let mut woven = Woven::new(page, places);
    let mut paragraphs = Vec::new();
    for (at, passage) in passages.enumerate() {
        if at > 0 {
            woven.part();
        }
        let heading = if headed && at == 0 { 1 } else { passage.heading };
        let span = passage.weave(page, &mut woven);
        paragraphs.push(Paragraph { span, heading, caption: passage.caption });
    }
    let (text, places) = woven.into_parts();
    Parts { text, in_file: Some(places), paragraphs, title_at: None }
}
