//! Writing fixed guides where their authors keep them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Loaded;
use super::world::{Content, FileError, World, reason, shown};
use crate::check::Fixed;
use crate::text::SourcePacker;

/// Writes the guides that fixes changed, and puts them in the place of those that were loaded. A
/// guide that can't be written stays as it was loaded, and is a trouble. Gives for each guide
/// whether it was written. What is found in those is as it was, until they are rechecked.
pub fn write_fixed(
    world: &dyn World,
    files: &[PathBuf],
    loaded: &mut Loaded,
    fixed: Vec<Option<Fixed>>,
) -> Vec<bool> {
    let files: BTreeMap<String, &Path> = files
        .iter()
        .map(|file| (shown(file), file.as_path()))
        .collect();
    let guides = &loaded.guides;
    // One after another: two of them may be names of one file.
    let written: Vec<Result<bool, FileError>> = guides
        .iter()
        .zip(&fixed)
        .map(|(before, fixed)| {
            let Some(fixed) = fixed else {
                return Ok(false);
            };
            let source = before.guide().source();
            let file = files.get(&source.path).copied();
            let file = file.unwrap_or(Path::new(&source.path));
            rewrite(
                world,
                file,
                &source.text,
                &fixed.checked.guide.source().text,
            )
        })
        .collect();
    let results = written.into_iter().zip(fixed);
    let packer = SourcePacker::default();
    let written = loaded
        .guides
        .iter_mut()
        .zip(results)
        .map(|(guide, (written, fixed))| {
            let written = written.unwrap_or_else(|trouble| {
                loaded.troubles.push(trouble);
                false
            });
            if let Some(fixed) = fixed.filter(|_| written) {
                guide.replace_guide(fixed.checked.guide, &packer);
            }
            written
        });
    written.collect()
}

/// Removes what killed runs left unfinished in the folders of `files`.
pub fn remove_leftovers_beside(world: &dyn World, files: &[PathBuf]) {
    let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    for folder in folders {
        world.remove_leftovers(folder);
    }
}

/// Writes `text` to the guide at `file`, of which `read` is what was read. Refuses where the file
/// holds anything else by now, or its owner has made it read-only. Through a link it is the file
/// that is written; the link stays. Gives whether there was anything to write.
pub fn rewrite(world: &dyn World, file: &Path, read: &str, text: &str) -> Result<bool, FileError> {
    if text == read {
        return Ok(false);
    }
    let target = world.canonical(file);
    let failed = |why: &str| FileError::new(file, format!("not written: {why}"));
    if !world.is_writable(&target) {
        return Err(failed("the file is read-only"));
    }
    let found = world.read(&target, read.len().max(text.len()) as u64);
    match found.map_err(|error| failed(&reason(&error)))? {
        Content::Bytes(bytes) if bytes == read.as_bytes() => {}
        // Written already, under another of its names.
        Content::Bytes(bytes) if bytes == text.as_bytes() => return Ok(true),
        _ => return Err(failed("the file has changed since it was read; run again")),
    }
    let written = world.write_through(&target, text.as_bytes());
    written.map_err(|error| failed(&reason(&error)))?;
    Ok(true)
}
