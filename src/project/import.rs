//! Bodies that become guides, where their authors keep them or in another folder.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::rewrite::rewrite;
use super::world::{Content, FileError, World, shown};
use crate::format;
use crate::import::{ImportOutcome, ImportRefusal, Imported, Importer, KnownNames};
use crate::text::Source;

/// A file that was imported, or only looked at.
#[derive(Debug)]
pub struct Tried {
    /// The file as it was read.
    pub source: Source,
    pub outcome: Result<ImportOutcome, ImportRefusal>,
}

impl Tried {
    pub fn new(source: Source, importer: &Importer<'_>, known: &KnownNames) -> Tried {
        Tried {
            outcome: importer.import(&source, known),
            source,
        }
    }
}

/// How companies and roles are called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Naming {
    /// Given for all files.
    pub company: Option<String>,
    pub role: Option<String>,
    /// The folder of the guides: its own name is no company's.
    pub guides: PathBuf,
}

impl Naming {
    /// What the path of `file` says, and what is given.
    pub fn of(&self, world: &dyn World, file: &Path) -> KnownNames {
        let parent = file.parent().unwrap_or(Path::new(""));
        let guides = world.canonical(&self.guides);
        let folder = world.canonical(parent);
        let is_named = parent.file_name().is_some();
        // `role.md` alone is in a company's folder only where that is among the guides.
        let is_company = folder != guides && (is_named || folder.starts_with(&guides));
        let text = |part: &std::ffi::OsStr| part.to_string_lossy().into_owned();
        KnownNames {
            company: self.company.clone(),
            role: self.role.clone(),
            folder: folder.file_name().map(text).filter(|_| is_company),
            stem: file.file_stem().map(text),
        }
    }
}

/// How files are imported.
#[derive(Clone, Debug)]
pub struct Importing<'a> {
    pub importer: Importer<'a>,
    pub naming: Naming,
}

/// Reads and imports `files` in parallel; nothing is written. `done` is called once per file, from any
/// thread.
pub fn import_files(
    world: &dyn World,
    files: &[PathBuf],
    importing: &Importing<'_>,
    done: &(dyn Fn() + Sync),
) -> Vec<Result<Tried, FileError>> {
    let Importing { importer, naming } = importing;
    files
        .par_iter()
        .map(|file| {
            let content = world
                .read(file, importer.limits.file_bytes)
                .map_err(|error| FileError::io(file, &error));
            let tried = content.map(|content| match content {
                Content::Bytes(bytes) => {
                    let source = Source::from_bytes(shown(file), bytes);
                    Tried::new(source, importer, &naming.of(world, file))
                }
                Content::TooLarge(_) => Tried {
                    source: Source::new(shown(file), ""),
                    outcome: Err(format::Refusal::of_large_file().into()),
                },
            });
            done();
            tried
        })
        .collect()
}

/// Writes the guide that `file` became in its place.
pub fn write_imported(
    world: &dyn World,
    file: &Path,
    source: &Source,
    imported: &Imported,
) -> Result<(), FileError> {
    rewrite(world, file, &source.text, &imported.text)?;
    Ok(())
}

/// Writes a guide below `out`, where its company and role say. Never over another file.
pub fn write_imported_to(
    world: &dyn World,
    out: &Path,
    source: &Source,
    imported: &Imported,
) -> Result<PathBuf, FileError> {
    let (Some(company), Some(role)) = (&imported.company, &imported.role) else {
        let missing = match imported.company {
            None => "company",
            Some(_) => "role",
        };
        return Err(FileError::new(
            Path::new(&source.path),
            format!("not written: its {missing} is not known, give it with --{missing}"),
        ));
    };
    let target = out.join(company).join(format!("{role}.md"));
    if world.exists(&target) {
        let found = world.read(&target, imported.text.len() as u64);
        let is_same =
            matches!(found, Ok(Content::Bytes(bytes)) if bytes == imported.text.as_bytes());
        if is_same {
            return Ok(target);
        }
        return Err(FileError::new(
            &target,
            format!("not written from {}: another file is there", source.path),
        ));
    }
    let written = world.write(&target, imported.text.as_bytes());
    written.map_err(|error| FileError::io(&target, &error))?;
    Ok(target)
}
