//! How the observations of a fact fall into versions.

use crate::model::Observation;

/// The observations of a fact that one value explains.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// Where on the line, for numbers and dates.
    pub(super) point: Option<f64>,
    /// Indices of observations, in order.
    pub(super) members: Vec<usize>,
    /// Whether it is a denial of its value.
    pub(super) denied: bool,
}

impl Group {
    /// Its observations.
    pub(super) fn observations<'a>(&'a self, all: &'a [Observation]) -> impl Iterator<Item = &'a Observation> {
        self.members.iter().filter_map(|at| all.get(*at))
    }

    /// The observation whose value it is shown with: bare before hedged, then the narrowest.
    pub(super) fn best<'a>(&'a self, all: &'a [Observation]) -> Option<&'a Observation> {
        self.observations(all).min_by_key(|o| {
            let width = o.value.interval.map_or(0.0, |interval| interval.wide.width());
            (!o.value.hedge.is_bare(), width.to_bits(), o.document.as_str(), o.span.start)
        })
    }
}

/// How the observations of a fact fall into versions.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Reading {
    /// The best supported first, what is only denied last.
    pub(super) versions: Vec<Group>,
    /// Whether one value lies in every core.
    pub(super) cores_meet: bool,
    /// Whether every observation fits the value that the rule holds documents to, if it does.
    pub(super) expected_holds: bool,
    /// Denials that make no version: they leave room for what is said, or take a side that has its own.
    pub(super) listed: Vec<usize>,
}

impl Reading {
    /// Whether the versions differ. Those who only deny, and each another value, do not.
    pub(super) fn differs(&self) -> bool {
        self.versions.len() > 1 && self.said().next().is_some()
    }

    /// The versions that somebody asserts.
    pub(super) fn said(&self) -> impl Iterator<Item = &Group> {
        self.versions.iter().filter(|version| !version.denied)
    }
}
