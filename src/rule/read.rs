//! From the texts of rule files to one set of rules.

use std::collections::BTreeMap;
use std::mem::take;
use std::path::{Path, PathBuf};

use super::across::{self, Part};
use super::fact::Head;
use super::faults::Faults;
use super::files;
use super::head::Use;

use super::names::Names;
use super::nearest::{listed, nearest};
use super::pattern::TermId;
use super::role::Role;
use super::rules::{Fact, Loaded, RuleFile};
use super::schema;
use super::sheet::{Sheet, text_of, texts};
use crate::model::{Place, Problem};
use crate::yaml::{self, Data, Name, Node};

/// Checks the text of one rule file that uses no packs.
pub fn parse(path: &str, text: &str) -> Loaded {
    let mut reader = Reader::new(Packs::None);
    reader.file(Path::new(path), text);
    reader.finish()
}

/// Where packs are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packs {
    /// Beside the files that use them.
    OnDisk,
    /// Nowhere.
    None,
}

/// Reads file after file into one set of rules.
pub(super) struct Reader {
    loaded: Loaded,
    packs: Packs,
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
    /// The names of the bound terms that it asked for.
    asked: Vec<String>,
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

impl Reader {
    pub(super) fn new(packs: Packs) -> Self {
        Self {
            loaded: Loaded::default(),
            packs,
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
        let key = (files::canonical(path), format!("{}{}", self.forms_of(bound), via.map_or_else(String::new, named)));
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
        match yaml::parse_all(&shown, text) {
            Err(problem) => sheet.faults.found.push(problem),
            Ok((Node { data: Data::Null, span }, _)) => {
                sheet.faults.warning(span, "this file is empty", None);
            }
            Ok((tree, twins)) => {
                sheet.faults.found.extend(twins);
                schema::check_file(&tree, &mut sheet.faults);
                let own = sheet.own_terms(&tree);
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
        let named = |id: &TermId| sheet.terms.get(id.0).map(|term| term.name.clone());
        let asked = bound.iter().filter(|id| sheet.names.used.contains(id)).filter_map(named).collect();
        self.loaded.problems.append(&mut sheet.faults.found);
        self.loaded.rules.terms = sheet.terms;
        let done = Done { file, terms: sheet.names.terms, asked };
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
        for (name, _) in used.bound.iter().filter(|(name, _)| !done.asked.contains(&name.text)) {
            let message = format!("the pack `{}` has no use for the term `{}`", used.path, name.text);
            sheet.faults.warning(name.span, message, None);
        }
        sheet.names.add(&done.terms);
    }

    fn open_pack(&self, path: &Path, used: &Use<'_>, sheet: &mut Sheet<'_>) -> Option<(PathBuf, String)> {
        if self.packs == Packs::None {
            sheet.faults.error(used.place, format!("the pack `{}` cannot be read here", used.path), None);
            return None;
        }
        let folder = path.parent().unwrap_or_else(|| Path::new(""));
        let pack = folder.join(used.path);
        let canonical = files::canonical(&pack);
        if let Some(at) = self.open.iter().position(|open| *open == canonical) {
            let circle = self.open.iter().skip(at).chain([&canonical]);
            let names: Vec<_> = circle.map(|path| path.file_name().unwrap_or_default().to_string_lossy()).collect();
            let message = format!("packs use each other in a circle: {}", names.join(" → "));
            sheet.faults.error(used.place, message, Some("move what both need into a pack of its own".to_owned()));
            return None;
        }
        match files::open(&pack) {
            Ok(text) => Some((pack, text)),
            Err(problem) => {
                let name = Path::new(used.path).file_name().unwrap_or_default().to_string_lossy();
                let there = files::rule_files_in(pack.parent().unwrap_or(folder));
                let help = match nearest(&name, there.iter().map(String::as_str)) {
                    Some(meant) => format!("did you mean `{}`?", used.path.replace(&*name, meant)),
                    None => format!("packs are looked for beside the file that uses them: {}", pack.display()),
                };
                sheet.faults.error(used.place, format!("the pack `{}`: {}", used.path, problem.message), Some(help));
                None
            }
        }
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
