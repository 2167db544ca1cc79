//! From a page to its elements, as far as an article needs them.
//!
//! Elements and texts stand in one list in the order of the page, so that every later step is one walk over it. What a
//! page leaves open is closed as browsers do it in the cases that matter; nothing nests deeper than they let it.

use std::collections::HashMap;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::tags;
use crate::model::Span;

/// Deeper elements belong to the one at this depth, as in browsers.
const DEEPEST: usize = 512;

/// The attributes that anybody asks for.
const ATTRIBUTES: [&str; 18] = [
    "aria-hidden",
    "charset",
    "class",
    "content",
    "data-component",
    "data-testid",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemscope",
    "name",
    "property",
    "rel",
    "role",
    "style",
    "type",
];

/// A page as elements and texts.
#[derive(Debug)]
pub(super) struct Tree<'p> {
    pub(super) page: &'p str,
    /// An element stands behind those that hold it. The first is the page.
    pub(super) elements: Vec<Element>,
    pub(super) items: Vec<Item>,
}

#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    /// The element that holds it; the first is held by itself.
    pub(super) parent: usize,
    /// Its items, its own beginning and end included.
    pub(super) items: std::ops::Range<usize>,
    attributes: Vec<(&'static str, Attribute)>,
}

#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) value: String,
    /// The bytes of the attribute in the page.
    pub(super) span: Span,
}

/// What stands in a page, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    Open(usize),
    /// Text of an element, its references not decoded.
    Text(usize, Span),
    Close(usize),
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, attribute)| attribute)
    }

    /// The value of an attribute; empty where it has none.
    pub(super) fn value(&self, name: &str) -> &str {
        self.attribute(name).map_or("", |attribute| attribute.value.as_str())
    }
}

impl<'p> Tree<'p> {
    pub(super) fn of(page: &'p str) -> Self {
        let root = Element { name: String::new(), parent: 0, items: 0..0, attributes: Vec::new() };
        let tree = Tree { page, elements: vec![root], items: vec![Item::Open(0)] };
        let mut builder = Builder { tree, open: vec![0], named: HashMap::new(), too_deep: 0 };
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(page, emitter).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let attributes = tag.attributes.into_iter().filter_map(|(name, value)| {
                        let name = ATTRIBUTES.iter().find(|known| known.as_bytes() == name.as_slice())?;
                        let span = Span::new(value.span.start, value.span.end.min(page.len()));
                        Some((*name, Attribute { value: String::from_utf8_lossy(&value.value).into_owned(), span }))
                    });
                    builder.begin(name, attributes.collect(), tag.self_closing);
                }
                Token::EndTag(tag) => builder.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(text) => builder.text(Span::new(text.span.start, text.span.end.min(page.len()))),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        builder.close_to(0);
        builder.tree.items.push(Item::Close(0));
        let whole = 0..builder.tree.items.len();
        if let Some(root) = builder.tree.elements.first_mut() {
            root.items = whole;
        }
        builder.tree
    }

    pub(super) fn element(&self, at: usize) -> Option<&Element> {
        self.elements.get(at)
    }

    /// The element and those that hold it, from the inside; the page itself left out.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = (usize, &Element)> {
        let parent = |at: &usize| self.elements.get(*at).map(|element| element.parent);
        std::iter::successors(Some(at), parent)
            .take_while(|at| *at != 0)
            .filter_map(|at| Some((at, self.elements.get(at)?)))
    }

    /// The texts of an element and of those in it.
    pub(super) fn texts(&self, at: usize) -> impl Iterator<Item = Span> {
        let items = self.elements.get(at).and_then(|element| self.items.get(element.items.clone()));
        items.unwrap_or_default().iter().filter_map(|item| match item {
            Item::Text(_, span) => Some(*span),
            Item::Open(_) | Item::Close(_) => None,
        })
    }
}

struct Builder<'p> {
    tree: Tree<'p>,
    /// The elements that are open, from the outside.
    open: Vec<usize>,
    /// How many of a name are open: an end of none is nothing.
    named: HashMap<String, usize>,
    /// Elements that are open beyond the deepest.
    too_deep: usize,
}

