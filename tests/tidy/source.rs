//! A source file and the paths it names, resolved from the root of the crate.

use std::collections::BTreeMap;

use super::code;

/// A source file, read for the paths in it.
pub(crate) struct Source {
    /// Its path below `src`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
    /// The text with comments and strings blanked out.
    pub(crate) code: String,
    /// Its module: `["model", "span"]`.
    pub(crate) module: Vec<String>,
    /// Whether other files stand below it: it declares them and is the scope they see.
    pub(crate) is_folder: bool,
    /// Every path from the root of the crate that it names, and every path into the standard library that it imports.
    pub(crate) paths: Vec<Vec<String>>,
    /// Those of them outside its tests, which may look at anything in their room.
    pub(crate) built: Vec<Vec<String>>,
}

impl Source {
    /// The files of a tree of paths and texts.
    pub(crate) fn of_tree(tree: &BTreeMap<String, String>) -> Vec<Self> {
        let mut sources: Vec<Self> = tree.iter().map(|(path, text)| Self::of(path, text)).collect();
        let modules: Vec<Vec<String>> = sources.iter().map(|source| source.module.clone()).collect();
        for source in &mut sources {
            let below = |module: &Vec<String>| module.len() > source.module.len() && module.starts_with(&source.module);
            source.is_folder |= modules.iter().any(below);
        }
        sources
    }

    fn of(path: &str, text: &str) -> Self {
        let bare = path.trim_end_matches(".rs");
        let module = bare.strip_suffix("/mod").unwrap_or(bare).split('/').map(str::to_owned).collect();
        let code = code::blank(text);
        let mut source = Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
            is_folder: bare.ends_with("/mod"),
            module,
            paths: Vec::new(),
            built: Vec::new(),
        };
        let tokens = code::tokens(&source.code);
        let (paths, built) = (source.find_paths(&tokens), source.find_paths(&without_tests(&tokens)));
        source.paths = paths;
        source.built = built;
        source
    }

    /// The folder of `src` that it stands in, or its own name.
    pub(crate) fn room(&self) -> &str {
        &self.module[0]
    }

    fn find_paths(&self, tokens: &[&str]) -> Vec<Vec<String>> {
        let mut paths = Vec::new();
        // Names of the inline modules that are open, each with the depth of its brace.
        let mut inline: Vec<(String, usize)> = Vec::new();
        let mut depth: usize = 0;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match *token {
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    inline.retain(|(_, open)| *open <= depth);
                }
                "mod" if tokens.get(at + 2) == Some(&"{") => inline.push((tokens[at + 1].to_owned(), depth + 1)),
                "use" => {
                    let scope = self.scope(&inline);
                    at = tree_paths(tokens, at + 1, &[], &mut |path| paths.extend(resolve(path, &scope, true)));
                    continue;
                }
                "crate" | "super" | "self" if at == 0 || tokens[at - 1] != "::" => {
                    let scope = self.scope(&inline);
                    let mut path = vec![*token];
                    while tokens.get(at + 1) == Some(&"::")
                        && tokens.get(at + 2).is_some_and(|next| code::is_word(next))
                    {
                        path.push(tokens[at + 2]);
                        at += 2;
                    }
                    paths.extend(resolve(&path, &scope, false));
                }
                _ => {}
            }
            at += 1;
        }
        paths
    }

    fn scope(&self, inline: &[(String, usize)]) -> Vec<String> {
        let root = if self.room() == "lib" { &[] } else { self.module.as_slice() };
        root.iter().cloned().chain(inline.iter().map(|(name, _)| name.clone())).collect()
    }
}

/// The tokens without the inline modules that are built for tests alone.
fn without_tests<'t>(tokens: &[&'t str]) -> Vec<&'t str> {
    const MARK: [&str; 8] = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let body = at + MARK.len() + 1;
        if tokens[at..].starts_with(&MARK) && tokens.get(body) == Some(&"{") {
            let mut depth = 0;
            at = body;
            while at < tokens.len() {
                depth += i32::from(tokens[at] == "{") - i32::from(tokens[at] == "}");
                at += 1;
                if depth == 0 {
                    break;
                }
            }
        } else {
            kept.push(tokens[at]);
            at += 1;
        }
    }
    kept
}

/// The path from the root of the crate. In a `use`, a path that begins with a plain name is one into a module below or
/// into another crate; both are kept, under the scope and as they stand.
fn resolve(path: &[&str], scope: &[String], is_use: bool) -> Vec<Vec<String>> {
    let mut base = scope.to_vec();
    let mut rest = path;
    match path.first() {
        Some(&"crate") => {
            base.clear();
            rest = &path[1..];
        }
        Some(&("super" | "self")) => {
            while let Some(step @ ("super" | "self")) = rest.first().copied() {
                if step == "super" {
                    base.pop();
                }
                rest = &rest[1..];
            }
        }
        _ if is_use => {
            let own = base.iter().map(String::as_str).chain(path.iter().copied()).map(str::to_owned).collect();
            let foreign = ["std", "core", "alloc"].contains(&path[0]);
            return vec![if foreign { path.iter().map(|part| (*part).to_owned()).collect() } else { own }];
        }
        _ => return Vec::new(),
    }
    base.extend(rest.iter().map(|part| (*part).to_owned()));
    vec![base]
}

/// Hands every path of the use tree at `at` to `found`, and gives the token behind it.
fn tree_paths<'t>(tokens: &[&'t str], mut at: usize, before: &[&'t str], found: &mut dyn FnMut(&[&str])) -> usize {
    let mut path = before.to_vec();
    while let Some(token) = tokens.get(at) {
        match *token {
            "::" => {}
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| *token != "}") {
                    at = tree_paths(tokens, at, &path, found);
                    at += usize::from(tokens.get(at) == Some(&","));
                }
                return at + 1;
            }
            "as" => {
                at += 2;
                break;
            }
            // `use a::b::{self}` names `a::b`.
            "self" if !path.is_empty() => {}
            word if code::is_word(word) => path.push(word),
            "*" => {}
            _ => break,
        }
        at += 1;
    }
    if !path.is_empty() {
        found(&path);
    }
    at
}
