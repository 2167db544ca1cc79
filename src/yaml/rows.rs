//! Files that this program writes itself and reads again, through serde.

use serde::Serialize;
use serde::de::DeserializeOwned;
/// What it holds stands on one line, in braces.
pub(crate) use serde_saphyr::FlowMap as Flow;

/// The YAML of `value`, a scalar a line.
///
/// # Errors
/// What the writer says, where YAML has no form for the value.
pub(crate) fn to_text<T: Serialize>(value: &T) -> Result<String, String> {
    let options = serde_saphyr::ser_options! { compact_list_indent: false, prefer_block_scalars: false };
    serde_saphyr::to_string_with_options(value, options).map_err(|error| error.to_string())
}

/// The value of a YAML text.
///
/// # Errors
/// What is wrong and in which line, on one line.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let options = serde_saphyr::options! { with_snippet: false };
    serde_saphyr::from_str_with_options(text, options)
        .map_err(|error: serde_saphyr::Error| error.to_string().split_whitespace().collect::<Vec<_>>().join(" "))
}
