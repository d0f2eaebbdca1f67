//! Files that a user names for what a run gives, and what must not be lost there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{Disk, is_guide_name};
use super::disk_write::{end_of_links, write_through_with};
use super::file_id::FileId;
use super::world::{Content, FileError, World};
use crate::check::Baseline;
use crate::report::is_report;

/// Largest file that is looked at before it is written over, in bytes.
const MAX_BYTES: u64 = 1 << 30;

/// What a file is named for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutputKind {
    Report,
    Baseline,
}

impl OutputKind {
    fn name(self) -> &'static str {
        match self {
            OutputKind::Report => "report",
            OutputKind::Baseline => "baseline",
        }
    }

    fn option(self) -> &'static str {
        match self {
            OutputKind::Report => "--output-file",
            OutputKind::Baseline => "--write-baseline",
        }
    }

    /// Whether a file with `bytes` was written for this kind before.
    fn recognises(self, bytes: &[u8]) -> bool {
        match self {
            OutputKind::Report => is_report(bytes),
            OutputKind::Baseline => Baseline::parse(bytes).is_ok(),
        }
    }
}

/// What a run reads.
#[derive(Clone, Copy, Debug)]
pub struct RunInputs<'a> {
    pub files: &'a [PathBuf],
    /// Folders in which every guide is read.
    pub folders: &'a [PathBuf],
}

/// A file that may be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Destination {
    path: PathBuf,
    /// Where it leads, through links.
    target: PathBuf,
}

impl Destination {
    /// The file at `path`, unless writing it would lose something: an input of the run, or anything that
    /// was not written for the same kind before.
    pub fn checked(
        path: &Path,
        kind: OutputKind,
        inputs: RunInputs<'_>,
    ) -> Result<Destination, FileError> {
        let option = kind.option();
        let failed = |why: String| FileError::new(path, why);
        let target = end_of_links(path).map_err(|error| FileError::io(path, &error))?;
        if is_input(path, inputs) {
            return Err(failed(format!(
                "is read by this run and would be lost: choose another file for {option}"
            )));
        }
        if is_guide_name(&target) && is_below_any(&target, inputs.folders) {
            return Err(failed(format!(
                "would be taken for a guide by the next run: choose another name for {option}"
            )));
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                Err(failed(format!("is a folder: name a file for {option}")))
            }
            Ok(found) if found.is_file() && !may_be_replaced(path, kind)? => Err(failed(format!(
                "is there already, and no {} of negguide's: delete it, or choose another file \
                     for {option}",
                kind.name()
            ))),
            _ => Ok(Destination {
                path: path.to_path_buf(),
                target: Disk.canonical(&target),
            }),
        }
    }

    /// Whether both are one file.
    pub fn is_same_file(&self, other: &Destination) -> bool {
        let id = FileId::of(&self.path);
        self.target == other.target || (id.is_some() && id == FileId::of(&other.path))
    }

    /// Writes the file: through links and into pipes and devices.
    pub fn write(&self, bytes: &[u8]) -> Result<(), FileError> {
        self.write_with(|out| out.write_all(bytes))
    }

    /// The same, with what `make` writes.
    pub fn write_with(
        &self,
        make: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), FileError> {
        Disk.remove_leftovers(self.target.parent().unwrap_or(Path::new("")));
        let written = write_through_with(&self.path, make);
        written.map_err(|error| FileError::io(&self.path, &error))
    }
}

/// Whether `path` is one of the files that the run reads, under whatever name.
fn is_input(path: &Path, inputs: RunInputs<'_>) -> bool {
    let is_file = fs::metadata(path).is_ok_and(|found| found.is_file());
    let id = FileId::of(path).filter(|_| is_file);
    id.is_some_and(|id| {
        let mut files = inputs.files.iter();
        files.any(|file| FileId::of(file).as_ref() == Some(&id))
    })
}

fn is_below_any(file: &Path, folders: &[PathBuf]) -> bool {
    let folder = Disk.canonical(file.parent().unwrap_or(Path::new("")));
    let mut folders = folders.iter().filter(|folder| folder.is_dir());
    folders.any(|above| folder.starts_with(Disk.canonical(above)))
}

/// Whether the file at `path` is empty, or was written for `kind` before.
fn may_be_replaced(path: &Path, kind: OutputKind) -> Result<bool, FileError> {
    match Disk.read(path, MAX_BYTES) {
        Ok(Content::Bytes(bytes)) => Ok(bytes.is_empty() || kind.recognises(&bytes)),
        Ok(Content::TooLarge(_)) => Ok(false),
        Err(error) => Err(FileError::io(path, &error)),
    }
}
