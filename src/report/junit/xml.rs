//! As much of XML as a report needs: elements with attributes, and text in the last of them.

use std::fmt::Write;

use crate::report::safe::acts;

/// An element that holds other elements or text.
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Self>,
    text: Option<String>,
}

impl Element {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), inside: Vec::new(), text: None }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    pub(super) fn holding(mut self, element: Self) -> Self {
        self.inside.push(element);
        self
    }

    pub(super) fn text(mut self, text: String) -> Self {
        self.text = Some(text);
        self
    }

    /// A whole document, in UTF-8.
    pub(super) fn to_document(&self) -> String {
        let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        self.write(0, &mut out);
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        out.extend(std::iter::repeat_n("  ", depth));
        // Writing to a String does not fail.
        let _ = write!(out, "<{}", self.name);
        for (name, value) in &self.attributes {
            let _ = write!(out, " {name}=\"{}\"", escaped(value));
        }
        if self.inside.is_empty() && self.text.is_none() {
            out.push_str("/>\n");
            return;
        }
        out.push('>');
        if let Some(text) = &self.text {
            out.push_str(&escaped(text));
        } else {
            out.push('\n');
            for element in &self.inside {
                element.write(depth + 1, out);
            }
            out.extend(std::iter::repeat_n("  ", depth));
        }
        let _ = writeln!(out, "</{}>", self.name);
    }
}

/// Text in which nothing is markup; what would act, and what XML 1.0 forbids, is written out as `\u{fffe}`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            c if acts(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_again(name in "(.|[<>&\"'\u{0}\u{1b}\u{fffe}\u{ffff}]|\\]\\]>){0,20}", text in "(.|[<&\n\t]|\\]\\]>){1,20}") {
            let element = Element::new("a").holding(Element::new("b").with("n", &name).text(text.clone()));
            let document = element.to_document();
            let read = roxmltree::Document::parse(&document).unwrap();
            let shown = |text: &str| escaped(text).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            let inner = read.root_element().first_element_child().unwrap();
            prop_assert_eq!(inner.attribute("n").map(str::to_owned), Some(shown(&name)));
            prop_assert_eq!(inner.text().map(str::to_owned), Some(shown(&text)));
        }
    }
}
