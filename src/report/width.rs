//! Columns: how wide text is on a terminal, and how it is made to fit.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The beginning of `text` in at most `room` columns; a cut shows as "…".
pub(super) fn cut_end(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut kept = head(text, room.saturating_sub(1)).trim_end().to_owned();
    if room > 0 {
        kept.push('…');
    }
    kept
}

/// The end of `text` in at most `room` columns; a cut shows as "…".
pub(super) fn cut_start(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mark = if room > 0 { "…" } else { "" };
    format!("{mark}{}", tail(text, room.saturating_sub(1)))
}

/// `text` with spaces behind, up to `columns`.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(text))));
    padded
}

/// The words of `text` on lines of at most `room` columns. A word that is longer is parted.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    for mut word in text.split_whitespace() {
        if !line.is_empty() && width(&line) + 1 + width(word) > room {
            lines.push(std::mem::take(&mut line));
        }
        while width(word) > room {
            let piece = head(word, room);
            lines.push(piece.to_owned());
            word = word.get(piece.len()..).unwrap_or_default();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Takes from the widest of `widths` until together they are no more than `room`.
pub(super) fn shrink(widths: &mut [usize], room: usize) {
    for width in widths.iter_mut() {
        *width = (*width).min(room);
    }
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max() else { break };
        *widest -= 1;
    }
}

/// The words around `mark` in at most `room` columns, and where the mark stands in them; `below` columns from the
/// middle of the mark on are kept free for what is written under it.
pub(super) fn around(text: &str, mark: Range<usize>, room: usize, below: usize) -> (String, Range<usize>) {
    let before = text.get(..mark.start).unwrap_or_default();
    let marked = text.get(mark.clone()).unwrap_or_default();
    let after = text.get(mark.end..).unwrap_or_default();
    // Half of the mark stands right of its middle, where the words below begin.
    let longest = room.saturating_sub(4).min(room.saturating_sub(below + 1) * 2);
    let marked = cut_end(marked, longest.max(1));
    let free = room.saturating_sub(width(&marked));
    let left = free.saturating_sub(width(after).min(free / 2));
    let left = left.min(room.saturating_sub(below + width(&marked) / 2 + 1));
    let before = keep_end(before, left);
    let after = keep_start(after, free.saturating_sub(width(&before)));
    let at = before.len()..before.len() + marked.len();
    (before + &marked + &after, at)
}

/// The last words of `text` in at most `room` columns, after a "…" where some are left out.
fn keep_end(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let kept = tail(text, room.saturating_sub(2));
    let whole = kept.find(' ').and_then(|at| kept.get(at + 1..)).unwrap_or_default();
    match room {
        0 => String::new(),
        1 => "…".to_owned(),
        _ => format!("… {whole}"),
    }
}

/// The first words of `text` in at most `room` columns, before a "…" where some are left out.
fn keep_start(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let kept = head(text, room.saturating_sub(2));
    let whole = kept.rfind(' ').and_then(|at| kept.get(..at)).unwrap_or_default();
    match room {
        0 => String::new(),
        1 => "…".to_owned(),
        _ => format!("{whole} …"),
    }
}

fn head(text: &str, room: usize) -> &str {
    let mut taken = 0;
    let end = text.char_indices().find(|(_, c)| {
        taken += c.width().unwrap_or(0);
        taken > room
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

fn tail(text: &str, room: usize) -> &str {
    let mut taken = 0;
    let before = text.char_indices().rev().find(|(_, c)| {
        taken += c.width().unwrap_or(0);
        taken > room
    });
    before.and_then(|(at, c)| text.get(at + c.len_utf8()..)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sentence_is_cut_around_its_value() {
        let text =
            "Officials in both capitals said that the call lasted about two hours and that aides would meet soon.";
        let at = text.find("about two hours").unwrap();
        let (shown, mark) = around(text, at..at + 15, 50, 10);
        assert_eq!(shown, "… call lasted about two hours and that aides …");
        assert_eq!(shown.get(mark), Some("about two hours"));
        assert_eq!(around(text, at..at + 15, 200, 10).0, text);
    }

    proptest! {
        #[test]
        fn what_is_made_to_fit_fits(text in "[a-z é語]{0,80}", from in 0..80_usize, len in 0..80_usize, room in 8..60_usize) {
            let start = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            let end = (start + len..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            let (shown, mark) = around(&text, start..end, room, 5);
            prop_assert!(width(&shown) <= room, "{shown:?}");
            prop_assert!(shown.get(mark).is_some());
            prop_assert!(width(&cut_end(&text, room)) <= room);
            prop_assert!(width(&cut_start(&text, room)) <= room);
            prop_assert!(wrap(&text, room).iter().all(|line| width(line) <= room));
        }
    }
}
