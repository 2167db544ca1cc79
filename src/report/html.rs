//! The report as one HTML page that needs nothing else: no network, no other file, and no script to be read.
//!
//! The rows become a view ([`view`]), templates write it down, and every string passes [`paper`] on its way, which
//! shows what would act. A policy in the page lets only its own style and script act, by their hashes.
//!
//! # For the review desk
//!
//! [`html_page`] writes the same page with a [`Desk`]: a style and a script that are appended to those of the page, named in
//! the policy, and allowed to talk to the server that sent the page (`connect-src 'self'`), which nothing else is. What they
//! can rely on:
//!
//! - Each finding is `<article class="finding" id="f-FINGERPRINT">` with `data-fingerprint`, `data-fact`, `data-verdict`,
//!   `data-severity`, `data-review` (the decision that holds, or empty), `data-known` (`true` or `false`) and `data-state`
//!   (`open`, `reviewed` or `known`). It is in the page from the start, whether open or shut.
//! - In it stands one `<div class="review">`, outside of what opens and shuts: empty, or with the decision.
//! - After a change of `data-review`, `data-known` or `data-state`, the event `crosscheck:changed` on `document` has the
//!   page count and filter anew.
//! - `data-current` marks the finding that the keyboard is at. The page itself uses the keys `j k o / ? Enter Esc`, and
//!   leaves alone what is typed into a field or with Ctrl, Alt or Meta.

mod article;
mod axis;
mod bands;
mod document;
mod grid;
mod link;
mod paper;
mod policy;
mod quote;
mod reading;
mod rest;
mod scale;
mod state;
mod summary;
mod ticks;
mod timeline;
mod view;

#[cfg(test)]
mod tests;

use super::options::Options;
use crate::wire::Report;

/// What a review desk adds to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Desk<'d> {
    /// Appended to the style of the page.
    pub style: &'d str,
    /// Run after the script of the page.
    pub script: &'d str,
}

/// The page with a review desk in it.
pub fn html_page(report: &Report, options: &Options, desk: &Desk<'_>) -> String {
    paper::write(&view::View::of(report, options), Some(desk))
}

/// The page as it is handed on.
pub(super) fn render(report: &Report, options: &Options) -> String {
    paper::write(&view::View::of(report, options), None)
}
