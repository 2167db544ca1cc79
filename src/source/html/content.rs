//! Which passages of a page are its article.
//!
//! What a page says of itself goes first (`itemprop`, `article`, `main`, names such as "story-body"), where it holds a good
//! part of the text that hangs together; else the part where the most of that text stands. A brief or a list has no such
//! text: there what says it is the article is, else all that the page says.

use std::ops::Range;

use super::names;
use super::passages::{Passage, passages};
use super::tags;
use super::tree::{Element, Tree};
use crate::source::paragraphs::ends_sentence;
use crate::source::words::{run_together, words};

/// The article of a page.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// In the order of the page, the headline first.
    pub(super) passages: Vec<Passage>,
    /// Whether the first of them is the headline.
    pub(super) has_headline: bool,
}

/// The article of a page that is called one of `titles`; `names` are those of its site.
pub(super) fn content(tree: &Tree<'_>, titles: &[String], site: &[String]) -> Content {
    let mut looks = LOOKS.iter().map(|look| of(tree, look, titles, site));
    looks.find(|content| !content.passages.is_empty()).unwrap_or_default()
}

/// A way to look for the article.
struct Look {
    is_beside: fn(&Element) -> bool,
    /// What a passage weighs.
    weight: fn(&Passage) -> usize,
    part: Part,
}

/// Which part of the page is taken for the article.
enum Part {
    /// What says it is the article, where it holds a good part of the text; else the part where most of that stands. It
    /// has at least so many bytes.
    Fullest(usize),
    /// What says it is the article, however little it holds.
    Named,
    /// All there is.
    Page,
}

/// A bar or banner says no more, in bytes.
const LONGEST_BAR: usize = 400;

/// The first that finds anything counts.
const LOOKS: [Look; 7] = [
    Look { is_beside: names::is_beside, weight: prose, part: Part::Fullest(1) },
    // A brief or a list has no prose, and is the article all the same.
    Look { is_beside: names::is_beside, weight: said, part: Part::Named },
    // Names that leave out more than bars and banners say mislead: the page is read as far as its tags tell.
    Look { is_beside: names::is_out_of_sight, weight: prose, part: Part::Fullest(LONGEST_BAR) },
    Look { is_beside: names::is_beside, weight: said, part: Part::Page },
    // Headings and captions alone.
    Look { is_beside: names::is_beside, weight: unlinked, part: Part::Page },
    // So do those that leave nothing.
    Look { is_beside: names::is_out_of_sight, weight: prose, part: Part::Fullest(1) },
    Look { is_beside: names::is_out_of_sight, weight: unlinked, part: Part::Page },
];

/// All that is read of a piece of a page, which has nothing beside its article.
pub(super) fn whole(tree: &Tree<'_>) -> Vec<Passage> {
    let all = passages(tree, &left_out(tree, names::is_out_of_sight));
    all.into_iter().filter(|passage| !is_link(passage) || passage.heading > 0).collect()
}

/// For each element, whether it is left out.
fn left_out(tree: &Tree<'_>, is_beside: fn(&Element) -> bool) -> Vec<bool> {
    // What holds the headline or the body of the article is not beside it, whatever its name.
    let mut holds = vec![false; tree.elements.len()];
    for (at, element) in tree.elements.iter().enumerate().rev() {
        let is_main = matches!(element.name.as_str(), "h1" | "main") || is_article_body(element);
        let held = holds.get(at).copied().unwrap_or_default() || is_main;
        for place in [at, element.parent] {
            if let Some(place) = holds.get_mut(place).filter(|_| held) {
                *place = true;
            }
        }
    }
    let mut out = vec![false; tree.elements.len()];
    for (at, element) in tree.elements.iter().enumerate().skip(1) {
        let holds = holds.get(at).copied().unwrap_or_default();
        let name = element.name.as_str();
        let inside =
            || tree.around(element.parent).any(|(_, around)| matches!(around.name.as_str(), "article" | "main"));
        let is_out = out.get(element.parent).copied().unwrap_or_default()
            || tags::is_unread(name)
            || (!holds
                && !matches!(name, "html" | "body")
                && (is_beside(element)
                    || (name == "header" && !inside())
                    || (name == "form" && !has_tables(tree, at))));
        if let Some(out) = out.get_mut(at) {
            *out = is_out;
        }
    }
    out
}

/// Old programs put a whole page into one form.
fn has_tables(tree: &Tree<'_>, form: usize) -> bool {
    let within = tree.element(form).map(|form| form.items.clone()).unwrap_or_default();
    let inside = tree.elements.iter().skip(form).take_while(|element| within.contains(&element.items.start));
    inside.filter(|element| matches!(element.name.as_str(), "table" | "article" | "p")).nth(2).is_some()
}

fn is_article_body(element: &Element) -> bool {
    element.value("itemprop").split_ascii_whitespace().any(|name| name == "articleBody")
}

