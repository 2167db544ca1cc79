//! One article in every dress that newsrooms and archives keep it in.

use std::fmt::Write as _;
use std::io::Write as _;

use crosscheck::model::{Document, Section};
use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use serde_json::{Value, json};

/// An article in its parts, as a newsroom has it before it is put into a format.
pub(crate) struct Article {
    pub(crate) document: Document,
    pub(crate) headline: Option<String>,
    /// With their sections, white space folded.
    pub(crate) paragraphs: Vec<(Section, String)>,
}

impl Article {
    pub(crate) fn of(document: Document) -> Self {
        let folded = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut headline = None;
        let mut paragraphs = Vec::new();
        for block in &document.blocks {
            let words = folded(block.span.of(&document.text));
            match block.section {
                Section::Headline => headline = Some(words),
                section => paragraphs.push((section, words)),
            }
        }
        Self { document, headline, paragraphs }
    }

    /// Paragraphs parted by blank lines, the headline first.
    fn lines(&self) -> String {
        let all = self.headline.iter().chain(self.paragraphs.iter().map(|(_, words)| words));
        all.cloned().collect::<Vec<_>>().join("\n\n")
    }

    fn published(&self) -> Option<String> {
        self.document.published.map(|at| at.to_string())
    }

    /// What is known of it, by our names.
    pub(crate) fn known(&self) -> impl Iterator<Item = (&'static str, String)> {
        let document = &self.document;
        let known = [
            ("title", self.headline.clone()),
            ("publisher", document.publisher.clone()),
            ("byline", document.byline.clone()),
            ("agency", document.agency.clone()),
            ("url", document.url.clone()),
            ("published", self.published()),
        ];
        known.into_iter().filter_map(|(name, value)| Some((name, value?)))
    }

