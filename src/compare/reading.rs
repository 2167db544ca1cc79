//! How the observations of a fact fall into versions.

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

/// How the observations of a fact fall into versions.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Reading {
    /// The best supported first.
    pub(super) versions: Vec<Group>,
    /// Whether one value lies in every core.
    pub(super) cores_meet: bool,
    /// Whether every observation fits the value that the rule holds documents to, if it does.
    pub(super) expected_holds: bool,
}
