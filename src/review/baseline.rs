//! The baseline: findings of an earlier run, which are known and need nobody's attention now.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::wire::{FindingRow, Report, SCHEMA};

/// What an earlier run found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    fingerprints: BTreeSet<String>,
}

/// As much of a JSON report as a baseline needs, so that a shortened one will do.
#[derive(Deserialize)]
struct Kept {
    schema: String,
    findings: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    fingerprint: String,
}

impl Baseline {
    /// Reads the JSON report of a check.
    ///
    /// # Errors
    /// Why it is none, with line and column where there is a place.
    pub fn parse(json: &str) -> Result<Self, String> {
        let kept: Kept = serde_json::from_str(json).map_err(|error| format!("is no report of a check: {error}"))?;
        if kept.schema != SCHEMA {
            return Err(format!("is a report of {}, where this version reads {SCHEMA}", kept.schema));
        }
        Ok(Self { fingerprints: kept.findings.into_iter().map(|found| found.fingerprint).collect() })
    }

    /// Marks what is known.
    pub fn mark(&self, report: &mut Report) {
        report.baseline = true;
        for finding in &mut report.findings {
            finding.known = self.has(finding);
        }
    }

    fn has(&self, finding: &FindingRow) -> bool {
        self.fingerprints.contains(&finding.fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_report_is_said_to_be_none() {
        for (json, words) in [
            ("", "is no report of a check: EOF while parsing"),
            ("{}", "is no report of a check: missing field `schema`"),
            (r#"{"schema": "crosscheck/9", "findings": []}"#, "is a report of crosscheck/9"),
            (r#"{"schema": "crosscheck/1"}"#, "missing field `findings`"),
        ] {
            let said = Baseline::parse(json).unwrap_err();
            assert!(said.starts_with(words) || said.contains(words), "{json}: {said}");
        }
        let kept = r#"{"schema": "crosscheck/1", "findings": [{"fingerprint": "ab", "fact": "toll"}]}"#;
        assert!(Baseline::parse(kept).unwrap().fingerprints.contains("ab"));
    }
}