    /// The same without the headline, which many programs keep apart.
    fn body(&self) -> String {
        self.paragraphs.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    /// Paragraphs as a piece of a page.
    fn markup(&self) -> String {
        let tag = |(section, words): &(Section, String)| match section {
            Section::Caption => {
                format!("<figure><img src=\"p-99.jpg\"><figcaption>{}</figcaption></figure>\n", escaped(words))
            }
            _ => format!("<p>{}</p>\n", marked(words)),
        };
        self.paragraphs.iter().map(tag).collect()
    }
}

/// A dress: its extension, whether what is known stands beside the file, and how it is put on.
pub(crate) type Dress = (&'static str, bool, fn(&Article) -> Vec<u8>);

pub(crate) const DRESSES: [Dress; 17] = [
    ("txt", true, |article| article.lines().into_bytes()),
    ("utf16.txt", true, |article| utf16(&article.lines())),
    ("txt.gz", true, |article| gzip(article.lines().as_bytes())),
    ("txt.zst", true, |article| zstandard(article.lines().as_bytes())),
    ("md", false, markdown),
    ("html", false, |article| blog(article).into_bytes()),
    ("html.gz", false, |article| gzip(blog(article).as_bytes())),
    ("components.html", false, |article| components(article).into_bytes()),
    ("htm", false, old_table),
    ("utf16.html", false, |article| utf16(&components(article))),
    ("trafilatura.json", false, |article| trafilatura(article).to_string().into_bytes()),
    ("newspaper.json", false, |article| serde_json::to_vec_pretty(&[newspaper(article)]).unwrap()),
    ("ninjs.json", false, |article| ninjs(article).to_string().into_bytes()),
    ("schema.json", false, |article| utf16(&schema(article).to_string())),
    ("feed.json", false, |article| json!({"version": "1", "items": [feed(article)]}).to_string().into_bytes()),
    ("jsonl", false, |article| format!("{}\n", ours(article)).into_bytes()),
    ("jsonl.zst", false, |article| zstandard(ours(article).to_string().as_bytes())),
];

/// Records of all dialects in turn, each with the id that the article has elsewhere: of equal words those in the first
/// document are shown, by its id.
pub(crate) fn record(article: &Article, at: usize) -> Value {
    let mut record = [trafilatura, newspaper, ninjs, schema, feed, ours][at % 6](article);
    record["id"] = json!(article.document.id);
    record
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zstandard(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Words as programs mangle them: references, marks inside, lines broken anywhere.
fn marked(words: &str) -> String {
    let mut out = String::new();
    for (at, word) in words.split(' ').enumerate() {
        let word = escaped(word).replace('“', "&ldquo;").replace('”', "&#8221;").replace('’', "&#x2019;");
        let gap = [" ", "\n    ", " ", "\t"][at % 4];
        let gap = if at == 0 { "" } else { gap };
        let marked = match at % 5 {
            2 => format!("{gap}<b>{word}</b>"),
            3 => format!("{gap}<a href=\"/tags/1{at}\" title=\"12 > 11\">{word}</a><!-- 77 -->"),
            _ => format!("{gap}{word}"),
        };
        out.push_str(&marked);
    }
    out
}

fn markdown(article: &Article) -> Vec<u8> {
    let mut head = String::from("---\nlayout: story\n");
    for (name, value) in article.known() {
        writeln!(head, "{name}: {}", json!(value)).unwrap();
    }
    let body: Vec<&str> = article.paragraphs.iter().map(|(_, words)| words.as_str()).collect();
    format!("{head}---\n\n{}\n", body.join("\n\n")).into_bytes()
}

/// A page with its metadata as JSON-LD, the headline beside the body.
fn blog(article: &Article) -> String {
    let headline = article
        .headline
        .as_ref()
        .map_or_else(String::new, |words| format!("<h1 class=entry-title>{}</h1>", marked(words)));
    let linked = schema(article).to_string().replace('<', "\\u003c");
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>{title}</title>\
         <script type=\"application/ld+json\">{linked}</script></head>\n\
         <body class=\"single has-sidebar\"><nav><ul><li><a href=/>Home</a></ul></nav>\n\
         <article class=\"post category-news\"><header>{headline}<p class=byline>By <b>Somebody</b>, 3 hours ago</p></header>\n\
         <div class=entry-content>{body}<div class=sharedaddy><p>Shared 1,204 times.</p></div></div></article>\n\
         <aside><p>Seven other stories of 1999 that you may like.</p></aside>\n\
         <div id=comments><p>I counted 600 of them, whatever the paper says. Nobody ever listens to those who were there.</p></div>\n\
         <footer>Copyright 1999-2025</footer></body></html>",
        title = escaped(article.headline.as_deref().unwrap_or("News")),
        body = article.markup(),
    )
}

/// A page with its metadata in tags, each paragraph in a box of its own and nothing that is called an article.
fn components(article: &Article) -> String {
    let document = &article.document;
    let known = [
        ("og:site_name", document.publisher.clone()),
        ("author", document.byline.clone()),
        ("article:published_time", article.published()),
    ];
    let tag = |(name, value): (&str, Option<String>)| {
        value.map_or_else(String::new, |value| format!("<meta property=\"{name}\" content=\"{}\">\n", escaped(&value)))
    };
    let known: String = known.into_iter().map(tag).collect();
    let url = document.url.as_ref().map_or_else(String::new, |url| format!("<link rel=canonical href=\"{url}\">"));
    let agency = document.agency.as_ref().map_or_else(String::new, |agency| {
        format!(
            "<script type='application/ld+json'>{}</script>",
            json!({"@type": "Article", "sourceOrganization": {"name": agency}})
        )
    });
    let headline =
        article.headline.as_ref().map_or_else(String::new, |words| format!("<div><h1>{}</h1></div>", marked(words)));
    let body = article.markup().replace("<p>", "<div data-component=text-block><p>").replace("</p>", "</p></div>");
    format!(
        "<html><head>{known}{url}{agency}</head><body><div class=wrap><div class=x1><a href=/>Home</a></div>\n\
         {headline}<div class=x2>{body}</div>\n<div class=x3><ul><li><a href=/7>7 more stories</a></ul></div></div></body></html>"
    )
}

/// A page of the last century: tables, line breaks, an encoding of its own.
fn old_table(article: &Article) -> Vec<u8> {
    let document = &article.document;
    let known =
        [("publisher", document.publisher.clone()), ("author", document.byline.clone()), ("date", article.published())];
    let known = known.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let known: String = known
        .map(|(name, value)| format!("<META NAME={name} CONTENT=\"{}\">\n", escaped(&value)))
        .collect::<Vec<_>>()
        .concat();
    let url = document.url.as_ref().map_or_else(String::new, |url| format!("<link rel=canonical href=\"{url}\">"));
    let agency = document.agency.as_ref().map_or_else(String::new, |agency| {
        format!(
            "<script type='application/ld+json'>{}</script>",
            json!({"@type": "Article", "sourceOrganization": [agency]})
        )
    });
    let headline = article.headline.as_deref().unwrap_or("News");
    let body: Vec<String> = article.paragraphs.iter().map(|(_, words)| marked(words)).collect();
    let page = format!(
        "<HTML><HEAD><META CHARSET=windows-1252>{known}{url}{agency}<TITLE>{headline}</TITLE>\n<BODY><TABLE><TR><TD><A HREF=/>Home</A>\n\
         <TD><FONT SIZE=5>{shown}</FONT><BR><BR>{body}\n<TR><TD COLSPAN=2>Copyright 1999</TABLE>",
        headline = escaped(headline),
        shown = article.headline.as_ref().map_or_else(String::new, |words| escaped(words)),
        body = body.join("<BR>\n<BR>"),
    );
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&page);
    bytes.into_owned()
}

fn trafilatura(article: &Article) -> Value {
    let document = &article.document;
    json!({
        "title": article.headline, "author": document.byline, "hostname": "news.example", "date": article.published(),
        "fingerprint": "9a3f", "id": null, "license": null, "comments": "12 comments", "raw_text": "One 1 two 2", "language": null,
        "text": article.lines(), "source": document.url, "source-hostname": "news.example", "sitename": document.publisher,
        "excerpt": null, "categories": "", "tags": "12;13", "agency": document.agency, "url": document.url,
    })
}

fn newspaper(article: &Article) -> Value {
    let document = &article.document;
    json!({
        "url": document.url, "source_url": "https://news.example", "title": article.headline, "text": article.body(),
        "authors": document.byline.as_ref().map(|name| vec![name]), "publish_date": article.published(), "keywords": ["12"],
        "meta_site_name": document.publisher, "meta_data": {"og": {"title": "Other"}}, "is_parsed": true, "summary": "12 ships.",
        "agency": document.agency, "article_html": "<p>12</p>",
    })
}

fn ninjs(article: &Article) -> Value {
    let document = &article.document;
    json!({
        "type": "text", "urgency": 3, "versioncreated": article.published(),
        "headlines": article.headline.as_ref().map(|words| json!([{"role": "main", "value": words}])),
        "body_xhtml": article.markup(),
        "byline": document.byline, "provider": {"name": document.publisher}, "agency": document.agency,
        "altids": [{"value": "12"}], "url": document.url,
    })
}

fn schema(article: &Article) -> Value {
    let document = &article.document;
    let published = article.published();
    json!({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": article.headline, "articleBody": article.lines(),
        "author": document.byline.as_ref().map(|name| json!([{"@type": "Person", "name": name}])), "datePublished": published,
        "publisher": document.publisher.as_ref().map(|name| json!({"@type": "Organization", "name": name})), "url": document.url,
        "sourceOrganization": document.agency.as_ref().map(|name| json!({"name": name})), "wordCount": 12,
    })
}

fn feed(article: &Article) -> Value {
    let document = &article.document;
    let headline = article.headline.as_ref().map_or_else(String::new, |words| format!("<h1>{}</h1>", marked(words)));
    json!({
        "url": document.url, "title": article.headline, "content_html": headline + &article.markup(), "date_published": article.published(),
        "authors": document.byline.as_ref().map(|name| json!([{"name": name}])), "publisher": document.publisher, "agency": document.agency,
    })
}

fn ours(article: &Article) -> Value {
    let document = &article.document;
    json!({
        "title": article.headline, "text": article.lines(), "publisher": document.publisher, "byline": document.byline,
        "agency": document.agency, "url": document.url, "published": article.published(),
    })
}
