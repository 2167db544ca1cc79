//! From the texts of rule files to one set of rules.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;
use std::path::{Path, PathBuf};

use super::across::{self, Part};
use super::fact::Head;
use super::files;
use super::head::Use;
use super::names::Names;
use super::pattern::TermId;
use super::role::Role;
use super::rules::{Fact, Loaded, RuleFile};
use super::schema;
use super::sheet::{Sheet, text_of};
use super::shelf::{Shelf, plain};
use crate::model::{Kind, Place, Problem, listed, nearest};
use crate::yaml::{self, Data, Name, Node};
use crate::yaml::{Faults, texts};

/// Checks the text of one rule file that uses no packs.
pub fn parse(path: &str, text: &str) -> Loaded {
    let mut reader = Reader::new(None);
    reader.file(Path::new(path), text);
    reader.finish()
}

/// Reads file after file into one set of rules.
pub(super) struct Reader<'s> {
    loaded: Loaded,
    /// Where packs are; none where there are none.
    shelf: Option<&'s Shelf>,
    /// What has been read, by file and by the terms bound in it and the facts taken from it.
    done: BTreeMap<(PathBuf, String), Done>,
    /// The files being read, from the one given down to the innermost pack.
    open: Vec<PathBuf>,
    /// Where each fact id stands: file and place.
    ids: BTreeMap<String, (usize, Place)>,
    parts: Vec<Part>,
    /// Which files use a pack.
    users: BTreeMap<usize, Vec<usize>>,
    /// The zones that files name for all their facts.
    zones: BTreeMap<usize, String>,
}

/// The facts that a file takes from a pack, to tell one use from another.
fn named(via: Via<'_>) -> String {
    let names: Vec<String> = via.taken.iter().map(|taken| format!("{}\t{}\n", taken.fact, taken.id)).collect();
    names.concat()
}

/// A file that has been read.
#[derive(Clone, Default)]
struct Done {
    file: usize,
    /// The terms it offers.
    terms: Vec<TermId>,
    /// The names of terms that it asks for or defines, and in which others may be bound.
    takes: BTreeSet<String>,
}

/// Where a file uses a pack.
#[derive(Clone, Copy)]
struct Via<'u> {
    path: &'u str,
    place: Place,
    taken: &'u [Taken],
}

/// A fact that a file takes from a pack.
struct Taken {
    fact: String,
    /// Its id in the file that takes it.
    id: String,
    place: Place,
}

impl Via<'_> {
    /// The id under which a fact of the pack is taken; none where others are named and it is not.
    fn id_of(&self, fact: &str) -> Option<String> {
        let taken = self.taken.iter().find(|taken| taken.fact == fact);
        taken.map(|taken| taken.id.clone()).or_else(|| self.taken.is_empty().then(|| fact.to_owned()))
    }
}

impl<'s> Reader<'s> {
    pub(super) fn new(shelf: Option<&'s Shelf>) -> Self {
        Self {
            loaded: Loaded::default(),
            shelf,
            done: BTreeMap::new(),
            open: Vec::new(),
            ids: BTreeMap::new(),
            parts: Vec::new(),
            users: BTreeMap::new(),
            zones: BTreeMap::new(),
        }
    }

    /// Adds a problem met outside.
    pub(super) fn problem(&mut self, problem: Problem) {
        self.loaded.problems.push(problem);
    }

    /// Reads a file that was given.
    pub(super) fn file(&mut self, path: &Path, text: &str) {
        let done = self.read(path, text, &[], None);
        // Given by itself, a file is not narrowed to what the files are about that use it.
        self.users.entry(done.file).or_default().push(done.file);
    }

