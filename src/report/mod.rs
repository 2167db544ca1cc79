//! Renderers: from the rows of a report to text, one file a format.
//!
//! A renderer sees rows and nothing else: it reads no file, and what an article says is data to it, shown and never
//! acted upon.

mod cells;
mod csv;
mod decisions;
mod difference;
mod documents;
mod excerpt;
mod explanation;
mod finding;
mod format;
mod github;
mod html;
mod json;
mod junit;
mod markdown;
mod markup;
mod matrix;
mod options;
mod page;
mod palette;
mod percent;
mod problems;
mod review;
mod safe;
mod sarif;
mod sentence;
mod shared;
mod test_run;
mod text;
mod urgency;
mod values;
mod width;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use decisions::decisions;
pub use explanation::explanation;
pub use format::{Format, Formats};
pub use html::{Desk, html_page};
pub use json::json;
pub use options::Options;
pub use page::counted;
pub use problems::problems;
pub use safe::safe;
pub use test_run::{change, entries, test_run};
pub use values::values;
pub use width::wrap;
