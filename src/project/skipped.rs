//! The files below a path that are no guides of a run, and why.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::config::CONFIG_FILE;
use super::disk::is_guide_name;
use super::ignore_match::{IgnoreLines, IgnoreVerdict};
use super::load::Discovered;
use super::search_places::SearchPlaces;
use super::world::shown;

/// A file or folder that was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skipped {
    pub path: PathBuf,
    pub reason: String,
}

/// What a search for guides at `places` passed over; `found` is what it came to.
pub fn skipped(places: SearchPlaces<'_>, found: &Discovered) -> Vec<Skipped> {
    let known = found
        .guides
        .iter()
        .chain(&found.built)
        .chain(&found.refused)
        .chain(found.excluded.iter().map(|(file, _)| file));
    let troubled = found.troubles.iter().map(|trouble| trouble.path.clone());
    let mut search = SkipSearch {
        known: known.map(|path| shown(path)).chain(troubled).collect(),
        out: places.out.and_then(|out| out.canonicalize().ok()),
        lines: IgnoreLines::new(),
        here: std::env::current_dir().ok(),
        seen: BTreeSet::new(),
        skipped: Vec::new(),
    };
    for path in places.paths {
        search.look_into(path);
    }
    let built = found.built.iter().map(|path| Skipped {
        path: path.clone(),
        reason: "an earlier build wrote it".to_string(),
    });
    let excluded = found.excluded.iter().map(|(path, pattern)| Skipped {
        path: path.clone(),
        reason: format!("excluded by `{pattern}` in {CONFIG_FILE}"),
    });
    search.skipped.extend(built.chain(excluded));
    search
        .skipped
        .sort_by(|one, other| one.path.cmp(&other.path));
    search.skipped
}

struct SkipSearch {
    /// Files that there is no more to say of.
    known: BTreeSet<String>,
    /// The folder that builds write to.
    out: Option<PathBuf>,
    lines: IgnoreLines,
    /// The working folder: files below it are named from there.
    here: Option<PathBuf>,
    /// Folders that were looked into, by their one name: links may lead in circles.
    seen: BTreeSet<PathBuf>,
    skipped: Vec<Skipped>,
}

impl SkipSearch {
    fn look_into(&mut self, folder: &Path) {
        let is_new = folder
            .canonicalize()
            .is_ok_and(|name| self.seen.insert(name));
        // What cannot be looked at has been reported.
        let entries = if is_new { fs::read_dir(folder) } else { return };
        for path in entries.into_iter().flatten().flatten() {
            let path = path.path();
            if self.known.contains(&shown(&path)) {
                continue;
            }
            let is_folder = path.is_dir();
            match self.reason(&path, is_folder) {
                Some(reason) => self.skipped.push(Skipped { path, reason }),
                None if is_folder => self.look_into(&path),
                None => {}
            }
        }
    }

    fn reason(&mut self, path: &Path, is_folder: bool) -> Option<String> {
        if is_folder && path.canonicalize().ok() == self.out && self.out.is_some() {
            return Some("builds write to it".to_string());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match self.lines.verdict(path, is_folder) {
            IgnoreVerdict::Ignored { pattern, file } => {
                let below = self
                    .here
                    .as_ref()
                    .and_then(|here| file.strip_prefix(here).ok());
                let file = shown(below.unwrap_or(&file));
                Some(format!("ignored by `{pattern}` in {file}"))
            }
            IgnoreVerdict::Unmentioned if name.starts_with('.') => {
                Some("hidden, as its name starts with a dot".to_string())
            }
            _ if is_folder => None,
            _ if !is_markdown(path) => Some("its name does not end in .md".to_string()),
            _ if !is_guide_name(path) => {
                Some("a file about the folder, by its name, and no guide".to_string())
            }
            _ => Some("read under another name, or through another path".to_string()),
        }
    }
}

fn is_markdown(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    ["md", "markdown"].contains(&&*extension.to_lowercase())
}
