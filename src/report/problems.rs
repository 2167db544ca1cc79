//! Problems with the place underlined in its file.

use std::collections::BTreeMap;
use std::fmt::Write;

use miette::Severity;

use super::excerpt::{Excerpt, Note};
use super::options::Options;
use super::palette::Palette;
use super::safe::safe;
use crate::model::{Place, Problem};

/// The problems, one after the other: where the text of the file is in `sources` (by path) with the place underlined,
/// otherwise one line `path:line:column: message`.
pub fn problems(problems: &[Problem], sources: &BTreeMap<String, String>, options: &Options) -> String {
    let palette = Palette::new(options);
    let mut indices: BTreeMap<&str, Lines<'_>> = BTreeMap::new();
    let mut out = String::new();
    for problem in problems {
        let place = problem.place.and_then(|place| Some((place, sources.get_key_value(&problem.path)?)));
        if let Some((place, (path, text))) = place {
            let lines = indices.entry(path).or_insert_with(|| Lines::of(text));
            let note = Note {
                message: safe(&problem.message),
                severity: if problem.warning { Severity::Warning } else { Severity::Error },
                excerpt: Some(lines.excerpt(path, place, options.width)),
                label: None,
                help: problem.help.as_deref().map(safe),
            };
            out.push_str(&note.render(palette, options.width));
            out.push('\n');
        } else {
            line(problem, &mut out);
        }
    }
    out
}

/// `path:line:column: message`, with help below.
pub(super) fn line(problem: &Problem, out: &mut String) {
    out.push_str(&safe(&problem.path));
    // Writing to a String does not fail.
    if let Some(place) = problem.place {
        let _ = write!(out, ":{}:{}", place.line, place.column);
    }
    let kind = if problem.warning { "warning: " } else { "" };
    let _ = writeln!(out, ": {kind}{}", safe(&problem.message));
    if let Some(help) = &problem.help {
        let _ = writeln!(out, "  help: {}", safe(help));
    }
}

/// A file with the first byte of each line, found once for all its problems.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line `number`, from 1, and its first byte.
    fn line(&self, number: usize) -> Option<(usize, &'t str)> {
        let at = number.checked_sub(1)?;
        let start = *self.starts.get(at)?;
        let end = self.starts.get(at + 1).map_or(self.text.len(), |next| next - 1);
        Some((start, self.text.get(start..end)?.trim_end_matches('\r')))
    }

    /// The line of `place` with one line either side. Of a place over several lines the first is marked.
    fn excerpt(&self, path: &str, place: Place, columns: usize) -> Excerpt {
        let first = place.line.saturating_sub(1).max(1);
        let shown: Vec<&str> =
            (first..=place.line + 1).map_while(|number| self.line(number)).map(|line| line.1).collect();
        let (start, words) = self.line(place.line).unwrap_or_default();
        let mark = place.span.start.saturating_sub(start)..place.span.end.saturating_sub(start).min(words.len());
        Excerpt::of_lines(path, &shown, first, (place.line, place.column), mark, columns)
    }
}
