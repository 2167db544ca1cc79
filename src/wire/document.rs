//! Document rows: the header of an article, without its text.

use serde::{Deserialize, Serialize};

use crate::model::{Document, Moment};

/// What is known of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DocumentRow {
    /// Unique in a run.
    pub id: String,
    /// The file it was read from.
    pub path: String,
    /// Who printed it.
    pub publisher: Option<String>,
    /// Who signed it.
    pub byline: Option<String>,
    /// The wire agency whose copy it is.
    pub agency: Option<String>,
    /// When it was published, as ISO date or date and time.
    pub published: Option<String>,
    /// When it was last changed, likewise.
    pub updated: Option<String>,
    /// The headline, from metadata.
    pub title: Option<String>,
    /// Where it was read on the web.
    pub url: Option<String>,
    /// One name for all documents of one origin; null until origins are known.
    pub origin: Option<String>,
    /// Why no rule looked at it: "says none of: Ukraine".
    pub passed_over: Option<String>,
    /// What tells whose copy it is, in a form that only `origin/` reads; rows of `observe` have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sketch: Option<String>,
}

impl DocumentRow {
    /// The document as far as its header goes: it has no text and no blocks. A date that cannot be read is left out.
    pub fn header(&self) -> Document {
        Document {
            id: self.id.clone(),
            path: self.path.clone(),
            text: String::new(),
            in_file: None,
            blocks: Vec::new(),
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            byline: self.byline.clone(),
            agency: self.agency.clone(),
            url: self.url.clone(),
            published: self.published.as_deref().and_then(Moment::parse),
            updated: self.updated.as_deref().and_then(Moment::parse),
        }
    }
}

impl From<&Document> for DocumentRow {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.clone(),
            path: document.path.clone(),
            publisher: document.publisher.clone(),
            byline: document.byline.clone(),
            agency: document.agency.clone(),
            published: document.published.map(|moment| moment.to_string()),
            updated: document.updated.map(|moment| moment.to_string()),
            title: document.title.clone(),
            url: document.url.clone(),
            origin: None,
            passed_over: None,
            sketch: None,
        }
    }
}
