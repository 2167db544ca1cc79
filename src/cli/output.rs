//! Writing to the terminal: reports to standard output, problems and complaints to standard error.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use serde::Serialize;

use super::Outcome;
use super::args::PageArgs;
use crate::model::Problem;
use crate::report::{self, Options};

/// Columns where there is no terminal to ask.
const WIDTH: usize = 100;

/// How pages for people look, on either stream.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub(super) out: Options,
    pub(super) err: Options,
}

impl Page {
    /// As the arguments, the terminal and `NO_COLOR` say.
    pub(super) fn of(args: &PageArgs) -> Self {
        let columns = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = args.width.or_else(columns).unwrap_or(WIDTH);
        let color = |choice: anstream::ColorChoice| !matches!(choice, anstream::ColorChoice::Never);
        let page = |color| Options { width, color, unicode: true, verbose: args.verbose };
        Self {
            out: page(color(anstream::AutoStream::choice(&io::stdout()))),
            err: page(color(anstream::AutoStream::choice(&io::stderr()))),
        }
    }
}

/// Writes to standard output. What comes of a failure, [`ended`] says.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints rows as JSON where that is the format, and otherwise as a page for people.
pub(super) fn rows<T: Serialize>(rows: &T, format: &str, page: impl FnOnce(&T) -> String) -> io::Result<()> {
    print(&if format == "json" { report::json(rows) } else { page(rows) })
}

/// How a command ends whose output was `written` so. A reader that went away (`| head`) has had enough, and what was
/// found until then stands; after any other failure the output is not whole, and nobody may take it for whole.
pub(super) fn ended(written: &io::Result<()>, outcome: Outcome) -> Outcome {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("failed to write to standard output: {error}"));
            Outcome::Unable
        }
        _ => outcome,
    }
}

/// One line on standard error.
pub(super) fn complain(message: &str) {
    say(&format!("crosscheck: {message}\n"));
}

/// Problems on standard error, each at its place.
pub(super) fn problems(problems: &[Problem], sources: &BTreeMap<String, String>, page: &Page) {
    say(&report::problems(problems, sources, &page.err));
}

/// Writes to standard error; where that fails there is nobody left to tell.
fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
