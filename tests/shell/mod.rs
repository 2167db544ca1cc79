//! A folder of its own for a test, and the program and git at work in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn crosscheck(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck")).current_dir(folder).args(arguments).output().unwrap()
}

/// What was printed, both streams, and the exit code that was expected.
pub(crate) fn ends(folder: &Path, arguments: &[&str], code: i32) -> String {
    let ended = crosscheck(folder, arguments);
    let said = format!("{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    assert_eq!(ended.status.code(), Some(code), "{arguments:?}: {said}");
    said
}

/// An empty folder for one test, outside of every repository.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("crosscheck-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=author", "-c", "user.email=author@example.org"]);
    assert!(command.args(arguments).output().unwrap().status.success(), "{arguments:?}");
}
