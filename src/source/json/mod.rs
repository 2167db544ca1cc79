//! JSON: articles as records, in the words of many programs. One table says which name means what.

mod collection;
mod fields;
mod known;
mod lines;
mod object;
mod record;
mod shape;

pub(super) use collection::collection;
pub(super) use known::{is_known, metadata};
pub(super) use lines::{LONGEST_LINE, Records};
