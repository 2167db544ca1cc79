//! Rule files as they are at a revision, and what changed since: the one place that asks git.

use crate::model::nearest;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::rule::{self, Loaded, Shelf};

/// The rules at `paths` as they are at `revision` of the repository that holds them; packs are read there too. Behind
/// them those paths that are here and were not there yet.
///
/// # Errors
/// What git said, where there is no git, no repository or no such revision.
pub(super) fn rules_at(revision: &str, paths: &[PathBuf], packs: &[PathBuf]) -> Result<(Loaded, Vec<PathBuf>), String> {
    let home = paths.first().map_or_else(|| PathBuf::from("."), |path| place(path).0);
    let root = line(&git(&home, &["rev-parse", "--show-toplevel"], b"")?);
    let commit = commit(&home, &root, revision)?;
    let inside = |all: &[PathBuf]| all.iter().map(|path| inside(path, &root)).collect::<Result<Vec<_>, _>>();
    let (asked, packs) = (inside(paths)?, inside(packs)?);
    let shelf = shelf(&home, &commit, &asked)?.with_packs(packs);
    let is_new = |(here, there): &(&PathBuf, &PathBuf)| here.exists() && !shelf.has(there);
    let (new, old): (Vec<_>, Vec<_>) = paths.iter().zip(&asked).partition(is_new);
    let old: Vec<PathBuf> = old.into_iter().map(|(_, there)| there.clone()).collect();
    let loaded = if old.is_empty() { Loaded::default() } else { rule::load_from(&old, &shelf) };
    Ok((named(loaded, revision), new.into_iter().map(|(here, _)| here.clone()).collect()))
}

/// What changed since a revision, in whatever repositories the files lie that are asked after.
#[derive(Debug)]
pub(super) struct Since {
    revision: String,
    /// The roots of the repositories met so far, each with the files that are as they were there.
    repositories: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    /// Folders that lie in none.
    outside: BTreeSet<PathBuf>,
}

impl Since {
    pub(super) fn new(revision: &str) -> Self {
        Self { revision: revision.to_owned(), repositories: BTreeMap::new(), outside: BTreeSet::new() }
    }

    /// Whether a file is not as it was where this branch left the revision: changed, new, or not known to git at all. What
    /// is no file (standard input) is always new.
    ///
    /// # Errors
    /// What git said, where there is no git or no such revision.
    pub(super) fn has_changed(&mut self, path: &Path) -> Result<bool, String> {
        let Ok(path) = path.canonicalize() else { return Ok(true) };
        let Some(folder) = path.parent().filter(|folder| !self.outside.contains(*folder)) else { return Ok(true) };
        let inside = |known: &&PathBuf| path.starts_with(known);
        let root = match self.repositories.keys().filter(inside).max_by_key(|root| root.as_os_str().len()) {
            Some(root) => root.clone(),
            None => match git(folder, &["rev-parse", "--show-toplevel"], b"") {
                Ok(root) => self.open(PathBuf::from(line(&root)))?,
                Err(said) if said.contains("not a git repository") => {
                    self.outside.insert(folder.to_owned());
                    return Ok(true);
                }
                Err(said) => return Err(said),
            },
        };
        Ok(self.repositories.get(&root).is_none_or(|same| !same.contains(&path)))
    }

    /// Whether any file lay in a repository, so that something could be told.
    pub(super) fn knows_any(&self) -> bool {
        !self.repositories.is_empty()
    }

    fn open(&mut self, root: PathBuf) -> Result<PathBuf, String> {
        let root = root.canonicalize().unwrap_or(root);
        let commit = commit(&root, &root.display().to_string(), &self.revision)?;
        // What others did since is not of this branch; histories that share nothing are compared as they are.
        let base = git(&root, &["merge-base", &commit, "HEAD"], b"").map_or(commit, |base| line(&base));
        let changed = git(&root, &["diff", "--name-only", "-z", "--no-renames", &base, "--"], b"")?;
        let known = git(&root, &["ls-files", "-z"], b"")?;
        let changed: BTreeSet<&[u8]> = changed.split(|byte| *byte == 0).collect();
        let same = known.split(|byte| *byte == 0).filter(|path| !path.is_empty() && !changed.contains(path));
        let same = same.map(|path| root.join(String::from_utf8_lossy(path).as_ref())).collect();
        self.repositories.insert(root.clone(), same);
        Ok(root)
    }
}

/// The full name of the commit.
fn commit(home: &Path, root: &str, revision: &str) -> Result<String, String> {
    let asked = format!("{revision}^{{commit}}");
    git(home, &["rev-parse", "--verify", "--end-of-options", &asked], b"").map(|id| line(&id)).map_err(|said| {
        let names = git(home, &["for-each-ref", "--format=%(refname:short)"], b"").unwrap_or_default();
        let names = String::from_utf8_lossy(&names).into_owned();
        let meant = nearest(revision, names.lines().chain(["HEAD"])).map(|name| format!("; did you mean `{name}`?"));
        format!("`{revision}` is no revision of {root}: {said}{}", meant.unwrap_or_default())
    })
}

