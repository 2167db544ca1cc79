//! Lexicon files: language as data. A line is an entry, its fields parted by tabs; `#` starts a comment line.
//!
//! A second language is a second folder of files.

/// The entries of a lexicon file: the fields of each line, trimmed.
pub fn entries(file: &str) -> impl Iterator<Item = Vec<&str>> {
    file.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// The words of one field, parted by " | ".
pub fn forms(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').map(str::trim).filter(|form| !form.is_empty())
}
