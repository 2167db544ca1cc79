//! Lists that a sentence can hold.

/// At most so many of `all`, the rest counted.
pub(super) fn first_of(all: &[String], most: usize, join: &str) -> String {
    let shown = all.iter().take(most).map(String::as_str).collect::<Vec<_>>().join(join);
    match all.len().saturating_sub(most) {
        0 => shown,
        rest => format!("{shown}{join}{rest} more"),
    }
}
