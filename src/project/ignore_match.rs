//! Which line of which ignore file leaves a file out, in the order in which a walk asks them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder, Glob};

/// The ignore files of folders, each read once.
pub(super) struct IgnoreLines {
    files: BTreeMap<PathBuf, Gitignore>,
    /// The user's own, of git's settings.
    global: Gitignore,
}

/// What ignore files say of a file.
pub(super) enum IgnoreVerdict {
    /// Nothing.
    Unmentioned,
    /// It is to be read, whatever its name.
    Kept,
    /// A pattern leaves it out.
    Ignored { pattern: String, file: PathBuf },
}

impl IgnoreLines {
    pub(super) fn new() -> IgnoreLines {
        IgnoreLines {
            files: BTreeMap::new(),
            global: Gitignore::global().0,
        }
    }

    /// Whether a search in `folder` leaves the file at `path` out, or a folder that it is in.
    pub(super) fn leaves_out(&mut self, path: &Path, folder: &Path) -> bool {
        let Ok(folder) = folder.canonicalize() else {
            return false;
        };
        let mut parts: Vec<&Path> = { path.ancestors() }
            .take_while(|part| part.starts_with(&folder) && **part != *folder)
            .collect();
        parts.reverse();
        let mut verdicts = parts.iter().map(|part| self.verdict(part, *part != path));
        verdicts.any(|verdict| matches!(verdict, IgnoreVerdict::Ignored { .. }))
    }

    /// What is said of the file or folder at `path`, by the nearest line about it: in `.ignore` files
    /// first, then in git's, up to the root of the repository.
    pub(super) fn verdict(&mut self, path: &Path, is_folder: bool) -> IgnoreVerdict {
        let Some(whole) = std::path::absolute(path).ok() else {
            return IgnoreVerdict::Unmentioned;
        };
        let folders: Vec<&Path> = whole.ancestors().skip(1).collect();
        let is_root = |folder: &&Path| folder.join(".git").exists();
        let root = folders.iter().position(is_root);
        let in_repository = &folders[..root.map_or(folders.len(), |at| at + 1)];
        let searched = [
            (".ignore", &folders[..]),
            (".gitignore", in_repository),
            (".git/info/exclude", in_repository),
        ];
        for (name, folders) in searched {
            for folder in folders {
                let found = self.file(folder, name).matched(&whole, is_folder);
                if let Some(verdict) = of_match(&found) {
                    return verdict;
                }
            }
        }
        let global = self.global.matched(&whole, is_folder);
        of_match(&global).unwrap_or(IgnoreVerdict::Unmentioned)
    }

    fn file(&mut self, folder: &Path, name: &str) -> &Gitignore {
        let path = folder.join(name);
        let read = || {
            let mut lines = GitignoreBuilder::new(folder);
            if path.is_file() {
                // Lines that cannot be understood are passed over, as in a walk.
                lines.add(&path);
            }
            lines.build().unwrap_or_else(|_| Gitignore::empty())
        };
        self.files.entry(path.clone()).or_insert_with(read)
    }
}

fn of_match(found: &Match<&Glob>) -> Option<IgnoreVerdict> {
    match found {
        Match::None => None,
        Match::Whitelist(_) => Some(IgnoreVerdict::Kept),
        Match::Ignore(glob) => Some(IgnoreVerdict::Ignored {
            pattern: glob.original().to_string(),
            file: glob.from().map(Path::to_path_buf).unwrap_or_default(),
        }),
    }
}