fn is_article(element: &Element) -> bool {
    element.name == "article"
}

fn is_main(element: &Element) -> bool {
    element.name == "main" || element.value("role") == "main"
}

fn of(tree: &Tree<'_>, look: &Look, titles: &[String], site: &[String]) -> Content {
    let all = passages(tree, &left_out(tree, look.is_beside));
    let Some(root) = Weights::of(tree, &all, look.weight).root(&look.part) else { return Content::default() };
    let start = all.partition_point(|passage| passage.at < root.start);
    let end = all.partition_point(|passage| passage.at < root.end);
    let first =
        all.iter().enumerate().skip(start).find(|(_, passage)| (look.weight)(passage) > 0).map_or(start, |(at, _)| at);
    let headline = headline(&all, first, titles, site);
    let inside = all.get(start..end).unwrap_or_default();
    let kept = keep(inside);
    let is_deck = |passage: &Passage| tree.around(passage.holder).any(|(_, element)| names::is_deck(element));
    let head = headline.filter(|at| *at < start);
    let between = head.map_or(&[][..], |at| all.get(at + 1..start).unwrap_or_default());
    let between = between.iter().filter(|passage| (passage.caption || is_deck(passage)) && !is_link(passage));
    let body = inside.iter().zip(kept).enumerate().filter(|(at, (_, kept))| {
        // The headline of an article that has it inside stands at its head, and what is before that is no part of it.
        let at = start + at;
        headline.map_or(*kept, |headline| at == headline || (*kept && at > headline))
    });
    let passages =
        head.and_then(|at| all.get(at)).into_iter().chain(between).chain(body.map(|(_, (passage, _))| passage));
    Content { passages: passages.cloned().collect(), has_headline: headline.is_some() }
}

/// The heading that says the title; else the last of the first level before the article begins, or the first in it.
fn headline(all: &[Passage], first: usize, titles: &[String], site: &[String]) -> Option<usize> {
    let is_site = |passage: &Passage| site.contains(&run_together(&passage.words));
    let headings = || all.iter().enumerate().filter(|(_, passage)| passage.heading > 0 && !is_site(passage));
    let titles: Vec<String> = titles.iter().map(|title| words(title)).collect();
    // Old pages have big letters for headings.
    let lines = all.iter().enumerate().filter(|(_, passage)| passage.heading == 0 && !passage.caption);
    let said = || headings().chain(lines).find(|(_, passage)| titles.contains(&words(&passage.words)));
    let before = || headings().take_while(|(at, _)| *at <= first).filter(|(_, passage)| passage.heading == 1).last();
    said().or_else(before).map(|(at, _)| at)
}

/// Which passages of an article are kept: not those that only link elsewhere or tell when it was written, and no heading
/// of such; where there are but headings, those.
fn keep(passages: &[Passage]) -> Vec<bool> {
    let mut kept: Vec<bool> =
        passages.iter().map(|passage| passage.heading > 0 || !(is_link(passage) || is_date(passage))).collect();
    if !passages.iter().zip(&kept).any(|(passage, kept)| *kept && passage.heading == 0) {
        return kept;
    }
    // From the end, so that it is known what a heading is followed by.
    let mut has_text = false;
    for (at, passage) in passages.iter().enumerate().rev() {
        if let Some(kept) = kept.get_mut(at) {
            if passage.heading > 1 {
                *kept = std::mem::take(&mut has_text);
            } else {
                has_text |= *kept;
            }
        }
    }
    kept
}

fn is_link(passage: &Passage) -> bool {
    passage.linked * 4 >= passage.len * 3 && !passage.caption
}

fn is_date(passage: &Passage) -> bool {
    passage.dated == passage.len
}

/// Text that hangs together, in bytes.
fn prose(passage: &Passage) -> usize {
    const LONG: usize = 80;
    if passage.len >= LONG || ends_sentence(&passage.words) { said(passage) } else { 0 }
}

/// Text of any sort, in bytes.
fn said(passage: &Passage) -> usize {
    let is_said = passage.heading == 0 && !passage.caption && passage.linked * 2 <= passage.len;
    if is_said && !is_date(passage) { passage.len } else { 0 }
}

/// Words that do more than link, in bytes.
fn unlinked(passage: &Passage) -> usize {
    if is_link(passage) || is_date(passage) { 0 } else { passage.len }
}

/// For each element the sum of what it and those in it are given.
fn sums(tree: &Tree<'_>, given: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut sums = vec![0; tree.elements.len()];
    let mut add = |at: usize, more: usize| {
        if let Some(sum) = sums.get_mut(at) {
            *sum += more;
        }
        sums.get(at).copied().unwrap_or_default()
    };
    given.for_each(|(at, more)| {
        add(at, more);
    });
    for (at, element) in tree.elements.iter().enumerate().skip(1).rev() {
        let own = add(at, 0);
        add(element.parent, own);
    }
    sums
}

