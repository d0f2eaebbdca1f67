//! Which guides are read, and which of them are reported on.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::adopting::ChangedOnly;
use super::global::Global;
use super::input;
use super::path_filter::{NO_GUIDE_NAMED, PathFilter};
use crate::project::{Config, Disk, Files, Overlay, World, changed_files, listed_files};

/// The name of standard input, where a file is named.
const STANDARD_INPUT: &str = "-";

/// The guides to read and to report on.
pub(super) struct Chosen {
    /// Those of the given ones that are to be looked at; `None` where the project's folder is meant.
    pub paths: Option<Vec<PathBuf>>,
    /// The disk, or the disk with a file from standard input.
    pub world: Box<dyn World>,
    /// If set, only these are reported on, by their one name.
    focus: Option<BTreeSet<PathBuf>>,
    /// What to say where no guide is left to report on.
    pub nothing: Option<String>,
}

impl Chosen {
    pub(super) fn of(
        global: &Global,
        config: &Config,
        scope: &ChangedOnly,
        paths: &[PathBuf],
    ) -> Result<Chosen> {
        let filter = PathFilter::of(config, scope.guides_only)?;
        let mut chosen = Chosen {
            paths: (!paths.is_empty()).then(|| paths.to_vec()),
            world: Box::new(Disk),
            focus: None,
            nothing: None,
        };
        let is_stdin = paths == [PathBuf::from(STANDARD_INPUT)];
        if let Some(path) = &scope.stdin_path {
            if !paths.is_empty() && !is_stdin {
                bail!(
                    "--stdin-path reads one guide from standard input: leave out the other paths"
                );
            }
            let bytes = input::guide_from_standard_input(&config.limits)?;
            let path = path.strip_prefix("./").unwrap_or(path).to_path_buf();
            let is_guide = filter.is_guide(&path);
            chosen.paths = Some(is_guide.then(|| path.clone()).into_iter().collect());
            chosen.world = Box::new(Overlay { path, bytes });
        } else if is_stdin {
            bail!("to read a guide from standard input, say where it belongs with --stdin-path");
        }
        if let Some(revision) = &scope.changed {
            chosen.focus = Some(changed_files(&Disk, revision).context("--changed")?);
            chosen.nothing = Some(format!(
                "no guide differs from {revision}: nothing to check"
            ));
        }
        if let Some(file) = &scope.files_from {
            let listed = listed_files(&read_list(file)?);
            if listed.is_empty() {
                let list = if file == Path::new(STANDARD_INPUT) {
                    "standard input".to_string()
                } else {
                    file.display().to_string()
                };
                chosen.nothing = Some(format!("{list} lists no files: nothing to check"));
            }
            chosen.paths = Some(listed);
        }
        chosen.paths = chosen.paths.map(|paths| filter.apply(global, paths));
        if chosen.paths.as_ref().is_some_and(Vec::is_empty) {
            let nothing = || NO_GUIDE_NAMED.to_string();
            chosen.nothing.get_or_insert_with(nothing);
        }
        Ok(chosen)
    }

    /// Which of the files that were `found` are reported on, and that they are compared with the others
    /// and against those of the `project`.
    pub(super) fn files(&self, found: Vec<PathBuf>, project: Vec<PathBuf>) -> Files {
        let world = &*self.world;
        let files = Files {
            reported: found,
            context_guides: Vec::new(),
        };
        let files = match &self.focus {
            Some(focus) => files.narrowed(world, focus),
            None => files,
        };
        files.with_context(world, project)
    }
}

fn read_list(file: &Path) -> Result<Vec<u8>> {
    if file == Path::new(STANDARD_INPUT) {
        return input::list_from_standard_input();
    }
    input::list_from_file(file)
}
