//! From paragraphs to blocks: which one is the headline, which the lead, which are captions.
//!
//! The headline is the title that metadata give, where a line says it, or a heading, or else the longest of the lines
//! before the first paragraph. That paragraph, the first that ends as a sentence does, is the lead; other lines before it are captions.

use std::collections::{HashMap, HashSet};

use super::metadata::Metadata;
use super::paragraphs::{Paragraph, ends_sentence};
use super::words::{opening, run_together, words};
use crate::model::{Block, Section, Span};

/// Marks the paragraphs of `text` with their sections. `title_at` is where the title of `metadata` stands outside the
/// paragraphs, in front matter before them. A line that says the words of an earlier one is left out.
pub(super) fn blocks(
    text: &str,
    paragraphs: Vec<Paragraph>,
    metadata: &Metadata,
    title_at: Option<Span>,
) -> Vec<Block> {
    let paragraphs = without_repeats(text, paragraphs, title_at);
    let names = site_names(metadata);
    let is_name = |paragraph: &Paragraph| {
        let line = paragraph.span.of(text);
        line.len() <= LONGEST_NAME && names.contains(&run_together(line))
    };
    let heading = || paragraphs.iter().position(|paragraph| paragraph.heading == 1 && !is_name(paragraph));
    let headline = match (&metadata.title, title_at) {
        (_, Some(_)) => None,
        // A page may be called one thing by its heading and another in what it tells machines.
        (Some(title), None) => find_title(text, &paragraphs, title).or_else(heading),
        (None, None) => heading(),
    };
    let titled = metadata.title.is_some() || headline.is_some();
    let lead = paragraphs.iter().enumerate().position(|(at, paragraph)| {
        let is_text = paragraph.heading == 0 && !paragraph.caption && !is_name(paragraph);
        Some(at) != headline && is_text && is_paragraph(paragraph.span.of(text))
    });
    let before = paragraphs.get(..lead.unwrap_or(0)).unwrap_or_default();
    let headline = if titled { headline } else { longest(text, before, is_name) };

    let front = title_at.map(|span| Block { span, section: Section::Headline });
    let rest = paragraphs.iter().enumerate().map(|(at, paragraph)| Block {
        span: paragraph.span,
        section: match lead {
            _ if Some(at) == headline => Section::Headline,
            _ if paragraph.caption => Section::Caption,
            Some(lead) if at < lead => Section::Caption,
            Some(lead) if at == lead => Section::Lead,
            _ => Section::Body,
        },
    });
    front.into_iter().chain(rest).collect()
}

/// No masthead is longer, in bytes; a guard against folding every paragraph of a long text twice.
const LONGEST_NAME: usize = 200;

/// Whether `line` is a paragraph: it ends as a sentence does. A line without a small word whose last dot is that of an
/// abbreviation ("Updated 7:41 a.m.") says when or where, and is none.
fn is_paragraph(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let abbreviated = words.next_back().is_some_and(|last| {
        let mut letters = last.trim_end_matches([')', ']']).split_terminator('.');
        last.matches('.').count() > 1 && letters.all(|part| part.len() == 1 && part.starts_with(char::is_alphabetic))
    });
    ends_sentence(line) && !(abbreviated && words.all(|word| !word.starts_with(char::is_lowercase)))
}

fn without_repeats(text: &str, mut paragraphs: Vec<Paragraph>, title_at: Option<Span>) -> Vec<Paragraph> {
    // Only lines that begin alike are compared as a whole.
    let mut begun: HashMap<Vec<u8>, usize> = HashMap::new();
    for span in paragraphs.iter().map(|paragraph| paragraph.span).chain(title_at) {
        *begun.entry(opening(span.of(text))).or_default() += 1;
    }
    let mut said: HashSet<String> = title_at.iter().map(|span| words(span.of(text))).collect();
    paragraphs.retain(|paragraph| {
        let line = paragraph.span.of(text);
        begun.get(&opening(line)) == Some(&1) || said.insert(words(line))
    });
    paragraphs
}

/// The paragraph that has the words of the title and no others.
pub(super) fn find_title(text: &str, paragraphs: &[Paragraph], title: &str) -> Option<usize> {
    let title = words(title);
    paragraphs.iter().position(|paragraph| words(paragraph.span.of(text)) == title)
}

/// The longest line in characters, the first of equals.
fn longest(text: &str, lines: &[Paragraph], is_name: impl Fn(&Paragraph) -> bool) -> Option<usize> {
    let lengths = lines.iter().enumerate().filter(|(_, line)| !is_name(line));
    lengths.rev().max_by_key(|(_, line)| line.span.of(text).chars().count()).map(|(at, _)| at)
}

