//! How a page looks.

use crate::model::Severity;

/// How a report is shown. Formats for machines heed none of it but `fail_on`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal; from 50 on no line is longer.
    pub width: usize,
    /// Whether styles are written as ANSI escapes.
    pub color: bool,
    /// Whether frames and signs may be other than ASCII. The words of an article are shown as they are.
    pub unicode: bool,
    /// Whether findings that need nobody's attention are shown in full.
    pub verbose: bool,
    /// The lightest severity that fails the run.
    pub fail_on: Severity,
}

impl Default for Options {
    /// A plain page of 100 columns.
    fn default() -> Self {
        Self { width: 100, color: false, unicode: true, verbose: false, fail_on: Severity::Error }
    }
}
