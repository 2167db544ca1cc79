//! A difference as a comment on a pull request.
//!
//! What articles and rules say is data: nothing of it can open a table, a link, a mention, an image or a tag.

use std::fmt::Write;

use super::words;
use crate::report::page::Page;
use crate::report::safe::{marked, safe};
use crate::report::width::around;
use crate::report::{Options, counted};
use crate::wire::{Difference, FactChange, Fate, ObservationRow};

/// The observations shown of one fact.
const ROWS: usize = 20;
/// Bytes of a comment, with room to spare: GitHub takes 65,536 characters.
const LONGEST: usize = 60_000;
/// Columns of a sentence shown.
const ROOM: usize = 160;

pub(in crate::report) fn render(difference: &Difference, options: &Options) -> String {
    let page = Page::new(&difference.documents, options);
    let mut out = format!(
        "### crosscheck: what this change of rules changes\n\n**{}**\n\nFrom {} to {}.\n",
        plain(&words::summary(difference)),
        plain(&difference.before),
        plain(&difference.after)
    );
    let mut left = difference.facts.len();
    for fact in &difference.facts {
        let section = section(&page, fact);
        if out.len() + section.len() > LONGEST {
            break;
        }
        out.push_str(&section);
        left -= 1;
    }
    if left > 0 {
        let _ = write!(out, "\n{} more: `crosscheck diff` shows all of them.\n", counted(left, "fact"));
    }
    let passed: Vec<String> = difference.passed_over.iter().take(ROWS).map(|row| passed_over(&page, row)).collect();
    if !passed.is_empty() && out.len() < LONGEST {
        let _ = write!(out, "\n#### Looked at by one set of rules alone\n\n{}", passed.concat());
        let more = difference.passed_over.len().saturating_sub(ROWS);
        if more > 0 {
            let _ = writeln!(out, "- and {more} more");
        }
    }
    if !difference.problems.is_empty() {
        let _ = write!(out, "\n{} with the articles.\n", counted(difference.problems.len(), "problem"));
    }
    out
}

fn passed_over(page: &Page<'_>, row: &crate::wire::PassedOver) -> String {
    let path = code(&page.path_of(&row.document));
    match (&row.before, &row.after) {
        (None, Some(reason)) => format!("- {path} is passed over now: {}\n", plain(reason)),
        (Some(reason), _) => format!("- {path} was passed over: {}\n", plain(reason)),
        (None, None) => String::new(),
    }
}

fn section(page: &Page<'_>, fact: &FactChange) -> String {
    let mut out = format!("\n#### {}: {} {}\n\n", words::fate(fact), plain(&fact.title), code(&fact.fact));
    if let Some(was) = &fact.title_before {
        let _ = writeln!(out, "- title: {} → {}", plain(was), plain(&fact.title));
    }
    if fact.verdicts.is_empty() && fact.fate != Fate::Changed {
        out.push_str("- found in no document\n");
    }
    for change in &fact.verdicts {
        let _ = writeln!(out, "- **{}**", plain(&words::verdict(change)));
        for (name, message) in words::messages(change) {
            let _ = writeln!(out, "  - {name}: {}", plain(message));
        }
    }
    let lost = fact.lost.iter().map(|row| ("lost", row, words::says(row)));
    let new = fact.new.iter().map(|row| ("new", row, words::says(row)));
    let changed = fact.changed.iter().map(|change| ("changed", &change.after, words::change(change)));
    let rows: Vec<String> =
        lost.chain(new).chain(changed).map(|(fate, row, says)| line(page, fate, row, &says)).collect();
    if !rows.is_empty() {
        out.push_str("\n| | document | line | words | value |\n| --- | --- | ---: | --- | --- |\n");
        out.extend(rows.iter().take(ROWS).map(String::as_str));
        if rows.len() > ROWS {
            let _ = write!(out, "\nand {} more\n", rows.len() - ROWS);
        }
    }
    out
}

fn line(page: &Page<'_>, fate: &str, row: &ObservationRow, says: &str) -> String {
    let path = page.path_of(&row.document);
    let (sentence, mark) = marked(&row.sentence, row.mark.start..row.mark.end);
    let (sentence, mark) = around(&sentence, mark, ROOM, 0);
    let part = |range| plain(sentence.get(range).unwrap_or_default());
    let (before, words, after) = (part(0..mark.start), part(mark.clone()), part(mark.end..sentence.len()));
    let words = if words.is_empty() { words } else { format!("<b>{words}</b>") };
    let name = plain(&page.name_of(&row.document));
    format!("| {fate} | {name}<br>{} | {} | {before}{words}{after} | {} |\n", code(&path), row.line, plain(says))
}

/// The text as itself: whatever means something in Markdown or HTML is written as an entity.
fn plain(text: &str) -> String {
    let text = safe(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        // An address becomes a link by its colon, or by its first dot.
        let links = (c == ':' && rest.starts_with("//")) || (c == '.' && ends_in_www(&out));
        let means = matches!(
            c,
            '&' | '<'
                | '>'
                | '|'
                | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '\\'
                | '~'
                | '#'
                | '@'
                | '!'
                | '$'
                | '^'
                | '{'
                | '}'
                | '='
        );
        if links || means {
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn ends_in_www(text: &str) -> bool {
    let tail = text.len().checked_sub(3).and_then(|from| text.get(from..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case("www"))
}

/// The text as code, which an entity would not survive between backticks.
fn code(text: &str) -> String {
    format!("<code>{}</code>", plain(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_in_a_comment_is_shown() {
        for (text, expected) in [
            ("a | b", "a &#124; b"),
            ("`x` <img src=y>", "&#96;x&#96; &#60;img src&#61;y&#62;"),
            ("@all #12 [a](b)", "&#64;all &#35;12 &#91;a&#93;(b)"),
            ("see https://x.org, www.y.org", "see https&#58;//x.org, www&#46;y.org"),
            ("two\nlines\u{1b}[1m", "two lines&#92;u&#123;1b&#125;&#91;1m"),
            ("$5 million & €3", "&#36;5 million &#38; €3"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