/// What a line may be that is the site's name: the publisher with and without its article, the host of the address.
fn site_names(metadata: &Metadata) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(publisher) = &metadata.publisher {
        let name = words(publisher);
        let bare = name.strip_prefix("the ").unwrap_or(&name);
        names.extend([bare.replace(' ', ""), format!("the{}", bare.replace(' ', ""))]);
    }
    if let Some(host) = metadata.url.as_deref().and_then(host) {
        names.push(run_together(host));
        names.extend(host.rsplit_once('.').map(|(name, _)| run_together(name)));
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The host of an address, without "www".
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', ':', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

#[cfg(test)]
mod tests {
    use super::super::markdown::markdown;
    use super::super::paragraphs::plain;
    use super::*;

    const LEAD: &str = "A freighter ran aground off the old harbour on Monday.";

    fn about(title: Option<&str>, publisher: Option<&str>, url: Option<&str>) -> Metadata {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Metadata { title: owned(title), publisher: owned(publisher), url: owned(url), ..Metadata::default() }
    }

    /// Blocks as "section: words".
    #[track_caller]
    fn check(text: &str, paragraphs: Vec<Paragraph>, metadata: &Metadata, expected: &str) {
        let found: Vec<String> = blocks(text, paragraphs, metadata, None)
            .iter()
            .map(|block| format!("{}: {}", block.section.name(), block.span.of(text)))
            .collect();
        let expected: Vec<String> =
            expected.lines().map(|line| line.trim().replace("LEAD", LEAD)).filter(|line| !line.is_empty()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[track_caller]
    fn check_text(text: &str, metadata: &Metadata, expected: &str) {
        let text = text.replace("LEAD", LEAD);
        check(&text, plain(&text, 0), metadata, expected);
    }

    #[test]
    fn the_longest_line_before_the_first_paragraph_is_the_headline() {
        let none = Metadata::default();
        check_text(
            "World\nShip blocks harbour\nPHOTO: AP\nLEAD\nMore.",
            &none,
            "caption: World\nheadline: Ship blocks harbour\ncaption: PHOTO: AP\nlead: LEAD\nbody: More.",
        );
        check_text("LEAD\nWhat divers saw\nMore.", &none, "lead: LEAD\nbody: What divers saw\nbody: More.");
        check_text(
            "“It is over” for ships\n“No.” he said\n(LEAD)",
            &none,
            "headline: “It is over” for ships\ncaption: “No.” he said\nlead: (LEAD)",
        );
        check_text("Polls closed at 8 p.m.\nLEAD", &none, "lead: Polls closed at 8 p.m.\nbody: LEAD");
        check_text(
            "Ships wait outside\nUpdated 7:41 a.m.\nLEAD",
            &none,
            "headline: Ships wait outside\ncaption: Updated 7:41 a.m.\nlead: LEAD",
        );
        check_text("31 ships waited", &none, "body: 31 ships waited");
        check_text("aaaa\nbbbb\nLEAD", &none, "headline: aaaa\ncaption: bbbb\nlead: LEAD");
    }

    #[test]
    fn a_line_counts_once() {
        check_text(
            "Ship blocks harbour\nSHIP  BLOCKS HARBOUR\n\nLEAD\nNo.\nLEAD\n“No”",
            &Metadata::default(),
            "headline: Ship blocks harbour\nlead: LEAD\nbody: No.",
        );
    }

    #[test]
    fn a_site_is_no_headline() {
        let site = "The Harbour Post of the Old Town";
        let text = format!("{site}\nShip blocks harbour\nLEAD");
        let expected = format!("caption: {site}\nheadline: Ship blocks harbour\nlead: LEAD");
        for metadata in [
            about(None, Some("The Harbour Post of the Old Town"), None),
            about(None, Some("HarbourPost of the OldTown"), None),
            about(None, None, Some("https://www.theharbourpostoftheoldtown.com/2025/ship")),
        ] {
            check_text(&text, &metadata, &expected);
        }
        check_text("Yahoo!\nLEAD", &about(None, Some("Yahoo!"), None), "caption: Yahoo!\nlead: LEAD");
    }

    #[test]
    fn the_title_of_metadata_is_the_headline() {
        let title = about(Some("Is the harbour closed?"), None, None);
        check_text(
            "A much longer line about a photograph\nIs the Harbour closed?\nLEAD",
            &title,
            "caption: A much longer line about a photograph\nheadline: Is the Harbour closed?\nlead: LEAD",
        );
        check_text("Another line\nLEAD", &title, "caption: Another line\nlead: LEAD");
        check_text("It floats.", &about(Some("it floats"), None, None), "headline: It floats.");
    }

    #[test]
    fn a_heading_is_the_headline() {
        let text = format!("A long line above the heading of it\n\n# Ship\n\n## Two tugs sent.\n\n{LEAD}\n\n# Later\n");
        check(
            &text,
            markdown(&text, 0),
            &Metadata::default(),
            "caption: A long line above the heading of it\nheadline: Ship\ncaption: Two tugs sent.\nlead: LEAD\nbody: Later",
        );
    }

    #[test]
    fn a_title_in_front_matter_is_a_block_of_its_own() {
        let text = format!("---\ntitle: Ship aground\n---\n# Ship aground\nHarbour\n\n{LEAD}");
        let at = text.find("Ship").unwrap();
        let span = Span::new(at, at + "Ship aground".len());
        let body = text.find('#').unwrap();
        let found = blocks(&text, markdown(&text, body), &about(Some("Ship aground"), None, None), Some(span));
        let sections: Vec<Section> = found.iter().map(|block| block.section).collect();
        assert_eq!(sections, [Section::Headline, Section::Caption, Section::Lead]);
        assert_eq!(found[0].span, span);
    }
}
