//! The names of fields: what each means, and whose word it is.

use crate::source::metadata::Field;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// What the document is called.
    Id,
    /// The article; read as a page where it is written as one.
    Text,
    /// The article as a piece of a page.
    Markup,
    /// What is known of it.
    Known(Field),
}

/// Ours: what stands in such a field and cannot be understood is told.
pub(super) const OURS: &str = "crosscheck";

const NEWSPAPER: &str = "newspaper3k, newspaper4k";
const TRAFILATURA: &str = "trafilatura";
const NEWS_PLEASE: &str = "news-please";
const NINJS: &str = "ninjs 1, 2 and 3";
const SCHEMA: &str = "schema.org";
const JSON_FEED: &str = "JSON Feed";
const NEWS_API: &str = "NewsAPI";
const WORDPRESS: &str = "WordPress";
const OTHERS: &str = "used by many";

/// Of two names for one meaning the upper goes first, where it holds anything. Names that mean something else in another
/// dialect (a `source` that is an address, a `date` that is a list) are read where what they hold fits.
pub(super) const NAMES: [(Means, &str, &str); 76] = [
    (Means::Id, "id", OURS),
    (Means::Id, "_id", OTHERS),
    (Means::Id, "uuid", OTHERS),
    (Means::Id, "guid", OTHERS),
    (Means::Id, "article_id", OTHERS),
    (Means::Id, "uri", NINJS),
    (Means::Text, "text", OURS),
    (Means::Text, "articleBody", SCHEMA),
    (Means::Text, "maintext", NEWS_PLEASE),
    (Means::Text, "body_text", NINJS),
    (Means::Text, "bodies", NINJS),
    (Means::Markup, "body_xhtml", NINJS),
    (Means::Markup, "body_html", NINJS),
    (Means::Text, "content_text", JSON_FEED),
    (Means::Markup, "content_html", JSON_FEED),
    (Means::Text, "content", WORDPRESS),
    (Means::Text, "body", OTHERS),
    (Means::Text, "full_text", OTHERS),
    (Means::Text, "article_text", OTHERS),
    (Means::Markup, "article_html", NEWSPAPER),
    (Means::Text, "raw_text", TRAFILATURA),
    (Means::Known(Field::Title), "title", OURS),
    (Means::Known(Field::Title), "headline", SCHEMA),
    (Means::Known(Field::Title), "headlines", NINJS),
    (Means::Known(Field::Title), "name", SCHEMA),
    (Means::Known(Field::Publisher), "publisher", OURS),
    (Means::Known(Field::Publisher), "sitename", TRAFILATURA),
    (Means::Known(Field::Publisher), "site_name", OTHERS),
    (Means::Known(Field::Publisher), "meta_site_name", NEWSPAPER),
    (Means::Known(Field::Publisher), "publication", OTHERS),
    (Means::Known(Field::Publisher), "outlet", OTHERS),
    (Means::Known(Field::Publisher), "newspaper", OTHERS),
    (Means::Known(Field::Publisher), "copyrightholder", NINJS),
    (Means::Known(Field::Publisher), "provider", NINJS),
    (Means::Known(Field::Publisher), "infosources", NINJS),
    (Means::Known(Field::Publisher), "source", NEWS_API),
    (Means::Known(Field::Publisher), "source_name", OTHERS),
    (Means::Known(Field::Publisher), "source-hostname", TRAFILATURA),
    (Means::Known(Field::Publisher), "hostname", TRAFILATURA),
    (Means::Known(Field::Publisher), "source_domain", NEWS_PLEASE),
    (Means::Known(Field::Publisher), "site", OTHERS),
    (Means::Known(Field::Byline), "byline", OURS),
    (Means::Known(Field::Byline), "author", SCHEMA),
    (Means::Known(Field::Byline), "authors", NEWSPAPER),
    (Means::Known(Field::Byline), "by", NINJS),
    (Means::Known(Field::Byline), "creator", SCHEMA),
    (Means::Known(Field::Agency), "agency", OURS),
    (Means::Known(Field::Agency), "sourceOrganization", SCHEMA),
    (Means::Known(Field::Url), "url", OURS),
    (Means::Known(Field::Url), "link", WORDPRESS),
    (Means::Known(Field::Url), "canonical_link", NEWSPAPER),
    (Means::Known(Field::Url), "canonical_url", OTHERS),
    (Means::Known(Field::Url), "mainEntityOfPage", SCHEMA),
    (Means::Known(Field::Url), "permalink", OTHERS),
    (Means::Known(Field::Url), "source", TRAFILATURA),
    (Means::Known(Field::Published), "published", OURS),
    (Means::Known(Field::Published), "datePublished", SCHEMA),
    (Means::Known(Field::Published), "date_published", JSON_FEED),
    (Means::Known(Field::Published), "publishedAt", NEWS_API),
    (Means::Known(Field::Published), "published_at", OTHERS),
    (Means::Known(Field::Published), "publish_date", NEWSPAPER),
    (Means::Known(Field::Published), "date_publish", NEWS_PLEASE),
    (Means::Known(Field::Published), "publication_date", OTHERS),
    (Means::Known(Field::Published), "pubDate", OTHERS),
    (Means::Known(Field::Published), "pub_date", OTHERS),
    (Means::Known(Field::Published), "firstcreated", NINJS),
    (Means::Known(Field::Published), "versioncreated", NINJS),
    (Means::Known(Field::Published), "date_gmt", WORDPRESS),
    (Means::Known(Field::Published), "date", TRAFILATURA),
    (Means::Known(Field::Published), "dateCreated", SCHEMA),
    (Means::Known(Field::Updated), "updated", OURS),
    (Means::Known(Field::Updated), "dateModified", SCHEMA),
    (Means::Known(Field::Updated), "date_modified", JSON_FEED),
    (Means::Known(Field::Updated), "updated_at", OTHERS),
    (Means::Known(Field::Updated), "modified", WORDPRESS),
    (Means::Known(Field::Updated), "versioncreated", NINJS),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_a_thing_once_and_each_thing_has_a_name_of_ours() {
        for (at, (means, name, dialect)) in NAMES.iter().enumerate() {
            assert!(!dialect.is_empty());
            assert!(!NAMES[..at].iter().any(|(other, known, _)| other == means && known == name), "{name}");
        }
        for field in Field::ALL {
            let (_, name, dialect) = NAMES.iter().find(|row| row.0 == Means::Known(field)).unwrap();
            assert_eq!((*name, *dialect), (field.name(), OURS));
        }
    }
}
