//! Pages of the web: the article without what stands around it, each of its characters with its bytes in the page.
//!
//! `tree` reads tags into elements, `passages` makes paragraphs of them, `content` says which are the article, `metadata`
//! what the page tells of it. The names that publishers use stand in `tags`, `names` and `metadata` as tables.

mod charset;
mod content;
mod metadata;
mod names;
mod page;
mod passages;
mod references;
mod tags;
mod tree;

pub(super) use charset::declared;
pub(super) use page::{fragment, is_markup, page};
pub(super) use references::decoded;
