//! The words around a value, and its line and column.

use super::Text;
use crate::model::{Places, Section, Snippet, Span};

/// The longest sentence that is shown whole, in bytes: of a longer one, that much around the value.
const LONGEST: usize = 600;
/// The longest word that is not cut, in bytes.
const WORD: usize = 60;
/// What stands where words are left out.
const LEFT_OUT: &str = "…";

/// The sentence that holds `span`, with one either side; a headline stands alone. Of what is too long to show, only the
/// words next to the value are left.
pub fn snippet(text: &Text<'_>, sentence: usize, span: Span, places: &Places) -> Snippet {
    let (line, column) = places.place(text.source, span.start);
    let section = |at: usize| text.sentences.get(at).map(|place| place.section);
    let beside = |at: Option<usize>| {
        let at = at.filter(|at| section(*at).is_some())?;
        let apart = [section(at), section(sentence)].contains(&Some(Section::Headline));
        text.sentences.get(at).filter(|_| !apart).map(|place| place.span.of(text.source))
    };
    let place = text.sentences.get(sentence).map_or(span, |place| place.span.join(span));
    let mark = Span::new(span.start - place.start, span.end - place.start);
    let (sentence_shown, mark) = around(place.of(text.source), mark);
    let before = beside(sentence.checked_sub(1)).unwrap_or_default();
    let after = beside(Some(sentence + 1)).unwrap_or_default();
    Snippet {
        line,
        column,
        before: around(before, Span::new(before.len(), before.len())).0,
        sentence: sentence_shown,
        after: around(after, Span::default()).0,
        mark,
    }
}

/// `words`, or as many whole ones around `mark` as may be shown, and where the mark then stands. The mark itself stays
/// whole.
fn around(words: &str, mark: Span) -> (String, Span) {
    if words.len() <= LONGEST {
        return (words.to_owned(), mark);
    }
    // Half on either side; what one side does not need goes to the other.
    let room = LONGEST.saturating_sub(mark.len());
    let behind = words.len() - mark.end.min(words.len());
    let left = (room / 2).max(room.saturating_sub(behind)).min(mark.start);
    let start = first_word(words, words.ceil_char_boundary(mark.start - left), mark.start);
    let end = last_word(words, mark.end, words.floor_char_boundary(mark.end + (room - left)));
    let head = if start > 0 { LEFT_OUT } else { "" };
    let tail = if end < words.len() { LEFT_OUT } else { "" };
    let shown = format!("{head}{}{tail}", Span::new(start, end).of(words));
    let moved = |at: usize| at - start + head.len();
    (shown, Span::new(moved(mark.start), moved(mark.end)))
}

/// Where the next word begins after `from`, and before `to`; `from` where a word is too long for that.
fn first_word(words: &str, from: usize, to: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let near = words.floor_char_boundary(from + WORD).min(to);
    let between = Span::new(from, near).of(words);
    between.find(char::is_whitespace).map_or(from, |gap| {
        let rest = between.get(gap..).unwrap_or_default();
        from + gap + rest.len() - rest.trim_start().len()
    })
}

/// Where the last word ends before `to`, and after `from`; `to` where a word is too long for that.
fn last_word(words: &str, from: usize, to: usize) -> usize {
    if to >= words.len() {
        return words.len();
    }
    let near = words.ceil_char_boundary(to.saturating_sub(WORD)).max(from);
    let between = Span::new(near, to).of(words);
    between.rfind(char::is_whitespace).map_or(to, |gap| near + between.get(..gap).unwrap_or_default().trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_sentence_the_words_around_the_value_are_shown() {
        let value = "5 dogs";
        for (word, is_cut_at_words) in [("wörd ", true), ("wörd", false), ("水", false)] {
            for (left, right) in [(0, 400), (1, 400), (400, 0), (400, 1), (400, 400), (50, 370)] {
                let words = format!("{} {value} {}", word.repeat(left), word.repeat(right));
                let start = words.find(value).unwrap();
                let (shown, mark) = around(&words, Span::new(start, start + value.len()));
                let case = format!("{left} {word} {right}: {shown}");
                assert_eq!(mark.of(&shown), value, "{case}");
                assert!(shown.len() > LONGEST / 2 && shown.len() <= LONGEST + 2 * LEFT_OUT.len(), "{case}");
                let kept = shown.trim_start_matches(LEFT_OUT).trim_end_matches(LEFT_OUT);
                assert!(words.contains(kept), "{case}");
                let is_whole = |part: &str| ["5", "dogs", "wörd"].contains(&part);
                assert!(!is_cut_at_words || kept.split_whitespace().all(is_whole), "{case}");
            }
        }
    }

    #[test]
    fn a_sentence_that_can_be_shown_is_shown_whole() {
        let source = "Before it. In the flood 5 dogs drowned. After it.";
        let text = Text::plain(source);
        let span = Span::new(source.find('5').unwrap(), source.find(" drowned").unwrap());
        let shown = snippet(&text, 1, span, &Places::of(source));
        assert_eq!((shown.before.as_str(), shown.after.as_str()), ("Before it.", "After it."));
        assert_eq!(
            (shown.sentence.as_str(), shown.mark.of(&shown.sentence)),
            ("In the flood 5 dogs drowned.", "5 dogs")
        );
    }
}
