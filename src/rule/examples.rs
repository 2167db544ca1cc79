//! `examples`: texts, and what the fact finds in them.

use super::finds::Asked;
use super::rules::{Ask, Example};
use super::sheet::{Sheet, text_of};
use crate::model::Moment;
use crate::yaml::{Data, Node, each};

impl Sheet<'_> {
    /// The examples of a fact.
    pub(super) fn examples(&mut self, fact: &Node, ask: &Ask, by: &[String]) -> Vec<Example> {
        let maps = each(fact.get("examples")).iter().filter(|item| matches!(item.data, Data::Map(_)));
        maps.filter_map(|item| self.example(item, ask, by)).collect()
    }

    fn example(&mut self, node: &Node, ask: &Ask, by: &[String]) -> Option<Example> {
        if node.get("text").is_none() {
            let help = Some("add `text: …`, a sentence as a paper would print it".to_owned());
            self.faults.error(node.span, "this example has no `text`", help);
        }
        if node.get("finds").is_none() {
            let help = "add `finds: nothing`, or the values: `finds: about 2 h`";
            self.faults.error(node.span, "this example does not say what it finds", Some(help.to_owned()));
        }
        let published = text_of(node, "published").and_then(|(place, text)| {
            let moment = Moment::parse(text);
            if moment.is_none() {
                let help = "write it as 2025-03-18 or 2025-03-18T14:00Z".to_owned();
                self.faults.error(place.span, format!("`{text}` is no date"), Some(help));
            }
            moment
        });
        let text = text_of(node, "text").map(|(_, text)| self.filled(text));
        let title = text_of(node, "title").map(|(_, text)| self.filled(text));
        let words = [title.as_deref(), text.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("\n");
        let finds = self.finds(node.get("finds")?, &Asked { ask, by, words });
        Some(Example { text: text?, title, published, finds, file: self.file, span: node.span })
    }
}
