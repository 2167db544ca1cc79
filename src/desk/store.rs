//! The ledger on disk: read whole, and written whole or not at all, whoever else writes and whenever a process is killed.
//!
//! A write locks the folder, reads what the file holds by then, makes its change on that, writes a second file beside
//! it, and puts it in the place of the first in one step.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::model::Problem;
use crate::review::{Change, Clash, Ledger};

/// How often a lock that another process holds is asked for, and how long is waited in between.
const PATIENCE: (usize, Duration) = (200, Duration::from_millis(25));
/// More symbolic links than this lead nowhere.
const LINKS: usize = 40;

/// A ledger's file, which need not be there.
#[derive(Debug, Clone)]
pub struct Store {
    path: PathBuf,
}

/// What the file holds at one time.
#[derive(Debug, Clone, Default)]
pub struct Stand {
    /// The decisions.
    pub ledger: Ledger,
    /// The text, for showing places in it.
    pub text: String,
    /// The same for the same text.
    pub revision: String,
}

/// Why a ledger could not be read or written.
#[derive(Debug)]
pub enum Failure {
    /// Its text is no ledger: every error, and the text for showing them.
    Broken(Vec<Problem>, String),
    /// The system says no: what failed, and why.
    System(String),
    /// It is not as the change expects it.
    Clash(Clash),
    /// The change cannot be meant: why.
    Refused(String),
}

impl Failure {
    /// The failure in one sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Broken(problems, _) => {
                let first = problems.first().map_or_else(String::new, |problem| {
                    let place = problem.place.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
                    format!("{}{place} {}", problem.path, problem.message)
                });
                match problems.len() {
                    0 | 1 => first,
                    several => format!("{first}; and {} more", several - 1),
                }
            }
            Self::System(why) | Self::Refused(why) => why.clone(),
            Self::Clash(clash) => format!("{} was decided on by somebody else meanwhile", clash.fingerprint),
        }
    }
}

impl Store {
    /// The ledger in the file at `path`.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The path, as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the file holds now; a file that is not there holds no decisions.
    ///
    /// # Errors
    /// Where it cannot be read, or is no ledger.
    pub fn read(&self) -> Result<Stand, Failure> {
        self.stand(self.text()?)
    }

    /// The text of the file.
    pub(super) fn text(&self) -> Result<String, Failure> {
        match fs::read(&self.path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| self.failed("read", &"it is not UTF-8")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(self.failed("read", &error)),
        }
    }

    /// What a text of the file means.
    pub(super) fn stand(&self, text: String) -> Result<Stand, Failure> {
        let path = self.path.display().to_string();
        let ledger = Ledger::parse(&path, &text).map_err(|problems| Failure::Broken(problems, text.clone()))?;
        Ok(Stand { ledger, revision: revision(&text), text })
    }

    /// Makes the change that `decide` wants on what the file holds now, while nobody else writes: what was done, and
    /// what the file holds then. A change that does nothing writes nothing.
    ///
    /// # Errors
    /// Those of `decide`, and whatever keeps the ledger from being read or written; then it is as it was.
    pub fn update<E: From<Failure>>(
        &self,
        decide: impl FnOnce(&Stand) -> Result<Change, E>,
    ) -> Result<(Change, Stand), E> {
        let target = followed(&self.path).map_err(|error| self.failed("write", &error))?;
        let folder = match target.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let _lock = locked(folder).map_err(|error| self.failed("lock the folder of", &error))?;
        let mut stand = self.read()?;
        let change = decide(&stand)?;
        if change.is_empty() {
            return Ok((change, stand));
        }
        change.make(&mut stand.ledger).map_err(Failure::Clash)?;
        stand.text = stand.ledger.to_yaml().map_err(|error| self.failed("write", &error))?;
        stand.revision = revision(&stand.text);
        replace(&target, folder, stand.text.as_bytes()).map_err(|error| self.failed("write", &error))?;
        Ok((change, stand))
    }

    fn failed(&self, what: &str, why: &dyn std::fmt::Display) -> Failure {
        Failure::System(format!("failed to {what} {}: {why}", self.path.display()))
    }
}

/// The same for the same text.
pub(super) fn revision(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// The file that a path means, through symbolic links, whether it is there or not.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// The lock on a folder, for as long as it is kept. The folder itself is locked, so that no file is left behind.
#[cfg(unix)]
fn locked(folder: &Path) -> io::Result<File> {
    wait_for(File::open(folder)?)
}

/// The lock on a folder, for as long as it is kept. Where a folder cannot be opened, a file in it stands for it.
#[cfg(not(unix))]
fn locked(folder: &Path) -> io::Result<File> {
    wait_for(OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(".crosscheck.lock"))?)
}

fn wait_for(lock: File) -> io::Result<File> {
    let (times, pause) = PATIENCE;
    for _ in 0..times {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(fs::TryLockError::WouldBlock) => thread::sleep(pause),
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::other("another process has been writing there for too long"))
}

/// Puts `bytes` in the place of what `target` holds, in one step. The caller has the lock, so that nobody else uses the
/// name of the second file; one that is there was left by a process that was killed.
fn replace(target: &Path, folder: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = target.file_name().ok_or_else(|| io::Error::other("it is no file"))?;
    let second = folder.join(format!(".{}.tmp", name.to_string_lossy()));
    match fs::remove_file(&second) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let written = fill(&second, target, bytes).and_then(|()| fs::rename(&second, target));
    if written.is_err() {
        let _ = fs::remove_file(&second);
    }
    written?;
    flushed(folder)
}

/// Writes the second file, with the permissions of the first, to the disk.
fn fill(second: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(second)?;
    match fs::metadata(target) {
        Ok(first) if first.permissions().readonly() => return Err(io::Error::other("the file is read-only")),
        Ok(first) => file.set_permissions(first.permissions())?,
        Err(_) => {}
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes the new name last, where folders can be flushed.
fn flushed(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