impl Builder<'_> {
    fn begin(&mut self, name: String, attributes: Vec<(&'static str, Attribute)>, self_closing: bool) {
        // In HTML a slash closes nothing, but what has no end in a page of XML may hold no words either.
        let is_void = tags::is_void(&name) || (self_closing && !matches!(name.as_str(), "p" | "div" | "body" | "html"));
        if self.open.len() > DEEPEST && !is_void {
            self.too_deep += 1;
            return;
        }
        if !tags::is_of_head(&name) {
            self.end_for(&["head"], &["template"]);
        }
        if let Some((ended, stop)) = tags::ends(&name) {
            self.end_for(ended, stop);
        }
        let at = self.tree.elements.len();
        let parent = self.open.last().copied().unwrap_or_default();
        let start = self.tree.items.len();
        self.tree.items.push(Item::Open(at));
        if is_void {
            self.tree.items.push(Item::Close(at));
        } else {
            *self.named.entry(name.clone()).or_default() += 1;
            self.open.push(at);
        }
        self.tree.elements.push(Element { name, parent, items: start..self.tree.items.len(), attributes });
    }

    fn text(&mut self, span: Span) {
        let is_in =
            |builder: &Self| builder.open.last().and_then(|at| builder.tree.element(*at)).map(|it| it.name == "head");
        if is_in(self) == Some(true) && !span.of(self.tree.page).trim_ascii().is_empty() {
            self.end_for(&["head"], &[]);
        }
        let parent = self.open.last().copied().unwrap_or_default();
        self.tree.items.push(Item::Text(parent, span));
    }

    fn end(&mut self, name: &str) {
        if self.too_deep > 0 && !tags::is_void(name) {
            self.too_deep -= 1;
            return;
        }
        if self.named.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        let is_block = tags::is_block(name);
        let found = self.open.iter().enumerate().rev().find_map(|(depth, at)| {
            let open = self.tree.element(*at)?;
            // The end of a word's mark closes no block around it.
            (open.name == name).then_some(Some(depth)).or((!is_block && tags::is_block(&open.name)).then_some(None))
        });
        if let Some(Some(depth)) = found.filter(|found| found.is_some_and(|depth| depth > 0)) {
            self.close_to(depth - 1);
        }
    }

    /// Ends the outermost open element of some names, as long as none of `stop` holds it.
    fn end_for(&mut self, names: &[&str], stop: &[&str]) {
        if names.iter().all(|name| self.named.get(*name).is_none_or(|count| *count == 0)) {
            return;
        }
        let mut outermost = None;
        for (depth, at) in self.open.iter().enumerate().skip(1).rev() {
            let Some(open) = self.tree.element(*at) else { continue };
            if stop.contains(&open.name.as_str()) {
                break;
            }
            if names.contains(&open.name.as_str()) {
                outermost = Some(depth);
            }
        }
        if let Some(depth) = outermost {
            self.close_to(depth - 1);
        }
    }

    /// Closes all that is open deeper than `depth`.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth + 1 {
            let Some(at) = self.open.pop() else { return };
            self.tree.items.push(Item::Close(at));
            let end = self.tree.items.len();
            if let Some(element) = self.tree.elements.get_mut(at) {
                element.items.end = end;
                if let Some(count) = self.named.get_mut(&element.name) {
                    *count -= 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The elements with their texts, as brackets.
    fn outline(page: &str) -> String {
        let tree = Tree::of(page);
        let part = |item: &Item| match item {
            Item::Open(0) | Item::Close(0) => String::new(),
            Item::Open(at) => format!("{}(", tree.elements[*at].name),
            Item::Text(_, span) => span.of(page).to_owned(),
            Item::Close(_) => ")".to_owned(),
        };
        tree.items.iter().map(part).collect()
    }

    #[test]
    fn what_is_left_open_is_closed_as_browsers_do() {
        for (page, expected) in [
            ("<p>One<p>Two", "p(One)p(Two)"),
            ("<p>One<div>Two</div>Three", "p(One)div(Two)Three"),
            ("<ul><li>One<li>Two<ul><li>In</ul></ul>", "ul(li(One)li(Twoul(li(In))))"),
            ("<table><tr><td>One<td>Two<tr><td><p>Three</table>", "table(tr(td(One)td(Two))tr(td(p(Three))))"),
            ("<td><p>One<table><tr><td>In</table>Two", "td(p(One)table(tr(td(In)))Two)"),
            ("<b>One<p>Two</b>Three</p>", "b(Onep(TwoThree))"),
            ("</div>One</p></b>", "One"),
            ("One<br>Two<br/>Three<img src=x>", "Onebr()Twobr()Threeimg()"),
            ("<script>if (a < b) '<p>'</script>One", "script(if (a < b) '<p>')One"),
            ("<!-- <p>No --><![CDATA[ no ]]>One<!-- open", "One"),
            ("<title>a < b</title>One", "title(a < b)One"),
            ("<head><title>One</title><p>Two", "head(title(One))p(Two)"),
            ("<head><meta name=x> One", "head(meta()) One"),
        ] {
            assert_eq!(outline(page), expected, "{page}");
        }
    }

    #[test]
    fn nothing_nests_without_end() {
        let page = "<div>".repeat(5_000) + "In" + &"</div>".repeat(5_000) + "<p>Out";
        let outlined = outline(&page);
        assert!(outlined.ends_with(")p(Out)"));
        assert!(Tree::of(&page).elements.len() <= DEEPEST + 3);
    }
}
