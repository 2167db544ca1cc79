//! What the names of tags say of structure.

/// Elements without an end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that stand apart from the text around them.
const BLOCKS: [&str; 57] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "noscript",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
];

/// What holds no words of the article: programs, controls, pictures, and what the page itself marks as beside its matter.
const UNREAD: [&str; 31] = [
    "address", "aside", "audio", "button", "canvas", "del", "dialog", "embed", "footer", "head", "iframe", "input",
    "map", "math", "menu", "nav", "noscript", "object", "option", "rp", "rt", "s", "script", "select", "strike",
    "style", "svg", "template", "textarea", "title", "video",
];

/// What the head of a page may hold: anything else ends it.
const OF_HEAD: [&str; 9] = ["base", "head", "link", "meta", "noscript", "script", "style", "template", "title"];

/// An element whose beginning ends others that are open: which, and what they cannot be ended through.
const ENDS: [(&[&str], &[&str], &[&str]); 6] = [
    (&["li"], &["li"], &["ul", "ol", "menu", "dir"]),
    (&["dt", "dd"], &["dt", "dd"], &["dl"]),
    (&["td", "th"], &["td", "th"], &["table"]),
    (&["tr"], &["td", "th", "tr"], &["table"]),
    (&["tbody", "thead", "tfoot"], &["td", "th", "tr", "tbody", "thead", "tfoot"], &["table"]),
    (&["option"], &["option"], &["select"]),
];

/// What a paragraph cannot be ended through.
const AROUND_PARAGRAPH: [&str; 8] = ["td", "th", "table", "caption", "button", "object", "template", "body"];

pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

pub(super) fn is_of_head(name: &str) -> bool {
    OF_HEAD.contains(&name)
}

pub(super) fn is_unread(name: &str) -> bool {
    UNREAD.binary_search(&name).is_ok()
}

/// What the beginning of an element ends, and what stops that.
pub(super) fn ends(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    let row = ENDS.iter().find(|(begun, _, _)| begun.contains(&name));
    row.map(|(_, ended, stop)| (*ended, *stop))
        .or_else(|| is_block(name).then_some((&["p"][..], &AROUND_PARAGRAPH[..])))
}

/// The level of a heading; 0 for all else.
pub(super) fn heading(name: &str) -> u8 {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => level - b'0',
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order_for_search() {
        assert!(BLOCKS.is_sorted() && UNREAD.is_sorted());
        assert_eq!((heading("h1"), heading("h6"), heading("h7"), heading("hr"), heading("header")), (1, 6, 0, 0, 0));
    }
}
