//! Which of the files that are named on the command line are guides; all others are left alone.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::global::Global;
use super::{discovery, output, verbose};
use crate::project::{Config, Disk, Exclusion, World, is_guide_name, shown};
use crate::report::{counted, visible};

/// What to say where every file that was named is left alone.
pub(super) const NO_GUIDE_NAMED: &str = "no guide is among the files named: nothing to do";

/// Tells guides among paths: by their names, and by where they are if that matters.
pub(super) struct PathFilter<'c> {
    config: &'c Config,
    /// The folder of the project's guides, if only what is in it is looked at.
    within: Option<GuidesFolder>,
}

/// The folder of a project's guides.
struct GuidesFolder {
    path: PathBuf,
    canonical: PathBuf,
}

impl<'c> PathFilter<'c> {
    /// With `guides_only`, what is not in the project's guides folder is left alone too.
    pub(super) fn of(config: &'c Config, guides_only: bool) -> Result<PathFilter<'c>> {
        let folder = guides_only.then(|| discovery::default_folder(config));
        Ok(PathFilter {
            config,
            within: folder.transpose()?.map(|path| GuidesFolder {
                canonical: Disk.canonical(&path),
                path,
            }),
        })
    }

    /// Whether a file at `path` is to be looked at.
    pub(super) fn is_guide(&self, path: &Path) -> bool {
        let (root, patterns) = (&self.config.root, &self.config.exclude);
        let is_excluded = || {
            Exclusion::of(&Disk, root, patterns)
                .pattern_of(path)
                .is_some()
        };
        is_guide_name(path) && self.contains(path) && !is_excluded()
    }

    fn contains(&self, path: &Path) -> bool {
        let folder = if path.is_dir() {
            path
        } else {
            path.parent().unwrap_or(Path::new(""))
        };
        let within = self.within.as_ref();
        within.is_none_or(|within| Disk.canonical(folder).starts_with(&within.canonical))
    }

    /// What is to be looked at of a path that was named: of a folder around the guides, these; and what is
    /// not there is an error later on.
    fn kept(&self, path: PathBuf) -> Option<PathBuf> {
        let is_around = |within: &&GuidesFolder| {
            path.is_dir() && within.canonical.starts_with(Disk.canonical(&path))
        };
        match self.within.as_ref().filter(is_around) {
            Some(within) => Some(within.path.clone()),
            None => (!path.exists() || self.contains(&path)).then_some(path),
        }
    }

    /// The paths that are to be looked at. Says how many files are no guides by their names.
    pub(super) fn apply(&self, global: &Global, paths: Vec<PathBuf>) -> Vec<PathBuf> {
        let within = paths.into_iter().filter_map(|path| {
            let kept = self.kept(path.clone());
            if kept.is_none() {
                let line = || format!("skipped {}: not in the guides folder", shown(&path));
                verbose::info(global, line);
            }
            kept
        });
        let is_other = |path: &PathBuf| path.is_file() && !is_guide_name(path);
        let (others, kept): (Vec<_>, Vec<_>) = within.partition(is_other);
        if let Some(first) = others.first().filter(|_| !global.quiet) {
            output::say(&format!(
                "note: left alone {} with a name that no guide has, the first {}",
                counted(others.len(), "file"),
                visible(&shown(first))
            ));
        }
        kept
    }
}