/// The rule files and links of a commit, by their paths from the root of the repository; of other files those that are
/// asked for or that a link leads to.
fn shelf(home: &Path, commit: &str, asked: &[PathBuf]) -> Result<Shelf, String> {
    let listed = git(home, &["ls-tree", "-r", "-z", "--full-tree", commit], b"")?;
    let (mut links, mut files): (Blobs, Blobs) = (Vec::new(), Vec::new());
    for entry in listed.split(|byte| *byte == 0) {
        let entry = String::from_utf8_lossy(entry);
        let Some((about, path)) = entry.split_once('\t') else { continue };
        let mut about = about.split(' ');
        let (Some(mode), Some(id)) = (about.next(), about.nth(1)) else { continue };
        let blob = (PathBuf::from(path), id.to_owned());
        match mode {
            "120000" => links.push(blob),
            mode if mode.starts_with("100") => files.push(blob),
            // Another repository inside of this one.
            _ => {}
        }
    }
    let target = |(link, bytes): (PathBuf, Vec<u8>)| (link, PathBuf::from(String::from_utf8_lossy(&bytes).as_ref()));
    let links: Vec<(PathBuf, PathBuf)> = blobs(home, links)?.into_iter().map(target).collect();
    let names = links.iter().filter_map(|(_, target)| target.file_name()).collect::<BTreeSet<_>>();
    files.retain(|(path, _)| {
        let is_rule = path.extension().is_some_and(|end| end == "yaml" || end == "yml");
        is_rule || asked.contains(path) || path.file_name().is_some_and(|name| names.contains(name))
    });
    Ok(Shelf::of(blobs(home, files)?).with_links(links))
}

/// Paths, each with the name that git has for its content.
type Blobs = Vec<(PathBuf, String)>;

/// The paths, each with its content.
fn blobs(home: &Path, blobs: Blobs) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    if blobs.is_empty() {
        return Ok(Vec::new());
    }
    let ids: String = blobs.iter().flat_map(|(_, id)| [id.as_str(), "\n"]).collect();
    let read = git(home, &["cat-file", "--batch"], ids.as_bytes())?;
    let mut read = read.as_slice();
    let mut files = Vec::new();
    for (path, _) in blobs {
        let Some((bytes, after)) = head(read).and_then(|(size, rest)| rest.split_at_checked(size)) else {
            return Err(format!("git does not give {}", path.display()));
        };
        files.push((path, bytes.to_vec()));
        // A line break ends what is given.
        read = after.get(1..).unwrap_or_default();
    }
    Ok(files)
}

/// The size of what comes next, from a line such as `ID blob 120`, and what comes after that line.
fn head(read: &[u8]) -> Option<(usize, &[u8])> {
    let end = read.iter().position(|byte| *byte == b'\n')?;
    let (head, rest) = read.split_at_checked(end)?;
    let size = std::str::from_utf8(head).ok()?.rsplit(' ').next()?.parse().ok()?;
    Some((size, rest.get(1..)?))
}

/// The nearest folder that is there, and what of the path lies below it: the rules may have been deleted since.
fn place(path: &Path) -> (PathBuf, PathBuf) {
    let is_there = |folder: &&Path| folder.as_os_str().is_empty() || folder.is_dir();
    let folder = path.ancestors().find(is_there).unwrap_or_else(|| Path::new(""));
    let rest = path.strip_prefix(folder).unwrap_or_else(|_| Path::new("")).to_owned();
    (if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }, rest)
}

/// The path from the root of the repository.
fn inside(path: &Path, root: &str) -> Result<PathBuf, String> {
    let (folder, rest) = place(path);
    if line(&git(&folder, &["rev-parse", "--show-toplevel"], b"")?) != root {
        return Err(format!("{} lies outside of the repository {root}", path.display()));
    }
    let prefix = line(&git(&folder, &["rev-parse", "--show-prefix"], b"")?);
    Ok(Path::new(&prefix).join(rest))
}

/// The same with every file called as git calls it: `main:rules/quake.yaml`.
fn named(mut loaded: Loaded, revision: &str) -> Loaded {
    let named = |path: &str| format!("{revision}:{path}");
    for problem in &mut loaded.problems {
        problem.path = named(&problem.path);
    }
    for file in &mut loaded.rules.files {
        file.path = named(&file.path);
    }
    loaded.sources = loaded.sources.into_iter().map(|(path, text)| (named(&path), text)).collect();
    loaded
}

fn line(output: &[u8]) -> String {
    String::from_utf8_lossy(output).trim_end_matches('\n').to_owned()
}

/// What git writes, run in `folder` with `input`.
fn git(folder: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    // What git says is read by programs here.
    command.env("LC_ALL", "C");
    command.arg("-C").arg(folder).args(arguments.iter().map(OsStr::new));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("git cannot be run: {error}"))?;
    let stdin = child.stdin.take();
    // Git answers while it is still asked: whoever only writes waits for ever once the pipe is full.
    let ended = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let ended = ended.map_err(|error| format!("git cannot be run: {error}"))?;
    if ended.status.success() {
        return Ok(ended.stdout);
    }
    let said = String::from_utf8_lossy(&ended.stderr);
    Err(format!("git says: {}", said.trim().lines().next().unwrap_or("nothing")))
}
