//! What became of tests of rules: their examples, or a snapshot of what they find.

use serde::{Deserialize, Serialize};

use super::{ProblemRow, SCHEMA, SpanRow, Tool};
use crate::model::Key;

/// A run of tests, with what became of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestRun {
    /// The version of the rows.
    pub schema: String,
    /// What wrote them.
    pub tool: Tool,
    /// The snapshot that was held against what is found; null where examples were run.
    pub snapshot: Option<SnapshotRow>,
    /// Every example, or every fact and key that is found or in the snapshot; what no example tries stands behind them.
    pub tests: Vec<TestRow>,
    /// The facts that have no example.
    pub without_example: Vec<String>,
    /// How much of the rules the examples try; null where that was not asked.
    pub tried: Option<TriedRow>,
    /// What could not be read or understood.
    pub problems: Vec<ProblemRow>,
}

/// What became of one test.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestRow {
    /// In a word.
    pub outcome: TestOutcome,
    /// What is wrong: value, key, speaker, stance; what is untested: phrase, label, condition, fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// The fact's id.
    pub fact: String,
    /// What tells the subjects of one rule apart; of a snapshot.
    #[serde(default, skip_serializing_if = "Key::is_empty")]
    pub key: Key,
    /// The place in the rules; none in a snapshot.
    #[serde(flatten)]
    pub place: Option<TestPlace>,
    /// What should have been found besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wanted: Vec<String>,
    /// What was found besides, or in its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<String>,
    /// What became of it in words, a line each; none where it is right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub message: Vec<String>,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// What became of a test, in a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TestOutcome {
    /// It holds.
    #[default]
    Right,
    /// An example does not find what it should, or not as often.
    Missed,
    /// An example finds what it should not.
    Noisy,
    /// An example finds something else.
    Wrong,
    /// No example tries it.
    Untested,
    /// Something is found that the snapshot does not have.
    New,
    /// Something else is found than in the snapshot.
    Changed,
    /// What the snapshot has is not found any more.
    Lost,
    /// It cannot be found any more: the rules do not ask for it, or its articles are gone.
    Orphaned,
}

impl TestOutcome {
    /// Every outcome, in the order of a summary.
    pub const ALL: [Self; 9] = [
        Self::Right,
        Self::Missed,
        Self::Noisy,
        Self::Wrong,
        Self::Untested,
        Self::New,
        Self::Changed,
        Self::Lost,
        Self::Orphaned,
    ];

    /// Its name, on the page and in a row.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Missed => "missed",
            Self::Noisy => "noisy",
            Self::Wrong => "wrong",
            Self::Untested => "untested",
            Self::New => "new",
            Self::Changed => "changed",
            Self::Lost => "lost",
            Self::Orphaned => "orphaned",
        }
    }
}

/// A place in a rule file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestPlace {
    /// The file.
    pub path: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// Its bytes in the file.
    pub span: SpanRow,
}

/// The file that holds what was found before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotRow {
    /// The file.
    pub path: String,
    /// Whether it is there.
    pub exists: bool,
}

/// How much of the rules their examples try.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriedRow {
    /// Of the phrases.
    pub phrases: ShareRow,
    /// Of the labels.
    pub labels: ShareRow,
    /// Of the clauses of `where` and `unless`.
    pub conditions: ShareRow,
}

/// A part of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareRow {
    /// How many are tried.
    pub tried: usize,
    /// How many there are.
    pub of: usize,
}

impl TestRun {
    /// Tests that became this.
    pub fn of(tests: Vec<TestRow>) -> Self {
        Self { schema: SCHEMA.to_owned(), tests, ..Self::default() }
    }

    /// Whether nothing is left to do.
    pub fn holds(&self) -> bool {
        self.tests.iter().all(TestRow::holds)
    }

    /// The tests that do not hold.
    pub fn failed(&self) -> impl Iterator<Item = &TestRow> {
        self.tests.iter().filter(|test| !test.holds())
    }
}

impl TestRow {
    /// Whether it came out as it should.
    pub fn holds(&self) -> bool {
        self.outcome == TestOutcome::Right
    }
}
