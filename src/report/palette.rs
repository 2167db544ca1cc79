//! Styles: what a part of the page is, not which colour it has.

use std::borrow::Cow;

use miette::{GraphicalTheme, ThemeCharacters, ThemeStyles};

use super::options::Options;
use crate::model::Verdict;

/// What a piece of text is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Sources contradict each other.
    Alarm,
    /// They differ, and that can be.
    Caution,
    /// They do not differ.
    Calm,
    /// A title.
    Title,
    /// Said in passing.
    Aside,
    /// All the rest.
    Plain,
}

impl Role {
    const fn code(self) -> &'static str {
        match self {
            Self::Alarm => "1;31",
            Self::Caution => "33",
            Self::Calm => "32",
            Self::Title => "1",
            Self::Aside => "2",
            Self::Plain => "",
        }
    }

    /// How a verdict strikes a reader.
    pub(super) const fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Conflict | Verdict::Internal | Verdict::Missing => Self::Alarm,
            Verdict::Disputed | Verdict::Superseded => Self::Caution,
            Verdict::Compatible | Verdict::Agree | Verdict::Single => Self::Calm,
        }
    }
}

/// Signs and styles that a page may use.
#[derive(Debug, Clone, Copy)]
pub(super) struct Palette {
    color: bool,
    unicode: bool,
}

impl Palette {
    pub(super) const fn new(options: &Options) -> Self {
        Self { color: options.color, unicode: options.unicode }
    }

    pub(super) fn paint(self, role: Role, text: &str) -> Cow<'_, str> {
        if self.color && role != Role::Plain && !text.trim().is_empty() {
            Cow::Owned(format!("\u{1b}[{}m{text}\u{1b}[0m", role.code()))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// The sign itself, or what stands for it in ASCII.
    pub(super) const fn sign(self, sign: &'static str, ascii: &'static str) -> &'static str {
        if self.unicode { sign } else { ascii }
    }

    /// What stands between two things that are said of one.
    pub(super) const fn dot(self) -> &'static str {
        self.sign(" · ", " - ")
    }

    /// The frame of an excerpt.
    pub(super) fn theme(self) -> GraphicalTheme {
        let characters = if self.unicode {
            ThemeCharacters { advice: "•".to_owned(), ..ThemeCharacters::unicode() }
        } else {
            ThemeCharacters { advice: "*".to_owned(), ..ThemeCharacters::ascii() }
        };
        let styles = if self.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        GraphicalTheme { characters, styles }
    }
}
