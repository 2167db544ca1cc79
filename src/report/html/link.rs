//! Links into articles on the web that open at the words of a value.

use std::fmt::Write as _;

use crate::report::percent::encoded;

/// Words before a value that tell its place from others that read the same.
const BEFORE: usize = 4;
/// Words behind it, where there are none before.
const BEHIND: usize = 3;

/// `url` with a text fragment for what stands at `mark` of `sentence`; nothing where it is no address on the web.
///
/// <https://wicg.github.io/scroll-to-text-fragment/>: `#:~:text=before-,words,-behind`.
pub(super) fn link(url: &str, sentence: &str, mark: (usize, usize)) -> Option<String> {
    let url = web(url)?;
    let words = sentence.get(mark.0..mark.1).map(fragment).filter(|words| !words.is_empty());
    let Some(words) = words else { return Some(url.to_owned()) };
    let before = last_words(sentence.get(..mark.0).unwrap_or_default());
    let behind =
        if before.is_empty() { first_words(sentence.get(mark.1..).unwrap_or_default()) } else { String::new() };
    let mut link = format!("{url}{}:~:text=", if url.contains('#') { "" } else { "#" });
    // Writing to a String does not fail.
    if !before.is_empty() {
        let _ = write!(link, "{}-,", fragment(&before));
    }
    link.push_str(&words);
    if !behind.is_empty() {
        let _ = write!(link, ",-{}", fragment(&behind));
    }
    Some(link)
}

/// The address, where it is one of the web: nothing else may become a link, `javascript:` least of all.
fn web(url: &str) -> Option<&str> {
    let url = url.trim();
    let scheme = |name: &str| url.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let odd = |c: char| c.is_control() || c.is_whitespace();
    ((scheme("https://") || scheme("http://")) && !url.contains(odd)).then_some(url)
}

/// The last words of what stands before a value. Browsers match whole words: where the value begins inside of one, there
/// are none.
fn last_words(text: &str) -> String {
    let words: Vec<&str> =
        if text.ends_with(char::is_alphanumeric) { Vec::new() } else { text.split_whitespace().collect() };
    words.get(words.len().saturating_sub(BEFORE)..).unwrap_or_default().join(" ")
}

/// The first words of what stands behind a value.
fn first_words(text: &str) -> String {
    let words = text.split_whitespace().take(if text.starts_with(char::is_alphanumeric) { 0 } else { BEHIND });
    words.collect::<Vec<&str>>().join(" ")
}

/// As it stands in a text fragment, where `-`, `,` and `&` have a meaning.
fn fragment(text: &str) -> String {
    encoded(text.trim(), b"._~")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str, sentence: &str) -> Option<String> {
        let (left, rest) = sentence.split_once('[').unwrap();
        let (value, right) = rest.split_once(']').unwrap();
        link(url, &format!("{left}{value}{right}"), (left.len(), left.len() + value.len()))
    }

    #[test]
    fn a_link_opens_at_the_words() {
        let cases = [
            (
                "https://harbour.example/dam?page=2",
                "Aides said the call, a cordial one, lasted for [about two hours].",
                "https://harbour.example/dam?page=2#:~:text=cordial%20one%2C%20lasted%20for-,about%20two%20hours",
            ),
            (
                "http://a.example/#top",
                "[1,300-odd] drones & a ship",
                "http://a.example/#top:~:text=1%2C300%2Dodd,-drones%20%26%20a",
            ),
            ("HTTPS://a.example", "Es waren [fünf]", "HTTPS://a.example#:~:text=Es%20waren-,f%C3%BCnf"),
            ("https://a.example", "the US[$5] note", "https://a.example#:~:text=%245,-note"),
            ("https://a.example", "[five]", "https://a.example#:~:text=five"),
            ("https://a.example", "none []", "https://a.example"),
        ];
        for (url, sentence, expected) in cases {
            assert_eq!(of(url, sentence).as_deref(), Some(expected), "{sentence}");
        }
        assert_eq!(link("https://a.example", "short", (3, 99)).as_deref(), Some("https://a.example"));
    }

    #[test]
    fn nothing_but_the_web_is_linked() {
        for url in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//a.example",
            "https:a.example",
            "",
            "https://a.example/\u{1b}",
            "https://a b.example",
            "java\nscript:alert(1)",
        ] {
            assert_eq!(of(url, "for [two hours]"), None, "{url}");
        }
    }
}
