//! A date of one form, of whichever reader finds it first.

use super::found::Found;
use super::{named, nth, numeric, relative, weekly, yearly};
use crate::value::scan::Scan;

/// The date at token `at`, without what stands around it.
pub(super) fn plain(scan: &Scan<'_, '_>, at: usize) -> Option<Found> {
    numeric::read(scan, at)
        .or_else(|| nth::read(scan, at))
        .or_else(|| weekly::read(scan, at))
        .or_else(|| named::read(scan, at))
        .or_else(|| nth::alone(scan, at))
        .or_else(|| yearly::behind_year(scan, at))
        .or_else(|| relative::read(scan, at))
        .or_else(|| yearly::read(scan, at))
}
