//! Percent-encoding (RFC 3986).

use std::fmt::Write;

/// `text` with every byte in percent that is neither a letter or digit of ASCII nor one of `safe`.
pub(super) fn encoded(text: &str, safe: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || safe.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
