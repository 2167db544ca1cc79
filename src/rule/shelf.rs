//! Where rule files and packs are read from: the disk, or files that somebody kept, such as those of a revision.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use super::files::{self, PACKS};
use crate::model::Problem;

/// Where rule files and packs are read from.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// What stands there by its path; none where it is the disk.
    kept: Option<BTreeMap<PathBuf, Vec<u8>>>,
    /// Links among them, each with the path that it leads to.
    links: BTreeMap<PathBuf, PathBuf>,
    /// Further folders in which packs are looked for.
    packs: Vec<PathBuf>,
}

impl Shelf {
    /// The disk.
    pub fn disk() -> Self {
        Self::default()
    }

    /// These files, by path, and no others.
    pub fn of(files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) -> Self {
        let kept = files.into_iter().map(|(path, bytes)| (plain(&path), bytes)).collect();
        Self { kept: Some(kept), ..Self::default() }
    }

    /// The same with links among the files, each with its target as the link has it.
    #[must_use]
    pub fn with_links(self, links: impl IntoIterator<Item = (PathBuf, PathBuf)>) -> Self {
        let target = |(link, target): (PathBuf, PathBuf)| {
            let target = plain(&link.parent().unwrap_or_else(|| Path::new("")).join(target));
            (plain(&link), target)
        };
        Self { links: links.into_iter().map(target).collect(), ..self }
    }

    /// The same with folders in which packs are looked for that do not stand beside the file that uses them.
    #[must_use]
    pub fn with_packs(self, packs: Vec<PathBuf>) -> Self {
        Self { packs, ..self }
    }

    /// Whether a file or folder is there; of files that are kept.
    pub fn has(&self, path: &Path) -> bool {
        let path = self.followed(path);
        self.names().any(|name| name.starts_with(&path))
    }

    /// The paths of all that is kept.
    fn names(&self) -> impl Iterator<Item = &PathBuf> {
        self.kept.iter().flat_map(BTreeMap::keys).chain(self.links.keys())
    }

    /// Where the links on the way lead.
    fn followed(&self, path: &Path) -> PathBuf {
        /// More than this lead in a circle; systems give up here too.
        const HOPS: usize = 40;
        let mut path = plain(path);
        for _ in 0..HOPS {
            let link = path.ancestors().find_map(|at| Some((at, self.links.get(at)?)));
            let Some((at, target)) = link else { break };
            path = plain(&target.join(path.strip_prefix(at).unwrap_or_else(|_| Path::new(""))));
        }
        path
    }

    /// The text of a rule file.
    pub(super) fn open(&self, path: &Path) -> Result<String, Problem> {
        let Some(kept) = &self.kept else { return files::open(path) };
        let shown = path.display().to_string();
        match (kept.get(&self.followed(path)), self.links.get(&plain(path))) {
            (Some(bytes), _) => files::decode(&shown, bytes.clone()),
            (None, None) => Err(Problem::of_file(shown, files::NOT_THERE)),
            (None, Some(target)) => {
                let target = target.display();
                Err(Problem::of_file(shown, format!("{}: it is a link to {target}", files::NOT_THERE)))
            }
        }
    }

    /// One name for one file, however it was reached.
    pub(super) fn canonical(&self, path: &Path) -> PathBuf {
        if self.kept.is_some() { self.followed(path) } else { files::canonical(path) }
    }

    /// Adds a file, or the rule files below a folder, in the order of their names.
    pub(super) fn gather(&self, path: &Path, found: &mut Vec<PathBuf>) -> Result<(), Problem> {
        let Some(kept) = &self.kept else { return files::gather(path, found) };
        let given = plain(path);
        let path = self.followed(&given);
        if kept.contains_key(&path) {
            found.push(given);
            return Ok(());
        }
        if path.file_name() == Some(OsStr::new(PACKS)) {
            return Err(files::only_packs(&path));
        }
        let is_open = |below: &Path| {
            let mut folders = below.components().map(Component::as_os_str);
            let hidden = |name: &OsStr| name.to_string_lossy().starts_with('.') || name == PACKS;
            files::is_rule_file(below) && !folders.any(hidden)
        };
        // As on the disk, a link to a folder is passed by; any other is a file, or an error.
        let is_file = |link: &&PathBuf| {
            let target = self.followed(link);
            !self.names().any(|name| name.starts_with(&target) && *name != target)
        };
        let all: BTreeSet<&PathBuf> = kept.keys().chain(self.links.keys().filter(is_file)).collect();
        let below = all.into_iter().filter(|file| file.strip_prefix(&path).is_ok_and(is_open));
        let before = found.len();
        found.extend(below.cloned());
        if found.len() > before {
            return Ok(());
        }
        Err(if self.has(&path) {
            files::no_rule_files(&path)
        } else {
            files::not_there(&path, &self.rule_files_in(path.parent().unwrap_or_else(|| Path::new(""))))
        })
    }

