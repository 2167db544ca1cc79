//! Plain data that every step shares: documents, values, observations, findings, problems.
//!
//! Nothing here reads, matches or compares. Each file is one idea.

mod decision;
mod document;
mod finding;
mod hedge;
mod interval;
mod kind;
mod moment;
mod nearest;
mod observation;
mod places;
mod problem;
mod span;
mod value;

pub use decision::Decision;
pub use document::{Block, Document, Section};
pub use finding::{Finding, Gap, Severity, Verdict, Version};
pub use hedge::Hedge;
pub use interval::{DAY, Interval, Range};
pub use kind::Kind;
pub use moment::Moment;
pub use nearest::{listed, nearest};
pub use observation::{Absence, AsOf, Breach, Key, Observation, Snippet, Speaker, Stance};
pub use places::{Places, Stretch, Width};
pub use problem::{Place, Problem};
pub use span::Span;
pub use value::Value;
