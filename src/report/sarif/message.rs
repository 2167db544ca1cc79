//! Messages: text in which SARIF would see placeholders and links.

use serde_json::{Value, json};

use crate::report::safe::safe;

/// A message that shows `text`: braces are doubled, as the standard asks (3.11.5), and no link opens (3.11.6).
pub(super) fn message(text: &str) -> Value {
    let text = safe(text).replace('{', "{{").replace('}', "}}").replace("](", "] (");
    json!({"text": text})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_placeholder_and_no_link_is_opened() {
        assert_eq!(message("see {0} [here](javascript:x)\u{1b}")["text"], "see {{0}} [here] (javascript:x)\\u{{1b}}");
    }
}
