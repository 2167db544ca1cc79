//! The page: the report, with what a browser needs to decide on it.

use serde_json::json;

use super::deciding::Desk;
use super::session::KEY;
use crate::model::Decision;
use crate::report::{Desk as Parts, Options, html_page};

const STYLE: &str = include_str!("desk.css");
const SCRIPT: &str = include_str!("desk.js");

/// What the header says of a page, beside the policy in it that names style and script by their hashes: in no frame,
/// and nothing from or to another server.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; \
                                 connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page as it is now.
pub(super) fn page(desk: &Desk, key: &str) -> String {
    let decisions: Vec<_> = Decision::all()
        .map(|decision| json!({"name": decision.name(), "doc": decision.doc(), "settles": decision.settles()}))
        .collect();
    let given = json!({
        "field": KEY,
        "key": key,
        "by": desk.by(),
        "decisions": decisions,
        "state": desk.state(None),
    });
    // Nothing in a text may end the script that holds it.
    let given = given.to_string().replace('<', "\\u003c");
    let script = format!("'use strict';\n(() => {{\nconst given = {given};\n{SCRIPT}}})();\n");
    html_page(&desk.report(), &Options::default(), &Parts { style: STYLE, script: &script })
}
