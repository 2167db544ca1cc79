//! How far a long run has come, on standard error, for a person who waits at a terminal.
//!
//! Nothing of it is ever part of the output: it is drawn on a terminal alone, not in CI, not while results are printed on
//! the same terminal, not before a run is long, and it is wiped when the documents end.

use std::env;
use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::input::Documents;

/// A run is long from here on.
const LONG: Duration = Duration::from_secs(1);

/// So often what turns is turned, so that it is seen to be alive between two documents.
const TICK: Duration = Duration::from_millis(200);

/// What is drawn; a line too long for the terminal is cut.
const LINE: &str = "{spinner} {human_pos} documents read, {elapsed}";

/// Documents that are counted as they are read.
struct Counted {
    documents: Documents,
    begun: Instant,
    bar: ProgressBar,
}

/// Counts the documents of a run that prints its results at its end.
pub(super) fn counted(documents: Documents) -> Documents {
    if !is_watched() {
        return documents;
    }
    let style = ProgressStyle::with_template(LINE).unwrap_or_else(|_| ProgressStyle::default_spinner());
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_style(style);
    Box::new(Counted { documents, begun: Instant::now(), bar })
}

/// Counts the documents of a run that prints results while it reads; where they are seen, they tell enough.
pub(super) fn counted_beside_output(documents: Documents) -> Documents {
    if io::stdout().is_terminal() { documents } else { counted(documents) }
}

/// Whether a person waits at standard error: logs of CI are read later.
fn is_watched() -> bool {
    let is_ci = env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"));
    let is_dumb = env::var("TERM").is_ok_and(|term| term == "dumb");
    io::stderr().is_terminal() && !is_ci && !is_dumb
}

impl Iterator for Counted {
    type Item = <Documents as Iterator>::Item;

    fn next(&mut self) -> Option<Self::Item> {
        if self.bar.is_hidden() && self.begun.elapsed() >= LONG {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(TICK);
        }
        let next = self.documents.next();
        match &next {
            Some(Ok(_)) => self.bar.inc(1),
            Some(Err(_)) => {}
            None => self.bar.finish_and_clear(),
        }
        next
    }
}

impl Drop for Counted {
    /// Whoever had enough before the end leaves nothing behind either.
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
