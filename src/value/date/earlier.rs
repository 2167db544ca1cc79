//! What lies before or after a date told of: "a year earlier", "the following day".

use super::steps::Steps;
use super::unit::Unit;
use super::words::{WORDS, code};
use super::written::Written;
use super::yearly::is_financial;
use crate::value::scan::Scan;

/// What lies so far from a date told of. "Up from $2 million a year earlier" is counted from the news where the sentence
/// has none: what is compared is this year's.
pub(super) fn written(scan: &Scan<'_, '_>, at: usize, steps: Steps) -> Written {
    let reach = at.saturating_sub(COMPARED_REACH).max(scan.start)..at;
    let compared = || reach.into_iter().any(|at| code(&WORDS.compared, scan, at).is_some());
    let this_year = scan.told.is_none() && steps.finest == Unit::Year && is_financial(scan, at) && compared();
    if this_year { Written::Counted(steps) } else { Written::Told(steps) }
}

/// How far behind "from" what is compared may end: "from a restated $2.1 million, or 12 cents a share, a year earlier".
const COMPARED_REACH: usize = 16;
