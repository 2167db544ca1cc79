//! Writing to the terminal: reports to standard output, problems and complaints to standard error.

#![allow(clippy::print_stderr)]

use std::collections::BTreeMap;
use std::io::{self, Write as _};

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

/// Writes to standard output; a reader that went away (`| head`) is no error.
pub(super) fn print(text: &str) -> bool {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_ok()
}

/// One line on standard error.
pub(super) fn complain(message: &str) {
    eprintln!("crosscheck: {message}");
}

/// Problems on standard error, each at its place.
pub(super) fn problems(problems: &[Problem], sources: &BTreeMap<String, String>, page: &Page) {
    eprint!("{}", report::problems(problems, sources, &page.err));
}
