//! Paths as a person writes them, and whether two of them mean one file.

use std::path::{Component, Path, PathBuf};

/// The path without detours: `a/../b` is `b`, unless `a` is a link, above which lies something else.
pub(super) fn direct(path: &Path) -> PathBuf {
    let mut direct = PathBuf::new();
    for part in path.components() {
        let leads_back = matches!(direct.components().next_back(), Some(Component::Normal(_))) && !direct.is_symlink();
        match part {
            Component::ParentDir if leads_back => {
                direct.pop();
            }
            Component::CurDir => {}
            part => direct.push(part),
        }
    }
    if direct.as_os_str().is_empty() { PathBuf::from(".") } else { direct }
}

/// The one name of the file that a path means, whether it is there or not.
pub(super) fn identity(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let (folder, name) = (path.parent().filter(|folder| !folder.as_os_str().is_empty()), path.file_name());
    let folder = folder.unwrap_or(Path::new("."));
    let real = folder.canonicalize().unwrap_or_else(|_| direct(&std::path::absolute(folder).unwrap_or_default()));
    name.map_or_else(|| real.clone(), |name| real.join(name))
}
