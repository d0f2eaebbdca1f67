//! Which guides are read, and which of them are reported on.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::adopting::ChangedOnly;
use super::input;
use crate::project::{Disk, Files, Overlay, World, changed_files, listed_files};
use crate::syntax::Limits;

/// The name of standard input, where a file is named.
const STANDARD_INPUT: &str = "-";

/// The guides to read and to report on.
pub(super) struct Chosen {
    /// As given; empty where the project's folder is meant.
    pub paths: Vec<PathBuf>,
    /// The disk, or the disk with a file from standard input.
    pub world: Box<dyn World>,
    /// If set, only these are reported on, by their one name.
    focus: Option<BTreeSet<PathBuf>>,
    /// What to say where no guide is left to report on.
    pub nothing: Option<String>,
}

impl Chosen {
    pub(super) fn of(scope: &ChangedOnly, paths: &[PathBuf], limits: &Limits) -> Result<Chosen> {
        let mut chosen = Chosen {
            paths: paths.to_vec(),
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
            let bytes = input::guide_from_standard_input(limits)?;
            let path = path.strip_prefix("./").unwrap_or(path).to_path_buf();
            chosen.paths = vec![path.clone()];
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
            chosen.paths = listed_files(&read_list(file)?);
            if chosen.paths.is_empty() {
                let list = if file == Path::new(STANDARD_INPUT) {
                    "standard input".to_string()
                } else {
                    file.display().to_string()
                };
                chosen.nothing = Some(format!("{list} lists no files: nothing to check"));
            }
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
