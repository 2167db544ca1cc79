//! `examples`: texts, and what the fact finds in them.

use super::nearest::{listed, nearest};
use super::rules::{Ask, Example, Expected};
use super::sheet::{Sheet, each, text_of, texts};
use crate::model::Moment;
use crate::yaml::{Data, Node};

impl Sheet<'_> {
    /// The examples of a fact.
    pub(super) fn examples(&mut self, fact: &Node, ask: &Ask) -> Vec<Example> {
        let maps = each(fact.get("examples")).iter().filter(|item| matches!(item.data, Data::Map(_)));
        maps.filter_map(|item| self.example(item, ask)).collect()
    }

    fn example(&mut self, node: &Node, ask: &Ask) -> Option<Example> {
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
        let finds = self.finds(node.get("finds")?, ask);
        let (_, text) = text_of(node, "text")?;
        Some(Example {
            text: self.filled(text),
            title: text_of(node, "title").map(|(_, text)| self.filled(text)),
            published,
            finds,
            file: self.file,
            span: node.span,
        })
    }

    fn finds(&mut self, node: &Node, ask: &Ask) -> Expected {
        let values: Vec<String> = texts(Some(node)).map(|(_, text)| text.to_owned()).collect();
        if let Some((place, _)) = texts(Some(node)).find(|(_, text)| *text == "nothing") {
            if values.len() > 1 {
                let help = Some("write `finds: nothing`, or the values alone".to_owned());
                self.faults.error(place.span, "`nothing` stands beside other values", help);
            }
            return Expected::Nothing;
        }
        if let Ask::Label { labels, phrases } = ask {
            let known = || labels.iter().map(|label| label.name.as_str());
            for (place, text) in texts(Some(node)) {
                // A label may be denied: "not refuses".
                let bare = text.strip_prefix("not ").unwrap_or(text);
                if phrases.is_empty() && !known().any(|label| label == text || label == bare) {
                    let help = nearest(text, known()).map(|meant| format!("did you mean `{meant}`?"));
                    let message = format!("`{text}` is none of the labels {}", listed(known()));
                    self.faults.error(place.span, message, help);
                }
            }
        }
        Expected::Values(values)
    }
}
