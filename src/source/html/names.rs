//! What pages call their parts. No two sites use the same names, but most are made of the same words.

use super::tree::Element;

/// Words for what is not the article. A part whose class, id or component has one of them is left out.
const BESIDE: [&str; 92] = [
    "ad",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "author",
    "authors",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "bylines",
    "comment",
    "comments",
    "consent",
    "contributors",
    "cookie",
    "cookies",
    "copyright",
    "correction-form",
    "disqus",
    "donate",
    "donation",
    "dropdown",
    "embed",
    "eyebrow",
    "facebook",
    "fb",
    "feedback",
    "flyout",
    "follow",
    "footer",
    "footnote",
    "footnotes",
    "gdpr",
    "hidden",
    "interstitial",
    "kicker",
    "lightbox",
    "login",
    "masthead",
    "menu",
    "meta",
    "metadata",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "offscreen",
    "onward",
    "outbrain",
    "overlay",
    "pagination",
    "paywall-prompt",
    "podcast",
    "popular",
    "popup",
    "posted",
    "poll",
    "print",
    "promo",
    "promos",
    "promotion",
    "pullquote",
    "rail",
    "recirc",
    "recirculation",
    "recommendations",
    "recommended",
    "reference",
    "related",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "sidebar",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "timestamp",
    "toolbar",
    "trending",
    "widget",
];

/// The same in words that say so only together.
const BESIDE_TOGETHER: [&[&str]; 22] = [
    &["also", "read"],
    &["around", "the", "web"],
    &["call", "to", "action"],
    &["follow", "us"],
    &["more", "from"],
    &["more", "on"],
    &["more", "stories"],
    &["most", "popular"],
    &["most", "read"],
    &["most", "viewed"],
    &["post", "date"],
    &["publish", "date"],
    &["read", "also"],
    &["read", "more"],
    &["read", "next"],
    &["screen", "reader"],
    &["sign", "in"],
    &["sign", "up"],
    &["site", "header"],
    &["skip", "link"],
    &["sr", "only"],
    &["visually", "hidden"],
];

/// A name that begins so tells what the whole page has, or is filed under, and not what the part is.
const OF_PAGE: [&str; 12] =
    ["category", "has", "is", "no", "not", "page", "postid", "single", "tag", "topic", "with", "without"];

/// Roles of parts that are not the article.
const ROLES: [&str; 14] = [
    "alert",
    "alertdialog",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "note",
    "search",
    "tablist",
    "toolbar",
    "tooltip",
];

/// What the whole of an article is called: a word for what it is, and one for what it holds.
const WHOLE: [&str; 8] = ["article", "content", "entry", "main", "news", "page", "post", "story"];
const HOLDS: [&str; 5] = ["body", "content", "copy", "main", "text"];

/// Words for the lines below the headline.
const DECK: [&str; 13] = [
    "dek",
    "deck",
    "description",
    "excerpt",
    "intro",
    "lede",
    "standfirst",
    "subhead",
    "subheading",
    "subheadline",
    "subtitle",
    "summary",
    "teaser",
];

/// Whether an element is called something that is not the article.
pub(super) fn is_beside(element: &Element) -> bool {
    if is_out_of_sight(element) {
        return true;
    }
    let is_role = || ROLES.contains(&element.value("role"));
    let is_class = |name: Vec<String>| {
        let is_word = |word: &String| BESIDE.contains(&word.as_str());
        let of_page = name.first().is_some_and(|first| OF_PAGE.contains(&first.as_str()));
        !of_page
            && (name.iter().any(is_word)
                || BESIDE_TOGETHER.iter().any(|row| name.windows(row.len()).any(|part| part == *row)))
    };
    is_role() || names(element).any(is_class)
}

/// Whether readers do not see an element.
pub(super) fn is_out_of_sight(element: &Element) -> bool {
    let style = element.value("style");
    element.attribute("hidden").is_some()
        || element.value("aria-hidden") == "true"
        || (style.contains("none") && style.replace(' ', "").contains("display:none"))
}

/// Whether an element is called the body of an article.
pub(super) fn is_body(element: &Element) -> bool {
    names(element).any(|name| {
        let whole = name.iter().position(|word| WHOLE.contains(&word.as_str()));
        let holds = name.iter().rposition(|word| HOLDS.contains(&word.as_str()));
        // `article-body`, `storyBody`, `entry-content`: the words stand side by side.
        let paired = name.windows(2).any(|pair| match pair {
            [whole, holds] => WHOLE.contains(&whole.as_str()) && HOLDS.contains(&holds.as_str()),
            _ => false,
        });
        let run_together = name
            .iter()
            .any(|word| WHOLE.iter().any(|whole| word.strip_prefix(whole).is_some_and(|rest| HOLDS.contains(&rest))));
        (whole.is_some() && holds.is_some() && paired) || run_together
    })
}

/// Whether an element is called the lines below the headline.
pub(super) fn is_deck(element: &Element) -> bool {
    let named = names(element).any(|name| name.iter().any(|word| DECK.contains(&word.as_str())));
    named || matches!(element.value("itemprop"), "description" | "alternativeHeadline")
}

/// The words of each name of an element, in small letters: `MostRead__list` is most, read, list.
fn names(element: &Element) -> impl Iterator<Item = Vec<String>> {
    let classes = element.value("class").split_ascii_whitespace();
    let others = ["id", "data-component", "data-testid"].into_iter().map(|name| element.value(name));
    // No part of a page has so many names that mean something.
    classes.take(40).chain(others).filter(|name| !name.is_empty()).map(words)
}

fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut joined = false;
    let mut was_small = false;
    for c in name.chars().take(100) {
        if !c.is_alphanumeric() {
            joined = false;
            continue;
        }
        if !joined || (c.is_uppercase() && was_small) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
        (joined, was_small) = (true, c.is_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::tree::Tree;
    use super::*;

    #[track_caller]
    fn check(is: fn(&Element) -> bool, tag: &str, expected: bool) {
        assert_eq!(is(&Tree::of(tag).elements[1]), expected, "{tag}");
    }

    #[test]
    fn parts_beside_the_article_are_known_by_words() {
        for tag in [
            "<div class='share-bar'>",
            "<div id=comments>",
            "<div class='MostRead__list'>",
            "<ul class='c-relatedLinks'>",
            "<div class='x newsletter_signup'>",
            "<div role=complementary>",
            "<p hidden>",
            "<p style='display: none'>",
            "<div data-component='byline-block'>",
            "<span class='visually-hidden'>",
        ] {
            check(is_beside, tag, true);
        }
        for tag in [
            "<div>",
            "<div class='article-body'>",
            "<div class='has-sidebar'>",
            "<div class='single-post-comments'>",
            "<p class='dateline'>",
            "<div class='shared-space'>",
            "<div class='tag-newsletter'>",
            "<p class='most-important'>",
            "<div class='headline'>",
            "<div data-component='text-block'>",
        ] {
            check(is_beside, tag, false);
        }
    }

    #[test]
    fn bodies_and_decks_are_known_by_words() {
        for tag in [
            "<div class='article-body'>",
            "<div class='td-post-content'>",
            "<div id=storyBody>",
            "<div class=articlebody>",
        ] {
            check(is_body, tag, true);
        }
        for tag in [
            "<div class='article'>",
            "<div class='body'>",
            "<div class='article-header-body'>",
            "<div class='contents'>",
        ] {
            check(is_body, tag, false);
        }
        check(is_deck, "<h2 class='article__subheadline'>", true);
        check(is_deck, "<p itemprop=description>", true);
        check(is_deck, "<p class='paragraph'>", false);
    }
}
