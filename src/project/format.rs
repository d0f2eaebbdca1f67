//! Guides in canonical form, written where their authors keep them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::rewrite::rewrite;
use super::world::{Content, FileError, World, shown};
use crate::format::{Refusal, Style, format};
use crate::model::{Guide, Places};
use crate::syntax::Limits;
use crate::text::Source;

/// What formatting a guide came to.
#[derive(Debug)]
pub struct Formatted {
    /// The guide as it was read.
    pub source: Source,
    /// Its canonical form: equal to what was read where there is nothing to change.
    pub text: Result<String, Refusal>,
}

impl Formatted {
    /// Whether the canonical form is another one than what was read.
    pub fn is_changed(&self) -> bool {
        self.text
            .as_ref()
            .is_ok_and(|text| **text != *self.source.text)
    }
}

/// Reads and formats `files` in parallel; nothing is written. `done` is called once per file, from
/// any thread.
pub fn format_files(
    world: &dyn World,
    files: &[PathBuf],
    limits: &Limits,
    places: &Arc<Places>,
    style: &Style,
    done: &(dyn Fn() + Sync),
) -> Vec<Result<Formatted, FileError>> {
    files
        .par_iter()
        .map(|file| {
            let formatted = format_file(world, file, limits, places, style);
            done();
            formatted
        })
        .collect()
}

fn format_file(
    world: &dyn World,
    file: &Path,
    limits: &Limits,
    places: &Arc<Places>,
    style: &Style,
) -> Result<Formatted, FileError> {
    let content = world
        .read(file, limits.file_bytes)
        .map_err(|error| FileError::io(file, &error))?;
    let guide = match content {
        Content::Bytes(bytes) => {
            Guide::read_with(Source::from_bytes(shown(file), bytes), limits, places)
        }
        Content::TooLarge(found) => {
            Guide::too_large(Source::new(shown(file), ""), found, limits.file_bytes)
        }
    };
    let text = format(&guide, limits, style);
    Ok(Formatted {
        source: guide.source,
        text,
    })
}

/// Writes the canonical form of the guide at `file`. Gives whether there was anything to write.
pub fn write_formatted(
    world: &dyn World,
    file: &Path,
    formatted: &Formatted,
) -> Result<bool, FileError> {
    match &formatted.text {
        Ok(text) => rewrite(world, file, &formatted.source.text, text),
        Err(_) => Ok(false),
    }
}