    /// What came of all files.
    pub(super) fn finish(mut self) -> Loaded {
        let rules = &mut self.loaded.rules;
        let problems = &mut self.loaded.problems;
        problems.extend(self.parts.iter().filter_map(|part| across::check_part(part, &rules.facts)));
        across::share_about(&mut rules.files, &self.users);
        across::share_zones(&mut rules.facts, self.zones, &self.users);
        problems.sort();
        // A pack that is read twice repeats its faults.
        problems.dedup();
        if rules.facts.is_empty() && problems.iter().all(|problem| problem.warning) {
            let path = rules.files.first().map_or("", |file| file.path.as_str());
            problems.push(Problem::of_file(path, "the rules ask for no facts").with_help("list facts under `facts:`"));
        }
        self.loaded
    }

    /// Reads one file with the terms bound in it; `via` is where another file uses it.
    fn read(&mut self, path: &Path, text: &str, bound: &[TermId], via: Option<Via<'_>>) -> Done {
        let canonical = self.shelf.map_or_else(|| path.to_owned(), |shelf| shelf.canonical(path));
        let key = (canonical, format!("{}{}", self.forms_of(bound), via.map_or_else(String::new, named)));
        if let Some(done) = self.done.get(&key) {
            return done.clone();
        }
        let shown = path.display().to_string();
        let file = self.loaded.rules.files.len();
        self.loaded.rules.files.push(RuleFile { path: shown.clone(), ..RuleFile::default() });
        self.loaded.sources.insert(shown.clone(), text.to_owned());
        let mut sheet = Sheet {
            file,
            text,
            terms: take(&mut self.loaded.rules.terms),
            names: Names::of(bound, via.is_some()),
            faults: Faults::of(&shown, text),
        };
        let mut takes = BTreeSet::new();
        match yaml::parse_all(&shown, text) {
            Err(problem) => sheet.faults.found.push(problem),
            Ok((Node { data: Data::Null, span }, _)) => {
                sheet.faults.warning(span, "this file is empty", None);
            }
            Ok((tree, twins)) => {
                sheet.faults.found.extend(twins);
                schema::RULES.check_file(&tree, &mut sheet.faults);
                let own = sheet.own_terms(&tree);
                takes.extend(own.iter().map(|(name, _)| name.text.clone()));
                self.open.push(key.0.clone());
                for used in sheet.uses(&tree) {
                    self.take_in(path, &used, &mut sheet);
                }
                self.open.pop();
                let asks = self.facts(&tree, &mut sheet, via);
                if asks && via.is_none() {
                    sheet.warn_of_unused(&own);
                }
            }
        }
        takes.append(&mut sheet.names.asked);
        self.loaded.problems.append(&mut sheet.faults.found);
        self.loaded.rules.terms = sheet.terms;
        let done = Done { file, terms: sheet.names.terms, takes };
        self.done.insert(key, done.clone());
        done
    }

    /// Takes in a pack that the file of `sheet` uses.
    fn take_in(&mut self, path: &Path, used: &Use<'_>, sheet: &mut Sheet<'_>) {
        let Some((pack, text)) = self.open_pack(path, used, sheet) else { return };
        let bound: Vec<TermId> = used.bound.iter().map(|(_, id)| *id).collect();
        let user = path.display().to_string();
        let take_one = |(name, id): &(&Name, &str)| {
            let place = Place::of(sheet.text, name.span);
            Taken { fact: name.text.clone(), id: (*id).to_owned(), place }
        };
        let taken: Vec<Taken> = used.taken.iter().map(take_one).collect();
        let via = Via { path: &user, place: Place::of(sheet.text, used.place), taken: &taken };
        // The terms of all files go along into the pack and come back with its own.
        self.loaded.rules.terms = take(&mut sheet.terms);
        let done = self.read(&pack, &text, &bound, Some(via));
        sheet.terms = take(&mut self.loaded.rules.terms);
        self.users.entry(done.file).or_default().push(sheet.file);
        for (name, _) in used.bound.iter().filter(|(name, _)| !done.takes.contains(&name.text)) {
            let known = || done.takes.iter().map(String::as_str).filter(|name| Kind::parse(name).is_none());
            let help = match nearest(&name.text, known()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if known().next().is_none() => "it asks for no terms: take this out".to_owned(),
                None => format!("terms to bind there are {}", listed(known())),
            };
            let message = if used.taken.is_empty() {
                format!("the pack `{}` asks for no term `{}`", used.path, name.text)
            } else {
                format!("the facts taken from `{}` ask for no term `{}`", used.path, name.text)
            };
            sheet.faults.error(name.span, message, Some(help));
        }
        sheet.names.add(&done.terms);
    }

