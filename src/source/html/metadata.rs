//! What a page says of its article: in JSON for search engines, in tags for networks and libraries, in its elements.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::references;
use super::tree::{Element, Tree};
use crate::model::Span;
use crate::source::json;
use crate::source::metadata::{Field, Metadata};
use crate::source::words::run_together;

/// Where a field may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// `<meta name=… content=…>`, or `property`.
    Meta(&'static str),
    /// `itemprop`, of a tag or of an element with its words.
    Prop(&'static str),
    /// `<link rel=… href=…>`.
    Link(&'static str),
    /// `<a rel=…>` with its words.
    Anchor(&'static str),
    /// `<time datetime=…>`, the first of the page.
    Time,
    /// `<title>`.
    Title,
}

/// Each field where it may stand, the most trusted first. What JSON-LD says goes before all of these.
const TABLE: [(Field, Stands); 50] = [
    (Field::Title, Stands::Meta("og:title")),
    (Field::Title, Stands::Prop("headline")),
    (Field::Title, Stands::Meta("twitter:title")),
    (Field::Title, Stands::Meta("parsely-title")),
    (Field::Title, Stands::Meta("sailthru.title")),
    (Field::Title, Stands::Meta("dc.title")),
    (Field::Title, Stands::Meta("dcterms.title")),
    (Field::Title, Stands::Title),
    (Field::Publisher, Stands::Meta("og:site_name")),
    (Field::Publisher, Stands::Prop("publisher")),
    (Field::Publisher, Stands::Meta("publisher")),
    (Field::Publisher, Stands::Meta("dc.publisher")),
    (Field::Publisher, Stands::Meta("dcterms.publisher")),
    (Field::Publisher, Stands::Meta("citation_publisher")),
    (Field::Publisher, Stands::Meta("application-name")),
    (Field::Publisher, Stands::Meta("apple-mobile-web-app-title")),
    (Field::Byline, Stands::Meta("author")),
    (Field::Byline, Stands::Meta("article:author")),
    (Field::Byline, Stands::Meta("parsely-author")),
    (Field::Byline, Stands::Meta("sailthru.author")),
    (Field::Byline, Stands::Meta("dc.creator")),
    (Field::Byline, Stands::Meta("dcterms.creator")),
    (Field::Byline, Stands::Meta("byl")),
    (Field::Byline, Stands::Prop("author")),
    (Field::Byline, Stands::Anchor("author")),
    (Field::Url, Stands::Link("canonical")),
    (Field::Url, Stands::Meta("og:url")),
    (Field::Url, Stands::Meta("parsely-link")),
    (Field::Published, Stands::Meta("article:published_time")),
    (Field::Published, Stands::Meta("og:article:published_time")),
    (Field::Published, Stands::Prop("datePublished")),
    (Field::Published, Stands::Meta("parsely-pub-date")),
    (Field::Published, Stands::Meta("sailthru.date")),
    (Field::Published, Stands::Meta("dcterms.issued")),
    (Field::Published, Stands::Meta("dc.date.issued")),
    (Field::Published, Stands::Meta("dcterms.created")),
    (Field::Published, Stands::Meta("dc.date")),
    (Field::Published, Stands::Meta("dcterms.date")),
    (Field::Published, Stands::Meta("publish-date")),
    (Field::Published, Stands::Meta("publishdate")),
    (Field::Published, Stands::Meta("pubdate")),
    (Field::Published, Stands::Meta("citation_publication_date")),
    (Field::Published, Stands::Meta("date")),
    (Field::Published, Stands::Time),
    (Field::Updated, Stands::Meta("article:modified_time")),
    (Field::Updated, Stands::Meta("og:updated_time")),
    (Field::Updated, Stands::Prop("dateModified")),
    (Field::Updated, Stands::Meta("dcterms.modified")),
    (Field::Updated, Stands::Meta("lastmod")),
    (Field::Updated, Stands::Meta("last-modified")),
];

/// What schema.org calls what is an article.
const ARTICLES: [&str; 13] = [
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "LiveBlogPosting",
    "BlogPosting",
    "Report",
    "SocialMediaPosting",
    "TechArticle",
];

/// What is known of the article of a page.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) metadata: Metadata,
    /// Every title the page has.
    pub(super) titles: Vec<String>,
    /// A date that cannot be read, where no other can: what is wrong with it, and where it stands in the page.
    pub(super) wrong: Vec<(Field, String, Span)>,
}

pub(super) fn told(tree: &Tree<'_>) -> Told {
    let mut told = Told::default();
    let mut wrong: BTreeMap<usize, (Field, String, Span)> = BTreeMap::new();
    if let Some((article, span)) = linked_data(tree) {
        let (metadata, messages) = json::metadata(&article);
        told.titles.extend(metadata.title.clone());
        told.metadata = metadata;
        for (field, message) in messages {
            wrong.entry(field as usize).or_insert((field, message, span));
        }
    }
    let stands = standing(tree);
    for (field, place) in TABLE {
        for (words, span) in
            stands.iter().filter(|(known, _, _)| *known == place).map(|(_, words, span)| (words, *span))
        {
            let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            if field == Field::Title {
                told.titles.push(words.clone());
            }
            // An address is no name, and a name is no address.
            if words.is_empty() || words.contains("://") != (field == Field::Url) || told.metadata.has(field) {
                continue;
            }
            let words = if field == Field::Byline { words.strip_prefix("By ").unwrap_or(&words) } else { &words };
            if let Err(message) = told.metadata.set(field, words) {
                wrong.entry(field as usize).or_insert((field, message, span));
            }
        }
    }
    let site = site_names(&told.metadata);
    told.metadata.title = told.metadata.title.take().map(|title| without_site(&title, &site).to_owned());
    let parts: Vec<String> = told.titles.iter().flat_map(|title| parts(title)).collect();
    told.titles.extend(parts);
    told.wrong = wrong.into_values().filter(|(field, _, _)| !told.metadata.has(*field)).collect();
    told
}

/// Everything of a page that the table could ask for, in its order.
fn standing(tree: &Tree<'_>) -> Vec<(Stands, String, Span)> {
    let mut found = Vec::new();
    for (at, element) in tree.elements.iter().enumerate().skip(1) {
        let attribute = |name: &str| element.attribute(name).map(|it| (it.value.clone(), it.span));
        let words = || {
            let words: String = tree.texts(at).map(|text| references::words(tree.page, text)).collect();
            let first = tree.texts(at).next().unwrap_or_default();
            (words, first)
        };
        let mut put = |stands: &dyn Fn(&Stands) -> bool, held: &dyn Fn() -> (String, Span)| {
            if let Some((_, stands)) = TABLE.iter().find(|(_, place)| stands(place)) {
                let (words, span) = held();
                found.push((*stands, words, span));
            }
        };
        match element.name.as_str() {
            "meta" => {
                let Some(content) = attribute("content") else { continue };
                for name in ["property", "name"].map(|name| element.value(name).to_ascii_lowercase()) {
                    put(&|place| matches!(place, Stands::Meta(known) if *known == name), &|| content.clone());
                }
            }
            "link" => {
                let Some(href) = attribute("href") else { continue };
                put(&|place| matches!(place, Stands::Link(rel) if *rel == element.value("rel")), &|| href.clone());
            }
            "a" => put(&|place| matches!(place, Stands::Anchor(rel) if has_word(element, "rel", rel)), &words),
            // A drawing has titles of its own.
            "title" if !tree.around(element.parent).any(|(_, around)| around.name == "svg") => {
                put(&|place| *place == Stands::Title, &words);
            }
            "time" => {
                if let Some(datetime) = attribute("datetime") {
                    put(&|place| *place == Stands::Time, &|| datetime.clone());
                }
            }
            _ => {}
        }
        if element.attribute("itemprop").is_some() {
            let held = || {
                let own = attribute("content").or_else(|| attribute("datetime"));
                own.or_else(|| name_of(tree, at)).unwrap_or_else(words)
            };
            put(&|place| matches!(place, Stands::Prop(name) if has_word(element, "itemprop", name)), &held);
        }
    }
    found
}

fn has_word(element: &Element, attribute: &str, word: &str) -> bool {
    element.value(attribute).split_ascii_whitespace().any(|known| known == word)
}

/// The name of a thing that is described by elements in its own.
fn name_of(tree: &Tree<'_>, at: usize) -> Option<(String, Span)> {
    tree.element(at)?.attribute("itemscope")?;
    let within = tree.element(at)?.items.clone();
    let inside = tree.elements.iter().enumerate().skip(at + 1);
    let (at, name) = inside
        .take_while(|(_, element)| within.contains(&element.items.start))
        .find(|(_, element)| has_word(element, "itemprop", "name"))?;
    if let Some(content) = name.attribute("content") {
        return Some((content.value.clone(), content.span));
    }
    let words: String = tree.texts(at).map(|text| references::words(tree.page, text)).collect();
    Some((words, tree.texts(at).next().unwrap_or_default()))
}

/// What is known by the JSON-LD of a page of its article, with the span of its script.
fn linked_data(tree: &Tree<'_>) -> Option<(Map<String, Value>, Span)> {
    let mut all: Vec<(Map<String, Value>, Span)> = Vec::new();
    for (at, element) in tree.elements.iter().enumerate().filter(|(_, element)| element.name == "script") {
        if !element.value("type").to_ascii_lowercase().contains("ld+json") {
            continue;
        }
        let Some(span) = tree.texts(at).next() else { continue };
        let json = span.of(tree.page).trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        // A script that is no JSON says nothing, and what it would say stands elsewhere, too.
        if let Ok(value) = serde_json::from_str::<Value>(json) {
            objects(value, span, &mut all);
        }
    }
    let is_article = |object: &Map<String, Value>| {
        let types = match object.get("@type") {
            Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(name)) => vec![name.as_str()],
            _ => Vec::new(),
        };
        let last = |name: &str| name.rsplit(['/', ':']).next().unwrap_or_default().to_owned();
        types.iter().any(|name| ARTICLES.contains(&last(name).as_str()))
    };
    let (article, span) = all.iter().find(|(object, _)| is_article(object))?;
    let mut named: BTreeMap<&str, &Value> = BTreeMap::new();
    for (object, _) in &all {
        if let (Some(id), Some(name)) = (id_of(object), object.get("name")) {
            named.entry(id).or_insert(name);
        }
    }
    let fields = article.iter().filter(|(name, _)| json::is_known(name));
    Some((fields.map(|(name, value)| (name.clone(), with_names(value, &named))).collect(), *span))
}

fn id_of(object: &Map<String, Value>) -> Option<&str> {
    object.get("@id").and_then(Value::as_str)
}

/// The value of a field with the names of the things that it only refers to, each once, so that no page grows by it.
fn with_names(value: &Value, named: &BTreeMap<&str, &Value>) -> Value {
    let mut put = BTreeSet::new();
    let mut with_name = |mention: &Value| {
        let object = mention.as_object().filter(|object| !object.contains_key("name"));
        match object.and_then(id_of).and_then(|id| Some((id, *named.get(id)?))) {
            Some((id, name)) if put.insert(id.to_owned()) => json!({"name": name}),
            Some(_) => Value::Null,
            None => mention.clone(),
        }
    };
    match value {
        Value::Array(list) => list.iter().map(with_name).collect(),
        other => with_name(other),
    }
}

/// The objects of a value: itself, those of a list, those of a graph.
fn objects(value: Value, span: Span, all: &mut Vec<(Map<String, Value>, Span)>) {
    match value {
        Value::Array(list) => list.into_iter().for_each(|value| objects(value, span, all)),
        Value::Object(mut object) => {
            let graph = object.remove("@graph");
            all.push((object, span));
            if let Some(graph) = graph {
                objects(graph, span, all);
            }
        }
        _ => {}
    }
}

/// What a title may have beside it that is the site's name: the publisher, the host of the address.
pub(super) fn site_names(metadata: &Metadata) -> Vec<String> {
    let host = metadata.url.as_deref().and_then(|url| {
        let host = url.split_once("://")?.1.split('/').next()?;
        Some(host.strip_prefix("www.").unwrap_or(host))
    });
    let bare = host.and_then(|host| host.rsplit_once('.')).map(|(name, _)| name);
    let names = metadata.publisher.as_deref().into_iter().chain(host).chain(bare);
    let names = names.map(run_together).filter(|name| !name.is_empty());
    names.flat_map(|name| [name.strip_prefix("the").unwrap_or(&name).to_owned(), format!("the{name}"), name]).collect()
}

/// What may stand between a title and the site's name.
const MARKS: [&str; 8] = [" | ", " - ", " – ", " — ", " · ", " » ", " :: ", ": "];

/// The longer parts of a title: a line of the page that says one is its headline, whoever the other is of.
fn parts(title: &str) -> Vec<String> {
    const WORDS: usize = 3;
    let cut = MARKS
        .iter()
        .flat_map(|mark| [title.rsplit_once(mark).map(|cut| cut.0), title.split_once(mark).map(|cut| cut.1)]);
    let long = cut.flatten().filter(|part| part.split_whitespace().count() >= WORDS);
    long.map(|part| part.trim().to_owned()).collect()
}

/// A title without the site's name at its end or head.
fn without_site<'t>(title: &'t str, site: &[String]) -> &'t str {
    let is_site = |part: &str| site.contains(&run_together(part));
    for mark in MARKS {
        match (title.rsplit_once(mark), title.split_once(mark)) {
            (Some((rest, last)), _) if is_site(last) => return without_site(rest.trim(), site),
            (_, Some((first, rest))) if is_site(first) => return without_site(rest.trim(), site),
            _ => {}
        }
    }
    title
}
