//! Where a project is in its git repository: CI systems and pre-commit start from the root of it.

use std::path::{Component, Path, PathBuf};

use crate::project::config::CONFIG_FILE;
use crate::project::repository::repository_root;
use crate::project::world::{World, shown};

/// Where a project is in its git repository.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProjectPlace {
    /// The root of the repository, or the project's folder where there is none.
    pub root: PathBuf,
    /// The project's folder from there; empty where they are the same.
    folder: String,
    /// The folder of the guides from there; empty where they are the same.
    pub(super) guides: String,
}

/// Why nothing can be written for a project where it is.
#[derive(Debug, thiserror::Error)]
pub enum MisplacedProject {
    #[error(
        "the guides folder {guides} is outside of {root}: CI jobs and hooks see only what is in it"
    )]
    GuidesOutside { guides: String, root: String },
    #[error(
        "the folder {0:?} cannot be written into a workflow: rename it, or the one of its parent \
         folders that has a control character or `${{{{` in its name"
    )]
    UnwritableName(String),
}

impl ProjectPlace {
    /// The place of the project in `folder`, which is there, with its guides in `guides`.
    pub fn find(
        world: &dyn World,
        folder: &Path,
        guides: &Path,
    ) -> Result<ProjectPlace, MisplacedProject> {
        let whole = world.canonical(folder);
        let top = repository_root(world, &whole);
        let below = whole.strip_prefix(top).unwrap_or(Path::new(""));
        // Up from the folder as it was named, so that the files are named alike.
        let mut root = folder.to_path_buf();
        root.extend(below.components().map(|_| Component::ParentDir));
        let guides_whole = world.canonical(guides);
        let Ok(guides_below) = guides_whole.strip_prefix(top) else {
            return Err(MisplacedProject::GuidesOutside {
                guides: shown(guides),
                root: shown(top),
            });
        };
        Ok(ProjectPlace {
            root,
            folder: writable(below)?,
            guides: writable(guides_below)?,
        })
    }

    /// The option that names the configuration, where negguide would not find it from the root.
    pub(super) fn config_option(&self) -> Option<String> {
        let is_root = self.folder.is_empty();
        (!is_root).then(|| format!("--config={}/{CONFIG_FILE}", self.folder))
    }
}

/// The path with forward slashes, where it can be quoted: one line, and no expression of GitHub's, which
/// are replaced inside of quotes too.
fn writable(path: &Path) -> Result<String, MisplacedProject> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    let names = path.iter().map(|name| name.to_str());
    let names: Option<Vec<&str>> = names.collect();
    let text = names.map(|names| names.join("/"));
    text.filter(|text| !text.contains(breaks) && !text.contains("${{"))
        .ok_or_else(|| MisplacedProject::UnwritableName(path.to_string_lossy().into_owned()))
}