/// How much text each element holds.
struct Weights<'t, 'p> {
    tree: &'t Tree<'p>,
    /// In it and in all it holds.
    held: Vec<usize>,
    /// Where it stands close together: whole in the element around paragraphs, two thirds in the one around that.
    dense: Vec<usize>,
}

impl<'t, 'p> Weights<'t, 'p> {
    fn of(tree: &'t Tree<'p>, all: &[Passage], weight: fn(&Passage) -> usize) -> Self {
        let counts = sums(tree, all.iter().map(|passage| (passage.holder, usize::from(weight(passage) > 0))));
        let held = sums(tree, all.iter().map(|passage| (passage.holder, weight(passage))));
        let mut dense = vec![0; tree.elements.len()];
        for passage in all {
            // Some programs give each paragraph a box of its own.
            let is_one = |at: usize| counts.get(at) == Some(&1) && counts.first() != Some(&1);
            let is_text = |name: &str| matches!(name, "p" | "li" | "blockquote" | "pre" | "dd" | "dt" | "ul" | "ol");
            let mut boxes = tree
                .around(passage.holder)
                .filter(|(at, element)| tags::is_block(&element.name) && !is_text(&element.name) && !is_one(*at));
            let weight = weight(passage);
            for share in [weight, weight * 2 / 3] {
                if let Some(dense) = dense.get_mut(boxes.next().map_or(0, |(at, _)| at)) {
                    *dense += share;
                }
            }
        }
        Self { tree, held, dense }
    }

    fn held(&self, at: usize) -> usize {
        self.held.get(at).copied().unwrap_or_default()
    }

    /// The items of the article; none where the part holds no text.
    fn root(&self, part: &Part) -> Option<Range<usize>> {
        match part {
            Part::Fullest(least) => self.fullest_part(*least),
            Part::Named => self.named_part(),
            Part::Page => (self.held(0) > 0).then_some(0..self.tree.items.len()),
        }
    }

    fn fullest_part(&self, least: usize) -> Option<Range<usize>> {
        let most = self.dense.iter().copied().max().filter(|most| *most >= least)?;
        // Of equals the outermost, which stands first.
        let densest = self.dense.iter().position(|dense| *dense == most)?;
        if let Some(bodies) = self.article_bodies() {
            return Some(bodies);
        }
        let enough = |at: &usize| self.held(*at) * 2 >= self.held(densest);
        let main = self.fullest(is_main);
        // A page of many small articles, as a report that goes on is one, is no one of them.
        let article = self.fullest(is_article);
        let article = article.filter(|at| main.is_none_or(|main| self.held(*at) * 2 >= self.held(main)));
        let chosen = [self.fullest(names::is_body), article, main].into_iter().flatten().find(enough);
        self.tree.element(chosen.unwrap_or(densest)).map(|element| element.items.clone())
    }

    fn named_part(&self) -> Option<Range<usize>> {
        let sorts: [fn(&Element) -> bool; 3] = [names::is_body, is_article, is_main];
        self.article_bodies().or_else(|| sorts.into_iter().find_map(|is| self.sole(is)))
    }

    /// The one element of a sort that holds anything; others may stand in it.
    fn sole(&self, is: fn(&Element) -> bool) -> Option<Range<usize>> {
        let all = self.tree.elements.iter().enumerate().filter(|(at, element)| is(element) && self.held(*at) > 0);
        let mut all = all.map(|(_, element)| element.items.clone());
        let first = all.next()?;
        all.all(|other| first.contains(&other.start)).then_some(first)
    }

    /// From the first to the last part that says it is the article's body; where several articles are in one page, the
    /// first.
    fn article_bodies(&self) -> Option<Range<usize>> {
        let all = self.tree.elements.iter().enumerate();
        let bodies = all.filter(|(at, element)| is_article_body(element) && self.held(*at) > 0);
        let mut bodies = bodies.map(|(_, element)| element.items.clone());
        let first = bodies.next()?;
        let last = bodies.next_back().map_or(first.end, |last| last.end.max(first.end));
        let headlines = self
            .tree
            .elements
            .iter()
            .filter(|element| element.name == "h1" && (first.start..last).contains(&element.items.start));
        Some(first.start..if headlines.count() > 1 { first.end } else { last })
    }

    /// The element of a sort that holds the most; of those that hold nearly as much, the innermost.
    fn fullest(&self, is: impl Fn(&Element) -> bool) -> Option<usize> {
        let of_sort = || self.tree.elements.iter().enumerate().filter(|(_, element)| is(element)).map(|(at, _)| at);
        let most = of_sort().map(|at| self.held(at)).max().filter(|most| *most > 0)?;
        of_sort().filter(|at| self.held(*at) * 10 >= most * 9).last()
    }
}
