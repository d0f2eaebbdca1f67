//! Which guides are read, and which of them are reported on.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::adopting::Scope;
use crate::project::{
    Disk, FileError, Loaded, Overlay, World, changed_files, listed_files, one_names,
};

/// The guides to read and to report on.
pub struct Chosen {
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
    pub fn of(scope: &Scope, paths: &[PathBuf]) -> Result<Chosen> {
        let mut chosen = Chosen {
            paths: paths.to_vec(),
            world: Box::new(Disk),
            focus: None,
            nothing: None,
        };
        let is_stdin = paths == [PathBuf::from("-")];
        if let Some(path) = &scope.stdin_path {
            if !paths.is_empty() && !is_stdin {
                bail!(
                    "--stdin-path reads one guide from standard input: leave out the other paths"
                );
            }
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes)?;
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
                let file = file.display();
                chosen.nothing = Some(format!("{file} lists no files: nothing to check"));
            }
        }
        Ok(chosen)
    }

    /// Leaves the guides to report on, and the trouble with those.
    pub fn narrow(&self, loaded: &mut Loaded) {
        let Some(focus) = &self.focus else { return };
        let is_in_focus = |path: &str| {
            let names = one_names(&*self.world, &[PathBuf::from(path)]);
            names.iter().all(|name| focus.contains(name))
        };
        loaded
            .guides
            .retain(|checked| is_in_focus(&checked.guide.source.path));
        let is_meant = |trouble: &FileError| is_in_focus(&trouble.path);
        loaded.troubles.retain(is_meant);
    }
}

fn read_list(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(file).with_context(|| format!("--files-from {}", file.display()))
}