    /// Where a pack may lie that a file in `folder` names so, the nearest place first.
    pub(super) fn places(&self, folder: &Path, pack: &str) -> Vec<PathBuf> {
        let mut places: Vec<PathBuf> = Vec::new();
        for place in std::iter::once(folder).chain(self.packs.iter().map(PathBuf::as_path)).map(|at| at.join(pack)) {
            if places.iter().all(|known| plain(known) != plain(&place)) {
                places.push(place);
            }
        }
        places
    }

    /// The names of the rule files of a folder, for naming the nearest one.
    pub(super) fn rule_files_in(&self, folder: &Path) -> Vec<String> {
        let Some(kept) = &self.kept else { return files::rule_files_in(folder) };
        let here = kept.keys().filter(|path| path.parent() == Some(folder) && files::is_rule_file(path));
        here.filter_map(|path| path.file_name().and_then(OsStr::to_str).map(str::to_owned)).collect()
    }
}

/// The path without `.` and, where what they leave is known, without `..`.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> Shelf {
        let files = [
            ("rules/a.yaml", "use: [packs/p.yaml, house.yaml]\nfacts: {a: {value: count, phrases: [<value> <dead>]}}"),
            ("rules/sub/b.yml", "facts: {b: {value: count, phrases: [<value> hurt]}}"),
            ("rules/packs/p.yaml", "terms: {dead: [dead]}"),
            ("house/house.yaml", "facts: {h: {value: count, phrases: [<value> homes]}}"),
            ("rules/.hidden/c.yaml", "facts: ["),
            ("rules/notes.txt", "no rule"),
            ("empty/notes.txt", "no rule"),
        ];
        Shelf::of(files.map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec())))
    }

    fn loaded(paths: &[&str], shelf: &Shelf) -> (Vec<String>, Vec<String>) {
        let loaded = super::super::load_from(&paths.iter().map(PathBuf::from).collect::<Vec<_>>(), shelf);
        let problems = loaded.problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message));
        (loaded.rules.facts.iter().map(|fact| fact.id.clone()).collect(), problems.collect())
    }

    #[test]
    fn kept_files_are_read_as_those_on_the_disk() {
        let shelf = shelf().with_packs(vec![PathBuf::from("house")]);
        assert_eq!(loaded(&["./rules/"], &shelf), (vec!["h".to_owned(), "a".to_owned(), "b".to_owned()], vec![]));
        assert_eq!(loaded(&["rules/sub/../sub/b.yml"], &shelf).0, ["b"]);
        for (path, said) in [
            ("gone", "gone: failed to read: there is no such file or folder"),
            ("empty", "empty: there are no rule files (*.yaml, *.yml) in this folder"),
            ("rules/packs", "rules/packs: packs are not read by themselves"),
        ] {
            assert_eq!(loaded(&[path], &shelf).1, [said]);
        }
    }

    #[test]
    fn links_lead_where_they_lead_on_the_disk() {
        let links = [
            ("desk/a.yaml", "../rules/a.yaml"),
            ("desk/again.yaml", "a.yaml"),
            ("desk/packs", "../rules/packs"),
            ("desk/sub", "../rules/sub"),
            ("desk/gone.yaml", "../../elsewhere/b.yaml"),
            ("desk/round.yaml", "round.yaml"),
            ("linked", "rules"),
        ];
        let links = links.map(|(link, target)| (PathBuf::from(link), PathBuf::from(target)));
        let shelf = shelf().with_links(links).with_packs(vec![PathBuf::from("house")]);
        // Two names of one file are one file, a folder is not walked into, and what leads nowhere is said.
        let (facts, problems) = loaded(&["desk"], &shelf);
        assert_eq!(facts, ["h", "a"]);
        assert_eq!(
            problems,
            [
                "desk/gone.yaml: failed to read: there is no such file or folder: it is a link to ../elsewhere/b.yaml",
                "desk/round.yaml: failed to read: there is no such file or folder: it is a link to desk/round.yaml",
            ]
        );
        assert_eq!(loaded(&["desk/sub"], &shelf).0, ["b"]);
        assert_eq!(loaded(&["linked/sub/b.yml"], &shelf).0, ["b"]);
        assert_eq!(loaded(&["linked"], &shelf).0, ["h", "a", "b"]);
        assert!(shelf.has(Path::new("desk/sub")) && !shelf.has(Path::new("desk/gone.yaml")));
    }

    #[test]
    fn dots_are_taken_out_of_paths() {
        for (path, expected) in [("a/./b/../c", "a/c"), ("../a", "../a"), ("a/../../b", "../b"), ("/a/../b", "/b")] {
            assert_eq!(plain(Path::new(path)), Path::new(expected));
        }
    }
}
