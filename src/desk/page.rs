//! The page: the report, with what a browser needs to decide on it.

use super::desk::Desk;

/// The page and the policy under which it is shown.
pub(super) fn page(desk: &Desk, key: &str) -> (String, String) {
    let mut page = String::new();
    for finding in &desk.report().findings {
        page.push_str(&finding.fingerprint);
        page.push('\n');
    }
    (format!("{key}\n{:?}\n{page}", desk.by()), "default-src 'none'".to_owned())
}