    fn open_pack(&self, path: &Path, used: &Use<'_>, sheet: &mut Sheet<'_>) -> Option<(PathBuf, String)> {
        let Some(shelf) = self.shelf else {
            sheet.faults.error(used.place, format!("the pack `{}` cannot be read here", used.path), None);
            return None;
        };
        let places = shelf.places(path.parent().unwrap_or_else(|| Path::new("")), used.path);
        let tried: Vec<_> = places.iter().map(|place| shelf.open(place)).collect();
        let Some(at) = tried.iter().position(Result::is_ok) else {
            let problems: Vec<Problem> = tried.into_iter().filter_map(Result::err).collect();
            let (message, help) = no_pack(shelf, used.path, &places, &problems);
            sheet.faults.error(used.place, message, Some(help));
            return None;
        };
        let pack = places.into_iter().nth(at)?;
        let canonical = shelf.canonical(&pack);
        if let Some(at) = self.open.iter().position(|open| *open == canonical) {
            let circle = self.open.iter().skip(at).chain([&canonical]);
            let names: Vec<_> = circle.map(|path| path.file_name().unwrap_or_default().to_string_lossy()).collect();
            let (message, help) = match names.as_slice() {
                [_, _] => ("this file uses itself".to_owned(), "take it out"),
                _ => (
                    format!("packs use each other in a circle: {}", names.join(" → ")),
                    "move what both need into a pack of its own",
                ),
            };
            sheet.faults.error(used.place, message, Some(help.to_owned()));
            return None;
        }
        Some((pack, tried.into_iter().nth(at)?.ok()?))
    }

    /// Adds the facts of a file, and what its head says; whether there are any.
    fn facts(&mut self, tree: &Node, sheet: &mut Sheet<'_>, via: Option<Via<'_>>) -> bool {
        let head = Head { conditions: sheet.conditions(tree), zone: sheet.zone(tree) };
        self.zones.extend(head.zone.iter().map(|zone| (sheet.file, zone.clone())));
        let about = tree.get("about").map(|node| sheet.sayings(node, Role::Condition, &[], &mut Vec::new()));
        let published = sheet.published(tree);
        let mut path = String::new();
        if let Some(file) = self.loaded.rules.files.get_mut(sheet.file) {
            file.title = text_of(tree, "title").map(|(_, title)| title.to_owned());
            file.about = about.unwrap_or_default();
            file.published = published;
            path.clone_from(&file.path);
        }
        let entries = match tree.get("facts").map(|node| &node.data) {
            Some(Data::Map(entries)) => entries.as_slice(),
            _ => &[],
        };
        self.check_taken(entries, &path, via);
        for (name, node) in entries.iter().filter(|(_, node)| matches!(node.data, Data::Map(_))) {
            let id_of = |fact: &str| via.map_or_else(|| Some(fact.to_owned()), |via| via.id_of(fact));
            let Some(id) = id_of(&name.text) else { continue };
            let mut fact = Fact { id, ..sheet.fact(name, node, &head) };
            // A sum without one of its parts is another sum.
            let parts: Option<Vec<String>> = fact.compare.sum_of.iter().map(|part| id_of(part)).collect();
            fact.compare.sum_of = parts.unwrap_or_default();
            self.note_id(
                &fact.id,
                sheet.file,
                Via { path: &path, place: Place::of(sheet.text, name.span), taken: &[] },
                via,
            );
            let places = node.get("compare").into_iter().flat_map(|node| texts(node.get("sum_of")));
            for ((at, _), id) in places.zip(&fact.compare.sum_of) {
                let (place, whole) = (Place::of(sheet.text, at.span), fact.id.clone());
                self.parts.push(Part { path: path.clone(), place, id: id.clone(), whole });
            }
            self.loaded.rules.facts.push(fact);
        }
        !entries.is_empty()
    }

    /// Reports what a file takes from a pack that is not there.
    fn check_taken(&mut self, entries: &[(Name, Node)], pack: &str, via: Option<Via<'_>>) {
        let Some(via) = via else { return };
        let there = || entries.iter().map(|(name, _)| name.text.as_str());
        for taken in via.taken.iter().filter(|taken| !there().any(|name| name == taken.fact)) {
            let help = match nearest(&taken.fact, there()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("its facts are {}", listed(there())),
            };
            let message = format!("{pack} has no fact `{}`", taken.fact);
            self.loaded.problems.push(Problem::at(via.path, taken.place, message).with_help(help));
        }
    }

    /// Notes where an id stands, and reports it where it stands already: in a pack, at the place that uses it.
    fn note_id(&mut self, id: &str, file: usize, at: Via<'_>, via: Option<Via<'_>>) {
        let Some((first, place)) = self.ids.get(id) else {
            self.ids.insert(id.to_owned(), (file, at.place));
            return;
        };
        if *first == file {
            // Twins in one map have been reported.
            return;
        }
        let first = self.loaded.rules.files.get(*first).map_or("", |file| file.path.as_str());
        let stands = format!("first in {first}:{}:{}", place.line, place.column);
        self.loaded.problems.push(match via {
            Some(user) => Problem::at(user.path, user.place, format!("this pack asks for `{id}` again, {stands}"))
                .with_help(format!("name the facts that you take and their ids here: `facts: {{{id}: another-{id}}}`")),
            None => Problem::at(at.path, at.place, format!("the fact `{id}` stands twice, {stands}"))
                .with_help("ids are unique over all files of a run: give one of them another"),
        });
    }

    /// The forms of terms, to tell one binding from another.
    fn forms_of(&self, terms: &[TermId]) -> String {
        let mut out = String::new();
        for term in terms.iter().filter_map(|id| self.loaded.rules.terms.get(id.0)) {
            for family in &term.families {
                let forms = family.forms.iter().map(|form| form.written.as_str());
                let words: Vec<&str> = [term.name.as_str(), &family.name].into_iter().chain(forms).collect();
                out.push_str(&words.join("\t"));
                out.push('\n');
            }
        }
        out
    }
}

/// That a pack is in none of the places where it was looked for, and what to do about it.
fn no_pack(shelf: &Shelf, written: &str, places: &[PathBuf], problems: &[Problem]) -> (String, String) {
    if let Some(problem) = problems.iter().find(|problem| problem.message != files::NOT_THERE) {
        let help = problem.help.clone().unwrap_or_else(|| "a pack is a rule file".to_owned());
        return (format!("the pack `{written}`: {}: {}", problem.path, problem.message), help);
    }
    let looked: Vec<String> = places.iter().map(|place| plain(place).display().to_string()).collect();
    let message = format!("there is no pack `{written}`: looked for {}", looked.join(" and "));
    let name = Path::new(written).file_name().unwrap_or_default().to_string_lossy();
    let there = |place: &PathBuf| shelf.rule_files_in(plain(place).parent().unwrap_or_else(|| Path::new("")));
    let all: BTreeSet<String> = places.iter().flat_map(there).collect();
    let help = match nearest(&name, all.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{}`?", written.replace(&*name, meant)),
        None if all.is_empty() => {
            "packs are looked for beside the file that uses them, then in the folders of --packs".to_owned()
        }
        None => format!("the packs there are {}", listed(all.iter().take(8).map(String::as_str))),
    };
    (message, help)
}
